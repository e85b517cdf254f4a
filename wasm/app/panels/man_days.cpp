// Step 9: man-days low, high and safe, per certification unit, with the bands behind them (paragraphs 46, 54, 69).

#include <array>
#include <string>
#include <vector>

#include "core/base/decimal.hpp"
#include "core/quote/from_project.hpp"
#include "core/quote/quote_desk.hpp"
#include "wasm/app/basis_pane.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/panels.hpp"

namespace zuji::app {

namespace {

struct Range {
    double low = 0;
    double high = 0;
};

std::string days(double value) { return format_halves(value); }

std::string days(Range range) {
    return range.low == range.high ? days(range.low) : days(range.low) + " – " + days(range.high);
}

Range range_of(const rules::Json& values, const char* key) {
    return {values.at(key).at(0).get<double>(), values.at(key).at(1).get<double>()};
}

void figure_card(ui::Context& ui, PanelContext& context, std::string_view id, std::string_view key, double value,
                 bool safe) {
    const auto& title = context.t(std::string(key));
    ui::Card card(ui, id,
                  {.name = title,
                   .padding = {16, 16},
                   .gap = 6,
                   .fill_height = true,
                   .accent = safe,
                   .tone = safe ? ui::Tone::accent : ui::Tone::neutral});
    ui::text(ui, ui::Type::body, ui.theme().muted, title);
    ui::key_figure(ui, days(value), context.t("man-days.unit"), safe ? ui::Tone::accent : ui::Tone::neutral);
    ui::note_text(ui, context.t(std::string(key) + ".why"));
}

void draw_figures(ui::Context& ui, PanelContext& context, Range total) {
    ui::Columns columns(ui, "figures", {{.flex = 1}, {.flex = 1}, {.flex = 1}});
    columns.next();
    figure_card(ui, context, "low", "man-days.low", total.low, false);
    columns.next();
    figure_card(ui, context, "high", "man-days.high", total.high, false);
    columns.next();
    figure_card(ui, context, "safe", "man-days.safe", total.high, true);
}

/// Name of the certification unit: model and address of its first product.
struct UnitName {
    std::string model;
    std::string address;
};

UnitName name_of_unit(const PanelContext& context, std::size_t unit) {
    const auto& decision = context.assessment.units.decision;
    if (!decision || !decision->values.contains("units")) return {};
    const auto& units = decision->values.at("units");
    if (unit >= units.size() || units.at(unit).empty()) return {};
    const auto index = units.at(unit).at(0).get<std::size_t>();
    if (index >= context.project.unit_products.size()) return {};
    const auto& product = context.project.unit_products[index];
    return {product.model, product.address};
}

void unit_row(ui::Context& ui, PanelContext& context, ui::ListTable& table, const rules::Json& unit,
              std::size_t index) {
    ui::Scope scope(ui, "unit", static_cast<std::int64_t>(index));
    auto name = name_of_unit(context, index);
    if (name.model.empty()) name.model = context.t("units.unit", {std::to_string(index + 1)});
    auto& selected = context.state.panels.man_days.selected_unit;
    if (table.row({.height = 44, .selected = selected == index, .name = name.model})) {
        selected = index;
        context.actions.show_basis({name.model, "man-days", ""});
    }
    table.cell();
    ui::text(ui, ui::Type::body, ui.theme().muted, std::to_string(index + 1));
    table.cell();
    {
        ui::Column column(ui, {.gap = 0});
        ui::text(ui, ui::Type::body_bold, ui.theme().text, name.model);
        if (!name.address.empty()) ui::note_text(ui, name.address);
    }
    table.cell();
    const auto items = context.assessment.unit_bom_items.size() > index ? context.assessment.unit_bom_items[index] : 0;
    ui::number(ui, items > 0 ? std::to_string(items) : std::string());
    table.cell();
    ui::number(ui, days(range_of(unit, "siteInspection")));
    table.cell();
    ui::number(ui, days(range_of(unit, "siteVerification")));
}

void draw_units_table(ui::Context& ui, PanelContext& context, const rules::Json& values) {
    const std::array<ui::TableColumn, 5> columns = {
        ui::TableColumn{.title = "", .width = 48, .align = ui::Align::right},
        ui::TableColumn{.title = context.t("man-days.column.unit"), .flex = 2},
        ui::TableColumn{.title = context.t("man-days.column.lines"), .align = ui::Align::right},
        ui::TableColumn{.title = context.t("man-days.column.inspection"), .align = ui::Align::right},
        ui::TableColumn{.title = context.t("man-days.column.verification"), .align = ui::Align::right}};
    ui::ListTable table(ui, "units", {.name = context.t("man-days.units"), .columns = columns});
    std::size_t index = 0;
    for (const auto& unit : values.at("units")) unit_row(ui, context, table, unit, index++);
    const auto sum_row = [&](std::string_view key, const char* inspection, const char* verification) {
        table.footer();
        table.cell();
        table.cell();
        ui::text(ui, ui::Type::body_bold, ui.theme().text, context.t(key));
        table.cell();
        table.cell();
        ui::number(ui, days(range_of(values, inspection)), 0, ui::Type::body_bold);
        table.cell();
        if (*verification != '\0') ui::number(ui, days(range_of(values, verification)), 0, ui::Type::body_bold);
    };
    sum_row("man-days.sum", "siteInspection", "siteVerification");
}

void draw_composition(ui::Context& ui, PanelContext& context, const rules::Json& values) {
    ui::Card card(ui, "composition", {.name = context.t("man-days.composition"), .padding = {16, 16}, .gap = 4});
    ui::heading(ui, context.t("man-days.composition"), 3);
    const auto line = [&](std::string_view key, const char* value, std::string_view clause) {
        ui::Scope scope(ui, key);
        ui::Row row(ui, {.height = 32, .gap = 12});
        ui::body(ui, context.t(key));
        if (ui::clause_chip(ui, "clause", paragraph_label(context.words, clause)))
            context.actions.show_basis({context.t(key), "man-days", std::string(clause)});
        row.right();
        ui::number(ui, days(range_of(values, value)), 120, ui::Type::body_bold);
    };
    line("man-days.document-review", "documentReview", "46");
    line("man-days.site-inspection", "siteInspection", "54");
    line("man-days.site-verification", "siteVerification", "69");
    ui::separator(ui);
    line("man-days.total", "total", "46");
    if (const auto& as_read = context.assessment.man_days_as_read) {
        ui::Row row(ui, {.height = 32, .gap = 12});
        ui::text(ui, ui::Type::body, ui.theme().info, context.t("man-days.total-as-read"));
        row.right();
        ui::number(ui, days(range_of(*as_read, "total")), 120, ui::Type::body_bold);
    }
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("man-days.not-priced"));
}

void draw_quote_button(ui::Context& ui, PanelContext& context) {
    if (!ui::button(ui, "quote", {.label = context.t("quote.from-project"), .icon_left = ui::Icon::calculator})) return;
    Quote quote = quote_from_project(context.project, context.assessment);
    quote.language = context.words.language();
    context.actions.at_desk(
        [quote = std::move(quote), today = context.state.today](QuoteDesk& desk) { desk.create(quote, today); });
}

}  // namespace

