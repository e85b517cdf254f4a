#include "wasm/app/panels/import_view.hpp"

#include <array>
#include <unordered_map>
#include <utility>

#include "wasm/app/panels/bom_rows.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

enum ReportColumn : int { row_column, fate_column, place_column, reason_column, report_columns };

std::string fate_key(RowFate fate) { return "import.fate." + std::string(fate_word(fate)); }

ui::Tone fate_tone(RowFate fate) {
    switch (fate) {
        case RowFate::taken:
            return ui::Tone::accent;
        case RowFate::warned:
            return ui::Tone::warning;
        case RowFate::refused:
            return ui::Tone::error;
        case RowFate::skipped:
            break;
    }
    return ui::Tone::muted;
}

/// The report as a grid that is only read.
class ReportSource final : public ui::GridSource {
   public:
    ReportSource(const PanelContext& context, const ImportState& import) : context_(context), import_(import) {}

    [[nodiscard]] int row_count() const override {
        return static_cast<int>(import_.only_trouble ? import_.trouble.size() : import_.result.report.size());
    }
    [[nodiscard]] ui::GridRow row(int row) const override { return {.number = static_cast<int>(entry(row).row)}; }
    void cell(ui::GridPlace place, ui::GridCell& out) const override {
        const auto& item = entry(place.row);
        out.read_only = true;
        if (place.column == fate_column) {
            out.badge = context_.t(fate_key(item.fate));
            out.badge_tone = fate_tone(item.fate);
            return;
        }
        text_ = edit_text(place);
        out.text = text_;
    }
    [[nodiscard]] std::string edit_text(ui::GridPlace place) const override {
        const auto& item = entry(place.row);
        switch (place.column) {
            case row_column:
                return context_.t("import-view.row", {std::to_string(item.row)});
            case fate_column:
                return context_.t(fate_key(item.fate));
            case place_column:
                return item.column == 0 ? std::string()
                                        : context_.t("import-view.column", {std::to_string(item.column)});
            default:
                return item.code.empty() ? std::string() : context_.t("import." + item.code, item.args);
        }
    }
    void commit(ui::GridPlace, std::string_view) override {}
    void toggle(int) override {}
    void paste(ui::GridPlace, const std::vector<std::vector<std::string>>&) override {}
    void clear(ui::GridBlock) override {}

   private:
    [[nodiscard]] const ImportRow& entry(int row) const {
        const auto index = static_cast<std::size_t>(row);
        return import_.result.report[import_.only_trouble ? import_.trouble[index] : index];
    }
    const PanelContext& context_;
    const ImportState& import_;
    mutable std::string text_;
};

/// Factors already chosen, by part number and by name, so that a new edition of the same list keeps them.
class KnownFactors {
   public:
    explicit KnownFactors(const Project& project) {
        for (const auto& line : project.bom) {
            if (line.factor.empty()) continue;
            if (!line.part_number.empty()) by_part_.emplace(line.part_number, &line);
            if (!line.name.empty()) by_name_.emplace(line.name, &line);
        }
    }
    void apply(BomLine& line) const {
        if (!line.factor.empty()) return;
        const auto* known = find(line);
        if (!known) return;
        line.factor = known->factor;
        line.origin = known->origin;
        if (line.source.empty()) line.source = known->source;
    }

   private:
    [[nodiscard]] const BomLine* find(const BomLine& line) const {
        if (const auto part = by_part_.find(line.part_number); part != by_part_.end()) return part->second;
        const auto name = by_name_.find(line.name);
        return name == by_name_.end() ? nullptr : name->second;
    }
    std::unordered_map<std::string_view, const BomLine*> by_part_;
    std::unordered_map<std::string_view, const BomLine*> by_name_;
};

void take_over(PanelContext& context) {
    auto& state = context.state.panels.bom;
    const KnownFactors known(context.project);
    ReplaceBom replace{std::move(state.import.result.lines)};
    for (auto& line : replace.lines) known.apply(line);
    Batch batch{"command.import-bom", {}};
    batch.commands.emplace_back(std::move(replace));
    context.actions.push(std::move(batch));
    state.import = {};
    state.table = BomTable::materials;
    state.selected = 0;
    state.words.clear();
    state.filter = BomFilter::all;
    state.collapsed.clear();
    ++state.folding;
    state.grid = {};
}

