#include "core/io/bom_rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "core/base/text.hpp"
#include "core/base/units.hpp"
#include "core/io/cell_number.hpp"
#include "core/io/field_words.hpp"

namespace zuji {
namespace {

constexpr int gravity(RowFate fate) {
    switch (fate) {
        case RowFate::taken:
            return 0;
        case RowFate::warned:
            return 1;
        case RowFate::skipped:
            return 2;
        case RowFate::refused:
            return 3;
    }
    return 0;
}

bool is_blank_row(const std::vector<std::string>& row) {
    return std::all_of(row.begin(), row.end(), [](const std::string& cell) { return trim(cell).empty(); });
}

/// A row of sums: its first cell that is no number says so and nothing else.
bool is_subtotal(const std::vector<std::string>& row) {
    constexpr std::array<std::string_view, 14> words = {"合计", "小计",       "总计",   "共计",       "总合计",
                                                        "累计", "本页合计",   "total",  "subtotal",   "sub-total",
                                                        "sum",  "grandtotal", "totals", "totalweight"};
    for (const std::string& cell : row) {
        std::string key = comparison_key(cell);
        while (!key.empty() && (key.back() == ':' || key.back() == '.')) key.pop_back();
        if (key.empty() || read_number_cell(cell).readable) continue;
        return std::find(words.begin(), words.end(), key) != words.end();
    }
    return false;
}

/// A name with what its start says of its depth.
struct IndentedName {
    std::size_t indent = 0;
    std::string_view name;
};

/// Blanks, and the lines of a drawn tree ("│ ├─ 铁芯", "-- core"), stand for depth.
IndentedName read_indent(std::string_view text) {
    struct Sign {
        std::string_view text;
        std::size_t width;
    };
    constexpr std::array<Sign, 13> signs = {{{" ", 1},
                                             {"\t", 4},
                                             {"\u3000", 2},
                                             {"\u00a0", 1},
                                             {"│", 1},
                                             {"├", 1},
                                             {"└", 1},
                                             {"┗", 1},
                                             {"┣", 1},
                                             {"─", 1},
                                             {"━", 1},
                                             {"┬", 1},
                                             {"|", 1}}};
    IndentedName out{0, text};
    while (true) {
        const auto sign = std::find_if(signs.begin(), signs.end(),
                                       [&](const Sign& known) { return out.name.starts_with(known.text); });
        if (sign == signs.end()) break;
        out.indent += sign->width;
        out.name.remove_prefix(sign->text.size());
    }
    // Dashes are a sign of depth only in front of a blank: "- core", but not "-40 °C grease".
    const std::size_t dashes = std::min(out.name.find_first_not_of('-'), out.name.size());
    if (dashes > 0 && dashes + 1 < out.name.size() && out.name[dashes] == ' ') {
        out.indent += dashes * 2;
        out.name = trim(out.name.substr(dashes));
    }
    return out;
}

/// Line breaks inside a cell are how a spreadsheet wraps a name.
std::string one_line(std::string_view text) {
    if (text.find_first_of("\r\n") == std::string_view::npos) return std::string(text);
    std::string out;
    for (const char c : text) {
        const bool blank = c == '\r' || c == '\n';
        if (!blank) out += c;
        if (blank && !out.empty() && out.back() != ' ') out += ' ';
    }
    return out;
}

std::size_t filled_cells(const std::vector<std::string>& row) {
    return static_cast<std::size_t>(
        std::count_if(row.begin(), row.end(), [](const std::string& cell) { return !trim(cell).empty(); }));
}

/// Remarks and signatures below a table: "注：…", "编制：张三  审核：李四".
bool is_footer(const std::vector<std::string>& row, const std::vector<Column>& columns) {
    constexpr std::array<std::string_view, 14> starts = {
        "注:",  "注1",  "备注:", "说明:",  "编制",     "审核",     "制表",
        "批准", "核准", "note:", "notes:", "prepared", "approved", "checkedby"};
    for (std::size_t i = 0; i < row.size(); ++i) {
        const bool amount = i < columns.size() && (columns[i] == Column::quantity || columns[i] == Column::mass_each ||
                                                   columns[i] == Column::mass_total);
        if (amount && read_number_cell(row[i]).readable) return false;
    }
    for (const std::string& cell : row) {
        const std::string key = comparison_key(cell);
        if (key.empty()) continue;
        return std::any_of(starts.begin(), starts.end(),
                           [&](std::string_view start) { return key.starts_with(start); });
    }
    return false;
}

/// The only cell of the row is a text where positions and levels stand: the heading of a section.
bool is_section(const std::vector<std::string>& row, const std::vector<Column>& columns) {
    if (filled_cells(row) != 1) return false;
    const auto cell = std::find_if(row.begin(), row.end(), [](const std::string& text) { return !trim(text).empty(); });
    const auto at = static_cast<std::size_t>(cell - row.begin());
    const Column column = at < columns.size() ? columns[at] : Column::ignore;
    const bool apart = column == Column::ignore || column == Column::number || column == Column::level;
    return apart && !read_number_cell(*cell).readable && !read_level(*cell);
}

/// Columns by meaning.
class Columns {
   public:
    explicit Columns(const Mapping& mapping) : columns_(mapping.columns) {
        for (std::size_t i = columns_.size(); i-- > 0;) places_.at(static_cast<std::size_t>(columns_[i])) = i + 1;
    }

