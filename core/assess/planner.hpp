#pragma once
// Makes the schedule: inputs from the project, durations from man-days, limits from decision `deadline`.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/assess/decision_slot.hpp"
#include "core/assess/schedule.hpp"
#include "core/base/calendar.hpp"
#include "core/model/project.hpp"
#include "core/rules/decide.hpp"
#include "core/rules/rule_book.hpp"

namespace zuji {

struct PlannerFacts {
    const Project& project;
    const rules::RuleBook& rules;
    const Calendar& calendar;
    const rules::Json* man_days = nullptr;  ///< values of decision `man-days`; nullptr = not answered
};

/// The whole schedule. What is missing stands in `needs`; nothing is guessed: a time for corrections that the body has
/// not named stays open (AMB-59).
[[nodiscard]] Schedule plan_schedule(const PlannerFacts& facts);

// --- the parts, for tests --------------------------------------------------------------------------------------------

/// Work of one phase: person-days as halves, and how many people do it side by side.
struct Work {
    long half_days_low = 0;
    long half_days_high = 0;
    int staff = 1;

    [[nodiscard]] bool takes_place() const { return half_days_high > 0; }
    /// Working days, rounded up to whole ones.
    [[nodiscard]] int days_low() const { return days(half_days_low); }
    [[nodiscard]] int days_high() const { return days(half_days_high); }

   private:
    [[nodiscard]] int days(long half_days) const {
        const long per_day = 2L * staff;
        return static_cast<int>((half_days + per_day - 1) / per_day);
    }
};

/// A clock of the documents: `earliest` and `latest` in working days.
struct ClockDays {
    int earliest = 0;
    int latest = 0;
};

struct PlannerInput {
    Date accepted;
    std::optional<Date> site_from;
    Work review, verification, inspection;
    bool verification_first = false;  ///< before the inspection instead of together with it
    bool has_findings = false;
    std::optional<int> correction_days;  ///< given by the body, calendar days
    std::optional<int> reply_days;       ///< needed by the applicant, calendar days
    int review_days = 1;
    std::vector<Span> stops;  ///< merged, in order
    ClockDays site_inspection, findings, reevaluation, report, certificate;

    [[nodiscard]] bool has_correction_time() const { return correction_days || reply_days; }
};

enum class Pace { early, late };

/// Every phase of one pass. Phases that do not take place have the dates of the one before.
struct Timeline {
    std::array<Span, phase_count> phases;

    [[nodiscard]] const Span& operator[](PhaseId id) const { return phases[static_cast<std::size_t>(id)]; }
    [[nodiscard]] Date conclusion() const { return (*this)[PhaseId::conclusion].last; }
    [[nodiscard]] Date certificate() const { return (*this)[PhaseId::certificate].last; }
};

/// A phase that ends on a given day whatever came before.
struct FixedEnd {
    PhaseId phase;
    Date last;
};

[[nodiscard]] Timeline run_timeline(const PlannerInput& input, const Calendar& calendar, Pace pace,
                                    std::optional<FixedEnd> fixed = std::nullopt);

/// Overlapping and touching periods become one; in time.
[[nodiscard]] std::vector<Span> merge_spans(std::vector<Span> spans);
/// Days of `spans` (merged) after `from` and up to `to`.
[[nodiscard]] int days_inside(const std::vector<Span>& spans, Date from, Date to);
/// `days` calendar days after `start`, those inside `stops` not counted.
[[nodiscard]] Date plus_counted_days(Date start, int days, const std::vector<Span>& stops);

}  // namespace zuji
