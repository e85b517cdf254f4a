#pragma once
// The import: what the columns mean, what will be taken, what is doubtful, what is refused and why, and what changes,
// before anything changes.

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

/// Shows the import in the place of the bill of materials.
void open_import(AppState& state, const Project* project, ImportSource source, SheetTable table);
void draw_import(ui::Context& ui, PanelContext& context, ui::Rect area);

// The three views, each in its own file; they fill `area`.
void draw_import_columns(ui::Context& ui, PanelContext& context, ui::Rect area);
void draw_import_report(ui::Context& ui, PanelContext& context, ui::Rect area);
void draw_import_changes(ui::Context& ui, PanelContext& context, ui::Rect area);

}  // namespace zuji::app
