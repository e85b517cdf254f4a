// The versions of a quotation: what each came to, and what the open one changes against another.

#include <array>
#include <string>

#include "core/quote/versions.hpp"
#include "wasm/app/quote/quote_history.hpp"
#include "wasm/app/quote/quote_room.hpp"

namespace zuji::app {

namespace {

void draw_row(ui::Context& ui, QuoteContext& context, ui::ListTable& table, const Quote& version) {
    ui::Scope scope(ui, version.id);
    const bool is_open = version.id == context.quote.id;
    const std::string name = context.t("quote.version", {std::to_string(version.version)});
    (void)table.row({.height = 40, .selected = is_open, .pressable = false, .name = name});
    table.cell();
    ui::text(ui, ui::Type::body_bold, ui.theme().text, name);
    if (is_open) ui::chip(ui, context.t("quote.version-open"), ui::Tone::accent);
    table.cell();
    ui::body(ui, version.created);
    table.cell();
    const QuoteSummary summary = context.desk.summary(version.id);
    ui::number(ui, summary.days.to_string());
    table.cell();
    draw_summary_total(ui, context.words, version.currency, summary);
    table.cell();
    if (is_open) return;
    if (ui::button(ui, "compare",
                   {.label = context.t("quote.compare"),
                    .size = ui::ButtonSize::small,
                    .name = context.t("quote.compare-named", {std::to_string(version.version)})}))
        context.state.quote.compared = version.id;
    if (ui::button(ui, "open",
                   {.label = context.t("start.open"),
                    .size = ui::ButtonSize::small,
                    .name = context.t("start.open-named", {name})}))
        context.actions.at_desk([id = version.id](QuoteDesk& desk) { (void)desk.open(id); });
}

/// The version chosen, else the one before the open one.
const Quote* compared_version(const QuoteContext& context, const std::vector<const Quote*>& versions) {
    if (const Quote* chosen = context.desk.find(context.state.quote.compared)) return chosen;
    for (const Quote* each : versions)
        if (each->version < context.quote.version) return each;
    return nullptr;
}

void draw_changes(ui::Context& ui, QuoteContext& context, const Quote& before) {
    const std::string title =
        context.t("quote.changes", {std::to_string(before.version), std::to_string(context.quote.version)});
    const auto changes = compare_quotes(context.words, before, context.quote);
    if (changes.empty()) return ui::note_text(ui, context.t("quote.changes-none", {std::to_string(before.version)}));
    ui::heading(ui, title, 3);
    const std::array<ui::TableColumn, 3> columns = {
        ui::TableColumn{.title = context.t("quote.changes-what"), .flex = 2},
        ui::TableColumn{.title = context.t("quote.version", {std::to_string(before.version)})},
        ui::TableColumn{.title = context.t("quote.version", {std::to_string(context.quote.version)})}};
    ui::ListTable table(ui, "changes", {.name = title, .columns = columns});
    for (std::size_t i = 0; i < changes.size(); ++i) {
        ui::Scope scope(ui, "change", static_cast<std::int64_t>(i));
        (void)table.row({.height = 34, .pressable = false});
        for (const std::string* text : {&changes[i].what, &changes[i].before, &changes[i].after}) {
            table.cell();
            ui::body(ui, text->empty() ? "—" : *text);
        }
    }
}

}  // namespace

void draw_quote_versions(ui::Context& ui, QuoteContext& context) {
    const std::vector<const Quote*> versions = context.desk.versions();
    {
        const std::array<ui::TableColumn, 5> columns = {
            ui::TableColumn{.title = context.t("quote.version-number")},
            ui::TableColumn{.title = context.t("quote.created"), .width = 128},
            ui::TableColumn{.title = context.t("quote.days-safe"), .width = 128, .align = ui::Align::right},
            ui::TableColumn{.title = context.t("quote.total-safe"), .width = 200, .align = ui::Align::right},
            ui::TableColumn{.width = 176, .align = ui::Align::right}};
        ui::ListTable table(ui, "versions", {.name = context.t("quote.versions"), .columns = columns});
        for (const Quote* version : versions) draw_row(ui, context, table, *version);
    }
    ui::note_text(ui, context.t("quote.versions-why"));
    if (const Quote* before = compared_version(context, versions)) draw_changes(ui, context, *before);
}

}  // namespace zuji::app
