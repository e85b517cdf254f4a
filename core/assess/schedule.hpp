#pragma once
// The way from acceptance to the certificate in days: who acts when, at the earliest and at the latest, and whether the
// documents' own limits fit into the time they give for the whole case.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/assess/decision_slot.hpp"
#include "core/base/date.hpp"

namespace zuji {

enum class PhaseId : std::uint8_t {
    notice,
    document_review,
    site_verification,
    site_inspection,
    findings,
    corrections,
    reevaluation,
    report,
    review,
    conclusion,
    certificate
};
inline constexpr std::size_t phase_count = 11;
/// Word of a phase for i18n ("phase.<word>") and files: "notice", "document-review" …
[[nodiscard]] std::string_view phase_word(PhaseId phase);

enum class Actor : std::uint8_t { body, applicant, both };
/// "body", "applicant", "both".
[[nodiscard]] std::string_view actor_word(Actor actor);

/// First and last day, both included. A point in time has the same day twice.
struct Span {
    Date first;
    Date last;
    friend bool operator==(const Span&, const Span&) = default;
};

struct Phase {
    PhaseId id = PhaseId::notice;
    Actor actor = Actor::body;
    std::string skipped;        ///< why it does not take place: "exempt", "accepted", "no-findings"; empty = it does
    bool is_planned = false;    ///< dates below are known
    Span early;                 ///< as soon as the lower figures allow
    Span late;                  ///< with the upper figures, one after the other
    Date must_end;              ///< last day that still lets the conclusion be in time (lower figures from there)
    int slack_days = 0;         ///< working days from the early end to `must_end`; negative = too late
    std::string clause;         ///< paragraph id
    DecisionSlot clock;         ///< decision `deadline`, where the documents set a limit
    std::optional<Date> limit;  ///< its last day
};

/// What the user must know about a schedule: i18n "schedule.warning.<key>".
struct ScheduleWarning {
    std::string key;
    std::vector<std::string> args;
    std::string clause;
    std::string reading;  ///< open reading that it rests on; may be empty
    std::string field;    ///< project path; may be empty
    bool is_error = false;
};

/// The same schedule with one input changed: i18n "schedule.what-if.<key>".
struct WhatIf {
    std::string key;
    std::vector<std::string> args;
    Date conclusion;  ///< with the upper figures
    Date certificate;
    int days = 0;       ///< difference of the certificate in calendar days; negative = earlier
    bool fits = false;  ///< conclusion inside the limit, with the upper figures
};

struct Schedule {
    std::vector<std::string> needs;  ///< project paths without which there is no schedule, or none to the end
    bool is_started = false;         ///< the first phase has dates
    bool is_complete = false;        ///< dates up to the certificate
    Date accepted;
    std::vector<Phase> phases;  ///< all of them, in order
    std::vector<Span> stops;    ///< the applicant's own, merged, in order
    DecisionSlot limit;         ///< decision `deadline`, clock `conclusion`
    Date limit_day;
    int stopped_days = 0;  ///< counted into the limit
    bool fits_early = false;
    bool fits_late = false;
    std::vector<ScheduleWarning> warnings;
    std::vector<WhatIf> what_if;

    [[nodiscard]] const Phase& phase(PhaseId id) const { return phases[static_cast<std::size_t>(id)]; }
};

}  // namespace zuji
