#pragma once
// The state of each step of the rail, from what was entered and what is open.

#include "core/assess/assessment.hpp"

namespace zuji {

/// Step states; `assessment.open_points` must be filled.
[[nodiscard]] std::array<StepState, step_count> step_states(const Project& project, const Assessment& assessment);

}  // namespace zuji