void draw_man_days(ui::Context& ui, PanelContext& context, ui::Rect area) {
    const auto& title = context.t("step.man-days");
    ui::Region region(ui, "man-days", area, {.landmark = ui::Landmark::main, .name = title, .padding = {24, 16}});
    ui::Column column(ui, {.gap = 12});
    {
        ui::Row row(ui, {.height = 32, .gap = 12});
        ui::heading(ui, title, 1);
        if (!context.assessment.document.empty()) ui::chip(ui, context.assessment.document);
        row.right();
        draw_quote_button(ui, context);
    }
    auto& tab = context.state.panels.man_days.tab;
    if (context.state.focus_field.starts_with("plan.")) tab = 1;
    const std::array<ui::Option, 2> tabs = {ui::Option{.label = context.t("man-days.tab")},
                                            ui::Option{.label = context.t("schedule.title")}};
    if (const auto picked = ui::tabs(ui, "tabs", {.name = title, .options = tabs, .current = tab})) tab = *picked;
    if (tab == 1) return draw_schedule(ui, context);
    const auto& decision = context.assessment.man_days.decision;
    if (!decision) {
        if (ui::empty_state(ui, "empty",
                            {.sentence = context.t("man-days.empty"), .action = context.t("man-days.to-units")}))
            context.actions.go(Step::units);
        return;
    }
    if (decision->outcome == "ask")
        (void)ui::note(
            ui, "ask",
            {.kind = ui::NoteKind::advice, .title = context.t("man-days.ask"), .text = context.t("man-days.ask-why")});
    draw_figures(ui, context, range_of(decision->values, "total"));
    draw_units_table(ui, context, decision->values);
    draw_composition(ui, context, decision->values);
}

}  // namespace zuji::app
