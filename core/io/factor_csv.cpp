#include "core/io/factor_csv.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/text.hpp"
#include "core/base/units.hpp"
#include "core/io/csv.hpp"
#include "core/model/words.hpp"

namespace zuji {
namespace {

enum class Column {
    name,
    value,
    per,
    gas,
    kind,
    supplier,
    region,
    year,
    boundary,
    source,
    licence,
    gwp_basis,
    fossil,
    biogenic,
    land_use,
    aviation
};

struct ColumnWords {
    Column column;
    std::string_view title;  ///< of files we write
    std::string_view words;  ///< other headers, lower case, separated by '|'
};

constexpr std::array<ColumnWords, 16> columns = {{
    {Column::name, "name", "名称|因子名称|物料|材料|material|factor"},
    {Column::value, "value", "数值|因子值|排放因子|因子|排放因子值|emission factor|ef|kgco2e"},
    {Column::per, "per", "单位|每|计量单位|unit"},
    {Column::gas, "gas", "气体"},
    {Column::kind, "kind", "类别|类型"},
    {Column::supplier, "supplier", "供应商"},
    {Column::region, "region", "地区|区域|国家|geography|country"},
    {Column::year, "year", "年份|年"},
    {Column::boundary, "boundary", "边界|系统边界"},
    {Column::source, "source", "来源|数据来源"},
    {Column::licence, "licence", "许可|license"},
    {Column::gwp_basis, "gwp_basis", "gwp依据|gwp|gwp basis"},
    {Column::fossil, "fossil", "化石"},
    {Column::biogenic, "biogenic", "生物源|生物成因"},
    {Column::land_use, "land_use", "土地利用|土地利用变化|land use"},
    {Column::aviation, "aviation", "航空"},
}};
constexpr std::size_t column_count = columns.size();
using Places = std::array<std::optional<std::size_t>, column_count>;

std::string header_key(std::string_view text) { return ascii_lower(fold_width(trim(text))); }

bool is_one_of(std::string_view word, std::string_view list) {
    while (!list.empty()) {
        const std::size_t bar = std::min(list.find('|'), list.size());
        if (list.substr(0, bar) == word) return true;
        list.remove_prefix(std::min(bar + 1, list.size()));
    }
    return false;
}

Places places_of(const std::vector<std::string>& header) {
    Places places;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string key = header_key(header[i]);
        for (std::size_t c = 0; c < column_count; ++c) {
            if (!places[c] && (key == columns[c].title || is_one_of(key, columns[c].words))) {
                places[c] = i;
                break;
            }
        }
    }
    return places;
}

bool has(const Places& places, Column column) { return places[static_cast<std::size_t>(column)].has_value(); }

bool has_bom_column(const std::vector<std::string>& header) {
    constexpr std::string_view bom_words = "数量|用量|quantity|qty|重量|质量|单重|mass|weight|层级|level";
    return std::any_of(header.begin(), header.end(), [&](const std::string& cell) {
        const std::string key = header_key(cell);
        return is_one_of(key.substr(0, key.find_first_of("(/")), bom_words);
    });
}

std::string cell(const std::vector<std::string>& row, const Places& places, Column column) {
    const auto place = places[static_cast<std::size_t>(column)];
    return place && *place < row.size() ? std::string(trim(without_formula_guard(row[*place]))) : std::string();
}

/// How many kilograms the numerator of "tCO2e/t" is; nullopt when it is no mass of a gas.
std::optional<Decimal> kilograms_of(std::string_view numerator) {
    const std::size_t gas = std::min(numerator.find("CO2"), numerator.size());
    const auto unit = find_unit(numerator.substr(0, gas));
    const auto kilogram = find_unit("kg");
    if (!unit.ok() || !kilogram.ok() || unit.value().dimension != Dimension::mass) return std::nullopt;
    return convert_exact(Decimal(1), unit.value(), kilogram.value());
}

/// Value and unit of a row, or why not.
std::string read_quantity_of(OwnFactor& factor) {
    if (factor.value.is_empty()) return "no-value";
    if (factor.value.is_bad()) return "bad-value";
    if (factor.per.empty()) return "no-unit";
    if (const std::size_t slash = factor.per.find('/'); slash != std::string::npos) {
        const auto kilograms = kilograms_of(std::string_view(factor.per).substr(0, slash));
        if (!kilograms) return "unknown-unit";
        factor.per.erase(0, slash + 1);
        for (Entered* number : {&factor.value, &factor.fossil, &factor.biogenic, &factor.land_use, &factor.aviation}) {
            if (*kilograms != Decimal(1) && number->has_value())
                *number = Entered((*number->exact() * *kilograms).to_string());
        }
    }
    const auto unit = find_unit(factor.per);
    if (!unit.ok()) return "unknown-unit";
    factor.per = unit.value().symbol;
    const auto& kinds = choices::factor_kind;
    const bool known = factor.kind.empty() || std::find(kinds.begin(), kinds.end(), factor.kind) != kinds.end();
    return known ? std::string() : "unknown-kind";
}

OwnFactor factor_of(const std::vector<std::string>& row, const Places& places) {
    const auto text = [&](Column column) { return cell(row, places, column); };
    OwnFactor factor;
    factor.name = text(Column::name);
    factor.value = Entered(text(Column::value));
    factor.per = text(Column::per);
    if (const std::string gas = text(Column::gas); !gas.empty()) factor.gas = gas;
    factor.kind = text(Column::kind);
    factor.supplier = text(Column::supplier);
    factor.region = text(Column::region);
    factor.year = text(Column::year);
    factor.boundary = text(Column::boundary);
    factor.source = text(Column::source);
    factor.licence = text(Column::licence);
    factor.gwp_basis = text(Column::gwp_basis);
    factor.fossil = Entered(text(Column::fossil));
    factor.biogenic = Entered(text(Column::biogenic));
    factor.land_use = Entered(text(Column::land_use));
    factor.aviation = Entered(text(Column::aviation));
    factor.origin = factor.supplier.empty() ? Origin::database : Origin::supplier;
    return factor;
}

bool is_blank_row(const std::vector<std::string>& row) {
    return std::all_of(row.begin(), row.end(), [](const std::string& text) { return trim(text).empty(); });
}

}  // namespace

