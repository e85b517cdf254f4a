#include "core/results/simulation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/footprint/kernel.hpp"

namespace zuji {
namespace {

constexpr double two_to_minus_53 = 1.0 / 9007199254740992;

/// Uniform in (0, 1), never 0 or 1.
double uniform(std::uint64_t bits) noexcept {
    return (static_cast<double>(static_cast<std::int64_t>(bits >> 12U)) + 0.5) * (2 * two_to_minus_53);
}

}  // namespace

std::uint64_t stream_of(std::uint64_t seed, std::string_view key) noexcept {
    std::uint64_t hash = 0xCBF29CE484222325U;  // FNV-1a
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return random_bits(hash, seed);
}

Simulation::Simulation(UncertaintyModel model, std::uint64_t seed, std::size_t draws)
    : model_(std::move(model)), seed_(seed), samples_(draws), group_(block), numbers_(block) {
    streams_.reserve(model_.variables.size());
    for (const Variable& variable : model_.variables) streams_.push_back(stream_of(seed, variable.key));
}

double Simulation::fraction() const noexcept {
    return samples_.empty() ? 1 : static_cast<double>(done_) / static_cast<double>(samples_.size());
}

bool Simulation::advance(std::size_t work) {
    const std::size_t per_block = block * std::max<std::size_t>(1, model_.variables.size());
    for (std::size_t blocks = std::max<std::size_t>(1, work / per_block); blocks > 0 && !is_done(); --blocks) {
        const std::size_t count = std::min(block, samples_.size() - done_);
        draw_block(done_, count);
        done_ += count;
    }
    return is_done();
}

void Simulation::draw(std::uint32_t variable, std::size_t first, std::size_t count, double* out) const {
    const Distribution& d = model_.variables[variable].distribution;
    const std::uint64_t stream = streams_[variable];
    switch (d.shape) {
        case Shape::fixed:
            std::fill_n(out, count, 1.0);
            break;
        case Shape::normal:
            for (std::size_t i = 0; i < count; ++i) {
                out[i] = d.centre + d.spread * tables_.normal(random_bits(stream, first + i));
            }
            break;
        case Shape::lognormal:
            for (std::size_t i = 0; i < count; ++i) {
                out[i] = d.centre * tables_.exp(d.spread * tables_.normal(random_bits(stream, first + i)));
            }
            break;
        case Shape::triangular:
        case Shape::uniform:
            for (std::size_t i = 0; i < count; ++i) out[i] = d.quantile(uniform(random_bits(stream, first + i)));
            break;
    }
}

void Simulation::draw_block(std::size_t first, std::size_t count) {
    double* const totals = samples_.data() + first;
    std::fill_n(totals, count, 0.0);
    const std::vector<Term>& terms = model_.terms;
    for (std::size_t i = 0; i < terms.size();) {
        const std::uint32_t factor = terms[i].factor;
        double fixed = 0;
        std::fill_n(group_.data(), count, 0.0);
        for (; i < terms.size() && terms[i].factor == factor; ++i) {
            const double kgco2e = terms[i].kgco2e;
            if (terms[i].data == no_variable) {
                fixed += kgco2e;
                continue;
            }
            draw(terms[i].data, first, count, numbers_.data());
            for (std::size_t k = 0; k < count; ++k) group_[k] += kgco2e * numbers_[k];
        }
        if (factor == no_variable) {
            for (std::size_t k = 0; k < count; ++k) totals[k] += group_[k] + fixed;
            continue;
        }
        draw(factor, first, count, numbers_.data());
        for (std::size_t k = 0; k < count; ++k) totals[k] += (group_[k] + fixed) * numbers_[k];
    }
}

double SampleSummary::at(double percent) const {
    for (const Percentile& each : percentiles) {
        if (each.percent == percent) return each.value;
    }
    return 0;
}

SampleSummary summarize(const std::vector<double>& samples, std::uint64_t seed) {
    constexpr std::array percents = {2.5, 5.0, 25.0, 50.0, 75.0, 95.0, 97.5};
    constexpr std::size_t checkpoints = 20;
    constexpr std::size_t classes = 40;
    SampleSummary summary;
    summary.seed = seed;
    summary.draws = samples.size();
    if (samples.empty()) return summary;
    std::vector<double> sorted = samples;
    std::sort(sorted.begin(), sorted.end());
    const std::size_t last = sorted.size() - 1;
    for (const double percent : percents) {  // linear between order statistics
        const double place = percent / 100 * static_cast<double>(last);
        const auto below = static_cast<std::size_t>(place);
        const double part = place - static_cast<double>(below);
        const double value = sorted[below] + part * (sorted[std::min(below + 1, last)] - sorted[below]);
        summary.percentiles.push_back({percent, value});
    }
    summary.lowest = sorted.front();
    summary.highest = sorted.back();
    // Sums about the first sample, so that the squares do not cancel.
    const double origin = samples.front();
    CompensatedSum sum;
    CompensatedSum squares;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double x = samples[i] - origin;
        sum.add(x);
        squares.add(x * x);
        const std::size_t n = i + 1;
        if (n * checkpoints / samples.size() == i * checkpoints / samples.size()) continue;
        const auto count = static_cast<double>(n);
        const double mean = sum.value() / count;
        const double variance = n > 1 ? std::max(0.0, (squares.value() - count * mean * mean) / (count - 1)) : 0;
        summary.convergence.push_back({n, origin + mean, std::sqrt(variance / count)});
        summary.mean = origin + mean;
        summary.deviation = std::sqrt(variance);
    }
    summary.bins.assign(classes, 0);
    const double width = summary.highest - summary.lowest;
    for (const double x : samples) {
        const double place = width > 0 ? (x - summary.lowest) / width * static_cast<double>(classes) : 0;
        ++summary.bins[std::min(static_cast<std::size_t>(place), classes - 1)];
    }
    return summary;
}

