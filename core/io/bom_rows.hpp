#pragma once
// Table rows as BOM lines, before they are put into a tree.

#include <optional>
#include <string>
#include <vector>

#include "core/io/bom_import.hpp"

namespace zuji {

/// Place of a line in an assembly structure, as written in a level or number column.
struct LevelText {
    std::vector<int> outline;  ///< "1.2.3" → {1, 2, 3}; "2" → {2}
    bool dotted = false;       ///< ".2" or "..3": the number is a depth, not an outline
};

/// "2", ".2", "..3", "L2", "2级", "一级", "+", "1.2.3"; nullopt when it is no level.
std::optional<LevelText> read_level(std::string_view text);

/// A data row. A refused one has its place only, so that its parts are not hung under its neighbour.
struct BomRow {
    bool refused = false;
    std::size_t table_row = 0;  ///< zero-based
    BomLine line;               ///< without id and parent
    std::string level_text;
    std::string number_text;
    std::string part;         ///< comparison key of the part number, else of the name
    std::string parent_part;  ///< comparison key
    std::string parent_part_text;
    std::size_t indent = 0;  ///< blanks in front of the name
};

/// The report while it grows: one entry a table row, which only gets graver.
class ImportReport {
   public:
    explicit ImportReport(std::size_t rows);
    void set(std::size_t row, RowFate fate, std::string code, std::vector<std::string> args = {},
             std::size_t column = 0);
    [[nodiscard]] bool refused(std::size_t row) const { return rows_[row].fate == RowFate::refused; }
    /// Hands over the entries and the counts.
    void finish(BomImport& out);

   private:
    std::vector<ImportRow> rows_;
};

/// Reads all rows below the header; blank rows, subtotals and repeated headers are skipped with their reason.
std::vector<BomRow> read_bom_rows(const TextTable& table, const Mapping& mapping, ImportReport& report);

}  // namespace zuji
