#pragma once
// Authored cases (assets/training/cases/*.json, .github/TRAINING.md): situations with one or more questions. The right
// answer is computed by a decision wherever one exists: the file says which, with which input, and where in the result.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/data/factor_library.hpp"
#include "core/rules/rule_book.hpp"
#include "core/training/question.hpp"

namespace zuji::training {

/// A situation with its questions; the questions carry the situation themselves.
struct Case {
    std::string id;  ///< "T05"
    Text title;
    std::vector<std::string> kinds;  ///< of its questions, in order, each once
    std::string document;            ///< as of Question
    Difficulty difficulty = Difficulty::medium;
    std::vector<Question> questions;
};

/// What answers are computed with.
struct Solver {
    const rules::RuleBook* rules = nullptr;
    const FactorLibrary* factors = nullptr;
};

/// Value of "format" in every case file.
inline constexpr std::string_view case_format = "zuji-training-cases";

/// Reads and checks one file. Every problem goes to `problems` with its JSON path ("cases[3].questions[0].options"):
/// malformed JSON, unknown keys, a text without one of the languages, a decision that is unknown or refuses its input,
/// no or more than one right answer, paragraphs and readings that do not exist, an id that stands twice. Cases with a
/// problem are left out.
[[nodiscard]] std::vector<Case> read_cases(const Solver& solver, std::string_view json, std::vector<Error>& problems);
/// The first problem is the error.
[[nodiscard]] Result<std::vector<Case>> read_cases(const Solver& solver, std::string_view json);

}  // namespace zuji::training