FirstOrder first_order(const UncertaintyModel& model) {
    FirstOrder result;
    const std::size_t count = model.variables.size();
    std::vector<double> means(count);
    std::vector<CompensatedSum> slopes(count);   // ∂T/∂m at the means
    std::vector<CompensatedSum> entered(count);  // … with everything as entered
    for (std::size_t i = 0; i < count; ++i) means[i] = model.variables[i].distribution.mean();
    const auto mean_of = [&](std::uint32_t variable) { return variable == no_variable ? 1.0 : means[variable]; };
    CompensatedSum mean;
    for (const Term& term : model.terms) {
        mean.add(term.kgco2e * mean_of(term.data) * mean_of(term.factor));
        if (term.data != no_variable) {
            slopes[term.data].add(term.kgco2e * mean_of(term.factor));
            entered[term.data].add(term.kgco2e);
        }
        if (term.factor != no_variable) {
            slopes[term.factor].add(term.kgco2e * mean_of(term.data));
            entered[term.factor].add(term.kgco2e);
        }
    }
    constexpr double low_quantile = 0.025;
    CompensatedSum variance;
    for (std::size_t i = 0; i < count; ++i) {
        const Distribution& d = model.variables[i].distribution;
        const double part = slopes[i].value() * slopes[i].value() * d.variance();
        const double weight = entered[i].value();
        variance.add(part);
        result.sensitivities.push_back({i, model.total + weight * (d.quantile(low_quantile) - 1),
                                        model.total + weight * (d.quantile(1 - low_quantile) - 1), part});
    }
    result.mean = mean.value();
    result.deviation = std::sqrt(variance.value());
    for (Sensitivity& each : result.sensitivities) {
        each.variance_share = variance.value() > 0 ? each.variance_share / variance.value() : 0;
    }
    std::stable_sort(result.sensitivities.begin(), result.sensitivities.end(),
                     [](const Sensitivity& a, const Sensitivity& b) { return a.variance_share > b.variance_share; });
    return result;
}

}  // namespace zuji
