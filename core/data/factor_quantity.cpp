// Published values and units to kilograms of a gas per unit of the product, exactly.
#include <array>

#include "core/base/decimal.hpp"
#include "core/base/units.hpp"
#include "core/data/factor_data.hpp"

namespace zuji {
namespace {

struct Numerator {
    std::string_view text;
    std::string_view to_kg;
    std::string_view gas;
};

constexpr std::array<Numerator, 5> numerators = {{
    {"kgCO2e", "1", "CO2e"},
    {"tCO2e", "1000", "CO2e"},
    {"gCO2e", "0.001", "CO2e"},
    {"kgCO2", "1", "CO2"},
    {"tCO2", "1000", "CO2"},
}};

/// Denominators that carry a qualifier which is told elsewhere (in boundary or name).
struct Spelling {
    std::string_view published;
    std::string_view unit;
    std::string_view share;  ///< of a published unit in one `unit`
};

constexpr std::array<Spelling, 4> spellings = {{
    {"kWh(NCV)", "kWh", "1"},
    {"t crude steel", "t", "1"},
    {"USD2022 purchaser price", "USD", "1"},
    {"kEUR2023 excl. VAT", "EUR", "0.001"},
}};

Decimal decimal(std::string_view text) { return Decimal::parse(text).value(); }

/// The unit in which factors of this dimension are kept, so that they can be compared at a glance.
std::string_view kept_unit(const Unit& unit) {
    if (unit.dimension == Dimension::mass) return "kg";
    if (unit.symbol == "GJ" || unit.symbol == "TJ") return "MJ";
    if (unit.symbol == "10^4m3") return "m3";
    return unit.symbol;
}

/// `value` per `published` as a value per `kept`; nullopt when the quotient does not terminate.
std::optional<Decimal> per_kept_unit(const Decimal& value, const Unit& published, const Unit& kept) {
    const auto share = convert_exact(Decimal(1), kept, published);
    return share ? std::optional(value * *share) : std::nullopt;
}

}  // namespace

Result<Quantity> read_quantity(std::string_view value, std::string_view unit) {
    auto number = Decimal::parse(value);
    if (!number.ok()) return number.error();
    const Quantity as_published{number.value().to_double(), "", "CO2e"};
    const std::size_t slash = unit.find('/');
    if (slash == std::string_view::npos) return as_published;
    const Numerator* numerator = nullptr;
    for (const Numerator& n : numerators) {
        if (n.text == unit.substr(0, slash)) numerator = &n;
    }
    if (numerator == nullptr) return as_published;
    std::string_view below = unit.substr(slash + 1);
    Decimal kilograms = number.value() * decimal(numerator->to_kg);
    for (const Spelling& s : spellings) {
        if (s.published != below) continue;
        below = s.unit;
        kilograms = kilograms * decimal(s.share);
        break;
    }
    Quantity unread = as_published;
    unread.gas = numerator->gas;
    const auto published = find_unit(below);
    if (!published.ok()) return unread;
    const Unit kept = find_unit(kept_unit(published.value())).value();
    const auto converted = per_kept_unit(kilograms, published.value(), kept);
    if (!converted) return unread;
    return Quantity{converted->to_double(), kept.symbol, std::string(numerator->gas)};
}

FactorKind kind_of(std::string_view category, std::string_view gas) {
    if (category == "electricity_grid_co2") return FactorKind::grid_co2;
    if (category == "gwp100") return FactorKind::gwp;
    if (category == "fuel_combustion_co2" || category == "heat") return FactorKind::fuel_combustion;
    if (category == "fuel_ncv" || category == "fuel_carbon_content" || category == "fuel_oxidation") {
        return FactorKind::fuel_property;
    }
    if (category == "carbonate_process") return FactorKind::carbonate;
    if (category == "spend_based") return FactorKind::spend_based;
    if (category == "desnz_fuel_wtt") return FactorKind::fuel_upstream;
    if (category == "desnz_freight_ttw" || category == "desnz_freight_wtt") return FactorKind::freight_part;
    if (category == "metal" && gas == "CO2") return FactorKind::indicator;
    return FactorKind::footprint;
}

bool is_usable(const Factor& factor) {
    if (factor.per.empty()) return false;
    switch (factor.kind) {
        case FactorKind::footprint:
        case FactorKind::fuel_combustion:
        case FactorKind::carbonate:
        case FactorKind::spend_based:
        case FactorKind::fuel_upstream:
            return true;
        case FactorKind::grid_co2:
        case FactorKind::fuel_property:
        case FactorKind::gwp:
        case FactorKind::freight_part:
        case FactorKind::indicator:
            return false;
    }
    return false;
}

std::string_view kind_word(FactorKind kind) {
    constexpr std::array<std::string_view, 10> words = {"footprint",    "grid-co2",  "fuel-combustion", "fuel-property",
                                                        "gwp",          "carbonate", "spend-based",     "fuel-upstream",
                                                        "freight-part", "indicator"};
    return words.at(static_cast<std::size_t>(kind));
}

std::string_view confidence_word(Confidence confidence) {
    constexpr std::array<std::string_view, 4> words = {"official", "transcribed", "computed", "user"};
    return words.at(static_cast<std::size_t>(confidence));
}

}  // namespace zuji
