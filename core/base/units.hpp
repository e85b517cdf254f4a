#pragma once
// Units of measure: dimensions, exact conversion factors, Chinese and English spellings.
// Converted, never assumed: a conversion between different dimensions is an error.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/decimal.hpp"
#include "core/base/result.hpp"

namespace zuji {

enum class Dimension { mass, energy, volume, length, area, distance_mass /* t·km */, piece, currency, time, ratio };

/// A unit the library knows. `symbol` is canonical and stable in files ("kg", "kWh", "t*km", "piece", "m3").
/// Length and distance are one dimension. Currencies convert only to themselves.
struct Unit {
    std::string symbol;
    Dimension dimension = Dimension::piece;
    Decimal to_base;   ///< exact number of base units in one of this unit
    std::string base;  ///< symbol of the base unit it converts through: "kg", "MJ", "m3", "m", "m2", "t*km", "piece",
                       ///< "h", "1" or the currency itself
};

/// Recognises canonical symbols, common English and Chinese spellings, full-width letters, any white space and case
/// where unambiguous: 千克 公斤 kg KG, 吨 t, 克 g, 毫克, 斤, 度 千瓦时 kWh, 万 kWh 万千瓦时 万度, MWh, MJ, GJ, tce
/// 吨标煤 is *not* known, 立方米 方 m³ m3 Nm3, 升 L, 米 m, 千米 公里 km, 毫米 mm, 平方米 m² m2, 吨公里 t·km t.km tkm,
/// 件 个 只 台 套 片 根 卷 块 支 盘 pcs piece PCS EA set, 小时 h, 元 CNY 万元, USD, EUR. Error code "unknown-unit",
/// args: the text.
Result<Unit> find_unit(std::string_view text);

/// Factor f with  amount_in_to = amount_in_from × f,  as a double (exact for powers of ten up to rounding once).
/// Error code "unit-mismatch", args: from, to.
Result<double> conversion(const Unit& from, const Unit& to);

/// amount × conversion in exact decimals where `from` is the larger or a terminating quotient exists; nullopt else.
std::optional<Decimal> convert_exact(const Decimal& amount, const Unit& from, const Unit& to);

/// Canonical symbols of all units, in the order of the list.
std::vector<std::string> known_unit_symbols();

}  // namespace zuji
