// CLAUSE R52003/29, 50, 56, 71, 73, 79, 81, 86 and the same of R52006: process clocks. The day of the trigger is day 0;
// a last day that is not a working day is not moved (AMB-55).
#include "core/base/calendar.hpp"
#include "core/rules/decisions/all.hpp"
#include "core/rules/decisions/support.hpp"

namespace zuji::rules {
namespace {

constexpr FactSpec inputs[] = {
    fact::choice("clock",
                 "acceptance-notice site-inspection issue-findings reply-reevaluation inspection-report conclusion "
                 "certificate surveillance-correction"),
    fact::date("start"),
    fact::integer("stoppedDays").or_else("0").not_negative(),
    fact::dates("holidays").or_else(""),
    fact::dates("workdays").or_else(""),
};

/// More days than the calendar has: a larger number would overflow before it is refused.
constexpr std::int64_t longest_stop = 4'000'000;

Calendar calendar_of(const Facts& facts) {
    const std::vector<Date>& holidays = facts.dates("holidays");
    const std::vector<Date>& workdays = facts.dates("workdays");
    return {{holidays.begin(), holidays.end()}, {workdays.begin(), workdays.end()}, {}};
}

struct ClockFacts {
    const Clock& clock;
    const Calendar& calendar;
    Date start;
    int stopped_days;
};

Date end_of(const ClockFacts& facts, std::int64_t amount) {
    const int n = static_cast<int>(amount);
    switch (facts.clock.unit) {
        case ClockUnit::working_day:
            return facts.calendar.plus_working_days(facts.start, n);
        case ClockUnit::month:
            return facts.start.plus_months(n);
        case ClockUnit::day:
            break;
    }
    return facts.start.plus_days(n).plus_days(facts.stopped_days);
}

std::string_view unit_word(ClockUnit unit) {
    switch (unit) {
        case ClockUnit::working_day:
            return "working-day";
        case ClockUnit::month:
            return "month";
        case ClockUnit::day:
            break;
    }
    return "day";
}

void explain_clock(Reasoning& reasoning, const ClockFacts& facts, Date earliest, Date latest) {
    const Clock& clock = facts.clock;
    const std::string unit(unit_word(clock.unit));
    const std::string clause = clock.cite.back();
    reasoning.note(fact_node("deadline.start", NodeOutcome::info, "start", facts.start.to_string(), {}, clause));
    if (facts.stopped_days > 0) {
        reasoning.note(fact_node("deadline.stopped", NodeOutcome::info, "stoppedDays",
                                 std::to_string(facts.stopped_days), {}, clause));
    }
    const auto limit = [&unit](std::int64_t n) { return "+ " + std::to_string(n) + " " + unit; };
    reasoning.note(
        fact_node("deadline.earliest", NodeOutcome::info, {}, earliest.to_string(), limit(clock.earliest), clause));
    reasoning.note(
        fact_node("deadline.latest", NodeOutcome::info, {}, latest.to_string(), limit(clock.latest), clause));
}

Result<Decision> run(const RuleBook& rules, Facts& facts) {
    Reasoning reasoning(rules, "deadline", facts);
    const Clock& clock = *reasoning.data().clock(facts.word("clock"));
    const std::int64_t stopped = clock.stops ? facts.integer("stoppedDays").value_or(0) : 0;
    if (stopped > longest_stop) {
        return Error{"out-of-range", "stoppedDays", {std::to_string(stopped), "up to " + std::to_string(longest_stop)}};
    }
    const Calendar calendar = calendar_of(facts);
    const ClockFacts clock_facts{clock, calendar, *facts.date("start"), static_cast<int>(stopped)};
    const Date earliest = end_of(clock_facts, clock.earliest);
    const Date latest = end_of(clock_facts, clock.latest);
    const std::string_view blamed = stopped > 0 ? "stoppedDays" : "start";
    if (Status fits = check_calendar(latest, blamed, facts); !fits.ok()) return fits.error();
    reasoning.cite(clock.cite);
    reasoning.read(clock.readings);
    explain_clock(reasoning, clock_facts, earliest, latest);
    reasoning.set_value("earliest", earliest.to_string());
    reasoning.set_value("latest", latest.to_string());
    return reasoning.finish();
}

}  // namespace

const DecisionSpec& deadline_decision() {
    static constexpr DecisionSpec spec{"deadline", inputs, {}, {}, {}, run};
    return spec;
}

}  // namespace zuji::rules
