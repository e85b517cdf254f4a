#pragma once
// Parts of "find the error": the mark at a place, and the score.

#include <string>

#include "wasm/app/training/training_room.hpp"

namespace zuji::app {

/// The name of a place: of items of the annexes with what they ask.
std::string place_name(const TrainingContext& context, const training::Place& place);
/// A cell of the project in the language of the page; a dash for nothing.
std::string dossier_cell_text(const TrainingContext& context, const training::DossierColumn& column,
                              const std::string& text);
/// Show a place with the mark that is there.
void select_place(TrainingContext& context, const std::string& place);

/// Paragraph, class and note of the place that is selected.
void draw_mark_editor(ui::Context& ui, TrainingContext& context, const training::HuntWork& work);
/// Points, every mark with its verdict, and what was missed.
void draw_hunt_score(ui::Context& ui, TrainingContext& context, const training::HuntWork& work);

}  // namespace zuji::app
