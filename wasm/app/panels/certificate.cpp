// Step 11: the certificate and its life. First tab: validity, dates, recertification, label.

#include <array>
#include <string>
#include <vector>

#include "core/report/schedule_report.hpp"
#include "wasm/app/panels/certificate_parts.hpp"
#include "wasm/app/panels/gantt_view.hpp"
#include "wasm/app/panels/panels.hpp"
#include "wasm/app/panels/row_fields.hpp"

namespace zuji::app {

namespace {

ui::State state_of_life(std::string_view state) {
    if (state == "valid") return ui::State::met;
    if (state == "none") return ui::State::open;
    return state == "suspended" ? ui::State::open : ui::State::not_met;
}

std::string next_date(const PanelContext& context) {
    const auto& life = context.assessment.life;
    for (const auto& date : life.dates) {
        if (date.key == "issued" || date.key == "visit") continue;
        if (life.today && date.span.last < *life.today && !date.is_past_due) continue;
        return context.t(date.is_past_due ? "life.overdue" : "life.next",
                         {context.t("life." + date.key, date.args), span_text(date.span)});
    }
    return context.t("life.enter-dates");
}

void draw_verdict(ui::Context& ui, PanelContext& context) {
    const auto& life = context.assessment.life;
    const auto state = state_of_life(life.state);
    const std::string last = life.last_day ? life.last_day->to_string() : std::string();
    const auto sentence = context.t("certificate.verdict." + life.state, {last});
    const auto reason = next_date(context);
    if (ui::verdict_card(ui, "verdict",
                         {.state = state,
                          .state_name = state_name_of(context, state),
                          .sentence = sentence,
                          .reason = reason,
                          .action = context.t("schedule.why"),
                          .primary = false}))
        context.actions.show_basis({sentence, "certificate-validity", ""});
}

void draw_data(ui::Context& ui, PanelContext& context) {
    const auto& certificate = context.project.certificate;
    const auto& title = context.t("certificate.data");
    ui::Card card(ui, "data", {.name = title, .padding = {20, 16}, .gap = 12});
    ui::heading(ui, title, 2);
    {
        ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
        text_input(ui, context,
                   {.path = "certificate.number",
                    .label_key = "certificate.number",
                    .value = certificate.number,
                    .width = 240});
        date_input(ui, context,
                   {.path = "certificate.issued",
                    .label_key = "certificate.issued",
                    .value = certificate.issued,
                    .width = 160});
        date_input(ui, context,
                   {.path = "certificate.expiry",
                    .label_key = "certificate.expiry",
                    .value = certificate.expiry,
                    .width = 160});
        date_input(ui, context,
                   {.path = "certificate.replaced_on",
                    .label_key = "certificate.replaced_on",
                    .value = certificate.replaced_on,
                    .width = 160});
        number_input(ui, context,
                     {.path = "certificate.value", .label_key = "certificate.value", .unit = "kgCO₂e", .width = 180},
                     certificate.value);
        number_input(ui, context,
                     {.path = "certificate.mechanism_months",
                      .label_key = "certificate.mechanism_months",
                      .unit = context.t("unit.months"),
                      .width = 180},
                     certificate.mechanism_months);
    }
    const auto& life = context.assessment.life;
    if (life.validity.decision) {
        const auto& values = life.validity.decision->values;
        outcome_line(ui, context, "validity", life.expiry_problem.empty() ? ui::State::met : ui::State::open,
                     context.t("certificate.validity-line", {values.at("lastDay").get<std::string>(),
                                                             values.at("lastDayOtherReading").get<std::string>()}),
                     {context.t("life.validity"), "certificate-validity", "90"});
    }
    if (!life.expiry_problem.empty() && life.validity.decision)
        (void)ui::note(
            ui, "expiry",
            {.kind = ui::NoteKind::advice,
             .title = context.t("certificate.expiry"),
             .text = context.t("certificate.problem." + life.expiry_problem,
                               {certificate.expiry, life.validity.decision->values.at("lastDay").get<std::string>()})});
}

void draw_windows(ui::Context& ui, PanelContext& context) {
    const auto& life = context.assessment.life;
    if (life.windows.empty()) return;
    const auto& title = context.t("life.windows");
    ui::Card card(ui, "windows", {.name = title, .padding = {20, 16}, .gap = 4});
    ui::heading(ui, title, 3);
    for (std::size_t i = 0; i < life.windows.size(); ++i) {
        const auto& window = life.windows[i];
        ui::Scope scope(ui, "window", static_cast<std::int64_t>(i));
        const auto number = std::to_string(window.number);
        const auto state = window.is_late ? ui::State::not_met : window.visit != 0 ? ui::State::met : ui::State::open;
        const auto sentence =
            window.opens ? context.t("life.window-between", {number, window.opens->to_string(), window.due.to_string()})
                         : context.t("life.window-until", {number, window.due.to_string()});
        outcome_line(ui, context, "line", state, sentence, {sentence, "visit-window." + std::to_string(i), ""});
    }
    ui::note_text(ui, context.t("life.windows-why"));
}

void draw_recertification(ui::Context& ui, PanelContext& context) {
    const auto& life = context.assessment.life;
    const auto& certificate = context.project.certificate;
    if (!life.recertification_opens || !life.last_day) return;
    const auto& title = context.t("life.recertification-title");
    ui::Card card(ui, "recertification", {.name = title, .padding = {20, 16}, .gap = 8});
    ui::heading(ui, title, 3);
    date_input(ui, context,
               {.path = "certificate.recertification_on",
                .label_key = "certificate.recertification_on",
                .value = certificate.recertification_on,
                .width = 160});
    const std::string outcome(life.recertification.outcome());
    if (outcome.empty()) return;
    const bool is_planned = !certificate.recertification_on.empty();
    const auto state = !is_planned        ? ui::State::open
                       : outcome == "in"  ? ui::State::met
                       : outcome == "ask" ? ui::State::open
                                          : ui::State::not_met;
    outcome_line(ui, context, "outcome", state,
                 context.t(is_planned ? "certificate.recertification." + outcome
                                      : std::string("certificate.recertification.window"),
                           {life.recertification_opens->to_string(), life.last_day->to_string()}),
                 {title, "certificate-recertification", ""});
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("certificate.recertification.gap"));
}

void draw_label(ui::Context& ui, PanelContext& context) {
    const auto& certificate = context.project.certificate;
    const auto& label = context.assessment.life.label;
    const auto& title = context.t("certificate.label");
    ui::Card card(ui, "label", {.name = title, .padding = {20, 16}, .gap = 8});
    ui::heading(ui, title, 3);
    answer_line(ui, context, "certificate.nonconforming", "certificate.nonconforming", certificate.nonconforming);
    answer_line(ui, context, "certificate.label_altered", "certificate.label_altered", certificate.label_altered);
    const std::string outcome = label.decision ? label.decision->outcome : "open";
    const auto state = outcome == "allowed"     ? ui::State::met
                       : outcome == "forbidden" ? ui::State::not_met
                                                : ui::State::open;
    std::string reasons;
    if (label.decision)
        for (const auto& reason : label.decision->values.at("reasons"))
            reasons += (reasons.empty() ? "" : ", ") + paragraph_label(context.words, reason.get<std::string>());
    outcome_line(ui, context, "outcome", state, context.t("certificate.label." + outcome, {reasons}),
                 {title, "certificate-label", ""});
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("certificate.label-note"));
}

