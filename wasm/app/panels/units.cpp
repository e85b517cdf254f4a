// Step 3: the products of the application and the certification units that they make (paragraphs 14 and 15).

#include <array>
#include <string>
#include <vector>

#include "core/quote/from_project.hpp"
#include "core/quote/quote_desk.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/panels.hpp"

namespace zuji::app {

namespace {

/// Number of the certification unit (from 1) of each product; 0 while undecided.
std::vector<std::size_t> unit_of_product(const PanelContext& context) {
    std::vector<std::size_t> unit(context.project.unit_products.size(), 0);
    const auto& decision = context.assessment.units.decision;
    if (!decision || !decision->values.contains("units")) return unit;
    std::size_t number = 0;
    for (const auto& members : decision->values.at("units")) {
        ++number;
        for (const auto& index : members)
            if (index.get<std::size_t>() < unit.size()) unit[index.get<std::size_t>()] = number;
    }
    return unit;
}

void draw_verdict(ui::Context& ui, PanelContext& context) {
    const auto& decision = context.assessment.units.decision;
    const auto products = context.project.unit_products.size();
    const bool known = decision && decision->values.contains("count");
    const auto count = known ? decision->values.at("count").get<std::size_t>() : std::size_t{0};
    const std::vector<std::string> args = {std::to_string(products), std::to_string(count)};
    (void)ui::verdict_card(ui, "verdict",
                           {.state = known ? ui::State::met : ui::State::open,
                            .state_name = context.t(known ? "state.met" : "state.open"),
                            .sentence = context.t(known ? "units.verdict" : "units.verdict-open", args),
                            .reason = context.t("units.reason")});
}

struct Field {
    std::string_view column;
    std::string_view label_key;
    const std::string UnitProduct::*member;
    float width;
};
constexpr std::array<Field, 6> fields = {{{"name", "product.name", &UnitProduct::name, 220},
                                          {"model", "product.model", &UnitProduct::model, 180},
                                          {"specification", "product.specification", &UnitProduct::specification, 180},
                                          {"function", "product.function", &UnitProduct::function, 220},
                                          {"scenario", "product.scenario", &UnitProduct::scenario, 220},
                                          {"address", "units.address", &UnitProduct::address, 400}}};

void draw_fields(ui::Context& ui, PanelContext& context, const UnitProduct& product) {
    ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
    std::array<std::string_view, 7> codes = {"PV11", "PV12", "PV13", "PV14", "PV15", "PV16", "PV17"};
    std::array<ui::Option, 7> options;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        options[i].label = context.t("field." + std::string(codes[i]));
        if (product.field == codes[i]) chosen = i;
    }
    const auto picked = ui::select(ui, "field",
                                   {.name = context.t("product.field"),
                                    .options = options,
                                    .chosen = chosen,
                                    .placeholder = context.t("field.choose"),
                                    .show_label = true,
                                    .disabled = context.read_only,
                                    .width = 280});
    if (picked) context.actions.set_cell(Table::unit_products, product.id, "field", std::string(codes[*picked]));
    for (const auto& field : fields) {
        auto edited = ui::text_field(ui, field.column,
                                     {.name = context.t(field.label_key),
                                      .value = product.*field.member,
                                      .disabled = context.read_only,
                                      .width = field.width});
        if (edited)
            context.actions.set_cell(Table::unit_products, product.id, std::string(field.column), std::move(*edited));
    }
    const auto error =
        product.bom_items.is_bad() ? context.t("field.bad-number", {product.bom_items.text()}) : std::string();
    auto items = ui::number_field(ui, "bom_items",
                                  {.name = context.t("units.bom-items"),
                                   .value = product.bom_items.text(),
                                   .placeholder = context.t("units.bom-items-own"),
                                   .error = error,
                                   .disabled = context.read_only,
                                   .width = 180});
    if (items) context.actions.set_cell(Table::unit_products, product.id, "bom_items", std::move(*items));
}

void draw_product(ui::Context& ui, PanelContext& context, const UnitProduct& product, std::size_t number,
                  std::size_t unit) {
    ui::Scope scope(ui, "product", product.id);
    const auto title = context.t("units.product", {std::to_string(number)});
    ui::Card card(ui, "card", {.name = title, .padding = {20, 16}, .gap = 12});
    {
        ui::Row row(ui, {.height = 32, .gap = 12});
        ui::heading(ui, product.model.empty() ? title : title + " " + product.model, 3);
        if (unit > 0) ui::chip(ui, context.t("units.unit", {std::to_string(unit)}), ui::Tone::accent);
        row.right();
        if (ui::icon_button(ui, "delete",
                            {.icon = ui::Icon::trash,
                             .name = context.t("units.delete", {std::to_string(number)}),
                             .disabled = context.read_only}))
            context.actions.push(DeleteRows{Table::unit_products, {product.id}});
    }
    draw_fields(ui, context, product);
}

/// Many products are divided quicker from a spreadsheet: in a quotation started from this project.
void draw_divide_button(ui::Context& ui, PanelContext& context) {
    if (!ui::button(ui, "divide",
                    {.label = context.t("quote.divide"),
                     .kind = ui::ButtonKind::quiet,
                     .description = context.t("units.divide-why")}))
        return;
    Quote quote = quote_from_project(context.project, context.assessment);
    quote.language = context.words.language();
    context.actions.at_desk([quote = std::move(quote), today = context.state.today](QuoteDesk& desk) {
        desk.create(quote, today);
        desk.show_division();
    });
}

}  // namespace

void draw_units(ui::Context& ui, PanelContext& context, ui::Rect area) {
    const auto& title = context.t("step.units");
    ui::Region region(ui, "units", area, {.landmark = ui::Landmark::main, .name = title, .padding = {24, 16}});
    ui::Column column(ui, {.max_width = ui::size::column, .gap = 12});
    {
        ui::Row row(ui, {.height = 32, .gap = 12});
        ui::heading(ui, title, 1);
        if (ui::clause_chip(ui, "clause14", clause_label(context, document_of(context), "14")))
            context.actions.show_basis({title, "units", "14"});
        row.right();
        draw_divide_button(ui, context);
        if (ui::button(ui, "add",
                       {.label = context.t("units.add"),
                        .kind = ui::ButtonKind::primary,
                        .icon_left = ui::Icon::plus,
                        .disabled = context.read_only}))
            context.actions.add_unit_product();
    }
    draw_verdict(ui, context);
    const auto units = unit_of_product(context);
    for (std::size_t i = 0; i < context.project.unit_products.size(); ++i)
        draw_product(ui, context, context.project.unit_products[i], i + 1, units[i]);
    if (context.project.unit_products.empty() &&
        ui::empty_state(
            ui, "empty",
            {.sentence = context.t("units.empty"), .action = context.t("units.add"), .action_icon = ui::Icon::plus}))
        context.actions.add_unit_product();
}

}  // namespace zuji::app
