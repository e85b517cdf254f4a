#pragma once
// The methods of paragraph 24 beside activity × factor: fuels, carbon balances, readings and formulas.

#include "core/footprint/activities.hpp"

namespace zuji {

/// Amount of one line before allocation, and what one of it emits. `state` tells why there is none.
struct ActivityAmount {
    LineState state = LineState::counted;
    double activity = 0;
    double factor = 0;
};

/// The number as one that can be used; `missing` when it is blank.
LineState state_of_number(const Entered& number, LineState missing);
/// `amount` (in `unit`, "kgCO2e" is a mass too) of the line's gas × its GWP, once. CLAUSE R52003/24-b1.
ActivityAmount gas_amount(double amount, const std::string& unit, const std::string& gas, Resolver& resolver);

/// CLAUSE R52003/24: fuel by heating value, carbon content and oxidation. activity: in the heating value's mass or
/// volume; factor: kg CO2 of one of it.
ActivityAmount fuel_amount(const ActivityLine& line, Resolver& resolver);
/// CLAUSE R52003/24-b2: activity: kg of carbon that leaves as CO2; factor: 44/12.
ActivityAmount mass_balance_amount(const ActivityLine& line, const ActivityContext& context);
/// CLAUSE R52003/24-b3: activity: kg of the gas; factor: its GWP.
ActivityAmount measured_amount(const ActivityLine& line, const ActivityContext& context);
/// Value of the line's formula in its unit; factor is left 0.
ActivityAmount formula_value(const ActivityLine& line, const ActivityContext& context);

}  // namespace zuji
