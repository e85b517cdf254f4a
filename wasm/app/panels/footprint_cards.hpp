#pragma once
// The cards of step 6.

#include <string_view>

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

void draw_key_card(ui::Context& ui, PanelContext& context);
void draw_stage_card(ui::Context& ui, PanelContext& context);
void draw_contributors_card(ui::Context& ui, PanelContext& context);
void draw_cut_off_card(ui::Context& ui, PanelContext& context);
void draw_provenance_card(ui::Context& ui, PanelContext& context);
void draw_parts_card(ui::Context& ui, PanelContext& context);
void draw_open_lines_card(ui::Context& ui, PanelContext& context);

/// Views besides the charts: contribution tree, flows and suppliers, cut-off, uncertainty, reduction plan.
void draw_footprint_tree(ui::Context& ui, PanelContext& context);
void draw_footprint_flows(ui::Context& ui, PanelContext& context);
void draw_footprint_cut_off(ui::Context& ui, PanelContext& context);
void draw_footprint_uncertainty(ui::Context& ui, PanelContext& context);
void draw_footprint_plan(ui::Context& ui, PanelContext& context);
/// The texts that only people can write, what the statement still lacks, and the statement itself.
void draw_footprint_statement(ui::Context& ui, PanelContext& context);

/// The view as tables: stages, then every line.
void draw_footprint_tables(ui::Context& ui, PanelContext& context, ui::Rect area);

/// Every figure of the step as a spreadsheet.
void export_footprint(PanelContext& context);

}  // namespace zuji::app
