// Step 6, contribution tree: stages, then assemblies and lines, opened one level at a time.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/base/decimal.hpp"
#include "core/results/stages.hpp"
#include "wasm/app/panels/chart_head.hpp"
#include "wasm/app/panels/footprint_cards.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/result_view.hpp"

namespace zuji::app {

namespace {

struct TreeRow {
    std::string key;  ///< of the stage or line
    std::string name;
    double kgco2e = 0;
    std::size_t depth = 0;
    bool has_parts = false;
    bool open = false;
};

class Tree {
   public:
    explicit Tree(const PanelContext& context)
        : context_(context), opened_(context.state.panels.footprint.opened), bom_(context.project.bom), stages_(bom_) {}

    std::vector<TreeRow> rows() {
        for (const auto& stage : context_.assessment.footprint.by_stage) add_stage(stage);
        return std::move(rows_);
    }

   private:
    [[nodiscard]] bool is_open(const std::string& key) const { return opened_.contains(key); }

    void add_stage(const StageTotal& stage) {
        stage_ = stage.stage;
        const std::string key = "stage." + stage.stage;
        rows_.push_back({key, stage_name(context_, stage.stage), stage.kgco2e, 0, true, is_open(key)});
        if (!is_open(key)) return;
        std::vector<TreeRow> below;
        add_parts(below, 0, 0, bom_.size(), 1);
        for (std::size_t i = 0; i < context_.project.activities.size(); ++i) {
            const auto& line = context_.project.activities[i];
            const auto& result = context_.assessment.footprint.activities[i];
            const bool here = (line.stage.empty() ? std::string("unassigned") : line.stage) == stage.stage;
            if (!here || result.state != LineState::counted) continue;
            below.push_back({"activity." + std::to_string(line.id), line.name, result.kgco2e, 1, false, false});
        }
        if (!below.empty()) append(below);
    }

    /// Largest first among siblings; what belongs to an opened one stays behind it.
    void append(std::vector<TreeRow>& below) {
        std::vector<std::size_t> heads;
        for (std::size_t i = 0; i < below.size(); ++i)
            if (below[i].depth == below.front().depth) heads.push_back(i);
        std::vector<std::size_t> order(heads.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return below[heads[a]].kgco2e > below[heads[b]].kgco2e; });
        for (const auto i : order) {
            const std::size_t end = i + 1 < heads.size() ? heads[i + 1] : below.size();
            for (std::size_t k = heads[i]; k < end; ++k) rows_.push_back(std::move(below[k]));
        }
    }

    void add_parts(std::vector<TreeRow>& out, RowId parent, std::size_t from, std::size_t end, std::size_t depth) {
        for (std::size_t i = from; i < end;) {
            std::size_t next = i + 1;
            while (next < end && bom_[next].parent != parent) ++next;
            const auto& result = context_.assessment.footprint.bom[i];
            // An assembly stands in the stage of its own; parts of another stage are counted there.
            if (result.subtotal != 0 && stages_.of(i) == stage_) {
                const std::string key = "bom." + std::to_string(bom_[i].id);
                const bool has_parts = next > i + 1 && result.state != LineState::counted;
                const auto name = bom_[i].name.empty() ? "#" + std::to_string(i + 1) : bom_[i].name;
                out.push_back({key, name, result.subtotal, depth, has_parts, has_parts && is_open(key)});
                if (out.back().open) add_parts(out, bom_[i].id, i + 1, next, depth + 1);
            }
            i = next;
        }
    }

