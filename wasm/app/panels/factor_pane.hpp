#pragma once
// The factor of one line in the pane: what it is and rests on, others that would fit, and a factor of one's own.

#include <string_view>

#include "core/model/command.hpp"
#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

/// A line of either table, as far as its factor is concerned.
struct FactorTarget {
    Table table = Table::bom;
    RowId row = 0;
    std::string_view name;
    std::string_view material;
    std::string_view factor;  ///< id, may be empty
    Origin origin = Origin::unset;
    std::string_view per_like;  ///< unit of the amount; offers of another dimension are left out; empty: all
};

FactorTarget factor_target(const BomLine& line);
FactorTarget factor_target(const ActivityLine& line);

/// Value, source, year, region, boundary, GWP basis, confidence, licence; or that there is none and whom to ask.
void draw_factor(ui::Context& ui, PanelContext& context, const FactorTarget& target);
/// Where the value comes from.
void draw_origin_choice(ui::Context& ui, PanelContext& context, const FactorTarget& target);
/// Suggestions and search; choosing one links it. True when one was chosen.
bool draw_factor_offers(ui::Context& ui, PanelContext& context, const FactorTarget& target, float list_height);
/// Form for a figure of the supplier or an own measurement.
void draw_own_factor(ui::Context& ui, PanelContext& context, const FactorTarget& target);
/// The offers as a dialog, for pages too narrow for the pane and for Enter on a factor cell.
void draw_factor_dialog(ui::Context& ui, PanelContext& context, const FactorTarget& target);

}  // namespace zuji::app
