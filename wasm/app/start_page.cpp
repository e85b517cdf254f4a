// The start page: one promise, the door that is open, stored projects, samples, a place to drop files.

#include <algorithm>
#include <array>
#include <string>

#include "core/training/desk.hpp"
#include "wasm/app/frame.hpp"
#include "wasm/app/host.hpp"
#include "wasm/app/quote/quote_history.hpp"
#include "wasm/app/steps.hpp"
#include "wasm/app/top_bar.hpp"

namespace zuji::app {

namespace {

constexpr float page_width = 1240;

void draw_promise(ui::Context& ui, const Catalog& words) {
    ui::space(ui, 16);
    ui::text(ui, ui::Type::key_figure, ui.theme().text, words.text("start.promise"), ui::Mirrored::none);
    ui::Row row(ui, {.height = 24, .gap = 8});
    ui::icon(ui, ui::Icon::shield, ui.theme().accent, 16);
    ui::text(ui, ui::Type::body, ui.theme().muted, words.text("start.privacy"));
}

/// What a door says of itself: its name, for whom it is, and what is behind it.
struct Door {
    ui::Icon icon;
    std::string_view title_key;
    std::string_view for_key;
    std::array<std::string_view, 4> point_keys;
};

ui::CardSpec card_of(const Door& door, const Catalog& words) {
    return {.name = words.text(door.title_key), .padding = {24, 24}, .gap = 10, .fill_height = true};
}

void draw_sign(ui::Context& ui, const Door& door, const Catalog& words) {
    {
        ui::Row row(ui, {.height = 44, .gap = 12});
        const auto box = ui::place(ui, 40, 40);
        ui::Painter paint(ui);
        paint.fill(box, ui.theme().accent_tint, 8);
        paint.icon(door.icon, box.inset(9), ui.theme().accent);
        ui::Column text(ui, {.width = 240, .gap = 0});
        ui::heading(ui, words.text(door.title_key), 2);
        ui::note_text(ui, words.text(door.for_key));
    }
    for (const auto key : door.point_keys) {
        ui::Row row(ui, {.height = 22, .gap = 8});
        ui::icon(ui, ui::Icon::check, ui.theme().accent, 16);
        ui::body(ui, words.text(key));
    }
    ui::space(ui, 8);
}

void draw_door(ui::Context& ui, const StartContext& context) {
    const auto& words = context.words;
    constexpr Door door = {ui::Icon::document,
                           "door.assess",
                           "door.assess-for",
                           {"door.assess-1", "door.assess-2", "door.assess-3", "door.assess-4"}};
    ui::Card card(ui, "assess", card_of(door, words));
    draw_sign(ui, door, words);
    ui::Row row(ui, {.height = 32, .gap = 12});
    if (ui::button(ui, "start",
                   {.label = words.text("door.assess-start"),
                    .kind = ui::ButtonKind::primary,
                    .icon_right = ui::Icon::chevron_right}))
        context.actions.ask([](Host& host) { host.new_project(); });
}

void draw_quote_row(ui::Context& ui, const StartContext& context, const Quote& quote) {
    const auto& words = context.words;
    ui::Scope scope(ui, quote.id);
    ui::separator(ui);
    ui::Row row(ui, {.height = 32, .gap = 8});
    const std::string& subject = quote.title.empty() ? quote.customer.name : quote.title;
    const std::string title = subject.empty() ? words.text("quote.untitled") : subject;
    if (ui::link(ui, "open", {.label = title, .type = ui::Type::body}))
        context.actions.at_desk([id = quote.id](QuoteDesk& desk) { (void)desk.open(id); });
    ui::note_text(ui, words.format("quote.version", {std::to_string(quote.version)}));
    row.right();
    ui::note_text(ui, quote.created);
    if (ui::icon_button(ui, "delete",
                        {.icon = ui::Icon::trash, .name = words.format("quote.delete", {title}), .size = 24}))
        context.actions.at_desk([id = quote.id](QuoteDesk& desk) { desk.remove(id); });
}

void draw_quote_door(ui::Context& ui, const StartContext& context) {
    const auto& words = context.words;
    constexpr Door door = {ui::Icon::calculator,
                           "door.quote",
                           "door.quote-for",
                           {"door.quote-1", "door.quote-2", "door.quote-3", "door.quote-4"}};
    ui::Card card(ui, "quote", card_of(door, words));
    draw_sign(ui, door, words);
    {
        ui::Row row(ui, {.height = 32, .gap = 8});
        if (ui::button(ui, "start", {.label = words.text("door.quote-start"), .icon_right = ui::Icon::chevron_right}))
            context.actions.at_desk(
                [today = context.state.today, language = context.state.preferences.language](QuoteDesk& desk) {
                    Quote start;
                    start.language = language;
                    desk.create(std::move(start), today);
                });
        if (ui::button(ui, "from", {.label = words.text("door.quote-from"), .kind = ui::ButtonKind::quiet}))
            context.actions.ask([](Host& host) { host.pick_file("quote"); });
    }
    constexpr std::size_t most_rows = 3;
    const auto quotes = context.quotes.list();
    for (std::size_t i = 0; i < std::min(quotes.size(), most_rows); ++i) draw_quote_row(ui, context, *quotes[i]);
    draw_removed_quote(ui, context.quotes, words, context.actions);
    if (quotes.size() > most_rows &&
        ui::link(ui, "all", {.label = words.format("quote.show-all", {std::to_string(quotes.size())})}))
        context.actions.at_desk([](QuoteDesk& desk) { desk.show_history(); });
}

void draw_training_door(ui::Context& ui, const StartContext& context) {
    const auto& words = context.words;
    constexpr Door door = {ui::Icon::graduation,
                           "door.training",
                           "door.training-for",
                           {"door.training-1", "door.training-2", "door.training-3", "door.training-4"}};
    ui::Card card(ui, "training", card_of(door, words));
    draw_sign(ui, door, words);
    ui::Row row(ui, {.height = 32, .gap = 12});
    if (ui::button(ui, "start", {.label = words.text("door.training-start"), .icon_right = ui::Icon::chevron_right}))
        context.actions.in_training([](training::Desk& desk) { desk.enter({}); });
}

struct Sample {
    std::string_view name;
    std::string_view title_key;
    std::string_view remark_key;
    ui::Icon icon;
};
constexpr std::array<Sample, 4> samples = {
    {{"transformer-1600kva", "sample.transformer", "sample.transformer-remark", ui::Icon::transformer},
     {"cable-10kv", "sample.cable", "sample.cable-remark", ui::Icon::cable},
     {"motor-7.5kw", "sample.motor", "sample.motor-remark", ui::Icon::motor},
     {"switchgear-12kv", "sample.switchgear", "sample.switchgear-remark", ui::Icon::switchgear}}};

void draw_sample(ui::Context& ui, const StartContext& context, const Sample& sample) {
    const auto& words = context.words;
    ui::Scope scope(ui, sample.name);
    ui::Row row(ui, {.gap = 12, .top = true});
    ui::icon(ui, sample.icon, ui.theme().muted, 32);
    ui::Column text(ui, {.width = ui::available_width(ui), .gap = 4});
    ui::text_wrapped(ui, ui::Type::body_bold, ui.theme().text, words.text(sample.title_key));
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, words.text(sample.remark_key));
    if (ui::button(ui, "open",
                   {.label = words.text("start.open"),
                    .size = ui::ButtonSize::small,
                    .name = words.format("start.open-named", {words.text(sample.title_key)})}))
        context.actions.ask([name = sample.name](Host& host) { host.open_sample(name); });
}

void draw_samples(ui::Context& ui, const StartContext& context) {
    const auto& words = context.words;
    ui::Card card(ui, "samples", {.name = words.text("start.samples"), .padding = {16, 12}, .gap = 8});
    const std::string remark = words.text("start.samples-remark") + " · " + words.text("start.samples-safe");
    ui::card_head(ui, words.text("start.samples"), {}, remark);
    ui::Columns columns(ui, "list", {{.flex = 1}, {.flex = 1}, {.flex = 1}, {.flex = 1}}, 16);
    for (const auto& sample : samples) {
        columns.next();
        draw_sample(ui, context, sample);
    }
}

std::string size_text(std::uint64_t bytes) {
    constexpr std::uint64_t kilobyte = 1024;
    constexpr std::uint64_t megabyte = kilobyte * kilobyte;
    if (bytes < megabyte) return std::to_string((bytes + kilobyte - 1) / kilobyte) + " KB";
    const auto tenths = (bytes * 10 + megabyte / 2) / megabyte;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

/// "2026-11-23T14:32:05" → "2026-11-23 14:32"; anything shorter stays as it is.
std::string minute_text(const std::string& iso) {
    constexpr std::size_t date = 10;
    constexpr std::size_t minutes = 16;
    if (iso.size() < minutes) return iso;
    return iso.substr(0, date) + " " + iso.substr(date + 1, minutes - date - 1);
}

std::string step_name(const Catalog& words, const std::string& word) {
    return words.has("step." + word) ? words.text("step." + word) : std::string();
}

void draw_project_row(ui::Context& ui, const StartContext& context, const ProjectEntry& entry) {
    const auto& words = context.words;
    const auto title = entry.title.empty() ? words.text("project.untitled") : entry.title;
    const auto open = [&context, &entry] {
        context.actions.ask([id = entry.id](Host& host) { host.open_project(id); });
    };
    ui::separator(ui);
    ui::Row row(ui, {.height = 56, .gap = 12});
    ui::icon(ui, ui::Icon::folder, ui.theme().muted, 16);
    {
        ui::Column text(ui, {.width = 360, .gap = 0});
        if (ui::link(ui, "open", {.label = title, .type = ui::Type::body_bold})) open();
        ui::note_text(ui, entry.company.empty() ? entry.edition
                                                : entry.company + (entry.edition.empty() ? "" : ", " + entry.edition));
    }
    {
        ui::Column progress(ui, {.width = 150, .gap = 4});
        ui::note_text(ui, step_name(words, entry.step));
        ui::small_bar(ui,
                      words.format("rail.progress", {std::to_string(entry.done), std::to_string(shown_steps.size()),
                                                     std::to_string(entry.open)}),
                      static_cast<float>(entry.done) / static_cast<float>(shown_steps.size()));
    }
    if (entry.open > 0)
        ui::chip(ui, words.format("start.open-points", {std::to_string(entry.open)}), ui::Tone::warning);
    row.right();
    ui::note_text(ui, minute_text(entry.modified));
    const std::array<ui::MenuItem, 3> items = {
        ui::MenuItem{.label = words.text("start.open")},
        ui::MenuItem{.label = words.text("menu.duplicate"), .icon = ui::Icon::copy},
        ui::MenuItem{.label = words.text("menu.delete"), .icon = ui::Icon::trash, .danger = true, .line_above = true}};
    const auto chosen =
        ui::menu_button(ui, "more", {.name = words.format("start.more", {title}), .items = items, .small = true});
    if (!chosen) return;
    if (*chosen == 0) open();
    if (*chosen == 1) context.actions.ask([id = entry.id](Host& host) { host.duplicate_project(id); });
    if (*chosen == 2) context.actions.ask([id = entry.id](Host& host) { host.delete_project(id); });
}

void draw_projects(ui::Context& ui, const StartContext& context) {
    const auto& words = context.words;
    std::uint64_t bytes = 0;
    for (const auto& entry : context.state.projects) bytes += entry.bytes;
    const auto remark =
        context.state.projects.empty()
            ? std::string()
            : words.format("start.stored", {std::to_string(context.state.projects.size()), size_text(bytes)});
    ui::Card card(ui, "projects", {.name = words.text("start.projects"), .padding = {16, 12}, .gap = 4});
    ui::card_head(ui, words.text("start.projects"), {}, remark);
    if (context.state.projects.empty()) ui::note_text(ui, words.text("start.no-projects"));
    for (const auto& entry : context.state.projects) {
        ui::Scope scope(ui, entry.id);
        draw_project_row(ui, context, entry);
    }
}

void draw_foot(ui::Context& ui, const StartContext& context) {
    const auto& words = context.words;
    std::string packs;
    for (const auto& edition : context.knowledge.rules->editions())
        packs += (packs.empty() ? "" : ", ") + edition.id + " v" + edition.version;
    ui::Row row(ui, {.height = 32, .gap = 12});
    ui::note_text(ui, words.format("start.packs",
                                   {packs, context.knowledge.factors->id() + "@" + context.knowledge.factors->date()}));
    row.right();
    ui::note_text(ui, words.text("start.disclaimer"));
}

}  // namespace

void draw_start_page(ui::Context& ui, const StartContext& context) {
    begin_start_page(ui, context);
    const auto areas = ui::shell_areas(ui, false, ui::PaneState::hidden);
    draw_start_bar(ui, context, areas.top_bar);
    {
        ui::Region region(
            ui, "start", areas.centre,
            {.landmark = ui::Landmark::main, .name = context.words.text("app.name"), .padding = {24, 16}});
        ui::Column column(ui, {.max_width = page_width, .gap = 16, .centred = true});
        draw_promise(ui, context.words);
        {
            ui::Columns columns(ui, "top", {{.flex = 1}, {.flex = 1}, {.flex = 1}}, 16);
            columns.next();
            draw_door(ui, context);
            columns.next();
            draw_quote_door(ui, context);
            columns.next();
            draw_training_door(ui, context);
        }
        draw_samples(ui, context);
        draw_projects(ui, context);
        if (ui::drop_zone(ui, "drop",
                          {.title = context.words.text("start.drop"),
                           .remark = context.words.text("start.drop-remark"),
                           .action = context.words.text("start.choose-file"),
                           .hovering = ui.file_hovering()}))
            context.actions.ask([](Host& host) { host.pick_file("any"); });
        draw_foot(ui, context);
    }
    draw_start_overlays(ui, context);
}

}  // namespace zuji::app
