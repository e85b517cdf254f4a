#pragma once
// Derived once per revision: every verdict, the Annex 1 states, man-days, open points. Panels, package and command line
// read this and compute nothing themselves.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/assess/annex2.hpp"
#include "core/assess/decision_slot.hpp"
#include "core/assess/life.hpp"
#include "core/assess/schedule.hpp"
#include "core/base/calendar.hpp"
#include "core/base/date.hpp"
#include "core/data/factor_library.hpp"
#include "core/footprint/footprint.hpp"
#include "core/model/command.hpp"
#include "core/model/project.hpp"
#include "core/rules/decide.hpp"

namespace zuji {

/// The steps of a project, in the rail's order.
enum class Step : std::uint8_t {
    company,
    eligibility,
    units,
    annex1,
    bom,
    footprint,
    data_quality,
    annex2,
    man_days,
    export_package,
    certificate
};
inline constexpr std::size_t step_count = 11;
/// Stable word of a step, used in addresses and i18n ("step.<word>"): "company", "eligibility", "units", "annex1",
/// "bom", "footprint", "quality", "annex2", "man-days", "export", "certificate".
std::string_view step_word(Step step);

enum class StepStatus : std::uint8_t { not_started, open, done, blocked };

struct StepState {
    StepStatus status = StepStatus::not_started;
    std::size_t open = 0;  ///< open points in this step
};

/// Something to do before the application is complete: a sentence, where to do it, and why (clause).
struct OpenPoint {
    Step step = Step::company;
    std::string key;                ///< i18n "open.<key>"
    std::vector<std::string> args;  ///< for Catalog::format; "@key" is a word of the catalog
    rules::Text about;              ///< words of the rule data; they are the last argument where there are any
    std::string field;   ///< project path to focus ("answers.undertaking", "documents.A1-6", "bom:17"); may be empty
    std::string clause;  ///< paragraph id
    bool blocks_eligibility = false;

    /// The arguments of the sentence, with what it is about in the words of one language (or both).
    [[nodiscard]] std::vector<std::string> arguments(const std::string& about_in_words) const {
        std::vector<std::string> all = args;
        if (!about.zh.empty()) all.push_back(about_in_words);
        return all;
    }
};

/// State of an Annex 1 item as in the decision table of the 17 documents.
enum class DocumentState : std::uint8_t { satisfied, draft, missing, ask, not_applicable };

/// "satisfied", "draft", "missing", "ask", "not-applicable".
std::string_view document_state_word(DocumentState state);

struct DocumentStatus {
    std::string item;                                    ///< "A1-1" … "A1-17", "A1-2-licences"
    rules::NodeOutcome need = rules::NodeOutcome::open;  ///< met = required, not_met = not applicable, open = ask
    DocumentState state = DocumentState::ask;
    bool tool_drafts = false;      ///< the tool generates a draft of it
    bool draft_available = false;  ///< … and has something to print
    bool draft_complete = false;   ///< … and everything it needs
    bool needs_file = false;       ///< a file from outside is expected
    bool clarify = false;          ///< the text leaves a question for the certification body besides
    std::size_t files = 0;
    std::string next_key;  ///< i18n "annex1.next.<key>": what to do or why it is fine
    std::vector<std::string> next_args;
    std::string field;  ///< project path where the next step is done ("documents.A1-6", "answers.licence")
};

struct DocumentCounts {
    std::size_t satisfied = 0, draft = 0, missing = 0, ask = 0, not_applicable = 0;
};

class FormulaTemplates;
struct ResultAnalysis;  // core/results/analysis.hpp

/// How the project stands to one entry of the register of open readings.
struct ReadingState {
    /// What a reading gives in this project.
    struct Result {
        std::string reading;            ///< id of the reading ("a")
        std::string key;                ///< i18n "reading.result.<key>"
        std::vector<std::string> args;  ///< for Catalog::format; "@key" is a word of the catalog
        bool applied = false;           ///< decisions were asked in this reading
    };
    std::string id;          ///< "AMB-48"
    std::string reading;     ///< the reading that counts: the user's choice, else the tool's
    bool changed = false;    ///< the user chose another reading than the tool
    bool took_part = false;  ///< a decision about this project met the question
    std::vector<Result> results;
};

struct Assessment {
    Date application_date;
    bool has_application_date = false;
    std::string document;  ///< edition id chosen by `scope`; empty = open
    DecisionSlot scope, standards, eligibility, units, exemption, acceptance, man_days, documents, cut_off;
    std::vector<DocumentStatus> annex1;  ///< contract order (18 rows)
    DocumentCounts counts;
    AssuranceAssessment annex2;
    std::vector<std::size_t>
        unit_bom_items;  ///< material lines asked with for each certification unit (man-days); 0 = not known
    Footprint footprint;
    Schedule schedule;
    Life life;
    std::shared_ptr<const ResultAnalysis> analysis;  ///< quality, risks, balances, plan
    std::array<StepState, step_count> steps;
    std::vector<OpenPoint> open_points;
    std::vector<std::string> interpretations;  ///< every open reading that took part, sorted
    std::vector<ReadingState> readings;        ///< the whole register, in its order
    /// `values` of man-days in the readings that the user chose, where they give other figures than the decision.
    std::optional<rules::Json> man_days_as_read;
};

struct Knowledge {
    const rules::RuleBook* rules = nullptr;
    const FactorLibrary* factors = nullptr;
    const Calendar* calendar = nullptr;
    const FormulaTemplates* formulas = nullptr;
    /// The rules are not to be used any more: no verdict is given (AMB-04).
    bool rules_withdrawn = false;
};

/// Keeps caches between revisions so that one edited cell costs little.
class Assessor {
   public:
    explicit Assessor(Knowledge knowledge);
    /// Assess the project as it is now. Deterministic: no clock; an application date that is not given stays open, and
    /// without `today` nothing is overdue.
    const Assessment& assess(const Project& project, std::optional<Date> today = std::nullopt);
    /// The same after an edit that touched nothing but `change` since the last call. Where only values of a long bill
    /// of materials changed, footprint, cut-off, comparison and certificate are up to date at once; what needs a look
    /// at every line (data quality, risks, documents, open points, readings) waits for `settle`.
    const Assessment& assess_edit(const Project& project, const ChangeSet& change,
                                  std::optional<Date> today = std::nullopt);
    /// Brings up to date what assess_edit left.
    const Assessment& settle(const Project& project, std::optional<Date> today = std::nullopt);
    [[nodiscard]] bool is_settled() const noexcept { return settled_; }
    [[nodiscard]] const Assessment& result() const noexcept { return assessment_; }
    /// Lines from which on an edit does not wait for everything.
    static constexpr std::size_t long_bom = 10'000;

   private:
    struct Memo;  // last input and answer of each decision
    void assess_totals(const Project& project, std::optional<Date> today);
    void assess_rest(const Project& project, std::optional<Date> today);
    Knowledge knowledge_;
    FootprintEngine engine_;
    Assessment assessment_;
    bool settled_ = false;
    std::shared_ptr<Memo> memo_;
};

/// The whole assessment as JSON (command line, tests): scope, eligibility, annex1, manDays, footprint, openPoints …
std::string write_assessment(const Assessment& assessment, const Project& project);

}  // namespace zuji
