// Which products share a certification unit, and why: typed or pasted, divided while it is entered, sent to the offer.

#include <algorithm>
#include <array>
#include <string>

#include "wasm/app/panels/form.hpp"
#include "wasm/app/quote/quote_grid.hpp"

namespace zuji::app {

namespace {

constexpr std::array<std::string_view, 7> field_codes = {"PV11", "PV12", "PV13", "PV14", "PV15", "PV16", "PV17"};

std::string field_key(std::string_view code) { return "field." + std::string(code); }
bool is_field(std::string_view text) {
    return std::find(field_codes.begin(), field_codes.end(), text) != field_codes.end();
}

class ProductSource final : public QuoteGridSource<QuoteProduct, ProductColumn, product_column_count> {
   public:
    explicit ProductSource(QuoteContext& context) : QuoteGridSource(context, &Quote::products, "products") {}

    void choices(ui::GridPlace /*place*/, std::vector<ui::Option>& out) const override {
        for (const auto code : field_codes) out.push_back({.label = context().t(field_key(code))});
    }

   protected:
    [[nodiscard]] std::string shown(ui::GridPlace place) const override {
        if (!is_member(place.column)) return unit_of(place.row);
        const std::string& text = text_of(item(place.row), column_of(place));
        const bool is_code = column_of(place) == ProductColumn::field && is_field(text);
        return is_code ? context().t(field_key(text)) : text;
    }

    /// The code of a field whose name was chosen or pasted; anything else as it is.
    [[nodiscard]] std::string stored(ProductColumn column, std::string_view text) const override {
        if (column == ProductColumn::field)
            for (const auto code : field_codes)
                if (text == context().t(field_key(code))) return std::string(code);
        return std::string(text);
    }

   private:
    [[nodiscard]] std::string unit_of(int row) const {
        const auto& division = context().desk.division();
        if (!division) return {};
        for (std::size_t i = 0; i < division->units.size(); ++i) {
            const auto& members = division->units[i];
            if (std::find(members.begin(), members.end(), static_cast<std::size_t>(row)) != members.end())
                return std::to_string(i + 1);
        }
        return {};
    }
};

void draw_products(ui::Context& ui, QuoteContext& context) {
    ui::Card card(ui, "products", {.name = context.t("quote.products"), .padding = {16, 12}, .gap = 8});
    auto& state = context.state.quote.products;
    {
        ui::Row row(ui, {.height = 32, .gap = 8});
        ui::heading(ui, context.t("quote.products"), 3);
        ui::note_text(ui, context.t("quote.units-remark"));
        row.right();
        grid_buttons(ui, context, {"quote.add-product", "quote.delete-product"}, &Quote::products, state);
    }
    const auto text = [&](std::string_view key, std::string_view title, float width) {
        return ui::GridColumn{.key = key, .title = context.t(title), .width = width, .editor = ui::GridEditor::text};
    };
    std::array<ui::GridColumn, product_column_count + 1> columns = {
        text("name", "product.name", 150),
        ui::GridColumn{
            .key = "field", .title = context.t("product.field"), .width = 150, .editor = ui::GridEditor::choice},
        text("function", "product.function", 150),
        text("scenario", "product.scenario", 150),
        text("model", "product.model", 130),
        text("address", "units.address", 180),
        ui::GridColumn{.key = "bom_items",
                       .title = context.t("quote.unit-bom"),
                       .width = 88,
                       .align = ui::Align::right,
                       .editor = ui::GridEditor::number},
        ui::GridColumn{.key = "unit", .title = context.t("quote.unit-name"), .width = 64, .align = ui::Align::right}};
    columns[5].stretch = true;
    ProductSource source(context);
    constexpr std::size_t most_rows = 12;
    constexpr float row_height = 30;
    const auto rows = static_cast<float>(std::clamp<std::size_t>(context.quote.products.size(), 2, most_rows));
    (void)ui::grid(ui, "grid",
                   {.name = context.t("quote.products"),
                    .columns = columns,
                    .height = 40 + row_height * rows,
                    .empty = context.t("quote.products-empty")},
                   state, source);
}

std::string members_text(const QuoteContext& context, const std::vector<std::size_t>& members) {
    constexpr std::size_t most_named = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(members.size(), most_named); ++i) {
        const QuoteProduct& product = context.quote.products[members[i]];
        const std::string number = std::to_string(members[i] + 1);
        const std::string name = product.name.empty() ? product.model : product.name + " " + product.model;
        text += (text.empty() ? "" : context.t("quote.list-separator")) + number + " " + name;
    }
    if (members.size() > most_named) text += " …";
    return text;
}

std::string trait_name(const QuoteContext& context, const std::string& trait) {
    return context.t(trait == "address" ? "units.address" : "product." + trait);
}

/// "Differs from unit 1 in model (¶14 (3))."
std::string border_text(const QuoteContext& context, const QuoteDivision& division, std::size_t unit) {
    const UnitBorder& border = division.borders[unit];
    if (border.differs.empty())
        return context.t(division.units[unit].size() > 1 ? "quote.division.same" : "quote.division.only");
    std::string traits;
    for (const UnitTrait& trait : border.differs)
        traits += (traits.empty() ? "" : context.t("quote.list-separator")) + trait_name(context, trait.name) + " " +
                  paragraph_label(context.words, trait.clause);
    const std::string differs = context.t("quote.division.differs", {std::to_string(border.nearest + 1), traits});
    if (division.units[unit].size() < 2) return differs;
    return context.t("quote.division.same-differs", {differs});
}

void draw_unit(ui::Context& ui, QuoteContext& context, const QuoteDivision& division, std::size_t unit) {
    ui::Scope scope(ui, "unit", static_cast<std::int64_t>(unit));
    ui::separator(ui);
    {
        ui::Row row(ui, {.height = 28, .gap = 8});
        ui::chip(ui, context.t("units.unit", {std::to_string(unit + 1)}), ui::Tone::accent);
        ui::body(ui, members_text(context, division.units[unit]));
    }
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, border_text(context, division, unit));
}

