// CLAUSE R52003/39-41, R52006/39-41: high unless every factor is known and points to low.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::choice("construction", "single-material assembled").or_unknown(),
    fact::integer("bomItems").or_unknown().not_negative(),
    fact::choice("assurance", "limited reasonable").or_unknown(),
    fact::decimal("materialityPercent").or_unknown(),
    fact::flag("clear").or_else("true"),
};
constexpr TableSpec tables[] = {{"complexity", "high lower-possible"}};

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    return decide_by_table(rules, "complexity", facts, "complexity");
}

}  // namespace

const DecisionSpec& complexity_decision() {
    static constexpr DecisionSpec spec{"complexity", inputs, {}, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
