#pragma once
// Exponential, logarithm and quantile of the normal distribution from + − × ÷ and sqrt alone: the libraries of the
// platforms round these functions differently, and samples must have the same bits everywhere.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace zuji {

/// Parts of a binary64 number.
namespace float_bits {
inline constexpr double ln2_high = 6.93147180369123816490e-01;  // the last bits are zero: products with it are exact
inline constexpr double ln2_low = 1.90821492927058770002e-10;
inline constexpr double inverse_ln2 = 1.44269504088896338700e+00;
inline constexpr double to_nearest = 6755399441055744.0;  // 1.5 × 2^52: adding it leaves the nearest whole number
inline constexpr int exponent_bias = 1023;
inline constexpr unsigned mantissa_bits = 52;
inline constexpr std::uint64_t mantissa_mask = (std::uint64_t{1} << mantissa_bits) - 1;
inline constexpr std::uint64_t bits_of_one = std::uint64_t{exponent_bias} << mantissa_bits;

inline double power_of_two(std::int64_t exponent) noexcept {
    return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + exponent_bias) << mantissa_bits);
}
}  // namespace float_bits

/// e^x, relative error below 1e-15; 0 below −708, clamped at 708.
[[nodiscard]] double portable_exp(double x) noexcept;
/// Natural logarithm of a positive normal number, absolute error below 1e-15 × (1 + |ln x|).
[[nodiscard]] double portable_log(double x) noexcept;
/// Quantile of the standard normal distribution for 0 < p < 1 (Wichura's algorithm AS 241).
[[nodiscard]] double normal_quantile(double p) noexcept;

/// The same two functions from tables, for tens of millions of samples: no branch depends on the data.
class SampleTables {
   public:
    SampleTables();

    /// A standard normal deviate from 64 random bits: the top bit is the sign, the others the tail probability.
    /// Differs from the exact quantile by less than 1e-9.
    [[nodiscard]] double normal(std::uint64_t bits) const noexcept {
        using namespace float_bits;
        // 52 bits below the sign, in the middle of their step: 2^-54 ≤ p < 1/2, exact.
        const std::uint64_t tail = (bits << 1U) >> 12U;
        constexpr double step = 1.0 / 9007199254740992;  // 2^-53
        const double p = (static_cast<double>(static_cast<std::int64_t>(tail)) + 0.5) * step;
        const auto pattern = std::bit_cast<std::uint64_t>(p);
        constexpr unsigned shift = mantissa_bits - segment_bits;
        constexpr std::uint64_t first = std::uint64_t{exponent_bias - (octaves + 1)} << segment_bits;
        const Polynomial& c = quantile_[static_cast<std::size_t>((pattern >> shift) - first)];
        const double t = std::bit_cast<double>(((pattern << segment_bits) & mantissa_mask) | bits_of_one) - 1;
        const double z = c[0] + t * (c[1] + t * (c[2] + t * (c[3] + t * (c[4] + t * c[5]))));
        // z belongs to the lower tail; the top bit turns it round.
        return std::bit_cast<double>(std::bit_cast<std::uint64_t>(z) ^ (bits & (std::uint64_t{1} << 63U)));
    }
    /// e^x for |x| ≤ 700, relative error below 1e-14.
    [[nodiscard]] double exp(double x) const noexcept {
        using namespace float_bits;
        constexpr double steps = 64;
        const double shifted = x * (inverse_ln2 * steps) + to_nearest;
        const double k = shifted - to_nearest;
        const double r = (x - k * (ln2_high / steps)) - k * (ln2_low / steps);
        // The whole number stands in the last bits of the shifted one.
        const auto whole = static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(shifted) << 12U) >> 12U;
        const double power = powers_[static_cast<std::size_t>(whole) & (powers_.size() - 1)];
        const double near_one = 1 + r * (1 + r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r / 120))));
        return power * near_one * power_of_two(whole >> power_bits);
    }

   private:
    static constexpr unsigned segment_bits = 4;  ///< segments of one octave of the tail probability: 2^4
    static constexpr unsigned octaves = 53;
    static constexpr std::size_t degree = 5;
    static constexpr unsigned power_bits = 6;  ///< powers of two in steps of 2^(1/64)
    using Polynomial = std::array<double, degree + 1>;

    std::vector<Polynomial> quantile_;
    std::array<double, std::size_t{1} << power_bits> powers_{};
};

}  // namespace zuji
