#pragma once
// A priced quotation as JSON, for the command line and for spreadsheets.

#include <string>

#include "core/quote/pricing.hpp"

namespace zuji {

/// {"number","version","document","units":[…],"documentReview","days","items","money","readings","scenarios","basis",
/// "interpretations","missing","complete","problems"}. Person-days and money are exact decimal strings with "low",
/// "high" and "safe".
[[nodiscard]] std::string write_quote_result(const Quote& quote, const QuoteResult& result);

}  // namespace zuji
