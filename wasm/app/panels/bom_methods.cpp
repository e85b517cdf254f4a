// CLAUSE R52003/24: how the emission of an activity is worked out, with what that method needs.

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/data/formula_templates.hpp"
#include "core/footprint/formula.hpp"
#include "core/model/words.hpp"
#include "wasm/app/panels/bom_more.hpp"
#include "wasm/app/panels/bom_rows.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

void cell_text(ui::Context& ui, PanelContext& context, Table table, RowId row, std::string_view column,
               std::string_view label_key, std::string_view value, int lines = 1) {
    const auto text = ui::text_field(ui, column,
                                     {.name = context.t(label_key),
                                      .value = value,
                                      .disabled = context.read_only,
                                      .width = ui::fill,
                                      .lines = lines});
    if (text) context.actions.set_cell(table, row, std::string(column), *text);
}

/// The methods that share a table of step 5.
std::vector<ActivityKind> methods_of(BomTable table) {
    if (table == BomTable::energy) return {ActivityKind::energy, ActivityKind::fuel};
    if (table == BomTable::direct) return {ActivityKind::direct, ActivityKind::mass_balance, ActivityKind::measured};
    return {};
}

void draw_method_choice(ui::Context& ui, PanelContext& context, const ActivityLine& line) {
    const auto methods = methods_of(context.state.panels.bom.table);
    if (methods.empty()) return;
    std::vector<std::string> labels;
    std::vector<ui::Option> options;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < methods.size(); ++i) {
        labels.push_back(context.t("bom.method." + std::string(word_of(methods[i]))));
        if (methods[i] == line.kind) chosen = i;
    }
    for (const auto& label : labels) options.push_back({.label = label});
    ui::text(ui, ui::Type::note, ui.theme().muted, context.t("bom.method"), ui::Mirrored::none);
    const auto picked = ui::segmented(ui, "method",
                                      {.name = context.t("bom.method"),
                                       .options = options,
                                       .chosen = chosen,
                                       .small = true,
                                       .disabled = context.read_only});
    if (picked) context.actions.set_cell(Table::activities, line.id, "kind", std::string(word_of(methods[*picked])));
}

// --- rows that belong to a line ------------------------------------------------------------------------------------

std::vector<const LineDetail*> details_of(const Project& project, RowId owner,
                                          std::initializer_list<std::string_view> roles) {
    std::vector<const LineDetail*> rows;
    for (const auto& detail : project.details)
        if (detail.owner == owner && std::find(roles.begin(), roles.end(), detail.role) != roles.end())
            rows.push_back(&detail);
    return rows;
}

std::string detail_row(RowId owner, std::string_view role, std::string_view name, std::string_view amount,
                       std::string_view unit) {
    nlohmann::ordered_json row = {{"owner", owner}, {"role", role}};
    if (!name.empty()) row["name"] = name;
    if (!amount.empty()) row["amount"] = amount;
    if (!unit.empty()) row["unit"] = unit;
    return row.dump();
}

void add_detail(PanelContext& context, RowId owner, std::string_view role, std::string_view unit) {
    context.actions.push(InsertRows{.table = Table::details, .rows = {detail_row(owner, role, {}, {}, unit)}});
}

bool remove_button(ui::Context& ui, PanelContext& context) {
    return ui::icon_button(
        ui, "remove", {.icon = ui::Icon::trash, .name = context.t("bom.detail.remove"), .disabled = context.read_only});
}

void add_button(ui::Context& ui, PanelContext& context, std::string_view id, std::string_view label_key, RowId owner,
                std::string_view role, std::string_view unit) {
    if (ui::button(ui, id,
                   {.label = context.t(label_key),
                    .kind = ui::ButtonKind::quiet,
                    .size = ui::ButtonSize::small,
                    .icon_left = ui::Icon::plus,
                    .disabled = context.read_only}))
        add_detail(context, owner, role, unit);
}

// --- fuel ------------------------------------------------------------------------------------------------------------

struct FuelProperties {
    const Factor* ncv = nullptr;
    const Factor* carbon = nullptr;
    const Factor* oxidation = nullptr;
    std::string name;
};

/// Fuels whose heating value, carbon content and oxidation the library has, told by the common start of their ids.
std::vector<FuelProperties> fuels_of(const PanelContext& context) {
    std::vector<FuelProperties> fuels;
    const auto& library = *context.knowledge.factors;
    for (const auto& factor : library.factors()) {
        if (factor.category != "fuel_ncv" || !factor.id.ends_with("-ncv")) continue;
        const std::string stem = factor.id.substr(0, factor.id.size() - 3);
        FuelProperties fuel{&factor, library.find(stem + "cc"), library.find(stem + "of"), {}};
        if (fuel.carbon == nullptr || fuel.oxidation == nullptr) continue;
        const auto name = in_page_language(context, factor.name_zh, factor.name_en);
        fuel.name = std::string(name.substr(0, std::min(name.find("低位"), name.find(" - "))));
        fuels.push_back(std::move(fuel));
    }
    return fuels;
}