    [[nodiscard]] bool has(Column wanted) const { return place(wanted) != 0; }
    /// The first of that meaning, one-based; 0 when there is none.
    [[nodiscard]] std::size_t place(Column wanted) const { return places_[static_cast<std::size_t>(wanted)]; }
    [[nodiscard]] std::string_view raw(const std::vector<std::string>& row, Column wanted) const {
        const std::size_t place_of = place(wanted);
        return place_of == 0 || place_of > row.size() ? std::string_view() : std::string_view(row[place_of - 1]);
    }
    [[nodiscard]] std::string_view cell(const std::vector<std::string>& row, Column wanted) const {
        return without_formula_guard(trim(raw(row, wanted)));
    }
    /// All cells of that meaning, joined with blanks.
    [[nodiscard]] std::string joined(const std::vector<std::string>& row, Column wanted) const {
        std::string all;
        for (std::size_t i = 0; i < std::min(row.size(), columns_.size()); ++i) {
            const std::string_view text = without_formula_guard(trim(row[i]));
            if (columns_[i] != wanted || text.empty()) continue;
            if (!all.empty()) all += ' ';
            all += text;
        }
        return all;
    }

   private:
    const std::vector<Column>& columns_;
    std::array<std::size_t, column_count> places_{};
};

class RowReader {
   public:
    RowReader(const Mapping& mapping, ImportReport& report)
        : mapping_(mapping),
          columns_(mapping),
          report_(report),
          has_more_(std::any_of(mapping.columns.begin(), mapping.columns.end(),
                                [](Column column) { return column >= Column::origin; })) {}

    BomRow read(const std::vector<std::string>& row, std::size_t table_row) {
        row_ = &row;
        at_ = table_row;
        BomRow out;
        out.table_row = table_row;
        BomLine& line = out.line;
        line.part_number = one_line(columns_.cell(row, Column::part_number));
        line.material = one_line(columns_.joined(row, Column::material));
        const IndentedName name = read_indent(columns_.raw(row, Column::name));
        line.name = one_line(without_formula_guard(trim(name.name)));
        out.indent = name.indent;
        out.level_text = columns_.cell(row, Column::level);
        out.number_text = columns_.cell(row, Column::number);
        out.parent_part_text = columns_.cell(row, Column::parent_part);
        if (line.name.empty()) line.name = line.material.empty() ? line.part_number : line.material;
        if (line.name.empty()) refuse("no-name", {}, Column::name);
        line.supplier = one_line(columns_.cell(row, Column::supplier));
        line.note = columns_.joined(row, Column::note);
        line.factor = columns_.cell(row, Column::factor);
        read_quantity(line);
        read_mass(line);
        read_loss(line);
        if (has_more_) read_more(line);
        check_cells(row);
        out.refused = report_.refused(at_);
        return out;
    }

   private:
    void warn(std::string code, std::vector<std::string> args, Column column) {
        report_.set(at_, RowFate::warned, std::move(code), std::move(args), columns_.place(column));
    }

    void refuse(std::string code, std::vector<std::string> args, Column column) {
        report_.set(at_, RowFate::refused, std::move(code), std::move(args), columns_.place(column));
    }

    /// The number as the line keeps it: readable ones in the field's unit, others as they stand.
    Entered take(const NumberCell& cell, Column column, double scale) {
        if (cell.empty) return {};
        Entered number(cell.readable ? scaled(cell.text, scale) : cell.text);
        if (!cell.readable) warn("bad-number", {cell.text}, column);
        if (cell.readable && number.value() < 0) refuse("negative-number", {cell.text}, column);
        return number;
    }

