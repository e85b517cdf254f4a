#include "core/footprint/activity_methods.hpp"

#include "core/footprint/formula.hpp"

namespace zuji {
namespace {

constexpr double kilograms_per_tonne = 1000;
constexpr double whole_percent = 100;

ActivityAmount failed(LineState state) { return {state, 0, 0}; }

LineState state_of_share(const Entered& percent) {
    const LineState state = state_of_number(percent, LineState::no_parameter);
    if (state == LineState::negative_amount) return LineState::share_out_of_range;
    return state == LineState::counted && percent.value() > whole_percent ? LineState::share_out_of_range : state;
}

/// A heating value's unit: energy per mass or volume.
struct HeatUnit {
    Unit energy;
    Unit amount;
};

std::optional<HeatUnit> heat_unit(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    auto energy = find_unit(text.substr(0, slash));
    auto amount = find_unit(text.substr(slash + 1));
    if (!energy.ok() || !amount.ok() || energy.value().dimension != Dimension::energy) return std::nullopt;
    return HeatUnit{std::move(energy).value(), std::move(amount).value()};
}

/// Kilograms of carbon in one stream.
ActivityAmount carbon_of(const LineDetail& stream, Resolver& resolver) {
    if (const LineState state = state_of_number(stream.amount, LineState::no_amount); state != LineState::counted) {
        return failed(state);
    }
    if (const LineState state = state_of_share(stream.carbon_percent); state != LineState::counted) {
        return failed(state);
    }
    const std::uint32_t unit = resolver.units().index_of(stream.unit);
    if (resolver.known_unit(unit) == nullptr) return failed(LineState::unknown_unit);
    const double kilograms = resolver.kilograms(unit);
    if (kilograms <= 0) return failed(LineState::unit_mismatch);
    return {LineState::counted, stream.amount.value() * kilograms * (stream.carbon_percent.value() / whole_percent), 0};
}

/// "kgCO2e" is a mass of the gas as "kg" is.
std::string mass_unit(const std::string& unit) {
    const std::size_t gas = unit.find("CO2");
    return gas == std::string::npos || gas == 0 ? unit : unit.substr(0, gas);
}

}  // namespace

LineState state_of_number(const Entered& number, LineState missing) {
    if (number.is_bad()) return LineState::bad_number;
    if (!number.has_value()) return missing;
    return number.value() < 0 ? LineState::negative_amount : LineState::counted;
}

ActivityAmount gas_amount(double amount, const std::string& unit, const std::string& gas, Resolver& resolver) {
    const auto potential = resolver.gwp(gas);
    if (!potential) return failed(LineState::unknown_gas);
    // A mass that is said to be of CO2e has the potential in it.
    if (*potential != 1 && unit.find("CO2") != std::string::npos) return failed(LineState::double_gwp);
    const std::uint32_t unit_name = resolver.units().index_of(mass_unit(unit));
    if (resolver.known_unit(unit_name) == nullptr) return failed(LineState::unknown_unit);
    const double kilograms = resolver.kilograms(unit_name);
    if (kilograms <= 0) return failed(LineState::unit_mismatch);
    return {LineState::counted, amount * kilograms, *potential};
}

ActivityAmount fuel_amount(const ActivityLine& line, Resolver& resolver) {
    LineState state = state_of_number(line.amount, LineState::no_amount);
    if (state == LineState::counted) state = state_of_number(line.ncv, LineState::no_parameter);
    if (state == LineState::counted) state = state_of_number(line.carbon_content, LineState::no_parameter);
    if (state == LineState::counted) state = state_of_share(line.oxidation_percent);
    if (state != LineState::counted) return failed(state);
    const auto heat = heat_unit(line.ncv_unit);
    const Unit* unit = resolver.known_unit(resolver.units().index_of(line.unit));
    const auto gigajoule = find_unit("GJ");
    if (!heat || unit == nullptr || !gigajoule.ok()) return failed(LineState::unknown_unit);
    const auto burned = conversion(*unit, heat->amount);
    const auto gigajoules = conversion(heat->energy, gigajoule.value());
    if (!burned.ok() || !gigajoules.ok()) return failed(LineState::unit_mismatch);
    const double carbon_kg = line.ncv.value() * gigajoules.value() * line.carbon_content.value() *
                             (line.oxidation_percent.value() / whole_percent) * kilograms_per_tonne;
    return {LineState::counted, line.amount.value() * burned.value(), co2_of_carbon(carbon_kg, 0)};
}

ActivityAmount mass_balance_amount(const ActivityLine& line, const ActivityContext& context) {
    CompensatedSum in;
    CompensatedSum out;
    bool any = false;
    for (const LineDetail* stream : context.details(line.id)) {
        const bool is_in = stream->role == "carbon-in" || stream->role == "opening-stock";
        const bool is_out = stream->role == "carbon-out" || stream->role == "closing-stock";
        if (!is_in && !is_out) continue;
        any = true;
        const ActivityAmount carbon = carbon_of(*stream, context.resolver());
        if (carbon.state != LineState::counted) return carbon;
        (is_in ? in : out).add(carbon.activity);
    }
    if (!any) return failed(LineState::no_amount);
    const double left = in.value() - out.value();
    if (left < 0) return failed(LineState::balance_open);
    return {LineState::counted, left, co2_of_carbon(1, 0)};
}

ActivityAmount measured_amount(const ActivityLine& line, const ActivityContext& context) {
    const std::string gas = line.gas.empty() ? "CO2e" : line.gas;
    CompensatedSum sum;
    bool any = false;
    for (const LineDetail* reading : context.details(line.id)) {
        if (reading->role != "reading") continue;
        any = true;
        const LineState state = state_of_number(reading->amount, LineState::no_amount);
        if (state != LineState::counted) return failed(state);
        const std::string& unit = reading->unit.empty() ? line.unit : reading->unit;
        const ActivityAmount read = gas_amount(reading->amount.value(), unit, gas, context.resolver());
        if (read.state != LineState::counted) return read;
        sum.add(read.activity);
    }
    if (!any) {
        const LineState state = state_of_number(line.amount, LineState::no_amount);
        if (state != LineState::counted) return failed(state);
        return gas_amount(line.amount.value(), line.unit, gas, context.resolver());
    }
    const auto potential = context.resolver().gwp(gas);
    return potential ? ActivityAmount{LineState::counted, sum.value(), *potential} : failed(LineState::unknown_gas);
}

ActivityAmount formula_value(const ActivityLine& line, const ActivityContext& context) {
    if (line.formula.empty()) return failed(LineState::no_parameter);
    LineState bad = LineState::counted;
    const auto number = [&](const Entered& entered) -> std::optional<double> {
        if (entered.is_bad()) bad = LineState::bad_number;
        return entered.has_value() ? std::optional(entered.value()) : std::nullopt;
    };
    const auto value_of = [&](std::string_view name) -> std::optional<double> {
        for (const LineDetail* detail : context.details(line.id)) {
            if (detail->role == "parameter" && detail->name == name && !detail->amount.is_empty()) {
                return number(detail->amount);
            }
        }
        if (name == "lifetime") return number(context.project().product.lifetime_years);
        return std::nullopt;
    };
    const auto value = evaluate_formula(line.formula, value_of);
    if (bad != LineState::counted) return failed(bad);
    if (!value.ok()) {
        return failed(value.error().code == "no-parameter" ? LineState::no_parameter : LineState::formula_error);
    }
    if (value.value() < 0) return failed(LineState::negative_amount);
    return {LineState::counted, value.value(), 0};
}

}  // namespace zuji
