#include "wasm/app/panels/bom_rows.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace zuji::app {

namespace {

void count_lines(BomRows& rows, const Footprint& footprint) {
    rows.errors = rows.missing_factors = rows.missing_amounts = 0;
    CompensatedSum total;
    for (const auto& line : footprint.bom) {
        if (is_faulty(line.state)) ++rows.errors;
        if (line.state == LineState::no_factor) ++rows.missing_factors;
        if (line.state == LineState::no_amount) ++rows.missing_amounts;
        if (line.depth == 0) total.add(line.subtotal);
    }
    rows.total_kgco2e = total.value();
}

/// Folded names of all lines in one string: searching it is far cheaper than folding 100,000 names at every key.
void list_text(BomRows& rows, const Project& project) {
    rows.text.clear();
    rows.text_ends.clear();
    rows.text_ends.reserve(project.bom.size());
    for (const auto& line : project.bom) {
        rows.text += comparison_key(line.name);
        for (const auto* more : {&line.part_number, &line.material, &line.supplier}) {
            if (more->empty()) continue;
            rows.text += '\n';
            rows.text += comparison_key(*more);
        }
        rows.text_ends.push_back(static_cast<std::uint32_t>(rows.text.size()));
    }
}

bool passes(BomFilter filter, const BomLine& line, LineState state) {
    switch (filter) {
        case BomFilter::all:
            return true;
        case BomFilter::open:
            return is_open(state);
        case BomFilter::errors:
            return is_faulty(state);
        case BomFilter::missing:
            return state == LineState::no_factor || state == LineState::unknown_factor;
        case BomFilter::proxies:
            return line.origin == Origin::proxy && state == LineState::counted;
        case BomFilter::omitted:
            return line.omitted;
    }
    return true;
}

void list_tree(const BomState& state, std::size_t lines, const Footprint& footprint,
               std::vector<std::uint32_t>& visible, const Project& project) {
    int folded_depth = -1;
    for (std::size_t i = 0; i < lines; ++i) {
        const int depth = footprint.bom[i].depth;
        if (folded_depth >= 0 && depth > folded_depth) continue;
        folded_depth = -1;
        visible.push_back(static_cast<std::uint32_t>(i));
        if (has_children(footprint, i) && is_folded(state, project.bom[i].id)) folded_depth = depth;
    }
}

/// Lines that match, with everything above them. Runs backwards: above the last line taken stands its parent, the
/// nearest line before it that is less deep.
void list_matches(const BomRows& rows, const Project& project, const Footprint& footprint,
                  std::vector<std::uint32_t>& visible) {
    const auto words = comparison_key(rows.words);
    const std::string_view text = rows.text;
    int taken_depth = 0;
    for (std::size_t i = project.bom.size(); i-- > 0;) {
        const int depth = footprint.bom[i].depth;
        bool match = passes(rows.filter, project.bom[i], footprint.bom[i].state);
        if (match && !words.empty()) {
            const std::size_t begin = i == 0 ? 0 : rows.text_ends[i - 1];
            match = text.substr(begin, rows.text_ends[i] - begin).find(words) != std::string_view::npos;
        }
        if (!match && depth >= taken_depth) continue;
        visible.push_back(static_cast<std::uint32_t>(i));
        taken_depth = depth;
    }
    std::reverse(visible.begin(), visible.end());
}

/// The grid counts rows; keep it on the line that was selected when rows come and go above it.
void keep_active_row(BomState& state, const Project& project) {
    auto& grid = state.grid;
    const auto& visible = state.rows.visible;
    if (!grid.has_active || state.selected == 0) return;
    const auto row = static_cast<std::size_t>(grid.active.row);
    if (row < visible.size() && project.bom[visible[row]].id == state.selected) return;
    const auto found = std::find_if(visible.begin(), visible.end(),
                                    [&](std::uint32_t position) { return project.bom[position].id == state.selected; });
    if (found == visible.end()) {
        grid.has_active = false;
        return;
    }
    grid.active.row = grid.anchor.row = static_cast<int>(found - visible.begin());
    grid.anchor.column = grid.active.column;
}

void rebuild(PanelContext& context) {
    auto& state = context.state.panels.bom;
    auto& rows = state.rows;
    const auto& project = context.project;
    const auto& footprint = context.assessment.footprint;
    rows.visible.clear();
    const auto lines = std::min(project.bom.size(), footprint.bom.size());
    if (rows.words.empty() && rows.filter == BomFilter::all) {
        list_tree(state, lines, footprint, rows.visible, project);
    } else if (lines == project.bom.size()) {
        if (!rows.words.empty() && rows.text_revision != context.revision) {
            list_text(rows, project);
            rows.text_revision = context.revision;
        }
        list_matches(rows, project, footprint, rows.visible);
    }
}

}  // namespace

bool is_faulty(LineState state) {
    switch (state) {
        case LineState::unknown_factor:
        case LineState::bad_number:
        case LineState::unknown_unit:
        case LineState::unit_mismatch:
        case LineState::loss_out_of_range:
        case LineState::negative_amount:
        case LineState::factor_unfit:
        case LineState::unknown_gas:
        case LineState::share_out_of_range:
        case LineState::double_gwp:
        case LineState::no_output:
        case LineState::balance_open:
        case LineState::formula_error:
        case LineState::cycle:
        case LineState::no_assembly:
        case LineState::too_deep:
            return true;
        default:
            return false;
    }
}

bool has_children(const Footprint& footprint, std::size_t position) {
    return position + 1 < footprint.bom.size() && footprint.bom[position + 1].depth > footprint.bom[position].depth;
}

bool is_folded(const BomState& state, RowId row) {
    return !state.collapsed.empty() && std::binary_search(state.collapsed.begin(), state.collapsed.end(), row);
}

