#pragma once
// The result's rows in the orders in which step 6 shows them. Sorting and picking only; every figure is the engine's.

#include <optional>
#include <string>
#include <string_view>

#include "wasm/app/app_state.hpp"

namespace zuji::app {

inline constexpr std::size_t most_bars = 8;

/// Brings context.state.panels.footprint.rows up to date with the revision.
void update_footprint_rows(PanelContext& context);
/// The full list in the order that the table asks for.
const std::vector<Contributor>& sorted_rows(PanelContext& context);

/// Columns of the table of lines.
enum ResultColumn : int {
    name_column,
    stage_column,
    activity_column,
    factor_column,
    emission_column,
    share_column,
    origin_column,
    result_columns
};

std::string_view row_name(const PanelContext& context, const Contributor& row);
std::string_view row_stage(const PanelContext& context, const Contributor& row);
LineState row_state(const PanelContext& context, const Contributor& row);
Origin row_origin(const PanelContext& context, const Contributor& row);
std::string_view row_factor(const PanelContext& context, const Contributor& row);
/// Gross activity data and factor as used; 0 unless counted.
double row_activity(const PanelContext& context, const Contributor& row);
double row_factor_value(const PanelContext& context, const Contributor& row);
ResultRow identity(const PanelContext& context, const Contributor& row);
/// The row that the pane explains: the chosen one, else the largest; nullopt when there is none.
std::optional<Contributor> chosen_row(PanelContext& context);
/// Explain this row in the pane from now on.
void choose_row(PanelContext& context, const Contributor& row);
/// Goes to the row in step 5.
void go_to_row(PanelContext& context, const Contributor& row);
/// "第 7 行" or the like, and the table it stands in.
std::string row_place(const PanelContext& context, const Contributor& row);

}  // namespace zuji::app
