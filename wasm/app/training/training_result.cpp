// The result of an exam: what was reached, where the strengths and the gaps are, every question with its answer.

#include <array>
#include <string>

#include "core/training/result_sheet.hpp"
#include "wasm/app/host.hpp"
#include "wasm/app/training/training_exam_parts.hpp"
#include "wasm/app/training/training_question.hpp"

namespace zuji::app {

using training::Exam;

namespace {

std::string sheet_html(const TrainingContext& context, const Exam& exam) {
    return to_html(training::make_result_sheet(exam.sat.paper, exam.sat.sitting, *exam.result, context.page.words));
}

void draw_result_head(ui::Context& ui, TrainingContext& context, const Exam& exam) {
    const auto& [paper, sitting] = exam.sat;
    ui::Row row(ui, {.height = 32, .gap = 8});
    ui::heading(ui, context.t("training.result"), 1);
    row.right();
    if (ui::button(ui, "new", {.label = context.t("training.exam-another"), .icon_left = ui::Icon::refresh}))
        context.act([](training::Desk& desk) { desk.clear_exam(); });
    if (ui::button(ui, "file", {.label = context.t("training.save-result"), .icon_left = ui::Icon::export_file}))
        context.page.actions.ask([name = training::result_file_name(paper, sitting) + ".json",
                                  text = training::write_result(paper, sitting)](Host& host) {
            host.save_file(name, "application/json", text);
        });
    if (ui::button(ui, "sheet", {.label = context.t("training.save-sheet"), .icon_left = ui::Icon::document}))
        context.page.actions.ask(
            [name = training::result_file_name(paper, sitting) + ".html",
             text = sheet_html(context, exam)](Host& host) { host.save_file(name, "text/html", text); });
    if (ui::button(ui, "print", {.label = context.t("training.print-sheet"), .kind = ui::ButtonKind::primary}))
        context.page.actions.ask([text = sheet_html(context, exam)](Host& host) { host.print_page(text); });
}

std::string kinds_text(const TrainingContext& context, const std::vector<std::string>& kinds) {
    std::string text;
    for (const auto& kind : kinds) text += (text.empty() ? "" : " · ") + kind_name(context, kind);
    return text.empty() ? std::string("—") : text;
}

void draw_score(ui::Context& ui, TrainingContext& context, const Exam& exam) {
    const auto& result = *exam.result;
    ui::Columns columns(ui, "score", {{.flex = 1}, {.flex = 1}}, 12);
    columns.next();
    {
        ui::Card card(ui, "points",
                      {.name = context.t("training.score"), .padding = {20, 16}, .gap = 6, .fill_height = true});
        const auto state = result.passed ? ui::State::met : ui::State::not_met;
        ui::state_word(ui, state, context.t(result.passed ? "training.passed" : "training.failed"));
        const std::string percent = std::to_string(result.percent());
        ui::key_figure(ui, percent, "%", result.passed ? ui::Tone::accent : ui::Tone::error);
        const std::string right = std::to_string(result.right) + " / " + std::to_string(result.asked);
        ui::fact(ui, {.name = context.t("training.right-answers"), .value = right});
        const std::string pass = std::to_string(exam.sat.paper.blueprint.pass_percent);
        ui::fact(ui, {.name = context.t("training.pass-mark"), .value = pass, .unit = "%"});
        const std::string taken = training::clock_text(exam.sat.sitting.elapsed_seconds);
        ui::fact(ui, {.name = context.t("training.time-taken"), .value = taken});
        ui::fact(ui, {.name = context.t("training.code"), .value = result.code, .bold_value = true});
    }
    columns.next();
    ui::Card card(ui, "kinds",
                  {.name = context.t("training.strengths"), .padding = {20, 16}, .gap = 6, .fill_height = true});
    ui::heading(ui, context.t("training.strengths"), 4);
    ui::text_wrapped(ui, ui::Type::body, ui.theme().text, kinds_text(context, result.strengths));
    ui::heading(ui, context.t("training.gaps"), 4);
    ui::text_wrapped(ui, ui::Type::body, ui.theme().text, kinds_text(context, result.gaps));
    ui::separator(ui);
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("training.code-limits"));
}

void draw_answers(ui::Context& ui, TrainingContext& context, const Exam& exam) {
    ui::Card card(ui, "answers", {.name = context.t("training.questions"), .padding = {16, 12}, .gap = 4});
    ui::heading(ui, context.t("training.questions"), 3);
    const auto& questions = exam.sat.paper.questions;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        ui::Scope scope(ui, questions[i].id);
        const bool right = exam.result->marks[i];
        const std::string number = std::to_string(i + 1);
        const bool shown = exam.at == i && context.state().result_open;
        if (ui::disclosure(ui, "open",
                           {.state = right ? ui::State::met : ui::State::not_met,
                            .state_name = context.t(right ? "training.right" : "training.wrong"),
                            .number = number,
                            .name = context.say(questions[i].title),
                            .remark = kind_name(context, questions[i].kind),
                            .expanded = shown})) {
            context.state().result_open = !shown;
            context.act([i](training::Desk& desk) { desk.show_question(i); });
        }
    }
}

