#include "core/quote/paste.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/base/text.hpp"
#include "core/quote/quote_json.hpp"

namespace zuji {
namespace {

/// A title that spreadsheets give to a column, as `title_key` writes it.
struct Title {
    std::string_view key;
    std::size_t column;
};

constexpr std::size_t at(UnitColumn column) { return static_cast<std::size_t>(column); }
constexpr std::size_t at(ProductColumn column) { return static_cast<std::size_t>(column); }

constexpr std::array unit_titles = std::to_array<Title>({
    {"单元", at(UnitColumn::name)},
    {"认证单元", at(UnitColumn::name)},
    {"单元名称", at(UnitColumn::name)},
    {"名称", at(UnitColumn::name)},
    {"产品", at(UnitColumn::name)},
    {"产品名称", at(UnitColumn::name)},
    {"型号", at(UnitColumn::name)},
    {"规格型号", at(UnitColumn::name)},
    {"unit", at(UnitColumn::name)},
    {"certificationunit", at(UnitColumn::name)},
    {"name", at(UnitColumn::name)},
    {"product", at(UnitColumn::name)},
    {"model", at(UnitColumn::name)},
    {"物料行数", at(UnitColumn::bom_items)},
    {"物料数", at(UnitColumn::bom_items)},
    {"物料数量", at(UnitColumn::bom_items)},
    {"物料清单行数", at(UnitColumn::bom_items)},
    {"行数", at(UnitColumn::bom_items)},
    {"bom", at(UnitColumn::bom_items)},
    {"bom行数", at(UnitColumn::bom_items)},
    {"bom物料数", at(UnitColumn::bom_items)},
    {"bomlines", at(UnitColumn::bom_items)},
    {"bomitems", at(UnitColumn::bom_items)},
    {"bomsize", at(UnitColumn::bom_items)},
    {"lines", at(UnitColumn::bom_items)},
    {"主材", at(UnitColumn::main_materials)},
    {"主材种类", at(UnitColumn::main_materials)},
    {"主材数", at(UnitColumn::main_materials)},
    {"主要材料", at(UnitColumn::main_materials)},
    {"mainmaterials", at(UnitColumn::main_materials)},
    {"materials", at(UnitColumn::main_materials)},
    {"场所", at(UnitColumn::sites)},
    {"场所数", at(UnitColumn::sites)},
    {"工厂数", at(UnitColumn::sites)},
    {"生产场所", at(UnitColumn::sites)},
    {"sites", at(UnitColumn::sites)},
    {"factories", at(UnitColumn::sites)},
    {"免检", at(UnitColumn::exemption)},
    {"豁免", at(UnitColumn::exemption)},
    {"免现场检查", at(UnitColumn::exemption)},
    {"现场检查豁免", at(UnitColumn::exemption)},
    {"exempt", at(UnitColumn::exemption)},
    {"exemption", at(UnitColumn::exemption)},
    {"inspectionexempt", at(UnitColumn::exemption)},
    {"采信", at(UnitColumn::acceptance)},
    {"核查采信", at(UnitColumn::acceptance)},
    {"采信已有核查", at(UnitColumn::acceptance)},
    {"已有核查", at(UnitColumn::acceptance)},
    {"accepted", at(UnitColumn::acceptance)},
    {"acceptance", at(UnitColumn::acceptance)},
    {"verificationaccepted", at(UnitColumn::acceptance)},
    {"earlierverification", at(UnitColumn::acceptance)},
    {"备注", at(UnitColumn::note)},
    {"note", at(UnitColumn::note)},
    {"notes", at(UnitColumn::note)},
    {"remark", at(UnitColumn::note)},
});

constexpr std::array product_titles = std::to_array<Title>({
    {"名称", at(ProductColumn::name)},
    {"产品", at(ProductColumn::name)},
    {"产品名称", at(ProductColumn::name)},
    {"name", at(ProductColumn::name)},
    {"product", at(ProductColumn::name)},
    {"productname", at(ProductColumn::name)},
    {"领域", at(ProductColumn::field)},
    {"产品领域", at(ProductColumn::field)},
    {"专业领域", at(ProductColumn::field)},
    {"field", at(ProductColumn::field)},
    {"功能", at(ProductColumn::function)},
    {"主要功能", at(ProductColumn::function)},
    {"function", at(ProductColumn::function)},
    {"mainfunction", at(ProductColumn::function)},
    {"场景", at(ProductColumn::scenario)},
    {"使用场景", at(ProductColumn::scenario)},
    {"应用场景", at(ProductColumn::scenario)},
    {"scenario", at(ProductColumn::scenario)},
    {"use", at(ProductColumn::scenario)},
    {"usescenario", at(ProductColumn::scenario)},
    {"型号", at(ProductColumn::model)},
    {"规格型号", at(ProductColumn::model)},
    {"产品型号", at(ProductColumn::model)},
    {"model", at(ProductColumn::model)},
    {"type", at(ProductColumn::model)},
    {"地址", at(ProductColumn::address)},
    {"生产地址", at(ProductColumn::address)},
    {"生产场所", at(ProductColumn::address)},
    {"address", at(ProductColumn::address)},
    {"site", at(ProductColumn::address)},
    {"productionaddress", at(ProductColumn::address)},
    {"物料行数", at(ProductColumn::bom_items)},
    {"物料数", at(ProductColumn::bom_items)},
    {"bom", at(ProductColumn::bom_items)},
    {"bom行数", at(ProductColumn::bom_items)},
    {"bomlines", at(ProductColumn::bom_items)},
    {"bomitems", at(ProductColumn::bom_items)},
    {"lines", at(ProductColumn::bom_items)},
});

/// Without width, case, blanks, and what stands in brackets behind: "BOM 行数（行）" → "bom行数".
std::string title_key(std::string_view text) {
    std::string key = comparison_key(text);
    const std::size_t bracket = key.find('(');
    if (bracket != std::string::npos) key.resize(bracket);
    return key;
}

template <std::size_t N>
std::optional<std::size_t> column_titled(const std::array<Title, N>& titles, std::string_view text) {
    const std::string key = title_key(text);
    const auto found = std::find_if(titles.begin(), titles.end(), [&](const Title& title) { return title.key == key; });
    return found == titles.end() ? std::nullopt : std::optional(found->column);
}

/// Which column each cell of a row belongs to.
using Places = std::vector<std::optional<std::size_t>>;

/// Columns by the titles of the row `first`; nothing when it is no row of titles. Every cell with a text has to be a
/// title, or two different ones are.
template <std::size_t N>
std::optional<Places> by_titles(const std::array<Title, N>& titles, const CellBlock& cells, std::size_t first) {
    if (cells.size() < first + 2) return std::nullopt;
    Places places;
    std::size_t texts = 0;
    std::size_t known = 0;
    for (const std::string& cell : cells[first]) {
        std::optional<std::size_t> column = column_titled(titles, cell);
        if (!trim(cell).empty()) ++texts;
        // A second column of the same title is left out: "name" and "model" both name a unit.
        if (column && std::count(places.begin(), places.end(), column) > 0) column = std::nullopt;
        if (column) ++known;
        places.push_back(column);
    }
    const bool is_titles = known > 0 && (known == texts || known >= 2);
    return is_titles ? std::optional(std::move(places)) : std::nullopt;
}

Places in_order(const CellBlock& cells, std::size_t column, std::size_t columns) {
    std::size_t widest = 0;
    for (const auto& row : cells) widest = std::max(widest, row.size());
    Places places;
    for (std::size_t i = 0; i < widest; ++i) {
        places.push_back(column + i < columns ? std::optional(column + i) : std::nullopt);
    }
    return places;
}

bool is_blank(const std::vector<std::string>& row) {
    return std::all_of(row.begin(), row.end(), [](const std::string& cell) { return trim(cell).empty(); });
}

bool is_sum(const std::vector<std::string>& row) {
    constexpr std::array<std::string_view, 6> words = {"合计", "总计", "小计", "total", "sum", "grandtotal"};
    const auto first = std::find_if(row.begin(), row.end(), [](const auto& cell) { return !trim(cell).empty(); });
    return first != row.end() && std::find(words.begin(), words.end(), title_key(*first)) != words.end();
}

/// A count without the word behind it: "400 行" → "400".
std::string count_text(std::string_view text) {
    constexpr std::array<std::string_view, 11> words = {"行", "项",    "个",   "条",    "种", "处",
                                                        "家", "lines", "line", "items", "pcs"};
    const std::string folded = ascii_lower(trim(fold_width(text)));
    for (const std::string_view word : words) {
        if (!folded.ends_with(word)) continue;
        std::string rest(trim(std::string_view(folded).substr(0, folded.size() - word.size())));
        if (Entered(rest).has_value()) return rest;
    }
    return std::string(trim(text));
}

/// "", "claimed", "confirmed", or nothing when the text says something else.
std::optional<std::string> concession_of(std::string_view text) {
    constexpr std::array<std::string_view, 9> none = {"", "无", "否", "不", "没有", "no", "n", "-", "0"};
    constexpr std::array<std::string_view, 3> confirmed = {"confirmed", "机构已确认", "已确认"};
    constexpr std::array<std::string_view, 13> claimed = {"claimed", "客户声称", "声称", "申请", "申报", "是", "有",
                                                          "yes",     "y",        "x",    "1",    "✓",    "√"};
    const std::string key = comparison_key(text);
    const auto is = [&](const auto& words) { return std::find(words.begin(), words.end(), key) != words.end(); };
    if (is(none)) return "";
    if (is(confirmed)) return "confirmed";
    if (is(claimed)) return "claimed";
    return std::nullopt;
}

template <class Row, class Column>
struct Target {
    std::vector<Row>& rows;
    std::size_t row;

