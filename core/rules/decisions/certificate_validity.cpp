// CLAUSE R52003/90, R52006/90: validity from issue; a mechanism's own period comes first. Whether the anniversary
// itself still counts is not said: the safe reading stops the day before (AMB-93).
#include <limits>

#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::date("issued"),
    fact::integer("mechanismMonths").or_unknown().positive(),
};

/// More months than the calendar has.
constexpr std::int64_t longest_validity = 120'000;

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "certificate-validity", facts);
    const Date issued = *facts.date("issued");
    const std::optional<std::int64_t> mechanism = facts.integer("mechanismMonths");
    const std::int64_t months = mechanism.value_or(reasoning.data().whole(LimitId::certificate_validity));
    const std::string_view blamed = mechanism ? "mechanismMonths" : "issued";
    const Date anniversary = months > longest_validity ? Date::from_days(std::numeric_limits<int>::max())
                                                       : issued.plus_months(static_cast<int>(months));
    if (Status fits = check_calendar(anniversary, blamed, facts); !fits.ok()) return fits.error();
    const Date last_day = anniversary.plus_days(-1);
    reasoning.cite("90");
    reasoning.read("AMB-93");
    if (mechanism) reasoning.read("AMB-94");
    reasoning.note(fact_node(mechanism ? "certificate-validity.mechanism" : "certificate-validity.default",
                             NodeOutcome::info, mechanism ? "mechanismMonths" : "issued", facts.shown(blamed),
                             "+ " + std::to_string(months) + " month", "90"));
    reasoning.note(info_node("certificate-validity.last-day", {last_day.to_string(), anniversary.to_string()}, "90"));
    reasoning.set_value("lastDay", last_day.to_string());
    reasoning.set_value("lastDayOtherReading", anniversary.to_string());
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& certificate_validity_decision() {
    static constexpr DecisionSpec spec{"certificate-validity", inputs, {}, {}, {}, run};
    return spec;
}

}  // namespace zuji::rules
