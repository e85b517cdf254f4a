#pragma once
// What few lines of step 5 need, at the end of the pane: recycled share, recovered scrap, shared assemblies, stages;
// for activities their method, parameters and allocation.

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

/// A number of one row of a table, with its error and the probable fix.
struct CellNumber {
    std::string_view column;
    std::string_view label_key;
    const Entered* value;
    std::string_view unit = {};
    std::string_view description_key = {};
};
void cell_number(ui::Context& ui, PanelContext& context, Table table, RowId row, const CellNumber& spec);

/// Recycled share and its factor, recovered scrap, assembly shared with another line, life-cycle stage.
void draw_material_more(ui::Context& ui, PanelContext& context, std::size_t position);

/// How the emission of an activity is worked out, with the fields of that method.
void draw_activity_method(ui::Context& ui, PanelContext& context, std::size_t position);

/// Per declared unit, or a share of what a plant uses, with the reconciliation to the plant's total.
void draw_activity_allocation(ui::Context& ui, PanelContext& context, std::size_t position);

}  // namespace zuji::app
