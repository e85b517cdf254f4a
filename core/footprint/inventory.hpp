#pragma once
// The inventory contract: the narrow door through which anybody's test checks the engine.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/data/factor_library.hpp"

namespace zuji {

/// One inventory (JSON text) → one result (JSON text, fixed key order, shortest round-trip doubles).
/// Errors: "bad-json", "unknown-key", "wrong-type", "out-of-range", "unknown-unit", "unit-mismatch", "unknown-process",
/// "unknown-factor" …, `where` a path ("processes.main.lines[3].loss"); "singular-system" / "negative-scaling" name the loop or process.
Result<std::string> footprint_of_inventory(std::string_view inventory_json, const FactorLibrary& library);

}  // namespace zuji
