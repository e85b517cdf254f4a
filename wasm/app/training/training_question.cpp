#include "wasm/app/training/training_question.hpp"

#include <algorithm>
#include <string>

namespace zuji::app {

using training::Question;
using training::QuestionForm;
using training::Response;

namespace {

bool is_chosen(const Response& response, std::string_view id) {
    std::string_view rest = response;
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        if (rest.substr(0, comma) == id) return true;
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    return false;
}

/// The response with one option more or less, in the order of the options.
Response toggled(const Question& question, const Response& response, std::string_view id, bool chosen) {
    Response out;
    for (const auto& option : question.options) {
        const bool in = option.id == id ? chosen : is_chosen(response, option.id);
        if (in) out += (out.empty() ? "" : ",") + option.id;
    }
    return out;
}

void draw_facts(ui::Context& ui, TrainingContext& context, const Question& question) {
    if (question.facts.empty()) return;
    ui::separator(ui);
    ui::Column column(ui, {.max_width = 560, .gap = 0});
    for (const auto& fact : question.facts)
        ui::fact(ui, {.name = context.say(fact.label), .value = context.say(fact.value), .bold_value = true});
}

void draw_table(ui::Context& ui, TrainingContext& context, const Question& question) {
    const auto& table = question.table;
    if (table.empty()) return;
    std::vector<ui::TableColumn> columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        columns.push_back(
            {.title = context.say(table.columns[i]), .align = i == 0 ? ui::Align::left : ui::Align::right});
    ui::ListTable list(ui, "table", {.name = context.say(question.title), .columns = columns, .card = false});
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        ui::Scope scope(ui, "row", static_cast<std::int64_t>(r));
        (void)list.row({.pressable = false});
        for (const auto& cell : table.rows[r]) {
            list.cell();
            ui::text(ui, ui::Type::body, ui.theme().text, context.say(cell));
        }
    }
}

std::optional<Response> one_choice(ui::Context& ui, TrainingContext& context, const QuestionSpec& spec) {
    const auto& options = spec.question.options;
    std::vector<ui::Option> shown;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (options[i].id == spec.response) chosen = i;
        shown.push_back({.label = context.say(options[i].text)});
    }
    const auto picked =
        ui::radio_list(ui, "answer", {.name = context.say(spec.question.ask), .options = shown, .chosen = chosen});
    if (!picked) return std::nullopt;
    return options[*picked].id;
}

std::optional<Response> several_choices(ui::Context& ui, TrainingContext& context, const QuestionSpec& spec) {
    std::optional<Response> out;
    ui::note_text(ui, context.t("training.choose-all"));
    for (const auto& option : spec.question.options)
        if (const auto set = ui::checkbox(
                ui, option.id, {.label = context.say(option.text), .checked = is_chosen(spec.response, option.id)}))
            out = toggled(spec.question, spec.response, option.id, *set);
    return out;
}

std::optional<Response> typed_answer(ui::Context& ui, TrainingContext& context, const QuestionSpec& spec) {
    const bool readable = spec.response.empty() || training::is_readable(spec.question, spec.response);
    const bool number = spec.question.form == QuestionForm::number;
    const std::string error =
        readable ? std::string() : context.t(number ? "training.no-number" : "training.no-paragraph");
    if (number)
        return ui::number_field(ui, "answer",
                                {.name = context.t("training.answer"),
                                 .value = spec.response,
                                 .error = error,
                                 .unit = context.say(spec.question.unit),
                                 .width = 220});
    return ui::text_field(ui, "answer",
                          {.name = context.t("training.answer-paragraph"),
                           .value = spec.response,
                           .placeholder = "54",
                           .error = error,
                           .width = 220});
}

std::optional<Response> answer_input(ui::Context& ui, TrainingContext& context, const QuestionSpec& spec) {
    switch (spec.question.form) {
        case QuestionForm::one_choice:
            return one_choice(ui, context, spec);
        case QuestionForm::several_choices:
            return several_choices(ui, context, spec);
        case QuestionForm::number:
        case QuestionForm::paragraph:
            break;
    }
    return typed_answer(ui, context, spec);
}

/// The options as they were answered: right ones ticked, wrong ones that were chosen crossed, each with its reason.
void draw_judged_options(ui::Context& ui, TrainingContext& context, const QuestionSpec& spec) {
    for (const auto& option : spec.question.options) {
        ui::Scope scope(ui, option.id);
        const bool chosen = is_chosen(spec.response, option.id);
        ui::Row row(ui, {.gap = 8, .top = true});
        if (option.right)
            ui::icon(ui, ui::Icon::check, ui.theme().accent, 16, context.t("training.right-option"));
        else if (chosen)
            ui::icon(ui, ui::Icon::cross, ui.theme().error, 16, context.t("training.wrong-option"));
        else
            ui::icon(ui, ui::Icon::minus, ui.theme().muted, 16);
        ui::Column column(ui, {.width = ui::available_width(ui), .gap = 2});
        const auto color = option.right || chosen ? ui.theme().text : ui.theme().muted;
        ui::text_wrapped(ui, chosen ? ui::Type::body_bold : ui::Type::body, color, context.say(option.text));
        if (!context.say(option.why).empty() && (chosen || option.right))
            ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.say(option.why));
    }
}

