#pragma once
// A priced quotation as JSON, for the command line and for spreadsheets.

#include <string>

#include "core/assess/schedule.hpp"
#include "core/quote/pricing.hpp"

namespace zuji {

/// {"number","version","document","units":[…],"documentReview","days","items","money","readings","scenarios","basis",
/// "cases","schedule","interpretations","missing","complete","problems"}. "schedule" is null without a day of
/// acceptance. Person-days and money are exact decimal strings with "low",
/// "high" and "safe".
[[nodiscard]] std::string write_quote_result(const Quote& quote, const QuoteResult& result, const Schedule& schedule);

}  // namespace zuji
