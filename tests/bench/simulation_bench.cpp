// Monte Carlo of the footprint: 10,000 draws of 1,000 lines. Called by the main of footprint_bench.cpp.
#include "tests/bench/simulation_bench.hpp"

#include <string>
#include <vector>

#include "core/results/simulation.hpp"

namespace bench {

zuji::UncertaintyModel thousand_lines() {
    constexpr std::size_t lines = 1'000;
    zuji::UncertaintyModel model;
    for (std::size_t i = 0; i < lines; ++i) {
        zuji::Distribution distribution;
        distribution.shape = zuji::Shape::lognormal;
        distribution.spread = 0.05 + 0.0001 * static_cast<double>(i);
        model.variables.push_back({"bom." + std::to_string(i + 1), distribution, true, 0});
        model.terms.push_back({1 + static_cast<double>(i % 97), static_cast<std::uint32_t>(i), zuji::no_variable});
        model.total += model.terms.back().kgco2e;
    }
    return model;
}

double simulate(const zuji::UncertaintyModel& model) {
    constexpr std::size_t draws = 10'000;
    zuji::Simulation simulation(model, 1, draws);
    while (!simulation.advance(draws * model.variables.size())) {
    }
    double sum = 0;
    for (const double x : simulation.samples()) sum += x;
    return sum / draws;
}

}  // namespace bench
