// The entrance of the training: what to do next, where one stands, and the rooms.

#include <array>
#include <string>

#include "wasm/app/training/training_room.hpp"

namespace zuji::app {

using training::Room;

namespace {

std::string of(std::size_t part, std::size_t whole) { return std::to_string(part) + " / " + std::to_string(whole); }

/// What the next card is called.
std::string next_title(const TrainingContext& context, const training::Spot& next) {
    if (const auto* found = context.desk.library().find_case(next.item))
        return found->id + " " + context.say(found->title);
    if (const auto* found = context.desk.library().exercises().find(next.item)) return context.say(found->title);
    return context.t("training.room.practice");
}

void draw_next(ui::Context& ui, TrainingContext& context, const training::Standing& standing) {
    ui::Card card(ui, "next",
                  {.name = context.t("training.next-up"), .padding = {24, 20}, .gap = 10, .tone = ui::Tone::accent});
    ui::note_text(ui, context.t("training.next-up"));
    const auto* exam = context.desk.exam();
    if (exam && !exam->result) {
        ui::heading(ui, context.t("training.exam-goes-on"), 2);
        if (ui::button(ui, "exam",
                       {.label = context.t("training.exam-continue"),
                        .kind = ui::ButtonKind::primary,
                        .icon_right = ui::Icon::chevron_right}))
            context.go(Room::exam);
        return;
    }
    const auto next = context.desk.next_place();
    ui::heading(ui, next_title(context, next), 2);
    ui::text_wrapped(ui, ui::Type::body, ui.theme().text,
                     standing.due > 0 ? context.t("training.due-today", {std::to_string(standing.due)})
                                      : context.t("training.nothing-due"));
    ui::Row row(ui, {.height = 32, .gap = 8});
    if (ui::button(ui, "go",
                   {.label = context.t("training.practise-next"),
                    .kind = ui::ButtonKind::primary,
                    .icon_left = ui::Icon::play}))
        context.act([](training::Desk& desk) { desk.enter(desk.next_place()); });
    if (standing.lessons_read < standing.lessons &&
        ui::button(ui, "lesson", {.label = context.t("training.lessons-go-on"), .icon_left = ui::Icon::branch}))
        context.go(Room::process, [&] {
            for (const auto& step : context.desk.lessons().process)
                if (!context.desk.is_read(step.id)) return step.id;
            return std::string();
        }());
}

void draw_figures(ui::Context& ui, TrainingContext& context, const training::Standing& standing) {
    ui::Scope scope(ui, "figures");
    ui::Columns columns(ui, "columns", {{.flex = 1}, {.flex = 1}, {.flex = 1}, {.flex = 1}}, 12);
    const auto tile = [&](const char* id, const char* key, const std::string& value, std::string_view unit) {
        columns.next();
        ui::Card card(ui, id, {.name = context.t(key), .padding = {16, 12}, .gap = 0, .fill_height = true});
        ui::note_text(ui, context.t(key));
        ui::key_figure(ui, value, unit);
    };
    tile("due", "training.figure.due", std::to_string(standing.due), {});
    tile("mastery", "training.figure.mastery", std::to_string(standing.mastery_percent), "%");
    tile("cases", "training.figure.cases", of(standing.cases_seen, standing.cases), {});
    tile("lessons", "training.figure.lessons", of(standing.lessons_read, standing.lessons), {});
}

struct Door {
    Room room;
    ui::Icon icon;
};

void draw_doors(ui::Context& ui, TrainingContext& context, std::string_view id, std::string_view title,
                std::initializer_list<Door> doors) {
    ui::Card card(ui, id, {.name = title, .padding = {16, 14}, .gap = 6, .fill_height = true});
    ui::heading(ui, title, 3);
    for (const auto& door : doors) {
        const std::string word(training::word_of(door.room));
        ui::Scope scope(ui, word);
        ui::separator(ui);
        ui::Row row(ui, {.gap = 10, .top = true});
        ui::icon(ui, door.icon, ui.theme().accent, 20);
        ui::Column column(ui, {.width = ui::available_width(ui), .gap = 0});
        if (ui::link(ui, "open", {.label = context.t("training.room." + word), .type = ui::Type::body_bold}))
            context.go(door.room);
        ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("training.about." + word));
    }
}

void draw_kinds(ui::Context& ui, TrainingContext& context) {
    const std::array<ui::TableColumn, 4> columns = {
        ui::TableColumn{.title = context.t("training.kind")},
        ui::TableColumn{.title = context.t("training.seen"), .width = 110, .align = ui::Align::right},
        ui::TableColumn{.title = context.t("training.right-answers"), .width = 120, .align = ui::Align::right},
        ui::TableColumn{.title = context.t("training.figure.mastery"), .width = 220}};
    ui::ListTable table(ui, "kinds", {.name = context.t("training.by-kind"), .columns = columns});
    constexpr float percent = 100;
    for (const auto& kind : training::progress_by_kind(context.desk.library(), context.desk.progress())) {
        ui::Scope scope(ui, kind.kind);
        (void)table.row({.height = 34, .pressable = false});
        table.cell();
        ui::text(ui, ui::Type::body, ui.theme().text, kind_name(context, kind.kind));
        table.cell();
        ui::text(ui, ui::Type::body, ui.theme().text, of(kind.seen, kind.cards));
        table.cell();
        ui::text(ui, ui::Type::body, ui.theme().text, kind.asked == 0 ? std::string("—") : of(kind.right, kind.asked));
        table.cell();
        const std::string name = std::to_string(kind.mastery_percent) + " %";
        ui::small_bar(ui, name, static_cast<float>(kind.mastery_percent) / percent, 150);
        ui::note_text(ui, name);
    }
}

void draw_erase(ui::Context& ui, TrainingContext& context) {
    auto& ask = context.state().ask_erase;
    ui::Row row(ui, {.height = 32, .gap = 8});
    ui::note_text(ui, context.t("training.kept-here"));
    row.right();
    if (!ask) {
        if (ui::button(
                ui, "erase",
                {.label = context.t("training.erase"), .kind = ui::ButtonKind::quiet, .icon_left = ui::Icon::trash}))
            ask = true;
        return;
    }
    ui::note_text(ui, context.t("training.erase-sure"));
    if (ui::button(ui, "erase-yes", {.label = context.t("training.erase-yes"), .kind = ui::ButtonKind::danger})) {
        ask = false;
        context.act([](training::Desk& desk) { desk.erase(); });
    }
    if (ui::button(ui, "erase-no", {.label = context.t("training.cancel"), .kind = ui::ButtonKind::quiet})) ask = false;
}

}  // namespace

