#include "core/base/units.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "core/base/text.hpp"

namespace zuji {
namespace {

struct UnitRow {
    std::string_view symbol;
    Dimension dimension;
    std::string_view to_base;
    std::string_view base;
    /// Spellings separated by one blank. Matched without regard to ASCII case, unless they start with '=':
    /// "=MJ" is matched exactly, because mJ is another unit.
    std::string_view spellings;
};

using enum Dimension;  // NOLINT: the table below would be unreadable with qualified names

constexpr UnitRow unit_rows[] = {
    // Mass. 1 jin (斤) is 500 g by the Chinese metrology law's market system.
    {"kg", mass, "1", "kg", "kg kgs kilogram kilograms kilogramme 千克 公斤 ㎏"},
    {"t", mass, "1000", "kg", "t ton tons tonne tonnes mt 吨 公吨 =Mg"},
    {"kt", mass, "1000000", "kg", "kt 千吨"},
    {"10^4t", mass, "10000000", "kg", "10^4t 万吨 万t"},
    {"g", mass, "0.001", "kg", "g gram grams 克"},
    {"mg", mass, "0.000001", "kg", "=mg milligram milligrams 毫克 ㎎"},
    {"jin", mass, "0.5", "kg", "jin 斤 市斤"},
    {"lb", mass, "0.45359237", "kg", "lb lbs pound pounds 磅"},
    // Energy.
    {"kWh", energy, "3.6", "MJ", "kwh kw*h kw-h kilowatthour kilowatthours kilowatt-hour 千瓦时 千瓦·时 千瓦小时 度"},
    {"MWh", energy, "3600", "MJ", "=MWh =MWH =Mwh =MW*h megawatthour megawatthours 兆瓦时"},
    {"GWh", energy, "3600000", "MJ", "gwh gigawatthour gigawatthours 吉瓦时"},
    {"10^4kWh", energy, "36000", "MJ", "10^4kwh 万kwh 万千瓦时 万千瓦小时 万度"},
    {"J", energy, "0.000001", "MJ", "j joule joules 焦 焦耳"},
    {"kJ", energy, "0.001", "MJ", "kj kilojoule kilojoules 千焦"},
    {"MJ", energy, "1", "MJ", "=MJ megajoule megajoules 兆焦 兆焦耳"},
    {"GJ", energy, "1000", "MJ", "gj gigajoule gigajoules 吉焦 百万千焦"},
    {"TJ", energy, "1000000", "MJ", "tj terajoule terajoules 太焦"},
    // Volume. A normal cubic metre is counted as a cubic metre: temperature and pressure belong to the factor.
    {"m3", volume, "1", "m3",
     "m3 m^3 m³ ㎥ cubicmeter cubicmeters cubicmetre cubicmetres cbm nm3 nm^3 nm³ 立方米 立方 方 标准立方米 标方 "
     "标立方米"},
    {"10^4m3", volume, "10000", "m3", "10^4m3 1e4m3 1e4nm3 万m3 万m³ 万nm3 万立方米 万方 万标立方米"},
    {"L", volume, "0.001", "m3", "l liter liters litre litres 升 公升"},
    {"mL", volume, "0.000001", "m3", "=ml =mL milliliter milliliters millilitre millilitres 毫升"},
    // Length and distance.
    {"m", length, "1", "m", "m meter meters metre metres 米 公尺"},
    {"km", length, "1000", "m", "km kilometer kilometers kilometre kilometres 千米 公里 ㎞"},
    {"dm", length, "0.1", "m", "dm 分米"},
    {"cm", length, "0.01", "m", "cm centimeter centimeters centimetre centimetres 厘米 公分 ㎝"},
    {"mm", length, "0.001", "m", "mm millimeter millimeters millimetre millimetres 毫米 ㎜"},
    // Area.
    {"m2", area, "1", "m2", "m2 m^2 m² ㎡ sqm squaremeter squaremeters squaremetre squaremetres 平方米 平方 平米"},
    {"dm2", area, "0.01", "m2", "dm2 dm^2 dm² 平方分米"},
    {"cm2", area, "0.0001", "m2", "cm2 cm^2 cm² 平方厘米"},
    {"mm2", area, "0.000001", "m2", "mm2 mm^2 mm² 平方毫米"},
    // Transport work.
    {"t*km", distance_mass, "1", "t*km",
     "t*km t.km t-km tkm tonkm tonnekm tonne-kilometer tonne-kilometre ton-kilometer 吨公里 吨*公里 吨千米 吨*千米"},
    {"kg*km", distance_mass, "0.001", "t*km", "kg*km kg.km kgkm 千克公里 公斤公里 千克千米"},
    {"10^4t*km", distance_mass, "10000", "t*km", "10^4t*km 万吨公里"},
    // Pieces.
    {"piece", piece, "1", "piece",
     "piece pieces pc pcs ea each set sets unit units item items 件 个 個 只 台 套 片 根 卷 块 支 盘 条 张 组 颗 粒 枚 "
     "辆 副"},
    {"10^4piece", piece, "10000", "piece", "万件 万个 万只 万台 万套 万片 万支"},
    // Time.
    {"h", time, "1", "h", "h hr hrs hour hours 小时 时 工时"},
    {"d", time, "24", "h", "d day days 天 日"},
    // Money: a currency converts only to itself.
    {"CNY", currency, "1", "CNY", "cny rmb yuan 元 人民币 人民币元 ¥ ￥"},
    {"10^4CNY", currency, "10000", "CNY", "10^4cny 万元 万人民币 万元人民币"},
    {"USD", currency, "1", "USD", "usd us$ $ 美元"},
    {"EUR", currency, "1", "EUR", "eur euro euros € 欧元"},
    // Ratios.
    {"1", ratio, "1", "1", "1"},
    {"%", ratio, "0.01", "1", "% percent 百分比"},
};

/// Dots and crosses between two units become '*'; width folded, white space dropped.
std::string normalised(std::string_view text) {
    std::string key = drop_white_space(fold_width(text));
    for (const std::string_view dot : {"·", "•", "⋅", "×", "∙", "・"}) {
        for (std::size_t at = key.find(dot); at != std::string::npos; at = key.find(dot, at)) {
            key.replace(at, dot.size(), "*");
        }
    }
    return key;
}

bool spelling_matches(std::string_view spelling, std::string_view key, std::string_view lower_key) {
    if (spelling.starts_with('=')) return spelling.substr(1) == key;
    return spelling == lower_key;
}

bool row_matches(const UnitRow& row, std::string_view key, std::string_view lower_key) {
    if (row.symbol == key) return true;
    std::string_view rest = row.spellings;
    while (!rest.empty()) {
        const std::size_t blank = std::min(rest.find(' '), rest.size());
        if (spelling_matches(rest.substr(0, blank), key, lower_key)) return true;
        rest.remove_prefix(std::min(blank + 1, rest.size()));
    }
    return false;
}

bool same_kind(const Unit& a, const Unit& b) { return a.dimension == b.dimension && a.base == b.base; }

/// Long division of a decimal by a divisor that is coprime to ten; nullopt when a remainder is left.
std::optional<Decimal> divide_evenly(const Decimal& dividend, std::int64_t divisor) {
    std::string digits;
    std::int64_t remainder = 0;
    for (const char c : dividend.to_string()) {
        if (c < '0' || c > '9') {
            digits += c;
            continue;
        }
        remainder = remainder * 10 + (c - '0');
        digits += static_cast<char>('0' + remainder / divisor);
        remainder %= divisor;
    }
    if (remainder != 0) return std::nullopt;
    return Decimal::parse(digits).value();
}

/// a ÷ b when the quotient terminates: what is left of b without its factors 2 and 5 divides a.
std::optional<Decimal> exact_quotient(const Decimal& a, const Decimal& b) {
    Decimal numerator = a;
    Decimal denominator = b;
    const Decimal ten(10);
    while (!denominator.is_integer()) {
        numerator = numerator * ten;
        denominator = denominator * ten;
    }
    constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max() / 10;
    const std::optional<std::int64_t> divisor = denominator.to_int64();
    if (!divisor || *divisor <= 0 || *divisor > largest) return std::nullopt;
    std::int64_t rest = *divisor;
    const Decimal half = Decimal::parse("0.5").value();
    const Decimal fifth = Decimal::parse("0.2").value();
    for (; rest % 2 == 0; rest /= 2) numerator = numerator * half;
    for (; rest % 5 == 0; rest /= 5) numerator = numerator * fifth;
    return rest == 1 ? std::optional(numerator) : divide_evenly(numerator, rest);
}

}  // namespace

Result<Unit> find_unit(std::string_view text) {
    const std::string key = normalised(text);
    const std::string lower_key = ascii_lower(key);
    for (const UnitRow& row : unit_rows) {
        if (!row_matches(row, key, lower_key)) continue;
        return Unit{std::string(row.symbol), row.dimension, Decimal::parse(row.to_base).value(), std::string(row.base)};
    }
    return Error{"unknown-unit", "", {std::string(trim(text))}};
}

Result<double> conversion(const Unit& from, const Unit& to) {
    if (!same_kind(from, to)) return Error{"unit-mismatch", "", {from.symbol, to.symbol}};
    if (const auto exact = exact_quotient(from.to_base, to.to_base)) return exact->to_double();
    return from.to_base.to_double() / to.to_base.to_double();
}

std::optional<Decimal> convert_exact(const Decimal& amount, const Unit& from, const Unit& to) {
    if (!same_kind(from, to)) return std::nullopt;
    return exact_quotient(amount * from.to_base, to.to_base);
}

std::vector<std::string> known_unit_symbols() {
    std::vector<std::string> symbols;
    for (const UnitRow& row : unit_rows) symbols.emplace_back(row.symbol);
    return symbols;
}

}  // namespace zuji
