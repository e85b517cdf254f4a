#include "wasm/app/panels/import_view.hpp"

#include <array>
#include <utility>

#include "core/io/replace_bom.hpp"
#include "wasm/app/host.hpp"
#include "wasm/app/panels/bom_rows.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

void remember_layout(PanelContext& context) {
    const auto& draft = context.state.panels.bom.import.draft;
    LayoutMemory memory = LayoutMemory::read(context.state.preferences.layouts);
    memory.remember(draft.table.cells, draft.mapping);
    context.state.preferences.layouts = memory.write();
    context.actions.ask(
        [layouts = context.state.preferences.layouts](Host& host) { host.set_preference("layouts", layouts); });
}

void take_over(PanelContext& context) {
    auto& state = context.state.panels.bom;
    remember_layout(context);
    auto& draft = state.import.draft;
    context.actions.push(replace_bom(context.project, std::move(draft.result.lines), draft.difference));
    state.import = {};
    state.table = BomTable::materials;
    state.selected = 0;
    state.words.clear();
    state.filter = BomFilter::all;
    state.collapsed.clear();
    ++state.folding;
    state.grid = {};
}

void list_rows(ImportState& import) {
    if (import.listed) return;
    import.trouble.clear();
    import.changes.clear();
    const auto& report = import.draft.result.report;
    for (std::size_t i = 0; i < report.size(); ++i) {
        if (report[i].fate == RowFate::warned || report[i].fate == RowFate::refused)
            import.trouble.push_back(static_cast<std::uint32_t>(i));
    }
    const auto& lines = import.draft.difference.lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].fate != LineFate::same) import.changes.push_back(static_cast<std::uint32_t>(i));
    }
    import.listed = true;
}

/// The sheets of a workbook; choosing another one reads the file again.
void draw_sheets(ui::Context& ui, PanelContext& context) {
    const auto& source = context.state.panels.bom.import.source;
    if (source.sheets.empty()) return;
    std::vector<std::string> labels;
    labels.reserve(source.sheets.size());
    std::optional<std::size_t> chosen;
    for (const auto& sheet : source.sheets) {
        if (sheet.name == source.sheet) chosen = labels.size();
        labels.push_back(sheet.hidden ? context.t("import-view.sheet-hidden", {sheet.name}) : sheet.name);
    }
    std::vector<ui::Option> options;
    for (const auto& label : labels) options.push_back({.label = label});
    const auto picked = ui::select(ui, "sheet",
                                   {.name = context.t("import-view.sheet"),
                                    .options = options,
                                    .chosen = chosen,
                                    .filter = options.size() > 12,
                                    .width = 200});
    if (picked && picked != chosen)
        context.actions.ask([name = source.sheets[*picked].name](Host& host) { host.choose_sheet(name); });
}

void draw_head(ui::Context& ui, PanelContext& context) {
    auto& import = context.state.panels.bom.import;
    const auto count = import.draft.result.lines.size();
    ui::Row row(ui, {.height = 32, .gap = 8});
    ui::heading(ui, context.t("import-view.title"), 1);
    ui::text(ui, ui::Type::body, ui.theme().muted, import.source.file_name);
    row.right();
    if (ui::button(ui, "cancel", {.label = context.t("import-view.cancel")})) {
        import = {};
        return;
    }
    if (ui::button(ui, "take",
                   {.label = context.t("import-view.take", {format_count(count)}),
                    .kind = ui::ButtonKind::primary,
                    .icon_left = ui::Icon::check,
                    .disabled = count == 0 || context.read_only}))
        take_over(context);
}

void draw_counts(ui::Context& ui, PanelContext& context) {
    const auto& import = context.state.panels.bom.import;
    const auto& draft = import.draft;
    const auto& result = draft.result;
    ui::Row row(ui, {.height = 32, .gap = 8});
    draw_sheets(ui, context);
    if (!import.source.encoding.empty()) ui::chip(ui, import.source.encoding);
    if (import.source.macros) ui::chip(ui, context.t("import-view.macros"), ui::Tone::warning);
    ui::chip(ui, context.t("import-view.count.taken", {format_count(result.taken)}), ui::Tone::accent);
    if (result.warned > 0)
        ui::chip(ui, context.t("import-view.count.warned", {format_count(result.warned)}), ui::Tone::warning);
    if (result.refused > 0)
        ui::chip(ui, context.t("import-view.count.refused", {format_count(result.refused)}), ui::Tone::error);
    if (result.skipped > 0)
        ui::chip(ui, context.t("import-view.count.skipped", {format_count(result.skipped)}), ui::Tone::neutral);
    if (draft.mapping.mass_basis_open) ui::chip(ui, context.t("import-view.mass-basis-asked"), ui::Tone::warning);
    if (draft.remembered) ui::chip(ui, context.t("import-view.remembered"), ui::Tone::accent);
}

void draw_views(ui::Context& ui, PanelContext& context) {
    auto& import = context.state.panels.bom.import;
    const auto trouble = format_count(import.trouble.size());
    const auto changes = format_count(import.changes.size());
    std::vector<ui::Option> options = {
        {.label = context.t("import-view.view-columns")},
        {.label = context.t("import-view.view-rows"), .count = import.trouble.empty() ? std::string_view() : trouble}};
    if (!context.project.bom.empty())
        options.push_back({.label = context.t("import-view.view-changes"), .count = changes});
    ui::Row row(ui, {.height = 26, .gap = 8});
    const auto picked = ui::segmented(ui, "view",
                                      {.name = context.t("import-view.view"),
                                       .options = options,
                                       .chosen = static_cast<std::size_t>(import.view),
                                       .small = true});
    if (picked) import.view = static_cast<ImportView>(*picked);
}

}  // namespace

void open_import(AppState& state, const Project* project, ImportSource source, SheetTable table) {
    const std::vector<BomLine> none;
    auto& import = state.panels.bom.import;
    import = {};
    import.open = true;
    import.source = std::move(source);
    import.draft = start_import(std::move(table), LayoutMemory::read(state.preferences.layouts),
                                project == nullptr ? none : project->bom);
    const auto& result = import.draft.result;
    const bool doubtful = import.draft.header_found && result.warned + result.refused > 0;
    import.view = doubtful ? ImportView::rows : ImportView::columns;
}

void draw_import(ui::Context& ui, PanelContext& context, ui::Rect area) {
    constexpr float head_height = 16 + 32 + 8 + 21 + 8 + 32 + 8 + 26 + 8;
    auto& import = context.state.panels.bom.import;
    list_rows(import);
    ui::Region region(ui, "import", area,
                      {.landmark = ui::Landmark::main, .name = context.t("import-view.title"), .scroll = false});
    {
        ui::Region head(ui, "head", {area.x, area.y, area.w, head_height},
                        {.name = {}, .padding = {24, 16}, .border = ui::Border::bottom, .scroll = false});
        ui::Column column(ui, {.gap = 8});
        draw_head(ui, context);
        if (!import.open) return;
        ui::text(ui, ui::Type::body, ui.theme().muted,
                 context.t(context.project.bom.empty() ? "import-view.explain" : "import-view.explain-replace",
                           {format_count(context.project.bom.size())}));
        draw_counts(ui, context);
        draw_views(ui, context);
    }
    const ui::Rect body{area.x, area.y + head_height, area.w, area.h - head_height};
    switch (import.view) {
        case ImportView::columns:
            return draw_import_columns(ui, context, body);
        case ImportView::rows:
            return draw_import_report(ui, context, body);
        case ImportView::changes:
            return draw_import_changes(ui, context, body);
    }
}

}  // namespace zuji::app