    void read_quantity(BomLine& line) {
        const NumberCell cell = read_number_cell(columns_.raw(*row_, Column::quantity));
        line.quantity = take(cell, Column::quantity, 1);
        line.unit = columns_.cell(*row_, Column::unit);
        if (line.unit.empty() && !cell.empty) line.unit = mapping_.quantity_unit;
        if (!cell.unit.empty() && cell.unit != line.unit) {
            if (!line.unit.empty()) warn("unit-conflict", {cell.unit, line.unit}, Column::unit);
            line.unit = cell.unit;
        }
        if (cell.readable && line.quantity.value() == 0) warn("zero-quantity", {}, Column::quantity);
        if (!line.unit.empty() && !is_known(line.unit)) warn("unknown-unit", {line.unit}, Column::unit);
    }

    bool is_known(const std::string& unit) {
        const auto found = known_units_.find(unit);
        if (found != known_units_.end()) return found->second;
        return known_units_[unit] = find_unit(unit).ok();
    }

    /// Kilograms in one of the cell's own unit, of the row's unit column, or of the column's header.
    double mass_scale(const NumberCell& cell, double header_scale) {
        if (cell.empty) return header_scale;
        std::string unit = cell.unit;
        if (unit.empty()) unit = columns_.cell(*row_, Column::mass_unit);
        if (unit.empty()) return header_scale;
        const auto found = find_unit(unit);
        if (found.ok() && found.value().dimension == Dimension::mass) return found.value().to_base.to_double();
        warn("unknown-unit", {unit}, cell.unit.empty() ? Column::mass_unit : Column::mass_total);
        return header_scale;
    }

    /// A mass of one each is taken where there is one: times the quantity it cannot mean anything else.
    void read_mass(BomLine& line) {
        const NumberCell each = read_number_cell(columns_.raw(*row_, Column::mass_each));
        const NumberCell total = read_number_cell(columns_.raw(*row_, Column::mass_total));
        const double each_scale = mapping_.mass_each_scale > 0 ? mapping_.mass_each_scale : mapping_.mass_scale;
        const Entered mass_each = take(each, Column::mass_each, mass_scale(each, each_scale));
        const Entered mass_total = take(total, Column::mass_total, mass_scale(total, mapping_.mass_scale));
        const bool use_each = !mass_each.is_empty() && (mass_each.has_value() || mass_total.is_empty());
        line.mass_kg = use_each ? mass_each : mass_total;
        // Without a quantity column each row stands for one.
        line.mass_basis = use_each && columns_.has(Column::quantity) ? MassBasis::each : MassBasis::line;
        const auto basis = word(Column::mass_basis, mass_basis_of);
        if (basis && !line.mass_kg.is_empty() && (each.empty || total.empty)) line.mass_basis = *basis;
        if (mass_each.has_value() && mass_total.has_value() && line.quantity.has_value()) {
            const double expected = mass_each.value() * line.quantity.value();
            constexpr double tolerance = 0.01;
            if (std::abs(expected - mass_total.value()) > tolerance * std::max(expected, mass_total.value())) {
                warn("mass-mismatch", {each.text, line.quantity.text(), total.text}, Column::mass_total);
            }
        }
    }

    void read_loss(BomLine& line) {
        const NumberCell cell = read_number_cell(columns_.raw(*row_, Column::loss));
        if (cell.empty) return;
        const double scale = mapping_.loss_is_fraction && !cell.percent ? 100 : 1;
        line.loss_percent = Entered(cell.readable ? scaled(cell.text, scale) : cell.text);
        if (!cell.readable) {
            warn("bad-number", {cell.text}, Column::loss);
        } else if (line.loss_percent.value() < 0 || line.loss_percent.value() >= 100) {
            warn("loss-out-of-range", {cell.text}, Column::loss);
        }
    }

    /// What a cell of a closed choice says; a word that is not known is told of, an empty cell is not.
    template <class Value>
    std::optional<Value> word(Column column, std::optional<Value> (*read)(std::string_view)) {
        const std::string_view cell = columns_.cell(*row_, column);
        auto value = read(cell);
        if (!value && !cell.empty()) warn("unknown-word", {std::string(cell)}, column);
        return value;
    }

    /// A share in percent as it stands; one that is no number is kept and told of.
    Entered share(Column column) {
        const NumberCell cell = read_number_cell(columns_.raw(*row_, column));
        return take(cell, column, 1);
    }

    /// What other programs seldom know and our own tables hold.
    void read_more(BomLine& line) {
        line.origin = word(Column::origin, origin_of).value_or(Origin::unset);
        line.source = one_line(columns_.cell(*row_, Column::source));
        line.omitted = word(Column::omitted, yes_or_no_of).value_or(false);
        line.omit_reason = one_line(columns_.cell(*row_, Column::omit_reason));
        line.stage = word(Column::stage, stage_of).value_or(std::string());
        line.same_as = one_line(columns_.cell(*row_, Column::same_as));
        line.recovered_percent = share(Column::recovered);
        line.recycled_percent = share(Column::recycled);
        line.recycled_factor = columns_.cell(*row_, Column::recycled_factor);
    }

