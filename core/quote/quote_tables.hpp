#pragma once
// Tables of a quotation, the same in print and in the workbook.

#include "core/quote/quote_report.hpp"
#include "core/report/say.hpp"

namespace zuji {

/// Person-days of every unit with the row of the table and the paragraph.
[[nodiscard]] TableBlock quote_basis_table(const QuoteFacts& facts, const Say& say);
/// Every option of the readings that make a difference.
[[nodiscard]] TableBlock quote_readings_table(const QuoteFacts& facts, const Say& say);
/// The schedule: phases with who acts, dates at the earliest and latest, limit and paragraph.
[[nodiscard]] TableBlock quote_schedule_table(const QuoteFacts& facts, const Say& say);
/// The documents of Annex 1 that the customer brings.
[[nodiscard]] TableBlock quote_to_do_table(const QuoteFacts& facts, const Say& say);
/// Name of each column of the what-if, the first being the quotation as it stands.
[[nodiscard]] std::vector<std::string> quote_column_names(const QuoteFacts& facts, const Say& say);

}  // namespace zuji
