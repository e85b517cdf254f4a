#pragma once
// An open reading as the pane and the register show it: question, ways to read it, the one that counts, why, and what
// each would give in this project.

#include <string_view>

#include "core/rules/rule_book.hpp"
#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

/// How the project stands to an entry of the register; nullptr when there is none of that id.
const ReadingState* reading_state(const Assessment& assessment, std::string_view id);

/// The text of the reading that counts in this project.
std::string_view counting_reading(const PanelContext& context, const rules::Interpretation& entry);

/// Box with question and reading; opens to the choice.
void draw_reading_note(ui::Context& ui, PanelContext& context, const std::string& id);

/// The ways to read it as a choice, with their results, why, and who may choose.
void draw_reading_choice(ui::Context& ui, PanelContext& context, const rules::Interpretation& entry);

/// Opens the register, at an entry when `id` is not empty.
void show_readings(PanelContext& context, std::string_view id);

/// "high", "medium", "low" for the i18n keys and tones of a severity.
std::string_view severity_word(rules::Severity severity);
ui::Tone severity_tone(rules::Severity severity);

}  // namespace zuji::app
