// Pointer, wheel, keys and clipboard of the grid.

#include <algorithm>

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/grid_parts.hpp"
#include "wasm/ui/detail/region.hpp"

namespace zuji::ui {

namespace {

constexpr float chevron = 14;
constexpr float bar_room = 14;

int column_at(const GridRun& g, float x) {
    for (int i = 0; i < g.columns; ++i) {
        const float left = g.lefts[static_cast<std::size_t>(i)];
        if (i >= g.frozen && x < g.area.x + g.number_width + g.frozen_width) continue;
        if (x >= left && x < left + g.width_of(i)) return i;
    }
    return -1;
}

int row_at(const GridRun& g, float y) {
    const double at = (static_cast<double>(y - g.body.y) + g.state.scroll_y) / static_cast<double>(g.row_height);
    return std::clamp(static_cast<int>(std::max(0.0, at)), 0, std::max(0, g.rows - 1));
}

bool on_chevron(const GridRun& g, GridPlace p, float x) {
    if (p.column < 0 || !g.column(p.column).tree) return false;
    const GridRow row = g.source.row(p.row);
    if (!row.parent) return false;
    const float left = g.lefts[static_cast<std::size_t>(p.column)] + 8 + g.indent_of(p.column, row.level);
    return x >= left - 6 && x < left + chevron + 6;
}

void pressed_at(GridRun& g, GridPlace p, bool on_number) {
    const bool shift = ImGui::GetIO().KeyShift;
    if (g.state.editing) grid_end_edit(g, true);
    if (on_number) {
        g.move_to({p.row, 0}, shift);
        g.state.anchor.column = g.columns - 1;
        g.state.dragging = true;
        return;
    }
    if (p.column < 0) return;
    if (on_chevron(g, p, pointer(g.s).x)) {
        g.move_to(p, false);
        g.source.toggle(p.row);
        return;
    }
    g.move_to(p, shift);
    g.state.dragging = true;
    if (ImGui::GetMouseClickedCount(ImGuiMouseButton_Left) == 2) {
        g.state.dragging = false;
        if (g.editable(p)) {
            grid_begin_edit(g);
        } else {
            g.events.opened = true;
        }
    }
}

// A block that reaches beyond the edge scrolls along while the button is held.
void drag_to(GridRun& g) {
    const Vec2 at = pointer(g.s);
    GridPlace p{row_at(g, at.y), column_at(g, ImClamp(at.x, g.area.x + g.number_width, g.area.right() - 1))};
    if (p.column < 0) p.column = g.state.active.column;
    if (at.y < g.body.y) p.row = std::max(0, g.first - 1);
    if (at.y > g.body.bottom()) p.row = std::min(g.rows - 1, g.last);
    if (at.y < g.body.y || at.y > g.body.bottom()) wake_in(g.s, 30);
    if (!(p == g.state.active)) g.move_to(p, true);
}

}  // namespace

void grid_pointer(GridRun& g) {
    ContextState& s = g.s;
    const Rect body{g.body.x, g.body.y, g.body.w - bar_room, g.body.h};
    const bool in_edit = g.state.editing && g.cell_rect(g.state.active).contains(pointer(s));
    const Press p = press(s, g.id, body, {.on_down = true, .cursor = in_edit ? Cursor::text : Cursor::normal});
    if (g.rows == 0) return;
    if (p.down && !in_edit) {
        const Vec2 at = pointer(s);
        const bool on_number = at.x < g.area.x + g.number_width;
        const double content = static_cast<double>(g.rows) * static_cast<double>(g.row_height) - g.state.scroll_y;
        if (static_cast<double>(at.y - g.body.y) < content)
            pressed_at(g, {row_at(g, at.y), column_at(g, at.x)}, on_number);
    } else if (g.state.dragging && p.held && !s.page.touch) {
        drag_to(g);
    }
    if (!p.held) g.state.dragging = false;
    if (p.focused && !g.state.has_active && g.rows > 0) g.move_to({0, 0}, false);
    // assistive technology activates single cells and chevrons
    if (!s.events.empty()) {
        for (int row = g.first; row < g.last; ++row) {
            if (take_event(s, EventKind::click, g.toggle_id(row))) g.source.toggle(row);
            for (int column = 0; column < g.columns; ++column) {
                if (!take_event(s, EventKind::click, g.cell_id({row, column}))) continue;
                g.move_to({row, column}, false);
                set_focus(s, g.id, true);
            }
        }
    }
}

void grid_wheel(GridRun& g) {
    ContextState& s = g.s;
    const Vec2 wheel = s.wheel;
    if (wheel.x == 0 && wheel.y == 0) return;
    if (!s.reachable() || !g.area.contains(s.page.wheel_at)) return;
    const double y = std::clamp(g.state.scroll_y + static_cast<double>(wheel.y), 0.0, g.most_y);
    const float x = ImClamp(g.state.scroll_x + wheel.x, 0.0F, g.most_x);
    if (y != g.state.scroll_y) s.wheel.y = 0;
    if (x != g.state.scroll_x) s.wheel.x = 0;
    g.state.scroll_y = y;
    g.state.scroll_x = x;
    grid_clamp(g);
}

void grid_scroll_bars(GridRun& g) {
    const double content = static_cast<double>(g.rows) * static_cast<double>(g.row_height);
    auto position = static_cast<float>(g.state.scroll_y);
    if (scroll_bar(g.s, hash_id(g.id, "scroll y"), g.body, static_cast<float>(content), g.body.h, position)) {
        g.state.scroll_y = static_cast<double>(position);
        acted(g.s);
    }
    if (g.most_x <= 0.5F) return;
    // sideways: a thumb along the lower edge
    const float left = g.area.x + g.number_width + g.frozen_width;
    const float room = g.area.right() - left - bar_room;
    const float view = room + bar_room;
    const float length = ImMax(32.0F, room * view / g.total_width);
    const float x = left + (room - length) * (g.state.scroll_x / g.most_x);
    const Rect reach{left, g.area.bottom() - 12, room, 12};
    const Id id = hash_id(g.id, "scroll x");
    g.s.mirror.excuse(id);
    const Press p = press(g.s, id, reach, {.focusable = false, .on_down = true});
    const float height = p.hovered || p.held ? 10.0F : 6.0F;
    fill_rect(g.s, {x, g.area.bottom() - 2 - height, length, height},
              p.held ? g.s.colors().input : g.s.colors().control, height / 2);
    if (!p.held) return;
    const float to = ImClamp((pointer(g.s).x - left - length / 2) / (room - length), 0.0F, 1.0F) * g.most_x;
    if (to != g.state.scroll_x) {
        g.state.scroll_x = to;
        acted(g.s);
    }
}

namespace {

struct Move {
    Key key;
    int rows;
    int columns;
};

void arrow_keys(GridRun& g) {
    const int page = std::max(1, static_cast<int>(g.body.h / g.row_height) - 1);
    const int far = 1'000'000'000;
    const Move moves[] = {{Key::up, -1, 0},     {Key::down, 1, 0},        {Key::left, 0, -1},
                          {Key::right, 0, 1},   {Key::page_up, -page, 0}, {Key::page_down, page, 0},
                          {Key::home, 0, -far}, {Key::end, 0, far}};
    for (const Move& move : moves) {
        for (const bool shift : {false, true}) {
            for (const bool jump : {false, true}) {
                if (!take_chord(g.s, g.id, {.key = move.key, .command = jump, .shift = shift})) continue;
                GridPlace to = g.state.active;
                const bool edge_key = move.key == Key::home || move.key == Key::end;
                const int step = jump ? far : 1;
                to.row = std::clamp(to.row + std::clamp(move.rows * (edge_key ? 1 : step), -far, far), 0, g.rows - 1);
                to.column =
                    std::clamp(to.column + std::clamp(move.columns, -1000, 1000) * (edge_key || !jump ? 1 : 1000), 0,
                               g.columns - 1);
                if (edge_key && jump) to.row = move.key == Key::home ? 0 : g.rows - 1;
                g.state.tab_leaves = false;
                g.move_to(to, shift);
            }
        }
    }
}

// Tab goes through the cells; after Escape, or at the very first or last cell, it goes on to the next widget.
void tab_keys(GridRun& g) {
    const GridPlace p = g.state.active;
    const bool at_end = p.row == g.rows - 1 && p.column == g.columns - 1;
    const bool at_start = p.row == 0 && p.column == 0;
    if (g.state.tab_leaves) return;
    if (!at_end && take_key(g.s, g.id, Key::tab)) {
        const bool wrap = p.column + 1 >= g.columns;
        g.move_to(wrap ? GridPlace{p.row + 1, 0} : GridPlace{p.row, p.column + 1}, false);
    }
    if (!at_start && take_chord(g.s, g.id, {.key = Key::tab, .shift = true})) {
        const bool wrap = p.column == 0;
        g.move_to(wrap ? GridPlace{p.row - 1, g.columns - 1} : GridPlace{p.row, p.column - 1}, false);
    }
}

void action_keys(GridRun& g) {
    ContextState& s = g.s;
    const GridPlace p = g.state.active;
    const bool enter = take_key(s, g.id, Key::enter);
    const bool f2 = take_key(s, g.id, Key::f2);
    if (enter || f2) {
        if (g.editable(p)) {
            grid_begin_edit(g);
        } else if (enter) {
            g.events.opened = true;
        }
    }
    const bool del = take_key(s, g.id, Key::del);
    const bool back = take_key(s, g.id, Key::backspace);
    if (del || back) g.source.clear(g.state.block());
    if (take_chord(s, g.id, {.key = Key::a, .command = true})) {
        g.state.anchor = {0, 0};
        g.state.active = {g.rows - 1, g.columns - 1};
    }
    if (take_key(s, g.id, Key::escape)) {
        g.state.tab_leaves = true;
        g.state.anchor = g.state.active;
    }
    const GridRow row = g.source.row(p.row);
    const bool open = take_chord(s, g.id, {.key = Key::right, .alt = true});
    const bool close = take_chord(s, g.id, {.key = Key::left, .alt = true});
    if (row.parent && ((open && !row.expanded) || (close && row.expanded))) g.source.toggle(p.row);
}

void clipboard_events(GridRun& g) {
    ContextState& s = g.s;
    if (take_event(s, EventKind::copy, g.id)) g.ui.copy_to_clipboard(g.source.copy(g.state.block()));
    if (take_event(s, EventKind::cut, g.id)) {
        g.ui.copy_to_clipboard(g.source.copy(g.state.block()));
        g.source.clear(g.state.block());
    }
    if (auto event = take_event(s, EventKind::paste, g.id)) {
        const auto cells = parse_tsv(event->text);
        if (cells.empty()) return;
        const GridPlace at = g.state.block().first;
        g.source.paste(at, cells);
        int widest = 1;
        for (const auto& row : cells) widest = std::max(widest, static_cast<int>(row.size()));
        g.rows = g.source.row_count();
        g.state.anchor = at;
        g.state.active = {std::clamp(at.row + static_cast<int>(cells.size()) - 1, 0, std::max(0, g.rows - 1)),
                          std::clamp(at.column + widest - 1, 0, g.columns - 1)};
        g.state.reveal = true;
    }
}

}  // namespace

void grid_keys(GridRun& g) {
    if (!g.focused() || g.rows == 0 || g.state.editing || !g.s.reachable()) return;  // else a choice list has the keys
    if (!g.state.has_active) g.move_to({g.first, 0}, false);
    clipboard_events(g);
    arrow_keys(g);
    tab_keys(g);
    action_keys(g);
    // any character that arrives in the input element begins editing with it; so does an input method
    if (!g.state.editing) {
        while (auto typed = take_event(g.s, EventKind::text, g.id)) {
            if (typed->text.empty()) continue;
            if (g.editable(g.state.active)) {
                grid_begin_edit(g, *typed);
                break;
            }
            g.s.reset_agent = g.id;
        }
    }
}

}  // namespace zuji::ui
