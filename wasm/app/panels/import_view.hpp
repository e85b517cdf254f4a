#pragma once
// The import report: what will be taken, what is doubtful, what is refused and why, before anything changes.

#include <string>
#include <string_view>

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

/// Shows the report in the place of the bill of materials.
void open_import(PanelContext& context, std::string file_name, std::string encoding, BomImport result);
void draw_import(ui::Context& ui, PanelContext& context, ui::Rect area);

}  // namespace zuji::app
