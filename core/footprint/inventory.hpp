#pragma once
// The inventory contract: the narrow door through which anybody's test checks the engine.

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/data/factor_library.hpp"

namespace zuji {

/// One inventory (JSON text) → one result (JSON text, fixed key order, shortest round-trip doubles).
///
/// A line whose factor is missing or nowhere defined, may not stand in a footprint, or whose gas has no GWP is
/// `unresolved`
/// ("no factor", "factor unfit", "unknown gas") and the result is not complete. Factors are those of the inventory,
/// then those of the library. Omitted lines are reported with what they would emit (null where that is not known).
///
/// Errors, `where` a path ("processes.main.lines[3].loss"): those of parse_json_exact, "missing-input", "unknown-key",
/// "wrong-type", "bad-decimal", "out-of-range", "unknown-unit", "unit-mismatch", "unknown-process", "duplicate-id";
/// "singular-system" and "negative-scaling" name the process and the loop, "loop-too-large" its size.
Result<std::string> footprint_of_inventory(std::string_view inventory_json, const FactorLibrary& library);

}  // namespace zuji
