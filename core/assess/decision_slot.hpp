#pragma once
// A decision that was asked, or what is missing before it can be.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/decide.hpp"

namespace zuji {

/// A decision that could not be asked because facts are missing or malformed says so here.
struct DecisionSlot {
    std::optional<rules::Decision> decision;
    std::vector<std::string> needs;  ///< project paths whose answers are missing

    /// The outcome; empty while it was not asked and where the answer is only values.
    [[nodiscard]] std::string_view outcome() const { return decision ? std::string_view(decision->outcome) : ""; }
};

}  // namespace zuji
