#include "wasm/app/panels/gwp_view.hpp"

#include <array>
#include <string>
#include <vector>

#include "core/footprint/gwp_choice.hpp"
#include "wasm/app/panels/bom_more.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

void draw_set_choice(ui::Context& ui, PanelContext& context) {
    constexpr std::array<std::string_view, 3> sets = {"AR6", "AR5", "own"};
    const std::array<ui::Option, 3> options = {ui::Option{.label = sets[0]}, ui::Option{.label = sets[1]},
                                               ui::Option{.label = context.t("gwp.own")}};
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < sets.size(); ++i)
        if (context.project.gwp_set == sets[i]) chosen = i;
    const auto picked = ui::segmented(
        ui, "set",
        {.name = context.t("footprint.gwp"), .options = options, .chosen = chosen, .disabled = context.read_only});
    if (picked) context.actions.set("gwp_set", std::string(sets[*picked]));
}

/// CLAUSE R52003/25: the published figures disagree, and the choice is the user's and is printed.
void draw_sf6_choice(ui::Context& ui, PanelContext& context) {
    const auto figures = sf6_figures(*context.knowledge.factors, context.project);
    if (figures.size() < 2) return;
    std::vector<std::string> labels;
    std::vector<ui::Option> options;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        labels.push_back("SF₆ " + format_factor(figures[i].value));
        if (figures[i].choice == context.project.sf6_gwp) chosen = i;
    }
    for (std::size_t i = 0; i < figures.size(); ++i)
        options.push_back(
            {.label = labels[i],
             .description = in_page_language(context, figures[i].factor->name_zh, figures[i].factor->name_en)});
    ui::heading(ui, context.t("gwp.sf6"), 4);
    const auto picked = ui::radio_list(
        ui, "sf6", {.name = context.t("gwp.sf6"), .options = options, .chosen = chosen, .disabled = context.read_only});
    if (picked) context.actions.set("sf6_gwp", figures[*picked].choice);
}

void draw_own_row(ui::Context& ui, PanelContext& context, const OwnGwp& row) {
    ui::Scope scope(ui, "own", row.id);
    ui::Columns columns(ui, "row", {{.width = 130}, {.width = 120}, {.flex = 1}, {.width = 32}}, 8);
    const auto text = [&](std::string_view column, std::string_view key, std::string_view value) {
        const auto edited = ui::text_field(
            ui, column, {.name = context.t(key), .value = value, .disabled = context.read_only, .width = ui::fill});
        if (edited) context.actions.set_cell(Table::own_gwp, row.id, std::string(column), *edited);
    };
    columns.next();
    text("gas", "bom.column.gas", row.gas);
    columns.next();
    cell_number(ui, context, Table::own_gwp, row.id, {"value", "gwp.value", &row.value});
    columns.next();
    text("source", "bom.column.source", row.source);
    columns.next();
    ui::space(ui, 20);
    if (ui::icon_button(
            ui, "remove",
            {.icon = ui::Icon::trash, .name = context.t("bom.detail.remove"), .disabled = context.read_only}))
        context.actions.push(DeleteRows{.table = Table::own_gwp, .rows = {row.id}});
}

void draw_own_set(ui::Context& ui, PanelContext& context) {
    if (context.project.gwp_set != "own") return;
    ui::heading(ui, context.t("gwp.own"), 4);
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("gwp.own-help"));
    for (const auto& row : context.project.own_gwp) draw_own_row(ui, context, row);
    if (ui::button(ui, "add",
                   {.label = context.t("gwp.add"),
                    .kind = ui::ButtonKind::quiet,
                    .size = ui::ButtonSize::small,
                    .icon_left = ui::Icon::plus,
                    .disabled = context.read_only}))
        context.actions.push(InsertRows{.table = Table::own_gwp, .rows = {"{}"}});
}

}  // namespace

void draw_gwp_dialog(ui::Context& ui, PanelContext& context) {
    ui::Dialog dialog(ui, gwp_dialog,
                      {.title = context.t("gwp.title"), .close_name = context.t("dialog.close"), .width = 640});
    if (!dialog) return;
    ui::note_text(ui, context.t("gwp.printed", {gwp_text(*context.knowledge.factors, context.project)}));
    draw_set_choice(ui, context);
    draw_sf6_choice(ui, context);
    draw_own_set(ui, context);
}

}  // namespace zuji::app
