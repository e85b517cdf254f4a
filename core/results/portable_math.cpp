#include "core/results/portable_math.hpp"

#include <bit>
#include <cmath>

namespace zuji {
namespace {

using namespace float_bits;

constexpr double largest_exponent = 708;
/// Taylor series for |r| ≤ ln 2 / 2.
double exp_near_zero(double r) noexcept {
    constexpr int terms = 17;
    double sum = 1;
    for (int n = terms; n > 0; --n) sum = 1 + sum * r / n;
    return sum;
}

template <std::size_t N>
double horner(const double (&coefficients)[N], double x) noexcept {
    double sum = 0;
    for (std::size_t i = N; i-- > 0;) sum = sum * x + coefficients[i];
    return sum;
}

// Wichura, M. J. (1988): Algorithm AS 241, Applied Statistics 37, 477–484; routine PPND16.
constexpr double centre_a[] = {3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                               1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                               3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr double centre_b[] = {1.0,
                               4.2313330701600911252e+1,
                               6.8718700749205790830e+2,
                               5.3941960214247511077e+3,
                               2.1213794301586595867e+4,
                               3.9307895800092710610e+4,
                               2.8729085735721942674e+4,
                               5.2264952788528545610e+3};
constexpr double middle_c[] = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                               3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                               2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr double middle_d[] = {1.0,
                               2.05319162663775882187e0,
                               1.67638483018380384940e0,
                               6.89767334985100004550e-1,
                               1.48103976427480074590e-1,
                               1.51986665636164571966e-2,
                               5.47593808499534494600e-4,
                               1.05075007164441684324e-9};
constexpr double far_e[] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                            2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                            2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr double far_f[] = {1.0,
                            5.99832206555887937690e-1,
                            1.36929880922735805310e-1,
                            1.48753612908506148525e-2,
                            7.86869131145613259100e-4,
                            1.84631831751005468180e-5,
                            1.42151175831644588870e-7,
                            2.04426310338993978564e-15};

}  // namespace

double portable_exp(double x) noexcept {
    if (!(x > -largest_exponent)) return 0;
    const double clamped = x > largest_exponent ? largest_exponent : x;
    const double shifted = clamped * inverse_ln2 + to_nearest;
    const double k = shifted - to_nearest;
    return exp_near_zero((clamped - k * ln2_high) - k * ln2_low) * power_of_two(static_cast<std::int64_t>(k));
}

double portable_log(double x) noexcept {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    auto exponent = static_cast<int>(bits >> mantissa_bits) - exponent_bias;
    double mantissa = std::bit_cast<double>((bits & mantissa_mask) | bits_of_one);
    constexpr double square_root_of_two = 1.4142135623730951;
    if (mantissa > square_root_of_two) {
        mantissa /= 2;
        ++exponent;
    }
    const double s = (mantissa - 1) / (mantissa + 1);  // ln m = 2 artanh s
    const double square = s * s;
    constexpr int last_power = 31;
    double sum = 0;
    for (int n = last_power; n >= 1; n -= 2) sum = sum * square + 1.0 / n;
    return exponent * ln2_high + (exponent * ln2_low + 2 * s * sum);
}

double normal_quantile(double p) noexcept {
    constexpr double centre = 0.425;
    constexpr double centre_offset = 0.180625;
    constexpr double middle_end = 5;
    constexpr double middle_offset = 1.6;
    const double q = p - 0.5;
    if (std::fabs(q) <= centre) {
        const double r = centre_offset - q * q;
        return q * horner(centre_a, r) / horner(centre_b, r);
    }
    const double r = std::sqrt(-portable_log(q < 0 ? p : 1 - p));
    const double z = r <= middle_end ? horner(middle_c, r - middle_offset) / horner(middle_d, r - middle_offset)
                                     : horner(far_e, r - middle_end) / horner(far_f, r - middle_end);
    return q < 0 ? -z : z;
}

namespace {

/// The polynomial through `values` at the given places, by Newton's divided differences, as powers of t.
template <std::size_t N>
std::array<double, N> interpolate(const std::array<double, N>& places, std::array<double, N> values) {
    for (std::size_t level = 1; level < N; ++level) {
        for (std::size_t i = N - 1; i >= level; --i) {
            values[i] = (values[i] - values[i - 1]) / (places[i] - places[i - level]);
        }
    }
    std::array<double, N> powers{};
    for (std::size_t i = N; i-- > 0;) {  // powers = powers × (t − place) + value
        for (std::size_t n = N - 1; n > 0; --n) powers[n] = powers[n - 1] - places[i] * powers[n];
        powers[0] = values[i] - places[i] * powers[0];
    }
    return powers;
}

}  // namespace

SampleTables::SampleTables() {
    // Chebyshev's points of [0, 1], which keep the error even.
    constexpr std::array<double, degree + 1> places = {0.017037086855465844, 0.14644660940672627, 0.37059047744873963,
                                                       0.62940952255126037,  0.85355339059327373, 0.98296291314453416};
    constexpr std::size_t segments = std::size_t{1} << segment_bits;
    quantile_.resize(octaves * segments);
    for (std::size_t octave = 0; octave < octaves; ++octave) {
        const double lowest = power_of_two(static_cast<std::int64_t>(octave) - (octaves + 1));
        for (std::size_t segment = 0; segment < segments; ++segment) {
            std::array<double, degree + 1> values{};
            for (std::size_t i = 0; i < values.size(); ++i) {
                const double t = (static_cast<double>(segment) + places[i]) / static_cast<double>(segments);
                values[i] = normal_quantile(lowest * (1 + t));
            }
            quantile_[octave * segments + segment] = interpolate(places, values);
        }
    }
    for (std::size_t i = 0; i < powers_.size(); ++i) {
        const double part = static_cast<double>(i) / static_cast<double>(powers_.size());
        powers_[i] = part <= 0.5 ? exp_near_zero(part * ln2_high + part * ln2_low)
                                 : 2 * exp_near_zero((part - 1) * ln2_high + (part - 1) * ln2_low);
    }
}

}  // namespace zuji
