#pragma once
// Words that closed choices of a line have in tables, in Chinese and English: what our own exports write and people
// type.

#include <optional>
#include <string>
#include <string_view>

#include "core/model/project.hpp"

namespace zuji {

/// Each takes a cell in one or both languages ("数据库 / Database"), whatever its width and case; nullopt for a word
/// that is none. An empty cell is no word.
std::optional<Origin> origin_of(std::string_view cell);
std::optional<MassBasis> mass_basis_of(std::string_view cell);
std::optional<bool> yes_or_no_of(std::string_view cell);
/// The word of a stage in project files ("end-of-life").
std::optional<std::string> stage_of(std::string_view cell);

}  // namespace zuji
