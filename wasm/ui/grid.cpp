#include "wasm/ui/grid.hpp"

#include <algorithm>

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/grid_parts.hpp"
#include "wasm/ui/detail/region.hpp"
#include "wasm/ui/note.hpp"

namespace zuji::ui {

namespace {

constexpr float header_height = 36;
constexpr float grip = 5;  // half the width of the handle between two headers

}  // namespace

GridBlock GridState::block() const {
    return {{std::min(active.row, anchor.row), std::min(active.column, anchor.column)},
            {std::max(active.row, anchor.row), std::max(active.column, anchor.column)}};
}

void GridState::go_to(GridPlace place) {
    active = anchor = place;
    has_active = true;
    reveal = true;
    bubble_closed = false;
}

std::string GridSource::copy(GridBlock block) const {
    std::string out;
    for (int row = block.first.row; row <= block.last.row; ++row) {
        for (int column = block.first.column; column <= block.last.column; ++column) {
            if (column > block.first.column) out += '\t';
            append_tsv_cell(out, edit_text({row, column}));
        }
        out += '\n';
    }
    return out;
}

void GridSource::choices(GridPlace /*place*/, std::vector<Option>& /*out*/) const {}
bool GridSource::describe_error(GridPlace /*place*/, GridCellError& /*out*/) const { return false; }
void GridSource::fix_error(GridPlace /*place*/) {}
void GridSource::sort(int /*column*/) {}

bool GridRun::editable(GridPlace p) const {
    if (column(p.column).editor == GridEditor::none) return false;
    GridCell cell;
    source.cell(p, cell);
    return !cell.read_only;
}

void GridRun::move_to(GridPlace p, bool extend) {
    p.row = std::clamp(p.row, 0, std::max(0, rows - 1));
    p.column = std::clamp(p.column, 0, std::max(0, columns - 1));
    if (!extend) state.anchor = p;
    if (!(state.active == p) || !state.has_active) {
        events.active_changed = true;
        state.bubble_closed = false;
    }
    state.active = p;
    state.has_active = true;
    state.reveal = true;
    acted(s);
}

void grid_measure(GridRun& g) {
    const auto n = g.spec.columns.size();
    g.columns = static_cast<int>(n);
    g.rows = g.source.row_count();
    g.row_height = g.spec.compact ? 28.0F : 30.0F;
    auto& widths = g.state.widths;
    if (widths.size() != n) {
        widths.clear();
        for (const GridColumn& c : g.spec.columns) widths.push_back(c.width);
    }
    const std::string most = std::to_string(std::max(g.rows, 10));
    g.number_width = g.spec.row_numbers ? ImMax(36.0F, ImCeil(text_width(g.s, Type::note, most)) + 16) : 0;
    float used = g.number_width;
    int stretch = -1;
    g.frozen = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (g.spec.columns[i].frozen && g.frozen == static_cast<int>(i)) ++g.frozen;
        if (g.spec.columns[i].stretch) stretch = static_cast<int>(i);
        if (static_cast<int>(i) != stretch) used += widths[i];
    }
    if (stretch >= 0) {
        const auto at = static_cast<std::size_t>(stretch);
        widths[at] = ImMax(g.spec.columns[at].min_width, ImFloor(g.area.w - used));
    }
    g.body = {g.area.x, g.area.y + header_height, g.area.w, ImMax(0.0F, g.area.h - header_height)};
    g.frozen_width = 0;
    g.total_width = 0;
    for (std::size_t i = 0; i < n; ++i) (static_cast<int>(i) < g.frozen ? g.frozen_width : g.total_width) += widths[i];
    grid_clamp(g);
}

