#include "wasm/app/panels/result_view.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

ui::Color color_of(const ui::Theme& theme, BarTone tone) {
    switch (tone) {
        case BarTone::less:
            return ui::chart_color(theme, ui::ChartColor::use);
        case BarTone::whole:
            return ui::chart_color(theme, ui::ChartColor::rest);
        case BarTone::main:
            break;
    }
    return ui::chart_color(theme, ui::ChartColor::raw_material);
}

std::optional<ui::State> state_of(Tone tone) {
    switch (tone) {
        case Tone::good:
            return ui::State::met;
        case Tone::bad:
            return ui::State::not_met;
        case Tone::open:
            return ui::State::open;
        case Tone::normal:
        case Tone::draft:
        case Tone::muted:
            break;
    }
    return std::nullopt;
}

constexpr float cell_padding = 8;
constexpr float state_icon = 24;
constexpr float row_height = 34;
constexpr float line_height = 21;

float cell_width(const ui::Context& ui, const Cell& cell) {
    return ui::text_width(ui, ui::Type::body, cell.text) + (state_of(cell.tone) ? state_icon : 0);
}

/// Words of a left-aligned cell may go on in the next line; figures and states may not.
bool may_wrap(const TableBlock& block, std::size_t column, const Cell& cell) {
    const bool right = column < block.align.size() && block.align[column] == Align::right;
    return !right && !state_of(cell.tone);
}

/// As wide as what stands in each column. Where that is more than there is, the widest columns of words give way.
std::vector<float> column_widths(const ui::Context& ui, const TableBlock& block, const BlockTableSpec& spec,
                                 float room) {
    constexpr float slack = 2;
    constexpr float least = 136;
    constexpr float widest_title = 96;  ///< of a column of figures where there is little room
    std::vector<float> widths;
    std::vector<float> cells;
    std::vector<bool> gives(block.header.size(), true);
    float sum = 0;
    for (std::size_t c = 0; c < block.header.size(); ++c) {
        const float title = ui::text_width(ui, ui::Type::note, block.header[c]);
        float wide = std::min(title, widest_title);
        for (std::size_t r = 0; r < std::min(block.rows.size(), spec.most_rows); ++r) {
            if (c >= block.rows[r].size()) continue;
            wide = std::max(wide, cell_width(ui, block.rows[r][c]));
            if (!may_wrap(block, c, block.rows[r][c])) gives[c] = false;
        }
        cells.push_back(wide + 2 * cell_padding + slack);
        widths.push_back(std::max(wide, title) + 2 * cell_padding + slack);
        sum += widths.back();
    }
    if (sum > room) {
        widths = cells;
        sum = std::accumulate(cells.begin(), cells.end(), 0.0F);
    }
    if (sum <= room) {
        if (spec.wide < widths.size()) widths[spec.wide] += room - sum;
        return widths;
    }
    for (float over = sum - room; over > 1;) {
        std::size_t widest = widths.size();
        for (std::size_t c = 0; c < widths.size(); ++c)
            if (gives[c] && widths[c] > least && (widest == widths.size() || widths[c] > widths[widest])) widest = c;
        if (widest == widths.size()) break;
        float next = least;
        for (std::size_t c = 0; c < widths.size(); ++c)
            if (gives[c] && c != widest && widths[c] < widths[widest]) next = std::max(next, widths[c]);
        const float step = std::min(over, std::max(1.0F, widths[widest] - next));
        widths[widest] -= step;
        over -= step;
    }
    return widths;
}

float height_of_row(const ui::Context& ui, const TableBlock& block, const std::vector<Cell>& row,
                    const std::vector<float>& widths) {
    float lines = line_height;
    for (std::size_t c = 0; c < std::min(row.size(), widths.size()); ++c) {
        const float room = widths[c] - 2 * cell_padding;
        if (may_wrap(block, c, row[c]) && cell_width(ui, row[c]) > room)
            lines = std::max(lines, ui::wrapped_height(ui, ui::Type::body, row[c].text, room));
    }
    return row_height - line_height + lines;
}

void draw_cell(ui::Context& ui, const Cell& cell, bool right) {
    if (const auto state = state_of(cell.tone)) return ui::state_word(ui, *state, cell.text);
    if (right) return ui::number(ui, cell.text);
    const auto color = cell.tone == Tone::muted ? ui.theme().muted : ui.theme().text;
    if (cell_width(ui, cell) > ui::available_width(ui)) return ui::text_wrapped(ui, ui::Type::body, color, cell.text);
    ui::text(ui, ui::Type::body, color, cell.text);
}

}  // namespace

