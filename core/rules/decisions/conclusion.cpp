// CLAUSE R52003/22, R52003/75, R52006/22, R52006/75: conclusion of inspection and verification.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::integer("findings").not_negative(),
    fact::integer("observations").or_else("0").not_negative(),
    fact::flag("allClosed"),
    fact::flag("inTime"),
    fact::flag("systematicDefect").or_else("false"),
    fact::flag("tampering").or_else("false"),
    fact::flag("dataQualityBelowMinimum").or_else("false"),
};
constexpr TableSpec tables[] = {{"conclusion", "pass pass-after-correction not-passed ask"}};

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    return decide_by_table(rules, "conclusion", facts, "conclusion");
}

}  // namespace

const DecisionSpec& conclusion_decision() {
    static constexpr DecisionSpec spec{"conclusion", inputs, {}, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
