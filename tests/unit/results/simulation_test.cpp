// Samples against what mathematics says of them, and their laws: same seed, same bits; scaling; common random numbers.
#include "core/results/simulation.hpp"

#include <bit>
#include <catch2/catch_amalgamated.hpp>
#include <cmath>
#include <string>

using namespace zuji;  // NOLINT: the model's names are used throughout
using Catch::Approx;

namespace {

Distribution lognormal(double spread) {
    Distribution d;
    d.shape = Shape::lognormal;
    d.spread = spread;
    return d;
}

Distribution bounded(Shape shape, double low, double high) {
    Distribution d;
    d.shape = shape;
    d.low = low;
    d.high = high;
    return d;
}

struct Line {
    const char* key;
    double kgco2e;
    Distribution distribution;
};

UncertaintyModel model_of(const std::vector<Line>& lines) {
    UncertaintyModel model;
    for (const Line& line : lines) {
        model.variables.push_back({line.key, line.distribution, true, line.kgco2e});
        model.terms.push_back({line.kgco2e, static_cast<std::uint32_t>(model.variables.size() - 1), no_variable});
        model.total += line.kgco2e;
    }
    return model;
}

std::vector<double> draw(const UncertaintyModel& model, std::uint64_t seed, std::size_t draws, std::size_t slice = 0) {
    Simulation simulation(model, seed, draws);
    while (!simulation.advance(slice == 0 ? draws * model.variables.size() : slice)) {
    }
    return simulation.samples();
}

/// Distance of a mean from the expected one, in standard errors.
double errors_off(const std::vector<double>& samples, double expected) {
    const SampleSummary summary = summarize(samples, 1);
    return std::fabs(summary.mean - expected) / summary.convergence.back().standard_error;
}

}  // namespace

TEST_CASE("Portable functions agree with mathematics", "[results][math]") {
    CHECK(portable_exp(0) == 1);
    CHECK(portable_exp(1) == Approx(2.718281828459045).epsilon(1e-15));
    CHECK(portable_exp(-1000) == 0);
    CHECK(portable_log(1) == 0);
    CHECK(portable_log(10) == Approx(2.302585092994046).epsilon(1e-15));
    CHECK(normal_quantile(0.5) == 0);
    CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
    CHECK(normal_quantile(1e-10) == Approx(-6.361340902404056).epsilon(1e-14));
    const SampleTables tables;
    double worst_log = 0;
    double worst_exp = 0;
    double worst_table = 0;
    double worst_normal = 0;
    constexpr std::uint64_t points = 20'000;
    for (std::uint64_t i = 0; i < points; ++i) {
        const std::uint64_t bits = random_bits(5, i);
        const double z = tables.normal(bits);
        const double p = (static_cast<double>((bits << 1U) >> 12U) + 0.5) / 9007199254740992.0;
        const double exact = (bits >> 63U) != 0 ? -normal_quantile(p) : normal_quantile(p);
        worst_normal = std::fmax(worst_normal, std::fabs(z - exact));
        const double x = 100 * z;
        worst_exp = std::fmax(worst_exp, std::fabs(portable_exp(x) / std::exp(x) - 1));
        worst_table = std::fmax(worst_table, std::fabs(tables.exp(x) / std::exp(x) - 1));
        worst_log =
            std::fmax(worst_log, std::fabs(portable_log(std::exp(x)) - std::log(std::exp(x))) / (1 + std::fabs(x)));
    }
    CHECK(worst_normal < 1e-9);
    CHECK(worst_exp < 2e-15);
    CHECK(worst_table < 2e-14);
    CHECK(worst_log < 1e-15);
}

