#pragma once
// Exercises without end: facts drawn near a limit, the answer asked of the decision, the words taken from templates in
// both languages (assets/training/exercises.json). A generator, a seed and a difficulty always give the same exercise.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/rules/rule_book.hpp"
#include "core/training/question.hpp"

namespace zuji::training {

/// What a generator is about.
struct GeneratorInfo {
    std::string id;        ///< "man-days.site-inspection"
    std::string kind;      ///< kind of clause
    std::string decision;  ///< that gives the answer
    QuestionForm form = QuestionForm::one_choice;
    Text title;
};

struct ExerciseTemplates;  // exercise_templates.hpp

class ExerciseBook {
   public:
    /// `json`: assets/training/exercises.json. Refused when a generator has no words or words have no generator.
    static Result<ExerciseBook> load(std::string_view json);

    [[nodiscard]] const std::vector<GeneratorInfo>& generators() const;
    /// nullptr when there is none.
    [[nodiscard]] const GeneratorInfo* find(std::string_view generator) const;
    /// The exercise of that seed. Errors: "unknown-generator" (args: id).
    [[nodiscard]] Result<Question> make(const rules::RuleBook& rules, std::string_view generator, std::uint64_t seed,
                                        Difficulty difficulty = Difficulty::medium) const;

   private:
    std::shared_ptr<const ExerciseTemplates> templates_;
};

}  // namespace zuji::training
