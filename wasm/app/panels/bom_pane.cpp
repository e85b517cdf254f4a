// Right pane of step 5: everything about the selected line that has no column, above all its factor.

#include <array>
#include <string>

#include "core/model/words.hpp"
#include "wasm/app/basis_pane.hpp"
#include "wasm/app/panels/bom_more.hpp"
#include "wasm/app/panels/bom_rows.hpp"
#include "wasm/app/panels/bom_source.hpp"
#include "wasm/app/panels/factor_pane.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/panels.hpp"

namespace zuji::app {

namespace {

constexpr float offers_height = 212;

/// A text of the line that has no column in the grid.
void cell_field(ui::Context& ui, PanelContext& context, Table table, RowId row, std::string_view column,
                std::string_view label_key, std::string_view value, int lines = 1) {
    auto text = ui::text_field(ui, column,
                               {.name = context.t(label_key),
                                .value = value,
                                .disabled = context.read_only,
                                .width = ui::fill,
                                .lines = lines});
    if (text) context.actions.set_cell(table, row, std::string(column), std::move(*text));
}

void draw_title(ui::Context& ui, const PanelContext& context, std::string_view name, std::size_t position,
                std::string_view summary) {
    {
        ui::Row row(ui, {.height = 21, .gap = 8});
        const auto number = context.t("bom.pane.row", {std::to_string(position + 1)});
        const float room = ui::available_width(ui) - ui::text_width(ui, ui::Type::note, number) - 12;
        ui::text(ui, ui::Type::body_bold, ui.theme().text,
                 ui::ellipsis(ui, ui::Type::body_bold, name.empty() ? context.t("bom.pane.no-name") : std::string(name),
                              room));
        row.right();
        ui::note_text(ui, number);
    }
    if (!summary.empty()) ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, summary);
}

void append(std::string& to, const PanelContext& context, const std::string& part) {
    if (part.empty()) return;
    if (!to.empty()) to += context.t("list.separator");
    to += part;
}

std::string with_unit(const Entered& amount, std::string_view unit) {
    if (amount.is_empty()) return {};
    return unit.empty() ? format_entered(amount) : format_entered(amount) + " " + std::string(unit);
}

std::string summary_of(const PanelContext& context, const BomLine& line, const BomLineResult& result,
                       std::optional<std::size_t> above) {
    std::string text;
    if (above) append(text, context, context.project.bom[*above].name);
    append(text, context, with_unit(line.quantity, line.unit));
    if (result.has_mass) append(text, context, context.t("bom.pane.net", {format_mass(result.net_mass_kg)}));
    if (!line.loss_percent.is_empty())
        append(text, context, context.t("bom.pane.loss", {format_entered(line.loss_percent)}));
    return text;
}

void draw_line_result(ui::Context& ui, const PanelContext& context, LineState state, double kgco2e) {
    const bool counts = state == LineState::counted || state == LineState::parent;
    const auto amount = counts ? format_amount(kgco2e) : std::string();
    const bool open = is_open(state);
    ui::fact(ui, {.name = context.t("bom.pane.emission"),
                  .value = counts ? std::string_view(amount)
                                  : std::string_view(context.t(open ? "bom.not-counted" : "bom.pane.not-separately")),
                  .unit = counts ? "kgCO₂e" : "",
                  .tone = open ? ui::Tone::error : ui::Tone::neutral,
                  .bold_value = true});
    if (!counts)
        ui::text_wrapped(ui, ui::Type::note, open ? ui.theme().error : ui.theme().muted,
                         line_state_text(context, state));
}

void draw_mass_basis(ui::Context& ui, PanelContext& context, const BomLine& line) {
    const std::array<ui::Option, 2> options = {ui::Option{.label = context.t("bom.mass-basis.line")},
                                               ui::Option{.label = context.t("bom.mass-basis.each")}};
    ui::text(ui, ui::Type::note, ui.theme().muted, context.t("bom.mass-basis"), ui::Mirrored::none);
    const auto picked = ui::segmented(ui, "mass_basis",
                                      {.name = context.t("bom.mass-basis"),
                                       .options = options,
                                       .chosen = static_cast<std::size_t>(line.mass_basis),
                                       .small = true,
                                       .disabled = context.read_only});
    if (picked)
        context.actions.set_cell(Table::bom, line.id, "mass_basis",
                                 std::string(word_of(static_cast<MassBasis>(*picked))));
}

/// CLAUSE R52003/21: what is left out needs a reason, and all of it together stays within the limit.
template <class Line>
void draw_cut_off(ui::Context& ui, PanelContext& context, Table table, const Line& line) {
    const auto toggled = ui::checkbox(ui, "omitted",
                                      {.label = context.t("bom.omit"),
                                       .checked = line.omitted,
                                       .disabled = context.read_only,
                                       .description = context.t("bom.omit-help")});
    if (toggled) context.actions.set_cell(table, line.id, "omitted", *toggled ? "true" : "");
    if (!line.omitted) return;
    const auto reason = ui::text_field(
        ui, "omit_reason",
        {.name = context.t("bom.omit-reason"),
         .value = line.omit_reason,
         .error = line.omit_reason.empty() ? std::string_view(context.t("bom.omit-needs-reason")) : std::string_view(),
         .disabled = context.read_only,
         .required = true,
         .width = ui::fill,
         .lines = 2});
    if (reason) context.actions.set_cell(table, line.id, "omit_reason", *reason);
}

/// What the emission is, where neither its factor nor its gas says it.
void draw_part(ui::Context& ui, PanelContext& context, const ActivityLine& line) {
    std::array<std::string, choices::emission_part.size() + 1> labels = {context.t("bom.part.unknown")};
    std::array<ui::Option, labels.size()> options;
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < choices::emission_part.size(); ++i) {
        labels[i + 1] = context.t("footprint.part." + std::string(choices::emission_part[i]));
        if (line.part == choices::emission_part[i]) chosen = i + 1;
    }
    for (std::size_t i = 0; i < labels.size(); ++i) options[i] = {.label = labels[i]};
    const auto picked = ui::select(ui, "part",
                                   {.name = context.t("bom.part"),
                                    .options = options,
                                    .chosen = chosen,
                                    .show_label = true,
                                    .disabled = context.read_only,
                                    .width = ui::fill});
    if (picked)
        context.actions.set_cell(Table::activities, line.id, "part",
                                 *picked == 0 ? std::string() : std::string(choices::emission_part[*picked - 1]));
}