void toggle_fold(BomState& state, RowId row) {
    const auto place = std::lower_bound(state.collapsed.begin(), state.collapsed.end(), row);
    if (place != state.collapsed.end() && *place == row)
        state.collapsed.erase(place);
    else
        state.collapsed.insert(place, row);
    ++state.folding;
}

std::optional<std::size_t> bom_position(const Project& project, RowId id) {
    const auto found =
        std::find_if(project.bom.begin(), project.bom.end(), [id](const BomLine& line) { return line.id == id; });
    if (id == 0 || found == project.bom.end()) return std::nullopt;
    return static_cast<std::size_t>(found - project.bom.begin());
}

const SelectedLine& selected_material(PanelContext& context) {
    auto& state = context.state.panels.bom;
    auto& line = state.selected_line;
    if (line.revision == context.revision && line.row == state.selected) return line;
    line = {context.revision, state.selected, bom_position(context.project, state.selected), std::nullopt};
    if (line.position && *line.position >= context.assessment.footprint.bom.size()) line.position.reset();
    if (line.position) line.above = bom_position(context.project, context.project.bom[*line.position].parent);
    return line;
}

std::optional<std::size_t> activity_position(const Project& project, RowId id) {
    const auto& lines = project.activities;
    const auto found =
        std::find_if(lines.begin(), lines.end(), [id](const ActivityLine& line) { return line.id == id; });
    if (id == 0 || found == lines.end()) return std::nullopt;
    return static_cast<std::size_t>(found - lines.begin());
}

std::size_t subtree_end(const Footprint& footprint, std::size_t position) {
    const auto& lines = footprint.bom;
    std::size_t end = position + 1;
    while (end < lines.size() && lines[end].depth > lines[position].depth) ++end;
    return end;
}

void want_row(BomState& state, RowId row) {
    state.wanted = row;
    state.wanted_frames = 0;
}

namespace {

/// Unfolds everything above the line.
void unfold_above(BomState& state, const Project& project, std::size_t position) {
    for (RowId above = project.bom[position].parent; above != 0;) {
        if (is_folded(state, above)) toggle_fold(state, above);
        const auto at = bom_position(project, above);
        above = at ? project.bom[*at].parent : 0;
    }
}

void prepare_wanted(PanelContext& context) {
    auto& state = context.state.panels.bom;
    constexpr int patience = 6;
    const auto position = bom_position(context.project, state.wanted);
    if (!position) {
        if (++state.wanted_frames > patience) state.wanted = 0;
        return;
    }
    state.selected = state.wanted;
    state.words.clear();
    state.filter = BomFilter::all;
    unfold_above(state, context.project, *position);
}

/// Columns are found by the caller, who knows which are shown; here the row.
void go_to_wanted(PanelContext& context) {
    auto& state = context.state.panels.bom;
    const auto& visible = state.rows.visible;
    const auto found = std::find_if(visible.begin(), visible.end(), [&](std::uint32_t position) {
        return context.project.bom[position].id == state.wanted;
    });
    if (found == visible.end()) return;
    state.grid.go_to({static_cast<int>(found - visible.begin()), state.grid.has_active ? state.grid.active.column : 0});
    state.wanted = 0;
}

}  // namespace

void update_bom_rows(PanelContext& context) {
    auto& state = context.state.panels.bom;
    auto& rows = state.rows;
    if (state.wanted != 0) prepare_wanted(context);
    if (rows.counted_revision != context.revision) {
        count_lines(rows, context.assessment.footprint);
        rows.counted_revision = context.revision;
    }
    const bool same = rows.revision == context.revision && rows.words == state.words && rows.filter == state.filter &&
                      rows.folding == state.folding;
    if (!same) {
        rows.revision = context.revision;
        rows.words = state.words;
        rows.filter = state.filter;
        rows.folding = state.folding;
        rebuild(context);
        keep_active_row(state, context.project);
    }
    if (state.wanted != 0) go_to_wanted(context);
}

ActivityKind activity_kind(BomTable table) {
    switch (table) {
        case BomTable::transport:
            return ActivityKind::transport;
        case BomTable::waste:
            return ActivityKind::waste;
        case BomTable::direct:
            return ActivityKind::direct;
        case BomTable::auxiliary:
            return ActivityKind::material;
        case BomTable::use:
            return ActivityKind::formula;
        default:
            return ActivityKind::energy;
    }
}

BomTable table_of(ActivityKind kind) {
    switch (kind) {
        case ActivityKind::transport:
            return BomTable::transport;
        case ActivityKind::waste:
            return BomTable::waste;
        case ActivityKind::direct:
        case ActivityKind::mass_balance:
        case ActivityKind::measured:
            return BomTable::direct;
        case ActivityKind::material:
            return BomTable::auxiliary;
        case ActivityKind::formula:
            return BomTable::use;
        case ActivityKind::energy:
        case ActivityKind::fuel:
            break;
    }
    return BomTable::energy;
}

void update_activity_rows(PanelContext& context) {
    auto& state = context.state.panels.bom;
    auto& rows = state.activities;
    if (rows.revision == context.revision && rows.table == state.table && rows.words == state.words) return;
    rows.revision = context.revision;
    rows.table = state.table;
    rows.words = state.words;
    rows.visible.clear();
    const auto words = comparison_key(rows.words);
    for (std::size_t i = 0; i < context.project.activities.size(); ++i) {
        const auto& line = context.project.activities[i];
        if (table_of(line.kind) != state.table) continue;
        if (!words.empty() && comparison_key(line.name).find(words) == std::string::npos) continue;
        rows.visible.push_back(static_cast<std::uint32_t>(i));
    }
}

}  // namespace zuji::app
