// Step 9, second tab: from acceptance to the certificate in days (paragraphs 29, 46, 50, 56, 69, 71, 73, 76, 79, 81).

#include <array>
#include <string>
#include <vector>

#include "core/report/schedule_report.hpp"
#include "wasm/app/basis_pane.hpp"
#include "wasm/app/panels/gantt_view.hpp"
#include "wasm/app/panels/panels.hpp"
#include "wasm/app/panels/row_fields.hpp"

namespace zuji::app {

namespace {

void plan_date(ui::Context& ui, PanelContext& context, std::string_view path, std::string_view label,
               std::string_view value) {
    date_input(ui, context, {.path = path, .label_key = label, .value = value, .width = 176});
}

void plan_number(ui::Context& ui, PanelContext& context, std::string_view path, std::string_view label,
                 std::string_view unit_key, const Entered& value) {
    number_input(ui, context, {.path = path, .label_key = label, .unit = context.t(unit_key), .width = 176}, value);
}

void draw_inputs(ui::Context& ui, PanelContext& context) {
    const auto& plan = context.project.plan;
    const auto& title = context.t("schedule.inputs");
    ui::Card card(ui, "inputs", {.name = title, .padding = {20, 16}, .gap = 12});
    {
        ui::Row row(ui, {.height = 28, .gap = 8});
        ui::heading(ui, title, 2);
        row.right();
        ui::note_text(ui, context.t("schedule.inputs-why"));
    }
    {
        ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
        plan_date(ui, context, "plan.accepted", "plan.accepted", plan.accepted);
        plan_date(ui, context, "plan.documents_complete", "plan.documents_complete", plan.documents_complete);
        plan_date(ui, context, "plan.site_from", "plan.site_from", plan.site_from);
    }
    {
        ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
        plan_number(ui, context, "plan.review_staff", "plan.review_staff", "unit.people", plan.review_staff);
        plan_number(ui, context, "plan.verification_staff", "plan.verification_staff", "unit.people",
                    plan.verification_staff);
        plan_number(ui, context, "plan.inspection_staff", "plan.inspection_staff", "unit.people",
                    plan.inspection_staff);
        plan_number(ui, context, "plan.review_days", "plan.review_days", "unit.working-days", plan.review_days);
    }
    ui::separator(ui);
    answer_line(ui, context, "plan.verification_with_inspection", "plan.verification_with_inspection",
                plan.verification_with_inspection);
    answer_line(ui, context, "plan.findings_expected", "plan.findings_expected", plan.findings_expected);
    if (plan.findings_expected == Answer::no) return;
    ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
    plan_number(ui, context, "plan.correction_days", "plan.correction_days", "unit.days", plan.correction_days);
    plan_number(ui, context, "plan.reply_days", "plan.reply_days", "unit.days", plan.reply_days);
}

void draw_stops(ui::Context& ui, PanelContext& context) {
    const auto& title = context.t("schedule.stops");
    ui::Card card(ui, "stops", {.name = title, .padding = {20, 16}, .gap = 8});
    {
        ui::Row row(ui, {.height = 28, .gap = 8});
        ui::heading(ui, title, 3);
        if (ui::clause_chip(ui, "clause", paragraph_label(context.words, "81")))
            context.actions.show_basis({title, "schedule.limit", "81"});
        row.right();
        add_row_button(ui, context, Table::stops, context.t("schedule.add-stop"));
    }
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("schedule.stops-why"));
    for (const auto& stop : context.project.plan.stops) {
        ui::Scope scope(ui, "stop", stop.id);
        const RowOf of{Table::stops, stop.id};
        ui::Row row(ui, {.gap = 12, .wrap = true, .fields = true});
        cell_date(ui, context, of, {"from", "schedule.stop-from"}, stop.from);
        cell_date(ui, context, of, {"to", "schedule.stop-to"}, stop.to);
        cell_select(ui, context, of, {"reason", "schedule.stop-reason", 240}, stop.reason, "schedule.reason.",
                    {"documents", "inspection", "corrections", "fee", "other"});
        delete_row_button(ui, context, of, context.t("schedule.delete-stop"));
    }
}

void draw_verdict(ui::Context& ui, PanelContext& context) {
    const auto& schedule = context.assessment.schedule;
    ui::State state = ui::State::open;
    std::string_view word = "open";
    std::vector<std::string> args;
    if (schedule.is_complete) {
        state = schedule.fits_late ? ui::State::met : schedule.fits_early ? ui::State::open : ui::State::not_met;
        word = schedule.fits_late ? "fits" : schedule.fits_early ? "may-fit" : "fits-not";
        args = {schedule.phase(PhaseId::certificate).late.last.to_string(), schedule.limit_day.to_string(),
                schedule.phase(PhaseId::conclusion).early.last.to_string(),
                schedule.phase(PhaseId::conclusion).late.last.to_string()};
    }
    const std::string key = "schedule.verdict." + std::string(word);
    const auto sentence = context.t(key, args);
    const auto reason = context.t(key + ".why", args);
    const std::string_view state_key = state == ui::State::met       ? "state.met"
                                       : state == ui::State::not_met ? "state.not-met"
                                                                     : "state.open";
    if (ui::verdict_card(ui, "verdict",
                         {.state = state,
                          .state_name = context.t(state_key),
                          .sentence = sentence,
                          .reason = reason,
                          .action = context.t("schedule.why"),
                          .primary = false}))
        context.actions.show_basis({sentence, "schedule.limit", "81"});
}

void draw_needs(ui::Context& ui, PanelContext& context) {
    std::string needed;
    for (const auto& path : context.assessment.schedule.needs) {
        const auto key = path == "unit_products" ? std::string("step.units")
                         : path == "edition.id"  ? std::string("rule-edition.in-force")
                                                 : path;
        needed += (needed.empty() ? "" : " · ") + context.t(key);
    }
    if (needed.empty()) return;
    (void)ui::note(ui, "needs", {.kind = ui::NoteKind::advice, .title = context.t("schedule.needs"), .text = needed});
}

void draw_warnings(ui::Context& ui, PanelContext& context) {
    std::size_t index = 0;
    for (const auto& warning : context.assessment.schedule.warnings) {
        ui::Scope scope(ui, "warning", static_cast<std::int64_t>(index++));
        const auto text = context.t("schedule.warning." + warning.key, warning.args);
        const auto label = warning.clause.empty() ? std::string() : paragraph_label(context.words, warning.clause);
        if (ui::note(ui, "note",
                     {.kind = warning.is_error ? ui::NoteKind::error : ui::NoteKind::advice,
                      .title = context.t("schedule.warning-title." + warning.key),
                      .reference = warning.reading,
                      .text = text,
                      .action = label}))
            context.actions.show_basis({text, "schedule.limit", warning.clause});
    }
}

std::string decision_of(const Phase& phase) {
    if (phase.clock.decision) return "schedule." + std::string(phase_word(phase.id));
    const bool is_work = phase.id == PhaseId::document_review || phase.id == PhaseId::site_verification;
    return is_work ? "man-days" : "";
}

void phase_row(ui::Context& ui, PanelContext& context, ui::ListTable& table, const Phase& phase) {
    const auto& schedule = context.assessment.schedule;
    ui::Scope scope(ui, phase_word(phase.id));
    const auto& name = context.t("phase." + std::string(phase_word(phase.id)));
    const bool pressed = table.row({.height = 40, .muted = !phase.is_planned, .name = name});
    table.cell();
    ui::text(ui, ui::Type::body, phase.is_planned ? ui.theme().text : ui.theme().muted, name);
    table.cell();
    ui::note_text(ui, context.t("actor." + std::string(actor_word(phase.actor))));
    table.cell();
    if (phase.is_planned)
        ui::text(ui, ui::Type::body, ui.theme().text, span_text(phase.early));
    else
        ui::note_text(ui,
                      phase.skipped.empty() ? context.t("state.open") : context.t("schedule.skipped." + phase.skipped));
    table.cell();
    const bool is_late =
        schedule.is_complete && phase.id <= PhaseId::conclusion && phase.late.last > schedule.limit_day;
    if (phase.is_planned)
        ui::text(ui, ui::Type::body, is_late ? ui.theme().error : ui.theme().text, span_text(phase.late));
    table.cell();
    const bool has_slack =
        phase.is_planned && schedule.is_complete && phase.id != PhaseId::certificate && phase.id != PhaseId::notice;
    if (has_slack) ui::text(ui, ui::Type::body, ui.theme().text, phase.must_end.to_string());
    table.cell();
    if (has_slack) ui::number(ui, std::to_string(phase.slack_days));
    table.cell();
    const bool chip = ui::clause_chip(ui, "clause", paragraph_label(context.words, phase.clause));
    if (chip || pressed)
        context.actions.show_basis({name, decision_of(phase), phase.clock.decision ? "" : phase.clause});
}

void draw_phases(ui::Context& ui, PanelContext& context) {
    const std::array<ui::TableColumn, 7> columns = {
        ui::TableColumn{.title = context.t("schedule.column.phase"), .flex = 1.2F},
        ui::TableColumn{.title = context.t("schedule.column.who"), .width = 110},
        ui::TableColumn{.title = context.t("schedule.column.early"), .flex = 1.5F},
        ui::TableColumn{.title = context.t("schedule.column.late"), .flex = 1.5F},
        ui::TableColumn{.title = context.t("schedule.column.must-end"), .width = 120},
        ui::TableColumn{.title = context.t("schedule.column.slack"), .width = 90, .align = ui::Align::right},
        ui::TableColumn{.title = context.t("report.column.clause"), .width = 90}};
    ui::ListTable table(ui, "phases", {.name = context.t("schedule.phases"), .columns = columns, .cell_padding = 8});
    for (const auto& phase : context.assessment.schedule.phases) phase_row(ui, context, table, phase);
}

void draw_what_if(ui::Context& ui, PanelContext& context) {
    const auto& rows = context.assessment.schedule.what_if;
    if (rows.empty()) return;
    const std::array<ui::TableColumn, 5> columns = {
        ui::TableColumn{.title = context.t("schedule.what-if"), .flex = 2},
        ui::TableColumn{.title = context.t("phase.conclusion"), .flex = 1},
        ui::TableColumn{.title = context.t("phase.certificate"), .flex = 1},
        ui::TableColumn{.title = context.t("schedule.column.days"), .width = 90, .align = ui::Align::right},
        ui::TableColumn{.title = context.t("schedule.column.fits"), .width = 150}};
    ui::ListTable table(ui, "what-if", {.name = context.t("schedule.what-if"), .columns = columns});
    for (const auto& row : rows) {
        ui::Scope scope(ui, row.key);
        const auto name = context.t("schedule.what-if." + row.key, row.args);
        (void)table.row({.pressable = false, .name = name});
        table.cell();
        ui::body(ui, name);
        table.cell();
        ui::body(ui, row.conclusion.to_string());
        table.cell();
        ui::body(ui, row.certificate.to_string());
        table.cell();
        ui::number(ui, (row.days > 0 ? "+" : "") + std::to_string(row.days));
        table.cell();
        ui::state_word(ui, row.fits ? ui::State::met : ui::State::not_met,
                       context.t(row.fits ? "schedule.fits" : "schedule.fits-not"), true);
    }
}

}  // namespace

void draw_schedule(ui::Context& ui, PanelContext& context) {
    const auto& schedule = context.assessment.schedule;
    draw_inputs(ui, context);
    draw_stops(ui, context);
    draw_needs(ui, context);
    if (!schedule.is_started) return;
    draw_verdict(ui, context);
    const ReportFacts facts{context.project, context.assessment, context.knowledge};
    const Say say(context.words);
    const auto table = schedule_table(facts, say);
    const auto today = Date::parse(context.state.today);
    const auto calendar = calendar_file(facts, say, today.ok() ? today.value() : schedule.accepted);
    gantt_card(ui, context, "gantt", schedule_chart(context.assessment.schedule, say),
               {.stem = "zuji-schedule", .table = &table, .calendar = &calendar});
    draw_warnings(ui, context);
    draw_phases(ui, context);
    draw_what_if(ui, context);
}

}  // namespace zuji::app
