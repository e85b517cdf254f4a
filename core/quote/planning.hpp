#pragma once
// Dates of a quotation: the planner of assessments with the person-days that are quoted.

#include "core/assess/schedule.hpp"
#include "core/base/calendar.hpp"
#include "core/quote/pricing.hpp"
#include "core/rules/rule_book.hpp"

namespace zuji {

/// From the day of acceptance to the certificate. What is missing stands in Schedule::needs as a path of the quotation
/// ("acceptance_date", "plan.review_staff").
[[nodiscard]] Schedule plan_quote(const rules::RuleBook& rules, const Calendar& calendar, const Quote& quote,
                                  const QuoteResult& result);

}  // namespace zuji
