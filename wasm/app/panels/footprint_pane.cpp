// Right pane of step 6: how one contributor was computed and what it rests on.

#include <string>

#include "wasm/app/basis_pane.hpp"
#include "wasm/app/panels/bom_source.hpp"
#include "wasm/app/panels/factor_pane.hpp"
#include "wasm/app/panels/factor_view.hpp"
#include "wasm/app/panels/footprint_rows.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/panels.hpp"

namespace zuji::app {

namespace {

void draw_head(ui::Context& ui, PanelContext& context, const Contributor& row) {
    const auto& rows = context.state.panels.footprint.rows;
    const double total = context.assessment.footprint.total;
    const auto place = row_place(context, row);
    const auto name = row_name(context, row);
    ui::text_wrapped(ui, ui::Type::body_bold, ui.theme().text, name.empty() ? std::string_view(place) : name);
    ui::Row line(ui, {.height = 20, .gap = 8});
    const bool counted = row_state(context, row) == LineState::counted;
    const bool first = !rows.largest.empty() && rows.largest.front().is_activity == row.is_activity &&
                       rows.largest.front().index == row.index;
    const auto share = total > 0 ? format_percent(row.kgco2e / total) : std::string(no_value);
    if (counted) ui::note_text(ui, context.t(first ? "footprint.pane.largest" : "footprint.pane.share", {share}));
    line.right();
    if (ui::link(ui, "go", {.label = context.t("footprint.pane.go", {place}), .icon_right = ui::Icon::chevron_right}))
        go_to_row(context, row);
}

/// "1,620.0 kg ÷ (1 − 6 %)": the net amount with its loss; the gross amount where the factor is not per kg.
std::string line_amount(const BomLine& line, const BomLineResult& result, std::string_view per) {
    if (per != "kg" || !result.has_mass) return format_amount(result.activity) + " " + unit_text(per);
    const auto net = format_mass(result.net_mass_kg) + " kg";
    if (!line.loss_percent.has_value() || line.loss_percent.value() == 0) return net;
    return net + " ÷ (1 − " + format_entered(line.loss_percent) + "\u2009%)";
}

std::string with_unit(const Entered& amount, const std::string& unit) {
    return format_entered(amount) + " " + unit_text(unit);
}

/// As entered; what a formula, a balance or a plant's share has made of it otherwise.
std::string activity_amount(const PanelContext& context, const ActivityLine& line, const ActivityResult& result) {
    if (line.allocation != 0 || line.amount.is_empty())
        return format_amount(result.activity) + " " + unit_text(activity_unit(context, line));
    if (line.kind != ActivityKind::transport) return with_unit(line.amount, line.unit);
    return with_unit(line.amount, line.unit) + " × " + with_unit(line.distance, line.distance_unit);
}

std::string amount_of(const PanelContext& context, const Contributor& row) {
    const auto& footprint = context.assessment.footprint;
    if (row.is_activity)
        return activity_amount(context, context.project.activities[row.index], footprint.activities[row.index]);
    const auto per = factor_per(factor_of(context, row_factor(context, row)));
    return line_amount(context.project.bom[row.index], footprint.bom[row.index], per);
}

void draw_formula(ui::Context& ui, PanelContext& context, const Contributor& row) {
    ui::heading(ui, context.t("footprint.pane.how"), 4);
    const auto state = row_state(context, row);
    if (state != LineState::counted) {
        ui::state_word(ui, is_open(state) ? ui::State::not_met : ui::State::not_applicable,
                       line_state_text(context, state));
        return;
    }
    ui::Card card(ui, "formula", {.name = context.t("footprint.pane.how"), .padding = {12, 10}, .gap = 4});
    const auto per = row_factor(context, row).empty()
                         ? std::string()
                         : " /" + unit_text(factor_per(factor_of(context, row_factor(context, row))));
    ui::text_wrapped(ui, ui::Type::body, ui.theme().text,
                     amount_of(context, row) + " × " + format_factor(row_factor_value(context, row)) + per);
    ui::Row line(ui, {.height = 21, .gap = 8});
    ui::text(ui, ui::Type::body_bold, ui.theme().text, "= " + format_amount(row.kgco2e) + " kgCO₂e");
    line.right();
    ui::badge(ui, origin_name(context, row_origin(context, row)), origin_tone(row_origin(context, row)));
}

void draw_advice(ui::Context& ui, PanelContext& context, const Contributor& row) {
    const double total = context.assessment.footprint.total;
    if (row_origin(context, row) != Origin::proxy || row_state(context, row) != LineState::counted || total <= 0)
        return;
    const auto text = context.t("footprint.pane.proxy", {format_percent(row.kgco2e / total)});
    (void)ui::note(ui, "advice",
                   {.kind = ui::NoteKind::advice, .title = context.t("footprint.pane.proxy-title"), .text = text});
}

}  // namespace

bool draw_footprint_pane(ui::Context& ui, PanelContext& context) {
    update_footprint_rows(context);
    if (context.state.panels.footprint.explain_nothing) return false;
    const auto row = chosen_row(context);
    if (!row) return false;
    ui::Scope scope(ui, row->is_activity ? "activity" : "line", static_cast<std::int64_t>(row->index));
    ui::Column column(ui, {.gap = 8});
    draw_head(ui, context, *row);
    draw_formula(ui, context, *row);
    draw_advice(ui, context, *row);
    ui::separator(ui);
    const bool direct = row->is_activity && context.project.activities[row->index].kind == ActivityKind::direct;
    if (!direct)
        draw_factor(ui, context,
                    row->is_activity ? factor_target(context.project.activities[row->index])
                                     : factor_target(context.project.bom[row->index]));
    ui::separator(ui);
    ui::heading(ui, context.t("basis.clauses"), 4);
    for (const auto* paragraph : {"16", "21", "24"}) draw_clause(ui, context, document_of(context), paragraph);
    return true;
}

}  // namespace zuji::app
