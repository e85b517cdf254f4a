// CLAUSE R52003/88, 89, 96, R52006/88, 89: what a certificate must state, always or in its case.
#include <algorithm>

#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::choice("document", fact::documents),
    fact::choices("fields",
                  "certificate-number applicant basis-and-version product-identity functional-or-declared-unit "
                  "system-boundary data-period value-and-unit assurance-level scheme issue-date validity body "
                  "unit-scope producer factory surveillance-status mechanism-label"),
    fact::flag("producerDiffers").or_else("false"),
    fact::flag("factoryDiffers").or_else("false"),
    fact::flag("surveilled").or_else("false"),
    fact::flag("mechanismLabel").or_else("false"),
};
constexpr TableSpec checklists[] = {{"certificate-contents", "required not-applicable ask"}};

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "certificate-contents", facts);
    reasoning.cite("89");
    const std::vector<std::string>& given = facts.words("fields");
    const Checklist& checklist = reasoning.data().checklist("certificate-contents");
    Json missing = Json::array();
    bool open = false;
    for (const ChecklistItem& item : checklist.items) {
        const std::string need = weigh_item(reasoning, checklist, item, facts);
        const bool stated = std::find(given.begin(), given.end(), item.id) != given.end();
        if (need == "required" && !stated) {
            missing.push_back(item.id);
            reasoning.note(fact_node("certificate-contents.missing", NodeOutcome::not_met, item.id, {}, {},
                                     plain_paragraph(item.clause)));
        }
        open = open || need == "ask";
    }
    reasoning.set_outcome(!missing.empty() ? "incomplete" : open ? "ask" : "complete");
    reasoning.set_value("missing", std::move(missing));
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& certificate_contents_decision() {
    static constexpr DecisionSpec spec{"certificate-contents", inputs, {}, {}, checklists, run};
    return spec;
}

}  // namespace zuji::rules
