#pragma once
// What is derived from a footprint besides its sums: data quality, risks, balances, plan, cut-off lines and the
// comparison with the cycle before.

#include <vector>

#include "core/assess/assessment.hpp"
#include "core/results/balance.hpp"
#include "core/results/flows.hpp"
#include "core/results/plan.hpp"
#include "core/results/quality.hpp"
#include "core/results/risks.hpp"

namespace zuji {

struct ResultAnalysis {
    QualityReport quality;
    Risks risks;
    std::vector<BalanceGap> balances;
    std::vector<ScenarioResult> plan;
    std::vector<OmittedLine> omitted;
    DecisionSlot surveillance;  ///< CLAUSE R52003/84-86: against the footprint of the cycle before
    DecisionSlot validity;      ///< CLAUSE R52003/A2-11.1: whether the result still holds between visits
};

/// Everything but the two decisions.
[[nodiscard]] ResultAnalysis analyse(const Project& project, const Footprint& footprint, const FactorLibrary& library);

/// Samples of the footprint for a report: with the entered seed; fewer draws than asked where lines times draws would
/// take long (the number drawn is in the summary). nullopt when nothing is uncertain.
struct SampledFootprint {
    UncertaintyModel model;
    SampleSummary summary;
    FirstOrder check;
};
[[nodiscard]] std::optional<SampledFootprint> sample_footprint(const Project& project, const Footprint& footprint,
                                                               const FactorLibrary& library);

}  // namespace zuji
