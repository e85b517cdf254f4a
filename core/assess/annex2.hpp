#pragma once
// The self-assessment of the factory's assurance capability: a state for every requirement of Annex 2, a summary per
// chapter, and what follows for the third condition of eligibility.
// CLAUSE R52003/27-b3, A2-1.1 … A2-14(5); R52006 alike.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/model/project.hpp"
#include "core/rules/annex2.hpp"

namespace zuji {

/// State of a requirement, and of a chapter (where the worst of its requirements counts).
enum class AssuranceState : std::uint8_t {
    met,
    partly,
    not_met,
    open,
    advice,  ///< a "may" that is not done: settled, and no failure (AMB-103); never the state of a chapter
    not_applicable
};
/// "met", "partly", "not", "open", "advice", "not-applicable".
[[nodiscard]] std::string_view assurance_state_word(AssuranceState state);

/// Why a requirement is in its state, or what to add.
enum class AssuranceRemark : std::uint8_t {
    none,
    unanswered,
    unknown,
    reason,         ///< not applicable, but why?
    outside,        ///< the stage lies outside the system boundary
    boundary_open,  ///< whether the stage lies inside is not answered
    inside,         ///< marked not applicable although the stage lies inside
    unusual,        ///< not applicable with a reason, but the text names no condition
    advice,
    advice_reason,  ///< a "may" that is not done wants its reason
    no_evidence     ///< conforming, but nothing shows it
};
/// "unanswered", "unknown", "reason", "outside" … ; "" for none.
[[nodiscard]] std::string_view assurance_remark_word(AssuranceRemark remark);

struct AssuranceStatus {
    std::string clause;  ///< "A2-5.1.3"
    AssuranceState state = AssuranceState::open;
    AssuranceRemark remark = AssuranceRemark::unanswered;
    bool wants_procedure = false;  ///< names a documented procedure (Annex 1 item 10)
};

struct AssuranceCounts {
    std::size_t met = 0, partly = 0, not_met = 0, open = 0, advice = 0, not_applicable = 0;

    [[nodiscard]] std::size_t all() const { return met + partly + not_met + open + advice + not_applicable; }
    /// Requirements that ask for no further answer.
    [[nodiscard]] std::size_t settled() const { return all() - open; }
};

struct AssuranceChapter {
    Answer inside = Answer::yes;  ///< whether the chapter's stage lies inside the boundary; yes where it has none
    AssuranceState state = AssuranceState::open;
    AssuranceCounts counts;
    std::size_t first = 0;  ///< index into `requirements`
    std::size_t size = 0;
};

/// The data period of the product, as far as it is representative (AMB-20).
enum class DataPeriod : std::uint8_t {
    missing,    ///< a date is missing, unreadable or in the wrong order
    too_short,  ///< less than twelve months and no reason given
    not_over,   ///< ends after the application date
    fine,
    fine_reasoned,  ///< less than twelve months, with a reason
    fine_old        ///< ended more than twelve months before the application: worth a remark
};
/// "missing", "too-short", "not-over", "fine", "fine-reasoned", "fine-old".
[[nodiscard]] std::string_view data_period_word(DataPeriod period);
[[nodiscard]] bool is_representative(DataPeriod period);

/// Since when the system runs, where the user says so (AMB-30: no minimum; under three months is worth a remark).
enum class SystemStart : std::uint8_t { not_given, bad, fine, recent };
[[nodiscard]] std::string_view system_start_word(SystemStart start);

struct AssuranceAssessment {
    bool begun = false;  ///< at least one requirement is answered: from then on the derived verdict counts
    std::vector<AssuranceStatus> requirements;  ///< in the order of the annex
    std::vector<AssuranceChapter> chapters;
    AssuranceCounts counts;
    DataPeriod period = DataPeriod::missing;
    SystemStart start = SystemStart::not_given;
    /// yes: all met and the data period representative; no: an applicable "shall" is not or only partly met; unknown:
    /// something is still open; unanswered: not begun.
    Answer verdict = Answer::unanswered;
    bool contradicts = false;  ///< the direct answer of step 2 is yes or no, and the verdict is another one
};

[[nodiscard]] AssuranceAssessment assess_annex2(const rules::Annex2& annex2, const Project& project,
                                                const std::optional<Date>& application_date);

/// What eligibility is asked with: the derived verdict once the self-assessment has begun, the direct answer before.
[[nodiscard]] Answer factory_assurance(const Project& project, const AssuranceAssessment& assurance);

/// Index into `requirements` of the clause; nullopt when it is none of Annex 2.
[[nodiscard]] std::optional<std::size_t> assurance_index(const AssuranceAssessment& assurance, std::string_view clause);

}  // namespace zuji