bool is_factor_csv(std::string_view utf8) {
    constexpr std::size_t looked_at = 4096;
    const std::size_t line_end = std::min({utf8.find('\n'), utf8.size(), looked_at});
    const auto table = read_csv(utf8.substr(0, line_end));
    if (!table.ok() || table.value().empty()) return false;
    const Places places = places_of(table.value().front());
    return has(places, Column::name) && has(places, Column::value) && has(places, Column::per) &&
           !has_bom_column(table.value().front());
}

Result<FactorImport> import_factor_csv(std::string_view utf8, std::string_view set_name) {
    const auto table = read_csv(utf8);
    if (!table.ok()) return table.error();
    const TextTable& rows = table.value();
    const Places places = rows.empty() ? Places{} : places_of(rows.front());
    if (!has(places, Column::name) || !has(places, Column::value) || !has(places, Column::per)) {
        return Error{"factor-csv-header", "row 1", {"name, value, per"}};
    }
    FactorImport out;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (is_blank_row(rows[i])) continue;
        ++out.rows;
        OwnFactor factor = factor_of(rows[i], places);
        factor.set = std::string(set_name);
        std::string problem = read_quantity_of(factor);
        if (problem.empty()) {
            out.factors.push_back(std::move(factor));
        } else {
            out.refused.push_back({i + 1, factor.name, std::move(problem)});
        }
    }
    return out;
}

std::string factor_csv(const std::vector<OwnFactor>& factors) {
    std::string csv = "\xEF\xBB\xBF";
    for (std::size_t c = 0; c < column_count; ++c) csv += (c == 0 ? "" : ",") + std::string(columns[c].title);
    csv += "\r\n";
    for (const OwnFactor& factor : factors) {
        const std::array<std::string_view, column_count> cells = {factor.name,
                                                                  factor.value.text(),
                                                                  factor.per,
                                                                  factor.gas,
                                                                  factor.kind,
                                                                  factor.supplier,
                                                                  factor.region,
                                                                  factor.year,
                                                                  factor.boundary,
                                                                  factor.source,
                                                                  factor.licence,
                                                                  factor.gwp_basis,
                                                                  factor.fossil.text(),
                                                                  factor.biogenic.text(),
                                                                  factor.land_use.text(),
                                                                  factor.aviation.text()};
        for (std::size_t c = 0; c < column_count; ++c) csv += (c == 0 ? "" : ",") + csv_cell(cells[c]);
        csv += "\r\n";
    }
    return csv;
}

}  // namespace zuji
