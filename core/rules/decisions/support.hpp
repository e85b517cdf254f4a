#pragma once
// What several decisions share.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "core/rules/decision_spec.hpp"
#include "core/rules/reasoning.hpp"
#include "core/rules/rule_book_data.hpp"

namespace zuji::rules {

/// Decides by one table alone.
Decision decide_by_table(const RuleBook& rules, std::string_view decision, const Facts& facts, std::string_view table);

/// Weighs one checklist item into the trace; returns the outcome of its row.
std::string weigh_item(Reasoning& reasoning, const Checklist& checklist, const ChecklistItem& item, const Facts& facts);

/// True when (current − previous) ÷ previous reaches `percent` per cent. Exact; `previous` > 0.
bool increase_reaches(const Decimal& previous, const Decimal& current, const Decimal& percent);
/// Order of the increase in per cent and `percent`.
std::strong_ordering compare_increase(const Decimal& previous, const Decimal& current, const Decimal& percent);

/// "before" the window, on its "edge" (first day or the anchor day), "inside", or "after" the anchor: where `day`
/// stands to the `months` before `anchor`.
std::string_view position_before(Date day, Date anchor, int months);

/// Adding months cannot leave the calendar unnoticed: an error at `where` when a day of the answer has no date.
Status check_calendar(Date day, std::string_view where, const Facts& facts);

inline constexpr std::string_view position_words = "before edge inside after";
/// "= 12 month"
std::string limit_text(std::string_view sign, const Limit& limit);

}  // namespace zuji::rules
