// Step 5: the bill of materials and the activities as spreadsheets.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "core/io/factor_csv.hpp"
#include "core/model/words.hpp"
#include "wasm/app/host.hpp"
#include "wasm/app/panels/bom_columns.hpp"
#include "wasm/app/panels/bom_csv.hpp"
#include "wasm/app/panels/bom_edit.hpp"
#include "wasm/app/panels/bom_rows.hpp"
#include "wasm/app/panels/bom_source.hpp"
#include "wasm/app/panels/boundary_view.hpp"
#include "wasm/app/panels/factor_pane.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/gwp_view.hpp"
#include "wasm/app/panels/import_view.hpp"
#include "wasm/app/panels/panels.hpp"
#include "wasm/app/panels/supplier_view.hpp"

namespace zuji::app {

namespace {

constexpr float side = 24;
constexpr float footer_height = 40;

std::string_view word_after(std::string_view field, std::string_view prefix) {
    return field.starts_with(prefix) ? field.substr(prefix.size()) : std::string_view();
}

void show_activity(BomState& state, const ActivityLine& line) {
    state.table = table_of(line.kind);
    state.words.clear();
    state.selected_activity = line.id;
    state.wanted_activity = line.id;
    state.focus_grid = true;
}

/// An open point, a search hit or the footprint has sent the user to a row: show its table and go there.
void take_focus(PanelContext& context) {
    auto& field = context.state.focus_field;
    auto& state = context.state.panels.bom;
    constexpr std::string_view line_prefix = "bom:";
    constexpr std::string_view activity_prefix = "activities:";
    constexpr std::string_view allocation_prefix = "allocations:";
    if (field.empty()) return;
    const auto number = [&](std::string_view prefix) {
        return static_cast<RowId>(std::strtoul(field.c_str() + prefix.size(), nullptr, 10));
    };
    if (field.starts_with(line_prefix)) {
        state.table = BomTable::materials;
        want_row(state, number(line_prefix));
        state.focus_grid = true;
    } else if (const auto kind = from_word<ActivityKind>(word_after(field, activity_prefix))) {
        state.table = table_of(*kind);
    } else if (field.starts_with(activity_prefix)) {
        const auto position = activity_position(context.project, number(activity_prefix));
        if (position) show_activity(state, context.project.activities[*position]);
    } else if (field.starts_with(allocation_prefix)) {
        const auto allocation = number(allocation_prefix);
        for (const auto& line : context.project.activities) {
            if (line.allocation != allocation) continue;
            show_activity(state, line);
            break;
        }
    } else if (field == "activities") {
        state.table = BomTable::energy;
    } else if (field == "product.mass_kg") {
        context.actions.go(Step::company, field);
        return;
    }
    field.clear();
}

/// What is needed now and then: boundary, GWP values, sets of factors.
void draw_more_menu(ui::Context& ui, PanelContext& context) {
    const std::array<ui::MenuItem, 4> items = {
        ui::MenuItem{.label = context.t("boundary.open"), .icon = ui::Icon::branch},
        ui::MenuItem{.label = context.t("gwp.open"), .icon = ui::Icon::globe},
        ui::MenuItem{.label = context.t("factor-csv.import"),
                     .icon = ui::Icon::import_file,
                     .disabled = context.read_only,
                     .line_above = true},
        ui::MenuItem{.label = context.t("factor-csv.export"),
                     .icon = ui::Icon::export_file,
                     .disabled = context.project.own_factors.empty()}};
    const auto picked = ui::menu_button(ui, "more-menu", {.name = context.t("bom.more-menu"), .items = items});
    if (picked == std::size_t{0}) ui::open_popup(ui, boundary_dialog);
    if (picked == std::size_t{1}) ui::open_popup(ui, gwp_dialog);
    if (picked == std::size_t{2}) context.actions.ask([](Host& host) { host.pick_file("bom"); });
    if (picked == std::size_t{3})
        context.actions.ask([csv = factor_csv(context.project.own_factors),
                             name = csv_file_name(context, context.t("factor-csv.file"))](Host& host) {
            host.save_file(name, "text/csv", csv);
        });
    draw_boundary_dialog(ui, context);
    draw_gwp_dialog(ui, context);
}

/// What came of the last factor set that was read.
void draw_factor_import(ui::Context& ui, PanelContext& context) {
    auto& done = context.state.panels.bom.factor_import;
    if (!done.show) return;
    ui::Row row(ui, {.height = 24, .gap = 8});
    ui::text(ui, ui::Type::note, done.refused == 0 ? ui.theme().text : ui.theme().warning, done.text,
             ui::Mirrored::status);
    if (ui::link(ui, "close-factors", {.label = context.t("bom.matched-close")})) done = {};
}

// ---- head --------------------------------------------------------------------------------------------------------

void draw_title(ui::Context& ui, PanelContext& context) {
    const auto& footprint = context.assessment.footprint;
    const auto& rows = context.state.panels.bom.rows;
    ui::Row row(ui, {.height = 32, .gap = 8});
    ui::heading(ui, context.t("step.bom"), 1);
    if (!context.project.bom.empty())
        ui::text(
            ui, ui::Type::body, ui.theme().muted,
            context.t("bom.size", {format_count(context.project.bom.size()), std::to_string(footprint.max_depth + 1)}));
    if (rows.errors > 0)
        ui::chip(ui, context.t("bom.errors", {format_count(rows.errors)}), ui::Tone::error, ui::Icon::cross);
    if (rows.missing_factors > 0)
        ui::chip(ui, context.t("bom.missing-factors", {format_count(rows.missing_factors)}), ui::Tone::error);
    if (rows.missing_amounts > 0)
        ui::chip(ui, context.t("bom.missing-amounts", {format_count(rows.missing_amounts)}), ui::Tone::warning);
    row.right();
    draw_more_menu(ui, context);
    if (ui::button(ui, "export",
                   {.label = context.t("bom.export"),
                    .icon_left = ui::Icon::export_file,
                    .disabled = context.project.bom.empty() && context.project.activities.empty(),
                    .name = context.t("bom.export-name")}))
        export_bom(context);
    if (ui::button(ui, "import",
                   {.label = context.t("bom.import"),
                    .kind = ui::ButtonKind::primary,
                    .icon_left = ui::Icon::import_file,
                    .disabled = context.read_only}))
        context.actions.ask([](Host& host) { host.pick_file("bom"); });
}

void draw_tables(ui::Context& ui, PanelContext& context) {
    auto& state = context.state.panels.bom;
    constexpr std::size_t tables = 7;
    std::array<std::size_t, tables> counts{context.project.bom.size()};
    for (const auto& line : context.project.activities) ++counts[static_cast<std::size_t>(table_of(line.kind))];
    constexpr std::array<std::string_view, tables> keys = {
        "bom.table.materials", "bom.table.auxiliary", "bom.table.energy", "bom.table.transport",
        "bom.table.waste",     "bom.table.direct",    "bom.table.use"};
    std::array<std::string, tables> texts;
    std::array<ui::Option, tables> options;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        texts[i] = counts[i] == 0 ? std::string() : format_count(counts[i]);
        options[i] = {.label = context.t(keys[i]), .count = texts[i]};
    }
    const auto picked = ui::segmented(
        ui, "table",
        {.name = context.t("bom.table"), .options = options, .chosen = static_cast<std::size_t>(state.table)});
    if (!picked) return;
    state.table = static_cast<BomTable>(*picked);
    state.words.clear();
    state.activity_grid = {};
    state.selected_activity = 0;
}

void draw_filter(ui::Context& ui, PanelContext& context) {
    constexpr std::array<std::string_view, 6> keys = {"bom.filter.all",     "bom.filter.open",    "bom.filter.errors",
                                                      "bom.filter.missing", "bom.filter.proxies", "bom.filter.omitted"};
    auto& state = context.state.panels.bom;
    std::array<ui::MenuItem, keys.size()> items;
    for (std::size_t i = 0; i < keys.size(); ++i)
        items[i] = {.label = context.t(keys[i]),
                    .icon = static_cast<std::size_t>(state.filter) == i ? ui::Icon::check : ui::Icon::none};
    const auto label = state.filter == BomFilter::all
                           ? context.t("bom.filter")
                           : context.t("bom.filter-by", {context.t(keys[static_cast<std::size_t>(state.filter)])});
    const auto picked =
        ui::menu_button(ui, "filter", {.label = label, .name = label, .icon = ui::Icon::filter, .items = items});
    if (picked) state.filter = static_cast<BomFilter>(*picked);
}

void draw_column_choice(ui::Context& ui, PanelContext& context) {
    auto& state = context.state.panels.bom;
    if (ui::button(ui, "columns-open",
                   {.label = state.narrow ? std::string_view() : std::string_view(context.t("bom.columns")),
                    .kind = ui::ButtonKind::quiet,
                    .icon_left = ui::Icon::columns,
                    .name = context.t("bom.columns"),
                    .menu = true,
                    .expanded = ui::popup_open(ui, "columns")}))
        ui::open_popup(ui, "columns");
    ui::Popup popup(ui, "columns", {.name = context.t("bom.columns")});
    if (!popup) return;
    const auto box = [&](std::string_view id, std::string_view key, bool& shown) {
        const auto toggled = ui::checkbox(ui, id, {.label = context.t(key), .checked = shown});
        if (!toggled) return;
        shown = *toggled;
        state.grid.widths.clear();
    };
    box("part_number", "bom.column.part-number", state.show_part_number);
    box("material", "bom.column.material", state.show_material);
    box("supplier", "bom.column.supplier", state.show_supplier);
}

bool quiet_button(ui::Context& ui, const PanelContext& context, std::string_view id, std::string_view key,
                  ui::Icon icon, bool disabled) {
    return ui::button(ui, id,
                      {.label = context.t(key),
                       .kind = ui::ButtonKind::quiet,
                       .icon_left = icon,
                       .disabled = disabled || context.read_only});
}

void draw_toolbar(ui::Context& ui, PanelContext& context) {
    auto& state = context.state.panels.bom;
    const bool materials = state.table == BomTable::materials;
    ui::Row row(ui, {.height = 32, .gap = 4});
    if (quiet_button(ui, context, "add", "bom.add", ui::Icon::plus, false)) {
        if (materials)
            add_material(context, NewLine::beside);
        else
            add_activity(context);
        state.focus_grid = true;
    }
    if (materials &&
        quiet_button(ui, context, "add-below", "bom.add-below", ui::Icon::branch, !anything_selected(context))) {
        add_material(context, NewLine::below);
        state.focus_grid = true;
    }
    if (quiet_button(ui, context, "delete", "bom.delete", ui::Icon::trash, !anything_selected(context)))
        delete_selected(context);
    if (quiet_button(ui, context, "match", "bom.match", ui::Icon::link, state.matching.running))
        start_matching(context);
    if (materials) {
        ui::separator(ui);
        draw_filter(ui, context);
        draw_column_choice(ui, context);
    }
    row.right();
    const auto words = ui::search_field(ui, "search",
                                        {.name = context.t("bom.search"),
                                         .value = state.words,
                                         .placeholder = context.t("bom.search"),
                                         .width = state.narrow ? 150.0F : 180.0F});
    if (words) state.words = *words;
}

void draw_matching(ui::Context& ui, PanelContext& context) {
    auto& state = context.state.panels.bom;
    if (state.matching.running) {
        const auto fraction = matching_fraction(context);
        const auto percent = format_percent(fraction);
        if (ui::progress(ui, "matching",
                         {.name = context.t("bom.matching"),
                          .fraction = static_cast<float>(fraction),
                          .percent = percent,
                          .cancel = context.t("bom.matching-cancel")}))
            state.matching = {};
        continue_matching(context);
        ui.request_frame();
        return;
    }
    const auto& result = state.matching_result;
    if (!result.show) return;
    const auto text = context.t(
        "bom.matched", {format_count(result.matched), format_count(result.proxies), format_count(result.left_open)});
    ui::Row row(ui, {.height = 24, .gap = 8});
    ui::text(ui, ui::Type::note, ui.theme().text, text, ui::Mirrored::status);
    if (ui::link(ui, "close-matched", {.label = context.t("bom.matched-close")})) state.matching_result = {};
}

float head_height(const BomState& state) {
    constexpr float rows = 16 + 32 + 8 + 32 + 8 + 32 + 8;
    const float matching = state.matching.running || state.matching_result.show ? 36 : 0;
    const float factor_import = state.factor_import.show ? 32 : 0;
    return rows + matching + factor_import;
}

void draw_head(ui::Context& ui, PanelContext& context, ui::Rect area) {
    ui::Region head(ui, "head", area,
                    {.name = {}, .padding = {side, 16}, .border = ui::Border::bottom, .scroll = false});
    ui::Column column(ui, {.gap = 8});
    draw_title(ui, context);
    draw_tables(ui, context);
    draw_toolbar(ui, context);
    draw_matching(ui, context);
    draw_factor_import(ui, context);
}

// ---- grids -------------------------------------------------------------------------------------------------------

ui::GridSpec grid_spec(const PanelContext& context, const ColumnSet& columns) {
    return {.name = context.t("step.bom"),
            .columns = columns.looks(),
            .expand_name = context.t("bom.expand"),
            .collapse_name = context.t("bom.collapse"),
            .empty = context.t("bom.nothing-found")};
}

/// Enter on a cell that takes no text: choose a factor.
bool wants_factor(const ColumnSet& columns, const ui::GridState& grid, const ui::GridEvents& events) {
    return events.opened && grid.has_active && columns[grid.active.column] == BomColumn::factor;
}

void focus_once(ui::Context& ui, BomState& state, std::string_view grid) {
    if (!state.focus_grid) return;
    ui.focus(grid);
    state.focus_grid = false;
}

void draw_materials(ui::Context& ui, PanelContext& context, ui::Rect area) {
    auto& state = context.state.panels.bom;
    const auto columns = ColumnSet::of_materials(context);
    MaterialSource source(context, columns);
    ui::Region region(ui, "grid-area", area, {.name = {}, .scroll = false});
    focus_once(ui, state, "materials");
    auto spec = grid_spec(context, columns);
    spec.takes_files = !context.read_only;
    const auto events = ui::grid(ui, "materials", spec, state.grid, source);
    const bool over_line = events.file_row && static_cast<std::size_t>(*events.file_row) < state.rows.visible.size();
    if (over_line) {
        const BomLine& line = context.project.bom[state.rows.visible[static_cast<std::size_t>(*events.file_row)]];
        state.drop_line = line.id;
        state.drop_name = line.name;
    }
    const auto row = static_cast<std::size_t>(state.grid.active.row);
    if (state.grid.has_active && row < state.rows.visible.size()) {
        const auto id = context.project.bom[state.rows.visible[row]].id;
        if (id != state.selected && state.wanted == 0) {
            state.selected = id;
            state.factor_words.clear();
        }
    }
    const auto& selected = selected_material(context);
    if (wants_factor(columns, state.grid, events)) ui::open_popup(ui, "factor-dialog");
    if (selected.position) draw_factor_dialog(ui, context, factor_target(context.project.bom[*selected.position]));
}

/// A row that was asked for from elsewhere: make it the active one.
void go_to_wanted_activity(PanelContext& context) {
    auto& state = context.state.panels.bom;
    if (state.wanted_activity == 0) return;
    const auto& visible = state.activities.visible;
    for (std::size_t row = 0; row < visible.size(); ++row)
        if (context.project.activities[visible[row]].id == state.wanted_activity)
            state.activity_grid.go_to({static_cast<int>(row), 0});
    state.wanted_activity = 0;
}

void update_gases(PanelContext& context) {
    auto& state = context.state.panels.bom;
    if (state.gases_of == context.project.gwp_set && !state.gases.empty()) return;
    state.gases_of = context.project.gwp_set;
    state.gases = context.knowledge.factors->gases(state.gases_of);
}

void draw_activities(ui::Context& ui, PanelContext& context, ui::Rect area) {
    auto& state = context.state.panels.bom;
    update_gases(context);
    update_activity_rows(context);
    const auto columns = ColumnSet::of_activities(context);
    ActivitySource source(context, columns);
    go_to_wanted_activity(context);
    ui::Region region(ui, "grid-area", area, {.name = {}, .scroll = false});
    focus_once(ui, state, "activities");
    const auto events = ui::grid(ui, "activities", grid_spec(context, columns), state.activity_grid, source);
    const auto row = static_cast<std::size_t>(state.activity_grid.active.row);
    if (state.activity_grid.has_active && row < state.activities.visible.size())
        state.selected_activity = context.project.activities[state.activities.visible[row]].id;
    if (wants_factor(columns, state.activity_grid, events)) ui::open_popup(ui, "factor-dialog");
    const auto position = activity_position(context.project, state.selected_activity);
    if (position) draw_factor_dialog(ui, context, factor_target(context.project.activities[*position]));
}

// ---- footer ------------------------------------------------------------------------------------------------------

void draw_sum(ui::Context& ui, std::string_view name, const std::string& value, std::string_view unit = {}) {
    ui::Row row(ui, {.height = 24, .gap = 4});
    ui::text(ui, ui::Type::body, ui.theme().muted, name);
    ui::text(ui, ui::Type::body_bold, ui.theme().text, value);
    if (!unit.empty()) ui::text(ui, ui::Type::body, ui.theme().muted, unit);
}

void draw_nameplate(ui::Context& ui, PanelContext& context) {
    const auto& mass = context.project.product.mass_kg;
    const double net = context.assessment.footprint.net_mass_kg;
    std::string text = context.t("bom.no-nameplate");
    if (mass.has_value() && mass.value() > 0) {
        const auto difference = format_percent((net - mass.value()) / mass.value());
        text = context.state.panels.bom.narrow ? context.t("bom.nameplate-short", {difference})
                                               : context.t("bom.nameplate", {format_entered(mass), difference});
    }
    if (ui::link(ui, "nameplate", {.label = text, .type = ui::Type::body}))
        context.actions.go(Step::company, "product.mass_kg");
}

void draw_material_footer(ui::Context& ui, PanelContext& context) {
    const auto& footprint = context.assessment.footprint;
    ui::GridFooter row(ui);
    ui::text(ui, ui::Type::body_bold, ui.theme().text, context.t("bom.sum"));
    draw_sum(ui, context.t("bom.sum.leaves"), format_count(footprint.leaf_lines));
    draw_sum(ui, context.t("bom.sum.net"), format_mass(footprint.net_mass_kg), "kg");
    draw_nameplate(ui, context);
    row.right();
    draw_sum(ui, context.t("bom.sum.emission"), format_amount(context.state.panels.bom.rows.total_kgco2e), "kgCO₂e");
}

void draw_activity_footer(ui::Context& ui, PanelContext& context) {
    const auto& rows = context.state.panels.bom.activities.visible;
    const auto& results = context.assessment.footprint.activities;
    CompensatedSum sum;
    for (const auto position : rows)
        if (position < results.size() && results[position].state == LineState::counted)
            sum.add(results[position].kgco2e);
    ui::GridFooter row(ui);
    ui::text(ui, ui::Type::body_bold, ui.theme().text, context.t("bom.sum"));
    draw_sum(ui, context.t("bom.sum.lines"), format_count(rows.size()));
    row.right();
    draw_sum(ui, context.t("bom.sum.emission"), format_amount(sum.value()), "kgCO₂e");
}

/// The grid stays below the sentence, so that a table copied from a spreadsheet can be pasted into it.
void draw_empty(ui::Context& ui, PanelContext& context, ui::Rect area) {
    constexpr float grid_height = 72;
    const bool materials = context.state.panels.bom.table == BomTable::materials;
    const ui::Rect top{area.x, area.y, area.w, grid_height};
    if (materials)
        draw_materials(ui, context, top);
    else
        draw_activities(ui, context, top);
    ui::Region region(ui, "empty-area", {area.x, area.y + grid_height, area.w, area.h - grid_height},
                      {.name = {}, .padding = {side, side}});
    if (materials) {
        if (ui::empty_state(ui, "empty",
                            {.sentence = context.t("bom.empty"),
                             .action = context.t("bom.import"),
                             .action_icon = ui::Icon::import_file}))
            context.actions.ask([](Host& host) { host.pick_file("bom"); });
    } else if (ui::empty_state(ui, "empty",
                               {.sentence = context.t("bom.activities-empty"),
                                .action = context.t("bom.add"),
                                .action_icon = ui::Icon::plus})) {
        add_activity(context);
    }
}

/// The columns begin anew with other widths when the page gets narrow or wide.
void update_width(BomState& state, float width) {
    constexpr float narrow_below = 780;
    const bool narrow = width < narrow_below;
    if (narrow == state.narrow) return;
    state.narrow = narrow;
    state.grid.widths.clear();
    state.activity_grid.widths.clear();
}

bool is_empty(const PanelContext& context) {
    const auto& state = context.state.panels.bom;
    if (state.table == BomTable::materials) return context.project.bom.empty();
    const auto& lines = context.project.activities;
    return std::none_of(lines.begin(), lines.end(),
                        [&](const ActivityLine& line) { return table_of(line.kind) == state.table; });
}

}  // namespace

void draw_bom(ui::Context& ui, PanelContext& context, ui::Rect area) {
    auto& state = context.state.panels.bom;
    if (state.import.open) return draw_import(ui, context, area);
    ui::Region region(ui, "bom", area,
                      {.landmark = ui::Landmark::main, .name = context.t("step.bom"), .scroll = false});
    draw_supplier_footprints(ui, context);
    state.drop_line = 0;
    take_focus(context);
    update_width(state, area.w);
    update_bom_rows(context);
    const float head = head_height(state);
    draw_head(ui, context, {area.x, area.y, area.w, head});
    const ui::Rect body{area.x, area.y + head, area.w, area.h - head - footer_height};
    if (is_empty(context))
        draw_empty(ui, context, {body.x, body.y, body.w, body.h + footer_height});
    else if (state.table == BomTable::materials)
        draw_materials(ui, context, body);
    else
        draw_activities(ui, context, body);
    if (is_empty(context)) return;
    ui::Region foot(ui, "foot", {area.x, area.bottom() - footer_height, area.w, footer_height},
                    {.name = {}, .scroll = false});
    if (state.table == BomTable::materials)
        draw_material_footer(ui, context);
    else
        draw_activity_footer(ui, context);
}

}  // namespace zuji::app