    PastedRows put(const CellBlock& cells, std::size_t first, const Places& places) {
        std::size_t done = 0;
        std::size_t left_out = 0;
        for (std::size_t r = first; r < cells.size(); ++r) {
            const bool is_last_sum = r + 1 == cells.size() && r > first && is_sum(cells[r]);
            if (is_blank(cells[r]) || is_last_sum) continue;
            if (row + done >= max_quote_rows) {
                ++left_out;
                continue;
            }
            if (row + done >= rows.size()) rows.resize(row + done + 1);
            // Notes first: a cell that is not understood is added to them.
            put_columns(rows[row + done], cells[r], places, Kept::notes);
            put_columns(rows[row + done], cells[r], places, Kept::others);
            ++done;
        }
        return {done, left_out};
    }

   private:
    enum class Kept : bool { others, notes };

    static bool is_note(UnitColumn column) { return column == UnitColumn::note; }
    static bool is_note(ProductColumn /*column*/) { return false; }

    static void put_columns(Row& to, const std::vector<std::string>& from, const Places& places, Kept kept) {
        for (std::size_t c = 0; c < from.size() && c < places.size(); ++c) {
            if (!places[c]) continue;
            const auto column = static_cast<Column>(*places[c]);
            if (is_note(column) == (kept == Kept::notes)) put_text(to, column, from[c]);
        }
    }
};

/// Where a block without titles is put.
struct GridStart {
    std::size_t row;
    std::size_t column;
    std::size_t columns;
};

template <class Column, class Row, std::size_t N>
PastedRows paste(std::vector<Row>& rows, const CellBlock& cells, const std::array<Title, N>& titles, GridStart start) {
    Target<Row, Column> target{rows, start.row};
    if (const auto places = by_titles(titles, cells, 0)) return target.put(cells, 1, *places);
    return target.put(cells, 0, in_order(cells, start.column, start.columns));
}

template <class Column, class Row, std::size_t N>
PastedRows add_rows(std::vector<Row>& rows, const CellBlock& table, const std::array<Title, N>& titles,
                    std::size_t columns) {
    constexpr std::size_t most_above = 20;
    std::size_t end = rows.size();
    while (end > 0 && rows[end - 1] == Row{}) --end;
    Target<Row, Column> target{rows, end};
    for (std::size_t row = 0; row < std::min(table.size(), most_above); ++row) {
        if (const auto places = by_titles(titles, table, row)) return target.put(table, row + 1, *places);
    }
    return target.put(table, 0, in_order(table, 0, columns));
}

}  // namespace

std::string_view column_word(UnitColumn column) {
    static constexpr std::array<std::string_view, unit_column_count> words = {
        "name", "bom_items", "main_materials", "sites", "exemption", "acceptance", "note"};
    return words[at(column)];
}

std::string_view column_word(ProductColumn column) {
    static constexpr std::array<std::string_view, product_column_count> words = {
        "name", "field", "function", "scenario", "model", "address", "bom_items"};
    return words[at(column)];
}

const std::string& text_of(const QuoteUnit& unit, UnitColumn column) {
    switch (column) {
        case UnitColumn::name:
            return unit.name;
        case UnitColumn::bom_items:
            return unit.bom_items.text();
        case UnitColumn::main_materials:
            return unit.main_materials.text();
        case UnitColumn::sites:
            return unit.sites.text();
        case UnitColumn::exemption:
            return unit.exemption;
        case UnitColumn::acceptance:
            return unit.acceptance;
        case UnitColumn::note:
            break;
    }
    return unit.note;
}

const std::string& text_of(const QuoteProduct& product, ProductColumn column) {
    switch (column) {
        case ProductColumn::name:
            return product.name;
        case ProductColumn::field:
            return product.field;
        case ProductColumn::function:
            return product.function;
        case ProductColumn::scenario:
            return product.scenario;
        case ProductColumn::model:
            return product.model;
        case ProductColumn::address:
            return product.address;
        case ProductColumn::bom_items:
            break;
    }
    return product.bom_items.text();
}

void put_text(QuoteUnit& unit, UnitColumn column, std::string_view text) {
    const auto concede = [&](std::string& concession) {
        const std::optional<std::string> word = concession_of(text);
        concession = word.value_or("");
        if (!word) unit.note += (unit.note.empty() ? "" : "; ") + std::string(trim(text));
    };
    switch (column) {
        case UnitColumn::name:
            unit.name = trim(text);
            break;
        case UnitColumn::bom_items:
            unit.bom_items = Entered(count_text(text));
            break;
        case UnitColumn::main_materials:
            unit.main_materials = Entered(count_text(text));
            break;
        case UnitColumn::sites:
            unit.sites = Entered(count_text(text));
            break;
        case UnitColumn::exemption:
            concede(unit.exemption);
            break;
        case UnitColumn::acceptance:
            concede(unit.acceptance);
            break;
        case UnitColumn::note:
            unit.note = trim(text);
            break;
    }
}

void put_text(QuoteProduct& product, ProductColumn column, std::string_view text) {
    if (column == ProductColumn::bom_items) {
        product.bom_items = Entered(count_text(text));
        return;
    }
    static constexpr std::array<std::string QuoteProduct::*, product_column_count - 1> members = {
        &QuoteProduct::name,     &QuoteProduct::field, &QuoteProduct::function,
        &QuoteProduct::scenario, &QuoteProduct::model, &QuoteProduct::address};
    product.*members[at(column)] = trim(text);
}

PastedRows paste_units(std::vector<QuoteUnit>& units, const CellBlock& cells, std::size_t row, std::size_t column) {
    return paste<UnitColumn>(units, cells, unit_titles, {row, column, unit_column_count});
}

PastedRows paste_products(std::vector<QuoteProduct>& products, const CellBlock& cells, std::size_t row,
                          std::size_t column) {
    return paste<ProductColumn>(products, cells, product_titles, {row, column, product_column_count});
}

PastedRows add_units(std::vector<QuoteUnit>& units, const CellBlock& table) {
    return add_rows<UnitColumn>(units, table, unit_titles, unit_column_count);
}

PastedRows add_products(std::vector<QuoteProduct>& products, const CellBlock& table) {
    return add_rows<ProductColumn>(products, table, product_titles, product_column_count);
}

}  // namespace zuji
