#pragma once
// Product footprints that suppliers hand over as PACT JSON (versions 2 and 3), as factors of the project.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/io/pact_check.hpp"
#include "core/model/project.hpp"

namespace zuji {

struct SupplierFootprint {
    OwnFactor factor;  ///< without id; value per one declared unit, biogenic uptake left out
    std::string product;
    std::string description;
    std::string spec_version;           ///< "2.0.0", "3.0.1"
    bool usable = false;                ///< value and unit are understood
    std::vector<PactFinding> findings;  ///< what is wrong or worth knowing; sums that do not add up only warn
};

/// True when the JSON text looks like PACT footprints rather than a project: no full check.
[[nodiscard]] bool looks_like_pact(std::string_view json);

/// One footprint, {"data": footprint}, {"data": [footprints]} or an array of them. Errors: of parse_json_exact;
/// "not-pact" when there is no footprint in it.
Result<std::vector<SupplierFootprint>> read_supplier_footprints(std::string_view json);

}  // namespace zuji
