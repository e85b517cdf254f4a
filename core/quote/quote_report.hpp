#pragma once
// The printed quotation: what is offered on one or two pages; the basis, the open readings and what the customer
// brings in an appendix.

#include "core/assess/schedule.hpp"
#include "core/base/catalog.hpp"
#include "core/quote/pricing.hpp"
#include "core/report/report.hpp"
#include "core/rules/rule_book.hpp"

namespace zuji {

/// A quotation with all that was computed of it.
struct QuoteFacts {
    const rules::RuleBook& rules;
    const Quote& quote;
    const QuoteResult& result;
    const Schedule& schedule;
};

/// In the language of `words`.
[[nodiscard]] Report make_quote_report(const QuoteFacts& facts, const Catalog& words);

/// "Q-2026-017_v2_<customer>" made safe as a file name, without extension.
[[nodiscard]] std::string quote_file_name(const Quote& quote);

}  // namespace zuji
