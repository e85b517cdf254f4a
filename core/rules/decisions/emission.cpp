// CLAUSE R52003/24-b1, 25, R52006/24-b1, 25: activity × factor × GWP, once. A factor in CO2e already contains the GWP.
#include <cmath>

#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::decimal("activity"),
    fact::decimal("factor"),
    fact::text("gas").positive(),
    fact::decimal("gwp").or_unknown(),
};
constexpr FactSpec derived[] = {fact::flag("isEquivalent")};
constexpr TableSpec tables[] = {{"emission", "ok ask double-gwp"}};

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    const std::string_view gas = facts.word("gas");
    facts.set("isEquivalent", gas == "CO2e" || gas == "CO2");
    Reasoning reasoning(rules, "emission", facts);
    reasoning.set_value("kgCO2e", nullptr);
    reasoning.decide(reasoning.data().table("emission"), facts);
    if (reasoning.outcome() != "ok") return reasoning.finish();
    const Decimal gwp = facts.known("gwp") ? facts.decimal("gwp") : Decimal(1);
    const Decimal result = facts.decimal("activity") * facts.decimal("factor") * gwp;
    const double kilograms = result.to_double();
    if (!std::isfinite(kilograms)) {
        return Error{"out-of-range", "activity", {facts.shown("activity"), "a result that a number can hold"}};
    }
    reasoning.note(info_node("emission.product",
                             {facts.shown("activity"), facts.shown("factor"), gwp.to_string(), result.to_string()},
                             "24-b1"));
    reasoning.set_value("kgCO2e", kilograms);
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& emission_decision() {
    static constexpr DecisionSpec spec{"emission", inputs, derived, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
