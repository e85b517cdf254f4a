// CLAUSE R52003/83, R52006/83: the first visit in the eleventh month after issue, then never more than the interval
// apart.
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::date("issued").or_unknown(),
    fact::date("previousVisit").or_unknown(),
};

struct Window {
    std::optional<Date> opens;
    Date due;
};

Window first_window(Reasoning& reasoning, Date issued) {
    const RuleBookData& data = reasoning.data();
    const Window window{issued.plus_months(data.whole(LimitId::first_surveillance_opens)),
                        issued.plus_months(data.whole(LimitId::first_surveillance_due))};
    reasoning.cite("83-s1");
    reasoning.read("AMB-88");
    reasoning.note(fact_node("surveillance-schedule.first", NodeOutcome::info, "issued", issued.to_string(),
                             window.opens->to_string() + "…" + window.due.to_string(), "83-s1"));
    return window;
}

Window next_window(Reasoning& reasoning, Date visit) {
    const Window window{std::nullopt, visit.plus_months(reasoning.data().whole(LimitId::surveillance_interval))};
    reasoning.cite("83-s2");
    reasoning.read("AMB-89");
    reasoning.note(fact_node("surveillance-schedule.next", NodeOutcome::info, "previousVisit", visit.to_string(),
                             "≤ " + window.due.to_string(), "83-s2"));
    return window;
}

/// A visit before the first regular window opens is an extra one (AMB-89).
bool is_extra(Reasoning& reasoning, Date issued, Date visit) {
    const Date opens = issued.plus_months(reasoning.data().whole(LimitId::first_surveillance_opens));
    if (visit >= opens) return false;
    reasoning.read("AMB-89");
    reasoning.note(fact_node("surveillance-schedule.extra", NodeOutcome::info, "previousVisit", visit.to_string(),
                             "< " + opens.to_string(), "83-s2"));
    return true;
}

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    const std::optional<Date> issued = facts.date("issued");
    const std::optional<Date> visit = facts.date("previousVisit");
    if (!issued && !visit) return Error{"missing-input", "issued", {"issued"}};
    Reasoning reasoning(rules, "surveillance-schedule", facts);
    reasoning.cite("83");
    const bool first = issued && (!visit || is_extra(reasoning, *issued, *visit));
    const Window window = first ? first_window(reasoning, *issued) : next_window(reasoning, *visit);
    if (Status fits = check_calendar(window.due, first ? "issued" : "previousVisit", facts); !fits.ok()) {
        return fits.error();
    }
    reasoning.set_value("open", window.opens ? Json(window.opens->to_string()) : Json(nullptr));
    reasoning.set_value("due", window.due.to_string());
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& surveillance_schedule_decision() {
    static constexpr DecisionSpec spec{"surveillance-schedule", inputs, {}, {}, {}, run};
    return spec;
}

}  // namespace zuji::rules
