#pragma once
// The errors that can be seeded. Each looks for room in the sample and says what it would change.

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/factor_library.hpp"
#include "core/footprint/footprint.hpp"
#include "core/model/project.hpp"
#include "core/rules/sweep/random_input.hpp"

namespace zuji::training {

using Placeholders = std::map<std::string, std::string>;

/// What a pattern sees.
struct Seeding {
    const Project& sample;
    const Footprint& footprint;  ///< of the sample
    rules::Random& random;
    const std::set<std::string>& used;  ///< places that hold an error already
    bool chinese = true;                ///< language of what is written into the project
    /// The note of the pattern with its placeholders filled in, in that language.
    std::function<std::string(const Placeholders&)> note;
    std::string requirement;  ///< of an Annex 2 pattern
};

/// An error that could be put in.
struct Change {
    std::string place;
    std::vector<std::string> also_places;
    std::string removed;  ///< a place that is gone afterwards; may be empty
    Placeholders words;
    std::function<void(Project&)> apply;
    bool misleads = false;         ///< target users would be misled
    bool is_verification = false;  ///< a finding of the verification: it has a class
};

struct Pattern {
    std::string_view id;
    bool is_risk = false;  ///< one of the five of paragraph 42
    std::optional<Change> (*find)(Seeding& seeding) = nullptr;
};
[[nodiscard]] std::span<const Pattern> error_patterns();

}  // namespace zuji::training
