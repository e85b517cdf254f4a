#pragma once
// Checks of a PACT v2 product footprint, as check_pact for version 3.

#include <vector>

#include "core/io/pact_check.hpp"

namespace zuji {

/// Members missing, numbers that are none, a period that ends before it starts, shares outside 0 to 100, ratings
/// outside 1 to 3, sums that do not add up.
[[nodiscard]] std::vector<PactFinding> check_pact_v2(const Json& footprint);

}  // namespace zuji
