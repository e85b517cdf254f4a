#pragma once
// The system boundary as a diagram: the life-cycle stages, which of them are inside, and what each emits.

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

inline constexpr std::string_view boundary_dialog = "boundary-dialog";

/// CLAUSE R52003/18: from cradle to gate always; delivery, use and end of life where the user takes them in. Open it
/// with ui::open_popup(ui, boundary_dialog) in the same scope.
void draw_boundary_dialog(ui::Context& ui, PanelContext& context);

}  // namespace zuji::app
