#pragma once
// The state of each step of the rail, from what was entered and what is open.

#include "core/assess/assessment.hpp"

namespace zuji {

/// Step states; `assessment.open_points` must be filled. Data quality and Annex 2 have no screen yet: they stay
/// not_started and count nothing.
[[nodiscard]] std::array<StepState, step_count> step_states(const Project& project, const Assessment& assessment);

/// Steps that have a screen: data quality and Annex 2 do not yet.
[[nodiscard]] bool has_screen(Step step);

}  // namespace zuji
