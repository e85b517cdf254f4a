#include "wasm/app/training/training_room.hpp"

#include <array>

#include "wasm/app/basis_pane.hpp"
#include "wasm/app/host.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/top_bar.hpp"
#include "wasm/app/training/training_hunt_parts.hpp"

namespace zuji::app {

using training::Room;

std::string cite_label(const TrainingContext& context, std::string_view cite) {
    const auto target = training::citation_of(context.rules(), context.desk.document(), cite);
    if (target.document == context.desk.document()) return paragraph_label(context.page.words, target.paragraph);
    return clause_label(context.page, target.document, target.paragraph);
}

const std::string& kind_name(const TrainingContext& context, std::string_view kind) {
    return context.t("training.kind." + std::string(kind));
}

void draw_cites(ui::Context& ui, TrainingContext& context, const std::vector<std::string>& cites) {
    ui::Row row(ui, {.gap = 6, .wrap = true});
    for (const auto& cite : cites) {
        ui::Scope scope(ui, cite);
        if (ui::clause_chip(ui, "clause", cite_label(context, cite))) {
            context.state().cite = cite;
            context.page.state.preferences.pane_open = true;
        }
    }
}

void draw_room_head(ui::Context& ui, TrainingContext& context, std::string_view title, std::string_view remark,
                    DocumentChoice choice) {
    {
        ui::Row row(ui, {.height = 32, .gap = 12});
        ui::heading(ui, title, 1);
        if (choice == DocumentChoice::shown) {
            row.right();
            std::vector<ui::Option> options;
            std::size_t chosen = 0;
            for (const auto& edition : context.rules().editions()) {
                if (edition.id == context.desk.document()) chosen = options.size();
                options.push_back({.label = edition.short_id});
            }
            const auto picked = ui::segmented(
                ui, "document",
                {.name = context.t("training.document"), .options = options, .chosen = chosen, .small = true});
            if (picked)
                context.act(
                    [id = context.rules().editions()[*picked].id](training::Desk& desk) { desk.choose_document(id); });
        }
    }
    if (!remark.empty()) ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, remark);
}

