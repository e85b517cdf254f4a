#pragma once
// Comma-separated text: reading into a table of cells and writing safe cells.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace zuji {

/// Rows of text cells as they stand in the file; rows may differ in length.
using TextTable = std::vector<std::vector<std::string>>;

inline constexpr std::size_t max_table_rows = 1'000'000;
inline constexpr std::size_t max_table_columns = 200;
inline constexpr std::size_t max_table_cells = 20'000'000;

/// CSV / TSV: RFC 4180 quoting, quoted line breaks, delimiter `,` `;` or TAB found out, CRLF, LF or CR, optional BOM.
/// Input is UTF-8. Errors: "csv-open-quote" (where: "row N"), "csv-not-utf8" (malformed, or NUL bytes as in UTF-16),
/// "table-too-many-rows", "table-too-many-cells", "table-too-many-columns" (where: "row N"); args: the limit.
Result<TextTable> read_csv(std::string_view utf8);

/// CSV cell with correct quoting. A text that a spreadsheet would run as a formula (first character = + - @, their
/// full-width forms, TAB or CR, and not a plain number) gets a leading apostrophe.
std::string csv_cell(std::string_view text);

/// `text` without the apostrophe that `csv_cell` put before a formula character.
std::string_view without_formula_guard(std::string_view text);

}  // namespace zuji
