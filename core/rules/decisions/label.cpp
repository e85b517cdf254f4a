// CLAUSE R52003/A2-14, R52003/95, R52006/A2-14, R52006/98-101: whether the label may be used, and every reason why not.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::choice("document", fact::documents),
    fact::flag("certified"),
    fact::choice("status", "valid suspended revoked cancelled expired"),
    fact::flag("changePending"),
    fact::flag("nonconforming"),
    fact::flag("markAltered"),
};
constexpr TableSpec checklists[] = {{"label", "forbidden ask clear not-applicable"}};

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "label", facts);
    reasoning.cite("A2-14");
    const Checklist& checklist = reasoning.data().checklist("label");
    Json reasons = Json::array();
    bool forbidden = false;
    for (const ChecklistItem& item : checklist.items) {
        const std::string outcome = weigh_item(reasoning, checklist, item, facts);
        if (outcome == "clear" || outcome == "not-applicable") continue;
        reasons.push_back(plain_paragraph(item.clause));
        forbidden = forbidden || outcome == "forbidden";
    }
    reasoning.set_outcome(forbidden ? "forbidden" : reasons.empty() ? "allowed" : "ask");
    reasoning.set_value("reasons", std::move(reasons));
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& label_decision() {
    static constexpr DecisionSpec spec{"label", inputs, {}, {}, checklists, run};
    return spec;
}

}  // namespace zuji::rules
