#pragma once
// Which lines of the bill of materials are shown: the tree with folded branches, or what a search or filter finds
// together with the lines above it. Kept between frames (BomRows); asking again costs nothing while nothing changed.

#include <cstddef>
#include <optional>

#include "wasm/app/app_state.hpp"

namespace zuji::app {

/// Brings context.state.panels.bom.rows up to date.
void update_bom_rows(PanelContext& context);
/// The same for the table of activities that is shown.
void update_activity_rows(PanelContext& context);

/// Kind of the rows of an activity table; not for materials.
/// The kind of a new row of the table; a table may show several.
ActivityKind activity_kind(BomTable table);
BomTable table_of(ActivityKind kind);

/// A line that says something that cannot be understood (as opposed to one that merely lacks something).
bool is_faulty(LineState state);
/// Has lines below it.
bool has_children(const Footprint& footprint, std::size_t position);

/// Folds or unfolds a parent.
void toggle_fold(BomState& state, RowId row);
bool is_folded(const BomState& state, RowId row);

/// Position of a line or activity by id; searches, so not for every row of a frame.
std::optional<std::size_t> bom_position(const Project& project, RowId id);
std::optional<std::size_t> activity_position(const Project& project, RowId id);

/// Where the selected material line and its parent stand; searched for once when line or document change.
const SelectedLine& selected_material(PanelContext& context);

/// Makes the line visible (unfolds what is above it, drops search and filter that hide it), selects it and goes there.
/// Takes effect with the next update_bom_rows that finds it, so that it may be a line that a command is about to add.
void want_row(BomState& state, RowId row);

/// First position after the subtree of `position`.
std::size_t subtree_end(const Footprint& footprint, std::size_t position);

}  // namespace zuji::app
