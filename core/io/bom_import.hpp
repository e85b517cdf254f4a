#pragma once
// A bill of materials from a table of text cells, with a report that accounts for every line.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/io/csv.hpp"
#include "core/io/sheet_table.hpp"
#include "core/model/project.hpp"

namespace zuji {

enum class Column : std::uint8_t {
    ignore,
    level,
    number,  ///< line or position number; "1.2.3" makes the tree where no level or parent column does
    part_number,
    parent_part,
    name,
    material,  ///< several such columns are joined with a blank
    quantity,
    unit,
    mass_each,
    mass_total,  ///< of the whole line
    loss,
    supplier,
    note,  ///< several such columns are joined with a blank
    factor,
    mass_unit,   ///< unit of the mass columns, row by row
    mass_basis,  ///< "each" or "whole line", row by row
    origin,      ///< provenance of the factor
    source,
    omitted,  ///< cut off: yes or no
    omit_reason,
    stage,
    same_as,  ///< part number of the assembly whose parts the line has
    recovered,
    recycled,
    recycled_factor
};
inline constexpr std::size_t column_count = 26;
/// Stable word of a column ("part-number", …), i18n "import.column.<word>".
std::string_view column_word(Column column);

struct Mapping {
    std::size_t header_row = 0;     ///< zero-based; data start below
    bool has_header = true;         ///< else data start in the first row
    std::vector<Column> columns;    ///< one a table column; missing ones are ignored
    double mass_scale = 1;          ///< to kg (header "重量(g)" → 0.001)
    double mass_each_scale = 0;     ///< to kg for mass_each where it differs; 0 = mass_scale
    bool loss_is_fraction = false;  ///< 0.03 instead of 3 %
    std::string quantity_unit;      ///< of quantities without a unit (header "用量(kg)" → "kg")
    /// The header says neither "of a piece" nor "total", and there are quantities with which it matters: mass_total is
    /// an assumption that the user should confirm.
    bool mass_basis_open = false;
};

/// Zero-based.
[[nodiscard]] constexpr std::size_t first_data_row(const Mapping& mapping) {
    return mapping.has_header ? mapping.header_row + 1 : 0;
}

/// Recognise the header row (two rows where it is split) and the columns, in Chinese and English.
/// Error "no-header" (args: what was looked for).
Result<Mapping> guess_mapping(const TextTable& table);

/// What its header and its cells say of a column that has been given its meaning: the unit of masses and of quantities,
/// losses in per cent or as fractions.
void recognise_units(const TextTable& table, std::size_t column, Mapping& mapping);

enum class RowFate : std::uint8_t { taken, warned, refused, skipped };
/// "taken", "warned", "refused", "skipped", i18n "import.fate.<word>".
std::string_view fate_word(RowFate fate);

struct ImportRow {
    std::size_t row = 0;     ///< one-based row in the file
    std::size_t column = 0;  ///< one-based column of the trouble; 0 = whole row
    RowFate fate = RowFate::taken;
    std::string code;  ///< i18n key "import.<code>"; "ok" when taken
    std::vector<std::string> args;
};

struct BomImport {
    std::vector<BomLine> lines;     ///< ids 1…n, parents set, document order, parent before child
    std::vector<ImportRow> report;  ///< every row of the table exactly once (the gravest fate), in order
    std::size_t taken = 0, warned = 0, refused = 0, skipped = 0;
    bool mass_basis_open = false;  ///< that of the mapping
};

/// Build lines. Tree from a level column (0/1/2, ".1", "1.2.3"), a parent-part column, outline numbers, indented names,
/// or flat. Numbers become what the fields mean (kg, percent); a number that cannot be read stays as it stood, with a
/// warning. A cycle in parent-part refuses the rows on it and names the path; parts of a refused assembly are refused
/// too. In a parent-part list where each pair stands once, an assembly that is used twice brings its parts twice.
/// Nothing is dropped silently: taken + warned + refused + skipped = rows of the table.
/// `notes` of the file (hidden rows, formulas without a value) make doubtful what would simply be taken.
BomImport import_bom(const TextTable& table, const Mapping& mapping, const std::vector<CellNote>& notes = {});

/// Whole way: bytes (UTF-8) → table → mapping → lines. Errors of read_csv and guess_mapping.
Result<BomImport> import_bom_csv(std::string_view utf8);
/// The same for a sheet of a workbook. Errors of guess_mapping.
Result<BomImport> import_bom_sheet(const SheetTable& sheet);

}  // namespace zuji