TEST_CASE("Distributions have their moments", "[results][uncertainty]") {
    const Distribution narrow = lognormal(0.2);
    CHECK(narrow.mean() == Approx(std::exp(0.02)));
    CHECK(narrow.variance() == Approx(std::exp(0.04) * (std::exp(0.04) - 1)));
    const Distribution flat = bounded(Shape::uniform, 0.7, 1.3);
    CHECK(flat.mean() == Approx(1));
    CHECK(flat.variance() == Approx(0.36 / 12));
    Distribution peak = bounded(Shape::triangular, 0.8, 1.4);
    CHECK(peak.mean() == Approx(3.2 / 3));
    CHECK(peak.variance() == Approx((0.64 + 1 + 1.96 - 0.8 - 1.12 - 1.4) / 18));
    CHECK(peak.quantile(1.0 / 3) == Approx(1));  // a third of the triangle lies below its peak
}

TEST_CASE("Entered ranges become distributions", "[results][uncertainty]") {
    DataQuality quality;
    quality.distribution = "normal";
    quality.minus_percent = Entered("10");
    quality.plus_percent = Entered("10");
    CHECK(entered_distribution(quality).spread == Approx(0.1 / 1.959963984540054));
    quality.distribution = "lognormal";
    quality.minus_percent = Entered("20");
    quality.plus_percent = Entered("25");  // 0.8 × 1.25 = 1: the value is the median
    CHECK(entered_distribution(quality).centre == Approx(1));
    CHECK(entered_distribution(quality).quantile(0.975) == Approx(1.25));
    quality.distribution = "triangular";
    CHECK(entered_distribution(quality).low == Approx(0.8));
    for (const char* bad : {"-1", "1,5", "x", "1e9"}) {
        quality.plus_percent = Entered(bad);
        CHECK(has_bad_range(quality));
        CHECK(entered_distribution(quality).shape == Shape::fixed);
    }
    quality.distribution = "none";
    CHECK_FALSE(has_bad_range(quality));
}

TEST_CASE("Pedigree scores give the published geometric variance", "[results][uncertainty]") {
    // All ones leave the basic uncertainty alone; 2, 3, 2, 3: √(ln²1.05 + ln²1.05 + ln²1.10 + ln²1.01 + ln²1.20).
    CHECK(pedigree_gsd2({1, 1, 1, 1}, ValueKind::amount) == Approx(1.05));
    CHECK(pedigree_gsd2({1, 1, 1, 1}, ValueKind::transport) == Approx(2));
    const double expected = std::exp(std::sqrt(2 * std::pow(std::log(1.05), 2) + std::pow(std::log(1.10), 2) +
                                               std::pow(std::log(1.01), 2) + std::pow(std::log(1.20), 2)));
    CHECK(pedigree_gsd2({2, 3, 2, 3}, ValueKind::factor) == Approx(expected));
    CHECK(pedigree_gsd2({}, ValueKind::factor) == pedigree_gsd2({5, 5, 5, 5}, ValueKind::factor));
    CHECK(pedigree_distribution({1, 1, 1, 1}, ValueKind::amount).spread == Approx(std::log(1.05) / 2));
}

