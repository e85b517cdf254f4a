#include "core/assess/planner.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/assess/decision_inputs.hpp"
#include "core/base/text.hpp"
#include "core/rules/rule_book_data.hpp"

namespace zuji {
namespace {

using rules::Json;

constexpr std::array<std::string_view, phase_count> phase_words = {
    "notice", "document-review", "site-verification", "site-inspection", "findings", "corrections", "reevaluation",
    "report", "review",          "conclusion",        "certificate"};

/// A schedule longer than this is a slip of the keyboard.
constexpr int most_staff = 99;
constexpr int most_days = 3650;
/// Holidays that a clock may meet.
constexpr int days_of_holidays = 800;
constexpr int earliest_year = 1900;
constexpr int latest_year = 2200;
constexpr int days_of_a_week = 7;

struct PhaseTraits {
    Actor actor;
    std::string_view clause;
};
constexpr std::array<PhaseTraits, phase_count> traits = {{{Actor::body, "29"},
                                                          {Actor::body, "46"},
                                                          {Actor::both, "69"},
                                                          {Actor::both, "50"},
                                                          {Actor::body, "71"},
                                                          {Actor::applicant, "75"},
                                                          {Actor::body, "73"},
                                                          {Actor::body, "56"},
                                                          {Actor::body, "76"},
                                                          {Actor::body, "81"},
                                                          {Actor::body, "79"}}};

// --- inputs ----------------------------------------------------------------------------------------------------------

/// Reads the inputs of the project; what is missing or no good becomes a need.
class InputReader {
   public:
    InputReader(const PlannerFacts& facts, Schedule& schedule) : facts_(facts), schedule_(schedule) {}

    PlannerInput read() {
        const Plan& plan = facts_.project.plan;
        PlannerInput input;
        read_start(input);
        input.site_from = date(plan.site_from, "plan.site_from");
        input.review.staff = count(plan.review_staff, "plan.review_staff");
        input.verification.staff = count(plan.verification_staff, "plan.verification_staff");
        input.inspection.staff = count(plan.inspection_staff, "plan.inspection_staff");
        if (facts_.man_days == nullptr) {
            schedule_.needs.emplace_back("unit_products");
        } else {
            work(*facts_.man_days, "documentReview", input.review);
            work(*facts_.man_days, "siteVerification", input.verification);
            work(*facts_.man_days, "siteInspection", input.inspection);
        }
        input.verification_first = plan.verification_with_inspection == Answer::no;
        input.correction_days = days(plan.correction_days, "plan.correction_days");
        input.reply_days = days(plan.reply_days, "plan.reply_days");
        input.review_days = days(plan.review_days, "plan.review_days").value_or(1);
        input.has_findings = plan.findings_expected == Answer::yes ||
                             (plan.findings_expected != Answer::no && input.has_correction_time());
        input.stops = stops();
        read_clocks(input);
        return input;
    }

   private:
    void read_start(PlannerInput& input) {
        const Plan& plan = facts_.project.plan;
        const std::optional<Date> accepted = date(plan.accepted, "plan.accepted");
        const std::optional<Date> complete = date(plan.documents_complete, "plan.documents_complete");
        if (complete) notice_from_ = complete;
        if (accepted) {
            input.accepted = *accepted;
        } else if (complete) {
            input.accepted = facts_.calendar.plus_working_days(*complete, clock("acceptance-notice").latest);
        } else if (trim(plan.accepted).empty()) {
            schedule_.needs.emplace_back("plan.accepted");
        }
    }

    std::optional<Date> date(std::string_view text, const char* path) {
        const TypedDate typed = read_typed_date(text);
        const bool is_far = typed.day && (typed.day->year() < earliest_year || typed.day->year() > latest_year);
        if (typed.is_bad || is_far) schedule_.needs.emplace_back(path);
        return is_far ? std::nullopt : typed.day;
    }

    std::optional<int> whole(const Entered& entered, const char* path, int least, int most) {
        if (entered.is_empty()) return std::nullopt;
        const std::optional<Decimal> exact = entered.exact();
        const std::optional<std::int64_t> number = exact ? exact->to_int64() : std::nullopt;
        if (number && *number >= least && *number <= most) return static_cast<int>(*number);
        schedule_.needs.emplace_back(path);
        return std::nullopt;
    }
    int count(const Entered& entered, const char* path) { return whole(entered, path, 1, most_staff).value_or(1); }
    std::optional<int> days(const Entered& entered, const char* path) { return whole(entered, path, 0, most_days); }

    static void work(const Json& values, const char* key, Work& work) {
        const Json& range = values.at(key);
        work.half_days_low = std::lround(range.at(0).get<double>() * 2);
        work.half_days_high = std::lround(range.at(1).get<double>() * 2);
    }

