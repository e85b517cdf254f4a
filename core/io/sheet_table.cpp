#include "core/io/sheet_table.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/io/cell_number.hpp"

namespace zuji {
namespace {

constexpr char cell_end = '\x1f';
constexpr char row_end = '\x1e';
constexpr std::size_t max_filled_cells = 2'000'000;
/// Headings stand in the first rows.
constexpr std::size_t heading_rows = 30;

Error limit(const char* code, std::size_t most) { return Error{code, "", {std::to_string(most)}}; }

Result<TextTable> split_cells(std::string_view text) {
    TextTable table;
    table.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), row_end)));
    std::size_t cells = 0;
    while (!text.empty()) {
        if (table.size() >= max_table_rows) return limit("table-too-many-rows", max_table_rows);
        const std::size_t end = std::min(text.find(row_end), text.size());
        std::string_view row = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        std::vector<std::string>& out = table.emplace_back();
        if (row.empty()) continue;
        const auto count = static_cast<std::size_t>(std::count(row.begin(), row.end(), cell_end)) + 1;
        if (count > max_table_columns) return limit("table-too-many-columns", max_table_columns);
        cells += count;
        if (cells > max_table_cells) return limit("table-too-many-cells", max_table_cells);
        out.reserve(count);
        for (std::size_t from = 0; from <= row.size();) {
            const std::size_t to = std::min(row.find(cell_end, from), row.size());
            out.emplace_back(row.substr(from, to - from));
            from = to + 1;
        }
    }
    return table;
}

struct Range {
    std::size_t row, column, last_row, last_column;
};

std::optional<std::size_t> index_of(const Json& value) {
    const auto number = integer_from_number(value);
    if (!number || *number < 0) return std::nullopt;
    return static_cast<std::size_t>(*number);
}

std::optional<Range> range_of(const Json& value) {
    if (!value.is_array() || value.size() != 4) return std::nullopt;
    std::array<std::size_t, 4> places{};
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto place = index_of(value[i]);
        if (!place) return std::nullopt;
        places.at(i) = *place;
    }
    return Range{places[0], places[1], places[2], places[3]};
}

std::size_t width_of(const TextTable& table) {
    std::size_t width = 0;
    for (const auto& row : table) width = std::max(width, row.size());
    return width;
}

/// Puts the first cell's text into the empty cells of the range. Returns how many were filled.
std::size_t fill(TextTable& table, const Range& range, std::size_t width) {
    if (range.row >= table.size() || range.column >= table[range.row].size()) return 0;
    const std::string text = table[range.row][range.column];
    if (trim(text).empty() || read_number_cell(text).readable) return 0;
    // A band over the whole table is a title or the name of a section, not a heading of columns.
    const std::size_t columns = std::min(range.last_column, width - 1) - range.column + 1;
    const bool spreads = range.row < heading_rows && columns > 1 && columns * 2 <= width;
    const std::size_t last_column = spreads ? range.column + columns - 1 : range.column;
    std::size_t filled = 0;
    for (std::size_t r = range.row; r <= std::min(range.last_row, table.size() - 1); ++r) {
        // A row that has nothing else stays empty: only merged cells of filled rows say something.
        if (r != range.row && table[r].empty()) continue;
        if (table[r].size() <= last_column) table[r].resize(last_column + 1);
        for (std::size_t c = range.column; c <= last_column; ++c) {
            if (!table[r][c].empty()) continue;
            table[r][c] = text;
            ++filled;
        }
    }
    return filled;
}

Status fill_merged(SheetTable& sheet, const Json& merged) {
    if (!merged.is_array()) return Error{"wrong-type", "merged", {"array"}};
    const std::size_t width = width_of(sheet.cells);
    std::size_t filled = 0;
    for (const Json& entry : merged) {
        const auto range = range_of(entry);
        if (!range || range->last_row < range->row || range->last_column < range->column) continue;
        filled += fill(sheet.cells, *range, width);
        if (filled > max_filled_cells) return limit("table-too-many-merged", max_filled_cells);
    }
    return Done{};
}

Status take_notes(SheetTable& sheet, const Json& facts) {
    for (const Json& note : facts.value("notes", Json::array())) {
        if (!note.is_object()) return Error{"wrong-type", "notes", {"object"}};
        const auto row = index_of(note.value("row", Json(-1)));
        const auto column = index_of(note.value("column", Json(-1)));
        if (!row || !column || !note.value("code", Json()).is_string()) return Error{"wrong-type", "notes", {"object"}};
        sheet.notes.push_back({*row, *column, note["code"].get<std::string>()});
    }
    for (const Json& hidden : facts.value("hidden", Json::array())) {
        const auto row = index_of(hidden);
        if (!row) return Error{"wrong-type", "hidden", {"integer"}};
        sheet.notes.push_back({*row, CellNote::whole_row, "hidden-row"});
    }
    return Done{};
}

}  // namespace

Result<SheetTable> read_sheet_table(std::string_view cells, std::string_view facts) {
    if (!is_utf8(cells)) return Error{"csv-not-utf8", "", {}};
    auto table = split_cells(cells);
    if (!table) return table.error();
    SheetTable sheet{std::move(table).value(), {}};
    if (facts.empty()) return sheet;
    const auto json = parse_json_exact(facts);
    if (!json) return json.error();
    if (!json.value().is_object()) return Error{"wrong-type", "", {"object"}};
    if (auto notes = take_notes(sheet, json.value()); !notes) return notes.error();
    if (auto filled = fill_merged(sheet, json.value().value("merged", Json::array())); !filled) return filled.error();
    return sheet;
}

}  // namespace zuji
