#pragma once
// The frame of a project (top bar, rail, centre, pane) and the start page.

#include "core/model/command.hpp"
#include "core/quote/quote_desk.hpp"
#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

struct StartContext {
    AppState& state;
    const Catalog& words;
    const Knowledge& knowledge;
    Actions& actions;
    const QuoteDesk& quotes;
};

/// Theme, language and title of the start page; what floats above it (progress, drop hint, messages).
void begin_start_page(ui::Context& ui, const StartContext& context);
void draw_start_overlays(ui::Context& ui, const StartContext& context);

void draw_start_page(ui::Context& ui, const StartContext& context);
void draw_project_frame(ui::Context& ui, PanelContext& context, const Document& document);

}  // namespace zuji::app