namespace {

struct RailEntry {
    Room room;
    ui::Icon icon;
};
constexpr std::array<RailEntry, training::room_count> rail_entries = {{{Room::home, ui::Icon::home},
                                                                       {Room::process, ui::Icon::branch},
                                                                       {Room::roles, ui::Icon::shield},
                                                                       {Room::glossary, ui::Icon::document},
                                                                       {Room::readings, ui::Icon::help},
                                                                       {Room::practice, ui::Icon::refresh},
                                                                       {Room::cases, ui::Icon::folder},
                                                                       {Room::hunts, ui::Icon::search},
                                                                       {Room::exam, ui::Icon::clock},
                                                                       {Room::instructor, ui::Icon::graduation}}};

/// Groups of the rail start at these rooms.
std::string_view group_key(Room room) {
    switch (room) {
        case Room::process:
            return "training.group.lessons";
        case Room::practice:
            return "training.group.practice";
        case Room::exam:
            return "training.group.exam";
        default:
            return {};
    }
}

std::string rail_remark(const TrainingContext& context, const training::Standing& standing, Room room) {
    const auto of = [](std::size_t part, std::size_t whole) {
        return std::to_string(part) + " / " + std::to_string(whole);
    };
    switch (room) {
        case Room::process:
            return of(standing.lessons_read, standing.lessons);
        case Room::cases:
            return of(standing.cases_seen, standing.cases);
        case Room::exam: {
            const auto* exam = context.desk.exam();
            if (!exam || exam->result) return {};
            return training::clock_text(training::seconds_left(exam->sat.paper, exam->sat.sitting));
        }
        default:
            return {};
    }
}

void draw_rail(ui::Context& ui, TrainingContext& context, ui::Rect area, bool narrow) {
    ui::Region region(ui, "rail", area,
                      {.landmark = ui::Landmark::navigation,
                       .name = context.t("training.rail"),
                       .padding = {8, 12},
                       .card_background = true,
                       .border = ui::Border::right});
    ui::Column column(ui, {.gap = 2});
    training::Standing standing;
    if (context.desk.loaded()) standing = context.desk.standing();
    for (const auto& entry : rail_entries) {
        const std::string word(training::word_of(entry.room));
        if (const auto group = group_key(entry.room); !group.empty() && !narrow) {
            ui::space(ui, 10);
            ui::Row row(ui, {.height = 24});
            ui::space(ui, 8);
            ui::heading(ui, context.t(group), 4);
        }
        const std::string remark = context.desk.loaded() ? rail_remark(context, standing, entry.room) : std::string();
        const std::string count =
            entry.room == Room::practice && standing.due > 0 ? std::to_string(standing.due) : std::string();
        const std::string count_name = count.empty() ? std::string() : context.t("training.due-count", {count});
        if (ui::rail_item(ui, word,
                          {.name = context.t("training.room." + word),
                           .count = count,
                           .count_name = count_name,
                           .remark = remark,
                           .icon = entry.icon,
                           .current = context.desk.spot().room == entry.room,
                           .narrow = narrow}))
            context.go(entry.room);
    }
}

void draw_bar(ui::Context& ui, TrainingContext& context, ui::Rect area) {
    ui::Region region(ui, "bar", area,
                      {.landmark = ui::Landmark::banner,
                       .padding = {12, 8},
                       .card_background = true,
                       .border = ui::Border::bottom,
                       .scroll = false});
    ui::Row row(ui, {.height = 32, .gap = 8});
    ui::icon(ui, ui::Icon::mark, ui.theme().accent, 24);
    if (ui::icon_button(ui, "home", {.icon = ui::Icon::home, .name = context.t("bar.home")}))
        context.page.actions.go_home();
    ui::text(ui, ui::Type::body_bold, ui.theme().text, context.t("door.training"));
    ui::chip(ui, context.t("app.unofficial"));
    ui::icon(ui, ui::Icon::check, ui.theme().accent, 14);
    ui::text(ui, ui::Type::note, ui.theme().muted, context.t("training.kept"));
    row.right();
    draw_training_search(ui, context);
    draw_language_and_theme(ui, context.page.state, context.page.words, context.page.actions);
}

void draw_room(ui::Context& ui, TrainingContext& context) {
    switch (context.desk.spot().room) {
        case Room::home:
            return draw_training_home(ui, context);
        case Room::process:
            return draw_process_lesson(ui, context);
        case Room::roles:
            return draw_roles_lesson(ui, context);
        case Room::glossary:
            return draw_glossary(ui, context);
        case Room::readings:
            return draw_readings_lesson(ui, context);
        case Room::practice:
            return draw_practice(ui, context);
        case Room::cases:
            return draw_cases(ui, context);
        case Room::hunts:
            return draw_hunts(ui, context);
        case Room::exam:
            return draw_exam(ui, context);
        case Room::instructor:
            return draw_instructor(ui, context);
    }
}

void draw_clause_of(ui::Context& ui, TrainingContext& context, std::string_view cite) {
    const auto target = training::citation_of(context.rules(), context.desk.document(), cite);
    ui::Scope scope(ui, cite);
    draw_clause(ui, context.page, target.document, target.paragraph);
}

void draw_reading(ui::Context& ui, TrainingContext& context, const std::string& id) {
    const auto* entry = context.rules().interpretation(id);
    if (!entry) return;
    const std::string text = context.say(entry->question) + " " + context.say(entry->chosen_reading().text);
    ui::Scope scope(ui, id);
    if (ui::note(ui, "note",
                 {.kind = ui::NoteKind::open_reading,
                  .title = context.t("basis.open-reading"),
                  .reference = id,
                  .text = text,
                  .action = context.t("training.why-open")})) {
        context.state().reading = id;
        context.go(Room::readings, id);
    }
}

void draw_basis(ui::Context& ui, TrainingContext& context) {
    const auto& basis = context.basis;
    const auto& pressed = context.state().cite;
    // A paragraph that somebody has looked up is shown beside a question; not in an exam.
    const auto* exam = context.desk.loaded() ? context.desk.exam() : nullptr;
    const bool in_exam = exam && !exam->result && context.desk.spot().room == Room::exam;
    if (!pressed.empty() && !in_exam) {
        ui::heading(ui, context.t("training.paragraph"), 4);
        draw_clause_of(ui, context, pressed);
        ui::space(ui, 4);
        ui::separator(ui);
        ui::space(ui, 4);
    }
    if (!basis.hidden.empty()) {
        ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, basis.hidden);
        return;
    }
    if (basis.cites.empty() && basis.readings.empty()) {
        if (pressed.empty()) ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, context.t("training.basis-empty"));
        return;
    }
    ui::text_wrapped(ui, ui::Type::body_bold, ui.theme().text, basis.title);
    ui::heading(ui, context.t("basis.clauses"), 4);
    {
        ui::Scope scope(ui, "clauses");
        for (const auto& cite : basis.cites) draw_clause_of(ui, context, cite);
    }
    for (const auto& id : basis.readings) draw_reading(ui, context, id);
}