    const PanelContext& context_;
    const std::set<std::string, std::less<>>& opened_;
    const std::vector<BomLine>& bom_;
    BomStages stages_;
    std::string_view stage_;
    std::vector<TreeRow> rows_;
};

void press_row(PanelContext& context, const TreeRow& row) {
    auto& opened = context.state.panels.footprint.opened;
    if (row.has_parts) {
        if (!opened.erase(row.key)) opened.insert(row.key);
        return;
    }
    const bool bom = row.key.starts_with("bom.");
    context.actions.go(Step::bom, (bom ? "bom:" : "activities:") + row.key.substr(row.key.find('.') + 1));
}

TableBlock tree_table(const PanelContext& context, Digits digits) {
    const Say say(context.words);
    TableBlock table;
    table.header = {say("report.column.level"), say("report.column.name"), say("report.column.kgco2e"),
                    say("report.column.share-percent")};
    table.align = {Align::right, Align::left, Align::right, Align::right};
    const auto& footprint = context.assessment.footprint;
    const auto add = [&](std::size_t level, const std::string& name, double kgco2e) {
        const double share = footprint.total > 0 ? kgco2e / footprint.total * 100 : 0;
        table.rows.push_back(
            {{std::to_string(level), Tone::normal, ""},
             {name, Tone::normal, ""},
             {digits_of(kgco2e, digits), Tone::normal, ""},
             {digits == Digits::exact ? digits_of(share, digits) : round_gbt8170(share, 2), Tone::normal, ""}});
    };
    for (const auto& stage : footprint.by_stage) add(0, stage_name(context, stage.stage), stage.kgco2e);
    for (std::size_t i = 0; i < footprint.bom.size(); ++i)
        if (footprint.bom[i].subtotal != 0)
            add(1 + std::size_t{footprint.bom[i].depth}, context.project.bom[i].name, footprint.bom[i].subtotal);
    for (std::size_t i = 0; i < footprint.activities.size(); ++i)
        if (footprint.activities[i].state == LineState::counted)
            add(1, context.project.activities[i].name, footprint.activities[i].kgco2e);
    return table;
}

/// What is open in the tree, as bars.
RangeChart tree_bars(const PanelContext& context, const std::vector<TreeRow>& rows, const std::string& title) {
    RangeChart chart{title, "kgCO₂e", {}, std::nullopt, true};
    const double total = context.assessment.footprint.total;
    for (const auto& row : rows) {
        std::string text = format_amount(row.kgco2e);
        if (total > 0) text += "  " + format_percent(row.kgco2e / total);
        chart.bars.push_back(
            {row.name, 0, row.kgco2e, std::move(text), row.depth == 0 ? BarTone::whole : BarTone::main});
    }
    return chart;
}

}  // namespace

void draw_footprint_tree(ui::Context& ui, PanelContext& context) {
    constexpr std::size_t most_rows = 300;
    constexpr std::size_t most_indents = 12;  // names below stay on the page
    const auto& title = context.t("footprint.tree");
    ui::Card card(ui, "tree", {.name = title});
    const auto rows = Tree(context).rows();
    const ChartSpec chart{.title = title,
                          .remark = context.t("footprint.tree-remark"),
                          .table = [&](Digits digits) { return tree_table(context, digits); },
                          .svg = [&] { return range_svg(tree_bars(context, rows, title)); },
                          .wide = 1};
    if (chart_head(ui, context, chart)) return;
    const double total = context.assessment.footprint.total;
    const std::array<ui::TableColumn, 4> columns = {
        ui::TableColumn{.title = context.t("footprint.column.name"), .flex = 4},
        ui::TableColumn{.title = "kgCO₂e", .align = ui::Align::right},
        ui::TableColumn{.title = context.t("footprint.column.share"), .align = ui::Align::right},
        ui::TableColumn{.title = {}, .flex = 2}};
    ui::ListTable table(ui, "rows", {.name = title, .columns = columns, .card = false, .cell_padding = 8});
    for (std::size_t i = 0; i < std::min(rows.size(), most_rows); ++i) {
        const auto& row = rows[i];
        ui::Scope scope(ui, row.key);
        if (table.row({.height = 32, .name = row.name})) press_row(context, row);
        table.cell();
        ui::space(ui, 16 * static_cast<float>(std::min(row.depth, most_indents)));
        ui::icon(ui,
                 !row.has_parts ? ui::Icon::none
                 : row.open     ? ui::Icon::chevron_down
                                : ui::Icon::chevron_right,
                 ui.theme().muted, 14);
        ui::text(ui, row.depth == 0 ? ui::Type::body_bold : ui::Type::body, ui.theme().text, row.name);
        table.cell();
        ui::number(ui, format_amount(row.kgco2e));
        table.cell();
        ui::number(ui, total > 0 ? format_percent(row.kgco2e / total) : std::string());
        table.cell();
        const auto box = ui::place(ui, ui::fill, 10);
        const float part = total > 0 ? static_cast<float>(std::clamp(row.kgco2e / total, 0.0, 1.0)) : 0;
        ui::Painter(ui).fill({box.x, box.y, std::max(1.0F, box.w * part), box.h},
                             ui::chart_color(ui.theme(), ui::ChartColor::raw_material), 2);
    }
}

}  // namespace zuji::app
