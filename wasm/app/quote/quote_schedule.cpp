// Dates of the quotation: from the day of acceptance to the certificate, by the planner of assessments.

#include <algorithm>
#include <array>
#include <string>

#include "core/quote/quote_report.hpp"
#include "core/quote/quote_tables.hpp"
#include "core/report/schedule_report.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/gantt_view.hpp"
#include "wasm/app/quote/quote_room.hpp"

namespace zuji::app {

namespace {

void date_of(ui::Context& ui, const QuoteContext& context, std::string_view path, std::string_view key,
             const std::string& value, std::function<void(Quote&, std::string)> put) {
    auto edited = date_edit(ui, context.words, path,
                            {.label_key = key, .value = value, .today = context.state.today, .width = 176});
    if (edited) context.change([put = std::move(put), text = *edited](Quote& quote) { put(quote, text); });
}

void count_of(ui::Context& ui, const QuoteContext& context, std::string_view path, std::string_view unit_key,
              Entered QuotePlan::*member) {
    const Entered& value = context.quote.plan.*member;
    const auto& needs = context.desk.schedule().needs;
    const bool is_bad = std::find(needs.begin(), needs.end(), path) != needs.end() && !value.is_empty();
    const std::string error = is_bad ? context.t("error.not-a-count-of-people", {value.text()}) : std::string();
    auto edited = ui::number_field(ui, path,
                                   {.name = context.t(path),
                                    .value = value.text(),
                                    .placeholder = member == &QuotePlan::correction_days ? "" : "1",
                                    .error = error,
                                    .unit = context.t(unit_key),
                                    .width = 176});
    if (edited) context.change([member, text = *edited](Quote& quote) { quote.plan.*member = Entered(text); });
}

void draw_inputs(ui::Context& ui, QuoteContext& context) {
    ui::Card card(ui, "inputs", {.name = context.t("quote.schedule"), .padding = {16, 12}, .gap = 10});
    ui::card_head(ui, context.t("quote.schedule"), context.t("quote.schedule-why"));
    {
        ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
        date_of(ui, context, "acceptance_date", "quote.start-date", context.quote.acceptance_date,
                [](Quote& quote, std::string text) { quote.acceptance_date = std::move(text); });
        date_of(ui, context, "plan.site_from", "plan.site_from", context.quote.plan.site_from,
                [](Quote& quote, std::string text) { quote.plan.site_from = std::move(text); });
        count_of(ui, context, "plan.correction_days", "unit.days", &QuotePlan::correction_days);
    }
    ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
    count_of(ui, context, "plan.review_staff", "unit.people", &QuotePlan::review_staff);
    count_of(ui, context, "plan.inspection_staff", "unit.people", &QuotePlan::inspection_staff);
    count_of(ui, context, "plan.verification_staff", "unit.people", &QuotePlan::verification_staff);
}

void draw_verdict(ui::Context& ui, const QuoteContext& context, const Schedule& schedule) {
    if (!schedule.is_complete) return;
    const std::string word = schedule.fits_late ? "fits" : schedule.fits_early ? "may-fit" : "fits-not";
    const std::vector<std::string> args = {schedule.phase(PhaseId::certificate).late.last.to_string(),
                                           schedule.limit_day.to_string(),
                                           schedule.phase(PhaseId::conclusion).early.last.to_string(),
                                           schedule.phase(PhaseId::conclusion).late.last.to_string()};
    const std::string title = context.t("schedule.verdict." + word, args);
    const std::string text = context.t("schedule.verdict." + word + ".why", args);
    (void)ui::note(ui, "verdict",
                   {.kind = schedule.fits_late ? ui::NoteKind::success : ui::NoteKind::open_reading,
                    .title = title,
                    .reference = paragraph_label(context.words, "81"),
                    .text = text});
}

void draw_table(ui::Context& ui, const QuoteContext& context, const TableBlock& table) {
    std::vector<ui::TableColumn> columns;
    for (const std::string& title : table.header) columns.push_back({.title = title});
    columns[0].flex = 2;
    ui::ListTable list(ui, "phases", {.name = context.t("quote.schedule"), .columns = columns});
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        ui::Scope scope(ui, "phase", static_cast<std::int64_t>(i));
        (void)list.row({.height = 34, .pressable = false});
        for (const Cell& cell : table.rows[i]) {
            list.cell();
            ui::text(ui, ui::Type::body, cell.tone == Tone::muted ? ui.theme().muted : ui.theme().text, cell.text);
        }
    }
}

}  // namespace

void draw_quote_schedule(ui::Context& ui, QuoteContext& context) {
    draw_inputs(ui, context);
    const Schedule& schedule = context.desk.schedule();
    const QuoteResult* result = context.desk.result();
    if (!schedule.is_started || !result) {
        const bool is_dateless = context.quote.acceptance_date.empty();
        if (is_dateless && ui::empty_state(ui, "empty",
                                           {.sentence = context.t("quote.schedule-empty"),
                                            .action = context.t("quote.schedule-today")}))
            context.change([today = context.state.today](Quote& quote) { quote.acceptance_date = today; });
        return;
    }
    draw_verdict(ui, context, schedule);
    const Say say(context.words);
    const QuoteFacts facts{*context.knowledge.rules, context.quote, *result, schedule};
    const TableBlock table = quote_schedule_table(facts, say);
    const std::string stem = quote_file_name(context.quote) + "_schedule";
    gantt_card(ui, PartContext{context.words, context.actions}, "gantt", schedule_chart(schedule, say),
               {.stem = stem, .table = &table});
    draw_table(ui, context, table);
}

}  // namespace zuji::app
