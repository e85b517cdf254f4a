#pragma once
// The tree in a list of BOM lines: every parent before its children, every subtree in one piece (pre-order).

#include <cstddef>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/project.hpp"

namespace zuji {

/// Levels that count. Real lists have fewer than ten. Commands refuse more; a file may have them, and lines below are
/// a finding each (LineState::too_deep) while the rest is computed.
inline constexpr std::size_t max_bom_depth = 10'000;

/// The same lines in pre-order; siblings keep their order, so lines that are in pre-order stay as they are.
/// Errors, `where` relative to the list as given: "bad-value" (id 0), "duplicate-id", "unknown-parent" (args: id),
/// "bom-cycle" (args: the path a → b → a). Any number of levels.
Result<std::vector<BomLine>> arrange_bom(std::vector<BomLine> lines);

/// One past the last line of the subtree of the line at `position`. Lines in pre-order.
[[nodiscard]] std::size_t subtree_end(const std::vector<BomLine>& lines, std::size_t position);

/// Levels of the subtree of the line at `position`: 1 for a leaf. Lines in pre-order.
[[nodiscard]] std::size_t subtree_height(const std::vector<BomLine>& lines, std::size_t position);

}  // namespace zuji
