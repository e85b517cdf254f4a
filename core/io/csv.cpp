#include "core/io/csv.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <utility>

#include "core/base/text.hpp"

namespace zuji {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::array<char, 3> delimiters = {',', ';', '\t'};
constexpr std::size_t sampled_rows = 30;

/// Occurrences of each delimiter outside quotes in the first rows.
std::vector<std::array<std::size_t, 3>> sample_counts(std::string_view text) {
    std::vector<std::array<std::size_t, 3>> rows(1);
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') {
            if (rows.back() != std::array<std::size_t, 3>{}) rows.emplace_back();
            if (rows.size() > sampled_rows) break;
        }
        for (std::size_t d = 0; d < delimiters.size(); ++d) rows.back()[d] += c == delimiters[d] ? 1U : 0U;
    }
    return rows;
}

/// The delimiter that stands equally often in most rows; a comma when none stands anywhere.
char find_delimiter(std::string_view text) {
    if (text.size() > 6 && text.starts_with("sep=") && (text[5] == '\n' || text[5] == '\r')) return text[4];
    const auto rows = sample_counts(text);
    std::pair<std::size_t, std::size_t> best{0, 0};
    char found = delimiters.front();
    for (std::size_t d = 0; d < delimiters.size(); ++d) {
        std::map<std::size_t, std::size_t> rows_with_count;
        for (const auto& row : rows) {
            if (row[d] > 0) ++rows_with_count[row[d]];
        }
        for (const auto& [count, number] : rows_with_count) {
            if (std::pair(number, count) <= best) continue;
            best = {number, count};
            found = delimiters[d];
        }
    }
    return found;
}

bool ends_row(char c) { return c == '\n' || c == '\r'; }

class CsvReader {
   public:
    CsvReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    Result<TextTable> read() {
        while (at_ < text_.size()) {
            if (table_.size() >= max_table_rows) return limit("table-too-many-rows", max_table_rows);
            table_.emplace_back();
            table_.back().reserve(width_);
            if (Status row = read_row(); !row.ok()) return row.error();
            width_ = table_.back().size();
            cells_ += width_;
            if (cells_ > max_table_cells) return limit("table-too-many-cells", max_table_cells);
        }
        return std::move(table_);
    }

   private:
    static Error limit(const char* code, std::size_t most) { return Error{code, "", {std::to_string(most)}}; }
    std::string here() const { return "row " + std::to_string(table_.size()); }

    Status read_row() {
        std::vector<std::string>& row = table_.back();
        while (true) {
            if (row.size() >= max_table_columns) {
                return Error{"table-too-many-columns", here(), {std::to_string(max_table_columns)}};
            }
            std::string& cell = row.emplace_back();
            if (at_ < text_.size() && text_[at_] == '"') {
                if (!read_quoted(cell)) return Error{"csv-open-quote", here(), {}};
            }
            read_plain(cell);
            if (at_ == text_.size()) return Done{};
            const char c = text_[at_++];
            if (c == delimiter_) continue;
            if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
            return Done{};
        }
    }

    /// From the opening quote to behind the closing one; false when the text ends before.
    bool read_quoted(std::string& cell) {
        ++at_;
        while (true) {
            const std::size_t close = text_.find('"', at_);
            if (close == std::string_view::npos) return false;
            cell.append(text_.substr(at_, close - at_));
            at_ = close + 1;
            if (at_ == text_.size() || text_[at_] != '"') return true;
            cell += '"';
            ++at_;
        }
    }

    void read_plain(std::string& cell) {
        const std::size_t start = at_;
        while (at_ < text_.size() && text_[at_] != delimiter_ && !ends_row(text_[at_])) ++at_;
        cell.append(text_.data() + start, at_ - start);
    }

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
    std::size_t width_ = 8;
    std::size_t cells_ = 0;
    TextTable table_;
};

bool is_plain_number(std::string_view text) {
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    bool digit = false;
    std::size_t points = 0;
    for (const char c : text) {
        if (c == '.') {
            ++points;
        } else if (c >= '0' && c <= '9') {
            digit = true;
        } else {
            return false;
        }
    }
    return digit && points <= 1;
}

bool starts_formula(std::string_view text) {
    if (text.empty()) return false;
    if (std::strchr("=+-@\t\r", text.front()) != nullptr && text.front() != '\0') return !is_plain_number(text);
    constexpr std::array<std::string_view, 4> full_width = {"＝", "＋", "－", "＠"};
    return std::any_of(full_width.begin(), full_width.end(), [&](std::string_view c) { return text.starts_with(c); });
}

/// A formula, or one behind apostrophes: also those get one more, so that taking one away gives back what was written.
bool needs_guard(std::string_view text) {
    const std::size_t start = text.find_first_not_of('\'');
    return start != std::string_view::npos && starts_formula(text.substr(start));
}

}  // namespace

Result<TextTable> read_csv(std::string_view utf8) {
    if (utf8.starts_with(byte_order_mark)) utf8.remove_prefix(byte_order_mark.size());
    if (utf8.find('\0') != std::string_view::npos || !is_utf8(utf8)) return Error{"csv-not-utf8", "", {}};
    return CsvReader(utf8, find_delimiter(utf8)).read();
}

std::string csv_cell(std::string_view text) {
    std::string cell(needs_guard(text) ? "'" : "");
    cell += text;
    if (cell.find_first_of(",;\t\"\r\n") == std::string::npos && trim(cell) == cell) return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string_view without_formula_guard(std::string_view text) {
    return text.starts_with('\'') && needs_guard(text) ? text.substr(1) : text;
}

}  // namespace zuji