std::string percent_text(const std::string& share) {
    const auto value = Decimal::parse(share);
    return value.ok() ? (value.value() * Decimal(100)).to_string() : std::string();
}

/// "26.7 GJ/t" → "26.7" and "GJ/t".
std::pair<std::string, std::string> split_published(const std::string& published) {
    const auto blank = published.find(' ');
    if (blank == std::string::npos) return {published, {}};
    return {published.substr(0, blank), published.substr(blank + 1)};
}

void take_fuel(PanelContext& context, const ActivityLine& line, const FuelProperties& fuel) {
    const auto [ncv, unit] = split_published(fuel.ncv->published);
    SetCells cells;
    const auto set = [&](std::string_view column, std::string value) {
        cells.cells.push_back({Table::activities, line.id, std::string(column), std::move(value)});
    };
    set("ncv", ncv);
    set("ncv_unit", unit);
    set("carbon_content", split_published(fuel.carbon->published).first);
    set("oxidation_percent", percent_text(split_published(fuel.oxidation->published).first));
    if (line.source.empty()) set("source", fuel.ncv->source_title);
    if (line.name.empty()) set("name", fuel.name);
    context.actions.push(std::move(cells));
}

void draw_fuel(ui::Context& ui, PanelContext& context, const ActivityLine& line) {
    const auto fuels = fuels_of(context);
    std::vector<ui::Option> options;
    for (const auto& fuel : fuels) options.push_back({.label = fuel.name, .description = fuel.ncv->published});
    const auto picked = ui::select(ui, "fuel",
                                   {.name = context.t("bom.fuel.take"),
                                    .options = options,
                                    .placeholder = context.t("field.choose"),
                                    .show_label = true,
                                    .filter = true,
                                    .disabled = context.read_only,
                                    .width = ui::fill});
    if (picked) take_fuel(context, line, fuels[*picked]);
    cell_number(ui, context, Table::activities, line.id, {"ncv", "bom.fuel.ncv", &line.ncv, line.ncv_unit});
    cell_text(ui, context, Table::activities, line.id, "ncv_unit", "bom.fuel.ncv-unit", line.ncv_unit);
    cell_number(ui, context, Table::activities, line.id,
                {"carbon_content", "bom.fuel.carbon", &line.carbon_content, "tC/GJ"});
    cell_number(ui, context, Table::activities, line.id,
                {"oxidation_percent", "bom.fuel.oxidation", &line.oxidation_percent, "%"});
}

// --- carbon balance -------------------------------------------------------------------------------------------------

constexpr std::array<std::string_view, 4> stream_roles = {"carbon-in", "opening-stock", "carbon-out", "closing-stock"};

void draw_stream(ui::Context& ui, PanelContext& context, const LineDetail& stream) {
    ui::Scope scope(ui, "stream", stream.id);
    std::array<ui::Option, stream_roles.size()> options;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < stream_roles.size(); ++i) {
        options[i] = {.label = context.t("bom.stream." + std::string(stream_roles[i]))};
        if (stream_roles[i] == stream.role) chosen = i;
    }
    {
        ui::Row row(ui, {.height = 32, .gap = 4});
        const auto picked = ui::select(ui, "role",
                                       {.name = context.t("bom.stream.role"),
                                        .options = options,
                                        .chosen = chosen,
                                        .disabled = context.read_only,
                                        .width = 150});
        if (picked) context.actions.set_cell(Table::details, stream.id, "role", std::string(stream_roles[*picked]));
        row.right();
        if (remove_button(ui, context)) context.actions.push(DeleteRows{.table = Table::details, .rows = {stream.id}});
    }
    cell_text(ui, context, Table::details, stream.id, "name", "bom.stream.name", stream.name);
    cell_number(ui, context, Table::details, stream.id, {"amount", "bom.column.amount", &stream.amount, stream.unit});
    cell_text(ui, context, Table::details, stream.id, "unit", "bom.column.unit", stream.unit);
    cell_number(ui, context, Table::details, stream.id,
                {"carbon_percent", "bom.stream.carbon", &stream.carbon_percent, "%"});
}

