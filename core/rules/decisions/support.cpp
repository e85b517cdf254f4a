#include "core/rules/decisions/support.hpp"

#include <utility>

namespace zuji::rules {
namespace {

NodeOutcome item_outcome(std::string_view outcome) {
    if (outcome == "met" || outcome == "clear") return NodeOutcome::met;
    if (outcome == "not-met" || outcome == "forbidden") return NodeOutcome::not_met;
    return outcome == "ask" ? NodeOutcome::open : NodeOutcome::info;
}

}  // namespace

Decision decide_by_table(const RuleBook& rules, std::string_view decision, const Facts& facts, std::string_view table) {
    Reasoning reasoning(rules, decision, facts);
    reasoning.decide(reasoning.data().table(table), facts);
    return reasoning.finish();
}

std::string weigh_item(Reasoning& reasoning, const Checklist& checklist, const ChecklistItem& item,
                       const Facts& facts) {
    TraceNode node = info_node(checklist.id + "." + item.id, {}, plain_paragraph(item.clause));
    const Row& row = reasoning.weigh(item.table, facts, node);
    // A clause of one document alone is cited by the rows that rest on it.
    if (node.clause == item.clause) reasoning.cite(item.clause);
    node.outcome = item_outcome(row.outcome);
    reasoning.note(std::move(node));
    return row.outcome;
}

std::strong_ordering compare_increase(const Decimal& previous, const Decimal& current, const Decimal& percent) {
    return compare_ratio((current - previous) * Decimal(100), previous, percent);
}

bool increase_reaches(const Decimal& previous, const Decimal& current, const Decimal& percent) {
    return compare_increase(previous, current, percent) >= 0;
}

std::string_view position_before(Date day, Date anchor, int months) {
    const Date first = anchor.plus_months(-months);
    if (day > anchor) return "after";
    if (day < first) return "before";
    return day == anchor || day == first ? "edge" : "inside";
}

Status check_calendar(Date day, std::string_view where, const Facts& facts) {
    if (day.in_calendar()) return Done{};
    return Error{"out-of-range", std::string(where), {facts.shown(where), "an answer between the years 1 and 9999"}};
}

std::string limit_text(std::string_view sign, const Limit& limit) {
    return std::string(sign) + " " + limit.value.to_string() + " " + limit.unit;
}

}  // namespace zuji::rules
