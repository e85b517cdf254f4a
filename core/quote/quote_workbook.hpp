#pragma once
// A quotation as a workbook: person-days × rate, discount, tax and total as formulas with the value that was computed
// beside them, so that whoever gets the file can follow and change it.

#include "core/quote/quote_report.hpp"
#include "core/report/workbook.hpp"

namespace zuji {

/// Offer, units, what-if, schedule, basis, readings, what the customer prepares. In the language of `words`.
[[nodiscard]] Workbook make_quote_workbook(const QuoteFacts& facts, const Catalog& words);

}  // namespace zuji
