#pragma once
// A sheet of a workbook as the readers in web/shared/table hand it over: texts of cells, and what is known beside them.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/io/csv.hpp"

namespace zuji {

/// Something to be said of a cell: i18n "import.<code>".
struct CellNote {
    static constexpr std::size_t whole_row = ~std::size_t{0};
    std::size_t row = 0;  ///< zero-based
    std::size_t column = whole_row;
    std::string code;  ///< "hidden-row", "formula-without-value", "cell-error"
};

struct SheetTable {
    TextTable cells;
    std::vector<CellNote> notes;
};

/// `cells`: UTF-8, cells apart by U+001F, every row ended by U+001E. `facts`: {"hidden": [row …],
/// "merged": [[first row, first column, last row, last column] …], "notes": [{"row","column","code"} …]}, zero-based;
/// may be empty. The text of merged cells stands in all of them afterwards where that is what a reader of the sheet
/// sees: down a column, and to the right above a table (headings over several columns); numbers stand once, so that
/// nothing is counted twice. Errors: "csv-not-utf8", "bad-json", "wrong-type" (facts),
/// "table-too-many-rows", "table-too-many-columns", "table-too-many-cells", "table-too-many-merged" (args: the limit).
Result<SheetTable> read_sheet_table(std::string_view cells, std::string_view facts);

}  // namespace zuji
