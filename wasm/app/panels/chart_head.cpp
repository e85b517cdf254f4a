#include "wasm/app/panels/chart_head.hpp"

#include <array>
#include <utility>

#include "wasm/app/host.hpp"
#include "wasm/app/panels/bom_csv.hpp"
#include "wasm/app/panels/result_view.hpp"

namespace zuji::app {

namespace {

constexpr float head_height = 28;
constexpr float icon_size = 24;

std::string file_name(const PanelContext& context, std::string_view title, std::string_view ending) {
    auto file = csv_file_name(context, title);
    if (const auto dot = file.rfind('.'); dot != std::string::npos) file.resize(dot);
    return file += ending;
}

/// A remark beside a title is left out where it would be cut.
void draw_remark(ui::Context& ui, std::string_view remark) {
    if (!remark.empty() && ui::text_width(ui, ui::Type::note, remark) <= ui::available_width(ui))
        ui::note_text(ui, remark);
}

void save_numbers(PanelContext& context, std::string_view title, const TableBlock& table) {
    context.actions.ask([text = to_csv(table), file = file_name(context, title, ".csv")](Host& host) {
        host.save_file(file, "text/csv", text);
    });
}

void save_drawing(PanelContext& context, const ChartSpec& spec) {
    context.actions.ask([text = spec.svg(), file = file_name(context, spec.title, ".svg")](Host& host) {
        host.save_file(file, "image/svg+xml", text);
    });
}

void save_picture(PanelContext& context, const ChartSpec& spec) {
    context.actions.ask([text = spec.svg(), file = file_name(context, spec.title, ".png")](Host& host) {
        host.save_picture(file, text);
    });
}

void draw_save_menu(ui::Context& ui, PanelContext& context, const ChartSpec& spec) {
    const std::array<ui::MenuItem, 3> items = {
        ui::MenuItem{.label = context.t("result.as-csv"), .icon = ui::Icon::table},
        ui::MenuItem{.label = context.t("result.as-svg"), .icon = ui::Icon::pencil},
        ui::MenuItem{.label = context.t("result.as-png"), .icon = ui::Icon::file}};
    const auto name = context.t("result.save", {std::string(spec.title)});
    const auto picked =
        ui::menu_button(ui, "save", {.name = name, .icon = ui::Icon::export_file, .items = items, .small = true});
    if (picked == std::size_t{0}) save_numbers(context, spec.title, spec.table(Digits::exact));
    if (picked == std::size_t{1}) save_drawing(context, spec);
    if (picked == std::size_t{2}) save_picture(context, spec);
}

}  // namespace

bool chart_head(ui::Context& ui, PanelContext& context, const ChartSpec& spec) {
    auto& tables = context.state.panels.charts_as_tables;
    const ui::Id id = ui.id("as-table");
    {
        ui::Row row(ui, {.height = head_height, .gap = 8});
        ui::heading(ui, spec.title, 3);
        draw_remark(ui, spec.remark);
        row.right();
        const auto name = context.t("footprint.as-table", {std::string(spec.title)});
        if (ui::icon_button(ui, "as-table",
                            {.icon = ui::Icon::table,
                             .name = name,
                             .size = icon_size,
                             .pressed = tables.contains(id),
                             .toggle = true}) &&
            tables.erase(id) == 0)
            tables.insert(id);
        draw_save_menu(ui, context, spec);
    }
    if (!tables.contains(id)) return false;
    const std::string key = "chart " + (spec.key.empty() ? std::string(spec.title) : spec.key);
    const auto& table = kept_table(context, key, [&] { return spec.table(Digits::rounded); });
    (void)block_table(ui, context, "numbers", table, {.name = spec.title, .wide = spec.wide});
    return true;
}

void table_head(ui::Context& ui, PanelContext& context, std::string_view title, const std::function<TableBlock()>& csv,
                std::string_view remark) {
    ui::Row row(ui, {.height = head_height, .gap = 8});
    ui::heading(ui, title, 3);
    draw_remark(ui, remark);
    row.right();
    const auto name = context.t("result.save-csv", {std::string(title)});
    if (ui::icon_button(ui, "csv", {.icon = ui::Icon::export_file, .name = name, .size = icon_size}))
        save_numbers(context, title, csv());
}

}  // namespace zuji::app
