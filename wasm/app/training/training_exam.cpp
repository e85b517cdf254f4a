// The exam: set up, sat with the time running, and its result.

#include <algorithm>
#include <array>
#include <string>

#include "wasm/app/host.hpp"
#include "wasm/app/training/training_exam_parts.hpp"
#include "wasm/app/training/training_question.hpp"

namespace zuji::app {

using training::Exam;
using training::Paper;

namespace {

// ---- before -------------------------------------------------------------------------------------------------------

std::string blueprint_remark(const TrainingContext& context, const training::Blueprint& blueprint) {
    return context.t("training.blueprint-remark",
                     {std::to_string(blueprint.question_count()), std::to_string(blueprint.minutes),
                      std::to_string(blueprint.pass_percent)});
}

void draw_paper_card(ui::Context& ui, TrainingContext& context, const Paper& paper) {
    auto& view = context.state();
    ui::Card card(ui, "paper",
                  {.name = context.t("training.paper-ready"), .padding = {24, 20}, .gap = 12, .accent = true});
    ui::heading(ui, paper.title.empty() ? context.say(paper.blueprint.name) : paper.title, 2);
    ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, blueprint_remark(context, paper.blueprint));
    ui::note_text(ui, context.t("training.paper-facts", {std::to_string(paper.seed), paper.sum}));
    if (auto typed = ui::text_field(ui, "name",
                                    {.name = context.t("training.trainee"),
                                     .value = view.trainee,
                                     .description = context.t("training.trainee-why"),
                                     .width = 320,
                                     .live = true}))
        view.trainee = std::move(*typed);
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("training.exam-rules"));
    ui::Row row(ui, {.height = 32, .gap = 8});
    if (ui::button(
            ui, "begin",
            {.label = context.t("training.exam-begin"), .kind = ui::ButtonKind::primary, .icon_left = ui::Icon::play}))
        context.act([name = view.trainee](training::Desk& desk) { desk.begin_exam(name); });
    if (ui::button(ui, "drop", {.label = context.t("training.other-paper"), .kind = ui::ButtonKind::quiet}))
        context.act([](training::Desk& desk) { desk.drop_paper(); });
}

void draw_setup(ui::Context& ui, TrainingContext& context) {
    draw_room_head(ui, context, context.t("training.room.exam"), context.t("training.exam-remark"));
    if (const auto* paper = context.desk.paper()) return draw_paper_card(ui, context, *paper);
    ui::Card card(ui, "setup", {.name = context.t("training.exam-new"), .padding = {24, 20}, .gap = 12});
    ui::heading(ui, context.t("training.exam-new"), 2);
    draw_paper_inputs(ui, context);
    ui::Row row(ui, {.height = 32, .gap = 8});
    draw_paper_button(ui, context, context.t("training.draw-paper"));
    if (ui::button(ui, "open", {.label = context.t("training.open-paper"), .icon_left = ui::Icon::folder}))
        context.page.actions.ask([](Host& host) { host.pick_file("training"); });
}

// ---- while it is sat ----------------------------------------------------------------------------------------------

/// With something that can be marked.
bool is_answered(const Exam& exam, const training::Question& question) {
    const auto found = exam.sat.sitting.responses.find(question.id);
    return found != exam.sat.sitting.responses.end() && !training::normalized(question, found->second).empty();
}

std::size_t answered(const Exam& exam) {
    const auto& questions = exam.sat.paper.questions;
    return static_cast<std::size_t>(
        std::count_if(questions.begin(), questions.end(),
                      [&](const training::Question& question) { return is_answered(exam, question); }));
}

const training::Response& response_of(const Exam& exam, const std::string& id, const training::Response& none) {
    const auto found = exam.sat.sitting.responses.find(id);
    return found == exam.sat.sitting.responses.end() ? none : found->second;
}

bool is_flagged(const Exam& exam, const std::string& id) {
    const auto found = exam.sat.sitting.flagged.find(id);
    return found != exam.sat.sitting.flagged.end() && found->second;
}

