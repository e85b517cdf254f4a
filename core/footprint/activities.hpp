#pragma once
// Energy, transport, waste and direct emissions of a project, and the sums by life-cycle stage.

#include <map>
#include <string>
#include <vector>

#include "core/footprint/footprint.hpp"
#include "core/footprint/resolver.hpp"

namespace zuji {

/// One activity line per declared unit. Transport: mass × distance, or an amount that is t·km already.
/// Direct: mass × GWP of its gas.
ActivityResult compute_activity(const ActivityLine& line, Resolver& resolver);

/// Emissions by stage; BOM lines stand in "materials".
struct StageSums {
    CompensatedSum materials;
    bool has_materials = false;
    std::map<std::string, CompensatedSum> others;  ///< by stage; "materials" is above

    void add(const std::string& stage, double kgco2e);
    /// Life-cycle order, unknown stages by name after the known ones, "unassigned" last.
    [[nodiscard]] std::vector<StageTotal> in_order() const;
};

}  // namespace zuji
