#pragma once
// The training as text in, text out, for the command line. `files_json`: {path below assets/training: text}.

#include <string>
#include <string_view>

#include "core/engine/engine.hpp"

namespace zuji {

/// One case file: {"cases", "questions", "decided", "kinds": {kind: questions}}, or
/// {"errors":[{"code","where","message"}]} with ok = false.
Engine::Reply check_training_cases(const Engine& engine, std::string_view cases_json);

struct PaperWish {
    std::string_view blueprint;
    std::string_view seed;  ///< a whole number or words (training::seed_of)
    std::string_view title;
};
/// The paper file.
Engine::Reply make_training_paper(const Engine& engine, std::string_view files_json, const PaperWish& wish);
/// {"title","seed","blueprint","minutes","sum","questions":[…]} of a paper file, with the right answers.
Engine::Reply training_questions(const Engine& engine, std::string_view files_json, std::string_view paper_json);
/// The result file of a paper and of answers (read_answers, or a sitting's file).
Engine::Reply mark_training_paper(const Engine& engine, std::string_view files_json, std::string_view paper_json,
                                  std::string_view answers_json);
/// `results_json`: {file name: text}. {"rows":[…], "kinds":[…], "csv": {"zh","en"}}
Engine::Reply training_class(const Engine& engine, std::string_view files_json, std::string_view results_json);

}  // namespace zuji
