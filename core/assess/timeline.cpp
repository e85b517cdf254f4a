// One pass through the phases. CLAUSE R52003/46, 50, 54, 56, 64, 69, 71, 73, 76, 79, 81 and the same of R52006.
// The clocks count working days; the days of the applicant's own stops are none.

#include <algorithm>
#include <utility>

#include "core/assess/planner.hpp"

namespace zuji {
namespace {

bool is_inside(const std::vector<Span>& spans, Date day) {
    return std::any_of(spans.begin(), spans.end(),
                       [day](const Span& span) { return span.first <= day && day <= span.last; });
}

class Pass {
   public:
    Pass(const PlannerInput& input, const Calendar& calendar, Pace pace, std::optional<FixedEnd> fixed)
        : input_(input), calendar_(calendar), pace_(pace), fixed_(fixed) {}

    Timeline run() {
        at(PhaseId::notice) = {input_.accepted, input_.accepted};
        const Date reviewed =
            put(PhaseId::document_review, input_.accepted, after(input_.accepted, days(input_.review)));
        visit(reviewed);
        const Date corrected = correct();
        const Date site_end = std::max(last(PhaseId::site_inspection), last(PhaseId::site_verification));
        const Date base = std::max(site_end, corrected);
        // CLAUSE R52003/56: the report of the inspection follows the end on site and the confirmed corrections.
        const Date report_end = input_.inspection.takes_place() ? after(base, days(input_.report)) : base;
        const Date reported = put(PhaseId::report, base, report_end);
        const Date reviewed_again = put(PhaseId::review, reported, after(reported, input_.review_days));
        const Date concluded = put_day(PhaseId::conclusion, reviewed_again);
        // The documents name only the latest day of the certificate; it may be issued with the decision.
        const Date issued = pace_ == Pace::late ? after(concluded, input_.certificate.latest) : concluded;
        put(PhaseId::certificate, concluded, issued);
        return timeline_;
    }

   private:
    // CLAUSE R52003/50, 64: on site within the working days after the review of documents; the verification together
    // with the inspection or before it.
    void visit(Date reviewed) {
        Date begin = reviewed;
        if (input_.site_from) begin = std::max(begin, input_.site_from->plus_days(-1));
        Date verified = begin;
        if (input_.verification_first)
            verified = put(PhaseId::site_verification, begin, after(begin, days(input_.verification)));
        Date inspected = after(verified, days(input_.inspection));
        if (pace_ == Pace::late && input_.inspection.takes_place()) {
            inspected = std::max(inspected, after(reviewed, input_.site_inspection.latest));
        }
        put(PhaseId::site_inspection, verified, inspected);
        if (input_.verification_first) return;
        Date end = after(begin, days(input_.verification));
        // Together: the visit ends for both at once.
        if (input_.verification.takes_place() && input_.inspection.takes_place())
            end = std::max(end, last(PhaseId::site_inspection));
        put(PhaseId::site_verification, begin, end);
    }

    // CLAUSE R52003/71, 73, 75: findings, corrections by the applicant, re-evaluation. The end of the last of them.
    Date correct() {
        const Date verified =
            input_.verification.takes_place() ? last(PhaseId::site_verification) : last(PhaseId::site_inspection);
        if (!input_.has_findings) {
            for (const PhaseId id : {PhaseId::findings, PhaseId::corrections, PhaseId::reevaluation})
                put_day(id, verified);
            return verified;
        }
        const Date issued = put(PhaseId::findings, verified, after(verified, days(input_.findings)));
        const Date replied = put(PhaseId::corrections, issued, plus_counted_days(issued, reply_days(), input_.stops));
        return put(PhaseId::reevaluation, replied, after(replied, days(input_.reevaluation)));
    }

    [[nodiscard]] int reply_days() const {
        const int given = input_.correction_days.value_or(input_.reply_days.value_or(0));
        const int needed = input_.reply_days.value_or(given);
        return pace_ == Pace::early ? needed : std::max(given, needed);
    }
    [[nodiscard]] int days(const Work& work) const { return pace_ == Pace::early ? work.days_low() : work.days_high(); }
    [[nodiscard]] int days(const ClockDays& clock) const {
        return pace_ == Pace::early ? clock.earliest : clock.latest;
    }

    [[nodiscard]] bool is_work_day(Date day) const {
        return calendar_.is_working_day(day) && !is_inside(input_.stops, day);
    }
    /// The n-th working day after `start`; `start` itself for none.
    [[nodiscard]] Date after(Date start, int n) const {
        Date day = start;
        for (int counted = 0; counted < n;) {
            day = day.plus_days(1);
            if (is_work_day(day)) ++counted;
        }
        return day;
    }

    [[nodiscard]] Date last(PhaseId id) const { return timeline_[id].last; }
    Span& at(PhaseId id) { return timeline_.phases[static_cast<std::size_t>(id)]; }

    /// A phase that begins on the first working day after `trigger`; its end.
    Date put(PhaseId id, Date trigger, Date end) {
        if (fixed_ && fixed_->phase == id) end = fixed_->last;
        at(id) = {end > trigger ? std::min(after(trigger, 1), end) : end, end};
        return end;
    }
    Date put_day(PhaseId id, Date day) {
        if (fixed_ && fixed_->phase == id) day = fixed_->last;
        at(id) = {day, day};
        return day;
    }

    const PlannerInput& input_;
    const Calendar& calendar_;
    Pace pace_;
    std::optional<FixedEnd> fixed_;
    Timeline timeline_{};
};

}  // namespace

Timeline run_timeline(const PlannerInput& input, const Calendar& calendar, Pace pace, std::optional<FixedEnd> fixed) {
    return Pass(input, calendar, pace, fixed).run();
}

std::vector<Span> merge_spans(std::vector<Span> spans) {
    std::sort(spans.begin(), spans.end(),
              [](const Span& a, const Span& b) { return std::pair(a.first, a.last) < std::pair(b.first, b.last); });
    std::vector<Span> merged;
    for (const Span& span : spans) {
        if (!merged.empty() && span.first <= merged.back().last.plus_days(1)) {
            merged.back().last = std::max(merged.back().last, span.last);
        } else {
            merged.push_back(span);
        }
    }
    return merged;
}

int days_inside(const std::vector<Span>& spans, Date from, Date to) {
    int days = 0;
    for (const Span& span : spans) {
        const Date first = std::max(span.first, from.plus_days(1));
        const Date last = std::min(span.last, to);
        if (first <= last) days += last.days_since_epoch() - first.days_since_epoch() + 1;
    }
    return days;
}

Date plus_counted_days(Date start, int days, const std::vector<Span>& stops) {
    Date day = start;
    for (int counted = 0; counted < days;) {
        day = day.plus_days(1);
        if (!is_inside(stops, day)) ++counted;
    }
    return day;
}

}  // namespace zuji
