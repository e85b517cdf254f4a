#include "core/footprint/factor_check.hpp"

#include <algorithm>

#include "core/base/units.hpp"

namespace zuji {
namespace {

constexpr std::size_t compared = 12;
constexpr double far_off = 4;

}  // namespace

int source_rank(const OwnFactor& factor) {
    const bool own = factor.origin == Origin::supplier || factor.origin == Origin::measured;
    return own ? 1 : 5;
}

int source_rank(const Factor& factor) {
    if (factor.kind == FactorKind::spend_based) return 5;
    if (factor.region.starts_with("CN")) return factor.confidence == Confidence::user ? 5 : 3;
    return factor.confidence == Confidence::user ? 5 : 4;
}

std::optional<ComparableFactors> comparable_factors(const FactorLibrary& library, std::string_view name,
                                                    std::string_view material, std::string_view per) {
    const auto unit = find_unit(per);
    if (!unit.ok()) return std::nullopt;
    ComparableFactors out;
    for (const FactorHit& hit : library.suggest(name, material, compared)) {
        const Factor& factor = library.factors()[hit.index];
        const auto other = find_unit(factor.per);
        if (!factor.usable || factor.kind != FactorKind::footprint || hit.proxy || !other.ok()) continue;
        const auto units = conversion(unit.value(), other.value());
        if (!units.ok()) continue;
        const double value = factor.value * units.value();
        out.lowest = out.count == 0 ? value : std::min(out.lowest, value);
        out.highest = out.count == 0 ? value : std::max(out.highest, value);
        ++out.count;
    }
    return out.count < 2 ? std::nullopt : std::optional(out);
}

bool is_implausible(double value, const ComparableFactors& others) {
    return value > others.highest * far_off || value * far_off < others.lowest;
}

}  // namespace zuji