void draw_units(ui::Context& ui, QuoteContext& context, const QuoteDivision& division) {
    ui::Card card(ui, "division", {.name = context.t("quote.division"), .padding = {16, 12}, .gap = 6});
    const std::string count = std::to_string(division.units.size());
    {
        ui::Row row(ui, {.height = 32, .gap = 8});
        ui::heading(ui, context.t("units.verdict", {std::to_string(context.quote.products.size()), count}), 3);
        ui::chip(ui, paragraph_label(context.words, "14"));
        row.right();
        if (ui::button(ui, "send",
                       {.label = context.t("quote.division.send", {count}),
                        .kind = ui::ButtonKind::primary,
                        .icon_right = ui::Icon::chevron_right})) {
            context.change([division](Quote& quote) { quote.units = units_of(quote, division); });
            context.state.quote.tab = QuoteTab::offer;
        }
    }
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("units.reason"));
    constexpr std::size_t most_shown = 60;
    for (std::size_t i = 0; i < std::min(division.units.size(), most_shown); ++i) draw_unit(ui, context, division, i);
    if (division.units.size() > most_shown)
        ui::note_text(ui, context.t("quote.division.more", {std::to_string(division.units.size() - most_shown)}));
}

void draw_blanks(ui::Context& ui, QuoteContext& context, const QuoteDivision& division) {
    if (division.blanks.empty()) return;
    const BlankTrait& first = division.blanks.front();
    const std::string text = context.t(
        "quote.division.blank",
        {std::to_string(division.blanks.size()), std::to_string(first.product + 1), trait_name(context, first.name)});
    (void)ui::note(ui, "blanks",
                   {.kind = ui::NoteKind::open_reading,
                    .title = context.t("quote.division.blank-title"),
                    .reference = paragraph_label(context.words, "15"),
                    .text = text});
}

}  // namespace

void draw_quote_division(ui::Context& ui, QuoteContext& context) {
    draw_products(ui, context);
    const auto& division = context.desk.division();
    if (!division) return;
    draw_blanks(ui, context, *division);
    draw_units(ui, context, *division);
}

}  // namespace zuji::app
