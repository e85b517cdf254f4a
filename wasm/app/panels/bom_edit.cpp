#include "wasm/app/panels/bom_edit.hpp"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "core/base/units.hpp"
#include "core/model/words.hpp"
#include "wasm/app/panels/bom_rows.hpp"

namespace zuji::app {

namespace {

struct ActivityDefaults {
    std::string_view stage;
    std::string_view unit;
    std::string_view distance_unit;
};

ActivityDefaults defaults_of(ActivityKind kind) {
    switch (kind) {
        case ActivityKind::energy:
            return {"manufacturing", "kWh", ""};
        case ActivityKind::fuel:
            return {"manufacturing", "t", ""};
        case ActivityKind::formula:
            return {"use", "kWh", ""};
        case ActivityKind::material:
        case ActivityKind::mass_balance:
        case ActivityKind::measured:
        case ActivityKind::transport:
            return {"inbound", "kg", "km"};
        case ActivityKind::waste:
        case ActivityKind::direct:
            break;
    }
    return {"manufacturing", "kg", ""};
}

std::optional<Dimension> dimension_of(std::string_view unit) {
    const auto found = find_unit(unit);
    return found.ok() ? std::optional(found.value().dimension) : std::nullopt;
}

constexpr std::size_t looked_at = 4;  ///< suggestions tried for one line

template <class Line>
const FactorHit* first_suitable(const FactorLibrary& library, const std::vector<FactorHit>& hits, const Line& line) {
    for (const auto& hit : hits)
        if (suits(library.factors()[hit.index], line)) return &hit;
    return nullptr;
}

void append(SetCells& to, SetCells from) {
    for (auto& cell : from.cells) to.cells.push_back(std::move(cell));
}

template <class Line>
void match_line(const PanelContext& context, FactorMatching& matching, Table table, const Line& line,
                std::string_view material) {
    const auto& library = *context.knowledge.factors;
    const auto hits = library.suggest(line.name, material, looked_at);
    const auto* hit = first_suitable(library, hits, line);
    if (!hit) {
        ++matching.left_open;
        return;
    }
    ++matching.matched;
    if (hit->proxy) ++matching.proxies;
    append(matching.cells, link_factor(table, line.id, library.factors()[hit->index].id,
                                       hit->proxy ? Origin::proxy : Origin::database));
}

void match_activities(const PanelContext& context, FactorMatching& matching) {
    const auto& lines = context.project.activities;
    const auto& results = context.assessment.footprint.activities;
    for (std::size_t i = 0; i < lines.size() && i < results.size(); ++i)
        if (lines[i].kind != ActivityKind::direct && results[i].state == LineState::no_factor)
            match_line(context, matching, Table::activities, lines[i], {});
}

void finish_matching(PanelContext& context) {
    auto& state = context.state.panels.bom;
    auto& matching = state.matching;
    match_activities(context, matching);
    state.matching_result = {true, matching.matched, matching.proxies, matching.left_open};
    if (!matching.cells.cells.empty()) {
        Batch batch{"command.match-factors", {}};
        batch.commands.emplace_back(std::move(matching.cells));
        context.actions.push(std::move(batch));
    }
    matching = {};
}

/// Rows of the selected block, as ids.
template <class IdOf>
std::vector<RowId> selected_ids(const ui::GridState& grid, std::size_t rows, IdOf&& id_of) {
    std::vector<RowId> ids;
    if (!grid.has_active) return ids;
    const auto block = grid.block();
    for (int row = std::max(block.first.row, 0); row <= block.last.row && static_cast<std::size_t>(row) < rows; ++row)
        ids.push_back(id_of(static_cast<std::size_t>(row)));
    return ids;
}

}  // namespace

SetCells link_factor(Table table, RowId row, std::string_view factor, Origin origin) {
    return {{{table, row, "factor", std::string(factor)}, {table, row, "origin", std::string(word_of(origin))}}};
}

void add_material(PanelContext& context, NewLine where) {
    auto& state = context.state.panels.bom;
    InsertRows insert{.table = Table::bom, .rows = {"{}"}};
    if (const auto position = selected_material(context).position) {
        const auto& selected = context.project.bom[*position];
        const auto& footprint = context.assessment.footprint;
        if (where == NewLine::beside) {
            insert.parent = selected.parent;
            insert.after = selected.id;
        } else {
            insert.parent = selected.id;
            for (auto i = *position + 1; i < subtree_end(footprint, *position); ++i)
                if (context.project.bom[i].parent == selected.id) insert.after = context.project.bom[i].id;
        }
    }
    want_row(state, context.project.next_row);
    context.actions.push(std::move(insert));
}

void add_activity(PanelContext& context) {
    auto& state = context.state.panels.bom;
    const auto kind = activity_kind(state.table);
    const auto defaults = defaults_of(kind);
    nlohmann::ordered_json row = {{"kind", word_of(kind)}, {"stage", defaults.stage}, {"unit", defaults.unit}};
    if (!defaults.distance_unit.empty()) row["distance_unit"] = defaults.distance_unit;
    state.words.clear();
    state.selected_activity = context.project.next_row;
    state.activity_grid.go_to({static_cast<int>(state.activities.visible.size()), 0});
    context.actions.push(InsertRows{.table = Table::activities, .rows = {row.dump()}});
}

bool anything_selected(const PanelContext& context) {
    const auto& state = context.state.panels.bom;
    if (state.table == BomTable::materials) return state.grid.has_active && !state.rows.visible.empty();
    return state.activity_grid.has_active && !state.activities.visible.empty();
}

void delete_selected(PanelContext& context) {
    auto& state = context.state.panels.bom;
    const bool materials = state.table == BomTable::materials;
    DeleteRows doomed{.table = materials ? Table::bom : Table::activities, .rows = {}};
    if (materials)
        doomed.rows = selected_ids(state.grid, state.rows.visible.size(),
                                   [&](std::size_t row) { return context.project.bom[state.rows.visible[row]].id; });
    else
        doomed.rows = selected_ids(state.activity_grid, state.activities.visible.size(), [&](std::size_t row) {
            return context.project.activities[state.activities.visible[row]].id;
        });
    if (doomed.rows.empty()) return;
    auto& grid = materials ? state.grid : state.activity_grid;
    grid.anchor = grid.active = grid.block().first;
    context.actions.push(std::move(doomed));
}

bool suits(const Factor& factor, const BomLine& line) {
    if (!factor.usable || factor.kind != FactorKind::footprint) return false;
    const auto per = dimension_of(factor.per);
    if (!per) return false;
    const auto unit = dimension_of(line.unit);
    if (unit && *unit == *per && *per != Dimension::piece) return true;
    // Per mass: the line has a mass, or may get one; "8 pieces" alone cannot be weighed.
    return *per == Dimension::mass &&
           (!line.mass_kg.is_empty() || line.quantity.is_empty() || !unit || *unit == Dimension::piece);
}

bool suits(const Factor& factor, const ActivityLine& line) {
    if (!factor.usable || factor.kind != FactorKind::footprint) return false;
    const auto per = dimension_of(factor.per);
    if (line.kind == ActivityKind::transport) return per == Dimension::distance_mass;
    return per && per == dimension_of(line.unit);
}

void start_matching(PanelContext& context) {
    auto& state = context.state.panels.bom;
    state.matching_result = {};
    state.matching = {};
    state.matching.running = true;
    state.matching.revision = context.revision;
}

void continue_matching(PanelContext& context) {
    auto& matching = context.state.panels.bom.matching;
    if (!matching.running) return;
    if (matching.revision != context.revision) {  // the project has changed under it: begin again
        start_matching(context);
        return;
    }
    using Clock = std::chrono::steady_clock;
    constexpr auto slice = std::chrono::milliseconds(8);
    const auto end = Clock::now() + slice;
    const auto& results = context.assessment.footprint.bom;
    const auto lines = std::min(context.project.bom.size(), results.size());
    while (matching.next < lines) {
        const auto& line = context.project.bom[matching.next];
        const auto state = results[matching.next].state;
        ++matching.next;
        if (state != LineState::no_factor && !(state == LineState::no_amount && line.factor.empty())) continue;
        match_line(context, matching, Table::bom, line, line.material);
        if (Clock::now() > end) return;
    }
    finish_matching(context);
}

double matching_fraction(const PanelContext& context) {
    const auto lines = context.project.bom.size();
    return lines == 0 ? 1 : static_cast<double>(context.state.panels.bom.matching.next) / static_cast<double>(lines);
}

}  // namespace zuji::app
