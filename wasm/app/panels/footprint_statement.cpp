// Step 6, statement (CLAUSE R52003/A1-7): the texts that only people can write, what is still lacking, and the
// statement to read, print or save.

#include <array>
#include <string>

#include "wasm/app/host.hpp"
#include "wasm/app/panels/footprint_cards.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

constexpr std::string_view statement_report = "A1-7";

void save_as(PanelContext& context, std::string_view format) {
    context.actions.ask([format = std::string(format)](Host& host) { host.export_as(format, statement_report); });
}

void draw_head(ui::Context& ui, PanelContext& context) {
    const auto& title = context.t("footprint.statement");
    {
        ui::Row row(ui, {.height = 28, .gap = 8});
        ui::heading(ui, title, 3);
        if (ui::clause_chip(ui, "clause", paragraph_label(context.words, statement_report)))
            context.actions.show_basis({title, "", std::string(statement_report)});
    }
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("footprint.statement-why"));
    ui::Row row(ui, {.height = 32, .gap = 8});
    if (ui::button(ui, "view",
                   {.label = context.t("footprint.statement-view"),
                    .kind = ui::ButtonKind::primary,
                    .icon_left = ui::Icon::eye}))
        save_as(context, "view");
    if (ui::button(ui, "html", {.label = context.t("export.html"), .icon_left = ui::Icon::export_file}))
        save_as(context, "html");
    if (ui::button(ui, "docx", {.label = context.t("export.docx"), .icon_left = ui::Icon::export_file}))
        save_as(context, "docx");
}

/// One thing that the statement needs, with the way to it where it is lacking.
void draw_check(ui::Context& ui, PanelContext& context, const char* key, bool good, const std::string& remark,
                FootprintView view, Step step) {
    ui::Row row(ui, {.height = 28, .gap = 8});
    ui::state_word(ui, good ? ui::State::met : ui::State::open, context.t(key));
    if (!remark.empty()) ui::note_text(ui, remark);
    row.right();
    if (good || !ui::link(ui, key,
                          {.label = context.t("quality.go"),
                           .icon_right = ui::Icon::chevron_right,
                           .name = context.t("quality.go") + " " + context.t(key)}))
        return;
    if (step == Step::footprint && view == FootprintView::statement)
        context.state.focus_field = "analysis.interpretation";
    else if (step == Step::footprint)
        context.state.panels.footprint.view = view;
    else
        context.actions.go(step);
}

void draw_checks(ui::Context& ui, PanelContext& context) {
    const auto& footprint = context.assessment.footprint;
    const auto& analysis = *context.assessment.analysis;
    const auto& entered = context.project.analysis;
    const auto& title = context.t("footprint.statement-checks");
    ui::Card card(ui, "checks", {.name = title, .gap = 2});
    ui::heading(ui, title, 3);
    std::size_t unexplained = 0;
    for (const auto& line : analysis.omitted)
        if (!line.has_reason) ++unexplained;
    std::size_t risks = 0;
    for (const auto& risk : analysis.risks) risks += risk.count;
    const bool minimum = entered.worst_accuracy.has_value() && entered.worst_timeliness.has_value() &&
                         entered.worst_geography.has_value() && entered.worst_technology.has_value();
    draw_check(ui, context, "footprint.check.lines", footprint.complete,
               footprint.open_lines > 0 ? context.t("footprint.incomplete", {format_count(footprint.open_lines)}) : "",
               FootprintView::charts, Step::footprint);
    draw_check(ui, context, "footprint.check.cut-off", unexplained == 0,
               unexplained > 0 ? context.t("footprint.check.no-reason", {format_count(unexplained)}) : "",
               FootprintView::cut_off, Step::footprint);
    draw_check(ui, context, "footprint.check.minimum", minimum, {}, FootprintView::statement, Step::data_quality);
    draw_check(ui, context, "footprint.check.scores", analysis.quality.entered_share > 0,
               format_percent(analysis.quality.entered_share), FootprintView::statement, Step::data_quality);
    draw_check(ui, context, "footprint.check.risks", risks == 0,
               risks > 0 ? context.t("risk.found", {format_count(risks)}) : "", FootprintView::statement,
               Step::data_quality);
    draw_check(ui, context, "footprint.check.interpretation", !entered.interpretation.empty(), {},
               FootprintView::statement, Step::footprint);
}

void draw_texts(ui::Context& ui, PanelContext& context) {
    const auto& entered = context.project.analysis;
    const auto& title = context.t("footprint.statement-texts");
    ui::Card card(ui, "texts", {.name = title, .gap = 10});
    ui::heading(ui, title, 3);
    const auto field = [&](std::string_view path, std::string_view label, const std::string& value,
                           std::string placeholder, int lines) {
        text_input(ui, context,
                   {.path = path,
                    .label_key = label,
                    .value = value,
                    .width = ui::fill,
                    .lines = lines,
                    .placeholder = std::move(placeholder)});
    };
    constexpr int few = 2;
    constexpr int many = 4;
    field("analysis.goal", "analysis.goal", entered.goal, context.t("statement.goal-default"), few);
    field("analysis.audience", "analysis.audience", entered.audience, context.t("statement.audience-default"), few);
    field("analysis.interpretation", "analysis.interpretation", entered.interpretation,
          context.t("footprint.interpretation-hint"), many);
    field("analysis.limits", "analysis.limits", entered.limits, context.t("footprint.limits-hint"), many);
}

}  // namespace

void draw_footprint_statement(ui::Context& ui, PanelContext& context) {
    {
        ui::Card card(ui, "statement", {.name = context.t("footprint.statement")});
        draw_head(ui, context);
    }
    draw_checks(ui, context);
    draw_texts(ui, context);
}

}  // namespace zuji::app
