#pragma once
// The parts of the spreadsheet grid. One GridRun lives for one pass.

#include <algorithm>
#include <vector>

#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/detail/state.hpp"
#include "wasm/ui/grid.hpp"

namespace zuji::ui {

struct GridRun {
    Context& ui;
    ContextState& s;
    const GridSpec& spec;
    GridState& state;
    GridSource& source;
    Id id = 0;
    GridEvents events = {};

    Rect area = {};  ///< all of it
    Rect body = {};  ///< below the header
    int rows = 0;
    int columns = 0;
    float row_height = 30;
    float number_width = 0;  ///< of the row numbers
    float frozen_width = 0;  ///< of the frozen columns, without the numbers
    int frozen = 0;
    float total_width = 0;          ///< of the columns that scroll
    std::vector<float> lefts = {};  ///< page x of each column, scrolled
    int first = 0;                  ///< visible rows, last excluded
    int last = 0;
    double most_y = 0;
    float most_x = 0;

    [[nodiscard]] float row_top(int row) const {
        return body.y + static_cast<float>(static_cast<double>(row) * static_cast<double>(row_height) - state.scroll_y);
    }
    [[nodiscard]] float width_of(int column) const { return state.widths[static_cast<std::size_t>(column)]; }
    /// How far a row of a tree stands in: however deep it is, half of the column is left for its name.
    [[nodiscard]] float indent_of(int column, int level) const {
        constexpr float step = 16;
        return std::min(step * static_cast<float>(level), width_of(column) / 2);
    }
    [[nodiscard]] Rect cell_rect(GridPlace p) const {
        return {lefts[static_cast<std::size_t>(p.column)], row_top(p.row), width_of(p.column), row_height};
    }
    [[nodiscard]] const GridColumn& column(int index) const { return spec.columns[static_cast<std::size_t>(index)]; }
    [[nodiscard]] Id cell_id(GridPlace p) const {
        return hash_id(hash_id(id, std::int64_t{p.row}), std::int64_t{p.column});
    }
    [[nodiscard]] Id toggle_id(int row) const { return hash_id(hash_id(id, "toggle"), std::int64_t{row}); }
    [[nodiscard]] bool editable(GridPlace p) const;
    [[nodiscard]] bool focused() const { return s.focus.id == id; }

    void move_to(GridPlace p, bool extend);
};

/// Measure: columns, visible rows, room to scroll.
void grid_measure(GridRun& g);
void grid_clamp(GridRun& g);
void grid_reveal(GridRun& g);
/// Header with sorting and resizing.
void grid_header(GridRun& g);
/// Pointer in the body, wheel, scrollbars.
void grid_pointer(GridRun& g);
void grid_wheel(GridRun& g);
void grid_scroll_bars(GridRun& g);
/// Keys and clipboard of the focused grid.
void grid_keys(GridRun& g);
/// Begin, run and end the editing of the active cell.
void grid_begin_edit(GridRun& g);
void grid_begin_edit(GridRun& g, const Event& typed);
void grid_run_edit(GridRun& g);
void grid_end_edit(GridRun& g, bool keep);
/// Choice list and error bubble.
void grid_floats(GridRun& g);
/// Rows, lines, marks, and their nodes in the mirror.
void grid_draw(GridRun& g);
void grid_draw_edit(GridRun& g);
/// The input element of the grid.
void grid_agent(GridRun& g);

}  // namespace zuji::ui