    /// Stops that can be read; one that cannot is told and not counted.
    std::vector<Span> stops() {
        std::vector<Span> spans;
        for (const PlanStop& stop : facts_.project.plan.stops) {
            const TypedDate from = read_typed_date(stop.from);
            const TypedDate to = read_typed_date(stop.to);
            const bool is_good = from.day && to.day && *from.day <= *to.day &&
                                 to.day->days_since_epoch() - from.day->days_since_epoch() < most_days;
            if (is_good) {
                spans.push_back({*from.day, *to.day});
            } else {
                schedule_.warnings.push_back(
                    {"stop-unreadable", {stop.from, stop.to}, "81", "", "stops:" + std::to_string(stop.id), true});
            }
        }
        return merge_spans(std::move(spans));
    }

    ClockDays clock(std::string_view id) const {
        const rules::Clock& clock = *facts_.rules.data().clock(id);
        return {static_cast<int>(clock.earliest), static_cast<int>(clock.latest)};
    }
    void read_clocks(PlannerInput& input) const {
        input.site_inspection = clock("site-inspection");
        input.findings = clock("issue-findings");
        input.reevaluation = clock("reply-reevaluation");
        input.report = clock("inspection-report");
        input.certificate = clock("certificate");
    }

   public:
    std::optional<Date> notice_from_;

   private:
    const PlannerFacts& facts_;
    Schedule& schedule_;
};

// --- decisions -------------------------------------------------------------------------------------------------------

DecisionSlot ask_deadline(const PlannerFacts& facts, std::string_view clock, Date start, int stopped_days = 0) {
    Json input = Json::object();
    input["clock"] = std::string(clock);
    input["start"] = start.to_string();
    if (stopped_days > 0) input["stoppedDays"] = stopped_days;
    const auto list = [&](const std::set<Date>& days) {
        Json dates = Json::array();
        for (auto day = days.lower_bound(start); day != days.end() && *day < start.plus_days(days_of_holidays); ++day) {
            dates.push_back(day->to_string());
        }
        return dates;
    };
    input["holidays"] = list(facts.calendar.holidays());
    input["workdays"] = list(facts.calendar.workdays());
    DecisionSlot slot;
    Result<rules::Decision> answer = rules::decide(facts.rules, "deadline", input);
    if (answer) slot.decision = std::move(answer).value();
    return slot;
}

std::optional<Date> latest_of(const DecisionSlot& slot) {
    if (!slot.decision) return std::nullopt;
    const Result<Date> day = Date::parse(slot.decision->values.at("latest").get<std::string>());
    return day.ok() ? std::optional(day.value()) : std::nullopt;
}

// --- the schedule ----------------------------------------------------------------------------------------------------

class Planner {
   public:
    Planner(const PlannerFacts& facts, Schedule& schedule, PlannerInput input)
        : facts_(facts), schedule_(schedule), input_(std::move(input)) {}

    void plan(std::optional<Date> notice_from) {
        early_ = run_timeline(input_, facts_.calendar, Pace::early);
        late_ = run_timeline(input_, facts_.calendar, Pace::late);
        schedule_.is_started = true;
        schedule_.is_complete = !input_.has_findings || input_.has_correction_time();
        schedule_.accepted = input_.accepted;
        schedule_.stops = input_.stops;
        set_limit();
        set_phases(notice_from);
        if (schedule_.is_complete) {
            schedule_.fits_early = early_.conclusion() <= schedule_.limit_day;
            schedule_.fits_late = late_.conclusion() <= schedule_.limit_day;
            set_what_if();
        } else {
            schedule_.needs.emplace_back("plan.correction_days");
        }
        warn();
    }

   private:
    // CLAUSE R52003/81: the whole case in calendar days, the applicant's own delay not counted (AMB-56).
    void set_limit() {
        const rules::Clock& clock = *facts_.rules.data().clock("conclusion");
        const int days = static_cast<int>(clock.latest);
        const Date day = plus_counted_days(input_.accepted, days, input_.stops);
        schedule_.stopped_days = days_inside(input_.stops, input_.accepted, day);
        schedule_.limit = ask_deadline(facts_, "conclusion", input_.accepted, schedule_.stopped_days);
        schedule_.limit_day = latest_of(schedule_.limit).value_or(day);
    }

    void set_phases(std::optional<Date> notice_from) {
        for (std::size_t i = 0; i < phase_count; ++i) {
            Phase phase;
            phase.id = static_cast<PhaseId>(i);
            phase.actor = traits[i].actor;
            phase.clause = std::string(traits[i].clause);
            phase.skipped = why_skipped(phase.id);
            phase.is_planned = phase.skipped.empty() && (schedule_.is_complete || phase.id <= PhaseId::findings);
            phase.early = early_[phase.id];
            phase.late = late_[phase.id];
            schedule_.phases.push_back(std::move(phase));
        }
        set_clocks(notice_from);
        for (Phase& phase : schedule_.phases) {
            if (phase.is_planned) set_slack(phase);
        }
    }