void set_pane(const TrainingContext& context, bool open) {
    context.page.state.preferences.pane_open = open;
    context.page.actions.ask([open](Host& host) { host.set_preference("pane", open ? "open" : "closed"); });
}

void draw_training_pane(ui::Context& ui, TrainingContext& context, ui::Rect area, bool narrow) {
    if (narrow) {
        ui::Region strip(ui, "pane", area,
                         {.landmark = ui::Landmark::complementary,
                          .name = context.t("pane.name"),
                          .padding = {8, 8},
                          .card_background = true,
                          .border = ui::Border::left,
                          .scroll = false});
        if (ui::icon_button(ui, "expand", {.icon = ui::Icon::panel, .name = context.t("pane.expand")}))
            set_pane(context, true);
        return;
    }
    {
        ui::Region head(ui, "pane-head", {area.x, area.y, area.w, ui::size::top_bar},
                        {.padding = {16, 8}, .card_background = true, .border = ui::Border::left, .scroll = false});
        ui::Row row(ui, {.height = 32, .gap = 8});
        ui::heading(ui, context.t("pane.basis"), 3);
        row.right();
        if (ui::icon_button(ui, "collapse", {.icon = ui::Icon::panel, .name = context.t("pane.collapse")}))
            set_pane(context, false);
    }
    ui::Region body(ui, "pane", {area.x, area.y + ui::size::top_bar, area.w, area.h - ui::size::top_bar},
                    {.landmark = ui::Landmark::complementary,
                     .name = context.t("pane.name"),
                     .padding = {16, 8},
                     .card_background = true,
                     .border = ui::Border::left});
    ui::Column column(ui, {.gap = 6});
    const auto* work = context.desk.loaded() ? context.desk.hunt() : nullptr;
    if (work && context.desk.spot().room == Room::hunts) draw_mark_editor(ui, context, *work);
    draw_basis(ui, context);
}

void draw_content(ui::Context& ui, TrainingContext& context) {
    if (context.desk.loaded()) return draw_room(ui, context);
    if (!context.state().problem.empty()) {
        (void)ui::note(
            ui, "problem",
            {.kind = ui::NoteKind::error, .title = context.t("training.not-loaded"), .text = context.state().problem});
        return;
    }
    (void)ui::progress(ui, "loading", {.name = context.t("training.loading"), .fraction = -1});
}

/// The time of an exam runs in every room of the training, so that nobody reads up while it stands still.
void pass_exam_time(ui::Context& ui, TrainingContext& context) {
    constexpr double second_ms = 1000;
    const auto* exam = context.desk.loaded() ? context.desk.exam() : nullptr;
    if (!exam || exam->result || exam->sat.sitting.paused) return;
    context.act([now = ui.now_ms()](training::Desk& desk) { desk.tick(now); });
    ui.request_frame_after(second_ms);
}

}  // namespace

std::optional<std::string> draw_seed(ui::Context& ui, TrainingContext& context, std::string_view typed,
                                     std::string_view why) {
    const auto seed = training::seed_of(typed);
    const std::string number = seed ? std::to_string(*seed) : std::string();
    const bool is_number = number == typed;
    const std::string description = is_number ? std::string(why) : context.t("training.seed-of-words", {number});
    const std::string error = seed ? std::string() : context.t("error.no-seed", {std::string(typed)});
    return ui::text_field(
        ui, "seed",
        {.name = context.t("training.seed"), .value = typed, .description = description, .error = error, .width = 240});
}

void draw_training_room(ui::Context& ui, TrainingContext& context) {
    pass_exam_time(ui, context);
    ui.set_title(context.t("door.training") + " – " + context.t("app.name"));
    const bool open = context.page.state.preferences.pane_open && ui.viewport().x >= ui::size::rail_break;
    context.pane_open = open;
    const auto areas = ui::shell_areas(ui, true, open ? ui::PaneState::open : ui::PaneState::collapsed);
    draw_bar(ui, context, areas.top_bar);
    draw_rail(ui, context, areas.rail, areas.narrow_rail);
    {
        const auto& spot = context.desk.spot();
        ui::Scope scope(ui, training::word_of(spot.room));
        ui::Region region(ui, "centre", areas.centre,
                          {.landmark = ui::Landmark::main,
                           .name = context.t("training.room." + std::string(training::word_of(spot.room))),
                           .padding = {24, 16}});
        constexpr float page_width = 1080;
        ui::Column column(ui, {.max_width = page_width, .gap = 12});
        draw_content(ui, context);
    }
    draw_training_pane(ui, context, areas.pane, !open);
}

}  // namespace zuji::app
