// CLAUSE R52003/30, R52006/30: the site inspection may be left out when the same factory passed one for the same
// product type within the year before the application. It is never automatic.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inspection_members[] = {fact::date("date"), fact::flag("byCgc"), fact::flag("passed")};
constexpr FactSpec inputs[] = {
    fact::flag("sameProducerAndFactory"),
    fact::flag("sameProductType"),
    fact::object("priorInspection", inspection_members).or_unknown(),
    fact::date("applicationDate"),
};
constexpr FactSpec derived[] = {
    fact::flag("priorByCgc").or_unknown(),
    fact::flag("priorPassed").or_unknown(),
    fact::choice("priorPosition", position_words).or_unknown(),
};
constexpr TableSpec tables[] = {{"site-inspection-exemption", "may ask no"}};

void derive(Reasoning& reasoning, Facts& facts) {
    if (!facts.known("priorInspection")) return;
    const Facts prior = facts.objects("priorInspection").front();  // a copy: setting facts moves them
    const Date application = *facts.date("applicationDate");
    const Date inspected = *prior.date("date");
    const int months = reasoning.data().whole(LimitId::exemption_look_back);
    const std::string_view position = position_before(inspected, application, months);
    reasoning.note(fact_node("site-inspection-exemption.window",
                             position == "inside" ? NodeOutcome::met
                             : position == "edge" ? NodeOutcome::open
                                                  : NodeOutcome::not_met,
                             "priorInspection.date", inspected.to_string(),
                             application.plus_months(-months).to_string() + " < … < " + application.to_string(),
                             "30-b3"));
    facts.set("priorByCgc", prior.is_true("byCgc"));
    facts.set("priorPassed", prior.is_true("passed"));
    facts.set("priorPosition", std::string(position));
}

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "site-inspection-exemption", facts);
    derive(reasoning, facts);
    reasoning.decide(reasoning.data().table("site-inspection-exemption"), facts);
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& site_inspection_exemption_decision() {
    static constexpr DecisionSpec spec{"site-inspection-exemption", inputs, derived, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
