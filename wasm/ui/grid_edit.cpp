// Editing a cell: the input element of the mirror lies at the active cell, takes typing and input methods, and its text
// is drawn in the cell.

#include <vector>

#include "wasm/ui/detail/choice_parts.hpp"
#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/field_parts.hpp"
#include "wasm/ui/detail/grid_parts.hpp"
#include "wasm/ui/detail/overlay.hpp"

namespace zuji::ui {

namespace {

EditView view_of(const GridRun& g) {
    const Rect cell = g.cell_rect(g.state.active);
    const GridColumn& c = g.column(g.state.active.column);
    return {cell.inset(8, 2), Type::grid, c.align, false};
}

Id list_of(const GridRun& g) { return hash_id(g.id, "choices"); }

void start(GridRun& g, std::string_view text, bool by_typing) {
    ContextState& s = g.s;
    if (s.edit.id != 0 && s.edit.id != g.id && s.edit.dirty) s.left.push_back({s.edit.id, s.edit.text, s.picture});
    s.edit = {};
    s.edit.id = g.id;
    s.edit.text = text;
    s.edit.original = text;
    s.edit.begin = s.edit.end = static_cast<int>(text.size());
    s.edit.since_ms = s.page.now_ms;
    s.edit.push = !by_typing;
    g.state.editing = true;
    g.state.by_typing = by_typing;
    g.state.anchor = g.state.active;
    g.state.reveal = true;
    acted(s);
}

void follow(GridRun& g, const Event& event) {
    Edit& e = g.s.edit;
    e.text = event.text;
    const int size = static_cast<int>(e.text.size());
    e.begin = ImClamp(event.begin, 0, size);
    e.end = ImClamp(event.end, 0, size);
    e.composing_begin = event.composing_begin;
    e.composing_end = ImMin(event.composing_end, size);
    e.dirty = true;
    e.since_ms = g.s.page.now_ms;
}

void end_and_move(GridRun& g, int rows, int columns) {
    grid_end_edit(g, true);
    g.rows = g.source.row_count();
    g.move_to({g.state.active.row + rows, g.state.active.column + columns}, false);
}

void edit_keys(GridRun& g) {
    ContextState& s = g.s;
    const bool enter = take_key(s, g.id, Key::enter);
    const bool shift_enter = take_chord(s, g.id, {.key = Key::enter, .shift = true});
    const bool tab = take_key(s, g.id, Key::tab);
    const bool shift_tab = take_chord(s, g.id, {.key = Key::tab, .shift = true});
    const bool escape = take_key(s, g.id, Key::escape);
    if (escape) {
        grid_end_edit(g, false);
    } else if (enter) {
        end_and_move(g, 1, 0);
    } else if (shift_enter) {
        end_and_move(g, -1, 0);
    } else if (tab) {
        end_and_move(g, 0, 1);
    } else if (shift_tab) {
        end_and_move(g, 0, -1);
    } else if (g.state.by_typing) {
        const bool up = take_key(s, g.id, Key::up);
        const bool down = take_key(s, g.id, Key::down);
        const bool left = take_key(s, g.id, Key::left);
        const bool right = take_key(s, g.id, Key::right);
        if (up || down || left || right) end_and_move(g, down - up, right - left);
    }
}

void caret_by_pointer(GridRun& g);

}  // namespace

void grid_begin_edit(GridRun& g) {
    const GridPlace p = g.state.active;
    if (g.column(p.column).editor == GridEditor::choice) {
        open_popup(g.s, list_of(g), g.cell_rect(p));
        return;
    }
    start(g, g.source.edit_text(p), false);
}

void grid_begin_edit(GridRun& g, const Event& typed) {
    const GridPlace p = g.state.active;
    if (g.column(p.column).editor == GridEditor::choice) {
        g.s.reset_agent = g.id;
        open_popup(g.s, list_of(g), g.cell_rect(p));
        return;
    }
    start(g, "", true);
    follow(g, typed);
}

void grid_end_edit(GridRun& g, bool keep) {
    ContextState& s = g.s;
    if (!g.state.editing) return;
    g.state.editing = false;
    const bool changed = s.edit.id == g.id && s.edit.dirty && s.edit.text != s.edit.original;
    const bool typed_same = g.state.by_typing && s.edit.id == g.id;
    const std::string text = s.edit.id == g.id ? std::move(s.edit.text) : std::string();
    if (s.edit.id == g.id) s.edit = {};
    s.reset_agent = g.id;
    if (keep && (changed || typed_same)) g.source.commit(g.state.active, text);
    g.state.bubble_closed = false;
    acted(s);
}

void grid_run_edit(GridRun& g) {
    ContextState& s = g.s;
    if (!g.state.editing) return;
    // Another field has taken over, or the focus is elsewhere: what was typed counts.
    if (!g.focused() || s.edit.id != g.id) {
        for (auto it = s.left.begin(); it != s.left.end(); ++it) {
            if (it->id != g.id) continue;
            g.source.commit(g.state.active, it->text);
            s.left.erase(it);
            break;
        }
        grid_end_edit(g, true);
        return;
    }
    while (auto event = take_event(s, EventKind::text, g.id)) follow(g, *event);
    if (auto pasted = take_event(s, EventKind::paste, g.id)) {
        s.edit.text = pasted->text;
        s.edit.begin = s.edit.end = static_cast<int>(s.edit.text.size());
        s.edit.dirty = true;
        s.edit.push = true;
    }
    if (!s.edit.composing()) edit_keys(g);
}

void grid_draw_edit(GridRun& g) {
    if (!g.state.editing || g.s.edit.id != g.id) return;
    const Rect cell = g.cell_rect(g.state.active);
    const auto& t = g.s.colors();
    fill_rect(g.s, cell, t.card);
    stroke_rect(g.s, cell, t.accent, 0, 2);
    draw_edit(g.ui, view_of(g));
    caret_by_pointer(g);
}

void grid_floats(GridRun& g) {
    ContextState& s = g.s;
    const Id list = list_of(g);
    if (find_popup(s, list) != nullptr) {
        std::vector<Option> options;
        g.source.choices(g.state.active, options);
        std::vector<ListRow> rows;
        const std::string now = g.source.edit_text(g.state.active);
        float height = 10;
        for (const Option& o : options) {
            rows.push_back({.label = o.label,
                            .remark = o.description,
                            .tail = o.count,
                            .state = o.state,
                            .chosen = o.label == now,
                            .disabled = o.disabled});
            height += list_row_height(rows.back());
        }
        OpenPopup* popup = find_popup(s, list);
        popup->anchor = g.cell_rect(g.state.active);
        const float width = ImMax(g.width_of(g.state.active.column), list_rows_width(s, rows) + 8);
        if (!begin_float(g.ui, list,
                         {.role = Role::listbox,
                          .name = g.column(g.state.active.column).title,
                          .width = width,
                          .height = ImMin(height, 320.0F),
                          .padding = {4, 4},
                          .keep_focus = true})) {
            return;
        }
        ListCursor cursor{find_popup(s, list)->cursor, false};
        std::optional<std::size_t> chosen;
        list_keys(s, g.id, rows, cursor);
        if (take_key(s, g.id, Key::enter) && cursor.row < rows.size()) chosen = cursor.row;
        if (const auto row = list_rows(g.ui, list, Role::option, rows, cursor)) chosen = row;
        find_popup(s, list)->cursor = cursor.row;
        end_float(g.ui);
        if (chosen) {
            g.source.commit(g.state.active, options[*chosen].label);
            close_popups_from(s, list);
        }
        return;
    }
    if (!g.state.has_active || g.state.editing || g.state.bubble_closed || g.rows == 0) return;
    const Rect cell = g.cell_rect(g.state.active);
    if (cell.y < g.body.y - 1 || cell.bottom() > g.body.bottom() + 1) return;
    GridCell shown;
    g.source.cell(g.state.active, shown);
    GridCellError error;
    if (!shown.error || !g.source.describe_error(g.state.active, error)) return;
    const BubbleAction action =
        error_bubble(g.ui, "error",
                     {.target = cell, .title = error.title, .help = error.help, .fix = error.fix, .keep = error.keep});
    if (action == BubbleAction::none) return;
    if (action == BubbleAction::fix) g.source.fix_error(g.state.active);
    if (action == BubbleAction::keep) g.state.bubble_closed = true;
    set_focus(s, g.id, s.focus.visible);
}

namespace {

void caret_by_pointer(GridRun& g) {
    ContextState& s = g.s;
    const Rect cell = g.cell_rect(g.state.active);
    if (!ImGui::IsMouseClicked(ImGuiMouseButton_Left) || !pointer_in(s, cell)) return;
    place_caret(g.ui, view_of(g));
}

}  // namespace

}  // namespace zuji::ui
