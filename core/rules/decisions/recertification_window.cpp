// CLAUSE R52003/87, R52006/87: recertification is applied for in the last days before expiry; the expiry day itself is
// a question (AMB-92).
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {fact::date("expiry"), fact::date("applyOn")};
constexpr FactSpec derived[] = {fact::choice("applyPosition", "before inside expiry-day after")};
constexpr TableSpec tables[] = {{"recertification-window", "early in ask late"}};

std::string_view position(Date day, Date opens, Date expiry) {
    if (day < opens) return "before";
    if (day > expiry) return "after";
    return day == expiry ? "expiry-day" : "inside";
}

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "recertification-window", facts);
    const Date expiry = *facts.date("expiry");
    const Date apply_on = *facts.date("applyOn");
    const Date opens = expiry.plus_days(-reasoning.data().whole(LimitId::recertification_window));
    if (Status fits = check_calendar(opens, "expiry", facts); !fits.ok()) return fits.error();
    facts.set("applyPosition", std::string(position(apply_on, opens, expiry)));
    const bool inside = opens <= apply_on && apply_on < expiry;
    reasoning.note(fact_node("recertification-window.window",
                             inside               ? NodeOutcome::met
                             : apply_on == expiry ? NodeOutcome::open
                                                  : NodeOutcome::not_met,
                             "applyOn", apply_on.to_string(), opens.to_string() + " ≤ … < " + expiry.to_string(),
                             "87"));
    reasoning.set_value("opens", opens.to_string());
    reasoning.decide(reasoning.data().table("recertification-window"), facts);
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& recertification_window_decision() {
    static constexpr DecisionSpec spec{"recertification-window", inputs, derived, tables, {}, run};
    return spec;
}

}  // namespace zuji::rules
