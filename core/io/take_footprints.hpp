#pragma once
// Footprints that were read (supplier_footprint.hpp, openlca.hpp) into a project: as own factors, one of them on a
// line.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/io/supplier_footprint.hpp"
#include "core/model/command.hpp"

namespace zuji {

struct FootprintPlace {
    RowId line = 0;          ///< of the bill of materials; 0: on no line
    std::size_t chosen = 0;  ///< the footprint that is for the line
    bool all = false;        ///< the other usable ones become factors, too
};

/// The factor that a line would take: per kilogram where the line has a mass, its unit measures something else than the
/// footprint's, and the footprint says what one of its units weighs; else as declared. `line` may be null.
[[nodiscard]] OwnFactor factor_for(const SupplierFootprint& footprint, const BomLine* line);

struct TakenFootprints {
    Batch command;                 ///< title "command.supplier-footprint"
    std::vector<std::string> ids;  ///< of the new factors, in order of the footprints
    std::string line_factor;       ///< id of the one that the line has now
};

/// The command that takes them. nullopt when the chosen one cannot be used and no other is wanted.
[[nodiscard]] std::optional<TakenFootprints> take_footprints(const Project& project,
                                                             const std::vector<SupplierFootprint>& footprints,
                                                             const FootprintPlace& place);

/// Factors as new rows of Table::own_factors; those without an id are given one by the project.
[[nodiscard]] InsertRows rows_of_factors(const std::vector<OwnFactor>& factors);

}  // namespace zuji
