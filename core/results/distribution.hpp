#pragma once
// How far one value may be off: a random multiplier of the entered value, from an entered range or from scores.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/model/project.hpp"

namespace zuji {

enum class Shape : std::uint8_t { fixed, normal, lognormal, triangular, uniform };
/// File word ("none", "normal" …), i18n "shape.<word>".
std::string_view shape_word(Shape shape);

/// The multiplier m of a value. normal: mean `centre`, standard deviation `spread`; lognormal: median `centre`,
/// standard deviation of ln m `spread`; triangular and uniform: from `low` to `high`, triangular with its peak at
/// `centre`.
struct Distribution {
    Shape shape = Shape::fixed;
    double centre = 1;
    double spread = 0;
    double low = 1;
    double high = 1;

    [[nodiscard]] double mean() const noexcept;
    [[nodiscard]] double variance() const noexcept;
    /// Value below which the share p lies (0 < p < 1).
    [[nodiscard]] double quantile(double p) const noexcept;
};

/// Standard normal deviate with 97.5 % below it.
inline constexpr double z_975 = 1.959963984540054;

/// From the entered shape and bounds, in % below and above the value; for normal and lognormal they bound 95 %.
/// `fixed` when nothing usable is entered (a bound that is negative, no number, or takes everything away).
[[nodiscard]] Distribution entered_distribution(const DataQuality& quality);
/// Whether a range was entered that cannot be used.
[[nodiscard]] bool has_bad_range(const DataQuality& quality);

/// Scores from 1 to 5 in four dimensions.
struct Scores {
    std::uint8_t accuracy = 0;  ///< 0 = not known
    std::uint8_t timeliness = 0;
    std::uint8_t geography = 0;
    std::uint8_t technology = 0;
    friend bool operator==(const Scores&, const Scores&) = default;
};

/// What the value is, for the uncertainty that it has even with the best scores.
enum class ValueKind : std::uint8_t { amount, transport, direct_emission, factor };

/// Lognormal with the geometric variances of the pedigree matrix (Frischknecht et al., ecoinvent report 1, 2007,
/// tables 7.2 and 7.3; the two scores that it leaves empty stand between their neighbours): GSD² = exp √Σ ln² U.
/// Unknown scores count as 5.
[[nodiscard]] Distribution pedigree_distribution(const Scores& scores, ValueKind kind);
/// The same as a factor of the 95 % interval: GSD².
[[nodiscard]] double pedigree_gsd2(const Scores& scores, ValueKind kind);

}  // namespace zuji
