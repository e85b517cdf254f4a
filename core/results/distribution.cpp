#include "core/results/distribution.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/model/words.hpp"
#include "core/results/portable_math.hpp"

namespace zuji {
namespace {

constexpr std::array<std::string_view, 5> words = {"none", "normal", "lognormal", "triangular", "uniform"};

/// Share of a value from an entered percentage; negative when it cannot be used.
double share_of(const Entered& percent) {
    if (percent.is_empty()) return 0;
    return percent.has_value() ? percent.value() / 100 : -1;
}

struct Range {
    double low = 0;   ///< share below the value
    double high = 0;  ///< share above the value
    bool good = false;
};

Range range_of(const DataQuality& quality) {
    Range range{share_of(quality.minus_percent), share_of(quality.plus_percent), false};
    constexpr double most = 1e6;
    const bool readable = range.low >= 0 && range.high >= 0 && range.high <= most;
    const bool positive = range.low < 1 || (range.low <= 1 && quality.distribution != "lognormal");
    range.good = readable && positive && range.low + range.high > 0;
    return range;
}

}  // namespace

std::string_view shape_word(Shape shape) { return words.at(static_cast<std::size_t>(shape)); }

double Distribution::mean() const noexcept {
    switch (shape) {
        case Shape::fixed:
            return 1;
        case Shape::normal:
            return centre;
        case Shape::lognormal:
            return centre * portable_exp(spread * spread / 2);
        case Shape::triangular:
            return (low + centre + high) / 3;
        case Shape::uniform:
            return (low + high) / 2;
    }
    return 1;
}

double Distribution::variance() const noexcept {
    switch (shape) {
        case Shape::fixed:
            return 0;
        case Shape::normal:
            return spread * spread;
        case Shape::lognormal: {
            const double m = mean();
            return m * m * (portable_exp(spread * spread) - 1);
        }
        case Shape::triangular:
            return (low * low + centre * centre + high * high - low * centre - low * high - centre * high) / 18;
        case Shape::uniform:
            return (high - low) * (high - low) / 12;
    }
    return 0;
}

double Distribution::quantile(double p) const noexcept {
    switch (shape) {
        case Shape::fixed:
            return 1;
        case Shape::normal:
            return centre + spread * normal_quantile(p);
        case Shape::lognormal:
            return centre * portable_exp(spread * normal_quantile(p));
        case Shape::triangular: {
            const double peak = (centre - low) / (high - low);
            return p < peak ? low + std::sqrt(p * (high - low) * (centre - low))
                            : high - std::sqrt((1 - p) * (high - low) * (high - centre));
        }
        case Shape::uniform:
            return low + p * (high - low);
    }
    return 1;
}

bool has_bad_range(const DataQuality& quality) {
    const bool entered = !quality.minus_percent.is_empty() || !quality.plus_percent.is_empty();
    return entered && quality.distribution != "none" && !range_of(quality).good;
}

Distribution entered_distribution(const DataQuality& quality) {
    Distribution made;
    const auto word = std::find(words.begin(), words.end(), quality.distribution);
    const Range range = range_of(quality);
    if (word == words.end() || !range.good) return made;
    made.shape = static_cast<Shape>(word - words.begin());
    made.low = 1 - range.low;
    made.high = 1 + range.high;
    switch (made.shape) {
        case Shape::normal:
            made.centre = (made.low + made.high) / 2;
            made.spread = (made.high - made.low) / (2 * z_975);
            break;
        case Shape::lognormal:
            made.centre = std::sqrt(made.low * made.high);
            made.spread = portable_log(made.high / made.low) / (2 * z_975);
            break;
        case Shape::fixed:
        case Shape::triangular:
        case Shape::uniform:
            break;
    }
    return made;
}

double pedigree_gsd2(const Scores& scores, ValueKind kind) {
    constexpr std::array<double, 5> accuracy = {1.00, 1.05, 1.10, 1.20, 1.50};
    constexpr std::array<double, 5> timeliness = {1.00, 1.03, 1.10, 1.20, 1.50};
    constexpr std::array<double, 5> geography = {1.00, 1.01, 1.02, 1.05, 1.10};
    constexpr std::array<double, 5> technology = {1.00, 1.10, 1.20, 1.50, 2.00};
    constexpr double basic = 1.05;
    constexpr double basic_transport = 2.00;
    constexpr double basic_direct = 1.50;
    const auto at = [](const std::array<double, 5>& table, std::uint8_t score) {
        return table[score >= 1 && score <= table.size() ? score - 1U : table.size() - 1];
    };
    const double own = kind == ValueKind::transport         ? basic_transport
                       : kind == ValueKind::direct_emission ? basic_direct
                                                            : basic;
    double sum = 0;
    for (const double part : {own, at(accuracy, scores.accuracy), at(timeliness, scores.timeliness),
                              at(geography, scores.geography), at(technology, scores.technology)}) {
        const double logarithm = portable_log(part);
        sum += logarithm * logarithm;
    }
    return portable_exp(std::sqrt(sum));
}

Distribution pedigree_distribution(const Scores& scores, ValueKind kind) {
    Distribution made;
    made.shape = Shape::lognormal;
    made.spread = portable_log(pedigree_gsd2(scores, kind)) / 2;
    return made;
}

}  // namespace zuji