ReportFacts facts_of(const PanelContext& context) { return {context.project, context.assessment, context.knowledge}; }

const TableBlock& kept_table(PanelContext& context, const std::string& key, const std::function<TableBlock()>& make) {
    KeptTable& kept = context.state.panels.kept_tables[key];
    const std::string& language = context.words.language();
    if (kept.revision != context.revision || kept.language != language) kept = {context.revision, language, make()};
    return kept.table;
}

std::optional<std::size_t> block_table(ui::Context& ui, PanelContext& context, std::string_view id,
                                       const TableBlock& block, const BlockTableSpec& spec) {
    const auto widths = column_widths(ui, block, spec, ui::available_width(ui));
    std::vector<ui::TableColumn> columns;
    for (std::size_t i = 0; i < block.header.size(); ++i) {
        const bool right = i < block.align.size() && block.align[i] == Align::right;
        columns.push_back(
            {.title = block.header[i], .width = widths[i], .align = right ? ui::Align::right : ui::Align::left});
    }
    std::optional<std::size_t> pressed;
    {
        ui::ListTable table(ui, id,
                            {.name = spec.name, .columns = columns, .card = false, .cell_padding = cell_padding});
        const std::size_t shown = std::min(block.rows.size(), spec.most_rows);
        for (std::size_t r = 0; r < shown; ++r) {
            ui::Scope scope(ui, "row", static_cast<std::int64_t>(r));
            const auto& row = block.rows[r];
            const float height = height_of_row(ui, block, row, widths);
            if (table.row({.height = height, .pressable = spec.pressable, .name = row.front().text})) pressed = r;
            for (std::size_t c = 0; c < row.size(); ++c) {
                table.cell();
                draw_cell(ui, row[c], c < block.align.size() && block.align[c] == Align::right);
            }
        }
    }
    if (block.rows.size() > spec.most_rows)
        ui::note_text(ui, context.t("result.more-rows", {format_count(block.rows.size() - spec.most_rows)}));
    return pressed;
}

void range_chart(ui::Context& ui, const RangeChart& chart) {
    constexpr float pitch = 30;
    constexpr float thickness = 18;
    constexpr float most_label = 0.32F;
    const auto& theme = ui.theme();
    const auto area = ui::place(ui, ui::fill, pitch * static_cast<float>(chart.bars.size()) + 8);
    float labels = 60;
    float values = 40;
    for (const auto& bar : chart.bars) {
        labels = std::max(labels, ui::text_width(ui, ui::Type::note, bar.label));
        values = std::max(values, ui::text_width(ui, ui::Type::note, bar.text));
    }
    labels = std::min(labels, area.w * most_label);
    const float left = area.x + labels + 10;
    const float room = std::max(40.0F, area.w - labels - values - 26);
    const AxisRange axis = axis_of(chart);
    const auto place = [&](double value) { return left + room * static_cast<float>(axis.place(value)); };
    ui::Painter painter(ui);
    std::vector<std::string_view> cells = {chart.title, chart.unit};
    float y = area.y;
    for (const auto& bar : chart.bars) {
        const float x = place(std::min(bar.from, bar.to));
        const float end = std::max(x + 1, place(std::max(bar.from, bar.to)));
        painter.text(ui::Type::note, theme.text, {area.x, y, labels, pitch}, bar.label, ui::Align::right);
        painter.fill({x, y + (pitch - thickness) / 2, end - x, thickness}, color_of(theme, bar.tone), 2);
        painter.text(ui::Type::note, theme.muted, {end + 8, y, values + 8, pitch}, bar.text);
        cells.push_back(bar.label);
        cells.push_back(bar.text);
        y += pitch;
    }
    if (chart.mark) painter.dashed_line({place(*chart.mark), area.y}, {place(*chart.mark), y}, theme.input);
    ui::mirror_table(ui, chart.title, area, cells, 2);
}

