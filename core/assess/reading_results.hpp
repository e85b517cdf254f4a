#pragma once
// The register of open readings as this project meets it: which reading counts, and what each of them would give.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/assess/assessment.hpp"
#include "core/assess/decision_inputs.hpp"

namespace zuji {

/// Asks a decision once more; `variant` tells askings of one decision apart, so that each keeps its last answer.
using AskVariant =
    std::function<DecisionSlot(std::string_view decision, const std::string& variant, const DecisionInput& input)>;

/// What the results are read from: the decisions of `assessment` are filled already.
struct ReadingFacts {
    const rules::RuleBook& rules;
    const Project& project;
    const Assessment& assessment;
    ManDayFacts man_days;
    AskVariant ask;
};

/// Every entry of the register, in its order.
[[nodiscard]] std::vector<ReadingState> reading_states(const ReadingFacts& facts);

/// `values` of man-days in the readings that the user chose; nullopt when they are those of the decision.
[[nodiscard]] std::optional<rules::Json> man_days_as_read(const ReadingFacts& facts);

}  // namespace zuji
