#pragma once
// A bill of materials from a table of text cells, with a report that accounts for every line.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/io/csv.hpp"
#include "core/model/project.hpp"

namespace zuji {

enum class Column : std::uint8_t {
    ignore,
    level,
    number /* line or position number */,
    part_number,
    parent_part,
    name,
    material,
    quantity,
    unit,
    mass_each,
    mass_total,
    loss,
    supplier,
    note,
    factor
};

struct Mapping {
    std::size_t header_row = 0;     ///< zero-based; data start below
    std::vector<Column> columns;    ///< one a table column
    double mass_scale = 1;          ///< to kg (header "重量(g)" → 0.001)
    bool loss_is_fraction = false;  ///< 0.03 instead of 3 %
};

/// Recognise the header row and columns in Chinese and English. Error "no-header" (args: what was looked for).
Result<Mapping> guess_mapping(const TextTable& table);

enum class RowFate : std::uint8_t { taken, warned, refused, skipped };

struct ImportRow {
    std::size_t row = 0;     ///< one-based row in the file
    std::size_t column = 0;  ///< one-based column of the trouble; 0 = whole row
    RowFate fate = RowFate::taken;
    std::string code;  ///< i18n key "import.<code>"
    std::vector<std::string> args;
};

struct BomImport {
    std::vector<BomLine> lines;  ///< ids 1…n, parents set, document order, parent before child
    std::vector<ImportRow>
        report;  ///< every data row exactly once (the gravest fate), plus header and blank rows as skipped
    std::size_t taken = 0, warned = 0, refused = 0, skipped = 0;
};

/// Build lines. Tree from a level column (0/1/2, ".1", "1.2.3"), a parent-part column, or flat.
/// A cycle in parent-part refuses the rows on it and names the path. Nothing is dropped silently:
/// taken + warned + refused + skipped = rows of the table.
BomImport import_bom(const TextTable& table, const Mapping& mapping);

/// Whole way: bytes (UTF-8) → table → mapping → lines.
Result<BomImport> import_bom_csv(std::string_view utf8);

}  // namespace zuji
