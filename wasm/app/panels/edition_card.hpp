#pragma once
// Which rules the project is assessed with: those of the program or an edition that was loaded, and what another
// edition would change.

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

void draw_edition_card(ui::Context& ui, PanelContext& context);

}  // namespace zuji::app
