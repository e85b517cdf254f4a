// CLAUSE R52003/27, R52006/27: eight conditions, all of which must be met before applying. Two look back over a year
// from the application date, both ends included (AMB-27).
#include <algorithm>

#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::date("applicationDate"),
    fact::flag("legalPerson").or_unknown(),
    fact::choice("licence", "not-needed obtained missing").or_unknown(),
    fact::flag("factoryAssurance").or_unknown(),
    fact::flag("orderedToStop").or_unknown(),
    fact::flag("onDishonestyList").or_unknown(),
    fact::dates("violationDates").or_unknown(),
    fact::dates("revocationDates").or_unknown(),
    fact::flag("undertakingSigned").or_unknown(),
};
constexpr FactSpec derived[] = {
    fact::integer("violationsInWindow").or_unknown().not_negative(),
    fact::integer("revocationsInWindow").or_unknown().not_negative(),
    fact::flag("violationsGiven"),
    fact::flag("revocationsGiven"),
};
constexpr TableSpec checklists[] = {{"eligibility", "met not-met ask"}};

struct DatedFact {
    const char* dates;
    const char* counted;
    const char* given;
    const char* clause;
};
constexpr DatedFact dated_facts[] = {
    {"violationDates", "violationsInWindow", "violationsGiven", "27-b6"},
    {"revocationDates", "revocationsInWindow", "revocationsGiven", "27-b7"},
};

/// One event: inside the window it counts, before it does not, after the application it warns.
TraceNode event_node(const DatedFact& fact, Date event, Date first, Date last) {
    const bool counts = first <= event && event <= last;
    const char* key = counts         ? "eligibility.event-counts"
                      : event > last ? "eligibility.event-later"
                                     : "eligibility.event-earlier";
    const NodeOutcome outcome = counts ? NodeOutcome::not_met : event > last ? NodeOutcome::open : NodeOutcome::met;
    return fact_node(key, outcome, fact.dates, event.to_string(), first.to_string() + "…" + last.to_string(),
                     fact.clause);
}

void look_back(Reasoning& reasoning, Facts& facts) {
    const Date last = *facts.date("applicationDate");
    const Date first = last.plus_months(-reasoning.data().whole(LimitId::eligibility_look_back));
    for (const DatedFact& fact : dated_facts) {
        const std::vector<Date> events = facts.dates(fact.dates);
        facts.set(fact.given, !events.empty());
        if (!facts.known(fact.dates)) {
            facts.set(fact.counted, FactValue());
            continue;
        }
        std::int64_t counted = 0;
        for (const Date event : events) {
            if (first <= event && event <= last) ++counted;
            reasoning.note(event_node(fact, event, first, last));
        }
        facts.set(fact.counted, counted);
    }
}

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "eligibility", facts);
    reasoning.cite("27");
    look_back(reasoning, facts);
    const Checklist& checklist = reasoning.data().checklist("eligibility");
    Json conditions = Json::array();
    bool refused = false;
    bool open = false;
    for (const ChecklistItem& item : checklist.items) {
        const std::string outcome = weigh_item(reasoning, checklist, item, facts);
        refused = refused || outcome == "not-met";
        open = open || outcome == "ask";
        Json condition = Json::object();
        condition["id"] = item.id;
        condition["outcome"] = outcome;
        conditions.push_back(std::move(condition));
    }
    reasoning.set_value("conditions", std::move(conditions));
    reasoning.set_outcome(refused ? "not-eligible" : open ? "not-yet" : "eligible");
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& eligibility_decision() {
    static constexpr DecisionSpec spec{"eligibility", inputs, derived, {}, checklists, run};
    return spec;
}

}  // namespace zuji::rules
