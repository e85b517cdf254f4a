#pragma once
// The steps of a project, one function each. A panel draws what assessment and project say and pushes wishes into
// context.actions; it computes nothing and changes nothing itself.

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

// Centre of the page: called inside the region of the centre (padding and scrolling are the panel's own choice, see
// frame.cpp).
void draw_company(ui::Context& ui, PanelContext& context, ui::Rect area);
void draw_eligibility(ui::Context& ui, PanelContext& context, ui::Rect area);
void draw_units(ui::Context& ui, PanelContext& context, ui::Rect area);
void draw_annex1(ui::Context& ui, PanelContext& context, ui::Rect area);
void draw_bom(ui::Context& ui, PanelContext& context, ui::Rect area);
void draw_footprint(ui::Context& ui, PanelContext& context, ui::Rect area);
void draw_quality(ui::Context& ui, PanelContext& context, ui::Rect area);
void draw_annex2(ui::Context& ui, PanelContext& context, ui::Rect area);
void draw_man_days(ui::Context& ui, PanelContext& context, ui::Rect area);
void draw_export(ui::Context& ui, PanelContext& context, ui::Rect area);
void draw_certificate(ui::Context& ui, PanelContext& context, ui::Rect area);
/// The second tab of man-days: inside its column.
void draw_schedule(ui::Context& ui, PanelContext& context);

/// The register of open readings, in place of the contents of the package; fills the rest of `area`.
void draw_readings(ui::Context& ui, PanelContext& context, ui::Rect area);

// Body of the right pane for the steps that have something of their own to say there (the selected row);
// false = nothing selected, the general basis is shown instead.
bool draw_annex1_pane(ui::Context& ui, PanelContext& context);
bool draw_annex2_pane(ui::Context& ui, PanelContext& context);
bool draw_bom_pane(ui::Context& ui, PanelContext& context);
bool draw_footprint_pane(ui::Context& ui, PanelContext& context);

}  // namespace zuji::app