void draw_balance(ui::Context& ui, PanelContext& context, const ActivityLine& line, const ActivityResult& result) {
    const auto streams =
        details_of(context.project, line.id, {stream_roles[0], stream_roles[1], stream_roles[2], stream_roles[3]});
    if (streams.empty()) ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("bom.stream.help"));
    for (const auto* stream : streams) {
        draw_stream(ui, context, *stream);
        ui::separator(ui);
    }
    if (result.state == LineState::counted)
        ui::fact(ui, {.name = context.t("bom.stream.left"), .value = format_amount(result.activity), .unit = "kg C"});
    ui::Row row(ui, {.height = 28, .gap = 4});
    add_button(ui, context, "add-in", "bom.stream.add-in", line.id, "carbon-in", "kg");
    add_button(ui, context, "add-out", "bom.stream.add-out", line.id, "carbon-out", "kg");
}

// --- readings -------------------------------------------------------------------------------------------------------

void draw_readings(ui::Context& ui, PanelContext& context, const ActivityLine& line, const ActivityResult& result) {
    const auto readings = details_of(context.project, line.id, {"reading"});
    if (readings.empty()) ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("bom.reading.help"));
    for (const auto* reading : readings) {
        ui::Scope scope(ui, "reading", reading->id);
        cell_text(ui, context, Table::details, reading->id, "name", "bom.reading.when", reading->name);
        cell_number(ui, context, Table::details, reading->id,
                    {"amount", "bom.reading.value", &reading->amount,
                     reading->unit.empty() ? std::string_view(line.unit) : std::string_view(reading->unit)});
        ui::Row row(ui, {.height = 28, .gap = 4});
        row.right();
        if (remove_button(ui, context))
            context.actions.push(DeleteRows{.table = Table::details, .rows = {reading->id}});
    }
    if (!readings.empty() && result.state == LineState::counted)
        ui::fact(ui, {.name = context.t("bom.reading.total"),
                      .value = format_amount(result.activity),
                      .unit = line.gas.empty() ? std::string_view("kg CO₂e") : std::string_view("kg")});
    add_button(ui, context, "add-reading", "bom.reading.add", line.id, "reading", line.unit);
    const std::string key = "activity." + std::to_string(line.id);
    const auto quality = context.project.quality.find(key);
    const auto instrument = ui::text_field(
        ui, "instrument",
        {.name = context.t("bom.reading.instrument"),
         .value = quality == context.project.quality.end() ? std::string_view()
                                                           : std::string_view(quality->second.instrument),
         .description = context.t("bom.reading.instrument-help"),
         .disabled = context.read_only,
         .width = ui::fill});
    if (instrument) context.actions.set("quality." + key + ".instrument", *instrument);
}

// --- formulas -------------------------------------------------------------------------------------------------------

bool fits_product(const FormulaTemplate& each, const Product& product) {
    return each.kinds.empty() || std::any_of(each.kinds.begin(), each.kinds.end(), [&](const std::string& kind) {
               return kind == product.kind || kind == product.cable_kind;
           });
}

/// Those made for the product first.
std::vector<const FormulaTemplate*> offered_templates(const PanelContext& context) {
    std::vector<const FormulaTemplate*> offered;
    for (const auto& each : context.knowledge.formulas->all()) offered.push_back(&each);
    std::stable_partition(offered.begin(), offered.end(), [&](const FormulaTemplate* each) {
        return fits_product(*each, context.project.product) && !each->kinds.empty();
    });
    return offered;
}

void take_template(PanelContext& context, const ActivityLine& line, const FormulaTemplate& each) {
    Batch batch{"command.take-template", {}};
    const auto set = [&](std::string_view column, std::string_view value) {
        batch.commands.emplace_back(SetCell{Table::activities, line.id, std::string(column), std::string(value)});
    };
    set("formula_template", each.id);
    set("formula", each.formula);
    set("unit", each.unit);
    set("stage", each.stage);
    set("gas", each.gas);
    set("factor", each.factor);
    set("origin", each.factor.empty() ? "computed" : "database");
    if (line.name.empty()) set("name", in_page_language(context, each.name_zh, each.name_en));
    DeleteRows old{.table = Table::details, .rows = {}};
    for (const auto* detail : details_of(context.project, line.id, {"parameter"})) old.rows.push_back(detail->id);
    if (!old.rows.empty()) batch.commands.emplace_back(std::move(old));
    InsertRows rows{.table = Table::details};
    for (const auto& parameter : each.parameters)
        rows.rows.push_back(detail_row(line.id, "parameter", parameter.name, parameter.value, parameter.unit));
    if (!rows.rows.empty()) batch.commands.emplace_back(std::move(rows));
    context.actions.push(std::move(batch));
}

