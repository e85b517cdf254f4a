#include "core/footprint/factor_check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/base/text.hpp"
#include "core/base/units.hpp"
#include "core/footprint/kernel.hpp"

namespace zuji {
namespace {

constexpr std::size_t compared = 12;
constexpr double far_off = 4;
constexpr double rounding_of_parts = 0.005;  ///< declarations round their figures to three digits or so

/// Whether a source is the one that the mechanism names.
bool is_named(const Product& product, std::string_view source) {
    const std::string name = ascii_lower(trim(product.mechanism_data));
    return !name.empty() && ascii_lower(source).find(name) != std::string::npos;
}

}  // namespace

int source_rank(const OwnFactor& factor, const Product& product) {
    const bool own = factor.origin == Origin::supplier || factor.origin == Origin::measured;
    if (own) return 1;
    return is_named(product, factor.set) || is_named(product, factor.source) ? 2 : 5;
}

int source_rank(const Factor& factor, const Product& product) {
    if (is_named(product, factor.source_title)) return 2;
    if (factor.kind == FactorKind::spend_based) return 5;
    if (factor.region.starts_with("CN")) return factor.confidence == Confidence::user ? 5 : 3;
    return factor.confidence == Confidence::user ? 5 : 4;
}

PartsCheck check_parts(const OwnFactor& factor) {
    const std::array<const Entered*, emission_part_count> parts = {&factor.fossil, &factor.biogenic, &factor.land_use,
                                                                   &factor.aviation};
    CompensatedSum sum;
    std::size_t entered = 0;
    for (const Entered* part : parts) {
        if (part->is_bad()) return PartsCheck::unreadable;
        if (!part->has_value()) continue;
        ++entered;
        sum.add(part->value());
    }
    if (entered == 0 || !factor.value.has_value()) return PartsCheck::fine;
    const double slack = rounding_of_parts * std::fabs(factor.value.value());
    const double over = sum.value() - factor.value.value();
    if (over > slack) return PartsCheck::too_much;
    return entered == parts.size() && over < -slack ? PartsCheck::rest : PartsCheck::fine;
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
