#include "core/io/bom_import.hpp"

#include <algorithm>
#include <array>

#include "core/io/bom_rows.hpp"
#include "core/io/bom_tree_import.hpp"

namespace zuji {
namespace {

using Levels = std::vector<std::optional<LevelText>>;

Levels read_levels(const std::vector<BomRow>& rows, std::string BomRow::*text) {
    Levels levels;
    levels.reserve(rows.size());
    for (const BomRow& row : rows) levels.push_back(read_level(row.*text));
    return levels;
}

/// Some level has parts ("1.2"): then "1" is the assembly around it, and the number of parts is the depth.
bool has_outline(const Levels& levels) {
    return std::any_of(levels.begin(), levels.end(),
                       [](const auto& level) { return level && !level->dotted && level->outline.size() > 1; });
}

/// Position numbers make a tree when all of them are outlines and the first deep one stands below its own assembly.
bool numbers_make_tree(const std::vector<BomRow>& rows, const Levels& numbers) {
    if (!has_outline(numbers)) return false;
    std::vector<int> before;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!numbers[i] || numbers[i]->dotted) return rows[i].number_text.empty();
        const std::vector<int>& outline = numbers[i]->outline;
        if (outline.size() > 1) return std::vector<int>(outline.begin(), outline.end() - 1) == before;
        before = outline;
    }
    return false;
}

bool has_indents(const std::vector<BomRow>& rows) {
    return !rows.empty() && rows.front().indent == 0 &&
           std::any_of(rows.begin(), rows.end(), [](const BomRow& row) { return row.indent > 0; });
}

bool has_column(const Mapping& mapping, Column wanted) {
    return std::find(mapping.columns.begin(), mapping.columns.end(), wanted) != mapping.columns.end();
}

}  // namespace

BomImport import_bom(const TextTable& table, const Mapping& mapping, const std::vector<CellNote>& notes) {
    BomImport out;
    ImportReport report(table.size());
    std::vector<BomRow> rows = read_bom_rows(table, mapping, report);
    BomTreeImport tree(rows, report, out.lines);
    if (has_column(mapping, Column::parent_part)) {
        tree.by_parent_part();
    } else if (has_column(mapping, Column::level)) {
        const Levels levels = read_levels(rows, &BomRow::level_text);
        tree.by_level(levels, has_outline(levels));
    } else if (const Levels numbers = read_levels(rows, &BomRow::number_text); numbers_make_tree(rows, numbers)) {
        tree.by_level(numbers, true);
    } else if (has_indents(rows)) {
        tree.by_indent();
    } else {
        tree.flat();
    }
    const auto quantity = std::find(mapping.columns.begin(), mapping.columns.end(), Column::quantity);
    const bool has_quantity = quantity != mapping.columns.end();
    tree.warn_of_missing_amounts(has_quantity ? static_cast<std::size_t>(quantity - mapping.columns.begin()) + 1 : 0);
    for (const CellNote& note : notes) {
        if (note.row >= table.size()) continue;
        report.set(note.row, RowFate::warned, note.code, {}, note.column == CellNote::whole_row ? 0 : note.column + 1);
    }
    report.finish(out);
    out.mass_basis_open = mapping.mass_basis_open;
    return out;
}

Result<BomImport> import_bom_csv(std::string_view utf8) {
    const auto table = read_csv(utf8);
    if (!table.ok()) return table.error();
    const auto mapping = guess_mapping(table.value());
    if (!mapping.ok()) return mapping.error();
    return import_bom(table.value(), mapping.value());
}

Result<BomImport> import_bom_sheet(const SheetTable& sheet) {
    const auto mapping = guess_mapping(sheet.cells);
    if (!mapping.ok()) return mapping.error();
    return import_bom(sheet.cells, mapping.value(), sheet.notes);
}

std::string_view column_word(Column column) {
    constexpr std::array<std::string_view, column_count> words = {
        "ignore",   "level",     "number",     "part-number", "parent-part",    "name",     "material",
        "quantity", "unit",      "mass-each",  "mass-total",  "loss",           "supplier", "note",
        "factor",   "mass-unit", "mass-basis", "origin",      "source",         "omitted",  "omit-reason",
        "stage",    "same-as",   "recovered",  "recycled",    "recycled-factor"};
    return words.at(static_cast<std::size_t>(column));
}

std::string_view fate_word(RowFate fate) {
    constexpr std::array<std::string_view, 4> words = {"taken", "warned", "refused", "skipped"};
    return words.at(static_cast<std::size_t>(fate));
}

}  // namespace zuji
