// CLAUSE R52003/14, 91, 92, R52006/14, 91, 92: how a change of the certified product or its certificate is handled.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::choice("kind", "certificate-text technical other"),
    fact::flag("valueAffected").or_unknown(),
    fact::flag("newModel").or_else("false"),
    fact::flag("newProductionAddress").or_else("false"),
};
constexpr TableSpec tables[] = {
    {"certificate-change", "ask-new-unit extra-verification administrative technical none"}};

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    return decide_by_table(rules, "certificate-change", facts, "certificate-change");
}

}  // namespace

const DecisionSpec& certificate_change_decision() {
    static constexpr DecisionSpec spec{"certificate-change", inputs, {}, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
