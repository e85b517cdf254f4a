#pragma once
// Assemblies that several lines share: a line may have the parts of an assembly that stands elsewhere in the list.

#include <map>
#include <string>
#include <vector>

#include "core/footprint/bom_arrays.hpp"

namespace zuji {

/// Gives every line that is `shared` the emission and mass of one of the assembly with the part number in `same_as`,
/// so that it counts like a part with a factor of its own. State "no_assembly" where no other line has that part
/// number; "cycle" where assemblies contain each other, and `cycle_paths` then has the way around, by position.
/// `parts` learns what the emission of these lines consists of.
void resolve_shared_assemblies(const std::vector<BomLine>& lines, std::vector<PreparedLine>& prepared, BomParts& parts,
                               std::map<std::size_t, std::string>& cycle_paths);

}  // namespace zuji
