#pragma once
// The head of every chart: its title, the switch that reads it as a table, and what it can be saved as.

#include <functional>
#include <string>
#include <string_view>

#include "core/report/result_tables.hpp"
#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

struct ChartSpec {
    std::string_view title;
    std::string_view remark = {};
    std::function<TableBlock(Digits)> table;  ///< its numbers: exact for the spreadsheet, rounded on the screen
    std::function<std::string()> svg;         ///< its drawing as a file
    std::string key =
        {};  ///< of the table, where it depends on more than the project (a run of samples); else the title
    std::size_t wide = 0;  ///< column of the table that takes what is left
};

/// Title, "as table" and a menu that saves numbers (CSV) or picture (SVG, PNG). Put a Scope or Card around. True when
/// the user reads the chart as a table, which is then drawn here instead of the chart.
[[nodiscard]] bool chart_head(ui::Context& ui, PanelContext& context, const ChartSpec& spec);

/// Title of a table with a button that saves it (CSV).
void table_head(ui::Context& ui, PanelContext& context, std::string_view title, const std::function<TableBlock()>& csv,
                std::string_view remark = {});

}  // namespace zuji::app
