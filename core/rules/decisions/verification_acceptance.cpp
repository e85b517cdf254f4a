// CLAUSE R52003/38, R52006/38: an earlier verification may be accepted when product, body and date all fit.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::flag("identical").or_unknown(),
    fact::choice("body", "cnca-approved cnas-accredited other"),
    fact::date("statementDate"),
    fact::date("applicationDate"),
};
constexpr FactSpec derived[] = {fact::choice("statementPosition", position_words)};
constexpr TableSpec tables[] = {{"verification-acceptance", "may ask no"}};

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "verification-acceptance", facts);
    const Date application = *facts.date("applicationDate");
    const Date statement = *facts.date("statementDate");
    const int months = reasoning.data().whole(LimitId::acceptance_look_back);
    const std::string_view position = position_before(statement, application, months);
    const NodeOutcome outcome = position == "inside" ? NodeOutcome::met
                                : position == "edge" ? NodeOutcome::open
                                                     : NodeOutcome::not_met;
    reasoning.note(fact_node("verification-acceptance.window", outcome, "statementDate", statement.to_string(),
                             application.plus_months(-months).to_string() + " < … < " + application.to_string(),
                             "38-b3"));
    facts.set("statementPosition", std::string(position));
    reasoning.decide(reasoning.data().table("verification-acceptance"), facts);
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& verification_acceptance_decision() {
    static constexpr DecisionSpec spec{"verification-acceptance", inputs, derived, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
