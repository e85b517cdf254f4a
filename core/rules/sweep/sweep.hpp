#pragma once
// Asks every decision many random questions. The sums of the answers tell whether two engines say the same, and a pack
// is tried before it is used.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/rules/decision_spec.hpp"

namespace zuji::rules {

struct DecisionSweep {
    std::string decision;
    std::uint64_t inputs = 0;
    std::uint64_t different = 0;                    ///< of them; equal questions are asked once
    std::uint64_t refused = 0;                      ///< malformed inputs and answers that leave the calendar
    std::map<std::string, std::uint64_t> outcomes;  ///< how often; "" = only values
    std::uint64_t digest = 0;                       ///< over all answers and refusals, in order
    std::string problem;                            ///< the first answer that no rule should give; empty = none
};

/// `inputs` questions to the decision of that name, one in sixteen malformed, one in sixteen with the whole trace. The
/// same for the same rules.
DecisionSweep sweep_decision(const RuleBook& rules, const DecisionSpec& decision, std::uint64_t inputs);

/// One sum over sweeps in their order.
std::string digest_of(const std::vector<DecisionSweep>& sweeps);

}  // namespace zuji::rules
