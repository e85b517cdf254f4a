// CLAUSE R52003/2, R52003/3, R52006/2, R52006/3: which of the two documents covers the product.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::product_field("field"),
    fact::text("kind").or_unknown(),
    fact::flag("pilotProduct").or_unknown(),
    fact::flag("pilotRegion").or_unknown(),
};
constexpr TableSpec tables[] = {{"scope", "in-scope out-of-scope ask", "document"}};

Result<Decision> run(const RuleBook& rules, Facts& facts) { return decide_by_table(rules, "scope", facts, "scope"); }

}  // namespace

const DecisionSpec& scope_decision() {
    static constexpr DecisionSpec spec{"scope", inputs, {}, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
