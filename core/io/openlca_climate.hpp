#pragma once
// Which of the impact categories of an openLCA package speak of climate change, and of which part of it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zuji {

enum class ClimatePart : std::uint8_t { total, fossil, biogenic, land_use, aviation, other };

struct ClimateIndicator {
    ClimatePart part = ClimatePart::total;
    double kilograms = 1;     ///< of CO2e that one of its units is
    int horizon_years = 100;  ///< of the potential, as the name says; 100 where it says nothing
    int rank = 0;             ///< of several totals the highest is taken: without biogenic carbon before with it
};

/// "Climate change – fossil", "kg CO2 eq" → what it is; nullopt for anything else, also for temperature potentials.
[[nodiscard]] std::optional<ClimateIndicator> climate_indicator(std::string_view name, std::string_view unit);

/// "AR6", "AR5" … when the name of a method tells; else empty.
[[nodiscard]] std::string gwp_basis_of(std::string_view method);

}  // namespace zuji
