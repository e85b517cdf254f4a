// Step 2: which document applies, the eight conditions of paragraph 27, the standards, and what may lighten the case
// (exemption, paragraph 30; acceptance of an earlier verification, paragraph 38).

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/assess/eligibility_conditions.hpp"
#include "wasm/app/panels/annex2_words.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/panels.hpp"

namespace zuji::app {

namespace {

using ui::Effect;
using ui::State;

State state_of_word(std::string_view outcome) {
    if (outcome == "met") return State::met;
    if (outcome == "not-met") return State::not_met;
    return State::open;
}

std::string_view state_key(State state) {
    switch (state) {
        case State::met:
            return "state.met";
        case State::not_met:
            return "state.not-met";
        case State::not_applicable:
            return "state.not-applicable";
        default:
            return "state.open";
    }
}

/// Outcome of one condition in the decision; open while the decision could not be asked.
State condition_state(const DecisionSlot& slot, std::string_view id) {
    return state_of_word(condition_outcome(slot.decision, id));
}

struct Tally {
    std::size_t met = 0;
    std::size_t not_met = 0;
    std::size_t open = 0;
};

Tally tally_of(const DecisionSlot& slot) {
    Tally tally;
    for (const auto& condition : eligibility_conditions) switch (condition_state(slot, condition.id)) {
            case State::met:
                ++tally.met;
                break;
            case State::not_met:
                ++tally.not_met;
                break;
            default:
                ++tally.open;
                break;
        }
    return tally;
}

void draw_verdict(ui::Context& ui, PanelContext& context) {
    const auto& slot = context.assessment.eligibility;
    const auto tally = tally_of(slot);
    const std::vector<std::string> counts = {std::to_string(tally.met), std::to_string(tally.not_met),
                                             std::to_string(tally.open)};
    const std::string outcome = slot.decision ? slot.decision->outcome : "not-yet";
    State state = State::open;
    if (outcome == "eligible") state = State::met;
    if (outcome == "not-eligible") state = State::not_met;
    const bool to_documents = state == State::met;
    const bool to_annex2 = !to_documents && condition_state(slot, "factory-assurance") != State::met;
    const auto action = to_documents ? context.t("eligibility.to-documents")
                        : to_annex2  ? context.t("eligibility.to-annex2")
                                     : std::string();
    const auto sentence = context.t("eligibility.verdict." + outcome, counts);
    const auto reason = context.t("eligibility.reason." + outcome, counts);
    const bool pressed = ui::verdict_card(ui, "verdict",
                                          {.state = state,
                                           .state_name = context.t(state_key(state)),
                                           .sentence = sentence,
                                           .reason = reason,
                                           .action = action});
    if (pressed) context.actions.go(to_documents ? Step::annex1 : Step::annex2);
}

/// One question as a card. `answer` draws the answer at the right, `more` the follow-up fields.
struct Question {
    std::string_view id;
    std::string_view decision;
    std::string_view clause;
    State state;
    std::string_view why_key = {};  ///< instead of "question.<id>.why"
};

template <class AnswerArea>
void question_card(ui::Context& ui, PanelContext& context, const Question& question, AnswerArea&& answer) {
    const std::string key = "question." + std::string(question.id);
    const std::string text = context.t(key);
    const std::string why = question.why_key.empty() ? context.t(key + ".why") : context.t(question.why_key);
    const std::string chip = question.clause.empty() ? std::string() : paragraph_label(context.words, question.clause);
    ui::QuestionCard card(ui, question.id,
                          {.state = question.state,
                           .state_name = context.t(state_key(question.state)),
                           .question = text,
                           .clause = chip,
                           .why = why});
    if (card.clause_pressed() || card.became_current())
        context.actions.show_basis({text, std::string(question.decision), std::string(question.clause)});
    card.answer();
    answer(card, text);
}

// ---- which document ----------------------------------------------------------------------------------------------

State scope_state(const PanelContext& context) {
    const auto& slot = context.assessment.scope;
    if (!slot.decision || slot.decision->outcome == "ask") return State::open;
    return slot.decision->outcome == "in-scope" ? State::met : State::not_met;
}

void draw_scope(ui::Context& ui, PanelContext& context) {
    const auto& answers = context.project.answers;
    const auto state = scope_state(context);
    const auto remark = context.assessment.document.empty()
                            ? context.t(state == State::not_met ? "scope.out" : "scope.open")
                            : context.t("scope.in", {context.assessment.document});
    group_heading(ui, context.t("scope.title"), remark);
    const auto answered = [](Answer answer) {
        return answer == Answer::yes || answer == Answer::no ? State::met : State::open;
    };
    const bool excluded =
        state == State::not_met && answers.pilot_product == Answer::yes && answers.pilot_region == Answer::yes;
    question_card(ui, context,
                  {"pilot-product", "scope", "3", excluded ? State::not_met : answered(answers.pilot_product)},
                  [&](auto&, const std::string& text) {
                      answer_input(ui, context, "answers.pilot_product", text, answers.pilot_product);
                  });
    question_card(ui, context,
                  {"pilot-region", "scope", "3", excluded ? State::not_met : answered(answers.pilot_region)},
                  [&](auto&, const std::string& text) {
                      answer_input(ui, context, "answers.pilot_region", text, answers.pilot_region);
                  });
}

/// The verdict on the document itself and the order of standards, each with its basis.
void draw_standards(ui::Context& ui, PanelContext& context) {
    const auto& slot = context.assessment.standards;
    std::string order;
    if (slot.decision) {
        for (const auto& standard : slot.decision->values.at("order")) {
            order += (order.empty() ? "" : " → ") + standard.get<std::string>();
        }
    }
    const bool determined = slot.decision && slot.decision->outcome == "determined";
    const auto& title = context.t("standards.card");
    ui::Card card(ui, "standards", {.name = title, .padding = {20, 12}, .gap = 4});
    ui::Row row(ui, {.height = 28, .gap = 8});
    ui::body(ui, title);
    if (ui::clause_chip(ui, "clause6", paragraph_label(context.words, "6"))) {
        context.actions.show_basis({title, "standards", ""});
    }
    ui::note_text(ui, order);
    row.right();
    ui::state_word(ui, determined ? State::met : State::open,
                   determined ? context.t("fact.determined") : context.t("standards.open"));
}

// ---- the eight conditions ----------------------------------------------------------------------------------------

void event_row(ui::Context& ui, PanelContext& context, Table table, const DatedEvent& event, std::size_t index) {
    ui::Scope scope(ui, "event", static_cast<std::int64_t>(index));
    const auto row_id = static_cast<RowId>(index + 1);
    ui::Row row(ui, {.gap = 16, .top = true});
    auto date =
        date_edit(ui, context, "date", {.path = "date", .label_key = "event.date", .value = event.date, .width = 160});
    if (date) context.actions.set_cell(table, row_id, "date", std::move(*date));
    constexpr std::array<std::string_view, 3> parties = {"applicant", "producer", "factory"};
    std::array<ui::Option, 3> options;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < parties.size(); ++i) {
        options[i].label = context.t("company." + std::string(parties[i]));
        if (event.party == parties[i]) chosen = i;
    }
    const auto picked = ui::select(ui, "party",
                                   {.name = context.t("event.party"),
                                    .options = options,
                                    .chosen = chosen,
                                    .placeholder = context.t("field.choose"),
                                    .show_label = true,
                                    .disabled = context.read_only,
                                    .width = 176});
    if (picked) context.actions.set_cell(table, row_id, "party", std::string(parties[*picked]));
    ui::Column buttons(ui, {.width = 40});
    ui::space(ui, 18);
    if (ui::icon_button(ui, "delete",
                        {.icon = ui::Icon::trash, .name = context.t("event.delete"), .disabled = context.read_only}))
        context.actions.push(DeleteRows{table, {row_id}});
}

void event_follow_up(ui::Context& ui, PanelContext& context, Table table, const std::vector<DatedEvent>& events) {
    for (std::size_t i = 0; i < events.size(); ++i) event_row(ui, context, table, events[i], i);
    if (ui::button(ui, "add-event",
                   {.label = context.t("event.add"),
                    .size = ui::ButtonSize::small,
                    .icon_left = ui::Icon::plus,
                    .disabled = context.read_only}))
        context.actions.push(InsertRows{.table = table, .rows = {R"({"party":"applicant"})"}});
}

void draw_record_condition(ui::Context& ui, PanelContext& context, const Question& question, std::string_view path,
                           Answer answer, Table table, const std::vector<DatedEvent>& events) {
    question_card(ui, context, question, [&](ui::QuestionCard& card, const std::string& text) {
        answer_input(ui, context, path, text, answer, Effect::neutral, Effect::satisfies, "answer.has",
                     "answer.has-not");
        if (answer != Answer::yes) return;
        card.follow_up();
        event_follow_up(ui, context, table, events);
    });
}

/// An open point sent the user to the third condition: the way to its answer takes the focus.
void take_assurance_focus(ui::Context& ui, PanelContext& context) {
    if (context.state.focus_field != "answers.factory_assurance") return;
    ui.focus("to-annex2");
    ui::scroll_here(ui);
    context.state.focus_field.clear();
}

/// The third condition once Annex 2 has been begun: its verdict counts, and a direct answer that says otherwise is
/// named.
void draw_derived_assurance(ui::Context& ui, PanelContext& context, const Question& question) {
    const auto& assurance = context.assessment.annex2;
    question_card(ui, context, question, [&](ui::QuestionCard& card, const std::string& text) {
        ui::chip(ui,
                 context.t("annex2.progress",
                           {std::to_string(assurance.counts.settled()), std::to_string(assurance.requirements.size())}),
                 assurance.verdict == Answer::yes ? ui::Tone::accent : ui::Tone::warning);
        take_assurance_focus(ui, context);
        if (ui::button(ui, "to-annex2",
                       {.label = context.t("eligibility.to-annex2"),
                        .size = ui::ButtonSize::small,
                        .name = text + " " + context.t("eligibility.to-annex2")}))
            context.actions.go(Step::annex2);
        if (!assurance.contradicts) return;
        card.follow_up();
        const bool said_yes = context.project.answers.factory_assurance == Answer::yes;
        if (ui::note(ui, "contradiction",
                     {.kind = ui::NoteKind::advice,
                      .title = context.t("annex2.contradiction"),
                      .text = context.t(said_yes ? "annex2.contradiction-yes" : "annex2.contradiction-no"),
                      .action = context.read_only ? std::string_view() : context.t("annex2.drop-direct")}))
            context.actions.set("answers.factory_assurance", "");
    });
}

void draw_condition(ui::Context& ui, PanelContext& context, const EligibilityCondition& condition) {
    const auto& answers = context.project.answers;
    const Question question{condition.id, "eligibility", condition.clause,
                            condition_state(context.assessment.eligibility, condition.id)};
    if (condition.id == "no-serious-violation")
        return draw_record_condition(ui, context, question, "answers.violations", answers.violations,
                                     Table::violation_events, answers.violation_events);
    if (condition.id == "no-revocation")
        return draw_record_condition(ui, context, question, "answers.revocations", answers.revocations,
                                     Table::revocation_events, answers.revocation_events);
    if (condition.id == "factory-assurance" && context.assessment.annex2.begun) {
        Question derived = question;
        derived.why_key = "annex2.derived-why";
        return draw_derived_assurance(ui, context, derived);
    }
    question_card(ui, context, question, [&](ui::QuestionCard&, const std::string& text) {
        if (condition.id == "legal-person") {
            word_input(ui, context, "answers.legal_form", text, answers.legal_form,
                       {{"legal-person", "legal-form.legal-person", Effect::satisfies},
                        {"natural-person", "legal-form.natural-person", Effect::fails},
                        {"individual-business", "legal-form.individual-business", Effect::fails},
                        {"branch", "legal-form.branch", Effect::fails},
                        {"unknown", "answer.unknown", Effect::open}});
        } else if (condition.id == "licence") {
            word_input(ui, context, "answers.licence", text, answers.licence,
                       {{"obtained", "licence.obtained", Effect::satisfies},
                        {"not-needed", "licence.not-needed", Effect::satisfies},
                        {"missing", "licence.missing", Effect::fails},
                        {"unknown", "answer.unknown", Effect::open}});
        } else if (condition.id == "factory-assurance") {
            answer_input(ui, context, "answers.factory_assurance", text, answers.factory_assurance, Effect::satisfies,
                         Effect::fails);
        } else if (condition.id == "not-ordered-to-stop") {
            answer_input(ui, context, "answers.ordered_to_stop", text, answers.ordered_to_stop, Effect::fails,
                         Effect::satisfies, "answer.has", "answer.has-not");
        } else if (condition.id == "not-on-dishonesty-list") {
            answer_input(ui, context, "answers.dishonesty_list", text, answers.dishonesty_list, Effect::fails,
                         Effect::satisfies, "answer.has", "answer.has-not");
        } else {
            word_input(ui, context, "answers.undertaking", text, answers.undertaking,
                       {{"signed", "undertaking.signed", Effect::satisfies},
                        {"refused", "undertaking.refused", Effect::fails},
                        {"not-yet", "undertaking.not-yet", Effect::open}});
        }
    });
}

void draw_conditions(ui::Context& ui, PanelContext& context) {
    const auto tally = tally_of(context.assessment.eligibility);
    {
        ui::Row row(ui, {.height = 28, .gap = 12});
        ui::heading(ui, context.t("eligibility.conditions"), 4);
        row.right();
        ui::state_word(ui, State::met, context.t("state.met-count", {std::to_string(tally.met)}), true);
        ui::state_word(ui, State::not_met, context.t("state.not-met-count", {std::to_string(tally.not_met)}), true);
        ui::state_word(ui, State::open, context.t("state.open-count", {std::to_string(tally.open)}), true);
    }
    for (const auto& condition : eligibility_conditions) draw_condition(ui, context, condition);
}

// ---- standards and earlier results -------------------------------------------------------------------------------

void draw_documents_questions(ui::Context& ui, PanelContext& context) {
    const auto& answers = context.project.answers;
    const auto known = [](Answer answer) {
        return answer == Answer::yes || answer == Answer::no ? State::met : State::open;
    };
    group_heading(ui, context.t("eligibility.earlier"));
    const auto simple = [&](std::string_view id, std::string_view clause, std::string_view path, Answer answer) {
        question_card(ui, context, {id, "documents", clause, known(answer)},
                      [&](auto&, const std::string& text) { answer_input(ui, context, path, text, answer); });
    };
    simple("specific-standard", "A1-5", "answers.specific_standard_used", answers.specific_standard_used);
    simple("non-public-standard", "A1-5", "answers.non_public_standard_used", answers.non_public_standard_used);
    simple("earlier-certificate", "A1-6", "answers.earlier_certificate", answers.earlier_certificate);
    simple("bom-available", "A1-11", "answers.bom_available", answers.bom_available);
    simple("reduction-target", "A1-17", "answers.reduction_target", answers.reduction_target);
    const auto assurance =
        answers.assurance_level.empty() || !answers.materiality_percent.has_value() ? State::open : State::met;
    question_card(ui, context, {"assurance-level", "documents", "A1-9", assurance},
                  [&](auto& card, const std::string& text) {
                      word_input(ui, context, "answers.assurance_level", text, answers.assurance_level,
                                 {{"limited", "assurance.limited", Effect::neutral},
                                  {"reasonable", "assurance.reasonable", Effect::neutral}});
                      card.follow_up();
                      number_input(ui, context,
                                   {.path = "answers.materiality_percent",
                                    .label_key = "assurance.materiality",
                                    .unit = "%",
                                    .width = 160},
                                   answers.materiality_percent);
                  });
}

State may_state(const DecisionSlot& slot) {
    if (!slot.decision || slot.decision->outcome == "ask") return State::open;
    return slot.decision->outcome == "may" ? State::met : State::not_applicable;
}

std::string outcome_sentence(const PanelContext& context, std::string_view prefix, const DecisionSlot& slot) {
    const std::string outcome = slot.decision ? slot.decision->outcome : "open";
    return context.t(std::string(prefix) + outcome);
}

void draw_acceptance(ui::Context& ui, PanelContext& context) {
    const auto& answers = context.project.answers;
    const auto state =
        answers.claim_verified == Answer::no ? State::not_applicable : may_state(context.assessment.acceptance);
    question_card(ui, context, {"claim-verified", "acceptance", "38", state},
                  [&](ui::QuestionCard& card, const std::string& text) {
                      answer_input(ui, context, "answers.claim_verified", text, answers.claim_verified);
                      if (answers.claim_verified != Answer::yes) return;
                      card.follow_up();
                      {
                          ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
                          select_input(ui, context,
                                       {.path = "answers.verification_body",
                                        .label_key = "acceptance.body",
                                        .value = answers.verification_body,
                                        .width = 320},
                                       "acceptance.body.", {"cnca-approved", "cnas-accredited", "other"});
                          date_input(ui, context,
                                     {.path = "answers.verification_date",
                                      .label_key = "acceptance.date",
                                      .value = answers.verification_date,
                                      .width = 160});
                      }
                      {
                          ui::Row row(ui, {.height = 36, .gap = 12});
                          ui::body(ui, context.t("acceptance.identical"));
                          row.right();
                          answer_input(ui, context, "answers.verification_identical", context.t("acceptance.identical"),
                                       answers.verification_identical);
                      }
                      ui::text_wrapped(ui, ui::Type::body, ui.theme().muted,
                                       outcome_sentence(context, "acceptance.outcome.", context.assessment.acceptance));
                      if (may_state(context.assessment.acceptance) != State::met) return;
                      ui::Row row(ui, {.height = 36, .gap = 12});
                      ui::body(ui, context.t("acceptance.confirmed"));
                      row.right();
                      answer_input(ui, context, "answers.acceptance_confirmed", context.t("acceptance.confirmed"),
                                   answers.acceptance_confirmed);
                  });
}

void draw_exemption(ui::Context& ui, PanelContext& context) {
    const auto& answers = context.project.answers;
    const auto state =
        answers.prior_inspection == Answer::no ? State::not_applicable : may_state(context.assessment.exemption);
    question_card(ui, context, {"prior-inspection", "exemption", "30", state},
                  [&](ui::QuestionCard& card, const std::string& text) {
                      answer_input(ui, context, "answers.prior_inspection", text, answers.prior_inspection);
                      if (answers.prior_inspection != Answer::yes) return;
                      card.follow_up();
                      const auto line = [&](std::string_view key, std::string_view path, Answer answer) {
                          ui::Row row(ui, {.height = 36, .gap = 12});
                          ui::body(ui, context.t(key));
                          row.right();
                          answer_input(ui, context, path, context.t(key), answer);
                      };
                      date_input(ui, context,
                                 {.path = "answers.prior_date",
                                  .label_key = "exemption.date",
                                  .value = answers.prior_date,
                                  .width = 160});
                      line("exemption.by-cgc", "answers.prior_by_cgc", answers.prior_by_cgc);
                      line("exemption.passed", "answers.prior_passed", answers.prior_passed);
                      line("exemption.same-factory", "answers.prior_same_factory", answers.prior_same_factory);
                      line("exemption.same-type", "answers.prior_same_type", answers.prior_same_type);
                      ui::text_wrapped(ui, ui::Type::body, ui.theme().muted,
                                       outcome_sentence(context, "exemption.outcome.", context.assessment.exemption));
                      if (may_state(context.assessment.exemption) == State::met)
                          line("exemption.confirmed", "answers.exemption_confirmed", answers.exemption_confirmed);
                  });
}

void draw_title(ui::Context& ui, PanelContext& context) {
    const auto& product = context.project.product;
    ui::Row row(ui, {.height = 32, .gap = 12});
    ui::heading(ui, context.t("step.eligibility"), 1);
    if (!context.assessment.document.empty()) ui::chip(ui, context.assessment.document);
    if (!product.field.empty()) ui::chip(ui, product.field);
    if (ui::clause_chip(ui, "clause27", paragraph_label(context.words, "27"))) {
        context.actions.show_basis({context.t("eligibility.basis"), "eligibility", ""});
    }
    row.right();
    ui::note_text(ui, context.t("eligibility.application-date"));
    auto edited = date_edit(ui, context, "answers.application_date",
                            {.path = "answers.application_date",
                             .label_key = "eligibility.application-date",
                             .value = context.project.answers.application_date,
                             .width = 150,
                             .show_label = false});
    if (edited) context.actions.set("answers.application_date", std::move(*edited));
}

}  // namespace

void draw_eligibility(ui::Context& ui, PanelContext& context, ui::Rect area) {
    ui::Region region(ui, "eligibility", area,
                      {.landmark = ui::Landmark::main, .name = context.t("step.eligibility"), .padding = {24, 16}});
    ui::Column column(ui, {.max_width = ui::size::column, .gap = ui::size::list_gap});
    draw_title(ui, context);
    draw_verdict(ui, context);
    draw_scope(ui, context);
    draw_standards(ui, context);
    draw_conditions(ui, context);
    draw_documents_questions(ui, context);
    group_heading(ui, context.t("eligibility.relief"), context.t("eligibility.relief-remark"));
    draw_acceptance(ui, context);
    draw_exemption(ui, context);
}

}  // namespace zuji::app
