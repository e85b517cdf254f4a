#include "wasm/app/quote/quote_room.hpp"

#include <algorithm>

#include "core/quote/quote_json.hpp"
#include "core/quote/quote_report.hpp"
#include "wasm/app/frame.hpp"
#include "wasm/app/host.hpp"
#include "wasm/app/top_bar.hpp"

namespace zuji::app {

std::string QuoteContext::problem(std::string_view where) const {
    const QuoteResult* result = desk.result();
    if (!result) return {};
    const auto found = std::find_if(result->problems.begin(), result->problems.end(),
                                    [&](const Error& each) { return each.where == where; });
    return found == result->problems.end() ? std::string() : words.format("error." + found->code, found->args);
}

std::string quote_days_text(const QuoteRange& days) {
    const std::string low = days.low.to_string();
    return days.is_range() ? low + " – " + days.high.to_string() : low;
}

namespace {

constexpr float side_width = 380;
constexpr float page_width = 1360;

void save_file(const QuoteContext& context) {
    context.actions.ask([name = quote_file_name(context.quote) + ".zuji-quote.json", text = write_quote(context.quote)](
                            Host& host) { host.save_file(name, "application/json", text); });
}

/// The printable page, in the quotation's own language.
void save_page(const QuoteContext& context, const Catalog& words) {
    const QuoteResult* result = context.desk.result();
    if (!result) return;
    context.actions.ask([name = quote_file_name(context.quote) + ".html",
                         text = to_html(make_quote_report(*context.knowledge.rules, context.quote, *result, words))](
                            Host& host) { host.save_file(name, "text/html", text); });
}

void draw_head(ui::Context& ui, QuoteContext& context) {
    ui::Row row(ui, {.height = 32, .gap = 8});
    ui::heading(ui, context.t("quote.title"), 1);
    if (!context.quote.number.empty()) ui::chip(ui, context.quote.number);
    ui::chip(ui, context.t("quote.version", {std::to_string(context.quote.version)}));
    row.right();
    if (ui::button(ui, "new-version", {.label = context.t("quote.new-version"), .icon_left = ui::Icon::copy}))
        context.actions.at_desk([today = context.state.today, rules = context.knowledge.rules](QuoteDesk& desk) {
            desk.new_version(today, *rules);
        });
    if (ui::button(ui, "save-file", {.label = context.t("quote.save-file"), .icon_left = ui::Icon::export_file}))
        save_file(context);
    if (ui::button(ui, "page",
                   {.label = context.t("quote.save-page"),
                    .kind = ui::ButtonKind::primary,
                    .icon_left = ui::Icon::document,
                    .disabled = context.desk.result() == nullptr}))
        save_page(context, context.words);
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
    ui::text(ui, ui::Type::body_bold, ui.theme().text,
             context.quote.title.empty() ? context.t("quote.untitled") : context.quote.title);
    ui::chip(ui, context.t("app.unofficial"));
    row.right();
    const auto* rules = context.knowledge.rules;
    const bool undo = ui::icon_button(
        ui, "undo", {.icon = ui::Icon::undo, .name = context.t("bar.undo"), .disabled = !context.desk.can_undo()});
    if (undo || ui.shortcut({.key = ui::Key::z, .command = true}))
        context.actions.at_desk([rules](QuoteDesk& desk) { desk.undo(*rules); });
    const bool redo = ui::icon_button(
        ui, "redo", {.icon = ui::Icon::redo, .name = context.t("bar.redo"), .disabled = !context.desk.can_redo()});
    if (redo || ui.shortcut({.key = ui::Key::y, .command = true}))
        context.actions.at_desk([rules](QuoteDesk& desk) { desk.redo(*rules); });
    if (ui.shortcut({.key = ui::Key::s, .command = true})) save_file(context);
    ui::separator(ui);
    draw_language_and_theme(ui, context.state, context.words, context.actions);
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
    ui::Columns columns(ui, "columns", {{.flex = 1}, {.width = side_width}}, 16);
    columns.next();
    {
        ui::Column work(ui, {.gap = 12});
        draw_quote_units(ui, context);
        draw_quote_rates(ui, context);
        draw_quote_items(ui, context);
        draw_quote_readings(ui, context);
        draw_quote_parties(ui, context);
    }
    columns.next();
    ui::Column side(ui, {.gap = 12});
    draw_quote_total(ui, context);
    draw_quote_scenarios(ui, context);
}

}  // namespace zuji::app
