#pragma once
// CLAUSE R52003/A1-17: what the measures of the reduction plan come to, in the order of the plan and by scenario.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/footprint/footprint.hpp"
#include "core/model/project.hpp"

namespace zuji {

inline constexpr std::string_view scenario_letters = "ABC";

/// Why a measure has no figure; i18n "plan.<word>".
enum class EffectState : std::uint8_t { counted, no_figure, no_target, bad_number, too_much };
std::string_view effect_state_word(EffectState state);

struct MeasureEffect {
    std::size_t index = 0;  ///< into Project::measures
    EffectState state = EffectState::no_figure;
    double kgco2e = 0;  ///< how much less, per declared unit
};

struct ScenarioResult {
    char letter = 'A';                   ///< 'A' … 'C'; '*' = all measures
    std::vector<MeasureEffect> effects;  ///< of the measures in it
    double today = 0;
    double total = 0;  ///< what is left
};

/// All measures first, then the scenarios that some measure names. A percentage acts on what the measures before it
/// have left of its target; kilograms are taken from the lines of the target in proportion, never below zero.
[[nodiscard]] std::vector<ScenarioResult> reduction_plan(const Project& project, const Footprint& footprint);
/// Whether a measure belongs to a scenario.
[[nodiscard]] bool in_scenario(const Measure& measure, char letter);

}  // namespace zuji
