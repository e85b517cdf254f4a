#pragma once
// Factors out of files of others, for the command line: what was read as JSON, and the project with them.

#include <string>
#include <string_view>

#include "core/base/catalog.hpp"
#include "core/model/project.hpp"

namespace zuji {

struct FactorFile {
    std::string_view form;  ///< "pact" (JSON), "openlca" ({"path": "text"}), "csv"
    std::string_view text;
    std::string_view name;  ///< of the file: a CSV set is called after it
};

/// Where factors go in a project.
struct FactorWish {
    std::string_view line;     ///< part number, or name, of one line of the bill of materials; empty = none
    std::string_view product;  ///< number (from 1) or name of the product when there are several; empty = all
};

/// {"format", "factors": [{"usable", "factor", "product", "findings"}], "refused": [{"row", "name", "why"}]}; with a
/// project also {"taken": [ids], "line": {"id", "name", "factor"}, "project": text}. Errors: of the readers,
/// "factor-format", "factor-none-usable", "factor-no-line", "factor-no-product", "factor-which-product" (args: how
/// many).
Result<std::string> import_factors(const Project* project, const FactorFile& file, const FactorWish& wish,
                                   const Catalog& words);

}  // namespace zuji
