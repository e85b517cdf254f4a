#pragma once
// The inventory as a workbook in which a verifier can follow every number: values as numbers, sums and products as
// formulas with the value that the core computed beside them.

#include <string>
#include <variant>
#include <vector>

#include "core/report/tables.hpp"

namespace zuji {

/// A formula without "=", and what it comes to.
struct Formula {
    std::string text;
    double value = 0;
};
/// Nothing, a number, a text or a formula.
using SheetCell = std::variant<std::monostate, double, std::string, Formula>;

enum class ColumnKind { text, number, percent, money };

struct SheetColumn {
    std::string title;
    ColumnKind kind = ColumnKind::text;
    int width = 14;  ///< characters
};

struct Sheet {
    std::string name;
    std::vector<SheetColumn> columns;
    std::vector<std::vector<SheetCell>> rows;
};

struct Workbook {
    std::string title;
    std::vector<Sheet> sheets;
};

/// Overview, bill of materials, inventory, factors, results by stage, balances, Annex 1, Annex 2.
[[nodiscard]] Workbook make_workbook(const ReportFacts& facts, const Say& say);

/// "A", "Z", "AA" … of a column counted from 0.
[[nodiscard]] std::string column_letters(std::size_t column);

}  // namespace zuji
