#pragma once
// The printed quotation: what is offered on the first page, the basis in an appendix, what the customer brings.

#include "core/base/catalog.hpp"
#include "core/quote/pricing.hpp"
#include "core/report/report.hpp"
#include "core/rules/rule_book.hpp"

namespace zuji {

/// In the language of `words`. `result` is that of `quote`.
[[nodiscard]] Report make_quote_report(const rules::RuleBook& rules, const Quote& quote, const QuoteResult& result,
                                       const Catalog& words);

/// "Q-2026-017_v2_<customer>" made safe as a file name, without extension.
[[nodiscard]] std::string quote_file_name(const Quote& quote);

}  // namespace zuji
