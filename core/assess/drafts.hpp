#pragma once
// What the model gives for the generated draft of an Annex 1 item: nothing, something, or everything.
// CLAUSE R52003/A1-1 … A1-17: minimum evidence of each item, in the words of the decision table.

#include <string>
#include <string_view>
#include <vector>

#include "core/assess/assessment.hpp"
#include "core/assess/bom_survey.hpp"

namespace zuji {

/// Everything that drafts, states and open points are read from.
struct AssessmentFacts {
    const Project& project;
    const Assessment& assessment;  ///< decisions and footprint already filled
    const BomSurvey& bom;
    const ActivitySurvey& activities;
    const rules::RuleBook& rules;
};

struct Draft {
    bool available = false;  ///< there is something to print
    bool complete = false;   ///< … and nothing is missing
    bool ask = false;        ///< what is there raises a question for the certification body
    std::string key;         ///< i18n "annex1.next.<key>": what is missing, or a remark; may be empty
    std::vector<std::string> args;
    std::string field;  ///< project path where to go on; empty = the item itself
};

[[nodiscard]] Draft draft_of(std::string_view item, const AssessmentFacts& facts);

}  // namespace zuji
