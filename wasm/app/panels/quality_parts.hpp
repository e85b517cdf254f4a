#pragma once
// Parts of step 7.

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

/// Every counted line with its scores; the chosen one with fields for them.
void draw_quality_values(ui::Context& ui, PanelContext& context);
/// CLAUSE R52003/A1-13: rows of the three balances with their gap.
void draw_balances(ui::Context& ui, PanelContext& context);

}  // namespace zuji::app
