// Exercises without end: a topic, a difficulty, a number that anybody can type to get the same exercise.

#include <algorithm>
#include <array>
#include <string>

#include "wasm/app/training/training_question.hpp"

namespace zuji::app {

using training::Difficulty;
using training::Room;

namespace {

constexpr std::array<Difficulty, training::difficulty_count> difficulties = {Difficulty::easy, Difficulty::medium,
                                                                             Difficulty::hard};

std::string item_of(std::string_view generator, std::uint64_t seed, Difficulty difficulty) {
    return std::string(generator) + "/" + std::to_string(seed) + "/" + std::string(training::word_of(difficulty));
}

void draw_difficulty(ui::Context& ui, TrainingContext& context) {
    std::vector<ui::Option> options;
    options.reserve(difficulties.size());
    for (const auto each : difficulties)
        options.push_back({.label = context.t("training.difficulty." + std::string(training::word_of(each)))});
    auto& chosen = context.state().difficulty;
    const auto picked = ui::segmented(ui, "difficulty",
                                      {.name = context.t("training.difficulty"), .options = options, .chosen = chosen});
    if (picked) chosen = *picked;
}

/// When a topic comes again: "第 2 盒 · 2026-11-25".
std::string card_text(const TrainingContext& context, std::string_view source) {
    const auto& cards = context.desk.progress().cards;
    const auto card = cards.find(std::string(source));
    if (card == cards.end()) return context.t("training.not-yet");
    return context.t("training.card",
                     {std::to_string(card->second.right), std::to_string(card->second.asked), card->second.due});
}

void draw_topic_list(ui::Context& ui, TrainingContext& context) {
    draw_room_head(ui, context, context.t("training.room.practice"), context.t("training.practice-remark"));
    {
        ui::Row row(ui, {.height = 32, .gap = 12});
        ui::body(ui, context.t("training.difficulty"));
        draw_difficulty(ui, context);
        row.right();
        if (ui::button(ui, "next",
                       {.label = context.t("training.practise-next"),
                        .kind = ui::ButtonKind::primary,
                        .icon_left = ui::Icon::play}))
            context.act([](training::Desk& desk) { desk.enter(desk.next_place()); });
    }
    const std::array<ui::TableColumn, 4> columns = {
        ui::TableColumn{.title = context.t("training.topic")},
        ui::TableColumn{.title = context.t("training.kind"), .width = 160},
        ui::TableColumn{.title = context.t("training.card-title"), .width = 140},
        ui::TableColumn{.title = "", .width = 56}};
    const auto difficulty = difficulties[context.state().difficulty];
    const auto due = context.desk.due();
    ui::ListTable table(ui, "topics", {.name = context.t("training.room.practice"), .columns = columns});
    for (const auto& generator : context.desk.library().exercises().generators()) {
        ui::Scope scope(ui, generator.id);
        const auto& title = context.say(generator.title);
        const bool pressed = table.row({.name = title});
        table.cell();
        ui::text(ui, ui::Type::body_bold, ui.theme().text, title);
        table.cell();
        ui::note_text(ui, kind_name(context, generator.kind));
        table.cell();
        ui::note_text(ui, card_text(context, generator.id));
        table.cell();
        if (std::find(due.begin(), due.end(), generator.id) != due.end())
            ui::chip(ui, context.t("training.due"), ui::Tone::warning);
        if (pressed)
            context.go(Room::practice, item_of(generator.id, context.desk.next_seed(generator.id), difficulty));
    }
}

/// Seed and difficulty of the exercise that is open; both can be changed.
void draw_exercise_head(ui::Context& ui, TrainingContext& context, const training::Exercise& exercise) {
    ui::Row row(ui, {.height = 32, .gap = 12});
    if (ui::button(ui, "back", {.label = context.t("training.all-topics"), .icon_left = ui::Icon::chevron_left}))
        context.go(Room::practice);
    row.right();
    std::vector<ui::Option> options;
    options.reserve(difficulties.size());
    for (const auto each : difficulties)
        options.push_back({.label = context.t("training.difficulty." + std::string(training::word_of(each)))});
    const auto chosen = static_cast<std::size_t>(exercise.difficulty);
    const auto picked = ui::segmented(ui, "difficulty",
                                      {.name = context.t("training.difficulty"), .options = options, .chosen = chosen});
    if (picked) {
        context.state().difficulty = *picked;
        context.go(Room::practice, item_of(exercise.generator, exercise.seed, difficulties[*picked]));
    }
    ui::note_text(ui, context.t("training.seed"));
    const std::string seed = std::to_string(exercise.seed);
    const auto typed = ui::text_field(
        ui, "seed", {.name = context.t("training.seed"), .value = seed, .show_label = false, .width = 152});
    if (!typed) return;
    const auto wanted = training::seed_of(*typed);
    if (wanted) return context.go(Room::practice, item_of(exercise.generator, *wanted, exercise.difficulty));
    context.act([text = *typed](training::Desk& desk) { desk.tell({"no-seed", "", {text}}); });
}

void draw_exercise(ui::Context& ui, TrainingContext& context, const training::Exercise& exercise) {
    const auto& attempt = exercise.attempt;
    draw_room_head(ui, context, context.t("training.room.practice"), {});
    draw_exercise_head(ui, context, exercise);
    ui::Scope scope(ui, context.desk.spot().item);
    draw_situation(ui, context, attempt.question);
    const auto events = draw_question(ui, context,
                                      {.question = attempt.question,
                                       .response = attempt.response,
                                       .mode = attempt.checked ? QuestionMode::review : QuestionMode::practice,
                                       .right = attempt.right});
    if (events.response) context.act([response = *events.response](training::Desk& desk) { desk.answer(0, response); });
    if (events.check) context.act([](training::Desk& desk) { desk.check(0); });
    context.basis.title = context.say(attempt.question.title);
    if (!attempt.checked) {
        context.basis.hidden = context.t("training.hidden-until-checked");
        return;
    }
    context.basis.cites = attempt.question.paragraphs;
    context.basis.readings = attempt.question.interpretations;
    ui::Row row(ui, {.height = 32, .gap = 8});
    if (ui::button(ui, "again", {.label = context.t("training.again"), .icon_left = ui::Icon::undo})) {
        context.state().cite.clear();
        context.act([](training::Desk& desk) { desk.again(0); });
    }
    row.right();
    if (ui::button(ui, "next",
                   {.label = context.t("training.next-exercise"),
                    .kind = ui::ButtonKind::primary,
                    .icon_right = ui::Icon::chevron_right}))
        context.act([](training::Desk& desk) { desk.next_exercise(); });
}

}  // namespace

void draw_practice(ui::Context& ui, TrainingContext& context) {
    const auto* exercise = context.desk.exercise();
    if (exercise && !context.desk.spot().item.empty()) return draw_exercise(ui, context, *exercise);
    draw_topic_list(ui, context);
}

}  // namespace zuji::app
