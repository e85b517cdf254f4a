// Menu buttons and finders: lists of things to do or to go to.

#include <vector>

#include "wasm/ui/button.hpp"
#include "wasm/ui/detail/choice_parts.hpp"
#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/detail/overlay.hpp"
#include "wasm/ui/detail/region.hpp"
#include "wasm/ui/field.hpp"
#include "wasm/ui/layout.hpp"
#include "wasm/ui/navigation.hpp"
#include "wasm/ui/popup.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

namespace {

std::vector<ListRow> rows_of(std::span<const MenuItem> items) {
    std::vector<ListRow> rows;
    rows.reserve(items.size());
    for (const MenuItem& item : items) {
        rows.push_back({.label = item.label,
                        .remark = item.description,
                        .tail = item.shortcut,
                        .icon = item.icon,
                        .disabled = item.disabled,
                        .danger = item.danger,
                        .line_above = item.line_above});
    }
    return rows;
}

}  // namespace

std::optional<std::size_t> menu_button(Context& ui, std::string_view id, const MenuButtonSpec& spec) {
    auto& s = st(ui);
    const Id widget = ui.id(id);
    const Id list = hash_id(widget, "menu");
    const bool open = find_popup(s, list) != nullptr;
    bool pressed = false;
    if (spec.label.empty()) {
        pressed = icon_button(
            ui, id, {.icon = spec.icon, .name = spec.name, .size = spec.small ? 24.0F : 32.0F, .pressed = open});
    } else {
        pressed = button(ui, id,
                         {.label = spec.label,
                          .kind = spec.quiet ? ButtonKind::quiet : ButtonKind::secondary,
                          .size = spec.small ? ButtonSize::small : ButtonSize::normal,
                          .icon_right = Icon::chevron_down,
                          .name = spec.name,
                          .menu = true,
                          .expanded = open});
    }
    const Rect anchor = s.last_item;
    if (!open && s.focus.id == widget && take_key(s, widget, Key::down)) pressed = true;
    if (pressed && !open) open_popup(s, list, anchor);
    OpenPopup* popup = find_popup(s, list);
    if (popup == nullptr) return std::nullopt;
    popup->anchor = anchor;
    const auto rows = rows_of(spec.items);
    std::optional<std::size_t> result;
    Scope scope(ui, id);
    const float width = ImMax(160.0F, list_rows_width(s, rows) + 8);
    if (!begin_float(ui, list,
                     {.role = Role::menu,
                      .name = spec.name.empty() ? spec.label : spec.name,
                      .width = width,
                      .padding = {4, 4},
                      .keep_focus = true})) {
        return std::nullopt;
    }
    ListCursor cursor{find_popup(s, list)->cursor, false};
    list_keys(s, s.focus.id, rows, cursor);
    const bool by_enter = take_key(s, s.focus.id, Key::enter);
    const bool by_space = take_key(s, s.focus.id, Key::space);
    if ((by_enter || by_space) && cursor.row < rows.size() && !rows[cursor.row].disabled) result = cursor.row;
    if (const auto row = list_rows(ui, list, Role::menu_item, rows, cursor)) result = row;
    find_popup(s, list)->cursor = cursor.row;
    end_float(ui);
    if (result) close_popups_from(s, list);
    s.last_item = anchor;
    return result;
}

FinderEvents finder(Context& ui, std::string_view id, const FinderSpec& spec) {
    auto& s = st(ui);
    FinderEvents events;
    const Id widget = ui.id(id);
    Scope scope(ui, id);
    Column column(ui, {.gap = 8});
    // the highlighted row is kept beside the remembered sizes: it is a number per widget, no more
    const Id cursor_id = hash_id(widget, "cursor");
    const auto known = s.sizes.find(cursor_id);
    ListCursor cursor{known == s.sizes.end() ? 0 : static_cast<std::size_t>(known->second), false};
    const Id field = ui.id("query");
    const bool just_opened = s.layer > 0 && s.focus.id == s.popups[static_cast<std::size_t>(s.layer - 1)].id;
    if (just_opened) {
        ui.focus("query");
        cursor.row = 0;
        if (s.edit.id == field) s.edit = {};  // closed while it was typed in: nobody saw the field lose the focus
    }
    events.query = search_field(
        ui, "query", {.name = spec.name, .value = spec.query, .placeholder = spec.placeholder, .width = fill});
    if (events.query) cursor.row = 0;

    std::vector<ListRow> rows;
    rows.reserve(spec.results.size());
    float height = 0;
    for (const FinderResult& r : spec.results) {
        rows.push_back({.label = r.label, .remark = r.remark, .tail = r.tail});
        height += list_row_height(rows.back());
    }
    if (cursor.row >= rows.size()) cursor.row = 0;
    if (s.focus.id == field) {
        list_keys(s, field, rows, cursor);
        if (take_key(s, field, Key::enter) && cursor.row < rows.size()) events.chosen = cursor.row;
    }
    const Id list = hash_id(widget, "results");
    const Rect area = take(s, fill, ImMax(40.0F, ImMin(height, spec.list_height)));
    open_region(ui, list, area, {});
    s.mirror.open(list, {.role = Role::listbox, .rect = area, .name = spec.name});
    if (rows.empty() && !spec.empty.empty()) text(ui, Type::body, s.colors().muted, spec.empty, Mirrored::status);
    if (const auto row = list_rows(ui, list, Role::option, rows, cursor)) events.chosen = row;
    s.mirror.close();
    close_region(ui);
    s.sizes[cursor_id] = static_cast<float>(cursor.row);
    if (events.chosen) {
        s.sizes.erase(cursor_id);
        acted(s);
    }
    return events;
}

}  // namespace zuji::ui
