// CLAUSE R52003/85, 86, R52006/85, 86: outcome of a surveillance visit. An increase that reaches the limit revokes;
// other findings are corrected within the time or suspend.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::decimal("previous").positive(),  fact::decimal("current").positive(),    fact::flag("otherFindings"),
    fact::date("notifiedOn").or_unknown(), fact::date("correctedOn").or_unknown(), fact::flag("verified").or_unknown(),
    fact::date("today").or_unknown(),
};
constexpr FactSpec derived[] = {
    fact::flag("increaseReached"),
    fact::flag("increaseExact"),
    fact::choice("correction", "none verified pending failed late overdue open"),
};
constexpr TableSpec tables[] = {{"surveillance", "revoke pass pass-after-correction suspend open"}};

void derive_increase(Reasoning& reasoning, Facts& facts) {
    const Decimal previous = facts.decimal("previous");
    const Decimal current = facts.decimal("current");
    const Limit& limit = reasoning.data().limit(LimitId::surveillance_increase);
    const auto order = compare_increase(previous, current, limit.value);
    facts.set("increaseReached", order >= 0);
    facts.set("increaseExact", order == 0);
    reasoning.cite(limit.clause);
    reasoning.note(fact_node("surveillance.increase", order >= 0 ? NodeOutcome::not_met : NodeOutcome::met, "current",
                             previous.to_string() + " → " + current.to_string(), limit_text("<", limit), limit.clause));
}

std::string_view correction_state(const Facts& facts, Date due) {
    const std::optional<Date> corrected = facts.date("correctedOn");
    const std::optional<bool> verified = facts.flag("verified");
    if (corrected && *corrected > due) return "late";
    if (verified == false) return "failed";
    if (corrected) return verified ? "verified" : "pending";
    const std::optional<Date> today = facts.date("today");
    return today && *today > due ? "overdue" : "open";
}

Status derive_correction(Reasoning& reasoning, Facts& facts) {
    facts.set("correction", std::string("none"));
    if (!facts.is_true("otherFindings")) return Done{};
    const Limit& limit = reasoning.data().limit(LimitId::surveillance_correction);
    const Date due = facts.date("notifiedOn")->plus_months(reasoning.data().whole(LimitId::surveillance_correction));
    if (Status fits = check_calendar(due, "notifiedOn", facts); !fits.ok()) return fits;
    const std::string state(correction_state(facts, due));
    facts.set("correction", state);
    if (facts.is_true("increaseReached")) return Done{};
    reasoning.set_value("due", due.to_string());
    reasoning.cite(limit.clause);
    const NodeOutcome outcome = state == "verified"                     ? NodeOutcome::met
                                : state == "open" || state == "pending" ? NodeOutcome::open
                                                                        : NodeOutcome::not_met;
    reasoning.note(fact_node("surveillance.due", outcome, "correctedOn", facts.shown("correctedOn"),
                             "≤ " + due.to_string(), limit.clause));
    return Done{};
}

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    if (facts.is_true("otherFindings") && !facts.known("notifiedOn")) {
        return Error{"missing-input", "notifiedOn", {"notifiedOn"}};
    }
    Reasoning reasoning(rules, "surveillance", facts);
    derive_increase(reasoning, facts);
    if (Status derived_all = derive_correction(reasoning, facts); !derived_all.ok()) return derived_all.error();
    reasoning.decide(reasoning.data().table("surveillance"), facts);
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& surveillance_decision() {
    static constexpr DecisionSpec spec{"surveillance", inputs, derived, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
