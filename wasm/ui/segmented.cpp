// Segmented choice and tabs: one of a few, side by side.

#include "wasm/ui/choice.hpp"
#include "wasm/ui/detail/choice_parts.hpp"
#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/layout.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

namespace {

constexpr float radius = 6;
constexpr float icon_gap = 6;

float item_width(const ContextState& s, const Option& option, float padding) {
    // measured bold, so that choosing does not move anything
    float width = 2 * padding + text_width(s, Type::body_bold, option.label);
    if (option.state) width += 16 + icon_gap;
    if (!option.count.empty()) width += icon_gap + text_width(s, Type::body, option.count);
    return ImCeil(width);
}

float item_width_small(const ContextState& s, const Option& option, float padding) {
    return ImCeil(2 * padding + text_width(s, Type::note_bold, option.label));
}

// With the line between the items.
float width_of(const ContextState& s, const Option& option, bool small) {
    return 1 + (small ? item_width_small(s, option, 10) : item_width(s, option, 12));
}

struct Colors {
    Color text;
    Color tint;
};

Colors chosen_colors(const Theme& t, Effect effect) {
    switch (effect) {
        case Effect::satisfies:
            return {t.accent, t.accent_tint};
        case Effect::open:
            return {t.warning, t.warning_tint};
        case Effect::fails:
            return {t.error, t.error_tint};
        case Effect::neutral:
            break;
    }
    return {t.text, t.line_soft};
}

void draw_item(ContextState& s, const Rect& box, const Option& option, bool chosen, bool small, Color color) {
    const Type type = small ? (chosen ? Type::note_bold : Type::note) : chosen ? Type::body_bold : Type::body;
    const float label = text_width(s, type, option.label);
    float content = label;
    if (option.state) content += 16 + icon_gap;
    if (!option.count.empty()) content += icon_gap + text_width(s, Type::body, option.count);
    float x = box.x + (box.w - content) / 2;
    if (option.state) {
        draw_state(s, *option.state, {on_pixel(s, x), box.y + (box.h - 16) / 2, 16, 16});
        x += 16 + icon_gap;
    }
    draw_line(s, type, color, {x, box.y, label, box.h}, option.label);
    if (!option.count.empty()) {
        draw_line(s, Type::body, s.colors().muted, {x + label + icon_gap, box.y, 0, box.h}, option.count);
    }
}

}  // namespace

std::optional<std::size_t> group_keys(ContextState& s, Id widget, std::span<const Option> options,
                                      std::size_t focused) {
    const Id item = hash_id(widget, static_cast<std::int64_t>(focused));
    const bool left = take_key(s, item, Key::left);
    const bool up = take_key(s, item, Key::up);
    const bool right = take_key(s, item, Key::right);
    const bool down = take_key(s, item, Key::down);
    const bool back = left || up;
    const bool forth = right || down;
    if (!back && !forth) return std::nullopt;
    const std::size_t n = options.size();
    for (std::size_t step = 1; step <= n; ++step) {
        const std::size_t i = (focused + (forth ? step : n - step % n)) % n;
        if (!options[i].disabled) return i;
    }
    return std::nullopt;
}

float segmented_width(const Context& ui, const ChoiceSpec& spec) {
    float width = 0;
    for (const Option& option : spec.options) width += width_of(st(ui), option, spec.small);
    return width;
}

