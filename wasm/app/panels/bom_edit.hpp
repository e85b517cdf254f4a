#pragma once
// What the toolbar of step 5 does: add, delete, match factors. Everything ends as one command.

#include <string>
#include <vector>

#include "core/data/factor_library.hpp"
#include "wasm/app/app_state.hpp"

namespace zuji::app {

enum class NewLine { beside, below };

/// An empty material line after the selected one (beside), or as its last part (below).
void add_material(PanelContext& context, NewLine where);
/// An empty line of the activity table that is shown, with the usual unit and stage filled in.
void add_activity(PanelContext& context);
/// The selected rows of the table that is shown, materials with everything below them.
void delete_selected(PanelContext& context);
[[nodiscard]] bool anything_selected(const PanelContext& context);

/// Starts to look for factors for every line without one.
void start_matching(PanelContext& context);
/// Goes on for a few milliseconds; pushes one command at the end. Call once a frame while it runs.
void continue_matching(PanelContext& context);
/// How far it is, 0–1.
[[nodiscard]] double matching_fraction(const PanelContext& context);

/// Whether the line's amount can be counted with the factor: same kind of quantity, or mass.
[[nodiscard]] bool suits(const Factor& factor, const BomLine& line);
[[nodiscard]] bool suits(const Factor& factor, const ActivityLine& line);

/// The command that links a factor to a row: factor and origin in one step.
[[nodiscard]] SetCells link_factor(Table table, RowId row, std::string_view factor, Origin origin);

}  // namespace zuji::app
