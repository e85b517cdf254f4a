#include "wasm/app/quote/quote_history.hpp"

#include <array>
#include <string>

#include "core/quote/money.hpp"
#include "wasm/app/host.hpp"
#include "wasm/app/top_bar.hpp"

namespace zuji::app {

namespace {

constexpr float page_width = 1240;

void draw_row(ui::Context& ui, const StartContext& context, ui::ListTable& table, const Quote& quote) {
    const auto& words = context.words;
    ui::Scope scope(ui, quote.id);
    const std::string title = quote_title(words, quote);
    const auto open = [&context, &quote] {
        context.actions.at_desk([id = quote.id](QuoteDesk& desk) { (void)desk.open(id); });
    };
    if (table.row({.height = 40, .name = title})) open();
    table.cell();
    if (ui::link(ui, "open", {.label = title, .type = ui::Type::body_bold})) open();
    table.cell();
    ui::body(ui, quote.customer.name);
    table.cell();
    ui::body(ui, quote.number);
    table.cell();
    ui::note_text(ui, words.format("quote.version", {std::to_string(quote.version)}));
    table.cell();
    ui::body(ui, quote.created);
    table.cell();
    const QuoteSummary summary = context.quotes.summary(quote.id);
    ui::number(ui, summary.days.to_string());
    table.cell();
    draw_summary_total(ui, words, quote.currency, summary);
    table.cell();
    if (ui::icon_button(ui, "copy",
                        {.icon = ui::Icon::copy, .name = words.format("quote.duplicate", {title}), .size = 24}))
        context.actions.at_desk(
            [id = quote.id, today = context.state.today](QuoteDesk& desk) { desk.duplicate(id, today); });
    if (ui::icon_button(ui, "delete",
                        {.icon = ui::Icon::trash, .name = words.format("quote.delete", {title}), .size = 24}))
        context.actions.at_desk([id = quote.id](QuoteDesk& desk) { desk.remove(id); });
}

void draw_list(ui::Context& ui, const StartContext& context) {
    const auto& words = context.words;
    const auto quotes = context.quotes.list(context.state.quotes.search);
    if (quotes.empty()) {
        ui::note_text(ui, words.text(context.quotes.list().empty() ? "quote.history-empty" : "quote.history-none"));
        return;
    }
    const std::array<ui::TableColumn, 8> columns = {
        ui::TableColumn{.title = words.text("quote.subject"), .flex = 2},
        ui::TableColumn{.title = words.text("quote.customer"), .flex = 2},
        ui::TableColumn{.title = words.text("quote.number"), .width = 136},
        ui::TableColumn{.title = words.text("quote.version-number"), .width = 88},
        ui::TableColumn{.title = words.text("quote.created"), .width = 112},
        ui::TableColumn{.title = words.text("quote.column.days"), .width = 96, .align = ui::Align::right},
        ui::TableColumn{.title = words.text("quote.column.total"), .width = 168, .align = ui::Align::right},
        ui::TableColumn{.width = 88, .align = ui::Align::right}};
    ui::ListTable table(ui, "quotes", {.name = words.text("quote.history"), .columns = columns});
    for (const Quote* quote : quotes) draw_row(ui, context, table, *quote);
}

}  // namespace

std::string quote_title(const Catalog& words, const Quote& quote) {
    const std::string& subject = quote.title.empty() ? quote.customer.name : quote.title;
    if (!subject.empty()) return subject;
    return quote.number.empty() ? words.text("quote.untitled") : quote.number;
}

void draw_summary_total(ui::Context& ui, const Catalog& words, const std::string& currency,
                        const QuoteSummary& summary) {
    if (summary.total.is_zero()) return ui::number(ui, "—");
    // What is priced so far is no price of the whole.
    if (!summary.complete) ui::icon(ui, ui::Icon::help, ui.theme().warning, 14, words.text("quote.incomplete"));
    ui::number(ui, currency + " " + format_money(summary.total));
}

void draw_removed_quote(ui::Context& ui, const QuoteDesk& quotes, const Catalog& words, Actions& actions) {
    const Quote* removed = quotes.removed();
    if (!removed) return;
    ui::Row row(ui, {.height = 28, .gap = 8});
    ui::note_text(ui, words.format("quote.deleted", {quote_title(words, *removed)}));
    if (ui::link(ui, "undo-delete", {.label = words.text("quote.undo-delete"), .icon_left = ui::Icon::undo}))
        actions.at_desk([](QuoteDesk& desk) { desk.restore(); });
}

void draw_quote_history(ui::Context& ui, const StartContext& context) {
    const auto& words = context.words;
    const auto areas = ui::shell_areas(ui, false, ui::PaneState::hidden);
    draw_start_bar(ui, context, areas.top_bar);
    ui::Region region(ui, "quotes", areas.centre,
                      {.landmark = ui::Landmark::main, .name = words.text("quote.history"), .padding = {24, 16}});
    ui::Column column(ui, {.max_width = page_width, .gap = 12, .centred = true});
    {
        ui::Row row(ui, {.height = 32, .gap = 8});
        if (ui::icon_button(ui, "home", {.icon = ui::Icon::home, .name = words.text("bar.home")}))
            context.actions.go_home();
        ui::heading(ui, words.text("quote.history"), 1);
        auto search = ui::search_field(ui, "search",
                                       {.name = words.text("quote.history-search"),
                                        .value = context.state.quotes.search,
                                        .placeholder = words.text("quote.history-search"),
                                        .width = 280});
        if (search) context.state.quotes.search = std::move(*search);
        row.right();
        if (ui::button(ui, "from", {.label = words.text("door.quote-from")}))
            context.actions.ask([](Host& host) { host.pick_file("quote"); });
        if (ui::button(ui, "new",
                       {.label = words.text("door.quote-start"),
                        .kind = ui::ButtonKind::primary,
                        .icon_left = ui::Icon::plus}))
            context.actions.at_desk(
                [today = context.state.today, language = context.state.preferences.language](QuoteDesk& desk) {
                    Quote start;
                    start.language = language;
                    desk.create(std::move(start), today);
                });
    }
    draw_removed_quote(ui, context.quotes, words, context.actions);
    draw_list(ui, context);
}

}  // namespace zuji::app
