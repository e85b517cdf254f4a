#pragma once
// The eight conditions before an application, with their paragraphs and the facts they rest on.
// CLAUSE R52003/27, R52006/27

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/rules/decide.hpp"

namespace zuji {

struct EligibilityCondition {
    std::string_view id;  ///< as in decision `eligibility`
    std::string_view clause;
    std::string_view input;  ///< input of the decision
};

inline constexpr std::array eligibility_conditions{
    EligibilityCondition{"legal-person", "27-b1", "legalPerson"},
    EligibilityCondition{"licence", "27-b2", "licence"},
    EligibilityCondition{"factory-assurance", "27-b3", "factoryAssurance"},
    EligibilityCondition{"not-ordered-to-stop", "27-b4", "orderedToStop"},
    EligibilityCondition{"not-on-dishonesty-list", "27-b5", "onDishonestyList"},
    EligibilityCondition{"no-serious-violation", "27-b6", "violationDates"},
    EligibilityCondition{"no-revocation", "27-b7", "revocationDates"},
    EligibilityCondition{"truthfulness-undertaking", "27-b8", "undertakingSigned"},
};

/// "met", "not-met" or "ask" as decided; "" while eligibility is not decided.
[[nodiscard]] std::string condition_outcome(const std::optional<rules::Decision>& eligibility, std::string_view id);

}  // namespace zuji
