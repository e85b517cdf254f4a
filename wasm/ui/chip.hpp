#pragma once
// Small marks: chips, counts, provenance badges.

#include <string_view>

#include "wasm/ui/context.hpp"
#include "wasm/ui/icons.hpp"

namespace zuji::ui {

/// Quiet label on a tint (neutral: muted on line_soft).
void chip(Context& ui, std::string_view label, Tone tone = Tone::neutral, Icon icon = Icon::none);
/// Chip with a state icon before the word.
void state_chip(Context& ui, State state, std::string_view label);
/// Clause; opens the pane. True when pressed.
[[nodiscard]] bool clause_chip(Context& ui, std::string_view id, std::string_view label);
/// Pressable neutral chip (attached file, generated draft).
[[nodiscard]] bool chip_button(Context& ui, std::string_view id, std::string_view label, Icon icon = Icon::none);
/// 24 high with a cross; true when the cross was pressed. `remove_name` e.g. "移除 ¶70".
[[nodiscard]] bool removable_chip(Context& ui, std::string_view id, std::string_view label,
                                  std::string_view remove_name, Tone tone = Tone::info);
/// Open points. `name` for screen readers ("2 项待办").
void count_pill(Context& ui, std::string_view count, std::string_view name, Tone tone = Tone::warning);
/// Word on its tint: supplier accent, database info, proxy warning, missing error.
void badge(Context& ui, std::string_view word, Tone tone);
[[nodiscard]] float badge_width(const Context& ui, std::string_view word);

/// State icon and its word in the state's colour, 16 or 14 with note size.
void state_word(Context& ui, State state, std::string_view word, bool small = false);

}  // namespace zuji::ui