void grid_clamp(GridRun& g) {
    const double content = static_cast<double>(g.rows) * static_cast<double>(g.row_height);
    g.most_y = std::max(0.0, content - static_cast<double>(g.body.h));
    g.state.scroll_y = std::clamp(g.state.scroll_y, 0.0, g.most_y);
    const float room = g.area.w - g.number_width - g.frozen_width;
    g.most_x = ImMax(0.0F, g.total_width - room);
    g.state.scroll_x = ImClamp(g.state.scroll_x, 0.0F, g.most_x);
    g.lefts.resize(g.spec.columns.size());
    float x = g.area.x + g.number_width;
    for (std::size_t i = 0; i < g.lefts.size(); ++i) {
        const bool frozen = static_cast<int>(i) < g.frozen;
        g.lefts[i] = on_pixel(g.s, frozen ? x : x - g.state.scroll_x);
        x += g.state.widths[i];
    }
    g.first = static_cast<int>(g.state.scroll_y / static_cast<double>(g.row_height));
    g.last = std::min(g.rows, g.first + static_cast<int>(g.body.h / g.row_height) + 2);
    if (g.rows > 0) {
        g.state.active.row = std::clamp(g.state.active.row, 0, g.rows - 1);
        g.state.anchor.row = std::clamp(g.state.anchor.row, 0, g.rows - 1);
    }
}

void grid_reveal(GridRun& g) {
    if (!g.state.reveal) return;
    g.state.reveal = false;
    const GridPlace p = g.state.active;
    const double top = static_cast<double>(p.row) * static_cast<double>(g.row_height);
    const double bottom = top + static_cast<double>(g.row_height);
    if (top < g.state.scroll_y) g.state.scroll_y = top;
    if (bottom > g.state.scroll_y + static_cast<double>(g.body.h))
        g.state.scroll_y = bottom - static_cast<double>(g.body.h);
    if (p.column >= g.frozen) {
        const Rect cell = g.cell_rect(p);
        const float left = g.area.x + g.number_width + g.frozen_width;
        if (cell.right() > g.area.right()) g.state.scroll_x += cell.right() - g.area.right();
        if (cell.x < left) g.state.scroll_x -= left - cell.x;
    }
    grid_clamp(g);
}

namespace {

bool header_handle(GridRun& g, int index, const Rect& cell) {
    ContextState& s = g.s;
    const Id id = hash_id(hash_id(g.id, "handle"), std::int64_t{index});
    s.mirror.excuse(id);
    const Rect handle{cell.right() - grip, cell.y, 2 * grip, cell.h};
    const Press p = press(s, id, handle, {.focusable = false, .on_down = true, .cursor = Cursor::resize_column});
    if (p.down) {
        g.state.resizing = index;
        g.state.resize_from = pointer(s).x - g.width_of(index);
    }
    if (g.state.resizing == index) {
        if (p.held) {
            const float width = ImMax(g.column(index).min_width, ImFloor(pointer(s).x - g.state.resize_from + 0.5F));
            float& kept = g.state.widths[static_cast<std::size_t>(index)];
            if (kept != width) {
                kept = width;
                g.events.widths_changed = true;
                acted(s);
            }
        } else {
            g.state.resizing = -1;
        }
    }
    return p.hovered || p.held;
}

void header_cell(GridRun& g, int index) {
    ContextState& s = g.s;
    const auto& t = s.colors();
    const GridColumn& c = g.column(index);
    const Rect cell{g.lefts[static_cast<std::size_t>(index)], g.area.y, g.width_of(index), header_height};
    const Id id = hash_id(hash_id(g.id, "head"), std::int64_t{index});
    Press p;
    if (c.sortable) {
        p = press(s, id, {cell.x, cell.y, cell.w - grip, cell.h}, {.cursor = Cursor::hand});
        if (p.pressed) {
            g.source.sort(index);
            acted(s);
        }
    }
    const bool sorted = g.spec.sorted_by == static_cast<std::size_t>(index) && g.spec.order != SortOrder::none;
    const Color color = sorted || p.hovered ? t.text : t.muted;
    const Rect text = cell.inset(8, 0);
    draw_fitting(s, Type::note, color, text, c.title, c.title_right.empty() ? c.align : Align::left);
    if (!c.title_right.empty()) draw_fitting(s, Type::note, color, text, c.title_right, Align::right);
    if (sorted) {
        const float width = ImMin(text_width(s, Type::note, c.title), text.w);
        const float x = c.align == Align::right ? text.right() - width - 16 : text.x + width + 2;
        draw_icon(s, g.spec.order == SortOrder::up ? Icon::sort_up : Icon::sort_down, {x, cell.y + 11, 14, 14}, color);
    }
    if (p.ring) focus_ring(s, cell.inset(3), 4, 0);
    if (header_handle(g, index, cell)) v_line(s, cell.right() - 1, cell.y + 6, cell.h - 12, t.accent, 2);
    MirrorNode node{.role = Role::column_header,
                    .rect = cell,
                    .name = c.title,
                    .value = c.title_right,
                    .key = c.key,
                    .column = index + 1};
    node.flags.focusable = c.sortable;
    if (c.sortable) node.flags.sort = static_cast<std::int8_t>(!sorted ? 0 : g.spec.order == SortOrder::up ? 1 : 2);
    s.mirror.add(id, node);
}

}  // namespace