void draw_exam_head(ui::Context& ui, TrainingContext& context, const Exam& exam) {
    const auto& [paper, sitting] = exam.sat;
    ui::Row row(ui, {.height = 36, .gap = 12});
    ui::heading(ui, paper.title.empty() ? context.say(paper.blueprint.name) : paper.title, 1);
    row.right();
    const auto left = training::seconds_left(paper, sitting);
    constexpr std::uint64_t soon = 300;
    ui::icon(ui, ui::Icon::clock, left < soon ? ui.theme().warning : ui.theme().muted, 20);
    const std::string clock = training::clock_text(left);
    ui::text(ui, ui::Type::lead, left < soon ? ui.theme().warning : ui.theme().text, clock);
    if (ui::button(ui, "pause",
                   {.label = context.t(sitting.paused ? "training.resume" : "training.pause"),
                    .icon_left = sitting.paused ? ui::Icon::play : ui::Icon::clock}))
        context.act([pause = !sitting.paused](training::Desk& desk) { desk.pause(pause); });
    if (ui::button(
            ui, "hand-in",
            {.label = context.t("training.hand-in"), .kind = ui::ButtonKind::primary, .icon_left = ui::Icon::check}))
        context.state().ask_hand_in = true;
}

void draw_hand_in(ui::Context& ui, TrainingContext& context, const Exam& exam) {
    if (!context.state().ask_hand_in) return;
    ui::Card card(ui, "sure",
                  {.name = context.t("training.hand-in"), .padding = {16, 12}, .gap = 8, .tone = ui::Tone::warning});
    const auto open = exam.sat.paper.questions.size() - answered(exam);
    ui::text_wrapped(ui, ui::Type::body_bold, ui.theme().text,
                     context.t(open > 0 ? "training.hand-in-open" : "training.hand-in-all", {std::to_string(open)}),
                     ui::Mirrored::status);
    ui::Row row(ui, {.height = 32, .gap = 8});
    if (ui::button(ui, "yes", {.label = context.t("training.hand-in-yes")})) {
        context.state().ask_hand_in = false;
        context.act([](training::Desk& desk) { desk.hand_in(); });
    }
    if (ui::button(ui, "no", {.label = context.t("training.go-on"), .kind = ui::ButtonKind::quiet}))
        context.state().ask_hand_in = false;
}

void draw_navigator(ui::Context& ui, TrainingContext& context, const Exam& exam) {
    ui::Card card(ui, "navigator", {.name = context.t("training.questions"), .padding = {12, 10}, .gap = 8});
    const auto& questions = exam.sat.paper.questions;
    {
        ui::Row row(ui, {.gap = 6, .wrap = true});
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const auto& id = questions[i].id;
            const bool done = is_answered(exam, questions[i]);
            const bool flagged = is_flagged(exam, id);
            ui::Scope scope(ui, id);
            const std::string number = std::to_string(i + 1);
            const std::string name = context.t("training.question-state",
                                               {number, context.t(done ? "training.answered" : "training.unanswered"),
                                                flagged ? context.t("training.flagged") : std::string()});
            if (ui::button(ui, "go",
                           {.label = number,
                            .kind = i == exam.at ? ui::ButtonKind::primary : ui::ButtonKind::secondary,
                            .size = ui::ButtonSize::small,
                            .icon_right = flagged ? ui::Icon::help
                                          : done  ? ui::Icon::check
                                                  : ui::Icon::none,
                            .width = 56,
                            .name = name}))
                context.act([i](training::Desk& desk) { desk.show_question(i); });
        }
    }
    ui::note_text(
        ui, context.t("training.answered-of", {std::to_string(answered(exam)), std::to_string(questions.size())}));
}

