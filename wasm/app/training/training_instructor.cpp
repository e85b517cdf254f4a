// For who teaches: a paper from a seed, exported as a file; the result files of a class in one table.

#include <array>
#include <string>

#include "core/training/result_sheet.hpp"
#include "wasm/app/host.hpp"
#include "wasm/app/training/training_exam_parts.hpp"
#include "wasm/app/training/training_question.hpp"

namespace zuji::app {

using training::ClassRow;
using training::Paper;

namespace {

void draw_paper_questions(ui::Context& ui, TrainingContext& context, const Paper& paper) {
    const std::array<ui::TableColumn, 5> columns = {
        ui::TableColumn{.title = "", .width = 40}, ui::TableColumn{.title = context.t("training.question")},
        ui::TableColumn{.title = context.t("training.kind"), .width = 130},
        ui::TableColumn{.title = context.t("training.difficulty"), .width = 72},
        ui::TableColumn{.title = context.t("training.right-answer"), .flex = 0.8F}};
    ui::ListTable table(ui, "questions", {.name = context.t("training.questions"), .columns = columns, .card = false});
    for (std::size_t i = 0; i < paper.questions.size(); ++i) {
        const auto& question = paper.questions[i];
        ui::Scope scope(ui, question.id);
        (void)table.row({.pressable = false});
        table.cell();
        ui::note_text(ui, std::to_string(i + 1));
        table.cell();
        ui::text(ui, ui::Type::body, ui.theme().text, context.say(question.title));
        table.cell();
        ui::note_text(ui, kind_name(context, question.kind));
        table.cell();
        ui::note_text(ui, context.t("training.difficulty." + std::string(training::word_of(question.difficulty))));
        table.cell();
        ui::note_text(ui, response_text(context, question, training::right_response(question)));
    }
}

void draw_paper_maker(ui::Context& ui, TrainingContext& context) {
    ui::Card card(ui, "maker", {.name = context.t("training.make-paper"), .padding = {20, 16}, .gap = 10});
    ui::heading(ui, context.t("training.make-paper"), 2);
    draw_paper_inputs(ui, context);
    ui::Row row(ui, {.height = 32, .gap = 8});
    draw_paper_button(ui, context, context.t("training.draw-paper"));
    const auto* paper = context.desk.paper();
    if (!paper) return;
    if (ui::button(ui, "export", {.label = context.t("training.save-paper"), .icon_left = ui::Icon::export_file}))
        context.page.actions.ask(
            [name = training::paper_file_name(*paper) + ".json", text = training::write_paper(*paper)](Host& host) {
                host.save_file(name, "application/json", text);
            });
    if (ui::button(ui, "sit", {.label = context.t("training.sit-paper"), .icon_left = ui::Icon::play}))
        context.go(training::Room::exam);
}

std::string row_state(const TrainingContext& context, const ClassRow& row) {
    if (!row.problem.code.empty()) return context.page.words.describe(row.problem);
    return context.t(row.code_fits ? "training.code-fits" : "training.code-differs");
}

void draw_class_row(ui::Context& ui, TrainingContext& context, ui::ListTable& table, const ClassRow& row) {
    const bool read = row.problem.code.empty();
    (void)table.row({.pressable = false, .tone = read && row.code_fits ? ui::Tone::neutral : ui::Tone::error});
    table.cell();
    ui::text(ui, ui::Type::body_bold, ui.theme().text, read ? row.name : row.file);
    table.cell();
    ui::note_text(ui, row.date);
    table.cell();
    if (read) ui::note_text(ui, row.blueprint + " · " + std::to_string(row.seed));
    table.cell();
    if (read)
        ui::text(ui, ui::Type::body, ui.theme().text,
                 std::to_string(row.result.right) + " / " + std::to_string(row.result.asked) + "  " +
                     std::to_string(row.result.percent()) + " %");
    table.cell();
    if (read)
        ui::state_word(ui, row.result.passed ? ui::State::met : ui::State::not_met,
                       context.t(row.result.passed ? "training.passed-short" : "training.failed-short"), true);
    table.cell();
    if (read) ui::note_text(ui, training::clock_text(row.elapsed_seconds));
    table.cell();
    ui::note_text(ui, row_state(context, row));
}

void draw_class_table(ui::Context& ui, TrainingContext& context) {
    const std::array<ui::TableColumn, 7> columns = {
        ui::TableColumn{.title = context.t("training.trainee")},
        ui::TableColumn{.title = context.t("training.date"), .width = 100},
        ui::TableColumn{.title = context.t("training.paper"), .width = 130},
        ui::TableColumn{.title = context.t("training.score"), .width = 120, .align = ui::Align::right},
        ui::TableColumn{.title = "", .width = 90},
        ui::TableColumn{.title = context.t("training.time-taken"), .width = 80, .align = ui::Align::right},
        ui::TableColumn{.title = context.t("training.code"), .width = 150}};
    ui::ListTable table(ui, "class", {.name = context.t("training.class-table"), .columns = columns});
    const auto& rows = context.desk.class_rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ui::Scope scope(ui, "row", static_cast<std::int64_t>(i));
        draw_class_row(ui, context, table, rows[i]);
    }
}

void draw_class(ui::Context& ui, TrainingContext& context) {
    const auto& rows = context.desk.class_rows();
    {
        ui::Row row(ui, {.height = 32, .gap = 8});
        ui::heading(ui, context.t("training.class-table"), 2);
        row.right();
        if (!rows.empty()) {
            if (ui::button(ui, "clear", {.label = context.t("training.clear-class"), .kind = ui::ButtonKind::quiet}))
                context.act([](training::Desk& desk) { desk.clear_class(); });
            if (ui::button(ui, "csv", {.label = context.t("training.save-class"), .icon_left = ui::Icon::table}))
                context.page.actions.ask([text = training::class_csv(rows, context.page.words.language())](Host& host) {
                    host.save_file("zuji-class.csv", "text/csv", text);
                });
        }
        if (ui::button(ui, "open", {.label = context.t("training.open-results"), .icon_left = ui::Icon::folder}))
            context.page.actions.ask([](Host& host) { host.pick_file("training"); });
    }
    if (rows.empty()) {
        ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, context.t("training.class-empty"));
        return;
    }
    draw_class_table(ui, context);
    draw_tallies(ui, context, training::class_tallies(rows));
}

}  // namespace

void draw_instructor(ui::Context& ui, TrainingContext& context) {
    draw_room_head(ui, context, context.t("training.room.instructor"), context.t("training.instructor-remark"));
    draw_paper_maker(ui, context);
    if (const auto* paper = context.desk.paper()) {
        ui::Card card(ui, "paper", {.name = context.t("training.paper"), .padding = {16, 12}, .gap = 8});
        ui::heading(ui, paper->title.empty() ? context.say(paper->blueprint.name) : paper->title, 3);
        ui::note_text(ui, context.t("training.paper-facts", {std::to_string(paper->seed), paper->sum}));
        draw_paper_questions(ui, context, *paper);
    }
    draw_class(ui, context);
}

}  // namespace zuji::app
