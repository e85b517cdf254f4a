// Step 6 as tables: the stages, then every line, sorted as the user likes.

#include <array>
#include <string>

#include "wasm/app/panels/bom_source.hpp"
#include "wasm/app/panels/factor_view.hpp"
#include "wasm/app/panels/footprint_cards.hpp"
#include "wasm/app/panels/footprint_rows.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

/// Every line of the result as a grid that is only read.
class ResultSource final : public ui::GridSource {
   public:
    ResultSource(PanelContext& context, const std::vector<Contributor>& rows) : context_(context), rows_(rows) {}

    [[nodiscard]] int row_count() const override { return static_cast<int>(rows_.size()); }
    [[nodiscard]] ui::GridRow row(int row) const override { return {.number = row + 1}; }
    void cell(ui::GridPlace place, ui::GridCell& out) const override;
    [[nodiscard]] std::string edit_text(ui::GridPlace place) const override;
    void commit(ui::GridPlace, std::string_view) override {}
    void toggle(int) override {}
    void paste(ui::GridPlace, const std::vector<std::vector<std::string>>&) override {}
    void clear(ui::GridBlock) override {}
    void sort(int column) override;

   private:
    [[nodiscard]] const Contributor& entry(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    void emission(const Contributor& row, ui::GridCell& out) const;
    void origin(const Contributor& row, ui::GridCell& out) const;
    void share(const Contributor& row, ui::GridCell& out) const;
    PanelContext& context_;
    const std::vector<Contributor>& rows_;
    mutable std::string text_;
};

void ResultSource::emission(const Contributor& row, ui::GridCell& out) const {
    const auto state = row_state(context_, row);
    if (state == LineState::counted) {
        text_ = format_amount(row.kgco2e);
        out.text = text_;
        return;
    }
    out.text = line_state_text(context_, state);
    out.note = true;
    out.tone = is_open(state) ? ui::Tone::error : ui::Tone::muted;
}

void ResultSource::share(const Contributor& row, ui::GridCell& out) const {
    const double total = context_.assessment.footprint.total;
    out.text = no_value;
    out.note = true;
    if (row_state(context_, row) != LineState::counted || total <= 0) return;
    text_ = format_percent(row.kgco2e / total);
    out.text = text_;
}

void ResultSource::origin(const Contributor& row, ui::GridCell& out) const {
    const auto state = row_state(context_, row);
    if (state == LineState::no_factor) {
        out.badge = context_.t("origin.missing");
        out.badge_tone = ui::Tone::error;
    } else if (state == LineState::counted) {
        out.badge = origin_name(context_, row_origin(context_, row));
        out.badge_tone = origin_tone(row_origin(context_, row));
    }
}

void ResultSource::cell(ui::GridPlace place, ui::GridCell& out) const {
    const auto& row = entry(place.row);
    const bool counted = row_state(context_, row) == LineState::counted;
    out.read_only = true;
    switch (place.column) {
        case name_column:
            out.text = row_name(context_, row);
            return;
        case stage_column:
            text_ = stage_name(context_, row_stage(context_, row));
            break;
        case activity_column: {
            if (!counted) return;
            const auto per = factor_per(factor_of(context_, row_factor(context_, row)));
            text_ =
                format_amount(row_activity(context_, row)) + " " + (per.empty() ? std::string("kg") : unit_text(per));
            break;
        }
        case factor_column:
            if (!counted) return;
            text_ = format_factor(row_factor_value(context_, row));
            break;
        case emission_column:
            return emission(row, out);
        case share_column:
            return share(row, out);
        default:
            return origin(row, out);
    }
    out.text = text_;
}

std::string ResultSource::edit_text(ui::GridPlace place) const {
    const auto& row = entry(place.row);
    const auto state = row_state(context_, row);
    const bool counted = state == LineState::counted;
    const double total = context_.assessment.footprint.total;
    switch (place.column) {
        case name_column:
            return std::string(row_name(context_, row));
        case stage_column:
            return stage_name(context_, row_stage(context_, row));
        case activity_column:
            return counted ? exact_text(row_activity(context_, row)) : std::string();
        case factor_column:
            return counted ? exact_text(row_factor_value(context_, row)) : std::string();
        case emission_column:
            return counted ? exact_text(row.kgco2e) : line_state_text(context_, state);
        case share_column:
            return counted && total > 0 ? exact_text(row.kgco2e / total * 100) : std::string();
        default:
            return origin_name(context_, row_origin(context_, row));
    }
}

/// The same header again turns the order round; figures start with the largest, names with the first.
void ResultSource::sort(int column) {
    auto& state = context_.state.panels.footprint;
    const auto pressed = static_cast<std::size_t>(column);
    const bool figures =
        column == activity_column || column == factor_column || column == emission_column || column == share_column;
    if (state.sorted_by == pressed)
        state.order = state.order == ui::SortOrder::down ? ui::SortOrder::up : ui::SortOrder::down;
    else
        state.order = figures ? ui::SortOrder::down : ui::SortOrder::up;
    state.sorted_by = pressed;
    state.grid.scroll_y = 0;
}

void draw_stage_table(ui::Context& ui, PanelContext& context) {
    const auto& footprint = context.assessment.footprint;
    const std::array<ui::TableColumn, 3> columns = {
        ui::TableColumn{.title = context.t("footprint.column.stage"), .flex = 2},
        ui::TableColumn{.title = "kgCO₂e", .align = ui::Align::right},
        ui::TableColumn{.title = context.t("footprint.column.share"), .align = ui::Align::right}};
    ui::ListTable table(ui, "stages", {.name = context.t("footprint.stages"), .columns = columns});
    for (const auto& stage : footprint.by_stage) {
        ui::Scope scope(ui, stage.stage);
        const auto name = stage_name(context, stage.stage);
        (void)table.row({.height = 32, .pressable = false, .name = name});
        table.cell();
        ui::text(ui, ui::Type::body, ui.theme().text, name);
        table.cell();
        ui::number(ui, format_amount(stage.kgco2e));
        table.cell();
        ui::number(ui, footprint.total > 0 ? format_percent(stage.kgco2e / footprint.total) : std::string());
    }
    table.footer();
    table.cell();
    ui::text(ui, ui::Type::body_bold, ui.theme().text, context.t("footprint.sum"));
    table.cell();
    ui::number(ui, footprint_text(context), 0, ui::Type::body_bold);
    table.cell();
    ui::text(ui, ui::Type::body, ui.theme().muted,
             context.t(footprint.complete ? "footprint.sum-complete" : "footprint.sum-incomplete"));
}

std::array<ui::GridColumn, result_columns> line_columns(const PanelContext& context) {
    const auto column = [&](const char* key, const char* title, float width, ui::Align align) {
        return ui::GridColumn{.key = key, .title = context.t(title), .width = width, .align = align, .sortable = true};
    };
    auto columns = std::array{column("name", "footprint.column.name", 180, ui::Align::left),
                              column("stage", "footprint.column.stage", 116, ui::Align::left),
                              column("activity", "footprint.column.activity", 116, ui::Align::right),
                              column("factor", "footprint.column.factor", 88, ui::Align::right),
                              column("emission", "footprint.column.emission", 116, ui::Align::right),
                              column("share", "footprint.column.share", 80, ui::Align::right),
                              column("origin", "footprint.column.origin", 88, ui::Align::left)};
    columns[name_column].frozen = true;
    columns[origin_column].stretch = true;
    columns[origin_column].vertical_line = false;
    return columns;
}

}  // namespace

void draw_footprint_tables(ui::Context& ui, PanelContext& context, ui::Rect area) {
    auto& state = context.state.panels.footprint;
    draw_stage_table(ui, context);
    const auto& rows = sorted_rows(context);
    const auto columns = line_columns(context);
    ResultSource source(context, rows);
    const float top = ui::cursor(ui).y;
    ui::Region region(ui, "lines-area", {area.x, top, area.w, area.bottom() - top},
                      {.name = {}, .border = ui::Border::top, .scroll = false});
    const auto events = ui::grid(ui, "lines",
                                 {.name = context.t("footprint.lines-table"),
                                  .columns = columns,
                                  .sorted_by = state.sorted_by,
                                  .order = state.order},
                                 state.grid, source);
    const auto row = static_cast<std::size_t>(state.grid.active.row);
    if (!state.grid.has_active || row >= rows.size()) return;
    if (events.active_changed) choose_row(context, rows[row]);
    if (events.opened) go_to_row(context, rows[row]);
}

}  // namespace zuji::app
