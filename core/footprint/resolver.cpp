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

/// Units in one kilogram; 0 for what is no mass.
double per_kilogram(const Unit& unit) {
    const auto factor = conversion(kilogram(), unit);
    return factor.ok() ? factor.value() : 0;
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

/// CLAUSE R52003/20: what a user enters is held to the same kinds as the library.
bool is_kind_usable(std::string_view kind) {
    return kind.empty() || kind == "footprint" || kind == "fuel-combustion" || kind == "carbonate" ||
           kind == "spend-based" || kind == "fuel-upstream";
}

/// CLAUSE R52003/24-b1: GWP is multiplied in once. More than a kilogram of a gas cannot come out of a kilogram, so a
/// larger value of a strong gas is one that has its GWP in it.
bool contains_gwp(const OwnFactor& own, const Unit& per, double potential) {
    return potential > 1 && per.dimension == Dimension::mass && own.value.value() * per_kilogram(per) > 1;
}

/// Factors of the library that are one part as a whole: methane by its origin, freight by air.
std::optional<std::size_t> part_of(const Factor& factor) {
    constexpr auto fossil = static_cast<std::size_t>(EmissionPart::fossil);
    constexpr auto biogenic = static_cast<std::size_t>(EmissionPart::biogenic);
    constexpr auto aviation = static_cast<std::size_t>(EmissionPart::aviation);
    const std::string gas = gas_key(factor.gas);
    if (gas == gas_key("CH4-biogenic")) return biogenic;
    if (factor.kind == FactorKind::fuel_combustion || factor.kind == FactorKind::carbonate) return fossil;
    const bool freight = factor.category.find("freight") != std::string::npos;
    const bool air =
        factor.name_en.find("Freight flights") != std::string::npos || factor.name_zh.find("航空") != std::string::npos;
    return freight && air ? std::optional(aviation) : std::nullopt;
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

bool Resolver::update(const Project& project) {
    const bool gwp_changed = gwp_.update(project);
    if (own_factors_ == project.own_factors && !gwp_changed) return false;
    own_factors_ = project.own_factors;
    factors_.clear();
    any_parts_ = false;
    conversions_.clear();
    return true;
}

const ResolvedFactor& Resolver::factor(std::uint32_t factor_name) {
    if (factor_name >= factors_.size()) factors_.resize(factor_names_.size());
    std::optional<ResolvedFactor>& slot = factors_[factor_name];
    if (!slot) {
        slot = resolve(factor_names_.text(factor_name));
        any_parts_ = any_parts_ || slot->has_parts;
    }
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
    ResolvedFactor resolved = usable(factor->value * *potential, *std::move(per));
    if (const auto part = part_of(*factor)) {
        resolved.has_parts = true;
        resolved.parts[*part] = resolved.value;
    }
    return resolved;
}

ResolvedFactor Resolver::resolve_own(const OwnFactor& own) const {
    if (own.value.is_bad()) return unusable(LineState::bad_number);
    if (!is_kind_usable(own.kind)) return unusable(LineState::factor_unfit);
    auto per = unit_named(own.per);
    if (!own.value.has_value() || !per) return unusable(LineState::factor_unfit);
    const auto potential = own.gas.empty() ? std::optional(1.0) : gwp(own.gas);
    if (!potential) return unusable(LineState::unknown_gas);
    if (contains_gwp(own, *per, *potential)) return unusable(LineState::double_gwp);
    ResolvedFactor resolved = usable(own.value.value() * *potential, *std::move(per));
    const std::array<const Entered*, emission_part_count> parts = {&own.fossil, &own.biogenic, &own.land_use,
                                                                   &own.aviation};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i]->has_value()) continue;
        resolved.has_parts = true;
        resolved.parts[i] = parts[i]->value() * *potential;
    }
    return resolved;
}

std::optional<double> Resolver::between(std::uint32_t from, std::uint32_t to) {
    const std::optional<Unit> one = factor(from).per;  // a copy: the next look-up may move the table
    const std::optional<Unit>& other = factor(to).per;
    if (!one || !other) return std::nullopt;
    const auto result = conversion(*one, *other);
    return result.ok() ? std::optional(result.value()) : std::nullopt;
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
