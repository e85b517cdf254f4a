#pragma once
// The GWP values of the project: the set, the two figures of SF6 with their sources, and a set of the user's own.

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

inline constexpr std::string_view gwp_dialog = "gwp-dialog";

/// Open it with ui::open_popup(ui, gwp_dialog) in the same scope.
void draw_gwp_dialog(ui::Context& ui, PanelContext& context);

}  // namespace zuji::app
