// A factor of one's own: the supplier's figure or an own measurement, linked to the line it is entered for.

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/units.hpp"
#include "core/footprint/factor_check.hpp"
#include "core/model/words.hpp"
#include "wasm/app/host.hpp"
#include "wasm/app/panels/bom_edit.hpp"
#include "wasm/app/panels/factor_pane.hpp"
#include "wasm/app/panels/factor_view.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

struct OwnField {
    std::string_view column;
    std::string_view label_key;
    std::string OwnFactor::*member;
};
/// CLAUSE R52003/24: parts of the value, kept apart where the supplier gives them.
struct PartField {
    std::string_view column;
    std::string_view label_key;
    Entered OwnFactor::*member;
};
constexpr std::array<PartField, 4> part_fields = {{{"fossil", "footprint.part.fossil", &OwnFactor::fossil},
                                                   {"biogenic", "footprint.part.biogenic", &OwnFactor::biogenic},
                                                   {"land_use", "footprint.part.land-use", &OwnFactor::land_use},
                                                   {"aviation", "footprint.part.aviation", &OwnFactor::aviation}}};
constexpr std::array<OwnField, 12> text_fields = {{{"name", "factor.name", &OwnFactor::name},
                                                   {"per", "factor.per", &OwnFactor::per},
                                                   {"supplier", "bom.column.supplier", &OwnFactor::supplier},
                                                   {"source", "factor.source", &OwnFactor::source},
                                                   {"year", "factor.year", &OwnFactor::year},
                                                   {"region", "factor.region", &OwnFactor::region},
                                                   {"boundary", "factor.boundary", &OwnFactor::boundary},
                                                   {"gwp_basis", "factor.gwp", &OwnFactor::gwp_basis},
                                                   {"period_from", "quality.period-from", &OwnFactor::period_from},
                                                   {"period_to", "quality.period-to", &OwnFactor::period_to},
                                                   {"quality", "factor.quality", &OwnFactor::quality},
                                                   {"licence", "factor.licence", &OwnFactor::licence}}};
/// Fields that always show; the others are opened by a press.
constexpr std::size_t first_fields = 5;

std::string value_error(const PanelContext& context, const Entered& value) {
    if (!value.is_bad()) return {};
    const auto fix = suggest_number(value.text());
    return fix ? context.t("field.bad-number-fix", {value.text(), *fix})
               : context.t("field.bad-number", {value.text()});
}

std::string unit_error(const PanelContext& context, const std::string& per) {
    return per.empty() || find_unit(per).ok() ? std::string() : context.t("field.bad-unit", {per});
}

template <class Store>
void factor_parts(ui::Context& ui, PanelContext& context, const OwnFactor& factor, Store&& store) {
    ui::heading(ui, context.t("footprint.parts"), 4);
    double known = 0;
    for (const auto& part : part_fields) {
        const auto& value = factor.*(part.member);
        known += value.value();
        const auto number = ui::number_field(ui, part.column,
                                             {.name = context.t(part.label_key),
                                              .value = value.text(),
                                              .error = value_error(context, value),
                                              .unit = "kgCO₂e",
                                              .disabled = context.read_only,
                                              .width = ui::fill});
        if (number) store(part.column, *number);
    }
    const auto check = check_parts(factor);
    if (check == PartsCheck::too_much)
        ui::text_wrapped(ui, ui::Type::note, ui.theme().error, context.t("factor.parts-too-much"));
    else if (known > 0 && factor.value.has_value())
        ui::fact(ui, {.name = context.t("footprint.part.unsplit"),
                      .value = format_factor(std::max(0.0, factor.value.value() - known)),
                      .tone = check == PartsCheck::rest ? ui::Tone::warning : ui::Tone::neutral});
}

/// All fields of a factor; `store(column, text)` is called for what was changed.
template <class Store>
void factor_fields(ui::Context& ui, PanelContext& context, const OwnFactor& factor, Store&& store) {
    const auto number = ui::number_field(ui, "value",
                                         {.name = context.t("factor.value"),
                                          .value = factor.value.text(),
                                          .error = value_error(context, factor.value),
                                          .unit = "kgCO₂e",
                                          .disabled = context.read_only,
                                          .required = true,
                                          .width = ui::fill});
    if (number) store("value", *number);
    auto& more = context.state.panels.bom.more_of_factor;
    for (std::size_t i = 0; i < (more ? text_fields.size() : first_fields); ++i) {
        const auto& field = text_fields[i];
        const auto& value = factor.*(field.member);
        const auto error = field.column == "per" ? unit_error(context, value) : std::string();
        const auto text = ui::text_field(ui, field.column,
                                         {.name = context.t(field.label_key),
                                          .value = value,
                                          .error = error,
                                          .disabled = context.read_only,
                                          .width = ui::fill});
        if (text) store(field.column, *text);
    }
    if (more) factor_parts(ui, context, factor, store);
    if (ui::button(ui, "more",
                   {.label = context.t(more ? "factor.own-less" : "factor.own-more"),
                    .kind = ui::ButtonKind::quiet,
                    .size = ui::ButtonSize::small,
                    .icon_left = more ? ui::Icon::chevron_up : ui::Icon::chevron_down,
                    .expanded = more}))
        more = !more;
}

