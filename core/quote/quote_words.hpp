#pragma once
// Names of what a quotation holds, for page, report and workbook.

#include <string>

#include "core/base/catalog.hpp"
#include "core/quote/pricing.hpp"

namespace zuji {

/// "12 – 17", one figure where both ends are the same.
[[nodiscard]] std::string days_text(const QuoteRange& days);
/// "3 Cable YJV": its number from 1 and its name.
[[nodiscard]] std::string unit_text(const Quote& quote, std::size_t unit);
/// What a case changes: its own name, else "exemption confirmed; document review once for the application".
[[nodiscard]] std::string case_name(const Catalog& words, const QuoteCase& each);
[[nodiscard]] std::string option_name(const Catalog& words, const std::string& reading, const std::string& option);
/// "Travel: Beijing" – kind and description of the seller's own item.
[[nodiscard]] std::string item_name(const Catalog& words, const SellerItem& item);
/// Kinds of work that the documents give no figure for and that the quotation does not list, "Report, travel"; empty:
/// none is left.
[[nodiscard]] std::string not_included(const Catalog& words, const Quote& quote);

}  // namespace zuji
