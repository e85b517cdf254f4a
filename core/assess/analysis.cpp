#include "core/assess/analysis.hpp"

#include <algorithm>

namespace zuji {

ResultAnalysis analyse(const Project& project, const Footprint& footprint, const FactorLibrary& library) {
    ResultAnalysis analysis;
    analysis.quality = assess_quality(project, footprint, library);
    analysis.risks = find_risks(project, footprint, library);
    analysis.balances = balance_gaps(project.balances);
    analysis.plan = reduction_plan(project, footprint);
    analysis.omitted = omitted_lines(project, footprint);
    return analysis;
}

std::optional<SampledFootprint> sample_footprint(const Project& project, const Footprint& footprint,
                                                 const FactorLibrary& library) {
    constexpr std::size_t most_work = 50'000'000;  // about half a second
    constexpr std::size_t fewest_draws = 200;
    SampledFootprint sampled;
    sampled.model = uncertainty_of(project, footprint, library);
    if (!sampled.model.is_uncertain()) return std::nullopt;
    const SampleSettings settings = sample_settings(project.analysis);
    const std::size_t affordable = std::max(fewest_draws, most_work / sampled.model.variables.size());
    Simulation simulation(sampled.model, settings.seed, std::min(settings.draws, affordable));
    while (!simulation.advance(most_work)) {
    }
    sampled.summary = summarize(simulation.samples(), settings.seed);
    sampled.check = first_order(sampled.model);
    return sampled;
}

}  // namespace zuji
