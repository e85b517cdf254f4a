#pragma once
// Parts of the exam that several files draw.

#include <string_view>

#include "wasm/app/training/training_room.hpp"

namespace zuji::app {

/// Blueprint, seed and title of a paper to draw, and the button that draws it.
void draw_paper_inputs(ui::Context& ui, TrainingContext& context);
void draw_paper_button(ui::Context& ui, TrainingContext& context, std::string_view label);

/// Score, strengths and gaps, every question; the sheet and the result file.
void draw_result(ui::Context& ui, TrainingContext& context, const training::Exam& exam);

/// Right answers per kind of clause, with bars.
void draw_tallies(ui::Context& ui, TrainingContext& context, const std::vector<training::Tally>& tallies);

}  // namespace zuji::app
