#pragma once
// View state of step 6: picture or table, the chosen contributor, and sorted lists kept from frame to frame.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/footprint/footprint.hpp"
#include "core/results/contribution_tree.hpp"
#include "core/results/flows.hpp"
#include "core/results/stages.hpp"
#include "wasm/app/panels/bom_state.hpp"
#include "wasm/ui/grid.hpp"

namespace zuji::app {

enum class FootprintView { charts, tree, flows, cut_off, uncertainty, plan, table, statement };

/// A row of the result: a material line or an activity, by its identity.
struct ResultRow {
    bool is_activity = false;
    RowId id = 0;
    friend bool operator==(const ResultRow&, const ResultRow&) = default;
};

/// Rows of the result of one revision.
struct FootprintRows {
    std::uint64_t revision = no_revision;
    std::optional<BomStages> stages;   ///< of the material lines; looks into the project of that revision
    std::vector<Contributor> largest;  ///< by falling emission, at most eight
    double largest_sum = 0;            ///< of those that are shown as bars
    std::size_t counted = 0;           ///< lines that count
    std::vector<Contributor> open;     ///< lines that are neither counted nor omitted, in document order
    std::size_t no_factor = 0;         ///< of them without factor
    std::vector<Contributor> all;      ///< every leaf and activity, sorted as the table asks
    std::optional<std::size_t> sorted_by;
    ui::SortOrder order = ui::SortOrder::none;
    bool all_listed = false;
};

/// Where the chosen row stands, looked up once for a revision.
struct ChosenRow {
    std::uint64_t revision = no_revision;
    std::optional<ResultRow> of;
    std::optional<Contributor> place;
};

struct FootprintState {
    FootprintView view = FootprintView::charts;
    std::set<std::string, std::less<>> opened = {"stage.materials"};  ///< nodes of the contribution tree
    std::map<std::string, std::vector<Contribution>> tree;            ///< by stage, of those that were opened
    std::uint64_t tree_revision = no_revision;
    FlowDiagram flows;
    std::uint64_t flows_revision = no_revision;
    std::optional<ResultRow> selected;  ///< nothing chosen: the largest contributor is explained
    bool explain_nothing = false;       ///< the pane shows a clause instead of a row
    ChosenRow chosen;
    FootprintRows rows;
    ui::GridState grid;
    std::optional<std::size_t> sorted_by = 4;  ///< column of the emission
    ui::SortOrder order = ui::SortOrder::down;
};

}  // namespace zuji::app