void draw_training_home(ui::Context& ui, TrainingContext& context) {
    draw_room_head(ui, context, context.t("door.training"), context.t("training.home-remark"));
    const auto standing = context.desk.standing();
    draw_next(ui, context, standing);
    draw_figures(ui, context, standing);
    {
        ui::Scope scope(ui, "doors");
        ui::Columns columns(ui, "columns", {{.flex = 1}, {.flex = 1}, {.flex = 1}}, 12);
        columns.next();
        draw_doors(ui, context, "lessons", context.t("training.group.lessons"),
                   {{Room::process, ui::Icon::branch},
                    {Room::roles, ui::Icon::shield},
                    {Room::glossary, ui::Icon::document},
                    {Room::readings, ui::Icon::help}});
        columns.next();
        draw_doors(
            ui, context, "practice", context.t("training.group.practice"),
            {{Room::practice, ui::Icon::refresh}, {Room::cases, ui::Icon::folder}, {Room::hunts, ui::Icon::search}});
        columns.next();
        draw_doors(ui, context, "exam", context.t("training.group.exam"),
                   {{Room::exam, ui::Icon::clock}, {Room::instructor, ui::Icon::graduation}});
    }
    ui::heading(ui, context.t("training.by-kind"), 3);
    draw_kinds(ui, context);
    draw_erase(ui, context);
}

}  // namespace zuji::app
