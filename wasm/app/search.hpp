#pragma once
// Search over everything (Ctrl+K): steps and actions, clauses, open readings, Annex 1 items, bill-of-materials rows.

#include <string>
#include <vector>

#include "wasm/app/app_state.hpp"
#include "wasm/app/search_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

/// Hits for `query` in the order steps, Annex 1, BOM rows, open readings, clauses; at most `limit`. Empty query: the
/// steps.
std::vector<SearchHit> search_everything(const PanelContext& context, std::string_view query, std::size_t limit);

/// Open readings and clauses only: where no project is open. Nothing for an empty query.
std::vector<SearchHit> search_rules(const PanelContext& context, std::string_view query, std::size_t limit);
/// "R52006/97-b2": the address of a clause that was found.
std::string clause_address(const PanelContext& context, const SearchHit& hit);

/// The search box of the top bar; opens the search dialog.
void draw_search_button(ui::Context& ui, PanelContext& context);

}  // namespace zuji::app
