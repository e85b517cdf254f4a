#pragma once
// Strict reading of the inventory contract.

#include <string_view>

#include "core/base/result.hpp"
#include "core/data/factor_library.hpp"
#include "core/footprint/inventory_model.hpp"

namespace zuji {

/// Reads and checks one inventory and computes the emission of each line per run of its process.
/// Errors as in inventory.hpp.
Result<Inventory> read_inventory(std::string_view json, const FactorLibrary& library);

}  // namespace zuji
