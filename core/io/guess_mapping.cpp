// Finding the header row and the meaning of the columns.
#include <algorithm>
#include <array>
#include <optional>

#include "core/base/text.hpp"
#include "core/base/units.hpp"
#include "core/io/bom_import.hpp"
#include "core/io/cell_number.hpp"
#include "core/io/header_words.hpp"

namespace zuji {
namespace {

constexpr std::size_t searched_rows = 30;
constexpr std::size_t sampled_rows = 500;

using Header = std::vector<HeaderCell>;

Header read_row(const std::vector<std::string>& row) {
    Header header;
    for (const std::string& cell : row) header.push_back(read_header_cell(cell));
    return header;
}

/// A header that is split over two rows: the upper cell ("重量") stands for all columns to its right until the next.
Header read_two_rows(const std::vector<std::string>& upper, const std::vector<std::string>& lower) {
    Header header;
    std::string above;
    for (std::size_t i = 0; i < std::max(upper.size(), lower.size()); ++i) {
        if (i < upper.size() && !trim(upper[i]).empty()) above = upper[i];
        const std::string below = i < lower.size() ? lower[i] : std::string();
        HeaderCell cell = read_header_cell(below);
        if (cell.column == Column::ignore || !cell.exact) {
            const HeaderCell both = read_header_cell(trim(below).empty() ? above : above + below);
            if (both.column != Column::ignore) cell = both;
        }
        header.push_back(cell);
    }
    return header;
}

/// How much a row looks like a header: columns of different meaning, exact names twice. 0 when it cannot be one.
int score(const Header& header) {
    std::array<int, 32> best{};
    for (const HeaderCell& cell : header) {
        if (cell.column == Column::ignore) continue;
        int& known = best.at(static_cast<std::size_t>(cell.column));
        known = std::max(known, cell.exact ? 2 : 1);
    }
    const auto has = [&](Column c) { return best.at(static_cast<std::size_t>(c)) > 0; };
    const bool names = has(Column::name) || has(Column::part_number) || has(Column::material);
    const bool amounts = has(Column::quantity) || has(Column::mass_each) || has(Column::mass_total);
    int sum = 0;
    for (const int points : best) sum += points;
    return names && amounts ? sum : 0;
}

struct Found {
    std::size_t row = 0;
    int score = 0;
    Header header;
};

bool is_blank(const std::vector<std::string>& row) {
    return std::all_of(row.begin(), row.end(), [](const std::string& cell) { return trim(cell).empty(); });
}

bool has_number(const std::vector<std::string>& row) {
    return std::any_of(row.begin(), row.end(), [](const std::string& cell) { return read_number_cell(cell).readable; });
}

Found find_header(const TextTable& table) {
    Found best;
    for (std::size_t row = 0; row < std::min(table.size(), searched_rows); ++row) {
        Header one = read_row(table[row]);
        if (const int points = score(one); points > best.score) best = {row, points, std::move(one)};
        const bool second = row + 1 < table.size() && !is_blank(table[row + 1]) && !has_number(table[row + 1]);
        if (!second) continue;
        Header two = read_two_rows(table[row], table[row + 1]);
        // Both rows must add something: the row below alone would be found by itself.
        const int points = score(two);
        if (points > best.score && points > score(read_row(table[row + 1]))) best = {row + 1, points, std::move(two)};
    }
    return best;
}

/// The first column of each meaning wins, an exact name before others; further ones of text are kept as notes.
void place_columns(const Header& header, Mapping& mapping) {
    mapping.columns.assign(header.size(), Column::ignore);
    for (const bool exact : {true, false}) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            const Column column = header[i].column;
            if (column == Column::ignore || header[i].exact != exact) continue;
            const bool taken =
                std::find(mapping.columns.begin(), mapping.columns.end(), column) != mapping.columns.end();
            const bool joins = column == Column::material || column == Column::note;
            const bool text = column == Column::name || column == Column::part_number || column == Column::supplier;
            mapping.columns[i] = !taken || joins ? column : (text ? Column::note : Column::ignore);
        }
    }
}

