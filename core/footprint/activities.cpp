#include "core/footprint/activities.hpp"

#include <algorithm>

#include "core/footprint/activity_methods.hpp"
#include "core/footprint/allocation.hpp"
#include "core/model/words.hpp"

namespace zuji {
namespace {

constexpr std::string_view materials_stage = stage_order.front();
constexpr std::string_view unassigned_stage = "unassigned";

ActivityAmount failed(LineState state) { return {state, 0, 0}; }

/// CLAUSE R52003/24-b1: mass of a gas × its GWP.
ActivityAmount direct(const ActivityLine& line, Resolver& resolver) {
    const LineState state = state_of_number(line.amount, LineState::no_amount);
    if (state != LineState::counted) return failed(state);
    return gas_amount(line.amount.value(), line.unit, line.gas, resolver);
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
    if (const LineState state = state_of_number(line.distance, LineState::no_distance); state != LineState::counted) {
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

/// CLAUSE R52003/24-b1: `amount` in the line's unit × the line's factor.
ActivityAmount by_factor(const ActivityLine& line, double amount, Resolver& resolver) {
    const std::uint32_t factor_name = resolver.factors().index_of(line.factor);
    const ResolvedFactor factor = resolver.factor(factor_name);
    const std::uint32_t unit_name = resolver.units().index_of(line.unit);
    const ResolvedUnit unit = resolver.unit(unit_name, factor_name);
    const bool transport = line.kind == ActivityKind::transport;
    if (transport && factor.per->dimension != Dimension::distance_mass) return failed(LineState::unit_mismatch);
    if (unit.state == LineState::counted) return {LineState::counted, amount * unit.conversion, factor.value};
    if (!transport) return failed(unit.state);
    const TransportWork work = transport_work(line, resolver);
    if (work.state != LineState::counted) return failed(work.state);
    const double per_tonne_kilometre = 1 / factor.per->to_base.to_double();
    return {LineState::counted, work.tonne_kilometres * per_tonne_kilometre, factor.value};
}

/// What the line's factor says before any amount is looked at.
LineState factor_state(const ActivityLine& line, Resolver& resolver) {
    return resolver.factor(resolver.factors().index_of(line.factor)).state;
}

ActivityAmount amount_by_factor(const ActivityLine& line, Resolver& resolver) {
    const LineState state = state_of_number(line.amount, LineState::no_amount);
    if (state == LineState::bad_number || state == LineState::negative_amount) return failed(state);
    if (const LineState unfit = factor_state(line, resolver); unfit != LineState::counted) return failed(unfit);
    if (state != LineState::counted) return failed(state);
    return by_factor(line, line.amount.value(), resolver);
}

ActivityAmount amount_by_formula(const ActivityLine& line, const ActivityContext& context) {
    const ActivityAmount value = formula_value(line, context);
    if (value.state != LineState::counted) return value;
    if (!line.gas.empty() && line.factor.empty()) {
        return gas_amount(value.activity, line.unit, line.gas, context.resolver());
    }
    if (const LineState unfit = factor_state(line, context.resolver()); unfit != LineState::counted) {
        return failed(unfit);
    }
    return by_factor(line, value.activity, context.resolver());
}

ActivityAmount amount_of(const ActivityLine& line, const ActivityContext& context) {
    switch (line.kind) {
        case ActivityKind::direct:
            if (line.factor.empty()) return direct(line, context.resolver());
            break;
        case ActivityKind::fuel:
            return fuel_amount(line, context.resolver());
        case ActivityKind::mass_balance:
            return mass_balance_amount(line, context);
        case ActivityKind::measured:
            return measured_amount(line, context);
        case ActivityKind::formula:
            return amount_by_formula(line, context);
        case ActivityKind::energy:
        case ActivityKind::transport:
        case ActivityKind::waste:
        case ActivityKind::material:
            break;
    }
    return amount_by_factor(line, context.resolver());
}

}  // namespace

std::size_t stage_index(std::string_view stage) {
    return static_cast<std::size_t>(std::find(stage_order.begin(), stage_order.end(), stage) - stage_order.begin());
}

StageSet stages_outside(const Product& product) {
    StageSet outside = 0;
    const auto exclude = [&](std::string_view stage) { outside |= StageSet{1} << stage_index(stage); };
    if (product.distribution_inside == Answer::no) exclude("distribution");
    if (product.use_inside == Answer::no) {
        exclude("installation");
        exclude("use");
    }
    if (product.end_of_life_inside == Answer::no) exclude("end-of-life");
    return outside;
}

ActivityContext::ActivityContext(const Project& project, Resolver& resolver)
    : project_(&project), resolver_(&resolver), outside_(stages_outside(project.product)) {
    for (const LineDetail& detail : project.details) details_[detail.owner].push_back(&detail);
}

const std::vector<const LineDetail*>& ActivityContext::details(RowId owner) const {
    static const std::vector<const LineDetail*> none;
    const auto found = details_.find(owner);
    return found == details_.end() ? none : found->second;
}

bool ActivityContext::outside(const std::string& stage) const {
    const std::size_t index = stage_index(stage);
    return index < stage_order.size() && (outside_ >> index & 1U) != 0;
}

ActivityResult compute_activity(const ActivityLine& line, const ActivityContext& context) {
    ActivityResult result;
    if (context.outside(line.stage)) {
        result.state = LineState::outside;
        return result;
    }
    ActivityAmount amount = amount_of(line, context);
    if (amount.state == LineState::counted && line.allocation != 0) {
        const Allocation* allocation = find_allocation(context.project(), line.allocation);
        const AllocationResult shared = allocation != nullptr ? compute_allocation(*allocation, context.project())
                                                              : AllocationResult{LineState::no_allocation};
        amount.state = shared.state;
        amount.activity *= shared.per_unit;
    }
    result.state = line.omitted ? LineState::omitted : amount.state;
    if (amount.state != LineState::counted) return result;
    const double kgco2e = emission(amount.activity, amount.factor);
    if (!is_sensible(amount.activity) || !is_sensible(kgco2e)) {
        if (!line.omitted) result.state = LineState::bad_number;
        return result;
    }
    result.activity = amount.activity;
    result.factor = amount.factor;
    result.kgco2e = kgco2e;
    return result;
}

std::optional<EmissionPart> part_of_activity(const ActivityLine& line) {
    const auto word = std::find(choices::emission_part.begin(), choices::emission_part.end(), line.part);
    if (word != choices::emission_part.end()) {
        return static_cast<EmissionPart>(word - choices::emission_part.begin());
    }
    if (line.kind == ActivityKind::fuel) return EmissionPart::fossil;
    const std::string gas = gas_key(line.gas);
    if (!line.factor.empty() || gas.empty() || line.kind == ActivityKind::mass_balance) return std::nullopt;
    if (gas == gas_key("CH4-biogenic")) return EmissionPart::biogenic;
    return gas == "co2e" ? std::nullopt : std::optional(EmissionPart::fossil);
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
