#pragma once
// The bar at the top: mark, project, saved state, search, undo and redo, language, theme, help.

#include "core/model/command.hpp"
#include "wasm/app/frame.hpp"

namespace zuji::app {

void draw_project_bar(ui::Context& ui, PanelContext& context, const Document& document, ui::Rect area);
void draw_start_bar(ui::Context& ui, const StartContext& context, ui::Rect area);
/// Language, theme and help, at the right end of every bar.
void draw_language_and_theme(ui::Context& ui, AppState& state, const Catalog& words, Actions& actions);
/// Keyboard help and what this tool is; opened by the help button or F1.
void draw_help(ui::Context& ui, const Catalog& words);
/// Messages at the lower edge: what happened and what to do.
void draw_messages(ui::Context& ui, AppState& state, const Catalog& words, Actions& actions);

}  // namespace zuji::app
