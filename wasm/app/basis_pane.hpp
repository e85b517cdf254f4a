#pragma once
// The right pane: why (clause, our summary, reading, trace) and the live results.

#include "wasm/app/app_state.hpp"
#include "wasm/app/host.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

void draw_pane(ui::Context& ui, PanelContext& context, ui::Rect area, ui::PaneState state);

/// Clause chip with heading and our summary.
void draw_clause(ui::Context& ui, PanelContext& context, std::string_view document, std::string_view paragraph);

/// Document and paragraph that "R52006/95-note" or "27-b7" stands for; without a document the one in force.
rules::BasisRef clause_target(const PanelContext& context, std::string_view clause);

/// The decision behind a name ("scope", "eligibility", "man-days" …); nullptr when not decided yet.
const rules::Decision* decision_named(const Assessment& assessment, std::string_view name);

}  // namespace zuji::app
