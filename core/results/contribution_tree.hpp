#pragma once
// Which line contributes what to which stage: the assemblies of a bill of materials, with what their parts emit in one
// stage of the life cycle.

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/footprint/footprint.hpp"
#include "core/model/project.hpp"

namespace zuji {

/// A line of the tree: an assembly, a part or an activity.
struct Contribution {
    bool is_activity = false;
    std::size_t index = 0;
    std::size_t depth = 1;  ///< below the stage, which has 0
    double kgco2e = 0;      ///< in the stage, with what stands below
};
/// Everything that contributes to a stage in document order, parts below their assemblies, activities last. What stands
/// on depth 1 adds up to the stage; sums are those of the footprint, part by part from the last one.
[[nodiscard]] std::vector<Contribution> contributions_to(std::string_view stage, const Project& project,
                                                         const Footprint& footprint);

}  // namespace zuji