void draw_factor_part(ui::Context& ui, PanelContext& context, const FactorTarget& target, bool folded) {
    draw_factor(ui, context, target);
    if (folded) return;
    if (!target.factor.empty()) draw_origin_choice(ui, context, target);
    (void)draw_factor_offers(ui, context, target, offers_height);
    draw_own_factor(ui, context, target);
}

void draw_clauses(ui::Context& ui, PanelContext& context, std::initializer_list<std::string_view> paragraphs) {
    ui::separator(ui);
    ui::heading(ui, context.t("basis.clauses"), 4);
    for (const auto paragraph : paragraphs) draw_clause(ui, context, document_of(context), paragraph);
}

void draw_line_fields(ui::Context& ui, PanelContext& context, const BomLine& line) {
    ui::heading(ui, context.t("bom.pane.line"), 4);
    cell_field(ui, context, Table::bom, line.id, "material", "bom.column.material", line.material);
    cell_field(ui, context, Table::bom, line.id, "part_number", "bom.column.part-number", line.part_number);
    cell_field(ui, context, Table::bom, line.id, "supplier", "bom.column.supplier", line.supplier);
    cell_field(ui, context, Table::bom, line.id, "source", "bom.column.source", line.source);
    cell_field(ui, context, Table::bom, line.id, "note", "bom.column.note", line.note, 2);
    draw_mass_basis(ui, context, line);
}

void draw_material_pane(ui::Context& ui, PanelContext& context, std::size_t position,
                        std::optional<std::size_t> above) {
    const auto& line = context.project.bom[position];
    const auto& result = context.assessment.footprint.bom[position];
    ui::Scope scope(ui, "line", line.id);
    ui::Column column(ui, {.gap = 8});
    draw_title(ui, context, line.name, position, summary_of(context, line, result, above));
    draw_line_result(ui, context, result.state, result.subtotal);
    ui::separator(ui);
    const bool assembly = result.state == LineState::parent;
    if (assembly)
        ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("bom.pane.assembly"));
    else
        draw_factor_part(ui, context, factor_target(line), line.omitted);
    if (assembly) draw_own_factor(ui, context, factor_target(line));
    ui::separator(ui);
    draw_line_fields(ui, context, line);
    ui::separator(ui);
    draw_cut_off(ui, context, Table::bom, line);
    draw_material_more(ui, context, position);
    if (line.omitted)
        draw_clauses(ui, context, {"21"});
    else
        draw_clauses(ui, context, {"19", "20"});
}

void draw_activity_pane(ui::Context& ui, PanelContext& context, std::size_t position) {
    const auto& line = context.project.activities[position];
    const auto& result = context.assessment.footprint.activities[position];
    ui::Scope scope(ui, "activity", line.id);
    ui::Column column(ui, {.gap = 8});
    std::string summary = stage_name(context, line.stage);
    append(summary, context, with_unit(line.amount, line.unit));
    append(summary, context, with_unit(line.distance, line.distance_unit));
    draw_title(ui, context, line.name, position, summary);
    draw_line_result(ui, context, result.state, result.kgco2e);
    ui::separator(ui);
    draw_activity_method(ui, context, position);
    const bool by_gas = line.factor.empty() && !line.gas.empty();
    if (line.kind == ActivityKind::direct || line.kind == ActivityKind::fuel ||
        line.kind == ActivityKind::mass_balance || line.kind == ActivityKind::measured || by_gas)
        draw_origin_choice(ui, context, factor_target(line));
    else
        draw_factor_part(ui, context, factor_target(line), false);
    ui::separator(ui);
    draw_activity_allocation(ui, context, position);
    ui::separator(ui);
    cell_field(ui, context, Table::activities, line.id, "supplier", "bom.column.supplier", line.supplier);
    cell_field(ui, context, Table::activities, line.id, "source", "bom.column.source", line.source);
    cell_field(ui, context, Table::activities, line.id, "note", "bom.column.note", line.note, 2);
    draw_part(ui, context, line);
    ui::separator(ui);
    draw_cut_off(ui, context, Table::activities, line);
    if (line.omitted)
        draw_clauses(ui, context, {"21"});
    else
        draw_clauses(ui, context, {"18", "19", "20"});
}

}  // namespace

bool draw_bom_pane(ui::Context& ui, PanelContext& context) {
    const auto& state = context.state.panels.bom;
    if (state.import.open) return false;
    if (state.table == BomTable::materials) {
        const auto& selected = selected_material(context);
        if (!selected.position) return false;
        draw_material_pane(ui, context, *selected.position, selected.above);
        return true;
    }
    const auto position = activity_position(context.project, state.selected_activity);
    if (!position || *position >= context.assessment.footprint.activities.size()) return false;
    if (table_of(context.project.activities[*position].kind) != state.table) return false;
    draw_activity_pane(ui, context, *position);
    return true;
}

}  // namespace zuji::app
