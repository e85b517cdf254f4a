#include "wasm/app/panels/bom_columns.hpp"

namespace zuji::app {

namespace {

using ui::Align;
using ui::GridColumn;
using ui::GridEditor;

GridColumn text_column(std::string_view key, std::string_view title, float width) {
    return {.key = key, .title = title, .width = width, .editor = GridEditor::text};
}

GridColumn number_column(std::string_view key, std::string_view title, float width) {
    return {.key = key, .title = title, .width = width, .align = Align::right, .editor = GridEditor::number};
}

GridColumn choice_column(std::string_view key, std::string_view title, float width) {
    return {.key = key, .title = title, .width = width, .editor = GridEditor::choice};
}

GridColumn name_column(std::string_view title, float width) {
    return {
        .key = "name", .title = title, .width = width, .min_width = 120, .editor = GridEditor::text, .frozen = true};
}

GridColumn factor_column(const PanelContext& context, float width) {
    return {.key = "factor",
            .title = context.t("bom.column.factor"),
            .title_right = "kgCO₂e/kg",
            .width = width,
            .min_width = 96,
            .align = Align::right};
}

GridColumn emission_column(const PanelContext& context, float width) {
    return {.key = "emission",
            .title = context.t("bom.column.emission"),
            .width = width,
            .min_width = 72,
            .align = Align::right};
}

}  // namespace

void ColumnSet::add(BomColumn kind, const ui::GridColumn& look) {
    kinds_[count_] = kind;
    looks_[count_] = look;
    ++count_;
}

ColumnSet ColumnSet::of_materials(const PanelContext& context) {
    const auto& state = context.state.panels.bom;
    const bool narrow = state.narrow;
    const auto title = [&](const char* key) -> std::string_view { return context.t(key); };
    ColumnSet set;
    auto name = name_column(title("bom.column.name"), narrow ? 146 : 222);
    name.tree = true;
    set.add(BomColumn::name, name);
    if (state.show_part_number)
        set.add(BomColumn::part_number, text_column("part_number", title("bom.column.part-number"), 112));
    if (state.show_material) set.add(BomColumn::material, text_column("material", title("bom.column.material"), 128));
    if (state.show_supplier) set.add(BomColumn::supplier, text_column("supplier", title("bom.column.supplier"), 128));
    set.add(BomColumn::quantity, number_column("quantity", title("bom.column.quantity"), 50));
    set.add(BomColumn::unit, text_column("unit", title("bom.column.unit"), 44));
    set.add(BomColumn::mass, number_column("mass_kg", title("bom.column.mass"), narrow ? 96 : 92));
    set.add(BomColumn::loss, number_column("loss_percent", title("bom.column.loss"), narrow ? 56 : 64));
    set.add(BomColumn::factor, factor_column(context, narrow ? 126 : 140));
    set.add(BomColumn::emission, emission_column(context, narrow ? 92 : 118));
    set.add(BomColumn::share, {.key = "share",
                               .title = title("bom.column.share"),
                               .width = 122,
                               .min_width = 72,
                               .align = Align::right,
                               .stretch = true,
                               .vertical_line = false});
    return set;
}

ColumnSet ColumnSet::of_activities(const PanelContext& context) {
    const auto table = context.state.panels.bom.table;
    const auto title = [&](const char* key) -> std::string_view { return context.t(key); };
    const bool transport = table == BomTable::transport;
    const bool narrow = context.state.panels.bom.narrow;
    ColumnSet set;
    set.add(BomColumn::name, name_column(title("bom.column.activity"), narrow ? 132 : 200));
    set.add(BomColumn::stage, choice_column("stage", title("bom.column.stage"), 112));
    if (table == BomTable::direct)
        set.add(BomColumn::gas, choice_column("gas", title("bom.column.gas"), narrow ? 88 : 112));
    set.add(BomColumn::amount,
            number_column("amount", title(transport ? "bom.column.carried" : "bom.column.amount"), 84));
    set.add(BomColumn::unit, text_column("unit", title("bom.column.unit"), 52));
    if (transport) {
        set.add(BomColumn::distance, number_column("distance", title("bom.column.distance"), 72));
        set.add(BomColumn::distance_unit, text_column("distance_unit", title("bom.column.unit"), 48));
    }
    if (table != BomTable::direct) {
        auto factor = factor_column(context, 140);
        factor.title_right = transport ? "kgCO₂e/t·km" : "kgCO₂e";
        set.add(BomColumn::factor, factor);
    }
    set.add(BomColumn::emission, emission_column(context, narrow ? 88 : 110));
    auto source = text_column("source", title("bom.column.source"), 96);
    source.min_width = 72;
    source.stretch = true;
    source.vertical_line = false;
    set.add(BomColumn::source, source);
    return set;
}

std::string_view member_of(BomColumn column) {
    switch (column) {
        case BomColumn::name:
            return "name";
        case BomColumn::part_number:
            return "part_number";
        case BomColumn::material:
            return "material";
        case BomColumn::supplier:
            return "supplier";
        case BomColumn::quantity:
            return "quantity";
        case BomColumn::unit:
            return "unit";
        case BomColumn::mass:
            return "mass_kg";
        case BomColumn::loss:
            return "loss_percent";
        case BomColumn::stage:
            return "stage";
        case BomColumn::gas:
            return "gas";
        case BomColumn::amount:
            return "amount";
        case BomColumn::distance:
            return "distance";
        case BomColumn::distance_unit:
            return "distance_unit";
        case BomColumn::source:
            return "source";
        case BomColumn::factor:
        case BomColumn::emission:
        case BomColumn::share:
            break;
    }
    return {};
}

}  // namespace zuji::app
