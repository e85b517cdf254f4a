#pragma once
// A Monte Carlo run of the open project: drawn in slices between frames, so that no frame waits for it.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/assess/analysis.hpp"

namespace zuji::app {

struct SimulationRun {
    std::optional<Simulation> running;
    std::uint64_t running_revision = 0;
    std::optional<SampledFootprint> result;  ///< of `revision`; older ones are said to be old
    std::vector<double> samples;
    std::uint64_t revision = 0;

    [[nodiscard]] bool is_current(std::uint64_t now) const { return result && revision == now; }
};

}  // namespace zuji::app