void grid_header(GridRun& g) {
    ContextState& s = g.s;
    const auto& t = s.colors();
    const Rect head{g.area.x, g.area.y, g.area.w, header_height};
    fill_rect(s, head, t.bg);
    s.mirror.open(hash_id(g.id, "header"), {.role = Role::row, .rect = head, .row = 1});
    for (int i = 0; i < g.frozen; ++i) header_cell(g, i);
    // the others scroll beside the frozen columns only
    push_clip(s,
              {g.area.x + g.number_width + g.frozen_width, head.y, g.area.w - g.number_width - g.frozen_width, head.h});
    for (int i = g.frozen; i < g.columns; ++i) header_cell(g, i);
    pop_clip(s);
    s.mirror.close();
    const float thin = line_px(s, 1) / s.page.scale;
    h_line(s, head.x, head.y, head.w, t.line);
    h_line(s, head.x, head.bottom() - thin, head.w, t.line);
}

GridEvents grid(Context& ui, std::string_view id, const GridSpec& spec, GridState& state, GridSource& source) {
    auto& s = st(ui);
    const float height = spec.height > 0 ? spec.height : ImMax(120.0F, available_height(ui));
    GridRun g{.ui = ui, .s = s, .spec = spec, .state = state, .source = source, .id = ui.id(id)};
    g.area = take(s, fill, height);
    Scope scope(ui, id);
    grid_measure(g);
    grid_keys(g);
    grid_run_edit(g);
    g.rows = source.row_count();  // an edit may have added or removed rows
    grid_clamp(g);
    grid_wheel(g);
    grid_reveal(g);

    fill_rect(s, g.area, s.colors().card);
    push_clip(s, g.area);
    MirrorNode node{.role = Role::grid,
                    .rect = g.area,
                    .name = spec.name,
                    .key = id,
                    .row_count = g.rows + 1,
                    .column_count = g.columns};
    s.mirror.open(hash_id(g.id, "grid"), node);
    grid_header(g);
    grid_pointer(g);
    grid_draw(g);
    grid_scroll_bars(g);
    s.mirror.close();
    grid_agent(g);
    pop_clip(s);
    if (g.rows == 0 && !spec.empty.empty()) {
        draw_fitting(s, Type::body, s.colors().muted, {g.body.x, g.body.y + 24, g.body.w, 24}, spec.empty,
                     Align::centre);
        s.mirror.add(0, {.role = Role::status, .rect = g.body, .name = spec.empty});
    }
    grid_floats(g);
    s.last_item = g.area;
    s.last_item_id = g.id;
    return g.events;
}

GridFooter::GridFooter(Context& ui) : ui_(ui) {
    auto& s = st(ui);
    const Rect box = take(s, fill, 40);
    fill_rect(s, box, s.colors().card);
    h_line(s, box.x, box.y, box.w, s.colors().control);
    open_detached_row(s, box.inset(24, 0), 24, Align::left);
}
void GridFooter::right() { row_to_right(st(ui_)); }
GridFooter::~GridFooter() { close_layout(st(ui_)); }

}  // namespace zuji::ui
