#include "core/io/openlca_climate.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/base/units.hpp"

namespace zuji {
namespace {

/// Small letters, without blanks and other signs between the words; "₂" is a 2.
std::string plain(std::string_view text) {
    std::string out = ascii_lower(fold_width(text));
    for (std::size_t at = out.find("₂"); at != std::string::npos; at = out.find("₂")) out.replace(at, 3, "2");
    std::erase_if(out, [](char c) { return std::string_view(" \t-_.()[]/,;:").find(c) != std::string_view::npos; });
    return out;
}

template <class Word>
bool has_any(std::string_view text, std::initializer_list<Word> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const Word& word) { return text.find(word) != std::string_view::npos; });
}

/// "kgco2eq" → 1, "gco2e" → 0.001; nullopt when it is no mass of CO2 equivalents. "kg CO2" needs a name that says
/// climate.
struct UnitFound {
    double kilograms = 0;
    bool equivalents = false;
};
std::optional<UnitFound> unit_of(std::string_view unit) {
    if (trim(unit).starts_with("Mg"))
        return std::nullopt;  // megagrams, not the milligrams that small letters make them
    const std::string text = plain(unit);
    const std::size_t gas = text.find("co2");
    if (gas == std::string::npos) return std::nullopt;
    constexpr std::size_t gas_length = 3;
    const std::string_view after = std::string_view(text).substr(gas + gas_length);
    const bool equivalents = after.starts_with("e") || after.starts_with("当量") || after.starts_with("äq");
    if (!equivalents && !after.empty()) return std::nullopt;
    const auto mass = find_unit(std::string_view(text).substr(0, gas));
    const auto kilogram = find_unit("kg");
    if (!mass.ok() || !kilogram.ok() || mass.value().dimension != Dimension::mass) return std::nullopt;
    const auto kilograms = conversion(mass.value(), kilogram.value());
    if (!kilograms.ok()) return std::nullopt;
    return UnitFound{kilograms.value(), equivalents};
}

bool names_climate(std::string_view name) {
    return has_any(name,
                   {"climatechange", "globalwarming", "gwp", "carbonfootprint", "greenhouse", "气候变化", "全球变暖",
                    "全球暖化", "碳足迹", "温室气体", "klimawandel", "treibhaus", "changementclimatique"});
}

int horizon_of(std::string_view name) {
    constexpr int usual = 100;
    for (const int years : {1000, 500, 20}) {
        const std::string digits = std::to_string(years);
        if (has_any(name, {"gwp" + digits, digits + "a", digits + "year", digits + "年"})) return years;
    }
    return usual;
}

ClimatePart part_of(std::string_view name) {
    if (has_any(name, {"excl", "incl", "without", "ghgtotal", "gwptotal"})) return ClimatePart::total;
    if (has_any(name, {"landuse", "luluc", "landtrans", "dluc", "土地利用"})) return ClimatePart::land_use;
    if (has_any(name, {"biogenic", "生物"})) return ClimatePart::biogenic;
    if (has_any(name, {"fossil", "化石"})) return ClimatePart::fossil;
    if (has_any(name, {"aircraft", "aviation", "航空"})) return ClimatePart::aviation;
    if (has_any(name, {"uptake", "removal"})) return ClimatePart::other;
    return ClimatePart::total;
}

}  // namespace

std::optional<ClimateIndicator> climate_indicator(std::string_view name, std::string_view unit) {
    const std::string text = plain(name);
    const auto found = unit_of(unit);
    if (!found || has_any(text, {"temperature", "gtp", "温度", "ozone", "clouds"})) return std::nullopt;
    if (!names_climate(text)) return std::nullopt;
    ClimateIndicator out;
    out.part = part_of(text);
    out.kilograms = found->kilograms;
    out.horizon_years = horizon_of(text);
    out.rank = has_any(text, {"excl", "without"}) ? 1 : has_any(text, {"incl"}) ? -1 : 0;
    return out;
}

std::string gwp_basis_of(std::string_view method) {
    const std::string text = plain(method);
    for (const auto* basis : {"ar6", "ar5", "ar4"}) {
        if (has_any(text, {basis})) return std::string("AR") + basis[2];
    }
    if (!has_any(text, {"ipcc"})) return {};
    if (has_any(text, {"2021"})) return "AR6";
    if (has_any(text, {"2013"})) return "AR5";
    return has_any(text, {"2007"}) ? "AR4" : "";
}

}  // namespace zuji
