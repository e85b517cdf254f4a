// The right pane of step 8: what the chosen requirement asks, by what it is shown, and the paragraph; and the words
// that the step shares.

#include "wasm/app/basis_pane.hpp"
#include "wasm/app/panels/annex2_words.hpp"
#include "wasm/app/panels/attachments.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/panels.hpp"
#include "wasm/app/reading_view.hpp"

namespace zuji::app {

namespace {

std::string kinds_of(const PanelContext& context, const rules::DocumentKinds& kinds) {
    std::string text;
    const auto add = [&](bool wanted, std::string_view key) {
        if (wanted) text += (text.empty() ? "" : context.t("annex2.kind-joint")) + context.t(key);
    };
    add(kinds.documented_procedure, "annex2.kind.documented-procedure");
    add(kinds.procedure, "annex2.kind.procedure");
    add(kinds.document, "annex2.kind.document");
    add(kinds.record, "annex2.kind.record");
    return text.empty() ? std::string("—") : text;
}

void paragraph(ui::Context& ui, const PanelContext& context, std::string_view key, const std::string& text) {
    if (text.empty()) return;
    ui::heading(ui, context.t(key), 4);
    ui::text_wrapped(ui, ui::Type::body, ui.theme().text, text);
}

}  // namespace

std::string annex2_state_key(AssuranceState state) {
    return "annex2.state." + std::string(assurance_state_word(state));
}

ui::State annex2_icon(const AssuranceStatus& status) {
    switch (status.state) {
        case AssuranceState::met:
            return ui::State::met;
        case AssuranceState::partly:
        case AssuranceState::not_met:
            return ui::State::not_met;
        case AssuranceState::open: {
            const bool untouched = status.remark == AssuranceRemark::unanswered;
            return untouched ? ui::State::not_started : ui::State::open;
        }
        case AssuranceState::advice:
        case AssuranceState::not_applicable:
            break;
    }
    return ui::State::not_applicable;
}

std::string annex2_sentence(const PanelContext& context) {
    const auto& assurance = context.assessment.annex2;
    if (!assurance.begun) return context.t("annex2.verdict.start");
    if (assurance.verdict == Answer::yes) return context.t("annex2.verdict.yes");
    if (assurance.verdict == Answer::no)
        return context.t("annex2.verdict.no", {std::to_string(assurance.counts.partly + assurance.counts.not_met)});
    if (assurance.counts.open == 0) return context.t("annex2.verdict.period");
    return context.t("annex2.verdict.open", {std::to_string(assurance.counts.open)});
}

std::string annex2_reason(const PanelContext& context) {
    const auto& assurance = context.assessment.annex2;
    if (!assurance.begun) return context.t("annex2.reason.start");
    if (assurance.verdict == Answer::yes) return context.t("annex2.reason.yes");
    if (assurance.verdict == Answer::no) return context.t("annex2.reason.no", {std::to_string(assurance.counts.open)});
    return context.t(is_representative(assurance.period) ? "annex2.reason.open" : "annex2.reason.open-period");
}

bool draw_annex2_pane(ui::Context& ui, PanelContext& context) {
    const auto& clause = context.state.basis.clause;
    const auto index = assurance_index(context.assessment.annex2, clause);
    const auto* requirement = context.knowledge.rules->annex2().find(clause);
    if (!index || !requirement) return false;
    const auto& status = context.assessment.annex2.requirements[*index];
    ui::Scope scope(ui, clause);
    ui::text_wrapped(ui, ui::Type::body_bold, ui.theme().text, rule_words(context, requirement->name));
    ui::state_word(ui, annex2_icon(status), context.t(annex2_state_key(status.state)));
    const auto remark = assurance_remark_word(status.remark);
    if (!remark.empty())
        ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, context.t("annex2.remark." + std::string(remark)));
    draw_attachments(ui, context, std::string(clause));
    ui::heading(ui, context.t("basis.clauses"), 4);
    draw_clause(ui, context, document_of(context), clause);
    const bool may = requirement->obligation == rules::Obligation::may;
    paragraph(ui, context, "annex2.obligation", context.t(may ? "annex2.may-long" : "annex2.shall-long"));
    paragraph(ui, context, "annex2.condition", rule_words(context, requirement->condition));
    paragraph(ui, context, "annex2.how", rule_words(context, requirement->remark));
    paragraph(ui, context, "annex2.documents", kinds_of(context, requirement->documents));
    paragraph(ui, context, "annex2.usual", rule_words(context, requirement->evidence));
    paragraph(ui, context, "annex2.differs", rule_words(context, requirement->differs));
    for (const auto& id : requirement->readings) draw_reading_note(ui, context, id);
    return true;
}

}  // namespace zuji::app