void draw_exam_foot(ui::Context& ui, TrainingContext& context, const Exam& exam) {
    const auto& question = exam.sat.paper.questions[exam.at];
    ui::Row row(ui, {.height = 32, .gap = 8});
    const bool flagged = is_flagged(exam, question.id);
    if (const auto set = ui::checkbox(ui, "flag", {.label = context.t("training.flag"), .checked = flagged}))
        context.act([id = question.id, set = *set](training::Desk& desk) { desk.flag(id, set); });
    row.right();
    if (ui::button(
            ui, "previous",
            {.label = context.t("training.previous"), .icon_left = ui::Icon::chevron_left, .disabled = exam.at == 0}))
        context.act([to = exam.at - 1](training::Desk& desk) { desk.show_question(to); });
    if (ui::button(ui, "next",
                   {.label = context.t("training.next"),
                    .icon_right = ui::Icon::chevron_right,
                    .disabled = exam.at + 1 >= exam.sat.paper.questions.size()}))
        context.act([to = exam.at + 1](training::Desk& desk) { desk.show_question(to); });
}

void draw_running(ui::Context& ui, TrainingContext& context, const Exam& exam) {
    context.basis.hidden = context.t("training.hidden-in-exam");
    draw_exam_head(ui, context, exam);
    draw_hand_in(ui, context, exam);
    if (exam.sat.sitting.paused) {
        (void)ui::note(ui, "paused",
                       {.kind = ui::NoteKind::advice,
                        .title = context.t("training.paused"),
                        .text = context.t("training.paused-why")});
        return;
    }
    draw_navigator(ui, context, exam);
    if (exam.at >= exam.sat.paper.questions.size()) return;
    const auto& question = exam.sat.paper.questions[exam.at];
    const training::Response none;
    ui::Scope scope(ui, question.id);
    draw_situation(ui, context, question);
    const auto events = draw_question(
        ui, context,
        {.question = question, .response = response_of(exam, question.id, none), .mode = QuestionMode::exam});
    if (events.response)
        context.act(
            [id = question.id, response = *events.response](training::Desk& desk) { desk.respond(id, response); });
    draw_exam_foot(ui, context, exam);
}

}  // namespace

void draw_paper_inputs(ui::Context& ui, TrainingContext& context) {
    auto& view = context.state();
    const auto& blueprints = context.desk.library().blueprints();
    std::vector<std::string> remarks;
    remarks.reserve(blueprints.size());
    std::vector<ui::Option> options;
    std::size_t chosen = 0;
    for (const auto& blueprint : blueprints) {
        if (blueprint.id == view.blueprint) chosen = options.size();
        remarks.push_back(blueprint_remark(context, blueprint));
        options.push_back({.label = context.say(blueprint.name), .description = remarks.back()});
    }
    if (view.blueprint.empty() && !blueprints.empty()) view.blueprint = blueprints.front().id;
    const auto picked = ui::radio_list(ui, "blueprint",
                                       {.name = context.t("training.blueprint"), .options = options, .chosen = chosen});
    if (picked) view.blueprint = blueprints[*picked].id;
    ui::Row row(ui, {.gap = 12, .wrap = true, .fields = true});
    if (auto typed = draw_seed(ui, context, view.paper_seed, context.t("training.paper-seed-why")))
        view.paper_seed = std::move(*typed);
    if (auto typed = ui::text_field(
            ui, "title", {.name = context.t("training.paper-title"), .value = view.paper_title, .width = 320}))
        view.paper_title = std::move(*typed);
}

void draw_paper_button(ui::Context& ui, TrainingContext& context, std::string_view label) {
    const auto& view = context.state();
    const auto seed = training::seed_of(view.paper_seed);
    if (ui::button(ui, "draw",
                   {.label = label,
                    .kind = ui::ButtonKind::primary,
                    .icon_left = ui::Icon::document,
                    .disabled = !seed || view.blueprint.empty()}))
        context.act([blueprint = view.blueprint, seed = *seed, title = view.paper_title](training::Desk& desk) {
            desk.draw_paper(blueprint, seed, title);
        });
}

void draw_exam(ui::Context& ui, TrainingContext& context) {
    const auto* exam = context.desk.exam();
    if (!exam || context.desk.paper()) return draw_setup(ui, context);
    if (exam->result) return draw_result(ui, context, *exam);
    draw_running(ui, context, *exam);
}

}  // namespace zuji::app
