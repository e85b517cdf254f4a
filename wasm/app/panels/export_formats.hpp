#pragma once
// The export step's other files: workbook, reports, PACT, charts, and the encrypted package.

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

void draw_export_formats(ui::Context& ui, PanelContext& context);

}  // namespace zuji::app
