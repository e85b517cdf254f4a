#pragma once
// The words of exercises: assets/training/exercises.json.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/training/exercise.hpp"

namespace zuji::training {

/// An answer in words: of an outcome ("may"), or of a mistake that leads to a computed answer ("no-stop").
struct AnswerWords {
    std::string key;
    Text text;
    Text why;
};

/// A fact with the name by which a generator can leave it out.
struct FactWords {
    std::string key;
    Fact fact;
};

struct ExerciseTemplate {
    GeneratorInfo info;
    Text situation;
    Text ask;
    Text unit;
    std::vector<FactWords> facts;
    std::vector<AnswerWords> options;
    std::vector<AnswerWords> mistakes;
    std::map<std::string, Text, std::less<>> explanations;  ///< by what the answer is; "*" for all others
};

struct ExerciseTemplates {
    std::vector<GeneratorInfo> infos;
    std::map<std::string, ExerciseTemplate, std::less<>> by_id;
    std::map<std::string, Text, std::less<>> words;  ///< what "@key" stands for
};

}  // namespace zuji::training
