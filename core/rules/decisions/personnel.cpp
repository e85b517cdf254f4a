// CLAUSE R52003/11, 12, 34, R52006/11, 12, 34: level of a person, and whether it is enough for a role.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::choice("role", "inspector verifier reviewer project-manager decision-maker rule-developer evaluator"),
    fact::flag("trained").or_else("false"),
    fact::flag("examPassed").or_else("false"),
    fact::integer("jobs").or_else("0").not_negative(),
    fact::integer("experienceMonths").or_else("0").not_negative(),
    fact::integer("roleItems").or_else("0").not_negative(),
    fact::flag("authorised").or_else("false"),
    fact::flag("hasEvaluated").or_else("false"),
    fact::flag("wroteSystemDocuments").or_else("false"),
    fact::flag("conflictOfInterest").or_else("false"),
};
constexpr std::string_view levels = "none aware master proficient";
constexpr FactSpec derived[] = {fact::choice("level", levels)};
constexpr TableSpec tables[] = {
    {"personnel", "excluded competent not-competent"},
    {"personnel-level", levels},
};

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "personnel", facts);
    TraceNode node = info_node("personnel-level", {}, "12");
    const Row& level = reasoning.weigh(reasoning.data().table("personnel-level"), facts, node);
    reasoning.note(std::move(node));
    facts.set("level", level.outcome);
    reasoning.set_value("level", level.outcome);
    reasoning.decide(reasoning.data().table("personnel"), facts);
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& personnel_decision() {
    static constexpr DecisionSpec spec{"personnel", inputs, derived, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
