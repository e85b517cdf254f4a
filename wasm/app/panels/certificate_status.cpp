// Third tab: suspension, restoration, revocation, cancellation. Fourth tab: what the certificate must say.

#include <algorithm>
#include <string>
#include <string_view>

#include "core/report/schedule_report.hpp"
#include "core/rules/table.hpp"
#include "wasm/app/panels/certificate_parts.hpp"
#include "wasm/app/panels/gantt_view.hpp"
#include "wasm/app/panels/row_fields.hpp"

namespace zuji::app {

namespace {

/// The edition whose lists of grounds the text has; R52003 refers to a procedure outside it.
const rules::Edition* edition_with_grounds(const PanelContext& context) {
    for (const auto& edition : context.knowledge.rules->editions())
        if (context.knowledge.rules->clause(edition.id, "94-a")) return &edition;
    return nullptr;
}

/// Ground of the decision for a clause of the lists ("97-b2" is ground "97-2"); empty for other clauses.
std::string ground_of(std::string_view clause) {
    if (clause.starts_with("94-") || clause.starts_with("96-")) return clause.size() == 4 ? std::string(clause) : "";
    if (clause.starts_with("97-b")) return "97-" + std::string(clause.substr(4));
    return {};
}

const std::string& in_language(const PanelContext& context, const rules::Text& text) {
    return context.words.language() == "zh" ? text.zh : text.en;
}

void ground_line(ui::Context& ui, PanelContext& context, const rules::Clause& clause, const std::string& ground) {
    ui::Scope scope(ui, ground);
    const auto& grounds = context.project.certificate.grounds;
    const auto found =
        std::find_if(grounds.begin(), grounds.end(), [&](const StatusGround& each) { return each.ground == ground; });
    const std::string label = paragraph_label(context.words, clause.id) + "  " + in_language(context, clause.gist);
    const auto toggled =
        ui::checkbox(ui, "given", {.label = label, .checked = found != grounds.end(), .disabled = context.read_only});
    if (!toggled) return;
    if (*toggled)
        context.actions.push(InsertRows{.table = Table::grounds, .rows = {R"({"ground":")" + ground + R"("})"}});
    else
        context.actions.push(DeleteRows{Table::grounds, {found->id}, {}});
}

void draw_grounds(ui::Context& ui, PanelContext& context) {
    const auto* edition = edition_with_grounds(context);
    if (!edition) return;
    const bool applies = context.assessment.document == edition->id;
    const auto& title = context.t("certificate.grounds");
    ui::Card card(ui, "grounds", {.name = title, .padding = {20, 16}, .gap = 6});
    {
        ui::Row row(ui, {.height = 28, .gap = 8});
        ui::heading(ui, title, 2);
        ui::chip(ui, edition->id);
    }
    if (!applies)
        (void)ui::note(ui, "not-in-text",
                       {.kind = ui::NoteKind::open_reading,
                        .title = context.t("certificate.grounds-elsewhere"),
                        .reference = "AMB-87",
                        .text = context.t("certificate.grounds-elsewhere-why")});
    if (!applies && !context.assessment.document.empty()) return;
    std::string_view list;
    for (const auto& clause : context.knowledge.rules->clauses(edition->id)) {
        const auto ground = ground_of(clause.id);
        if (ground.empty()) continue;
        const auto paragraph = std::string_view(clause.id).substr(0, 2);
        if (paragraph != list) {
            list = paragraph;
            group_heading(ui, context.t("certificate.grounds." + std::string(list)));
        }
        ground_line(ui, context, clause, ground);
    }
}

ui::State state_of_status(std::string_view outcome) {
    if (outcome == "none" || outcome == "restore") return ui::State::met;
    const bool is_open = outcome == "ask" || outcome == "see-procedure" || outcome == "open";
    return is_open ? ui::State::open : ui::State::not_met;
}

void draw_status(ui::Context& ui, PanelContext& context) {
    const auto& certificate = context.project.certificate;
    const auto& title = context.t("certificate.status");
    ui::Card card(ui, "status", {.name = title, .padding = {20, 16}, .gap = 10});
    ui::heading(ui, title, 2);
    const auto& decision = context.assessment.life.status.decision;
    const std::string outcome = decision ? decision->outcome : "open";
    const auto sentence = context.t("certificate.status." + outcome);
    outcome_line(ui, context, "outcome", state_of_status(outcome), sentence,
                 {sentence, "certificate-status", decision ? "" : "94"});
    ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
    select_input(ui, context,
                 {.path = "certificate.status",
                  .label_key = "certificate.status-now",
                  .value = certificate.status,
                  .width = 200},
                 "certificate.status-now.", {"valid", "suspended", "revoked", "cancelled"});
    if (certificate.status != "suspended") return;
    date_input(ui, context,
               {.path = "certificate.suspended_until",
                .label_key = "certificate.suspended_until",
                .value = certificate.suspended_until,
                .width = 200});
    ui::Column column(ui, {.width = 420});
    answer_line(ui, context, "certificate.corrected", "certificate.corrected", certificate.corrected);
}

ui::State state_of_field(std::string_view state) {
    if (state == "given") return ui::State::met;
    if (state == "not-applicable") return ui::State::not_applicable;
    return state == "ask" ? ui::State::open : ui::State::not_met;
}

/// Data that has fields of its own is entered in the first tab.
bool has_own_field(const CertificateField& field) { return field.field.starts_with("certificate."); }

void field_line(ui::Context& ui, PanelContext& context, const ReportFacts& facts, const CertificateField& field,
                const rules::Text& name) {
    ui::Scope scope(ui, field.id);
    const Say say(context.words);
    const auto& words = in_language(context, name);
    ui::separator(ui);
    {
        ui::Row row(ui, {.height = 30, .gap = 8});
        ui::state_icon(ui, state_of_field(field.state), 16, context.t("certificate.state." + field.state));
        ui::text(ui, ui::Type::body_bold, ui.theme().text, words);
        if (ui::clause_chip(ui, "clause", paragraph_label(context.words, field.clause)))
            context.actions.show_basis({words, "certificate-contents", field.clause});
        row.right();
        ui::note_text(ui, certificate_state_text(say, field));
    }
    const auto draft = field.state == "not-applicable" ? std::string() : certificate_text(facts, say, field.id);
    if (has_own_field(field)) {
        ui::Row row(ui, {.height = 30, .gap = 8});
        ui::body(ui, draft.empty() ? std::string_view("—") : std::string_view(draft));
        row.right();
        if (ui::link(ui, "enter",
                     {.label = context.t("certificate.enter"), .name = context.t("certificate.enter") + " " + words})) {
            context.state.panels.certificate.tab = 0;
            context.actions.go(Step::certificate, field.field);
        }
        return;
    }
    const std::string id = "certificate." + field.id;
    const auto printed = context.project.texts.find(id);
    auto edited = ui::text_field(
        ui, "printed",
        {.name = words,
         .value = printed == context.project.texts.end() ? std::string_view() : std::string_view(printed->second),
         .show_label = false,
         .placeholder = draft,
         .disabled = context.read_only,
         .width = ui::fill});
    if (edited) context.actions.set("texts." + id, std::move(*edited));
}

}  // namespace

void draw_certificate_status(ui::Context& ui, PanelContext& context) {
    draw_status(ui, context);
    draw_grounds(ui, context);
}

void draw_certificate_contents(ui::Context& ui, PanelContext& context) {
    const auto& life = context.assessment.life;
    const auto& title = context.t("certificate.contents");
    const ReportFacts facts{context.project, context.assessment, context.knowledge};
    ui::Card card(ui, "contents", {.name = title, .padding = {20, 16}, .gap = 6});
    {
        ui::Row row(ui, {.height = 30, .gap = 8});
        ui::heading(ui, title, 2);
        row.right();
        const Say say(context.words);
        save_button(ui, context.actions, "csv", "CSV", context.t("chart.save-as", {title, "CSV"}),
                    "zuji-certificate-draft.csv", "text/csv", to_csv(certificate_table(facts, say)));
    }
    const std::string outcome = life.contents.decision ? life.contents.decision->outcome : "open";
    const auto count = life.contents.decision ? life.contents.decision->values.at("missing").size() : 0;
    const auto sentence = context.t("certificate.contents." + outcome, {std::to_string(count)});
    outcome_line(ui, context, "outcome",
                 outcome == "complete"     ? ui::State::met
                 : outcome == "incomplete" ? ui::State::not_met
                                           : ui::State::open,
                 sentence, {sentence, "certificate-contents", life.contents.decision ? "" : "89"});
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("certificate.contents-why"));
    answer_line(ui, context, "certificate.mechanism_label", "certificate.mechanism_label",
                context.project.certificate.mechanism_label);
    const auto* checklist = context.knowledge.rules->checklist("certificate-contents");
    for (std::size_t i = 0; i < life.draft.size(); ++i)
        field_line(ui, context, facts, life.draft[i], checklist->items[i].name);
}

}  // namespace zuji::app
