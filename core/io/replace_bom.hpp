#pragma once
// A newer edition takes the place of the bill of materials, and what hangs on the lines that stay goes with them.

#include <vector>

#include "core/io/bom_difference.hpp"
#include "core/model/command.hpp"

namespace zuji {

/// One undo step that replaces the bill of materials of `project` by `lines`, as merge_boms has paired them in
/// `difference`. Data quality ("bom.<id>") and targets of measures go over to the line that takes the place of theirs;
/// those of removed lines go or stay as with a deleted line.
Batch replace_bom(const Project& project, std::vector<BomLine> lines, const BomDifference& difference);

}  // namespace zuji
