#pragma once
// How far a factor may be trusted for a line: its rank in the order of paragraph 20, and how it compares with others.

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/data/factor_library.hpp"
#include "core/model/project.hpp"

namespace zuji {

/// CLAUSE R52003/19, 20: 1 the supplier's or an own measurement, 2 the database that the mechanism names
/// (Product::mechanism_data), 3 authoritative for the place of production, 4 an international or foreign official
/// database, 5 anything else. i18n "factor.rank.<rank>" has the reason.
int source_rank(const OwnFactor& factor, const Product& product = {});
int source_rank(const Factor& factor, const Product& product = {});

/// Whether the parts of a user's factor that are entered can be parts of its value.
enum class PartsCheck {
    fine,
    unreadable,  ///< one is no number
    too_much,    ///< together more than the value
    rest         ///< all four are entered, and together they are less than the value
};
PartsCheck check_parts(const OwnFactor& factor);

/// Published factors of the same material in the same unit.
struct ComparableFactors {
    double lowest = 0;  ///< kg CO2e per `per`
    double highest = 0;
    std::size_t count = 0;
};

/// What the library has for the material that a line names; nullopt with fewer than two values.
std::optional<ComparableFactors> comparable_factors(const FactorLibrary& library, std::string_view name,
                                                    std::string_view material, std::string_view per);

/// More than four times above the highest or below the lowest: a unit or a decimal point is probably wrong.
bool is_implausible(double value, const ComparableFactors& others);

}  // namespace zuji