    [[nodiscard]] std::string why_skipped(PhaseId id) const {
        if (id == PhaseId::site_inspection || id == PhaseId::report) {
            return input_.inspection.takes_place() ? "" : "exempt";
        }
        if (id == PhaseId::site_verification) return input_.verification.takes_place() ? "" : "accepted";
        const bool of_findings = id == PhaseId::findings || id == PhaseId::corrections || id == PhaseId::reevaluation;
        return of_findings && !input_.has_findings ? "no-findings" : "";
    }

    void set_clocks(std::optional<Date> notice_from) {
        const auto last = [this](PhaseId id) { return late_[id].last; };
        if (notice_from) {
            Phase& notice = at(PhaseId::notice);
            notice.early.first = notice.late.first = std::min(*notice_from, input_.accepted);
            set_clock(PhaseId::notice, "acceptance-notice", *notice_from);
        }
        set_clock(PhaseId::site_inspection, "site-inspection", last(PhaseId::document_review));
        const Date site_end = std::max(last(PhaseId::site_inspection), last(PhaseId::site_verification));
        const Date verified = input_.verification.takes_place() ? last(PhaseId::site_verification) : site_end;
        set_clock(PhaseId::findings, "issue-findings", verified);
        set_clock(PhaseId::reevaluation, "reply-reevaluation", last(PhaseId::corrections));
        set_clock(PhaseId::report, "inspection-report", std::max(site_end, last(PhaseId::reevaluation)));
        set_clock(PhaseId::certificate, "certificate", last(PhaseId::conclusion));
        at(PhaseId::conclusion).clock = schedule_.limit;
        at(PhaseId::conclusion).limit = schedule_.limit_day;
    }

    void set_clock(PhaseId id, std::string_view clock, Date start) {
        Phase& phase = at(id);
        if (!phase.is_planned) return;
        phase.clock = ask_deadline(facts_, clock, start);
        phase.limit = latest_of(phase.clock);
    }

    void set_slack(Phase& phase) {
        phase.must_end = phase.id == PhaseId::certificate || phase.id == PhaseId::notice
                             ? phase.limit.value_or(phase.late.last)
                             : latest_end(phase.id);
        phase.slack_days = working_days_between(phase.early.last, phase.must_end);
    }

    /// The last day on which a phase may end so that the lower figures from there keep the limit. Every pass is
    /// monotone in that day, so that it can be halved.
    [[nodiscard]] Date latest_end(PhaseId id) const {
        if (!schedule_.is_complete) return schedule_.limit_day;
        int low = schedule_.accepted.days_since_epoch() - most_days;
        int high = schedule_.limit_day.days_since_epoch();
        while (low < high) {
            const int middle = low + (high - low + 1) / 2;
            const FixedEnd fixed{id, Date::from_days(middle)};
            const bool fits =
                run_timeline(input_, facts_.calendar, Pace::early, fixed).conclusion() <= schedule_.limit_day;
            (fits ? low : high) = fits ? middle : middle - 1;
        }
        return Date::from_days(low);
    }

    [[nodiscard]] int working_days_between(Date from, Date to) const {
        const Date first = std::min(from, to);
        const Date last = std::max(from, to);
        int days = 0;
        for (Date day = first.plus_days(1); day <= last; day = day.plus_days(1)) {
            if (facts_.calendar.is_working_day(day)) ++days;
        }
        return from <= to ? days : -days;
    }

    // --- one input changed -------------------------------------------------------------------------------------------

    void set_what_if() {
        try_input("more-staff", [](PlannerInput& input) {
            for (Work* work : {&input.review, &input.verification, &input.inspection}) ++work->staff;
        });
        if (input_.has_findings && input_.reply_days.value_or(input_.correction_days.value_or(0)) > 1) {
            try_input("reply-half", [](PlannerInput& input) {
                const int half = (input.reply_days.value_or(*input.correction_days) + 1) / 2;
                input.reply_days = half;
                input.correction_days = half;
            });
        }
        if (input_.has_findings) try_input("no-findings", [](PlannerInput& input) { input.has_findings = false; });
        if (!input_.stops.empty()) try_input("no-stops", [](PlannerInput& input) { input.stops.clear(); });
        if (input_.verification_first) {
            try_input("together", [](PlannerInput& input) { input.verification_first = false; });
        }
        try_input("week-later", [](PlannerInput& input) { input.accepted = input.accepted.plus_days(days_of_a_week); });
    }

