#pragma once
// Project files: JSON with a schema version and an upgrade chain (file format page: .github/FILE-FORMATS.md).

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/project.hpp"

namespace zuji {

/// Value of "format" in every project file.
inline constexpr std::string_view project_format = "zuji-project";

/// Canonical bytes: fixed key order, two-space indent, empty fields left out, final newline. Same project, same bytes.
std::string write_project(const Project& project);

/// Strict about structure, kind about content (a number that cannot be read stays as entered).
/// Errors: "bad-json" (where: line, column), "not-a-project", "newer-version" (args: file's, ours), "unknown-key",
/// "wrong-type", "bom-cycle" (args: the path a → b → a), "unknown-parent", "duplicate-id", "too-large", and besides
/// "duplicate-key", "json-too-deep", "bad-value" (args: word, allowed words).
/// `where` is a path ("bom[3].parent"); BOM rows may come in any order and are put into pre-order.
Result<Project> read_project(std::string_view bytes);

}  // namespace zuji
