#pragma once
// Find the error: errors are put into a sample project, the trainee marks what she finds with paragraph and class, and
// the marks are scored.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/assess/assessment.hpp"
#include "core/base/result.hpp"
#include "core/model/project.hpp"
#include "core/training/question.hpp"

namespace zuji::training {

/// How a finding is classed. CLAUSE R52003/70 classes findings of the verification; findings of the inspection (Annex
/// 1, Annex 2, consistency) have no class in the documents (AMB-67).
enum class FindingClass : std::uint8_t { major, minor, observation, unclassed };
inline constexpr std::size_t finding_class_count = 4;
/// "major", "minor", "observation", "unclassed"; i18n "training.class.<word>".
[[nodiscard]] std::string_view word_of(FindingClass finding_class);

/// An error that was put in.
struct Finding {
    std::string id;       ///< "F1", "F2" … in the order of the project
    std::string pattern;  ///< "missing-material", "wrong-material", "ignored-loss", "unfit-allocation", "unfit-factor",
                          ///< "missing-waste", "wrong-unit", "inconsistent-…", "expired-licence", "annex2-…"; i18n
                          ///< is not needed: `title` says it
    std::string place;    ///< "bom.17", "activities.3", "allocations.5", "documents.A1-6", "assurance.A2-10.2",
                          ///< "product.mass_kg", "company.factory", "units.4": see `places_of`
    std::vector<std::string> also_places;  ///< other places where it is as right to mark it
    std::string paragraph;                 ///< the one to cite
    std::vector<std::string> also_fits;    ///< other paragraphs that are as good
    FindingClass finding_class = FindingClass::unclassed;
    Text title;                  ///< what is wrong, in a line
    Text explanation;            ///< how it shows, what it should be, why this class
    std::string effect_percent;  ///< signed change of the footprint when corrected, % of the declared value; "" = none
};

/// A sample with errors in it.
struct ErrorHunt {
    Project project;
    std::uint64_t seed = 0;
    Difficulty difficulty = Difficulty::medium;
    std::string sample;  ///< id of the sample
    std::vector<Finding> findings;
};

/// A place of the project where something can be marked.
struct Place {
    std::string id;    ///< "bom.17"
    std::string area;  ///< "company", "product", "units", "documents", "bom", "activities", "allocations", "assurance",
                       ///< "balances", "quality"; i18n "training.area.<area>"
    std::string label;  ///< name of the row or value in the project's own words; for items an id ("A1-6", "A2-10.2")
};
/// Every place in the order of the project.
[[nodiscard]] std::vector<Place> places_of(const Project& project);

struct ErrorTexts;  // error_texts.hpp

class ErrorBook {
   public:
    /// `json`: assets/training/errors.json.
    static Result<ErrorBook> load(std::string_view json);

    /// Puts errors into `sample`: 3 when easy, 5 when medium, 8 when hard, as many as it offers room for. What is
    /// written into the project is in `language` ("zh", "en"). The class of a finding of the verification is that of
    /// decision `finding-class` for its effect alone on the footprint. Errors: "no-room-for-errors" for a project
    /// without a bill of materials and activities.
    [[nodiscard]] Result<ErrorHunt> seed_errors(const Knowledge& knowledge, const Project& sample, std::uint64_t seed,
                                                Difficulty difficulty, std::string_view language) const;

   private:
    std::shared_ptr<const ErrorTexts> texts_;
};

/// What the trainee marked.
struct Mark {
    std::string place;
    std::string paragraph;  ///< as typed
    FindingClass finding_class = FindingClass::unclassed;
    std::string note;
};

enum class MarkVerdict : std::uint8_t {
    found,            ///< place, paragraph and class
    wrong_paragraph,  ///< the place, another paragraph
    misclassified,    ///< place and paragraph, another class
    false_finding,    ///< nothing was wrong there
    repeated          ///< the same finding again: counts nothing
};
/// "found", "wrong-paragraph", "misclassified", "false", "repeated"; i18n "training.verdict.<word>".
[[nodiscard]] std::string_view word_of(MarkVerdict verdict);

struct MarkResult {
    MarkVerdict verdict = MarkVerdict::false_finding;
    std::size_t finding = 0;  ///< index into the findings; not for a false one
};

struct HuntScore {
    std::vector<MarkResult> marks;    ///< as the marks
    std::vector<std::size_t> missed;  ///< indices of findings that nobody marked
    std::size_t found = 0, wrong_paragraph = 0, misclassified = 0, false_findings = 0;
    /// Points: 4 a finding (2 place, 1 paragraph, 1 class), less 1 a false finding, never below 0.
    std::size_t points = 0;
    std::size_t possible = 0;
    [[nodiscard]] unsigned percent() const;  ///< whole percent, rounded down; 0 when nothing is possible
};
[[nodiscard]] HuntScore score_marks(const ErrorHunt& hunt, const std::vector<Mark>& marks);

}  // namespace zuji::training
