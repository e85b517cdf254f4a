#pragma once
// Which lines weigh most.

#include <cstddef>
#include <vector>

#include "core/footprint/footprint.hpp"

namespace zuji {

/// Counted lines by falling magnitude of their emission, at most `limit`; equal ones in document order, BOM first.
[[nodiscard]] std::vector<Contributor> top_contributors(const Footprint& footprint, std::size_t limit);

}  // namespace zuji
