#pragma once
// The reasons of a verdict in the basis pane: which conditions held, the facts they looked at, and where those were
// entered.

#include <string_view>

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

/// The part of the decision that speaks of `clause` (empty: all of it).
void draw_reasons(ui::Context& ui, PanelContext& context, const rules::Decision& decision, std::string_view clause);
/// One part of the trace of `decision`.
void draw_reasons(ui::Context& ui, PanelContext& context, const rules::TraceNode& node, std::string_view decision);

/// The tree of conditions alone, where there is no project whose facts could be shown.
void draw_trace(ui::Context& ui, PanelContext& context, const rules::TraceNode& root);

/// The first part of the trace with that key; nullptr when there is none.
const rules::TraceNode* node_with_key(const rules::TraceNode& node, std::string_view key);

}  // namespace zuji::app
