#pragma once
// The search box of the top bar and its dialog, whatever is searched.

#include <string_view>
#include <vector>

#include "core/base/catalog.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

/// The box, and Ctrl+K. True when a search begins: then the dialog is open, for a query that is empty.
[[nodiscard]] bool search_begins(ui::Context& ui, const Catalog& words, std::string_view label);

/// What is typed into the dialog, and which of `results` was chosen, which closes it. Nothing while it is closed.
[[nodiscard]] ui::FinderEvents search_dialog(ui::Context& ui, const Catalog& words, std::string_view placeholder,
                                             std::string_view query, const std::vector<ui::FinderResult>& results);

/// Hits with label, remark and tail as the dialog shows them; they must live as long as what is returned.
template <class Hit>
std::vector<ui::FinderResult> shown_results(const std::vector<Hit>& hits) {
    std::vector<ui::FinderResult> results;
    results.reserve(hits.size());
    for (const Hit& hit : hits) results.push_back({.label = hit.label, .remark = hit.remark, .tail = hit.tail});
    return results;
}

}  // namespace zuji::app
