// CLAUSE R52003/70, R52006/70: class of a verification finding by its effect on the result, whatever its sign.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::decimal("effectPercent"),
    fact::flag("misleads").or_unknown(),
    fact::flag("needsImprovement").or_else("false"),
};
constexpr FactSpec derived[] = {fact::decimal("effectMagnitude").not_negative()};
constexpr TableSpec tables[] = {{"finding-class", "major minor observation none", "conservative"}};

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    facts.set("effectMagnitude", facts.decimal("effectPercent").abs());
    return decide_by_table(rules, "finding-class", facts, "finding-class");
}

}  // namespace

const DecisionSpec& finding_class_decision() {
    static constexpr DecisionSpec spec{"finding-class", inputs, derived, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
