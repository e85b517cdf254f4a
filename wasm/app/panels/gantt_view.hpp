#pragma once
// Bars over time in a card: drawn, mirrored as a table, saved as SVG and CSV, with its dates as a calendar file.

#include <string_view>

#include "core/report/gantt.hpp"
#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

struct GanttFiles {
    std::string_view stem;                  ///< of the file names
    const TableBlock* table = nullptr;      ///< what the CSV holds
    const std::string* calendar = nullptr;  ///< text of the .ics file
};

/// What a part of a page needs that is drawn with or without an open project.
struct PartContext {
    const Catalog& words;
    Actions& actions;
};

void gantt_card(ui::Context& ui, PartContext context, std::string_view id, const GanttChart& chart,
                const GanttFiles& files);
inline void gantt_card(ui::Context& ui, PanelContext& context, std::string_view id, const GanttChart& chart,
                       const GanttFiles& files) {
    gantt_card(ui, PartContext{context.words, context.actions}, id, chart, files);
}

/// A button that saves a text through the shell.
void save_button(ui::Context& ui, Actions& actions, std::string_view id, std::string_view label,
                 std::string_view accessible_name, std::string file_name, std::string mime, std::string text);

}  // namespace zuji::app