void histogram(ui::Context& ui, PanelContext& context, const SampleSummary& summary) {
    constexpr float plot = 120;
    const auto& theme = ui.theme();
    const auto area = ui::place(ui, ui::fill, plot + 26);
    if (summary.bins.empty()) return;
    const auto most = static_cast<float>(*std::max_element(summary.bins.begin(), summary.bins.end()));
    const float step = area.w / static_cast<float>(summary.bins.size());
    const double span = summary.highest - summary.lowest;
    const std::array<double, 3> marks = {summary.at(2.5), summary.at(50), summary.at(97.5)};
    ui::Painter painter(ui);
    for (std::size_t i = 0; i < summary.bins.size(); ++i) {
        const double centre =
            summary.lowest + span * (static_cast<double>(i) + 0.5) / static_cast<double>(summary.bins.size());
        const bool inside = centre >= marks[0] && centre <= marks[2];
        const float tall = plot * static_cast<float>(summary.bins[i]) / std::max(1.0F, most);
        const auto color = ui::chart_color(theme, ui::ChartColor::raw_material);
        painter.fill({area.x + step * static_cast<float>(i), area.y + plot - tall, std::max(1.0F, step - 1), tall},
                     inside ? color : ui::fade(color, 0.35F));
    }
    const std::array<std::string, 3> names = {"2.5 %", context.t("uncertainty.median"), "97.5 %"};
    float free_from = area.x;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        texts.push_back(names[i]);
        texts.push_back(format_amount(marks[i]));
        const float x = area.x + (span > 0 ? static_cast<float>((marks[i] - summary.lowest) / span) : 0.5F) * area.w;
        painter.line({x, area.y}, {x, area.y + plot + 4}, theme.input);
        const auto label = names[i] + "  " + texts.back();
        const float wide = ui::text_width(ui, ui::Type::note, label) + 4;
        const float from = std::clamp(x - wide / 2, free_from, std::max(free_from, area.right() - wide));
        painter.text(ui::Type::note, theme.text, {from, area.y + plot + 4, wide, 20}, label);
        free_from = from + wide + 8;
    }
    std::vector<std::string_view> cells = {context.t("uncertainty.percentile"), "kgCO₂e"};
    for (const auto& text : texts) cells.push_back(text);
    ui::mirror_table(ui, context.t("uncertainty.histogram"), area, cells, 2);
}

void flow_chart(ui::Context& ui, PanelContext& context, const FlowDiagram& flows) {
    constexpr float plot = 360;
    constexpr float box = 8;
    constexpr float side = 120;
    const auto area = ui::place(ui, ui::fill, plot + 8);
    const FlowLayout layout = flow_layout(flows);
    if (layout.columns < 2 || layout.bands.empty()) return;
    const auto& theme = ui.theme();
    const ReportFacts facts = facts_of(context);
    const Say say(context.words);
    const double total = context.assessment.footprint.total;
    const float step = (area.w - 2 * side - box) / static_cast<float>(layout.columns - 1);
    const auto x_of = [&](std::size_t column) { return area.x + side + step * static_cast<float>(column); };
    const auto y_of = [&](double place) { return area.y + plot * static_cast<float>(place); };
    const auto color_of_node = [&](std::size_t node) { return theme.chart[node % theme.chart.size()]; };
    ui::Painter painter(ui);
    for (std::size_t i = 0; i < flows.links.size(); ++i) {
        const FlowLink& link = flows.links[i];
        const FlowBand& band = layout.bands[i];
        painter.band({x_of(flows.nodes[link.from].column) + box, y_of(band.from_y)},
                     plot * static_cast<float>(band.from_height), {x_of(flows.nodes[link.to].column), y_of(band.to_y)},
                     plot * static_cast<float>(band.to_height), ui::fade(color_of_node(link.from), 0.3F));
    }
    std::vector<std::string> names;
    std::vector<std::string> amounts;
    constexpr float label_height = 17;
    const auto labels = flow_labels(flows, layout, static_cast<double>(label_height / plot));
    for (std::size_t i = 0; i < flows.nodes.size(); ++i) {
        const FlowNode& node = flows.nodes[i];
        const float x = x_of(node.column);
        const float high = plot * static_cast<float>(layout.boxes[i].height);
        painter.fill({x, y_of(layout.boxes[i].y), box, std::max(1.0F, high)}, color_of_node(i), 1);
        names.push_back(flow_name(node, facts, say));
        amounts.push_back(total > 0 ? format_percent(node.kgco2e / total) : std::string());
        const float y = y_of(labels[i]) - label_height / 2;
        if (node.column == 0) {
            painter.text(ui::Type::note, theme.text, {area.x, y, side - 8, label_height}, names.back(),
                         ui::Align::right);
        } else {
            const bool last = node.column + 1 == layout.columns;
            painter.text(ui::Type::note, theme.text, {x + box + 6, y, last ? side - 8 : step - box - 12, label_height},
                         names.back() + "  " + amounts.back());
        }
    }
    const auto table = flow_table(flows, facts, say, Digits::rounded);
    std::vector<std::string_view> cells(table.header.begin(), table.header.end());
    for (const auto& row : table.rows)
        for (const auto& cell : row) cells.push_back(cell.text);
    ui::mirror_table(ui, context.t("footprint.view.flows"), area, cells, table.header.size());
}

}  // namespace zuji::app