std::string parameter_label(const PanelContext& context, const FormulaTemplate* each, const LineDetail& detail) {
    if (each != nullptr)
        for (const auto& parameter : each->parameters)
            if (parameter.name == detail.name)
                return std::string(in_page_language(context, parameter.label_zh, parameter.label_en)) + " (" +
                       detail.name + ")";
    return detail.name;
}

/// Names in the formula that have no row yet get one.
void add_missing_parameters(PanelContext& context, const ActivityLine& line, const std::string& formula) {
    InsertRows rows{.table = Table::details};
    const auto known = details_of(context.project, line.id, {"parameter"});
    for (const auto& name : names_in_formula(formula)) {
        const bool there =
            std::any_of(known.begin(), known.end(), [&](const LineDetail* detail) { return detail->name == name; });
        if (!there && name != "lifetime") rows.rows.push_back(detail_row(line.id, "parameter", name, {}, {}));
    }
    Batch batch{"command.set-field", {}};
    batch.commands.emplace_back(SetCell{Table::activities, line.id, "formula", formula});
    if (!rows.rows.empty()) batch.commands.emplace_back(std::move(rows));
    context.actions.push(std::move(batch));
}

void draw_formula(ui::Context& ui, PanelContext& context, const ActivityLine& line, const ActivityResult& result) {
    if (context.knowledge.formulas == nullptr) return;
    const auto offered = offered_templates(context);
    std::vector<ui::Option> options;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < offered.size(); ++i) {
        options.push_back({.label = in_page_language(context, offered[i]->name_zh, offered[i]->name_en),
                           .description = offered[i]->formula});
        if (offered[i]->id == line.formula_template) chosen = i;
    }
    const auto picked = ui::select(ui, "formula_template",
                                   {.name = context.t("bom.formula.template"),
                                    .options = options,
                                    .chosen = chosen,
                                    .placeholder = context.t("field.choose"),
                                    .show_label = true,
                                    .disabled = context.read_only,
                                    .width = ui::fill});
    if (picked) take_template(context, line, *offered[*picked]);
    const auto* current = context.knowledge.formulas->find(line.formula_template);
    for (const auto* detail : details_of(context.project, line.id, {"parameter"})) {
        ui::Scope scope(ui, "parameter", detail->id);
        const auto label = parameter_label(context, current, *detail);
        const auto number = ui::number_field(
            ui, "amount",
            {.name = label,
             .value = detail->amount.text(),
             .error = detail->amount.is_bad() ? std::string_view(context.t("field.bad-number", {detail->amount.text()}))
                                              : std::string_view(),
             .unit = detail->unit == "1" ? std::string_view() : detail->unit,
             .disabled = context.read_only,
             .required = true,
             .width = ui::fill});
        if (number) context.actions.set_cell(Table::details, detail->id, "amount", *number);
    }
    number_input(ui, context,
                 {.path = "product.lifetime_years",
                  .label_key = "bom.formula.lifetime",
                  .unit = context.t("unit.years"),
                  .width = ui::fill},
                 context.project.product.lifetime_years);
    const auto formula = ui::text_field(ui, "formula",
                                        {.name = context.t("bom.formula"),
                                         .value = line.formula,
                                         .description = context.t("bom.formula.help"),
                                         .disabled = context.read_only,
                                         .width = ui::fill,
                                         .lines = 2});
    if (formula) add_missing_parameters(context, line, *formula);
    cell_text(ui, context, Table::activities, line.id, "clause", "bom.formula.clause", line.clause);
    if (result.state == LineState::counted)
        ui::fact(ui,
                 {.name = context.t("bom.formula.result"), .value = format_amount(result.activity), .unit = line.unit});
    ui::text_wrapped(
        ui, ui::Type::note, ui.theme().muted,
        in_page_language(context, context.knowledge.formulas->note_zh(), context.knowledge.formulas->note_en()));
}

}  // namespace

void draw_activity_method(ui::Context& ui, PanelContext& context, std::size_t position) {
    const auto& line = context.project.activities[position];
    const auto& result = context.assessment.footprint.activities[position];
    ui::Scope scope(ui, "method");
    draw_method_choice(ui, context, line);
    switch (line.kind) {
        case ActivityKind::fuel:
            return draw_fuel(ui, context, line);
        case ActivityKind::mass_balance:
            return draw_balance(ui, context, line, result);
        case ActivityKind::measured:
            return draw_readings(ui, context, line, result);
        case ActivityKind::formula:
            return draw_formula(ui, context, line, result);
        default:
            return;
    }
}

}  // namespace zuji::app