TEST_CASE("Samples have the moments of their sum", "[results][monte-carlo]") {
    const UncertaintyModel model = model_of({{"a", 100, lognormal(0.3)},
                                             {"b", 40, bounded(Shape::uniform, 0.5, 1.5)},
                                             {"c", 25, bounded(Shape::triangular, 0.6, 1.8)},
                                             {"d", 10, entered_distribution([] {
                                                  DataQuality q;
                                                  q.distribution = "normal";
                                                  q.minus_percent = Entered("30");
                                                  q.plus_percent = Entered("30");
                                                  return q;
                                              }())}});
    double mean = 0;
    double variance = 0;
    for (std::size_t i = 0; i < model.variables.size(); ++i) {
        const double e = model.terms[i].kgco2e;
        mean += e * model.variables[i].distribution.mean();
        variance += e * e * model.variables[i].distribution.variance();
    }
    const auto samples = draw(model, 7, 200'000);
    const SampleSummary summary = summarize(samples, 7);
    CHECK(errors_off(samples, mean) < 4);
    CHECK(summary.deviation == Approx(std::sqrt(variance)).epsilon(0.02));
    CHECK(summary.convergence.size() == 20);
    CHECK(summary.convergence.back().draws == samples.size());
    CHECK(summary.convergence.back().standard_error < summary.convergence.front().standard_error);
    std::size_t counted = 0;
    for (const std::size_t bin : summary.bins) counted += bin;
    CHECK(counted == samples.size());
    // Sums of independent parts: first order is exact here.
    const FirstOrder check = first_order(model);
    CHECK(check.mean == Approx(mean));
    CHECK(check.deviation == Approx(std::sqrt(variance)));
    double shares = 0;
    for (const Sensitivity& each : check.sensitivities) shares += each.variance_share;
    CHECK(shares == Approx(1));
    CHECK(model.variables[check.sensitivities.front().variable].key == "a");
    CHECK(check.sensitivities.front().high == Approx(model.total + 100 * (std::exp(0.3 * z_975) - 1)));
}

TEST_CASE("A lognormal footprint has lognormal percentiles", "[results][monte-carlo]") {
    const auto samples = draw(model_of({{"only", 50, lognormal(0.25)}}), 3, 100'000);
    const SampleSummary summary = summarize(samples, 3);
    CHECK(summary.at(50) == Approx(50).epsilon(0.005));
    CHECK(summary.at(97.5) == Approx(50 * std::exp(0.25 * z_975)).epsilon(0.01));
    CHECK(summary.at(2.5) == Approx(50 * std::exp(-0.25 * z_975)).epsilon(0.01));
}

TEST_CASE("Lines that share a factor rise and fall together", "[results][monte-carlo]") {
    UncertaintyModel shared;
    shared.variables.push_back({"factor.steel", lognormal(0.2), true, 0});
    for (int i = 0; i < 10; ++i) shared.terms.push_back({10, no_variable, 0});
    shared.total = 100;
    const double deviation = summarize(draw(shared, 1, 50'000), 1).deviation;
    CHECK(deviation == Approx(100 * std::sqrt(lognormal(0.2).variance())).epsilon(0.02));
    CHECK(first_order(shared).deviation == Approx(100 * std::sqrt(lognormal(0.2).variance())));
}

TEST_CASE("The same seed draws the same bits, in slices of any size", "[results][monte-carlo]") {
    const UncertaintyModel model = model_of({{"a", 3, lognormal(0.3)}, {"b", 5, bounded(Shape::uniform, 0.5, 1.5)}});
    const auto once = draw(model, 42, 3'000);
    CHECK(draw(model, 42, 3'000, 1) == once);
    CHECK(draw(model, 43, 3'000) != once);
    // The very bits: any platform that differs fails here.
    CHECK(std::bit_cast<std::uint64_t>(once[0]) == 0x4017FC8DA6623EACU);
    CHECK(std::bit_cast<std::uint64_t>(once[2'999]) == 0x40203E1AA10BDDFDU);
}

TEST_CASE("Draws of a line depend on no other line", "[results][monte-carlo]") {
    const Line a{"bom.1", 3, lognormal(0.3)};
    const Line b{"bom.2", 5, bounded(Shape::triangular, 0.5, 1.5)};
    const auto both = draw(model_of({a, b}), 9, 1'000);
    const auto alone = draw(model_of({a}), 9, 1'000);
    const auto other = draw(model_of({b}), 9, 1'000);
    for (std::size_t i = 0; i < both.size(); ++i) REQUIRE(both[i] == alone[i] + other[i]);
    // Twice the emissions are twice every sample: doubling is exact.
    const auto doubled = draw(model_of({{"bom.1", 6, a.distribution}}), 9, 1'000);
    for (std::size_t i = 0; i < doubled.size(); ++i) REQUIRE(doubled[i] == 2 * alone[i]);
}

TEST_CASE("Nothing uncertain gives the total in every draw", "[results][monte-carlo]") {
    UncertaintyModel model;
    model.terms = {{2, no_variable, no_variable}, {3, no_variable, no_variable}};
    model.total = 5;
    const SampleSummary summary = summarize(draw(model, 1, 100), 1);
    CHECK(summary.mean == 5);
    CHECK(summary.deviation == 0);
    CHECK(first_order(model).deviation == 0);
    CHECK(summarize({}, 1).draws == 0);
}
