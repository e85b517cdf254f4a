#pragma once
// The right pane: why (clause, our summary, reading, trace) and the live results.

#include "wasm/app/app_state.hpp"
#include "wasm/app/host.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

void draw_pane(ui::Context& ui, PanelContext& context, ui::Rect area, ui::PaneState state);

/// Clause chip with heading and our summary.
void draw_clause(ui::Context& ui, PanelContext& context, std::string_view document, std::string_view paragraph);

/// An open reading as a note; nothing when there is none with this id.
void draw_interpretation(ui::Context& ui, PanelContext& context, const std::string& id);

/// The decision behind a name ("scope", "eligibility", "man-days" …); nullptr when not decided yet.
const rules::Decision* decision_named(const Assessment& assessment, std::string_view name);

}  // namespace zuji::app
