#include "wasm/app/top_bar.hpp"

#include <array>
#include <string>
#include <utility>

#include "wasm/app/host.hpp"
#include "wasm/app/search.hpp"

namespace zuji::app {

namespace {

constexpr ui::RegionSpec bar_spec{.landmark = ui::Landmark::banner,
                                  .padding = {12, 8},
                                  .card_background = true,
                                  .border = ui::Border::bottom,
                                  .scroll = false};

void choose_language(AppState& state, Actions& actions, std::string language) {
    state.preferences.language = language;
    actions.ask([language = std::move(language)](Host& host) { host.set_preference("language", language); });
}

void choose_theme(AppState& state, Actions& actions, ThemeChoice theme) {
    state.preferences.theme = theme;
    actions.ask([theme](Host& host) { host.set_preference("theme", theme == ThemeChoice::dark ? "dark" : "light"); });
}

std::string_view saved_key(SaveState state) {
    switch (state) {
        case SaveState::saving:
            return "bar.saving";
        case SaveState::failed:
            return "bar.save-failed";
        case SaveState::read_only:
            return "bar.read-only";
        case SaveState::saved:
            break;
    }
    return "bar.saved";
}

void draw_saved_state(ui::Context& ui, PanelContext& context) {
    const auto state = context.read_only ? SaveState::read_only : context.state.save_state;
    const bool fine = state == SaveState::saved || state == SaveState::saving;
    const auto text = context.t(saved_key(state), {context.state.saved_at});
    ui::icon(ui, fine ? ui::Icon::check : ui::Icon::padlock, fine ? ui.theme().accent : ui.theme().warning, 14);
    ui::text(ui, ui::Type::note, fine ? ui.theme().muted : ui.theme().warning, text, ui::Mirrored::status);
    if (!context.read_only) return;
    if (ui::button(ui, "take-over", {.label = context.t("bar.take-over"), .size = ui::ButtonSize::small}))
        context.actions.ask([id = context.project.id](Host& host) { host.take_over(id); });
}

void draw_project_menu(ui::Context& ui, PanelContext& context) {
    const std::array<ui::MenuItem, 4> items = {
        ui::MenuItem{.label = context.t("menu.save-file"), .icon = ui::Icon::export_file, .shortcut = "Ctrl+S"},
        ui::MenuItem{.label = context.t("menu.open-file"), .icon = ui::Icon::folder, .shortcut = "Ctrl+O"},
        ui::MenuItem{.label = context.t("menu.duplicate"), .icon = ui::Icon::copy},
        ui::MenuItem{.label = context.t("menu.home"), .icon = ui::Icon::home, .line_above = true}};
    const std::string title = context.project.title.empty() ? context.t("project.untitled") : context.project.title;
    const auto chosen = ui::menu_button(
        ui, "menu",
        {.label = title, .name = context.t("menu.name", {title}), .icon = ui::Icon::chevron_down, .items = items});
    if (!chosen) return;
    switch (*chosen) {
        case 0:
            context.actions.ask([](Host& host) { host.save_project(); });
            break;
        case 1:
            context.actions.ask([](Host& host) { host.pick_file("any"); });
            break;
        case 2:
            context.actions.ask([id = context.project.id](Host& host) { host.duplicate_project(id); });
            break;
        default:
            context.actions.go_home();
            break;
    }
}

void draw_undo(ui::Context& ui, PanelContext& context, const Document& document) {
    const bool writable = !context.read_only;
    if (ui::icon_button(
            ui, "undo",
            {.icon = ui::Icon::undo, .name = context.t("bar.undo"), .disabled = !writable || !document.can_undo()}))
        context.actions.undo();
    if (ui::icon_button(
            ui, "redo",
            {.icon = ui::Icon::redo, .name = context.t("bar.redo"), .disabled = !writable || !document.can_redo()}))
        context.actions.redo();
    if (ui.shortcut({.key = ui::Key::z, .command = true})) context.actions.undo();
    if (ui.shortcut({.key = ui::Key::z, .command = true, .shift = true}) ||
        ui.shortcut({.key = ui::Key::y, .command = true}))
        context.actions.redo();
    if (ui.shortcut({.key = ui::Key::s, .command = true})) context.actions.ask([](Host& host) { host.save_project(); });
    if (ui.shortcut({.key = ui::Key::o, .command = true}))
        context.actions.ask([](Host& host) { host.pick_file("any"); });
}

}  // namespace

void draw_language_and_theme(ui::Context& ui, AppState& state, const Catalog& words, Actions& actions) {
    const std::array<ui::Option, 2> languages = {ui::Option{.label = "中文"}, ui::Option{.label = "EN"}};
    const auto picked = ui::segmented(ui, "language",
                                      {.name = words.text("bar.language"),
                                       .options = languages,
                                       .chosen = state.preferences.language == "en" ? 1U : 0U,
                                       .small = true});
    if (picked) choose_language(state, actions, *picked == 1 ? "en" : "zh");
    const bool dark = state.preferences.theme == ThemeChoice::dark;
    if (ui::icon_button(ui, "theme",
                        {.icon = dark ? ui::Icon::sun : ui::Icon::moon,
                         .name = words.text(dark ? "bar.theme-light" : "bar.theme-dark")}))
        choose_theme(state, actions, dark ? ThemeChoice::light : ThemeChoice::dark);
    const bool f1 = ui.shortcut({.key = ui::Key::f1});
    if (ui::icon_button(ui, "help", {.icon = ui::Icon::help, .name = words.text("bar.help")}) || f1)
        ui::open_popup(ui, "help");
    draw_help(ui, words);
}

void draw_project_bar(ui::Context& ui, PanelContext& context, const Document& document, ui::Rect area) {
    ui::Region region(ui, "bar", area, bar_spec);
    ui::Row row(ui, {.height = 32, .gap = 8});
    ui::icon(ui, ui::Icon::mark, ui.theme().accent, 24);
    if (ui::icon_button(ui, "home", {.icon = ui::Icon::home, .name = context.t("bar.home")})) context.actions.go_home();
    draw_project_menu(ui, context);
    draw_saved_state(ui, context);
    draw_search_button(ui, context);
    row.right();
    draw_undo(ui, context, document);
    ui::separator(ui);
    draw_language_and_theme(ui, context.state, context.words, context.actions);
}

void draw_start_bar(ui::Context& ui, const StartContext& context, ui::Rect area) {
    ui::Region region(ui, "bar", area, bar_spec);
    ui::Row row(ui, {.height = 32, .gap = 12});
    ui::icon(ui, ui::Icon::mark, ui.theme().accent, 24);
    ui::text(ui, ui::Type::body_bold, ui.theme().text, context.words.text("app.name"));
    ui::chip(ui, context.words.text("app.unofficial"));
    row.right();
    draw_language_and_theme(ui, context.state, context.words, context.actions);
    if (ui.shortcut({.key = ui::Key::o, .command = true}))
        context.actions.ask([](Host& host) { host.pick_file("any"); });
}

void draw_help(ui::Context& ui, const Catalog& words) {
    ui::Dialog dialog(ui, "help",
                      {.title = words.text("help.title"), .close_name = words.text("dialog.close"), .width = 560});
    if (!dialog) return;
    ui::text_wrapped(ui, ui::Type::body, ui.theme().text, words.text("help.what"));
    ui::text_wrapped(ui, ui::Type::body, ui.theme().text, words.text("help.privacy"));
    ui::separator(ui);
    ui::heading(ui, words.text("help.keys"), 4);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> keys = {{{"Ctrl+K", "help.key.search"},
                                                                                    {"Ctrl+S", "help.key.save"},
                                                                                    {"Ctrl+O", "help.key.open"},
                                                                                    {"Ctrl+Z, Ctrl+Y", "help.key.undo"},
                                                                                    {"F2, Enter", "help.key.edit"},
                                                                                    {"Tab, ← ↑ → ↓", "help.key.move"},
                                                                                    {"Ctrl+C, Ctrl+V", "help.key.copy"},
                                                                                    {"F1", "help.key.help"}}};
    for (const auto& [key, text] : keys)
        ui::fact(ui, {.name = words.text(text), .value = key, .note_value = true, .text_name = true});
}

void draw_messages(ui::Context& ui, AppState& state, const Catalog& words, Actions& actions) {
    if (state.messages.empty()) return;
    constexpr float width = 560;
    constexpr float row_height = 56;
    const auto page = ui.viewport();
    const float height = row_height * static_cast<float>(state.messages.size());
    ui::Region region(ui, "messages", {(page.x - width) / 2, page.y - height - 16, width, height},
                      {.landmark = ui::Landmark::region, .name = words.text("messages.name"), .scroll = false});
    ui::Column column(ui, {.gap = 6});
    std::size_t gone = state.messages.size();
    for (std::size_t i = 0; i < state.messages.size(); ++i) {
        const auto& message = state.messages[i];
        ui::Scope scope(ui, "message", static_cast<std::int64_t>(i));
        const auto tone = message.level == Message::Level::error     ? ui::Tone::error
                          : message.level == Message::Level::warning ? ui::Tone::warning
                                                                     : ui::Tone::info;
        ui::Card card(ui, "card", {.name = message.text, .padding = {12, 8}, .tone = tone});
        ui::Row row(ui, {.height = 32, .gap = 8});
        {
            ui::Column text(ui, {.width = message.undo_id.empty() ? width - 76 : width - 160});
            ui::text_wrapped(ui, ui::Type::note, ui.theme().text, message.text, ui::Mirrored::status);
        }
        row.right();
        if (!message.undo_id.empty() &&
            ui::button(ui, "undo", {.label = words.text("bar.undo"), .size = ui::ButtonSize::small})) {
            actions.ask([id = message.undo_id](Host& host) { host.restore_project(id); });
            gone = i;
        }
        if (ui::icon_button(ui, "close", {.icon = ui::Icon::cross, .name = words.text("dialog.close"), .size = 24}))
            gone = i;
    }
    if (gone < state.messages.size()) state.messages.erase(state.messages.begin() + static_cast<std::ptrdiff_t>(gone));
}

}  // namespace zuji::app
