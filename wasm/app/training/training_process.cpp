// The process as a map: four phases side by side, their steps one below the other; below, the step that is chosen: who,
// what goes in and out, by when, and the passages with their paragraphs.

#include <algorithm>

#include "wasm/app/panels/form.hpp"
#include "wasm/app/training/training_room.hpp"

namespace zuji::app {

using training::LessonStep;

namespace {

/// "5 – 10 个工作日"; what stands in its place where the rules have no deadline; empty for neither.
std::string clock_words(const TrainingContext& context, const LessonStep& step) {
    if (const auto figures = training::clock_figures(context.rules(), step.clock))
        return context.t("training.clock." + figures->unit, {figures->amount});
    return context.say(step.clock_note);
}

const LessonStep* shown_step(const TrainingContext& context) {
    const auto& lessons = context.desk.lessons();
    if (const auto* step = lessons.step(context.desk.spot().item)) return step;
    return lessons.process.empty() ? nullptr : &lessons.process.front();
}

void draw_map_step(ui::Context& ui, TrainingContext& context, const LessonStep& step, std::size_t number,
                   const LessonStep* shown) {
    const bool read = context.desk.is_read(step.id);
    const std::string ordinal = std::to_string(number);
    if (ui::rail_item(ui, step.id,
                      {.state = read ? ui::State::met : ui::State::not_started,
                       .state_name = context.t(read ? "training.read" : "training.unread"),
                       .number = ordinal,
                       .name = context.say(step.title),
                       .current = &step == shown}))
        context.go(training::Room::process, step.id);
}

void draw_map(ui::Context& ui, TrainingContext& context, const LessonStep* shown) {
    const auto& lessons = context.desk.lessons();
    ui::Columns columns(ui, "map", {{.flex = 1}, {.flex = 1}, {.flex = 1}, {.flex = 1}}, 8);
    std::size_t number = 0;
    for (const auto& phase : lessons.phases) {
        columns.next();
        ui::Card card(ui, phase.id,
                      {.name = context.say(phase.title), .padding = {6, 10}, .gap = 2, .fill_height = true});
        {
            ui::Row row(ui, {.height = 24, .gap = 6});
            ui::space(ui, 2);
            ui::heading(ui, context.say(phase.title), 3);
            if (&phase != &lessons.phases.back()) {
                row.right();
                ui::icon(ui, ui::Icon::arrow_right, ui.theme().muted, 14);
            }
        }
        for (const auto& step : lessons.process) {
            if (step.phase != phase.id) continue;
            draw_map_step(ui, context, step, ++number, shown);
        }
    }
}

void draw_who_and_when(ui::Context& ui, TrainingContext& context, const LessonStep& step) {
    const std::string clock = clock_words(context, step);
    const auto cell = [&](const char* id, ui::Icon icon, const char* key, const std::string& text,
                          const std::string& remark) {
        ui::Scope scope(ui, id);
        ui::Column column(ui, {.gap = 2});
        {
            ui::Row row(ui, {.height = 20, .gap = 6});
            ui::icon(ui, icon, ui.theme().muted, 14);
            ui::note_text(ui, context.t(key));
        }
        ui::text_wrapped(ui, ui::Type::body, ui.theme().text, text.empty() ? std::string("—") : text);
        if (!remark.empty()) ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, remark);
    };
    ui::Columns columns(ui, "facts", {{.flex = 1}, {.flex = 1}, {.flex = 1}, {.flex = 1}}, 16);
    columns.next();
    cell("who", ui::Icon::graduation, "training.who", context.say(step.who), {});
    columns.next();
    cell("input", ui::Icon::import_file, "training.input", context.say(step.input), {});
    columns.next();
    cell("output", ui::Icon::export_file, "training.output", context.say(step.output), {});
    columns.next();
    cell("clock", ui::Icon::clock, "training.clock", clock,
         step.clock.empty() ? std::string() : context.say(step.clock_note));
}

void draw_passages(ui::Context& ui, TrainingContext& context, const LessonStep& step) {
    std::int64_t index = 0;
    for (const auto& passage : step.passages) {
        ui::Scope scope(ui, "passage", index++);
        if (!training::applies_to(passage, context.rules(), context.desk.document())) continue;
        ui::text_wrapped(ui, ui::Type::body, ui.theme().text, context.say(passage.text));
        draw_cites(ui, context, passage.cite);
        ui::space(ui, 4);
    }
}

void draw_step_foot(ui::Context& ui, TrainingContext& context, const LessonStep& step) {
    const auto& process = context.desk.lessons().process;
    const auto next = static_cast<std::size_t>(&step - process.data()) + 1;
    ui::Row row(ui, {.height = 32, .gap = 8});
    const bool read = context.desk.is_read(step.id);
    if (const auto marked = ui::checkbox(ui, "read", {.label = context.t("training.mark-read"), .checked = read}))
        context.act([id = step.id, marked = *marked](training::Desk& desk) { desk.mark_read(id, marked); });
    row.right();
    if (next >= process.size()) return;
    if (ui::button(ui, "next",
                   {.label = context.t("training.next-step", {context.say(process[next].title)}),
                    .kind = ui::ButtonKind::primary,
                    .icon_right = ui::Icon::chevron_right}))
        context.act([id = step.id, next = process[next].id](training::Desk& desk) {
            desk.mark_read(id, true);
            desk.enter({training::Room::process, next});
        });
}

/// Paragraphs of all passages of the step that hold for the document, each once.
std::vector<std::string> cites_of(const TrainingContext& context, const LessonStep& step) {
    std::vector<std::string> cites;
    for (const auto& passage : step.passages) {
        if (!training::applies_to(passage, context.rules(), context.desk.document())) continue;
        for (const auto& cite : passage.cite)
            if (std::find(cites.begin(), cites.end(), cite) == cites.end()) cites.push_back(cite);
    }
    return cites;
}

}  // namespace

void draw_process_lesson(ui::Context& ui, TrainingContext& context) {
    draw_room_head(ui, context, context.t("training.room.process"), context.t("training.process-remark"),
                   DocumentChoice::shown);
    const auto* step = shown_step(context);
    draw_map(ui, context, step);
    if (!step) return;
    context.basis.title = context.say(step->title);
    context.basis.cites = cites_of(context, *step);
    context.basis.readings = step->readings;
    ui::Scope scope(ui, step->id);
    ui::Card card(ui, "step", {.name = context.say(step->title), .padding = {20, 16}, .gap = 10});
    ui::heading(ui, context.say(step->title), 2);
    draw_who_and_when(ui, context, *step);
    ui::separator(ui);
    draw_passages(ui, context, *step);
    ui::separator(ui);
    draw_step_foot(ui, context, *step);
}

}  // namespace zuji::app
