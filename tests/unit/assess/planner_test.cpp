// Schedules worked out by hand on the official calendar of 2026 and on a plain Monday-to-Friday one.

#include "core/assess/planner.hpp"

#include <catch2/catch_amalgamated.hpp>
#include <string>

#include "tests/unit/engine/test_engine.hpp"

using namespace zuji;

namespace {

Date day(const char* text) { return Date::parse(text).value(); }
Span span(const char* from, const char* to) { return {day(from), day(to)}; }

/// 10 to 15 days of documents, a day of each on site, no findings.
PlannerInput plain_case(const char* accepted) {
    PlannerInput input;
    input.accepted = day(accepted);
    input.review = {20, 30, 1};
    input.verification = {2, 2, 1};
    input.inspection = {2, 2, 1};
    input.site_inspection = {30, 30};
    input.findings = {5, 10};
    input.reevaluation = {10, 15};
    input.report = {10, 15};
    input.certificate = {30, 30};
    return input;
}

/// The days around the National Day of 2026.
Calendar official() {
    const auto calendar = Calendar::from_json(
        R"({"source": "test", "years": {"2026": {"holidays": ["2026-09-25", "2026-10-01", "2026-10-02", "2026-10-05",)"
        R"("2026-10-06", "2026-10-07"], "workdays": ["2026-09-20", "2026-10-10"]}}})");
    REQUIRE(calendar.ok());
    return calendar.value();
}

Project planned(const char* accepted) {
    Project project = test::complete_project();
    project.plan.accepted = accepted;
    return project;
}

const ScheduleWarning* warning(const Schedule& schedule, std::string_view key) {
    for (const ScheduleWarning& each : schedule.warnings) {
        if (each.key == key) return &each;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("A case without findings runs phase after phase", "[assess][planner]") {
    const Calendar plain;
    const PlannerInput input = plain_case("2026-06-15");  // a Monday
    const Timeline early = run_timeline(input, plain, Pace::early);
    CHECK(early[PhaseId::document_review] == span("2026-06-16", "2026-06-29"));  // 10 working days
    CHECK(early[PhaseId::site_inspection] == span("2026-06-30", "2026-06-30"));
    CHECK(early[PhaseId::site_verification] == span("2026-06-30", "2026-06-30"));
    CHECK(early[PhaseId::report] == span("2026-07-01", "2026-07-14"));  // 10 more
    CHECK(early[PhaseId::review] == span("2026-07-15", "2026-07-15"));
    CHECK(early.conclusion() == day("2026-07-15"));
    CHECK(early.certificate() == day("2026-07-15"));

    const Timeline late = run_timeline(input, plain, Pace::late);
    CHECK(late[PhaseId::document_review].last == day("2026-07-06"));  // 15
    CHECK(late[PhaseId::site_inspection].last == day("2026-08-17"));  // 30 after the review
    CHECK(late[PhaseId::report].last == day("2026-09-07"));           // 15
    CHECK(late.conclusion() == day("2026-09-08"));
    CHECK(late.certificate() == day("2026-10-20"));  // 30
}

TEST_CASE("Two people need half the days, rounded up", "[assess][planner]") {
    CHECK(Work{20, 30, 1}.days_high() == 15);
    CHECK(Work{20, 30, 2}.days_high() == 8);
    CHECK(Work{3, 3, 1}.days_low() == 2);
    CHECK(Work{3, 3, 2}.days_low() == 1);
    CHECK_FALSE(Work{0, 0, 1}.takes_place());
}

TEST_CASE("The National Day week is no work and the made-up Saturday is", "[assess][planner]") {
    // 2026: 1 to 7 October off, Sunday 20 September and Saturday 10 October worked, 25 September off.
    PlannerInput input = plain_case("2026-09-28");  // a Monday
    input.review = {6, 10, 1};                      // 3 to 5 days
    const Timeline early = run_timeline(input, official(), Pace::early);
    CHECK(early[PhaseId::document_review] == span("2026-09-29", "2026-10-08"));  // 29, 30, 8
    const Timeline late = run_timeline(input, official(), Pace::late);
    CHECK(late[PhaseId::document_review] == span("2026-09-29", "2026-10-10"));  // 29, 30, 8, 9, Saturday 10
}

TEST_CASE("A stop over a weekend costs its working days, and all its days in the limit", "[assess][planner]") {
    const Calendar plain;
    PlannerInput input = plain_case("2026-06-15");
    input.stops = {span("2026-06-19", "2026-06-22")};  // Friday to Monday
    const Timeline early = run_timeline(input, plain, Pace::early);
    CHECK(early[PhaseId::document_review].last == day("2026-07-01"));  // two working days later than the 29th
    CHECK(days_inside(input.stops, input.accepted, day("2026-09-13")) == 4);
    CHECK(plus_counted_days(input.accepted, 90, input.stops) == day("2026-09-17"));
    CHECK(plus_counted_days(input.accepted, 90, {}) == day("2026-09-13"));
}

TEST_CASE("Stops that overlap or touch count once", "[assess][planner]") {
    const auto merged = merge_spans({span("2026-07-10", "2026-07-12"), span("2026-07-01", "2026-07-05"),
                                     span("2026-07-04", "2026-07-08"), span("2026-07-09", "2026-07-09")});
    REQUIRE(merged.size() == 1);
    CHECK(merged[0] == span("2026-07-01", "2026-07-12"));
    CHECK(days_inside(merged, day("2026-07-01"), day("2026-07-03")) == 2);
}

TEST_CASE("Findings, corrections and re-evaluation come before the report", "[assess][planner]") {
    const Calendar plain;
    PlannerInput input = plain_case("2026-06-15");
    input.has_findings = true;
    input.correction_days = 30;
    input.reply_days = 10;
    const Timeline early = run_timeline(input, plain, Pace::early);
    CHECK(early[PhaseId::findings] == span("2026-07-01", "2026-07-07"));
    CHECK(early[PhaseId::corrections].last == day("2026-07-17"));   // 10 calendar days
    CHECK(early[PhaseId::reevaluation].last == day("2026-07-31"));  // 10 working days
    CHECK(early[PhaseId::report].last == day("2026-08-14"));
    const Timeline late = run_timeline(input, plain, Pace::late);
    CHECK(late[PhaseId::findings].last == day("2026-08-31"));
    CHECK(late[PhaseId::corrections].last == day("2026-09-30"));
}

TEST_CASE("Verification before the inspection takes its own days", "[assess][planner]") {
    const Calendar plain;
    PlannerInput input = plain_case("2026-06-15");
    input.verification_first = true;
    const Timeline early = run_timeline(input, plain, Pace::early);
    CHECK(early[PhaseId::site_verification].last == day("2026-06-30"));
    CHECK(early[PhaseId::site_inspection].last == day("2026-07-01"));
    CHECK(early.conclusion() == day("2026-07-16"));
}

TEST_CASE("An exempt inspection leaves no report of it", "[assess][planner]") {
    const Calendar plain;
    PlannerInput input = plain_case("2026-06-15");
    input.inspection = {};
    const Timeline late = run_timeline(input, plain, Pace::late);
    CHECK(late[PhaseId::site_verification].last == day("2026-07-07"));
    CHECK(late.conclusion() == day("2026-07-08"));
}

TEST_CASE("The limit is met on its day and broken a day later", "[assess][planner]") {
    // Accepted on Monday 2026-03-02: day 90 is Sunday 2026-05-31. The conclusion of the lower figures is moved by the
    // days of the review.
    Project project = planned("2026-03-02");
    project.plan.review_days = Entered("1");
    const Schedule base = test::assess(project).schedule;
    REQUIRE(base.is_complete);
    CHECK(base.limit_day == day("2026-05-31"));
    CHECK(base.fits_early);
    REQUIRE(warning(base, "limit-on-holiday") != nullptr);
    CHECK(warning(base, "limit-on-holiday")->args == std::vector<std::string>{"2026-05-31", "2026-05-29"});

    int days = 1;
    Date conclusion = base.phase(PhaseId::conclusion).early.last;
    while (conclusion < day("2026-05-29")) {
        conclusion = official().plus_working_days(conclusion, 1);
        ++days;
    }
    project.plan.review_days = Entered(std::to_string(days));
    const Schedule met = test::assess(project).schedule;
    CHECK(met.phase(PhaseId::conclusion).early.last == day("2026-05-29"));
    CHECK(met.fits_early);
    CHECK(met.phase(PhaseId::document_review).slack_days == 0);

    project.plan.review_days = Entered(std::to_string(days + 1));
    const Schedule over = test::assess(project).schedule;
    CHECK(over.phase(PhaseId::conclusion).early.last == day("2026-06-01"));
    CHECK_FALSE(over.fits_early);
    REQUIRE(warning(over, "cannot-fit") != nullptr);
    CHECK(warning(over, "cannot-fit")->args.back() == "1");
    CHECK(over.phase(PhaseId::document_review).slack_days < 0);

    // Two stopped days at the weekend move the limit, not the work.
    project.plan.stops = {{1, "2026-05-16", "2026-05-17", "fee"}};
    const Schedule stopped = test::assess(project).schedule;
    CHECK(stopped.stopped_days == 2);
    CHECK(stopped.limit_day == day("2026-06-02"));
    CHECK(stopped.fits_early);
}

TEST_CASE("The documents' own upper limits do not fit into the ninety days", "[assess][planner]") {
    Project project = planned("2026-06-15");
    project.plan.findings_expected = Answer::yes;
    project.plan.correction_days = Entered("30");
    const Schedule schedule = test::assess(project).schedule;
    REQUIRE(schedule.is_complete);
    CHECK_FALSE(schedule.fits_late);
    const ScheduleWarning* told = warning(schedule, schedule.fits_early ? "limits-exceed" : "cannot-fit");
    REQUIRE(told != nullptr);
    CHECK(told->clause == "81");
    CHECK(told->reading == "AMB-56");
    // Every limit that was asked is that of decision `deadline`.
    std::size_t asked = 0;
    for (const Phase& phase : schedule.phases) {
        if (!phase.clock.decision || phase.id == PhaseId::conclusion) continue;
        CHECK(phase.clock.decision->name == "deadline");
        CHECK(phase.limit == phase.late.last);
        ++asked;
    }
    CHECK(asked >= 5);
}

TEST_CASE("A time for corrections that is not known stays open", "[assess][planner]") {
    Project project = planned("2026-06-15");
    project.plan.findings_expected = Answer::yes;
    const Schedule schedule = test::assess(project).schedule;
    CHECK(schedule.is_started);
    CHECK_FALSE(schedule.is_complete);
    CHECK(schedule.needs == std::vector<std::string>{"plan.correction_days"});
    CHECK(schedule.phase(PhaseId::findings).is_planned);
    CHECK_FALSE(schedule.phase(PhaseId::corrections).is_planned);
    CHECK(warning(schedule, "correction-open") != nullptr);
}

TEST_CASE("What cannot be read is said, and years without holidays are named", "[assess][planner]") {
    Project project = planned("2026-13-01");
    CHECK(test::assess(project).schedule.needs == std::vector<std::string>{"plan.accepted"});
    project.plan.accepted = "2026-10-20";
    project.plan.review_staff = Entered("0");
    CHECK(test::assess(project).schedule.needs == std::vector<std::string>{"plan.review_staff"});
    project.plan.review_staff = Entered();
    project.plan.stops = {{1, "2026-11-05", "2026-11-01", ""}};
    const Schedule schedule = test::assess(project).schedule;
    CHECK(warning(schedule, "stop-unreadable") != nullptr);
    REQUIRE(warning(schedule, "no-calendar") != nullptr);
    CHECK(warning(schedule, "no-calendar")->args == std::vector<std::string>{"2027"});
}

TEST_CASE("From complete documents the notice takes its three days", "[assess][planner]") {
    Project project = planned("");
    project.plan.documents_complete = "2026-06-12";  // a Friday; 19 June is a holiday later on
    const Schedule schedule = test::assess(project).schedule;
    CHECK(schedule.accepted == day("2026-06-17"));
    CHECK(schedule.phase(PhaseId::notice).limit == day("2026-06-17"));
}
