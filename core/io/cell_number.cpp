#include "core/io/cell_number.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/decimal.hpp"
#include "core/base/text.hpp"
#include "core/base/units.hpp"
#include "core/io/csv.hpp"
#include "core/model/entered.hpp"

namespace zuji {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// -?\d+(\.\d+)?
bool is_plain(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    const auto digits = [](std::string_view part) {
        return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
    };
    return digits(text.substr(0, point)) && (point == text.size() || digits(text.substr(point + 1)));
}

bool read(std::string_view text, NumberCell& out) {
    text = trim(text);
    if (is_plain(text)) {
        out.text = text;
    } else if (const auto number = read_entered(text)) {
        out.text = number->to_string();
    } else {
        return false;
    }
    out.readable = true;
    return true;
}

}  // namespace

NumberCell read_number_cell(std::string_view cell) {
    NumberCell out;
    cell = without_formula_guard(trim(cell));
    out.empty = cell.empty();
    if (out.empty || read(cell, out)) return out;
    out.text = cell;
    const std::string folded = fold_width(cell);
    const auto last_digit = std::find_if(folded.rbegin(), folded.rend(), is_digit);
    const auto digits_end = static_cast<std::size_t>(folded.rend() - last_digit);
    const std::string_view suffix = trim(std::string_view(folded).substr(digits_end));
    if (digits_end == 0 || suffix.empty()) return out;
    if (suffix == "%") {
        out.percent = read(std::string_view(folded).substr(0, digits_end), out);
        return out;
    }
    const std::string_view unit = suffix.substr(0, suffix.find('/'));  // "kg/台" is kg per one of the parent
    if (find_unit(unit).ok() && read(std::string_view(folded).substr(0, digits_end), out)) out.unit = trim(unit);
    return out;
}

std::string scaled(const std::string& text, double factor) {
    if (factor == 1) return text;
    std::array<char, 40> buffer{};
    const auto [end, problem] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), factor);
    if (problem != std::errc()) return text;
    const auto number = read_entered(text);
    const auto times =
        Decimal::parse_json_number(std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data())));
    return number && times.ok() ? (*number * times.value()).to_string() : text;
}

}  // namespace zuji
