#pragma once
// A question as JSON: for the instructor's sheet and for other programs.

#include <nlohmann/json_fwd.hpp>

#include "core/base/json.hpp"
#include "core/training/question.hpp"

namespace zuji::training {

/// Every member that says something, texts as {"zh","en"}, with the right answer.
[[nodiscard]] Json to_json(const Question& question);

}  // namespace zuji::training
