#pragma once
// Blueprints: what an exam paper is drawn by (assets/training/blueprints.json).

#include <cstdint>
#include <string>
#include <vector>

#include "core/training/question.hpp"

namespace zuji::training {

/// So many questions of these kinds and this difficulty.
struct BlueprintRow {
    std::vector<std::string> kinds;  ///< empty = any
    Difficulty difficulty = Difficulty::medium;
    std::uint32_t cases = 0;      ///< from the authored cases
    std::uint32_t exercises = 0;  ///< generated
};

struct Blueprint {
    std::string id;  ///< "inspector", "verifier", "reviewer", "short" …
    Text name;
    std::uint32_t minutes = 60;
    std::uint32_t pass_percent = 80;
    std::vector<BlueprintRow> rows;
    [[nodiscard]] std::uint32_t question_count() const;
};

}  // namespace zuji::training
