// Step 7, data quality (CLAUSE R52003/22): rating against the minimum, findings, values, risks, balances.

#include <array>
#include <string>

#include "wasm/app/panels/chart_head.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/panels.hpp"
#include "wasm/app/panels/quality_parts.hpp"
#include "wasm/app/panels/result_view.hpp"

namespace zuji::app {

namespace {

void draw_rating(ui::Context& ui, PanelContext& context) {
    const auto facts = facts_of(context);
    const Say say(context.words);
    const auto& title = context.t("quality.rating");
    ui::Card card(ui, "rating", {.name = title});
    table_head(ui, context, title, [&] { return rating_table(facts, say); });
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("statement.quality-text"));
    const auto& table = kept_table(context, "rating", [&] { return rating_table(facts, say); });
    (void)block_table(ui, context, "table", table, {.name = title});
    const auto& quality = context.assessment.analysis->quality;
    ui::note_text(ui, context.t("quality.entered-share", {format_percent(quality.entered_share)}));
}

void draw_minimum(ui::Context& ui, PanelContext& context) {
    const auto& analysis = context.project.analysis;
    const auto& title = context.t("quality.minimum");
    ui::Card card(ui, "minimum", {.name = title});
    {
        ui::Row row(ui, {.height = 24, .gap = 8});
        ui::heading(ui, title, 3);
        if (ui::clause_chip(ui, "clause", paragraph_label(context.words, "22")))
            context.actions.show_basis({title, "", "22"});
    }
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("quality.minimum-why"));
    text_input(ui, context,
               {.path = "analysis.quality_source",
                .label_key = "analysis.quality_source",
                .value = analysis.quality_source,
                .width = ui::fill});
    ui::Row row(ui, {.gap = 8, .wrap = true, .fields = true});
    const auto number = [&](std::string_view path, std::string_view label, const Entered& value,
                            std::string_view unit) {
        number_input(ui, context, {.path = path, .label_key = label, .unit = unit, .width = 128}, value);
    };
    number("analysis.worst_accuracy", "quality.accuracy", analysis.worst_accuracy, "");
    number("analysis.worst_timeliness", "quality.timeliness", analysis.worst_timeliness, "");
    number("analysis.worst_geography", "quality.geography", analysis.worst_geography, "");
    number("analysis.worst_technology", "quality.technology", analysis.worst_technology, "");
    number("analysis.min_primary_percent", "quality.primary-share", analysis.min_primary_percent, "%");
    number("analysis.max_age_years", "quality.max-age", analysis.max_age_years, context.t("quality.years"));
    number("analysis.calibration_months", "quality.calibration", analysis.calibration_months,
           context.t("quality.months"));
}

void draw_findings(ui::Context& ui, PanelContext& context) {
    const auto facts = facts_of(context);
    const Say say(context.words);
    const auto& title = context.t("quality.findings");
    ui::Card card(ui, "findings", {.name = title});
    table_head(ui, context, title, [&] { return findings_table(facts, say); });
    const auto& table = kept_table(context, "findings", [&] { return findings_table(facts, say); });
    if (table.rows.empty()) return ui::state_word(ui, ui::State::met, context.t("quality.no-findings"));
    (void)block_table(ui, context, "table", table, {.name = title});
}

void draw_risks(ui::Context& ui, PanelContext& context) {
    const Say say(context.words);
    for (const auto& risk : context.assessment.analysis->risks) {
        const auto title = context.t("risk." + std::string(risk_word(risk.kind)));
        ui::Scope scope(ui, risk_word(risk.kind));
        ui::Card card(ui, "card", {.name = title});
        {
            ui::Row row(ui, {.height = 24, .gap = 8});
            ui::heading(ui, title, 3);
            const std::string clause(risk_clause(risk.kind));
            if (ui::clause_chip(ui, "clause", paragraph_label(context.words, clause)))
                context.actions.show_basis({title, "", clause});
            row.right();
            if (risk.found())
                ui::state_word(ui, ui::State::open, context.t("risk.found", {std::to_string(risk.count)}));
            else if (risk.checked)
                ui::state_word(ui, ui::State::met, context.t("risk.nothing"));
            else
                ui::state_word(ui, ui::State::not_started, context.t("risk.not-checked"));
        }
        std::size_t number = 0;
        for (const auto& each : risk.evidence) {
            ui::Scope line(ui, "evidence", static_cast<std::int64_t>(number++));
            ui::Row row(ui, {.height = 26, .gap = 8});
            const auto text = context.t("risk.evidence." + each.key, spoken_args(say, each.args));
            ui::body(ui, text);
            row.right();
            if (!each.field.empty() &&
                ui::link(ui, "go",
                         {.label = context.t("quality.go"), .icon_right = ui::Icon::chevron_right, .name = text})) {
                const bool product = each.field.starts_with("product.");
                context.actions.go(product ? Step::company : Step::bom, each.field);
            }
        }
        if (risk.found() && risk.count > risk.evidence.size())
            ui::note_text(ui, context.t("risk.more", {std::to_string(risk.count - risk.evidence.size())}));
    }
}

void draw_view_choice(ui::Context& ui, PanelContext& context) {
    const std::array<ui::Option, 4> options = {
        ui::Option{.label = context.t("quality.view.rating")}, ui::Option{.label = context.t("quality.view.values")},
        ui::Option{.label = context.t("quality.view.risks")}, ui::Option{.label = context.t("quality.view.balances")}};
    auto& view = context.state.panels.quality.view;
    const auto picked = ui::segmented(
        ui, "view", {.name = context.t("quality.view"), .options = options, .chosen = static_cast<std::size_t>(view)});
    if (picked) view = static_cast<QualityView>(*picked);
}

/// A point that names a value or a risk opens its view.
void follow_focus(PanelContext& context) {
    auto& state = context.state.panels.quality;
    auto& field = context.state.focus_field;
    constexpr std::string_view value = "quality.";
    if (field.starts_with(value)) {
        state.view = QualityView::values;
        const auto end = field.rfind('.');
        state.selected = field.substr(value.size(), end - value.size());
        field.clear();
    } else if (field.starts_with("risk:")) {
        state.view = QualityView::risks;
        field.clear();
    } else if (field.starts_with("quality:") || field.starts_with("factor:")) {
        state.view = QualityView::values;
        field.clear();
    } else if (field.starts_with("analysis.")) {
        state.view = QualityView::rating;
    }
}

}  // namespace

void draw_quality(ui::Context& ui, PanelContext& context, ui::Rect area) {
    follow_focus(context);
    const auto& title = context.t("step.quality");
    ui::Region region(ui, "quality", area, {.landmark = ui::Landmark::main, .name = title, .padding = {24, 16}});
    ui::Column column(ui, {.gap = 12});
    {
        ui::Row row(ui, {.height = 32, .gap = 8});
        ui::heading(ui, title, 1);
        row.right();
        draw_view_choice(ui, context);
    }
    if (context.assessment.footprint.counted_lines == 0) {
        if (ui::empty_state(ui, "empty",
                            {.sentence = context.t("quality.empty"),
                             .action = context.t("footprint.to-bom"),
                             .action_icon = ui::Icon::chevron_right}))
            context.actions.go(Step::bom);
        return;
    }
    switch (context.state.panels.quality.view) {
        case QualityView::rating:
            draw_rating(ui, context);
            draw_findings(ui, context);
            draw_minimum(ui, context);
            break;
        case QualityView::values:
            draw_quality_values(ui, context);
            break;
        case QualityView::risks:
            draw_risks(ui, context);
            break;
        case QualityView::balances:
            draw_balances(ui, context);
            break;
    }
}

}  // namespace zuji::app
