// What becomes of every row of the file.

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/import_view.hpp"

namespace zuji::app {

namespace {

enum ReportColumn : int { row_column, fate_column, place_column, reason_column, content_column, report_columns };

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
        const auto& report = import_.draft.result.report;
        return static_cast<int>(import_.only_trouble ? import_.trouble.size() : report.size());
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
        if (place.column == content_column) out.tone = ui::Tone::muted;
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
            case reason_column:
                return item.code.empty() ? std::string() : context_.t("import." + item.code, item.args);
            default:
                return content(item.row - 1);
        }
    }
    void commit(ui::GridPlace, std::string_view) override {}
    void toggle(int) override {}
    void paste(ui::GridPlace, const std::vector<std::vector<std::string>>&) override {}
    void clear(ui::GridBlock) override {}

   private:
    [[nodiscard]] const ImportRow& entry(int row) const {
        const auto index = static_cast<std::size_t>(row);
        return import_.draft.result.report[import_.only_trouble ? import_.trouble[index] : index];
    }
    /// The first cells of the row, as they stand.
    [[nodiscard]] std::string content(std::size_t row) const {
        constexpr std::size_t shown = 6;
        std::string all;
        std::size_t count = 0;
        for (const auto& cell : import_.draft.table.cells[row]) {
            const auto text = trim(cell);
            if (text.empty()) continue;
            if (count++ == shown) return all + " …";
            if (!all.empty()) all += " · ";
            all += text;
        }
        std::replace(all.begin(), all.end(), '\n', ' ');
        return all;
    }

    const PanelContext& context_;
    const ImportState& import_;
    mutable std::string text_;
};

void draw_filter(ui::Context& ui, PanelContext& context) {
    auto& import = context.state.panels.bom.import;
    const auto all = format_count(import.draft.result.report.size());
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

void draw_import_report(ui::Context& ui, PanelContext& context, ui::Rect area) {
    constexpr float filter_height = 42;
    auto& import = context.state.panels.bom.import;
    {
        ui::Region filter(ui, "filter", {area.x, area.y, area.w, filter_height},
                          {.name = {}, .padding = {24, 8}, .scroll = false});
        draw_filter(ui, context);
    }
    const std::array<ui::GridColumn, report_columns> columns = {
        ui::GridColumn{.key = "row", .title = context.t("import-view.column.row"), .width = 96},
        ui::GridColumn{.key = "fate", .title = context.t("import-view.column.fate"), .width = 96},
        ui::GridColumn{.key = "place", .title = context.t("import-view.column.place"), .width = 88},
        ui::GridColumn{.key = "reason", .title = context.t("import-view.column.reason"), .width = 360},
        ui::GridColumn{.key = "content",
                       .title = context.t("import-view.content"),
                       .width = 300,
                       .stretch = true,
                       .vertical_line = false}};
    ReportSource source(context, import);
    ui::Region body(ui, "report", {area.x, area.y + filter_height, area.w, area.h - filter_height},
                    {.name = {}, .scroll = false});
    (void)ui::grid(ui, "rows",
                   {.name = context.t("import-view.view-rows"),
                    .columns = columns,
                    .row_numbers = false,
                    .empty = context.t("import-view.no-trouble")},
                   import.grid, source);
}

}  // namespace zuji::app
