#pragma once
// What changes for a project when other rules are taken: verdicts, person-days, limits.

#include <string>
#include <vector>

#include "core/assess/assessment.hpp"

namespace zuji {

/// One thing that differs, in words of the catalogue: `key` names it; a text that starts with "@" is a key itself.
struct Difference {
    enum class Kind : std::uint8_t { verdict, person_days, limit };
    Kind kind = Kind::verdict;
    std::string key;
    std::string before;  ///< empty = not decided, not there
    std::string after;
    friend bool operator==(const Difference&, const Difference&) = default;
};

/// The same project assessed with two sets of rules. Empty: nothing the user sees changes.
std::vector<Difference> compare(const Project& project, const Knowledge& before, const Knowledge& after);

}  // namespace zuji
