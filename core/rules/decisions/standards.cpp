// CLAUSE R52003/4-7, R52006/4-7: standards in order of seniority: mechanism, specific standard, general standard.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::choice("document", fact::documents),
    fact::text("productKind"),
    fact::text("mechanism").or_unknown(),
};

/// A mechanism that is joined or planned comes first.
void add_mechanism(Reasoning& reasoning, std::string_view mechanism, Json& order) {
    reasoning.cite("4");
    if (mechanism.empty()) return;
    order.push_back("mechanism:" + std::string(mechanism));
    reasoning.cite("8-note");
    reasoning.read("AMB-06");
    reasoning.note(fact_node("standards.mechanism", NodeOutcome::met, "mechanism", std::string(mechanism), {}, "4"));
}

/// The listed standard of the product kind; nullptr when none is listed.
const StandardEntry* add_specific(Reasoning& reasoning, const std::string& kind, Json& order) {
    const EditionData& edition = *reasoning.data().edition(reasoning.document());
    const auto found = std::find_if(edition.standards.begin(), edition.standards.end(),
                                    [&kind](const StandardEntry& entry) { return entry.product_kind == kind; });
    reasoning.cite("6");
    if (found == edition.standards.end()) {
        reasoning.read(edition.unlisted_readings);
        reasoning.note(fact_node("standards.unlisted", NodeOutcome::open, "productKind", kind, {}, "6"));
        return nullptr;
    }
    order.push_back(found->standard);
    reasoning.cite(found->clause);
    reasoning.read(found->readings);
    TraceNode node =
        fact_node(found->open ? "standards.specific-open" : "standards.specific",
                  found->open ? NodeOutcome::open : NodeOutcome::met, "productKind", kind, {}, found->clause);
    node.args = {found->standard};
    reasoning.note(std::move(node));
    return &*found;
}

void add_general(Reasoning& reasoning, Json& order) {
    const RuleBookData& data = reasoning.data();
    order.push_back(data.general_standard);
    reasoning.cite(data.general_standard_clause);
    reasoning.note(info_node("standards.general", {data.general_standard}, data.general_standard_clause));
}

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "standards", facts);
    Json order = Json::array();
    add_mechanism(reasoning, trim(facts.word("mechanism")), order);
    const StandardEntry* specific = add_specific(reasoning, std::string(facts.word("productKind")), order);
    add_general(reasoning, order);
    reasoning.set_outcome(specific != nullptr && !specific->open ? "determined" : "ask");
    reasoning.set_value("order", std::move(order));
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& standards_decision() {
    static constexpr DecisionSpec spec{"standards", inputs, {}, {}, {}, run};
    return spec;
}

}  // namespace zuji::rules
