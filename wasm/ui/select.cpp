// Select: a field that opens a list below itself; with a search field where there are many options.

#include <vector>

#include "wasm/ui/choice.hpp"
#include "wasm/ui/detail/choice_parts.hpp"
#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/field_parts.hpp"
#include "wasm/ui/detail/overlay.hpp"
#include "wasm/ui/field.hpp"
#include "wasm/ui/layout.hpp"

namespace zuji::ui {

namespace {

constexpr float padding = 10;
constexpr float list_padding = 4;
constexpr float most_list = 320;

bool contains(std::string_view text, std::string_view part) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    if (part.empty()) return true;
    for (std::size_t at = 0; at + part.size() <= text.size(); ++at) {
        std::size_t i = 0;
        while (i < part.size() && lower(text[at + i]) == lower(part[i])) ++i;
        if (i == part.size()) return true;
    }
    return false;
}

float natural_width(const ContextState& s, const SelectSpec& spec) {
    float width = text_width(s, Type::body, spec.placeholder);
    for (const Option& o : spec.options) width = ImMax(width, text_width(s, Type::body, o.label));
    return ImClamp(ImCeil(width) + 2 * padding + 24, 96.0F, 320.0F);
}

struct Shown {
    std::vector<ListRow> rows;
    std::vector<std::size_t> options;
};

Shown shown_options(const SelectSpec& spec, std::string_view query) {
    Shown shown;
    for (std::size_t i = 0; i < spec.options.size(); ++i) {
        const Option& o = spec.options[i];
        if (!contains(o.label, query) && !contains(o.description, query)) continue;
        shown.rows.push_back({.label = o.label,
                              .remark = o.description,
                              .tail = o.count,
                              .state = o.state,
                              .chosen = spec.chosen == i,
                              .disabled = o.disabled});
        shown.options.push_back(i);
    }
    return shown;
}

// The open list. `keys_at` is the widget that has the focus while it is open.
std::optional<std::size_t> draw_list(Context& ui, Id list, const SelectSpec& spec, const Rect& input) {
    auto& s = st(ui);
    OpenPopup* popup = find_popup(s, list);
    if (popup == nullptr) return std::nullopt;
    const bool filter = spec.filter;
    Shown shown = shown_options(spec, filter ? std::string_view(popup->query) : std::string_view());
    float height = 2 * list_padding + 2;
    for (const ListRow& row : shown.rows) height += list_row_height(row);
    const float search = filter ? 40.0F : 0.0F;
    height = ImMin(ImMax(height, 42.0F), most_list) + search;
    const float width = ImClamp(list_rows_width(s, shown.rows) + 2 * list_padding, input.w, ImMax(input.w, 480.0F));
    popup->anchor = input;
    if (!begin_float(ui, list,
                     {.role = filter ? Role::dialog : Role::listbox,
                      .name = spec.name,
                      .width = width,
                      .height = height,
                      .padding = {list_padding, list_padding},
                      .keep_focus = !filter})) {
        return std::nullopt;
    }
    popup = find_popup(s, list);
    std::optional<std::size_t> result;
    Id keys_at = s.focus.id;
    if (filter) {
        if (s.focus.id == list) ui.focus("filter");
        const auto query = search_field(ui, "filter", {.name = spec.name, .value = popup->query, .width = fill});
        if (query) {
            popup = find_popup(s, list);
            popup->query = *query;
            popup->cursor = 0;
            shown = shown_options(spec, popup->query);
        }
        keys_at = ui.id("filter");
        space(ui, 4);
    }
    ListCursor cursor{ImMin(popup->cursor, shown.rows.empty() ? 0 : shown.rows.size() - 1), popup->cursor_moved};
    list_keys(s, keys_at, shown.rows, cursor);
    const bool by_enter = take_key(s, keys_at, Key::enter);
    const bool by_space = !filter && take_key(s, keys_at, Key::space);
    if ((by_enter || by_space) && cursor.row < shown.rows.size() && !shown.rows[cursor.row].disabled)
        result = cursor.row;
    if (filter)
        s.mirror.open(hash_id(list, "options"),
                      {.role = Role::listbox, .rect = s.regions.back().area, .name = spec.name});
    if (const auto row = list_rows(ui, list, Role::option, shown.rows, cursor)) result = row;
    if (filter) s.mirror.close();
    popup = find_popup(s, list);
    popup->cursor = cursor.row;
    popup->cursor_moved = false;
    end_float(ui);
    if (!result) return std::nullopt;
    const std::size_t chosen = shown.options[*result];
    close_popups_from(s, list);
    return chosen;
}

}  // namespace

std::optional<std::size_t> select(Context& ui, std::string_view id, const SelectSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const Id widget = ui.id(id);
    const float width = spec.width == 0 ? natural_width(s, spec) : spec.width;
    const FieldBox field =
        take_field(ui, width, size::control, {spec.name, spec.description, spec.error, spec.show_label});
    const Rect input = field.input;
    const Press p = press(s, widget, input, {.disabled = spec.disabled, .cursor = Cursor::hand});
    Scope scope(ui, id);
    const Id list = hash_id(widget, "list");
    const bool was_open = find_popup(s, list) != nullptr;
    const bool closed_focus = p.focused && !was_open;
    const bool up = closed_focus && take_key(s, widget, Key::up);
    const bool down = closed_focus && take_key(s, widget, Key::down);
    const bool alt_down = closed_focus && take_chord(s, widget, {.key = Key::down, .alt = true});
    const bool arrow = up || down || alt_down;
    if ((p.pressed || arrow) && !was_open) {
        open_popup(s, list, input);
        OpenPopup* popup = find_popup(s, list);
        popup->cursor = spec.chosen.value_or(0);
        popup->cursor_moved = true;
    }
    draw_field_frame(s, input, {p.hovered, p.focused && (p.ring || was_open), spec.disabled, !spec.error.empty()});
    const bool has = spec.chosen && *spec.chosen < spec.options.size();
    const std::string_view shown = has ? spec.options[*spec.chosen].label : spec.placeholder;
    Color color = has ? t.text : t.muted;
    if (spec.disabled) color = fade(color, 0.45F);
    const Rect text{input.x + padding, input.y, input.w - 2 * padding - 22, input.h};
    const bool cut = draw_fitting(s, Type::body, color, text, shown);
    draw_icon(s, Icon::chevron_down, {input.right() - padding - 16, input.y + 8, 16, 16},
              spec.disabled ? fade(t.muted, 0.45F) : t.muted);
    offer_hint(s, widget, input, p, cut && !was_open ? shown : std::string_view());

    MirrorNode node{.role = Role::combobox,
                    .rect = input,
                    .name = spec.name,
                    .value = has ? shown : std::string_view(),
                    .description = spec.description,
                    .error = spec.error,
                    .key = id};
    node.flags.focusable = !spec.disabled;
    node.flags.disabled = spec.disabled;
    node.flags.invalid = !spec.error.empty();
    node.flags.popup = true;
    node.flags.expanded = was_open ? 1 : 0;
    if (OpenPopup* popup = find_popup(s, list)) node.active = hash_id(list, static_cast<std::int64_t>(popup->cursor));
    s.mirror.add(widget, node);

    const auto result = draw_list(ui, list, spec, input);
    s.last_item = input;
    s.last_item_id = widget;
    return result;
}

}  // namespace zuji::ui
