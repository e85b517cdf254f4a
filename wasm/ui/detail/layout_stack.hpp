#pragma once
// The stack of open layouts. Sizes are logical pixels in page coordinates.

#include <vector>

#include "wasm/ui/context.hpp"
#include "wasm/ui/layout.hpp"

namespace zuji::ui {

enum class LayoutKind : std::uint8_t { column, row };

/// One open Column or Row.
struct LayoutFrame {
    LayoutKind kind = LayoutKind::column;
    Id id = 0;
    Rect area;  ///< where it may put things; the height is not a limit
    float gap = 0;
    float x = 0;       ///< next place of a row
    float y = 0;       ///< next place of a column, top of the current line of a row
    float height = 0;  ///< row: height to align in
    float line = 0;    ///< row: highest widget of the line so far
    float used_width = 0;
    bool first = true;
    bool wrap = false;
    bool top = false;
    bool fields = false;
    bool fixed_height = false;
    bool attached = true;  ///< reports its size to the layout below
    Align align = Align::left;
    bool in_right = false;
    float right_width = 0;  ///< of the group at the right, as remembered
    float right_start = 0;
    float left_end = 0;  ///< where the group at the left ended
    float tallest = 0;   ///< row that wraps: highest widget of all lines, as remembered and now
    float tallest_now = 0;
    float shift = 0;  ///< of aligned content
};

/// Open a layout in the current one: where it begins is where the next widget would be.
void open_column(ContextState& s, const ColumnSpec& spec);
void open_row(ContextState& s, const RowSpec& spec);
void row_to_right(ContextState& s);
/// Open a layout that is not part of the one below (regions, cells, popups).
void open_detached_column(ContextState& s, Rect area, float gap);
void open_detached_row(ContextState& s, Rect area, float gap, Align align);
/// Close the innermost layout; returns the size of its content.
Vec2 close_layout(ContextState& s);

/// Take a box from the current layout.
Rect take(ContextState& s, float width, float height);
/// Where the next widget of this size would be put, without taking it.
[[nodiscard]] Vec2 next_place(const ContextState& s, float width, float height);
[[nodiscard]] float remaining_width(const ContextState& s);
/// `wanted`, or less where there is no room; a row that wraps has that of a whole line.
[[nodiscard]] float fitting_width(const ContextState& s, float wanted);

}  // namespace zuji::ui
