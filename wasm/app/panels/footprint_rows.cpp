#include "wasm/app/panels/footprint_rows.hpp"

#include <algorithm>

#include "core/assess/contributors.hpp"
#include "wasm/app/panels/bom_rows.hpp"

namespace zuji::app {

namespace {

bool is_leaf_state(LineState state) { return state != LineState::parent; }

template <class Visit>
void each_row(const PanelContext& context, Visit&& visit) {
    const auto& footprint = context.assessment.footprint;
    const auto lines = std::min(footprint.bom.size(), context.project.bom.size());
    for (std::size_t i = 0; i < lines; ++i)
        if (is_leaf_state(footprint.bom[i].state))
            visit(Contributor{false, i, footprint.bom[i].kgco2e}, footprint.bom[i].state);
    const auto activities = std::min(footprint.activities.size(), context.project.activities.size());
    for (std::size_t i = 0; i < activities; ++i)
        visit(Contributor{true, i, footprint.activities[i].kgco2e}, footprint.activities[i].state);
}

void rebuild(const PanelContext& context, FootprintRows& rows) {
    rows.stages.emplace(context.project.bom);
    rows.largest = top_contributors(context.assessment.footprint, most_bars);
    rows.open.clear();
    rows.counted = 0;
    rows.no_factor = 0;
    each_row(context, [&](const Contributor& row, LineState state) {
        if (state == LineState::counted) {
            ++rows.counted;
        } else if (is_open(state)) {
            rows.open.push_back(row);
            if (state == LineState::no_factor) ++rows.no_factor;
        }
    });
    CompensatedSum sum;
    for (const auto& row : rows.largest) sum.add(row.kgco2e);
    rows.largest_sum = sum.value();
    rows.all_listed = false;
}

template <class Less>
void sort_by(std::vector<Contributor>& rows, ui::SortOrder order, Less&& less) {
    if (order == ui::SortOrder::down)
        std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return less(b, a); });
    else
        std::stable_sort(rows.begin(), rows.end(), less);
}

void sort_rows(const PanelContext& context, std::vector<Contributor>& rows, std::size_t column, ui::SortOrder order) {
    const auto by = [&](auto&& key) {
        sort_by(rows, order, [&](const Contributor& a, const Contributor& b) { return key(a) < key(b); });
    };
    switch (column) {
        case name_column:
            return by([&](const Contributor& row) { return row_name(context, row); });
        case stage_column:
            return by([&](const Contributor& row) { return row_stage(context, row); });
        case activity_column:
            return by([&](const Contributor& row) { return row_activity(context, row); });
        case factor_column:
            return by([&](const Contributor& row) { return row_factor_value(context, row); });
        case origin_column:
            return by([&](const Contributor& row) { return static_cast<int>(row_origin(context, row)); });
        default:
            return by(
                [&](const Contributor& row) { return row_state(context, row) == LineState::counted ? row.kgco2e : 0; });
    }
}

const BomLine& line_of(const PanelContext& context, const Contributor& row) { return context.project.bom[row.index]; }
const ActivityLine& activity_of(const PanelContext& context, const Contributor& row) {
    return context.project.activities[row.index];
}

/// Where a row stands now; nullopt when it is gone.
std::optional<Contributor> find_row(const PanelContext& context, const ResultRow& row) {
    const auto& footprint = context.assessment.footprint;
    if (row.is_activity) {
        const auto at = activity_position(context.project, row.id);
        if (!at || *at >= footprint.activities.size()) return std::nullopt;
        return Contributor{true, *at, footprint.activities[*at].kgco2e};
    }
    const auto at = bom_position(context.project, row.id);
    if (!at || *at >= footprint.bom.size()) return std::nullopt;
    return Contributor{false, *at, footprint.bom[*at].kgco2e};
}

}  // namespace

void update_footprint_rows(PanelContext& context) {
    auto& rows = context.state.panels.footprint.rows;
    if (rows.revision == context.revision) return;
    rows.revision = context.revision;
    rebuild(context, rows);
}

const std::vector<Contributor>& sorted_rows(PanelContext& context) {
    const auto& state = context.state.panels.footprint;
    auto& rows = context.state.panels.footprint.rows;
    if (rows.all_listed && rows.sorted_by == state.sorted_by && rows.order == state.order) return rows.all;
    rows.all.clear();
    each_row(context, [&](const Contributor& row, LineState) { rows.all.push_back(row); });
    if (state.sorted_by && state.order != ui::SortOrder::none)
        sort_rows(context, rows.all, *state.sorted_by, state.order);
    rows.sorted_by = state.sorted_by;
    rows.order = state.order;
    rows.all_listed = true;
    return rows.all;
}

std::string_view row_name(const PanelContext& context, const Contributor& row) {
    return row.is_activity ? std::string_view(activity_of(context, row).name)
                           : std::string_view(line_of(context, row).name);
}

std::string_view row_stage(const PanelContext& context, const Contributor& row) {
    if (row.is_activity) return activity_of(context, row).stage;
    const auto& stages = context.state.panels.footprint.rows.stages;
    return stages ? stages->of(row.index) : std::string_view("materials");
}

LineState row_state(const PanelContext& context, const Contributor& row) {
    const auto& footprint = context.assessment.footprint;
    return row.is_activity ? footprint.activities[row.index].state : footprint.bom[row.index].state;
}

Origin row_origin(const PanelContext& context, const Contributor& row) {
    return row.is_activity ? activity_of(context, row).origin : line_of(context, row).origin;
}

std::string_view row_factor(const PanelContext& context, const Contributor& row) {
    return row.is_activity ? std::string_view(activity_of(context, row).factor)
                           : std::string_view(line_of(context, row).factor);
}

double row_activity(const PanelContext& context, const Contributor& row) {
    const auto& footprint = context.assessment.footprint;
    return row.is_activity ? footprint.activities[row.index].activity : footprint.bom[row.index].activity;
}

double row_factor_value(const PanelContext& context, const Contributor& row) {
    const auto& footprint = context.assessment.footprint;
    return row.is_activity ? footprint.activities[row.index].factor : footprint.bom[row.index].factor;
}

ResultRow identity(const PanelContext& context, const Contributor& row) {
    return {row.is_activity, row.is_activity ? activity_of(context, row).id : line_of(context, row).id};
}

std::optional<Contributor> chosen_row(PanelContext& context) {
    auto& state = context.state.panels.footprint;
    auto& chosen = state.chosen;
    if (chosen.revision == context.revision && chosen.of == state.selected) return chosen.place;
    chosen = {context.revision, state.selected, std::nullopt};
    if (state.selected) chosen.place = find_row(context, *state.selected);
    if (!chosen.place && !state.rows.largest.empty()) chosen.place = state.rows.largest.front();
    return chosen.place;
}

void choose_row(PanelContext& context, const Contributor& row) {
    context.state.panels.footprint.selected = identity(context, row);
    context.state.panels.footprint.explain_nothing = false;
}

void go_to_row(PanelContext& context, const Contributor& row) {
    const auto id = std::to_string(identity(context, row).id);
    context.actions.go(Step::bom, (row.is_activity ? "activities:" : "bom:") + id);
}

std::string row_place(const PanelContext& context, const Contributor& row) {
    return context.t(row.is_activity ? "footprint.activity-place" : "footprint.row-place",
                     {std::to_string(row.index + 1)});
}

}  // namespace zuji::app