/// "TX-101" and "3", but not "铁芯", "Bolt M8" or "Copper tape".
bool is_code(std::string_view cell) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto digits = static_cast<std::size_t>(std::count_if(cell.begin(), cell.end(), is_digit));
    if (digits * 2 >= cell.size()) return true;
    const bool ascii =
        std::none_of(cell.begin(), cell.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
    return digits > 0 && ascii && cell.find(' ') == std::string_view::npos;
}

bool holds_names(const TextTable& table, std::size_t first_row, std::size_t column) {
    std::size_t filled = 0;
    std::size_t codes = 0;
    for (std::size_t row = first_row; row < std::min(table.size(), first_row + sampled_rows); ++row) {
        if (column >= table[row].size()) continue;
        const std::string_view cell = trim(table[row][column]);
        if (cell.empty()) continue;
        ++filled;
        if (is_code(cell)) ++codes;
    }
    return codes * 2 < filled;
}

/// Without a column that is called a name, the first whose header may be one and whose cells are.
void find_names(const TextTable& table, const Header& header, Mapping& mapping) {
    if (std::find(mapping.columns.begin(), mapping.columns.end(), Column::name) != mapping.columns.end()) return;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (!header[i].may_be_name || !holds_names(table, mapping.header_row + 1, i)) continue;
        mapping.columns[i] = Column::name;
        return;
    }
}

double kilograms(const std::string& unit) {
    const auto found = find_unit(unit);
    return found.ok() && found.value().dimension == Dimension::mass ? found.value().to_base.to_double() : 1;
}

void read_units(const Header& header, Mapping& mapping) {
    std::optional<double> total;
    std::optional<double> each;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string& unit = header[i].unit;
        if (unit.empty()) continue;
        if (mapping.columns[i] == Column::mass_total) total = kilograms(unit);
        if (mapping.columns[i] == Column::mass_each) each = kilograms(unit);
        if (mapping.columns[i] == Column::quantity && unit != "%") mapping.quantity_unit = unit;
    }
    mapping.mass_scale = total.value_or(each.value_or(1));
    if (each && *each != mapping.mass_scale) mapping.mass_each_scale = *each;
}

std::string_view cell_of(const TextTable& table, std::size_t row, std::size_t column) {
    return row < table.size() && column < table[row].size() ? std::string_view(table[row][column]) : std::string_view();
}

/// What is written as the unit of a column: in its header, else in the row above, where a header is split over two.
std::string header_unit(const TextTable& table, std::size_t column, const Mapping& mapping) {
    if (!mapping.has_header) return {};
    for (const std::size_t above : {std::size_t{0}, std::size_t{1}}) {
        if (above > mapping.header_row) break;
        const std::string_view cell = cell_of(table, mapping.header_row - above, column);
        if (cell.find('%') != std::string_view::npos || cell.find("％") != std::string_view::npos) return "%";
        if (std::string unit = read_header_cell(cell).unit; !unit.empty()) return unit;
    }
    return {};
}

/// Losses without a percent sign anywhere and none above 0.3 are fractions: 0.03 is 3 %, and nobody loses 0.03 %.
bool losses_are_fractions(const TextTable& table, std::size_t index, const Mapping& mapping) {
    if (header_unit(table, index, mapping) == "%") return false;
    constexpr double largest_fraction = 0.3;
    bool any = false;
    const std::size_t from = first_data_row(mapping);
    const std::size_t end = std::min(table.size(), from + sampled_rows);
    for (std::size_t row = from; row < end; ++row) {
        if (index >= table[row].size()) continue;
        const NumberCell cell = read_number_cell(table[row][index]);
        if (cell.percent) return false;
        if (!cell.readable) continue;
        const double value = Entered(cell.text).value();
        if (value > largest_fraction) return false;
        any = any || value > 0;
    }
    return any;
}