std::optional<std::size_t> segmented(Context& ui, std::string_view id, const ChoiceSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const Rect box = take(s, segmented_width(ui, spec), spec.small ? 26.0F : 32.0F);
    const Id widget = ui.id(id);
    Scope scope(ui, id);
    MirrorNode group{.role = Role::radio_group,
                     .rect = box,
                     .name = spec.name,
                     .description = spec.description,
                     .error = spec.error,
                     .key = id};
    group.flags.invalid = !spec.error.empty();
    group.flags.disabled = spec.disabled;
    s.mirror.open(widget, group);
    fill_rect(s, box, t.card, radius);

    std::optional<std::size_t> result;
    bool ring = false;
    float x = box.x;
    const std::size_t last = spec.options.size() - 1;
    for (std::size_t i = 0; i < spec.options.size(); ++i) {
        const Option& option = spec.options[i];
        const Rect item{x, box.y, width_of(s, option, spec.small), box.h};
        x = item.right();
        const Id item_id = hash_id(widget, static_cast<std::int64_t>(i));
        const bool off = spec.disabled || option.disabled;
        const bool chosen = spec.chosen == i;
        const Press p = press(s, item_id, item, {.disabled = off, .cursor = Cursor::hand});
        ring = ring || p.ring;
        if (p.pressed && !chosen) result = i;
        if (p.focused) {
            if (const auto next = group_keys(s, widget, spec.options, i)) {
                result = next;
                set_focus(s, hash_id(widget, static_cast<std::int64_t>(*next)), true);
            }
        }
        const Colors colors = chosen_colors(t, option.effect);
        const ImDrawFlags corners =
            (i == 0 ? ImDrawFlags_RoundCornersLeft : 0) | (i == last ? ImDrawFlags_RoundCornersRight : 0);
        const bool edge = i == 0 || i == last;
        const ImDrawFlags shape = edge ? corners : ImDrawFlags_RoundCornersNone;
        if (chosen || p.hovered) {
            fill_rect(s, item, chosen ? colors.tint : p.held ? t.line_soft : t.hover, edge ? radius : 0, shape);
        }
        Color color = chosen ? colors.text : t.text;
        if (off) color = fade(color, 0.45F);
        draw_item(s, item, option, chosen, spec.small, color);
        if (i > 0) v_line(s, item.x, item.y, item.h, t.control);
        MirrorNode node{.role = Role::radio,
                        .rect = item,
                        .name = option.label,
                        .value = option.count,
                        .position = static_cast<int>(i) + 1,
                        .set_size = static_cast<int>(last) + 1};
        node.flags.checked = chosen ? 1 : 0;
        node.flags.disabled = off;
        node.flags.focusable = !off;
        node.flags.skip_tab = spec.chosen ? !chosen : i != 0;
        s.mirror.add(item_id, node);
    }
    stroke_rect(s, box, spec.error.empty() ? t.control : t.error, radius);
    if (ring) focus_ring(s, box, radius);
    s.mirror.close();
    s.last_item = box;
    s.last_item_id = widget;
    if (result) acted(s);
    return result;
}

namespace {

constexpr float tab_height = 40;
constexpr float tab_padding = 12;

/// Tabs that find no room go on in the next line: their places, from (0, 0).
std::vector<Rect> places_of_tabs(const ContextState& s, std::span<const Option> options, float width) {
    std::vector<Rect> places;
    places.reserve(options.size());
    Rect next{0, 0, 0, tab_height};
    for (const Option& option : options) {
        next.w = item_width(s, option, tab_padding);
        if (next.x > 0 && next.right() > width) {
            next.x = 0;
            next.y += tab_height;
        }
        places.push_back(next);
        next.x = next.right();
    }
    return places;
}

}  // namespace

std::optional<std::size_t> tabs(Context& ui, std::string_view id, const TabsSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const std::vector<Rect> places = places_of_tabs(s, spec.options, available_width(ui));
    const Rect box = take(s, fill, places.empty() ? tab_height : places.back().bottom());
    const Id widget = ui.id(id);
    Scope scope(ui, id);
    s.mirror.open(widget, {.role = Role::tab_list, .rect = box, .name = spec.name, .key = id});
    const float thin = line_px(s, 1) / s.page.scale;
    h_line(s, box.x, box.bottom() - thin, box.w, t.line);
    std::optional<std::size_t> result;
    for (std::size_t i = 0; i < spec.options.size(); ++i) {
        const Option& option = spec.options[i];
        const bool current = i == spec.current;
        const Rect item{box.x + places[i].x, box.y + places[i].y, places[i].w, places[i].h};
        const Id item_id = hash_id(widget, static_cast<std::int64_t>(i));
        const Press p = press(s, item_id, item, {.disabled = option.disabled, .cursor = Cursor::hand});
        if (p.pressed && !current) result = i;
        if (p.focused) {
            if (const auto next = group_keys(s, widget, spec.options, i)) {
                result = next;
                set_focus(s, hash_id(widget, static_cast<std::int64_t>(*next)), true);
            }
        }
        draw_item(s, item, option, current, false, current ? t.text : p.hovered ? t.text : t.muted);
        if (current) fill_rect(s, {item.x + tab_padding, item.bottom() - 2, item.w - 2 * tab_padding, 2}, t.accent);
        if (p.ring) focus_ring(s, item.inset(2), 4, 0);
        MirrorNode node{.role = Role::tab,
                        .rect = item,
                        .name = option.label,
                        .position = static_cast<int>(i) + 1,
                        .set_size = static_cast<int>(spec.options.size())};
        node.flags.selected = current ? 1 : 0;
        node.flags.focusable = !option.disabled;
        node.flags.skip_tab = !current;
        s.mirror.add(item_id, node);
    }
    s.mirror.close();
    if (result) acted(s);
    return result;
}

}  // namespace zuji::ui