void keep(OwnFactor& factor, std::string_view column, const std::string& text) {
    if (column == "value") factor.value = Entered(text);
    for (const auto& part : part_fields)
        if (part.column == column) factor.*(part.member) = Entered(text);
    for (const auto& field : text_fields)
        if (field.column == column) factor.*(field.member) = text;
}

/// "own-1", "own-2" …: the first number above all that are in use.
std::string next_own_id(const Project& project) {
    constexpr std::string_view prefix = "own-";
    unsigned highest = 0;
    for (const auto& factor : project.own_factors) {
        if (!factor.id.starts_with(prefix)) continue;
        unsigned number = 0;
        const auto* begin = factor.id.data() + prefix.size();
        if (std::from_chars(begin, factor.id.data() + factor.id.size(), number).ec == std::errc())
            highest = std::max(highest, number);
    }
    return std::string(prefix) + std::to_string(highest + 1);
}

std::string row_of(const OwnFactor& factor) {
    nlohmann::ordered_json row = {
        {"id", factor.id}, {"value", factor.value.text()}, {"gas", factor.gas}, {"origin", word_of(factor.origin)}};
    for (const auto& field : text_fields)
        if (!(factor.*(field.member)).empty()) row[std::string(field.column)] = factor.*(field.member);
    for (const auto& part : part_fields)
        if (!(factor.*(part.member)).is_empty()) row[std::string(part.column)] = (factor.*(part.member)).text();
    return row.dump();
}

void take_over(PanelContext& context, const FactorTarget& target) {
    auto& draft = context.state.panels.bom.own_factor;
    draft.factor.id = next_own_id(context.project);
    Batch batch{"command.own-factor", {}};
    batch.commands.emplace_back(InsertRows{.table = Table::own_factors, .rows = {row_of(draft.factor)}});
    batch.commands.emplace_back(link_factor(target.table, target.row, draft.factor.id, draft.factor.origin));
    context.actions.push(std::move(batch));
    draft = {};
}

void open_draft(PanelContext& context, const FactorTarget& target) {
    auto& draft = context.state.panels.bom.own_factor;
    draft = {};
    draft.open = true;
    draft.row = target.row;
    draft.factor.name = std::string(target.name);
    draft.factor.per = target.per_like.empty() ? "kg" : std::string(target.per_like);
}

void draw_draft(ui::Context& ui, PanelContext& context, const FactorTarget& target) {
    auto& draft = context.state.panels.bom.own_factor;
    ui::Scope scope(ui, "draft");
    ui::heading(ui, context.t("factor.own-new"), 4);
    factor_fields(ui, context, draft.factor,
                  [&](std::string_view column, const std::string& text) { keep(draft.factor, column, text); });
    const std::array<ui::Option, 2> origins = {ui::Option{.label = context.t("origin.supplier")},
                                               ui::Option{.label = context.t("origin.measured")}};
    const auto origin = ui::segmented(ui, "origin",
                                      {.name = context.t("factor.origin"),
                                       .options = origins,
                                       .chosen = draft.factor.origin == Origin::measured ? 1U : 0U,
                                       .small = true});
    if (origin) draft.factor.origin = *origin == 1 ? Origin::measured : Origin::supplier;
    ui::Row row(ui, {.height = 32, .gap = 8});
    const bool ready = draft.factor.value.has_value() && find_unit(draft.factor.per).ok();
    if (ui::button(ui, "take",
                   {.label = context.t("factor.own-take"),
                    .disabled = !ready || context.read_only,
                    .description = ready ? std::string_view() : std::string_view(context.t("factor.own-needs"))}))
        return take_over(context, target);
    if (ui::button(ui, "cancel", {.label = context.t("factor.own-cancel"), .kind = ui::ButtonKind::quiet})) draft = {};
}

}  // namespace

void draw_own_factor(ui::Context& ui, PanelContext& context, const FactorTarget& target) {
    const auto& draft = context.state.panels.bom.own_factor;
    if (draft.open && draft.row == target.row) return draw_draft(ui, context, target);
    const auto factor = factor_of(context, target.factor);
    if (factor.own) {
        ui::Scope scope(ui, "own");
        ui::heading(ui, context.t("factor.own-edit"), 4);
        factor_fields(ui, context, *factor.own, [&](std::string_view column, std::string text) {
            context.actions.set_cell(Table::own_factors, factor.own_row, std::string(column), std::move(text));
        });
        return;
    }
    ui::Row row(ui, {.height = 26, .gap = 8});
    if (target.table == Table::bom && ui::button(ui, "factor-file",
                                                 {.label = context.t("supplier.open"),
                                                  .size = ui::ButtonSize::small,
                                                  .icon_left = ui::Icon::import_file,
                                                  .disabled = context.read_only,
                                                  .name = context.t("supplier.open-name")}))
        context.actions.ask([line = target.row](Host& host) { host.pick_file("factor:" + std::to_string(line)); });
    if (ui::button(ui, "own-factor",
                   {.label = context.t("factor.own-open"),
                    .size = ui::ButtonSize::small,
                    .icon_left = ui::Icon::plus,
                    .disabled = context.read_only}))
        open_draft(context, target);
}

}  // namespace zuji::app
