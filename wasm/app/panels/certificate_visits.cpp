// Second tab of the certificate: visits, rises of the footprint between them, changes (paragraphs 83 to 86, 91 to 93,
// Annex 2, 11.1).

#include <string>

#include "wasm/app/panels/certificate_parts.hpp"
#include "wasm/app/panels/row_fields.hpp"

namespace zuji::app {

namespace {

void list_head(ui::Context& ui, PanelContext& context, std::string_view key, Table table) {
    ui::Row row(ui, {.height = 28, .gap = 8});
    ui::heading(ui, context.t(key), 2);
    row.right();
    add_row_button(ui, context, table, context.t(std::string(key) + ".add"));
}

ui::State state_of_visit(std::string_view outcome) {
    if (outcome == "pass" || outcome == "pass-after-correction") return ui::State::met;
    return outcome == "revoke" || outcome == "suspend" ? ui::State::not_met : ui::State::open;
}

void visit_outcome(ui::Context& ui, PanelContext& context, const VisitResult& result, std::size_t index) {
    const auto& decision = result.surveillance.decision;
    const std::string outcome = decision ? decision->outcome : "open-facts";
    const std::string due =
        decision && decision->values.contains("due") ? decision->values.at("due").get<std::string>() : "";
    const auto sentence = context.t("certificate.visit." + outcome, {due});
    outcome_line(ui, context, "outcome", result.is_incomparable ? ui::State::open : state_of_visit(outcome), sentence,
                 {sentence, "visit." + std::to_string(index), decision ? "" : "85"});
    if (result.is_incomparable)
        (void)ui::note(ui, "incomparable",
                       {.kind = ui::NoteKind::open_reading,
                        .title = context.t("certificate.incomparable"),
                        .reference = "AMB-70",
                        .text = context.t("certificate.incomparable-why")});
    if (result.has_drifted)
        (void)ui::note(ui, "drift",
                       {.kind = ui::NoteKind::advice,
                        .title = context.t("certificate.drift"),
                        .reference = "AMB-70",
                        .text = context.t("certificate.drift-why")});
}

void draw_visit(ui::Context& ui, PanelContext& context, const CertificateVisit& visit, std::size_t index) {
    ui::Scope scope(ui, "visit", visit.id);
    const RowOf of{Table::visits, visit.id};
    {
        ui::Row row(ui, {.gap = 12, .wrap = true, .fields = true});
        cell_date(ui, context, of, {"date", "certificate.visit-date"}, visit.date);
        cell_select(ui, context, of, {"kind", "certificate.visit-kind", 160}, visit.kind, "certificate.visit-kind.",
                    {"regular", "extra"});
        cell_number(ui, context, of, {"previous", "certificate.previous"}, visit.previous);
        cell_number(ui, context, of, {"current", "certificate.current"}, visit.current);
        delete_row_button(ui, context, of, context.t("certificate.visits.delete"));
    }
    cell_answer(ui, context, of, {"comparable", "certificate.comparable"}, visit.comparable);
    cell_answer(ui, context, of, {"other_findings", "certificate.other-findings"}, visit.other_findings);
    if (visit.other_findings == Answer::yes) {
        {
            ui::Row row(ui, {.gap = 12, .wrap = true, .fields = true});
            cell_date(ui, context, of, {"notified_on", "certificate.notified-on"}, visit.notified_on);
            cell_date(ui, context, of, {"corrected_on", "certificate.corrected-on"}, visit.corrected_on);
        }
        cell_answer(ui, context, of, {"verified", "certificate.verified"}, visit.verified);
    }
    visit_outcome(ui, context, context.assessment.life.visits[index], index);
}

ui::State state_of_rise(std::string_view graver) {
    if (graver == "valid") return ui::State::met;
    return graver == "invalid" || graver == "revoke" ? ui::State::not_met : ui::State::open;
}

void draw_increase(ui::Context& ui, PanelContext& context, const FootprintIncrease& rise, std::size_t index) {
    ui::Scope scope(ui, "increase", rise.id);
    const RowOf of{Table::increases, rise.id};
    {
        ui::Row row(ui, {.gap = 12, .wrap = true, .fields = true});
        cell_text(ui, context, of, {"title", "certificate.what", 220}, rise.title);
        cell_date(ui, context, of, {"since", "certificate.since"}, rise.since);
        cell_number(ui, context, of, {"previous", "certificate.previous"}, rise.previous);
        cell_number(ui, context, of, {"current", "certificate.current"}, rise.current);
        delete_row_button(ui, context, of, context.t("certificate.increases.delete"));
    }
    cell_answer(ui, context, of, {"planned", "certificate.planned"}, rise.planned);
    const auto& result = context.assessment.life.increases[index];
    const std::string between = result.between.decision ? result.between.decision->outcome : "open";
    const std::string surveillance =
        result.surveillance.decision ? result.surveillance.decision->outcome : "open-facts";
    const auto number = std::to_string(index);
    outcome_line(
        ui, context, "between", state_of_rise(between), context.t("certificate.between." + between),
        {context.t("certificate.between." + between), "increase." + number, result.between.decision ? "" : "A2-11.1"});
    outcome_line(ui, context, "at-visit", state_of_visit(surveillance),
                 context.t("certificate.at-visit", {context.t("certificate.visit-outcome." + surveillance)}),
                 {context.t("certificate.increases"), "increase-surveillance." + number,
                  result.surveillance.decision ? "" : "85"});
    const auto graver = context.t("certificate.graver", {context.t("certificate.graver." + result.graver)});
    outcome_line(ui, context, "graver", state_of_rise(result.graver), graver,
                 {graver, result.graver == "revoke" ? "increase-surveillance." + number : "increase." + number, ""});
}

ui::State state_of_change(std::string_view outcome) {
    if (outcome == "none" || outcome == "administrative" || outcome == "technical") return ui::State::met;
    return ui::State::open;
}

void draw_change(ui::Context& ui, PanelContext& context, const CertificateChange& change, std::size_t index) {
    ui::Scope scope(ui, "change", change.id);
    const RowOf of{Table::changes, change.id};
    {
        ui::Row row(ui, {.gap = 12, .wrap = true, .fields = true});
        cell_text(ui, context, of, {"title", "certificate.what", 260}, change.title);
        cell_date(ui, context, of, {"date", "certificate.change-date"}, change.date);
        cell_select(ui, context, of, {"kind", "certificate.change-kind", 260}, change.kind, "certificate.change-kind.",
                    {"certificate-text", "technical", "other"});
        cell_select(ui, context, of, {"state", "certificate.change-state", 160}, change.state,
                    "certificate.change-state.", {"planned", "applied", "approved", "refused"});
        delete_row_button(ui, context, of, context.t("certificate.changes.delete"));
    }
    cell_answer(ui, context, of, {"value_affected", "certificate.value-affected"}, change.value_affected);
    {
        ui::Row row(ui, {.gap = 24, .wrap = true});
        cell_flag(ui, context, of, {"new_model", "certificate.new-model"}, change.new_model);
        cell_flag(ui, context, of, {"new_address", "certificate.new-address"}, change.new_address);
    }
    const auto& decision = context.assessment.life.changes[index].change.decision;
    const std::string outcome = decision ? decision->outcome : "open";
    const auto sentence = context.t("certificate.change." + outcome);
    outcome_line(ui, context, "outcome", state_of_change(outcome), sentence,
                 {sentence, "change." + std::to_string(index), decision ? "" : "91"});
}

template <class Row, class Draw>
void draw_list(ui::Context& ui, PanelContext& context, std::string_view key, Table table, const std::vector<Row>& rows,
               Draw&& draw) {
    ui::Card card(ui, key, {.name = context.t(key), .padding = {20, 16}, .gap = 10});
    list_head(ui, context, key, table);
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t(std::string(key) + ".why"));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ui::separator(ui);
        draw(ui, context, rows[i], i);
    }
}

}  // namespace

void draw_certificate_visits(ui::Context& ui, PanelContext& context) {
    const auto& certificate = context.project.certificate;
    draw_list(ui, context, "certificate.visits", Table::visits, certificate.visits, draw_visit);
    draw_list(ui, context, "certificate.increases", Table::increases, certificate.increases, draw_increase);
    draw_list(ui, context, "certificate.changes", Table::changes, certificate.changes, draw_change);
}

}  // namespace zuji::app