void list_trouble(ImportState& import) {
    if (import.trouble_listed) return;
    import.trouble.clear();
    for (std::size_t i = 0; i < import.result.report.size(); ++i) {
        const auto fate = import.result.report[i].fate;
        if (fate == RowFate::warned || fate == RowFate::refused)
            import.trouble.push_back(static_cast<std::uint32_t>(i));
    }
    import.trouble_listed = true;
}

void draw_head(ui::Context& ui, PanelContext& context) {
    auto& import = context.state.panels.bom.import;
    const auto count = import.result.lines.size();
    ui::Row row(ui, {.height = 32, .gap = 8});
    ui::heading(ui, context.t("import-view.title"), 1);
    ui::text(ui, ui::Type::body, ui.theme().muted, import.file_name);
    if (!import.encoding.empty()) ui::chip(ui, import.encoding);
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
    const auto& result = context.state.panels.bom.import.result;
    ui::Row row(ui, {.height = 24, .gap = 8});
    ui::chip(ui, context.t("import-view.count.taken", {format_count(result.taken)}), ui::Tone::accent);
    if (result.warned > 0)
        ui::chip(ui, context.t("import-view.count.warned", {format_count(result.warned)}), ui::Tone::warning);
    if (result.refused > 0)
        ui::chip(ui, context.t("import-view.count.refused", {format_count(result.refused)}), ui::Tone::error);
    if (result.skipped > 0)
        ui::chip(ui, context.t("import-view.count.skipped", {format_count(result.skipped)}), ui::Tone::neutral);
}

void draw_filter(ui::Context& ui, PanelContext& context) {
    auto& import = context.state.panels.bom.import;
    const auto all = format_count(import.result.report.size());
    const auto trouble = format_count(import.trouble.size());
    const std::array<ui::Option, 2> options = {
        ui::Option{.label = context.t("import-view.show-all"), .count = all},
        ui::Option{.label = context.t("import-view.show-trouble"), .count = trouble}};
    const auto picked = ui::segmented(ui, "show",
                                      {.name = context.t("import-view.show"),
                                       .options = options,
                                       .chosen = import.only_trouble ? 1U : 0U,
                                       .small = true});
    if (!picked) return;
    import.only_trouble = *picked == 1;
    import.grid = {};
}

}  // namespace

void open_import(PanelContext& context, std::string file_name, std::string encoding, BomImport result) {
    auto& import = context.state.panels.bom.import;
    import = {};
    import.open = true;
    import.file_name = std::move(file_name);
    import.encoding = std::move(encoding);
    import.result = std::move(result);
}

void draw_import(ui::Context& ui, PanelContext& context, ui::Rect area) {
    constexpr float head_height = 16 + 32 + 8 + 21 + 8 + 24 + 8 + 26 + 8;
    auto& import = context.state.panels.bom.import;
    list_trouble(import);
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
        draw_filter(ui, context);
    }
    const std::array<ui::GridColumn, report_columns> columns = {
        ui::GridColumn{.key = "row", .title = context.t("import-view.column.row"), .width = 96},
        ui::GridColumn{.key = "fate", .title = context.t("import-view.column.fate"), .width = 96},
        ui::GridColumn{.key = "place", .title = context.t("import-view.column.place"), .width = 88},
        ui::GridColumn{.key = "reason",
                       .title = context.t("import-view.column.reason"),
                       .width = 400,
                       .stretch = true,
                       .vertical_line = false}};
    ReportSource source(context, import);
    ui::Region body(ui, "report", {area.x, area.y + head_height, area.w, area.h - head_height},
                    {.name = {}, .scroll = false});
    (void)ui::grid(ui, "rows",
                   {.name = context.t("import-view.title"),
                    .columns = columns,
                    .row_numbers = false,
                    .empty = context.t("import-view.no-trouble")},
                   import.grid, source);
}

}  // namespace zuji::app
