#pragma once
// Footprints that suppliers handed over: which line is each for, and what is to be known of it.

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

/// A dialog over the bill of materials while there are footprints to place; draws nothing else.
void draw_supplier_footprints(ui::Context& ui, PanelContext& context);

}  // namespace zuji::app
