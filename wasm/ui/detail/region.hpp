#pragma once
// Scrolling parts of the page, shared by regions, popups, lists and the grid.

#include <algorithm>

#include "wasm/ui/detail/state.hpp"

namespace zuji::ui {

void open_region(Context& ui, Id id, const Rect& area, const RegionSpec& spec);
void close_region(Context& ui);

/// Scroll the innermost region so that the box can be seen.
void reveal(ContextState& s, const Rect& box);

/// Thumb 6 wide (12 while hovered) at the right edge of `track`; moves `position` (0 … content - view). True if moved.
bool scroll_bar(ContextState& s, Id id, const Rect& track, float content, float view, float& position);

/// What the wheel (or a finger) wants to scroll this area by, downwards; the caller empties s.wheel.y when it does.
[[nodiscard]] float wheel_for(ContextState& s, const Rect& area);
/// Same for the page keys.
[[nodiscard]] float page_keys(ContextState& s, const RegionFrame& frame);

}  // namespace zuji::ui