std::optional<std::size_t> place_of(const Mapping& mapping, Column column) {
    const auto found = std::find(mapping.columns.begin(), mapping.columns.end(), column);
    if (found == mapping.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - mapping.columns.begin());
}

bool is_mass_unit(std::string_view text) {
    const auto unit = find_unit(text);
    return unit.ok() && unit.value().dimension == Dimension::mass;
}

/// Some line has a mass and a quantity that counts pieces, so that "each" or "whole line" makes a difference.
bool basis_matters(const TextTable& table, const Mapping& mapping, std::size_t mass, std::size_t quantity) {
    const auto unit = place_of(mapping, Column::unit);
    const auto cell = [](const std::vector<std::string>& row, std::size_t place) {
        return place < row.size() ? trim(row[place]) : std::string_view();
    };
    const std::size_t end = std::min(table.size(), mapping.header_row + 1 + sampled_rows);
    for (std::size_t i = mapping.header_row + 1; i < end; ++i) {
        const NumberCell pieces = read_number_cell(cell(table[i], quantity));
        if (!pieces.readable || Entered(pieces.text).value() == 1 || !read_number_cell(cell(table[i], mass)).readable)
            continue;
        std::string_view counted = pieces.unit.empty() && unit ? cell(table[i], *unit) : std::string_view(pieces.unit);
        if (counted.empty()) counted = mapping.quantity_unit;
        if (!is_mass_unit(counted)) return true;
    }
    return false;
}

/// Whether the masses may be those of a piece as well as those of the line.
bool is_mass_basis_open(const TextTable& table, const Header& header, const Mapping& mapping) {
    const auto mass = place_of(mapping, Column::mass_total);
    const auto quantity = place_of(mapping, Column::quantity);
    if (!mass || !quantity || !header[*mass].mass_basis_open) return false;
    if (place_of(mapping, Column::mass_each) || place_of(mapping, Column::mass_basis)) return false;
    return basis_matters(table, mapping, *mass, *quantity);
}

}  // namespace

Result<Mapping> guess_mapping(const TextTable& table) {
    const Found found = find_header(table);
    if (found.score == 0) return Error{"no-header", "", {"名称, 数量 / Name, Quantity"}};
    Mapping mapping;
    mapping.header_row = found.row;
    place_columns(found.header, mapping);
    find_names(table, found.header, mapping);
    read_units(found.header, mapping);
    if (const auto loss = place_of(mapping, Column::loss)) {
        const bool percent = found.header[*loss].unit == "%";
        mapping.loss_is_fraction = !percent && losses_are_fractions(table, *loss, mapping);
    }
    mapping.mass_basis_open = is_mass_basis_open(table, found.header, mapping);
    return mapping;
}

void recognise_units(const TextTable& table, std::size_t column, Mapping& mapping) {
    if (column >= mapping.columns.size()) return;
    const Column meaning = mapping.columns[column];
    if (meaning == Column::loss) mapping.loss_is_fraction = losses_are_fractions(table, column, mapping);
    const std::string unit = header_unit(table, column, mapping);
    if (unit.empty()) return;
    if (meaning == Column::quantity && unit != "%") mapping.quantity_unit = unit;
    if (!is_mass_unit(unit)) return;
    const double scale = kilograms(unit);
    if (meaning == Column::mass_each && place_of(mapping, Column::mass_total)) {
        mapping.mass_each_scale = scale == mapping.mass_scale ? 0 : scale;
    } else if (meaning == Column::mass_each) {
        mapping.mass_scale = scale;
        mapping.mass_each_scale = 0;
    } else if (meaning == Column::mass_total) {
        const bool each = place_of(mapping, Column::mass_each).has_value();
        const double of_each = mapping.mass_each_scale > 0 ? mapping.mass_each_scale : mapping.mass_scale;
        mapping.mass_scale = scale;
        mapping.mass_each_scale = each && of_each != scale ? of_each : 0;
    }
}

}  // namespace zuji
