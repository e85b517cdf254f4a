#include "core/footprint/resolver.hpp"

#include <algorithm>

namespace zuji {
namespace {

std::optional<Unit> unit_named(std::string_view text) {
    auto unit = find_unit(text);
    return unit.ok() ? std::optional(std::move(unit).value()) : std::nullopt;
}

const Unit& kilogram() {
    static const Unit unit = find_unit("kg").value();
    return unit;
}

ResolvedFactor usable(double value, Unit per) {
    ResolvedFactor factor;
    factor.state = LineState::counted;
    factor.value = value;
    factor.per_mass = per.dimension == Dimension::mass;
    if (factor.per_mass) factor.per_kg = conversion(kilogram(), per).value();
    factor.per = std::move(per);
    return factor;
}

ResolvedFactor unusable(LineState state) {
    ResolvedFactor factor;
    factor.state = state;
    return factor;
}

}  // namespace

std::uint32_t NameTable::index_of(std::string_view text) {
    const auto found = index_.find(text);
    if (found != index_.end()) return found->second;
    by_index_.push_back(&texts_.emplace_back(text));
    const auto index = static_cast<std::uint32_t>(by_index_.size() - 1);
    index_.emplace(texts_.back(), index);
    return index;
}

bool Resolver::update(const std::vector<OwnFactor>& own_factors, const std::string& gwp_set) {
    if (own_factors_ == own_factors && gwp_set_ == gwp_set) return false;
    own_factors_ = own_factors;
    gwp_set_ = gwp_set;
    factors_.clear();
    conversions_.clear();
    return true;
}

const ResolvedFactor& Resolver::factor(std::uint32_t factor_name) {
    if (factor_name >= factors_.size()) factors_.resize(factor_names_.size());
    std::optional<ResolvedFactor>& slot = factors_[factor_name];
    if (!slot) slot = resolve(factor_names_.text(factor_name));
    return *slot;
}

ResolvedFactor Resolver::resolve(const std::string& id) const {
    if (id.empty()) return unusable(LineState::no_factor);
    for (const OwnFactor& own : own_factors_) {
        if (own.id == id) return resolve_own(own);
    }
    const Factor* factor = library_->find(id);
    if (factor == nullptr) return unusable(LineState::unknown_factor);
    auto per = unit_named(factor->per);
    if (!factor->usable || !per) return unusable(LineState::factor_unfit);
    const auto potential = gwp(factor->gas);
    if (!potential) return unusable(LineState::unknown_gas);
    return usable(factor->value * *potential, *std::move(per));
}

ResolvedFactor Resolver::resolve_own(const OwnFactor& own) const {
    if (own.value.is_bad()) return unusable(LineState::bad_number);
    auto per = unit_named(own.per);
    if (!own.value.has_value() || !per) return unusable(LineState::factor_unfit);
    const auto potential = own.gas.empty() ? std::optional(1.0) : gwp(own.gas);
    if (!potential) return unusable(LineState::unknown_gas);
    return usable(own.value.value() * *potential, *std::move(per));
}

const Resolver::EnteredUnit& Resolver::entered_unit(std::uint32_t unit_name) {
    if (unit_name >= units_.size()) units_.resize(unit_names_.size());
    std::optional<EnteredUnit>& slot = units_[unit_name];
    if (!slot) {
        slot.emplace();
        slot->unit = unit_named(unit_names_.text(unit_name));
        const bool mass = slot->unit && slot->unit->dimension == Dimension::mass;
        if (mass) slot->kilograms = conversion(*slot->unit, kilogram()).value();
    }
    return *slot;
}

const Unit* Resolver::known_unit(std::uint32_t unit_name) {
    const std::optional<Unit>& unit = entered_unit(unit_name).unit;
    return unit ? &*unit : nullptr;
}

const ResolvedUnit& Resolver::unit(std::uint32_t unit_name, std::uint32_t factor_name) {
    const std::uint64_t key = (std::uint64_t{unit_name} << 32U) | factor_name;
    const auto found = conversions_.find(key);
    if (found != conversions_.end()) return found->second;
    ResolvedUnit resolved;
    const Unit* from = known_unit(unit_name);
    const ResolvedFactor& to = factor(factor_name);
    if (from != nullptr && to.per) {
        const auto factor_units = conversion(*from, *to.per);
        resolved.state = factor_units.ok() ? LineState::counted : LineState::unit_mismatch;
        if (factor_units.ok()) resolved.conversion = factor_units.value();
    }
    return conversions_.emplace(key, resolved).first->second;
}

}  // namespace zuji
