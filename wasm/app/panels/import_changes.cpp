// What a newer edition changes in the present bill of materials.

#include <array>

#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/import_view.hpp"

namespace zuji::app {

namespace {

enum ChangeColumn : int { fate_column, name_column, what_column, change_columns };

ui::Tone line_tone(LineFate fate) {
    switch (fate) {
        case LineFate::added:
            return ui::Tone::accent;
        case LineFate::changed:
            return ui::Tone::warning;
        case LineFate::removed:
            return ui::Tone::error;
        case LineFate::same:
            break;
    }
    return ui::Tone::muted;
}

class ChangesSource final : public ui::GridSource {
   public:
    ChangesSource(const PanelContext& context, const ImportState& import) : context_(context), import_(import) {}

    [[nodiscard]] int row_count() const override {
        return static_cast<int>(import_.only_changes ? import_.changes.size() : import_.draft.difference.lines.size());
    }
    [[nodiscard]] ui::GridRow row(int) const override { return {}; }
    void cell(ui::GridPlace place, ui::GridCell& out) const override {
        const auto& item = entry(place.row);
        out.read_only = true;
        text_ = edit_text(place);
        if (place.column == fate_column) {
            out.badge = text_;
            out.badge_tone = line_tone(item.fate);
            return;
        }
        out.text = text_;
    }
    [[nodiscard]] std::string edit_text(ui::GridPlace place) const override {
        const auto& item = entry(place.row);
        if (place.column == fate_column) return context_.t("import.line." + std::string(line_fate_word(item.fate)));
        if (place.column == name_column) return item.name;
        std::string all;
        for (const auto& change : item.changes) {
            if (!all.empty()) all += context_.words.language() == "zh" ? "；" : "; ";
            all += context_.t("import-view.change.value",
                              {context_.t("import.field." + std::string(change.field)),
                               shown(change.field, change.before), shown(change.field, change.after)});
        }
        return all;
    }
    void commit(ui::GridPlace, std::string_view) override {}
    void toggle(int) override {}
    void paste(ui::GridPlace, const std::vector<std::vector<std::string>>&) override {}
    void clear(ui::GridBlock) override {}

   private:
    [[nodiscard]] const LineDifference& entry(int row) const {
        const auto index = static_cast<std::size_t>(row);
        return import_.draft.difference.lines[import_.only_changes ? import_.changes[index] : index];
    }
    /// Closed choices come as their words in project files.
    [[nodiscard]] std::string shown(std::string_view field, const std::string& value) const {
        if (value.empty()) return context_.t("import-view.change.none");
        const bool is_choice = field == "origin" || field == "stage";
        return is_choice ? context_.t(std::string(field) + '.' + value) : value;
    }

    const PanelContext& context_;
    const ImportState& import_;
    mutable std::string text_;
};

}  // namespace

void draw_import_changes(ui::Context& ui, PanelContext& context, ui::Rect area) {
    constexpr float head_height = 42;
    auto& import = context.state.panels.bom.import;
    const auto& difference = import.draft.difference;
    {
        ui::Region head(ui, "filter", {area.x, area.y, area.w, head_height},
                        {.name = {}, .padding = {24, 8}, .scroll = false});
        ui::Row row(ui, {.height = 26, .gap = 16});
        const auto only =
            ui::checkbox(ui, "only", {.label = context.t("import-view.show-changed"), .checked = import.only_changes});
        if (only) {
            import.only_changes = *only;
            import.changes_grid = {};
        }
        ui::text(
            ui, ui::Type::body, ui.theme().muted,
            context.t("import-view.change.count", {format_count(difference.added), format_count(difference.removed),
                                                   format_count(difference.changed), format_count(difference.same)}));
    }
    const std::array<ui::GridColumn, change_columns> columns = {
        ui::GridColumn{.key = "fate", .title = context.t("import-view.change.fate"), .width = 96},
        ui::GridColumn{.key = "name", .title = context.t("import-view.change.name"), .width = 260},
        ui::GridColumn{.key = "what",
                       .title = context.t("import-view.change.what"),
                       .width = 400,
                       .stretch = true,
                       .vertical_line = false}};
    ChangesSource source(context, import);
    ui::Region body(ui, "changes", {area.x, area.y + head_height, area.w, area.h - head_height},
                    {.name = {}, .scroll = false});
    (void)ui::grid(ui, "lines",
                   {.name = context.t("import-view.view-changes"),
                    .columns = columns,
                    .row_numbers = false,
                    .empty = context.t("import-view.no-changes")},
                   import.changes_grid, source);
}

}  // namespace zuji::app
