// CLAUSE R52003/21, R52006/21: weight that may be left out. The base of the share is not clear, so three readings are
// computed side by side (AMB-21). Shares are compared without dividing.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::decimal("productMass").not_negative(),
    fact::decimal("totalWaste").not_negative(),
    fact::decimal("omittedInputs").not_negative(),
    fact::decimal("omittedWaste").not_negative(),
};
constexpr FactSpec derived[] = {fact::flag("separate"), fact::flag("combinedBoth"), fact::flag("combinedEither")};
constexpr TableSpec tables[] = {{"cut-off", "ok ask no"}};

struct Share {
    const char* key;
    Decimal part;
    Decimal base;
    const char* base_fact;
};

/// part ≤ limit % of base; nothing is within nothing.
bool within(Reasoning& reasoning, const Share& share, TraceNode& parent) {
    const Limit& limit = reasoning.data().limit(LimitId::cut_off_share);
    const bool fits = share.part * Decimal(100) <= limit.value * share.base;
    parent.children.push_back(fact_node(share.key, fits ? NodeOutcome::met : NodeOutcome::not_met, share.base_fact,
                                        share.part.to_string() + " / " + share.base.to_string(), limit_text("≤", limit),
                                        limit.clause));
    return fits;
}

void derive(Reasoning& reasoning, Facts& facts) {
    const Decimal mass = facts.decimal("productMass");
    const Decimal waste = facts.decimal("totalWaste");
    const Decimal inputs_out = facts.decimal("omittedInputs");
    const Decimal waste_out = facts.decimal("omittedWaste");
    const Decimal all_out = inputs_out + waste_out;
    TraceNode shares = info_node("cut-off.shares", {}, "21");
    const bool input_share =
        within(reasoning, {"cut-off.inputs-of-product", inputs_out, mass, "omittedInputs"}, shares);
    const bool waste_share = within(reasoning, {"cut-off.waste-of-waste", waste_out, waste, "omittedWaste"}, shares);
    const bool of_product = within(reasoning, {"cut-off.all-of-product", all_out, mass, "productMass"}, shares);
    const bool of_waste = within(reasoning, {"cut-off.all-of-waste", all_out, waste, "totalWaste"}, shares);
    reasoning.note(std::move(shares));
    facts.set("separate", input_share && waste_share);
    facts.set("combinedBoth", of_product && of_waste);
    facts.set("combinedEither", of_product || of_waste);
    for (const char* reading : {"separate", "combinedBoth", "combinedEither"}) {
        reasoning.set_value(reading, facts.is_true(reading));
    }
}

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "cut-off", facts);
    derive(reasoning, facts);
    reasoning.decide(reasoning.data().table("cut-off"), facts);
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& cut_off_decision() {
    static constexpr DecisionSpec spec{"cut-off", inputs, derived, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