void draw_typed_result(ui::Context& ui, TrainingContext& context, const QuestionSpec& spec) {
    const auto& unit = context.say(spec.question.unit);
    ui::Column column(ui, {.max_width = 480, .gap = 0});
    const std::string given = spec.response.empty() ? context.t("training.no-answer") : spec.response;
    ui::fact(ui, {.name = context.t("training.your-answer"),
                  .value = given,
                  .unit = spec.response.empty() ? std::string_view() : std::string_view(unit),
                  .tone = spec.right ? ui::Tone::accent : ui::Tone::error,
                  .bold_value = true});
    const std::string right = training::right_response(spec.question);
    ui::fact(ui, {.name = context.t("training.right-answer"), .value = right, .unit = unit, .bold_value = true});
}

void draw_mistakes(ui::Context& ui, TrainingContext& context, const Question& question) {
    if (question.mistakes.empty()) return;
    std::string text;
    for (const auto& mistake : question.mistakes) {
        text += (text.empty() ? "" : "\n") + context.say(mistake.text);
        if (!context.say(mistake.why).empty()) text += " " + context.say(mistake.why);
    }
    (void)ui::note(ui, "mistakes",
                   {.kind = ui::NoteKind::advice, .title = context.t("training.usual-mistakes"), .text = text});
}

void draw_review(ui::Context& ui, TrainingContext& context, const QuestionSpec& spec) {
    const auto& question = spec.question;
    {
        ui::Row row(ui, {.height = 24, .gap = 8});
        const auto& word = context.t(spec.right              ? "training.answered-right"
                                     : spec.response.empty() ? "training.no-answer"
                                                             : "training.answered-wrong");
        ui::state_icon(ui, spec.right ? ui::State::met : ui::State::not_met, 20);
        ui::text(ui, ui::Type::body_bold, ui::state_color(ui, spec.right ? ui::State::met : ui::State::not_met), word,
                 ui::Mirrored::status);
    }
    if (question.options.empty())
        draw_typed_result(ui, context, spec);
    else
        draw_judged_options(ui, context, spec);
    if (!spec.right && question.options.empty() && !spec.response.empty()) {
        const auto why = training::why_wrong(question, spec.response);
        if (!context.say(why).empty()) ui::text_wrapped(ui, ui::Type::body, ui.theme().text, context.say(why));
    }
    ui::separator(ui);
    ui::heading(ui, context.t("training.explanation"), 4);
    ui::text_wrapped(ui, ui::Type::body, ui.theme().text, context.say(question.explanation));
    draw_cites(ui, context, question.paragraphs);
    draw_mistakes(ui, context, question);
}

}  // namespace

std::string response_text(const TrainingContext& context, const Question& question, const Response& response) {
    if (response.empty()) return "—";
    if (question.options.empty()) {
        const auto& unit = context.say(question.unit);
        return unit.empty() ? response : response + " " + unit;
    }
    std::string out;
    for (const auto& option : question.options)
        if (is_chosen(response, option.id)) out += (out.empty() ? "" : "; ") + context.say(option.text);
    return out;
}

void draw_situation(ui::Context& ui, TrainingContext& context, const Question& question) {
    ui::Card card(ui, "situation", {.name = context.t("training.situation"), .padding = {20, 16}, .gap = 8});
    {
        ui::Row row(ui, {.height = 24, .gap = 8, .wrap = true});
        ui::heading(ui, context.say(question.title), 2);
        ui::chip(ui, kind_name(context, question.kind));
        ui::chip(ui, context.t("training.difficulty." + std::string(training::word_of(question.difficulty))));
        for (const auto& edition : context.rules().editions())
            if (edition.id == question.document) ui::chip(ui, edition.short_id, ui::Tone::info);
    }
    ui::text_wrapped(ui, ui::Type::body, ui.theme().text, context.say(question.situation));
    draw_facts(ui, context, question);
    draw_table(ui, context, question);
}

QuestionEvents draw_question(ui::Context& ui, TrainingContext& context, const QuestionSpec& spec) {
    QuestionEvents events;
    const bool review = spec.mode == QuestionMode::review;
    ui::Card card(ui, "question", {.name = context.say(spec.question.ask), .padding = {20, 16}, .gap = 10});
    ui::text_wrapped(ui, ui::Type::body_bold, ui.theme().text, context.say(spec.question.ask));
    if (review) {
        draw_review(ui, context, spec);
        return events;
    }
    events.response = answer_input(ui, context, spec);
    if (spec.mode != QuestionMode::practice) return events;
    ui::Row row(ui, {.height = 32, .gap = 8});
    const bool answered = !spec.response.empty() && training::is_readable(spec.question, spec.response);
    events.check = ui::button(
        ui, "check", {.label = context.t("training.check"), .kind = ui::ButtonKind::primary, .disabled = !answered});
    if (!answered) ui::note_text(ui, context.t("training.answer-first"));
    return events;
}

}  // namespace zuji::app
