#include "wasm/app/panels/export_formats.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/app/host.hpp"
#include "wasm/app/panels/form.hpp"

namespace zuji::app {

namespace {

constexpr std::array<std::string_view, 4> reports = {"assessment", "A1-7", "annex1", "annex2"};
constexpr std::array<std::string_view, 4> report_keys = {"report.title", "annex1.item.A1-7", "step.annex1",
                                                         "step.annex2"};

void format_button(ui::Context& ui, PanelContext& context, std::string_view format, std::string_view label_key,
                   std::string_view report = {}) {
    if (ui::button(ui, format, {.label = context.t(label_key), .icon_left = ui::Icon::export_file}))
        context.actions.ask([format = std::string(format), report = std::string(report)](Host& host) {
            host.export_as(format, report);
        });
}

void draw_reports(ui::Context& ui, PanelContext& context) {
    auto& chosen = context.state.panels.exported.report;
    std::vector<ui::Option> options;
    for (const auto key : report_keys) options.push_back({.label = context.t(key)});
    const auto picked = ui::select(ui, "report",
                                   {.name = context.t("export.report"),
                                    .options = options,
                                    .chosen = chosen,
                                    .show_label = true,
                                    .width = ui::fill});
    if (picked) chosen = *picked;
    ui::Row row(ui, {.height = 32, .gap = 8});
    format_button(ui, context, "docx", "export.docx", reports[chosen]);
    format_button(ui, context, "html", "export.html", reports[chosen]);
}

std::string_view text_of(const PanelContext& context, const char* id) {
    const auto found = context.project.texts.find(id);
    return found == context.project.texts.end() ? std::string_view() : std::string_view(found->second);
}

void draw_pact(ui::Context& ui, PanelContext& context) {
    text_input(ui, context,
               {.path = "texts.pact_fossil_carbon_kg",
                .label_key = "export.pact-carbon",
                .value = text_of(context, "pact_fossil_carbon_kg"),
                .unit = "kg C",
                .width = ui::fill});
    text_input(ui, context,
               {.path = "texts.pact_biogenic_carbon_kg",
                .label_key = "export.pact-biogenic",
                .value = text_of(context, "pact_biogenic_carbon_kg"),
                .unit = "kg C",
                .width = ui::fill});
    text_input(ui, context,
               {.path = "texts.pact_packaging_biogenic_carbon_kg",
                .label_key = "export.pact-packaging",
                .value = text_of(context, "pact_packaging_biogenic_carbon_kg"),
                .unit = "kg C",
                .width = ui::fill});
    text_input(ui, context,
               {.path = "texts.pact_country",
                .label_key = "export.pact-country",
                .value = text_of(context, "pact_country"),
                .width = ui::fill});
    ui::Row row(ui, {.height = 32, .gap = 8});
    format_button(ui, context, "pact", "export.pact");
}

}  // namespace

void draw_export_formats(ui::Context& ui, PanelContext& context) {
    const auto& title = context.t("export.formats");
    ui::Card card(ui, "formats", {.name = title, .padding = {16, 16}, .gap = 8});
    ui::heading(ui, title, 3);
    {
        ui::Row row(ui, {.height = 32, .gap = 8});
        format_button(ui, context, "xlsx", "export.xlsx");
        format_button(ui, context, "package-encrypted", "export.encrypted");
    }
    ui::separator(ui);
    draw_reports(ui, context);
    ui::separator(ui);
    ui::heading(ui, context.t("export.chart"), 4);
    {
        ui::Row row(ui, {.height = 32, .gap = 8});
        format_button(ui, context, "svg", "export.svg");
        format_button(ui, context, "png", "export.png");
    }
    ui::separator(ui);
    ui::heading(ui, context.t("export.pact-heading"), 4);
    draw_pact(ui, context);
}

}  // namespace zuji::app
