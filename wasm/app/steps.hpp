#pragma once
// The steps that exist on screen, in the rail's order.

#include <array>

#include "core/assess/assessment.hpp"
#include "wasm/ui/icons.hpp"

namespace zuji::app {

inline constexpr std::array<Step, 11> shown_steps = {
    Step::company,      Step::eligibility, Step::units,    Step::annex1,         Step::bom,        Step::footprint,
    Step::data_quality, Step::annex2,      Step::man_days, Step::export_package, Step::certificate};

inline ui::State rail_state(StepStatus status) {
    switch (status) {
        case StepStatus::done:
            return ui::State::met;
        case StepStatus::open:
            return ui::State::in_progress;
        case StepStatus::blocked:
            return ui::State::blocked;
        case StepStatus::not_started:
            break;
    }
    return ui::State::not_started;
}

inline std::string_view rail_state_key(StepStatus status) {
    switch (status) {
        case StepStatus::done:
            return "rail.done";
        case StepStatus::open:
            return "rail.open";
        case StepStatus::blocked:
            return "rail.blocked";
        case StepStatus::not_started:
            break;
    }
    return "rail.not-started";
}

}  // namespace zuji::app
