#pragma once
// A person to judge: the facts of decision `personnel` as they are typed, and the verdict.

#include <string>

#include "core/base/result.hpp"
#include "core/rules/decide.hpp"

namespace zuji::training {

struct Person {
    std::string role = "verifier";  ///< word of the decision
    bool trained = true;
    bool exam_passed = true;
    std::string jobs = "2";  ///< numbers as typed; empty = 0
    std::string experience_months;
    std::string role_items;
    bool authorised = false;
    bool has_evaluated = false;
    bool wrote_system_documents = false;
    bool conflict_of_interest = false;
    friend bool operator==(const Person&, const Person&) = default;
};

/// Errors: those of the decision; "wrong-type" (`where`: the fact) for a number that is none.
[[nodiscard]] Result<rules::Decision> judge(const rules::RuleBook& rules, const Person& person);

/// The part of the reasons that is about this person: level, conflict of interest, and the role asked for. The decision
/// itself looks at the roles one after the other.
[[nodiscard]] rules::TraceNode reasons_for(const rules::Decision& decision, const std::string& role);

}  // namespace zuji::training