    void check_cells(const std::vector<std::string>& row) {
        for (std::size_t i = mapping_.columns.size(); i < row.size(); ++i) {
            if (trim(row[i]).empty()) continue;
            report_.set(at_, RowFate::warned, "extra-cells", {std::string(trim(row[i]))}, i + 1);
        }
    }

    const Mapping& mapping_;
    Columns columns_;
    ImportReport& report_;
    bool has_more_;
    std::unordered_map<std::string, bool> known_units_;
    const std::vector<std::string>* row_ = nullptr;
    std::size_t at_ = 0;
};

/// Number behind a Chinese numeral up to ten; 0 when it is none.
int chinese_numeral(std::string_view text) {
    constexpr std::array<std::string_view, 11> numerals = {"零", "一", "二", "三", "四", "五",
                                                           "六", "七", "八", "九", "十"};
    for (std::size_t i = 1; i < numerals.size(); ++i) {
        if (text == numerals[i]) return static_cast<int>(i);
    }
    return 0;
}

std::optional<int> small_number(std::string_view text) {
    if (text.empty() || text.size() > 6) return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::optional<LevelText> read_level(std::string_view text) {
    std::string key = ascii_lower(drop_white_space(fold_width(text)));
    LevelText level;
    const std::size_t dots = std::min(key.find_first_not_of(".+"), key.size());
    if (dots > 0) {
        key.erase(0, dots);
        const auto depth = key.empty() ? std::optional(static_cast<int>(dots)) : small_number(key);
        if (!depth) return std::nullopt;
        return LevelText{{*depth}, true};
    }
    for (const std::string_view prefix : {"level", "lvl", "lv", "l", "第"}) {
        if (key.starts_with(prefix)) key.erase(0, prefix.size());
    }
    for (const std::string_view suffix : {"级", "层", "阶"}) {
        if (key.ends_with(suffix)) key.resize(key.size() - suffix.size());
    }
    if (const int numeral = chinese_numeral(key); numeral > 0) return LevelText{{numeral}, true};
    std::string_view rest = key;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('.'), rest.size());
        const auto part = small_number(rest.substr(0, end));
        if (!part) return std::nullopt;
        level.outline.push_back(*part);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    // "1.0" is a spreadsheet's way to write 1.
    if (level.outline.size() == 2 && level.outline.back() == 0) level.outline.pop_back();
    return level.outline.empty() ? std::nullopt : std::optional(level);
}

ImportReport::ImportReport(std::size_t rows) : rows_(rows) {
    for (std::size_t i = 0; i < rows; ++i) {
        rows_[i].row = i + 1;
        rows_[i].code = "ok";
    }
}

void ImportReport::set(std::size_t row, RowFate fate, std::string code, std::vector<std::string> args,
                       std::size_t column) {
    ImportRow& entry = rows_[row];
    if (gravity(fate) <= gravity(entry.fate)) return;
    entry.fate = fate;
    entry.code = std::move(code);
    entry.args = std::move(args);
    entry.column = column;
}

void ImportReport::finish(BomImport& out) {
    for (const ImportRow& row : rows_) {
        switch (row.fate) {
            case RowFate::taken:
                ++out.taken;
                break;
            case RowFate::warned:
                ++out.warned;
                break;
            case RowFate::refused:
                ++out.refused;
                break;
            case RowFate::skipped:
                ++out.skipped;
                break;
        }
    }
    out.report = std::move(rows_);
}

std::vector<BomRow> read_bom_rows(const TextTable& table, const Mapping& mapping, ImportReport& report) {
    std::vector<BomRow> rows;
    rows.reserve(table.size());
    RowReader reader(mapping, report);
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (mapping.has_header && i < mapping.header_row) {
            report.set(i, RowFate::skipped, is_blank_row(table[i]) ? "blank-row" : "above-header");
        } else if (mapping.has_header && i == mapping.header_row) {
            report.set(i, RowFate::skipped, "header-row");
        } else if (is_blank_row(table[i])) {
            report.set(i, RowFate::skipped, "blank-row");
        } else if (mapping.has_header && table[i] == table[mapping.header_row]) {
            report.set(i, RowFate::skipped, "repeated-header");
        } else if (is_subtotal(table[i])) {
            report.set(i, RowFate::skipped, "subtotal-row");
        } else if (is_footer(table[i], mapping.columns)) {
            report.set(i, RowFate::skipped, "footer-row");
        } else if (is_section(table[i], mapping.columns)) {
            report.set(i, RowFate::skipped, "section-row");
        } else {
            rows.push_back(reader.read(table[i], i));
        }
    }
    return rows;
}

}  // namespace zuji
