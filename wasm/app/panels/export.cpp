// Step 10: what the application package holds, what is still open, and the button that writes it.

#include <array>
#include <string>
#include <vector>

#include "wasm/app/host.hpp"
#include "wasm/app/panels/document_words.hpp"
#include "wasm/app/panels/export_formats.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/panels.hpp"

namespace zuji::app {

namespace {

struct FileRow {
    std::string path;
    std::string_view what_key;
};

void group_row(ui::Context& ui, ui::ListTable& table, std::string_view name) {
    ui::Scope scope(ui, name);
    (void)table.row({.height = 34, .pressable = false, .group = true, .name = name});
    table.cell();
    ui::icon(ui, ui::Icon::folder, ui.theme().muted, 16);
    ui::text(ui, ui::Type::body_bold, ui.theme().text, name);
    table.cell();
    table.cell();
}

void file_row(ui::Context& ui, PanelContext& context, ui::ListTable& table, const FileRow& file, ui::State state,
              std::string_view word) {
    ui::Scope scope(ui, file.path);
    (void)table.row({.pressable = false, .name = file.path});
    table.cell();
    ui::space(ui, 16);
    ui::icon(ui, ui::Icon::file, ui.theme().muted, 16);
    ui::text(ui, ui::Type::body, ui.theme().text, file.path);
    table.cell();
    ui::note_text(ui, context.t(file.what_key));
    table.cell();
    ui::state_word(ui, state, word);
}

void draw_contents(ui::Context& ui, PanelContext& context) {
    const auto& title = context.t("export.contents");
    ui::Card card(ui, "contents", {.name = title, .padding = {0, 0}, .gap = 0});
    const std::array<ui::TableColumn, 3> columns = {
        ui::TableColumn{.title = title, .flex = 2}, ui::TableColumn{.title = context.t("export.what"), .flex = 2},
        ui::TableColumn{.title = context.t("annex1.column.state"), .width = 120}};
    ui::ListTable table(ui, "files", {.name = title, .columns = columns, .card = false});
    const auto& ready = context.t("export.ready");
    const auto plain = [&](std::string path, std::string_view key) {
        file_row(ui, context, table, {std::move(path), key}, ui::State::met, ready);
    };
    group_row(ui, table, context.t("export.group.project"));
    plain("project.json", "export.file.project");
    plain("manifest.json", "export.file.manifest");
    plain("index.html", "export.file.index");
    plain("index.en.html", "export.file.index-en");
    group_row(ui, table, context.t("export.group.rules"));
    plain("eligibility.csv", "export.file.eligibility");
    plain("units.csv", "export.file.units");
    plain("man-days.csv", "export.file.man-days");
    if (context.assessment.schedule.is_started) {
        plain("schedule.csv", "export.file.schedule");
        plain("schedule.svg", "export.file.schedule-svg");
    }
    if (context.assessment.life.is_started) plain("certificate.csv", "export.file.certificate");
    if (context.assessment.schedule.is_started || context.assessment.life.issued)
        plain("dates.ics", "export.file.calendar");
    plain("readings.csv", "export.file.readings");
    group_row(ui, table, context.t("export.group.footprint"));
    plain("bom.csv", "export.file.bom");
    plain("footprint.csv", "export.file.footprint");
    group_row(ui, table, context.t("export.group.annex1"));
    plain("annex1.csv", "export.file.annex1");
    for (const auto& status : context.assessment.annex1) {
        const std::string label = document_number(status.item) + " " + context.t("annex1.item." + status.item);
        file_row(ui, context, table, {label, "annex1.what." + std::string(status.files > 0 ? "files" : "none")},
                 document_icon(status.state), context.t(document_state_key(status.state)));
    }
}

void draw_action(ui::Context& ui, PanelContext& context) {
    const auto open = context.assessment.open_points.size();
    ui::Card card(ui, "action", {.name = context.t("export.button"), .padding = {20, 20}, .gap = 10});
    {
        ui::Row row(ui, {.height = 28, .gap = 8});
        const auto state = open == 0 ? ui::State::met : ui::State::draft;
        ui::state_icon(ui, state, 20, context.t(open == 0 ? "document.satisfied" : "document.draft"));
        ui::heading(ui, open == 0 ? context.t("export.complete") : context.t("export.possible", {std::to_string(open)}),
                    2);
    }
    ui::text_wrapped(ui, ui::Type::body, ui.theme().muted,
                     context.t(open == 0 ? "export.complete-why" : "export.possible-why"));
    if (ui::button(ui, "export",
                   {.label = context.t("export.button"),
                    .kind = ui::ButtonKind::primary,
                    .size = ui::ButtonSize::big,
                    .icon_left = ui::Icon::export_file,
                    .width = ui::fill}))
        context.actions.ask([](Host& host) { host.export_package(); });
    ui::Row row(ui, {.height = 32, .gap = 8});
    if (ui::button(ui, "print", {.label = context.t("export.print"), .icon_left = ui::Icon::file}))
        context.actions.ask([](Host& host) { host.print(); });
    if (ui::button(ui, "save", {.label = context.t("menu.save-file"), .icon_left = ui::Icon::export_file}))
        context.actions.ask([](Host& host) { host.save_project(); });
}

void draw_missing(ui::Context& ui, PanelContext& context) {
    const auto& points = context.assessment.open_points;
    ui::Card card(ui, "missing", {.name = context.t("export.missing"), .padding = {16, 16}, .gap = 8});
    {
        ui::Row row(ui, {.height = 24, .gap = 8});
        ui::heading(ui, context.t("export.missing"), 3);
        row.right();
        const auto count = std::to_string(points.size());
        ui::count_pill(ui, count, context.t("rail.count", {count}));
    }
    if (points.empty()) ui::note_text(ui, context.t("results.nothing-open"));
    std::size_t index = 0;
    for (const auto& point : points) {
        ui::Scope scope(ui, "point", static_cast<std::int64_t>(index++));
        const auto sentence = open_point_text(context, point);
        ui::separator(ui);
        {
            ui::Row row(ui, {.gap = 8, .top = true});
            ui::state_icon(ui, point.blocks_eligibility ? ui::State::not_met : ui::State::open, 14,
                           context.t(point.blocks_eligibility ? "state.not-met" : "state.open"));
            ui::Column text(ui, {.width = ui::available_width(ui), .gap = 2});
            ui::text_wrapped(ui, ui::Type::body, ui.theme().text, sentence);
        }
        ui::Row row(ui, {.height = 28, .gap = 8});
        if (!point.clause.empty()) ui::note_text(ui, paragraph_label(context.words, point.clause));
        row.right();
        const auto& step = context.t("step." + std::string(step_word(point.step)));
        if (ui::button(ui, "go",
                       {.label = context.t("export.go"),
                        .size = ui::ButtonSize::small,
                        .name = context.t("export.go-named", {step, sentence})}))
            context.actions.go(point.step, point.field);
    }
}

void draw_counts(ui::Context& ui, PanelContext& context) {
    const auto& counts = context.assessment.counts;
    const auto word = [&](ui::State state, std::string_view key, std::size_t count) {
        ui::state_word(ui, state, context.t(key) + " " + std::to_string(count), true);
    };
    word(ui::State::met, "document.satisfied", counts.satisfied);
    word(ui::State::draft, "document.draft", counts.draft);
    word(ui::State::not_met, "document.missing", counts.missing);
    word(ui::State::open, "document.ask", counts.ask);
    word(ui::State::not_applicable, "document.not-applicable", counts.not_applicable);
}

/// What is packed, or how the open passages are read.
void draw_tabs(ui::Context& ui, PanelContext& context) {
    auto& is_register = context.state.panels.readings.register_shown;
    const std::array<ui::Option, 2> options = {ui::Option{.label = context.t("export.tab.package")},
                                               ui::Option{.label = context.t("readings.title")}};
    const auto picked =
        ui::tabs(ui, "tabs", {.name = context.t("step.export"), .options = options, .current = is_register ? 1U : 0U});
    if (picked) is_register = *picked == 1;
}

}  // namespace

void draw_export(ui::Context& ui, PanelContext& context, ui::Rect area) {
    const auto& title = context.t("step.export");
    ui::Region region(ui, "export", area,
                      {.landmark = ui::Landmark::main,
                       .name = title,
                       .padding = {24, 16},
                       .scroll = !context.state.panels.readings.register_shown});
    ui::Column column(ui, {.gap = 12});
    {
        ui::Row row(ui, {.height = 32, .gap = 12});
        ui::heading(ui, title, 1);
        ui::text(ui, ui::Type::body, ui.theme().muted, context.t("export.remark"));
        row.right();
        draw_counts(ui, context);
    }
    draw_tabs(ui, context);
    if (context.state.panels.readings.register_shown) return draw_readings(ui, context, area);
    ui::Columns columns(ui, "columns", {{.flex = 1.9F}, {.flex = 1}}, 16);
    columns.next();
    draw_contents(ui, context);
    columns.next();
    draw_action(ui, context);
    draw_export_formats(ui, context);
    draw_missing(ui, context);
}

}  // namespace zuji::app