    template <class Change>
    void try_input(const char* key, Change&& change) {
        PlannerInput other = input_;
        change(other);
        const Timeline timeline = run_timeline(other, facts_.calendar, Pace::late);
        const int days = static_cast<int>(facts_.rules.data().clock("conclusion")->latest);
        WhatIf row;
        row.key = key;
        row.conclusion = timeline.conclusion();
        row.certificate = timeline.certificate();
        row.days = row.certificate.days_since_epoch() - late_.certificate().days_since_epoch();
        row.fits = row.conclusion <= plus_counted_days(other.accepted, days, other.stops);
        schedule_.what_if.push_back(std::move(row));
    }

    // --- warnings ----------------------------------------------------------------------------------------------------

    void warn() {
        const Plan& plan = facts_.project.plan;
        if (schedule_.is_complete) warn_of_limit();
        if (plan.findings_expected != Answer::no && !input_.has_findings) {
            warn_of("findings-open", {}, "75", "AMB-59", "plan.findings_expected");
        }
        if (input_.has_findings && !input_.correction_days) {
            warn_of("correction-open", {}, "75", "AMB-59", "plan.correction_days");
        }
        if (input_.correction_days && input_.reply_days && *input_.reply_days > *input_.correction_days) {
            warn_of("reply-late", {std::to_string(*input_.reply_days), std::to_string(*input_.correction_days)},
                    "75-b3", "", "plan.reply_days");
            schedule_.warnings.back().is_error = true;
        }
        for (const Phase& phase : schedule_.phases) warn_of_clock(phase);
        warn_of_stops();
        warn_of_calendar();
    }

    // CLAUSE R52003/81 against 46, 50, 56, 71, 73 (AMB-56): taken one after the other the limits need more than the
    // case may last.
    void warn_of_limit() {
        const std::string limit = schedule_.limit_day.to_string();
        if (!schedule_.fits_early) {
            warn_of("cannot-fit", {early_.conclusion().to_string(), limit, over(early_)}, "81", "AMB-56");
            schedule_.warnings.back().is_error = true;
        } else if (!schedule_.fits_late) {
            warn_of("limits-exceed", {late_.conclusion().to_string(), limit, over(late_)}, "81", "AMB-56");
        }
        if (facts_.calendar.is_working_day(schedule_.limit_day)) return;
        Date before = schedule_.limit_day;
        while (!facts_.calendar.is_working_day(before)) before = before.plus_days(-1);
        warn_of("limit-on-holiday", {limit, before.to_string()}, "81", "AMB-55");
    }
    [[nodiscard]] std::string over(const Timeline& timeline) const {
        return std::to_string(timeline.conclusion().days_since_epoch() - schedule_.limit_day.days_since_epoch());
    }

    void warn_of_clock(const Phase& phase) {
        if (!phase.is_planned || !phase.limit || phase.id == PhaseId::conclusion) return;
        if (phase.late.last <= *phase.limit) return;
        warn_of("past-clock",
                {"@phase." + std::string(phase_word(phase.id)), phase.late.last.to_string(), phase.limit->to_string()},
                phase.clause, "", phase.id == PhaseId::site_inspection ? "plan.site_from" : "");
    }

    void warn_of_stops() {
        const Date end = schedule_.is_complete ? late_.certificate() : late_[PhaseId::findings].last;
        for (const Span& stop : input_.stops) {
            if (stop.last > input_.accepted && stop.first <= end) continue;
            warn_of("stop-outside", {stop.first.to_string(), stop.last.to_string()}, "81", "", "plan.stops");
        }
    }

    void warn_of_calendar() {
        const Date end =
            std::max(schedule_.is_complete ? late_.certificate() : late_[PhaseId::findings].last, schedule_.limit_day);
        for (const int year : facts_.calendar.years_without_data(input_.accepted, end)) {
            warn_of("no-calendar", {std::to_string(year)}, "", "AMB-55");
        }
    }

    void warn_of(const char* key, std::vector<std::string> args, std::string clause, std::string reading,
                 std::string field = {}) {
        schedule_.warnings.push_back(
            {key, std::move(args), std::move(clause), std::move(reading), std::move(field), false});
    }

    Phase& at(PhaseId id) { return schedule_.phases[static_cast<std::size_t>(id)]; }

    const PlannerFacts& facts_;
    Schedule& schedule_;
    PlannerInput input_;
    Timeline early_;
    Timeline late_;
};

}  // namespace

std::string_view phase_word(PhaseId phase) { return phase_words[static_cast<std::size_t>(phase)]; }

std::string_view actor_word(Actor actor) {
    if (actor == Actor::applicant) return "applicant";
    return actor == Actor::body ? "body" : "both";
}

Schedule plan_schedule(const PlannerFacts& facts) {
    Schedule schedule;
    InputReader reader(facts, schedule);
    PlannerInput input = reader.read();
    if (!schedule.needs.empty()) return schedule;
    Planner(facts, schedule, std::move(input)).plan(reader.notice_from_);
    return schedule;
}

}  // namespace zuji
