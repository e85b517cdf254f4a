// CLAUSE R52003/A1, R52006/A1: which of the application documents are needed in this case.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::choice("legalForm", "legal-person natural-person individual-business branch").or_unknown(),
    fact::flag("licenceApplies").or_unknown(),
    fact::flag("applicantIsProducer").or_unknown(),
    fact::flag("producerIsFactory").or_unknown(),
    fact::flag("oemOdm").or_unknown(),
    fact::flag("specificStandardUsed").or_unknown(),
    fact::flag("nonPublicStandardUsed").or_unknown(),
    fact::flag("earlierCertificate").or_unknown(),
    fact::flag("claimVerified").or_unknown(),
    fact::choice("acceptance", "may ask no").or_unknown(),
    fact::flag("bomAvailable").or_unknown(),
    fact::integer("addresses").or_else("1").positive(),
    fact::flag("useStageInside").or_unknown(),
    fact::flag("endOfLifeInside").or_unknown(),
};
constexpr TableSpec checklists[] = {{"application-documents", "required not-applicable ask"}};

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "application-documents", facts);
    const Checklist& checklist = reasoning.data().checklist("application-documents");
    Json items = Json::array();
    for (const ChecklistItem& item : checklist.items) {
        Json entry = Json::object();
        entry["item"] = item.id;
        entry["state"] = weigh_item(reasoning, checklist, item, facts);
        items.push_back(std::move(entry));
    }
    reasoning.set_value("items", std::move(items));
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& application_documents_decision() {
    static constexpr DecisionSpec spec{"application-documents", inputs, {}, {}, checklists, run};
    return spec;
}

}  // namespace zuji::rules
