// CLAUSE R52003/A2-11.1, R52006/A2-11.1: a result lapses when the footprint has stayed too high for too long. The limit
// is lower for planned changes.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::flag("planned"),
    fact::decimal("previous").positive(),
    fact::decimal("current").positive(),
    fact::date("since"),
    fact::date("today"),
};
constexpr FactSpec derived[] = {
    fact::flag("increaseReached"),
    fact::choice("duration", "shorter exact longer"),
};
constexpr TableSpec tables[] = {{"validity-between-visits", "valid watch invalid"}};

void derive_increase(Reasoning& reasoning, Facts& facts) {
    const bool planned = facts.is_true("planned");
    const Limit& limit = reasoning.data().limit(planned ? LimitId::planned_increase : LimitId::unplanned_increase);
    const bool reached = increase_reaches(facts.decimal("previous"), facts.decimal("current"), limit.value);
    facts.set("increaseReached", reached);
    reasoning.cite("A2-11.1");
    reasoning.cite(limit.clause);
    reasoning.note(fact_node("validity-between-visits.increase", reached ? NodeOutcome::not_met : NodeOutcome::met,
                             "current", facts.shown("previous") + " → " + facts.shown("current"),
                             limit_text("<", limit), limit.clause));
}

void derive_duration(Reasoning& reasoning, Facts& facts) {
    const Limit& limit = reasoning.data().limit(LimitId::increase_duration);
    const Date end = facts.date("since")->plus_months(reasoning.data().whole(LimitId::increase_duration));
    const Date today = *facts.date("today");
    facts.set("duration", std::string(today < end ? "shorter" : today == end ? "exact" : "longer"));
    reasoning.note(fact_node("validity-between-visits.duration", today < end ? NodeOutcome::met : NodeOutcome::not_met,
                             "today", today.to_string(), "< " + end.to_string(), limit.clause));
}

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "validity-between-visits", facts);
    derive_increase(reasoning, facts);
    derive_duration(reasoning, facts);
    reasoning.decide(reasoning.data().table("validity-between-visits"), facts);
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& validity_between_visits_decision() {
    static constexpr DecisionSpec spec{"validity-between-visits", inputs, derived, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
