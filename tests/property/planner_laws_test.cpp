// Later acceptance never gives an earlier certificate, and neither does another stop.

#include <catch2/catch_amalgamated.hpp>

#include "core/assess/planner.hpp"
#include "tests/property/model_random.hpp"
#include "tests/unit/engine/test_engine.hpp"

using namespace zuji;

namespace {

PlannerInput some_input(random::Dice& dice) {
    const auto number = [&dice](std::size_t most) { return static_cast<int>(dice.below(most + 1)); };
    PlannerInput input;
    input.accepted = Date::from_days(20'400 + number(500));  // from November 2025
    const auto work = [&] {
        const long low = number(30);
        return Work{low, low + number(20), 1 + number(3)};
    };
    input.review = work();
    input.verification = work();
    input.inspection = work();
    input.verification_first = dice.one_in(2);
    input.has_findings = dice.one_in(2);
    if (dice.one_in(2)) input.correction_days = number(60);
    if (dice.one_in(2)) input.reply_days = number(60);
    if (dice.one_in(3)) input.site_from = input.accepted.plus_days(number(60));
    input.review_days = number(10);
    const auto clock = [&] {
        const int low = number(30);
        return ClockDays{low, low + number(10)};
    };
    input.site_inspection = clock();
    input.findings = clock();
    input.reevaluation = clock();
    input.report = clock();
    input.certificate = clock();
    return input;
}

Span some_stop(random::Dice& dice, Date around) {
    const Date first = around.plus_days(static_cast<int>(dice.below(200)));
    return {first, first.plus_days(static_cast<int>(dice.below(25)))};
}

}  // namespace

TEST_CASE("Nothing that begins later ends earlier", "[property][planner]") {
    random::Dice dice(20260315);
    const Calendar& calendar = *test::engine().knowledge().calendar;
    for (int i = 0; i < 1500; ++i) {
        PlannerInput input = some_input(dice);
        for (std::size_t n = dice.below(3); n-- > 0;) input.stops.push_back(some_stop(dice, input.accepted));
        input.stops = merge_spans(input.stops);
        for (const Pace pace : {Pace::early, Pace::late}) {
            const Timeline now = run_timeline(input, calendar, pace);
            PlannerInput later = input;
            later.accepted = input.accepted.plus_days(1 + static_cast<int>(dice.below(30)));
            REQUIRE(run_timeline(later, calendar, pace).certificate() >= now.certificate());

            PlannerInput stopped = input;
            stopped.stops.push_back(some_stop(dice, input.accepted));
            stopped.stops = merge_spans(stopped.stops);
            REQUIRE(run_timeline(stopped, calendar, pace).certificate() >= now.certificate());

            for (std::size_t phase = 0; phase < phase_count; ++phase) {
                REQUIRE(now.phases[phase].first <= now.phases[phase].last);
            }
        }
        REQUIRE(run_timeline(input, calendar, Pace::early).conclusion() <=
                run_timeline(input, calendar, Pace::late).conclusion());
    }
}