/// An open point may have sent the user to a field: to the tab that has it.
void follow_focus(PanelContext& context) {
    auto& focus = context.state.focus_field;
    auto& tab = context.state.panels.certificate.tab;
    const bool is_row = focus.starts_with("visits:") || focus.starts_with("increases:") ||
                        focus.starts_with("changes:") || focus == "certificate.visits";
    const bool is_text = focus.starts_with("texts.");
    if (is_row || is_text) {
        tab = is_row ? 1 : 3;
        focus.clear();  // the tab is the place
    } else if (focus == "certificate.status") {
        tab = 2;
    } else if (focus.starts_with("certificate.")) {
        tab = 0;
    }
}

void draw_tabs(ui::Context& ui, PanelContext& context) {
    const std::array<ui::Option, 4> options = {ui::Option{.label = context.t("certificate.tab.overview")},
                                               ui::Option{.label = context.t("certificate.tab.visits")},
                                               ui::Option{.label = context.t("certificate.tab.status")},
                                               ui::Option{.label = context.t("certificate.tab.contents")}};
    auto& tab = context.state.panels.certificate.tab;
    const auto picked =
        ui::tabs(ui, "tabs", {.name = context.t("step.certificate"), .options = options, .current = tab});
    if (picked) tab = *picked;
}

}  // namespace

const std::string& state_name_of(const PanelContext& context, ui::State state) {
    if (state == ui::State::met) return context.t("state.met");
    return context.t(state == ui::State::not_met ? "state.not-met" : "state.open");
}

void outcome_line(ui::Context& ui, PanelContext& context, std::string_view id, ui::State state,
                  const std::string& sentence, const BasisTarget& target) {
    ui::Scope scope(ui, id);
    ui::Row row(ui, {.gap = 8, .top = true});
    ui::state_icon(ui, state, 16, state_name_of(context, state));
    {
        ui::Column text(ui, {.width = std::max(160.0F, ui::available_width(ui) - 120)});
        ui::text_wrapped(ui, ui::Type::body, ui.theme().text, sentence, ui::Mirrored::status);
    }
    row.right();
    if (ui::clause_chip(
            ui, "why", target.clause.empty() ? context.t("pane.basis") : paragraph_label(context.words, target.clause)))
        context.actions.show_basis(target);
}

void draw_certificate_overview(ui::Context& ui, PanelContext& context) {
    draw_verdict(ui, context);
    draw_data(ui, context);
    const ReportFacts facts{context.project, context.assessment, context.knowledge};
    const Say say(context.words);
    const auto chart = life_chart(facts, say);
    if (!chart.empty()) {
        const auto table = life_table(facts, say);
        const auto today = Date::parse(context.state.today);
        const auto calendar = calendar_file(facts, say, today.ok() ? today.value() : Date());
        gantt_card(ui, context, "timeline", chart,
                   {.stem = "zuji-certificate", .table = &table, .calendar = &calendar});
    }
    draw_windows(ui, context);
    draw_recertification(ui, context);
    draw_label(ui, context);
}

void draw_certificate(ui::Context& ui, PanelContext& context, ui::Rect area) {
    const auto& title = context.t("step.certificate");
    ui::Region region(ui, "certificate", area, {.landmark = ui::Landmark::main, .name = title, .padding = {24, 16}});
    ui::Column column(ui, {.gap = 12});
    {
        ui::Row row(ui, {.height = 32, .gap = 12});
        ui::heading(ui, title, 1);
        if (!context.assessment.document.empty()) ui::chip(ui, context.assessment.document);
    }
    follow_focus(context);
    draw_tabs(ui, context);
    switch (context.state.panels.certificate.tab) {
        case 1:
            return draw_certificate_visits(ui, context);
        case 2:
            return draw_certificate_status(ui, context);
        case 3:
            return draw_certificate_contents(ui, context);
        default:
            return draw_certificate_overview(ui, context);
    }
}

}  // namespace zuji::app
