#pragma once
// Tables and charts of the result: one table for screen, print and spreadsheet; every chart with its numbers to read
// and to save.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/report/chart_svg.hpp"
#include "core/report/result_tables.hpp"
#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

[[nodiscard]] ReportFacts facts_of(const PanelContext& context);

/// A table made once for a revision and a language.
const TableBlock& kept_table(PanelContext& context, const std::string& key, const std::function<TableBlock()>& make);

struct BlockTableSpec {
    std::string_view name = {};
    std::size_t wide = 0;         ///< the column that takes what is left
    bool pressable = false;       ///< rows can be pressed
    std::size_t most_rows = 200;  ///< more are counted below; they are in the spreadsheet
};
/// Columns are as wide as what stands in them; what is longer than its column goes on in the next line. The row that
/// was pressed.
std::optional<std::size_t> block_table(ui::Context& ui, PanelContext& context, std::string_view id,
                                       const TableBlock& table, const BlockTableSpec& spec);

/// Horizontal bars with direct labels; mirrored as a table.
void range_chart(ui::Context& ui, const RangeChart& chart);
/// Classes of the samples with the 95 % interval.
void histogram(ui::Context& ui, PanelContext& context, const SampleSummary& summary);
/// Flows between columns of nodes.
void flow_chart(ui::Context& ui, PanelContext& context, const FlowDiagram& flows);

}  // namespace zuji::app
