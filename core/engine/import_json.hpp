#pragma once
// An import of a bill of materials as JSON: the lines as in project files, and what became of every row.

#include <string>
#include <string_view>

#include "core/io/bom_difference.hpp"
#include "core/io/bom_import.hpp"

namespace zuji {

/// {"counts": {"taken","warned","refused","skipped"}, "lines": […], "report": [{"row","column","fate","code","args"}]}
/// and "asks": ["mass-basis"] where the file leaves open whether masses are of a piece or of the line (taken as the
/// latter)
std::string write_import(const BomImport& imported);
/// The same without the lines, and of the report only rows that were not simply taken.
std::string write_import_counts(const BomImport& imported);
/// The whole report without the lines, with {"difference": {"same","changed","added","removed", "lines":
/// [{"fate","before", "after","name","changes":[{"field","before","after"}]}]}} (lines that are the same are left out)
/// and "project": the text of the project file with the new lines.
std::string write_merged_import(const BomImport& imported, const BomDifference& difference,
                                std::string_view project_text);

}  // namespace zuji
