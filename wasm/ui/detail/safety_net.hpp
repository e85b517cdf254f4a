#pragma once
// The core of Dear ImGui reports every item with an id through hooks; items that have no node in the mirror are found
// here, so that a widget that screen readers cannot see fails a test.

#include "wasm/ui/detail/state.hpp"

namespace zuji::ui {

/// Listen to the hooks for the context `s` during the pass that is about to begin.
void watch_items(ContextState& s);
/// Drop what has a node or needs none.
void compare_items(ContextState& s);

}  // namespace zuji::ui