void draw_shown_answer(ui::Context& ui, TrainingContext& context, const Exam& exam) {
    if (!context.state().result_open || exam.at >= exam.sat.paper.questions.size()) return;
    const auto& question = exam.sat.paper.questions[exam.at];
    const auto given = exam.sat.sitting.responses.find(question.id);
    const training::Response response =
        given == exam.sat.sitting.responses.end() ? training::Response() : given->second;
    ui::Scope scope(ui, "shown");
    draw_situation(ui, context, question);
    (void)draw_question(ui, context,
                        {.question = question,
                         .response = response,
                         .mode = QuestionMode::review,
                         .right = exam.result->marks[exam.at]});
    context.basis.title = context.say(question.title);
    context.basis.cites = question.paragraphs;
    context.basis.readings = question.interpretations;
}

}  // namespace

void draw_tallies(ui::Context& ui, TrainingContext& context, const std::vector<training::Tally>& tallies) {
    if (tallies.empty()) return;
    const std::array<ui::TableColumn, 3> columns = {
        ui::TableColumn{.title = context.t("training.kind")},
        ui::TableColumn{.title = context.t("training.right-answers"), .width = 120, .align = ui::Align::right},
        ui::TableColumn{.title = "", .width = 220}};
    ui::ListTable table(ui, "tallies", {.name = context.t("training.by-kind"), .columns = columns});
    for (const auto& tally : tallies) {
        ui::Scope scope(ui, tally.word);
        constexpr float percent = 100;
        (void)table.row({.height = 34, .pressable = false});
        table.cell();
        ui::text(ui, ui::Type::body, ui.theme().text, kind_name(context, tally.word));
        table.cell();
        ui::text(ui, ui::Type::body, ui.theme().text,
                 std::to_string(tally.right) + " / " + std::to_string(tally.asked));
        table.cell();
        const std::string name = std::to_string(tally.percent()) + " %";
        ui::small_bar(ui, name, static_cast<float>(tally.percent()) / percent, 180);
    }
}

void draw_result(ui::Context& ui, TrainingContext& context, const Exam& exam) {
    draw_result_head(ui, context, exam);
    ui::text_wrapped(ui, ui::Type::body, ui.theme().muted,
                     context.t("training.result-of",
                               {exam.sat.sitting.name.empty() ? "—" : exam.sat.sitting.name, exam.sat.sitting.date,
                                context.say(exam.sat.paper.blueprint.name), std::to_string(exam.sat.paper.seed)}));
    draw_score(ui, context, exam);
    draw_tallies(ui, context, exam.result->kinds);
    draw_shown_answer(ui, context, exam);
    draw_answers(ui, context, exam);
}

}  // namespace zuji::app
