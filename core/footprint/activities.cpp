#include "core/footprint/activities.hpp"

#include <algorithm>
#include <array>

namespace zuji {
namespace {

constexpr std::string_view materials_stage = "materials";
constexpr std::string_view unassigned_stage = "unassigned";
constexpr std::array<std::string_view, 8> stage_order = {
    materials_stage, "inbound", "manufacturing", "packaging", "distribution", "installation", "use", "end-of-life"};

ActivityResult failed(LineState state) {
    ActivityResult result;
    result.state = state;
    return result;
}

ActivityResult counted(double activity, double factor) {
    ActivityResult result;
    result.activity = activity;
    result.factor = factor;
    result.kgco2e = emission(activity, factor);
    result.state = LineState::counted;
    return is_sensible(activity) && is_sensible(result.kgco2e) ? result : failed(LineState::bad_number);
}

/// The amount as a number that can be used.
LineState state_of(const Entered& number, LineState missing) {
    if (number.is_bad()) return LineState::bad_number;
    if (!number.has_value()) return missing;
    return number.value() < 0 ? LineState::negative_amount : LineState::counted;
}

/// CLAUSE R52003/24-b1: mass of a gas × its GWP.
ActivityResult direct(const ActivityLine& line, Resolver& resolver) {
    if (const LineState state = state_of(line.amount, LineState::no_amount); state != LineState::counted) {
        return failed(state);
    }
    const auto potential = resolver.gwp(line.gas);
    if (!potential) return failed(LineState::unknown_gas);
    const std::uint32_t unit = resolver.units().index_of(line.unit);
    if (resolver.known_unit(unit) == nullptr) return failed(LineState::unknown_unit);
    const double kilograms = resolver.kilograms(unit);
    if (kilograms <= 0) return failed(LineState::unit_mismatch);
    return counted(line.amount.value() * kilograms, *potential);
}

/// Metres in one entered unit of length; 0 when it is none.
double metres(const Unit& unit) {
    const auto metre = find_unit("m");
    if (!metre.ok()) return 0;
    const auto factor = conversion(unit, metre.value());
    return factor.ok() ? factor.value() : 0;
}

/// Transport work in t·km of one leg, or why there is none.
struct TransportWork {
    LineState state = LineState::counted;
    double tonne_kilometres = 0;
};

TransportWork transport_work(const ActivityLine& line, Resolver& resolver) {
    if (const LineState state = state_of(line.distance, LineState::no_distance); state != LineState::counted) {
        return {state, 0};
    }
    const std::uint32_t mass_unit = resolver.units().index_of(line.unit);
    const Unit* distance_unit = resolver.known_unit(resolver.units().index_of(line.distance_unit));
    if (resolver.known_unit(mass_unit) == nullptr || distance_unit == nullptr) return {LineState::unknown_unit, 0};
    const double kilograms = resolver.kilograms(mass_unit);
    const double length = metres(*distance_unit);
    if (kilograms <= 0 || length <= 0) return {LineState::unit_mismatch, 0};
    return {LineState::counted, line.amount.value() * (kilograms / 1000) * (line.distance.value() * (length / 1000))};
}

}  // namespace

ActivityResult compute_activity(const ActivityLine& line, Resolver& resolver) {
    if (line.kind == ActivityKind::direct && line.factor.empty()) return direct(line, resolver);
    if (const LineState state = state_of(line.amount, LineState::no_amount);
        state == LineState::bad_number || state == LineState::negative_amount) {
        return failed(state);
    }
    const std::uint32_t factor_name = resolver.factors().index_of(line.factor);
    const ResolvedFactor factor = resolver.factor(factor_name);
    if (factor.state != LineState::counted) return failed(factor.state);
    if (!line.amount.has_value()) return failed(LineState::no_amount);
    const std::uint32_t unit_name = resolver.units().index_of(line.unit);
    const ResolvedUnit unit = resolver.unit(unit_name, factor_name);
    const bool transport = line.kind == ActivityKind::transport;
    if (transport && factor.per->dimension != Dimension::distance_mass) return failed(LineState::unit_mismatch);
    if (unit.state == LineState::counted) return counted(line.amount.value() * unit.conversion, factor.value);
    if (!transport) return failed(unit.state);
    const TransportWork work = transport_work(line, resolver);
    if (work.state != LineState::counted) return failed(work.state);
    const double per_tonne_kilometre = 1 / factor.per->to_base.to_double();
    return counted(work.tonne_kilometres * per_tonne_kilometre, factor.value);
}

void StageSums::add(const std::string& stage, double kgco2e) {
    if (stage == materials_stage) {
        materials.add(kgco2e);
        has_materials = true;
    } else {
        others[stage.empty() ? std::string(unassigned_stage) : stage].add(kgco2e);
    }
}

std::vector<StageTotal> StageSums::in_order() const {
    std::vector<StageTotal> totals;
    if (has_materials) totals.push_back({std::string(materials_stage), materials.value()});
    const auto append = [&](const std::string& stage) {
        const auto found = others.find(stage);
        if (found != others.end()) totals.push_back({stage, found->second.value()});
    };
    for (const std::string_view stage : stage_order) append(std::string(stage));
    for (const auto& [stage, sum] : others) {
        const bool known = std::find(stage_order.begin(), stage_order.end(), stage) != stage_order.end();
        if (!known && stage != unassigned_stage) totals.push_back({stage, sum.value()});
    }
    append(std::string(unassigned_stage));
    return totals;
}

}  // namespace zuji
