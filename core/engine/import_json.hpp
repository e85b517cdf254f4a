#pragma once
// An import of a bill of materials as JSON: the lines as in project files, and what became of every row.

#include <string>

#include "core/io/bom_import.hpp"

namespace zuji {

/// {"counts": {"taken","warned","refused","skipped"}, "lines": […], "report": [{"row","column","fate","code","args"}]}
std::string write_import(const BomImport& imported);

}  // namespace zuji
