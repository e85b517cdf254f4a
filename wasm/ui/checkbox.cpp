// Checkbox, and options one below the other.

#include "wasm/ui/choice.hpp"
#include "wasm/ui/detail/choice_parts.hpp"
#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/field_parts.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/layout.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

namespace {

constexpr float mark = 16;
constexpr float text_left = 24;

void draw_box(ContextState& s, const Rect& box, const CheckboxSpec& spec, bool hovered) {
    const auto& t = s.colors();
    const bool on = spec.checked || spec.mixed;
    const float opacity = spec.disabled ? 0.45F : 1;
    if (on) {
        fill_rect(s, box, fade(t.accent, opacity), 4);
        const Color ink = t.on_accent;
        if (spec.mixed) {
            fill_rect(s, {box.x + 4, box.y + 7, 8, 2}, ink, 1);
        } else {
            draw_icon(s, Icon::check, box.inset(1), ink);
        }
    } else {
        fill_rect(s, box, spec.disabled ? t.line_soft : t.card, 4);
        stroke_rect(s, box, !spec.error.empty() ? t.error : hovered ? t.text : fade(t.input, opacity), 4);
    }
}

void draw_dot(ContextState& s, const Rect& box, bool chosen, bool hovered, float opacity) {
    const auto& t = s.colors();
    const float u = s.page.scale;
    const ImVec2 centre = to_px_exact(s, box.centre());
    ImDrawList* draw = s.draw();
    draw->AddCircleFilled(centre, 8 * u, packed(t.card));
    const Color ring = chosen ? t.accent : hovered ? t.text : t.input;
    draw->AddCircle(centre, 7.25F * u, packed(fade(ring, opacity)), 0, 1.5F * u);
    if (chosen) draw->AddCircleFilled(centre, 4 * u, packed(fade(t.accent, opacity)));
}

}  // namespace

std::optional<bool> checkbox(Context& ui, std::string_view id, const CheckboxSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const float room = ImMax(40.0F, remaining_width(s) - text_left);
    const auto lines = break_lines(ui, Type::body, spec.label, room);
    const float label_height = 21 * static_cast<float>(lines.size());
    const float note_height = spec.description.empty() ? 0 : wrapped_height(ui, Type::note, spec.description, room);
    const float error_height = spec.error.empty() ? 0 : wrapped_height(ui, Type::note, spec.error, room - 18);
    float widest = text_width(s, Type::body, spec.label);
    if (!spec.description.empty() || !spec.error.empty()) widest = room;
    const Rect box =
        take(s, ImMin(room, widest) + text_left, ImMax(24.0F, label_height + 3 + note_height + error_height));
    const Id widget = ui.id(id);
    const Press p = press(s, widget, box, {.disabled = spec.disabled, .cursor = Cursor::hand});
    const Rect square{box.x, box.y + 4, mark, mark};
    draw_box(s, square, spec, p.hovered);
    float y = box.y + 1.5F;
    const float left = box.x + text_left;
    const Color color = spec.disabled ? fade(t.text, 0.45F) : t.text;
    for (const LineRange& line : lines) {
        draw_line(s, Type::body, color, {left, y, room, 21}, spec.label.substr(line.begin, line.end - line.begin));
        y += 21;
    }
    y = draw_paragraph(ui, Type::note, t.muted, {left, y, room, 0}, spec.description);
    if (!spec.error.empty()) draw_error_text(ui, {left, y, room, 0}, spec.error);
    if (p.ring) focus_ring(s, square, 4);
    MirrorNode node{.role = Role::checkbox,
                    .rect = box,
                    .name = spec.label,
                    .description = spec.description,
                    .error = spec.error,
                    .key = id};
    node.flags.checked = spec.mixed ? 2 : spec.checked ? 1 : 0;
    node.flags.disabled = spec.disabled;
    node.flags.focusable = !spec.disabled;
    node.flags.invalid = !spec.error.empty();
    s.mirror.add(widget, node);
    if (!p.pressed) return std::nullopt;
    acted(s);
    return !spec.checked;
}

std::optional<std::size_t> radio_list(Context& ui, std::string_view id, const RadioSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const Id widget = ui.id(id);
    Scope scope(ui, id);
    Column column(ui, {.gap = 2});
    const float width = remaining_width(s);
    const float room = ImMax(40.0F, width - text_left - 8);
    const Vec2 origin = next_place(s, width, 0);
    MirrorNode group{.role = Role::radio_group,
                     .rect = {origin.x, origin.y, width, remembered(s, widget)},
                     .name = spec.name,
                     .error = spec.error,
                     .key = id};
    group.flags.invalid = !spec.error.empty();
    s.mirror.open(widget, group);
    std::optional<std::size_t> result;
    for (std::size_t i = 0; i < spec.options.size(); ++i) {
        const Option& option = spec.options[i];
        const bool off = spec.disabled || option.disabled;
        const bool chosen = spec.chosen == i;
        const float label = wrapped_height(ui, Type::body, option.label, room);
        const float remark = option.description.empty() ? 0 : wrapped_height(ui, Type::note, option.description, room);
        const Rect box = take(s, width, ImMax(32.0F, label + remark + 11));
        const Id item = hash_id(widget, static_cast<std::int64_t>(i));
        const Press p = press(s, item, box, {.disabled = off, .cursor = Cursor::hand});
        if (p.pressed && !chosen) result = i;
        if (p.focused) {
            if (const auto next = group_keys(s, widget, spec.options, i)) {
                result = next;
                set_focus(s, hash_id(widget, static_cast<std::int64_t>(*next)), true);
            }
        }
        if (p.hovered) fill_rect(s, box, t.hover, 6);
        const Rect dot{box.x + 4, box.y + 8, mark, mark};
        draw_dot(s, dot, chosen, p.hovered, off ? 0.45F : 1);
        const float left = box.x + text_left + 4;
        const float y = draw_paragraph(ui, Type::body, off ? fade(t.text, 0.45F) : t.text,
                                       {left, box.y + 5.5F, room, 0}, option.label);
        draw_paragraph(ui, Type::note, t.muted, {left, y, room, 0}, option.description);
        if (p.ring) focus_ring(s, box, 6, 0);
        MirrorNode node{.role = Role::radio,
                        .rect = box,
                        .name = option.label,
                        .description = option.description,
                        .position = static_cast<int>(i) + 1,
                        .set_size = static_cast<int>(spec.options.size())};
        node.flags.checked = chosen ? 1 : 0;
        node.flags.disabled = off;
        node.flags.focusable = !off;
        node.flags.skip_tab = spec.chosen ? !chosen : i != 0;
        s.mirror.add(item, node);
    }
    s.mirror.close();
    if (!spec.error.empty()) {
        const Rect box = take(s, fill, wrapped_height(ui, Type::note, spec.error, width - 18));
        draw_error_text(ui, box, spec.error);
    }
    remember(s, widget, next_place(s, 0, 0).y - origin.y);
    if (result) acted(s);
    return result;
}

}  // namespace zuji::ui
