// CLAUSE R52003/76, 79, 80, R52006/76, 79, 80: the certification decision after review.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::flag("contractAlive"),
    fact::flag("reviewComplete"),
    fact::choice("conclusion", "pass pass-after-correction not-passed ask"),
};
constexpr TableSpec tables[] = {{"certification-decision", "issue refuse wait terminate ask"}};

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    return decide_by_table(rules, "certification-decision", facts, "certification-decision");
}

}  // namespace

const DecisionSpec& certification_decision_decision() {
    static constexpr DecisionSpec spec{"certification-decision", inputs, {}, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
