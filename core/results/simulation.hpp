#pragma once
// Monte Carlo over a footprint: T = Σ emission × m(activity data) × m(factor), where lines share the m of their factor.
// Draw i of a variable depends on seed, name of the variable and i alone, so that two variants of a product are drawn
// with common random numbers and a line more or less moves no other.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/results/distribution.hpp"
#include "core/results/portable_math.hpp"

namespace zuji {

inline constexpr std::uint32_t no_variable = 0xFFFFFFFF;

/// Something that may be off: the activity data of a line ("bom.12", "activity.3") or a factor ("factor.own-1").
struct Variable {
    std::string key;
    Distribution distribution;
    bool entered = false;  ///< from an entered range; otherwise from scores
    double weight = 0;     ///< emission that it multiplies, kgCO2e
};

/// A counted line.
struct Term {
    double kgco2e = 0;
    std::uint32_t data = no_variable;
    std::uint32_t factor = no_variable;
};

/// What is drawn: terms in order of their factor, then of the document.
struct UncertaintyModel {
    std::vector<Variable> variables;
    std::vector<Term> terms;
    double total = 0;  ///< with every value as entered
    std::size_t bad_ranges = 0;

    [[nodiscard]] bool is_uncertain() const noexcept { return !variables.empty(); }
};

/// 64 random bits of draw `draw` of the stream that `key` names under `seed`.
[[nodiscard]] std::uint64_t stream_of(std::uint64_t seed, std::string_view key) noexcept;
[[nodiscard]] inline std::uint64_t random_bits(std::uint64_t stream, std::uint64_t draw) noexcept {
    // SplitMix64 (Steele, Lea, Flood 2014) as a function of a counter.
    std::uint64_t x = stream + (draw + 1) * 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

/// Draws totals, some at a time.
class Simulation {
   public:
    Simulation(UncertaintyModel model, std::uint64_t seed, std::size_t draws);

    /// Draws about `work` values more (a draw of a variable is one); true when all are drawn.
    bool advance(std::size_t work);
    [[nodiscard]] bool is_done() const noexcept { return done_ == samples_.size(); }
    [[nodiscard]] double fraction() const noexcept;
    [[nodiscard]] const std::vector<double>& samples() const noexcept { return samples_; }
    [[nodiscard]] std::uint64_t seed() const noexcept { return seed_; }
    [[nodiscard]] const UncertaintyModel& model() const noexcept { return model_; }

   private:
    static constexpr std::size_t block = 512;  ///< draws at a time: their numbers stay in the nearest cache
    void draw_block(std::size_t first, std::size_t count);
    void draw(std::uint32_t variable, std::size_t first, std::size_t count, double* out) const;

    UncertaintyModel model_;
    std::uint64_t seed_;
    std::vector<std::uint64_t> streams_;
    SampleTables tables_;
    std::vector<double> samples_;
    std::vector<double> group_;    ///< scratch: sum of a factor's lines
    std::vector<double> numbers_;  ///< scratch: multipliers of one variable
    std::size_t done_ = 0;
};

/// Mean and its standard error after so many draws.
struct Convergence {
    std::size_t draws = 0;
    double mean = 0;
    double standard_error = 0;
};

struct Percentile {
    double percent = 0;
    double value = 0;
};

/// What samples say.
struct SampleSummary {
    std::uint64_t seed = 0;
    std::size_t draws = 0;
    double mean = 0;
    double deviation = 0;                 ///< standard deviation
    std::vector<Percentile> percentiles;  ///< 2.5, 5, 25, 50, 75, 95, 97.5
    std::vector<Convergence> convergence;
    double lowest = 0;
    double highest = 0;
    std::vector<std::size_t> bins;  ///< equal classes from lowest to highest

    [[nodiscard]] double at(double percent) const;
};
[[nodiscard]] SampleSummary summarize(const std::vector<double>& samples, std::uint64_t seed);

/// One variable in the result to first order.
struct Sensitivity {
    std::size_t variable = 0;
    double low = 0;   ///< total with it at its 2.5 % quantile and everything else as entered
    double high = 0;  ///< … at its 97.5 % quantile
    double variance_share = 0;
};

/// First-order propagation: a check of the samples, and what every variable adds to the variance.
struct FirstOrder {
    double mean = 0;
    double deviation = 0;
    std::vector<Sensitivity> sensitivities;  ///< by falling variance share
};
[[nodiscard]] FirstOrder first_order(const UncertaintyModel& model);

}  // namespace zuji
