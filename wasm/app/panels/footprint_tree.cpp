// Step 6, contribution tree: stages, then assemblies and lines, opened one level at a time.

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "core/base/decimal.hpp"
#include "core/results/contribution_tree.hpp"
#include "wasm/app/panels/chart_head.hpp"
#include "wasm/app/panels/footprint_cards.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/result_view.hpp"

namespace zuji::app {

namespace {

struct TreeRow {
    std::string key;  ///< of the stage, or of the stage and the line: an assembly may have parts in several stages
    std::string name;
    double kgco2e = 0;
    std::size_t depth = 0;
    bool has_parts = false;
    bool open = false;
    std::string place = {};  ///< in step 5: "bom:17", "activities:3"
};

std::string name_of(const Project& project, const Contribution& each) {
    const auto& name = each.is_activity ? project.activities[each.index].name : project.bom[each.index].name;
    return name.empty() ? "#" + std::to_string(each.index + 1) : name;
}

class Tree {
   public:
    explicit Tree(const PanelContext& context)
        : context_(context), opened_(context.state.panels.footprint.opened), project_(context.project) {}

    std::vector<TreeRow> rows() {
        for (const auto& stage : context_.assessment.footprint.by_stage) add_stage(stage);
        return std::move(rows_);
    }

   private:
    [[nodiscard]] bool is_open(const std::string& key) const { return opened_.contains(key); }

    void add_stage(const StageTotal& stage) {
        const std::string key = "stage." + stage.stage;
        rows_.push_back({key, stage_name(context_, stage.stage), stage.kgco2e, 0, true, is_open(key)});
        if (!is_open(key)) return;
        auto& state = context_.state.panels.footprint;
        if (state.tree_revision != context_.revision) state.tree.clear();
        state.tree_revision = context_.revision;
        const auto [kept, is_new] = state.tree.try_emplace(stage.stage);
        if (is_new) kept->second = contributions_to(stage.stage, project_, context_.assessment.footprint);
        lines_ = kept->second;
        add_level(key + '/', 0, lines_.size(), 1);
    }

    [[nodiscard]] std::size_t end_of(std::size_t from, std::size_t end) const {
        std::size_t next = from + 1;
        while (next < end && lines_[next].depth > lines_[from].depth) ++next;
        return next;
    }

    /// Largest first among siblings; what belongs to an opened one stays behind it.
    void add_level(const std::string& stage, std::size_t from, std::size_t end, std::size_t depth) {
        std::vector<std::size_t> heads;
        for (std::size_t i = from; i < end; i = end_of(i, end)) heads.push_back(i);
        std::stable_sort(heads.begin(), heads.end(),
                         [&](std::size_t a, std::size_t b) { return lines_[a].kgco2e > lines_[b].kgco2e; });
        for (const auto i : heads) {
            const auto& line = lines_[i];
            const auto id = line.is_activity ? project_.activities[line.index].id : project_.bom[line.index].id;
            const std::string place = (line.is_activity ? "activities:" : "bom:") + std::to_string(id);
            const std::string key = stage + place;
            const std::size_t last = end_of(i, end);
            const bool open = last > i + 1 && is_open(key);
            rows_.push_back({key, name_of(project_, line), line.kgco2e, depth, last > i + 1, open, place});
            if (open) add_level(stage, i + 1, last, depth + 1);
        }
    }

    const PanelContext& context_;
    const std::set<std::string, std::less<>>& opened_;
    const Project& project_;
    std::span<const Contribution> lines_;  ///< of the stage
    std::vector<TreeRow> rows_;
};

void press_row(PanelContext& context, const TreeRow& row) {
    auto& opened = context.state.panels.footprint.opened;
    if (!row.has_parts) return context.actions.go(Step::bom, row.place);
    if (!opened.erase(row.key)) opened.insert(row.key);
}

/// Every stage with what contributes to it, parts below their assemblies.
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
    for (const auto& stage : footprint.by_stage) {
        add(0, stage_name(context, stage.stage), stage.kgco2e);
        for (const auto& each : contributions_to(stage.stage, context.project, footprint))
            add(each.depth, name_of(context.project, each), each.kgco2e);
    }
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
