#pragma once
// Seeds as people type them.

#include <cstdint>
#include <optional>
#include <string_view>

namespace zuji::training {

/// The seed of a text: a whole number up to `max_paper_seed` is itself, words ("class 7B") give a number of their own,
/// the same on every machine, whatever their width and the blanks around them. nullopt for an empty text and for a
/// number that is none of these (too large, negative, with a point or a comma).
[[nodiscard]] std::optional<std::uint64_t> seed_of(std::string_view text);

}  // namespace zuji::training
