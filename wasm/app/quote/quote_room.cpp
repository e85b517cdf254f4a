#include "wasm/app/quote/quote_room.hpp"

#include <algorithm>
#include <array>

#include "core/quote/quote_json.hpp"
#include "core/quote/quote_report.hpp"
#include "wasm/app/frame.hpp"
#include "wasm/app/host.hpp"
#include "wasm/app/quote/quote_history.hpp"
#include "wasm/app/top_bar.hpp"

namespace zuji::app {

std::string QuoteContext::problem(std::string_view where) const {
    const QuoteResult* result = desk.result();
    if (!result) return {};
    for (const std::vector<Error>* errors : {&result->problems, &result->remarks}) {
        const auto found =
            std::find_if(errors->begin(), errors->end(), [&](const Error& each) { return each.where == where; });
        if (found != errors->end()) return words.format("error." + found->code, found->args);
    }
    return {};
}

std::string QuoteContext::first_problem(std::string_view below) const {
    const QuoteResult* result = desk.result();
    if (!result) return {};
    const auto found = std::find_if(result->problems.begin(), result->problems.end(),
                                    [&](const Error& each) { return each.where.starts_with(below); });
    return found == result->problems.end() ? std::string() : words.describe(*found);
}

namespace {

constexpr float side_width = 352;
constexpr float page_width = 1360;

void save_file(const QuoteContext& context) {
    context.actions.ask([name = quote_file_name(context.quote) + ".zuji-quote.json", text = write_quote(context.quote)](
                            Host& host) { host.save_file(name, "application/json", text); });
}

/// Formats of the export menu: what the shell is asked for, and the label.
struct Format {
    std::string_view format;
    std::string_view label_key;
};
constexpr std::array<Format, 3> formats = {
    {{"docx", "quote.save-docx"}, {"xlsx", "quote.save-xlsx"}, {"html", "quote.save-page"}}};

void draw_export_menu(ui::Context& ui, QuoteContext& context) {
    const bool unpriced = context.desk.result() == nullptr;
    std::array<ui::MenuItem, formats.size() + 1> items;
    for (std::size_t i = 0; i < formats.size(); ++i)
        items[i] = {.label = context.t(formats[i].label_key), .icon = ui::Icon::document, .disabled = unpriced};
    items.back() = {
        .label = context.t("quote.save-file"), .icon = ui::Icon::export_file, .shortcut = "Ctrl S", .line_above = true};
    const auto chosen = ui::menu_button(
        ui, "export",
        {.label = context.t("quote.export"), .name = context.t("quote.export"), .items = items, .quiet = false});
    if (!chosen) return;
    if (*chosen == formats.size()) return save_file(context);
    context.actions.ask([format = formats[*chosen].format](Host& host) { host.export_as(format, "quote"); });
}

/// The language that the customer gets it in.
void draw_language(ui::Context& ui, QuoteContext& context) {
    constexpr std::array<std::string_view, 2> languages = {"zh", "en"};
    const std::array<ui::Option, 2> options = {ui::Option{.label = context.t("quote.in-chinese")},
                                               ui::Option{.label = context.t("quote.in-english")}};
    const auto picked = ui::select(
        ui, "language",
        {.name = context.t("quote.language"), .options = options, .chosen = context.quote.language == "en" ? 1U : 0U});
    if (picked) context.change([word = languages[*picked]](Quote& quote) { quote.language = word; });
}

void draw_head(ui::Context& ui, QuoteContext& context) {
    ui::Row row(ui, {.height = 32, .gap = 8});
    ui::heading(ui, context.t("quote.title"), 1);
    if (!context.quote.number.empty()) ui::chip(ui, context.quote.number);
    ui::chip(ui, context.t("quote.version", {std::to_string(context.quote.version)}));
    row.right();
    draw_language(ui, context);
    if (ui::button(ui, "new-version", {.label = context.t("quote.new-version"), .icon_left = ui::Icon::copy}))
        context.actions.at_desk([today = context.state.today](QuoteDesk& desk) { desk.new_version(today); });
    draw_export_menu(ui, context);
    if (ui::button(ui, "print",
                   {.label = context.t("quote.print"),
                    .kind = ui::ButtonKind::primary,
                    .icon_left = ui::Icon::document,
                    .disabled = context.desk.result() == nullptr}))
        context.actions.ask([](Host& host) { host.export_as("print", "quote"); });
}

void draw_bar(ui::Context& ui, QuoteContext& context, ui::Rect area) {
    ui::Region region(ui, "bar", area,
                      {.landmark = ui::Landmark::banner,
                       .padding = {12, 8},
                       .card_background = true,
                       .border = ui::Border::bottom,
                       .scroll = false});
    ui::Row row(ui, {.height = 32, .gap = 8});
    ui::icon(ui, ui::Icon::mark, ui.theme().accent, 24);
    if (ui::icon_button(ui, "home", {.icon = ui::Icon::home, .name = context.t("bar.home")})) context.actions.go_home();
    if (ui::icon_button(ui, "history", {.icon = ui::Icon::folder, .name = context.t("quote.history")}))
        context.actions.at_desk([](QuoteDesk& desk) { desk.show_history(); });
    ui::text(ui, ui::Type::body_bold, ui.theme().text, quote_title(context.words, context.quote));
    ui::chip(ui, context.t("app.unofficial"));
    row.right();
    const bool undo = ui::icon_button(
        ui, "undo", {.icon = ui::Icon::undo, .name = context.t("bar.undo"), .disabled = !context.desk.can_undo()});
    if (undo || ui.shortcut({.key = ui::Key::z, .command = true}))
        context.actions.at_desk([](QuoteDesk& desk) { desk.undo(); });
    const bool redo = ui::icon_button(
        ui, "redo", {.icon = ui::Icon::redo, .name = context.t("bar.redo"), .disabled = !context.desk.can_redo()});
    if (redo || ui.shortcut({.key = ui::Key::y, .command = true}))
        context.actions.at_desk([](QuoteDesk& desk) { desk.redo(); });
    if (ui.shortcut({.key = ui::Key::s, .command = true})) save_file(context);
    ui::separator(ui);
    draw_language_and_theme(ui, context.state, context.words, context.actions);
}

void draw_tabs(ui::Context& ui, QuoteContext& context) {
    constexpr std::array<std::string_view, 5> keys = {"quote.offer", "quote.division", "quote.what-if",
                                                      "quote.schedule", "quote.versions"};
    std::array<ui::Option, keys.size()> options;
    for (std::size_t i = 0; i < keys.size(); ++i) options[i].label = context.t(keys[i]);
    const auto picked = ui::tabs(ui, "tabs",
                                 {.name = context.t("quote.title"),
                                  .options = options,
                                  .current = static_cast<std::size_t>(context.state.quote.tab)});
    if (picked) context.state.quote.tab = static_cast<QuoteTab>(*picked);
}

void draw_offer(ui::Context& ui, QuoteContext& context) {
    ui::Columns columns(ui, "columns", {{.flex = 1}, {.width = side_width}}, 16);
    columns.next();
    {
        ui::Column work(ui, {.gap = 12});
        draw_quote_units(ui, context);
        draw_quote_rates(ui, context);
        draw_quote_parties(ui, context);
        draw_quote_items(ui, context);
    }
    columns.next();
    ui::Column side(ui, {.gap = 12});
    draw_quote_total(ui, context);
    draw_quote_readings(ui, context);
    draw_quote_scenarios(ui, context);
}

}  // namespace

void draw_quote_room(ui::Context& ui, QuoteContext& context) {
    const auto page = ui.viewport();
    constexpr float bar = 48;
    draw_bar(ui, context, {0, 0, page.x, bar});
    ui::Region region(ui, "quote", {0, bar, page.x, page.y - bar},
                      {.landmark = ui::Landmark::main, .name = context.t("quote.title"), .padding = {24, 16}});
    ui::Column column(ui, {.max_width = page_width, .gap = 12, .centred = true});
    draw_head(ui, context);
    draw_tabs(ui, context);
    switch (context.state.quote.tab) {
        case QuoteTab::offer:
            return draw_offer(ui, context);
        case QuoteTab::division:
            return draw_quote_division(ui, context);
        case QuoteTab::what_if:
            return draw_quote_what_if(ui, context);
        case QuoteTab::schedule:
            return draw_quote_schedule(ui, context);
        case QuoteTab::versions:
            return draw_quote_versions(ui, context);
    }
}

}  // namespace zuji::app
