#pragma once
// Texts of the training's files.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/loader/cursor.hpp"
#include "core/training/question.hpp"

namespace zuji::training {

/// {"zh": …, "en": …}, or one text that is the same in both languages ("100 kg"); neither empty.
[[nodiscard]] Text text_at(const rules::Cursor& place);
/// The member `key` as a text; empty when it is absent.
[[nodiscard]] Text text_or_none(const rules::Cursor& place, std::string_view key);
/// The member `key` as one of the words; refused when it is another. Returns the index, 0 after a refusal.
[[nodiscard]] std::size_t word_at(const rules::Cursor& place, std::string_view key,
                                  std::span<const std::string_view> words);
[[nodiscard]] Difficulty difficulty_at(const rules::Cursor& place, std::string_view key);
[[nodiscard]] std::vector<Fact> facts_at(const rules::Cursor& place, std::string_view key);

}  // namespace zuji::training
