#pragma once
// All quotations of this machine: searched, opened, copied, deleted and brought back.

#include <string>

#include "wasm/app/frame.hpp"

namespace zuji::app {

void draw_quote_history(ui::Context& ui, const StartContext& context);

/// A line that offers to bring back the quotation that was deleted last; nothing when there is none.
void draw_removed_quote(ui::Context& ui, const QuoteDesk& quotes, const Catalog& words, Actions& actions);

/// What a quotation comes to, in a cell of a list; marked while something in it has no price.
void draw_summary_total(ui::Context& ui, const Catalog& words, const std::string& currency,
                        const QuoteSummary& summary);

/// What a quotation is called in lists: its subject, else its customer.
[[nodiscard]] std::string quote_title(const Catalog& words, const Quote& quote);

}  // namespace zuji::app
