#include "core/report/chart_svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "core/base/decimal.hpp"
#include "core/report/report.hpp"
#include "core/report/svg.hpp"

namespace zuji {
namespace {

constexpr double width = 720;
constexpr double row_height = 28;
constexpr double bar_height = 18;
constexpr double label_width = 220;
constexpr double value_width = 130;
constexpr double head = 34;

std::string_view tone_color(BarTone tone) {
    switch (tone) {
        case BarTone::main:
            return "#20356B";
        case BarTone::less:
            return "#32816E";
        case BarTone::whole:
            return "#4A5360";
    }
    return "#20356B";
}

constexpr std::array<std::string_view, 7> flow_colors = {"#20356B", "#8E2F3C", "#C98A1B", "#32816E",
                                                         "#0B84B8", "#8F3FB5", "#4A5360"};

/// The beginning of a text that fits into `room` at the size of the drawing's letters.
std::string cut_to(const std::string& text, double room) {
    constexpr double narrow = 7.4;
    constexpr double wide = 13;
    double used = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        used += lead < 0x80 ? narrow : wide;
        if (used > room) return text.substr(0, at) + "…";
        at += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }
    return text;
}

class Svg {
   public:
    Svg(double high, const std::string& title) {
        out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + svg::coordinate(width) + " " +
               svg::coordinate(high) + "\" width=\"" + svg::coordinate(width) + "\" height=\"" + svg::coordinate(high) +
               "\" role=\"img\" aria-label=\"" + escape_html(title) +
               "\" font-family=\"'Noto Sans SC','Microsoft YaHei','PingFang SC',sans-serif\" font-size=\"13\">\n"
               "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";
        text(16, 22, "start", "#1A2129", title);
    }
    void text(double x, double y, std::string_view anchor, std::string_view fill, const std::string& words) {
        out_ += svg::text(x, y, anchor, fill, words) + "\n";
    }
    void rect(double x, double y, double w, double h, std::string_view fill) {
        constexpr double thinnest = 0.5;
        out_ += "<rect x=\"" + svg::coordinate(x) + "\" y=\"" + svg::coordinate(y) + "\" width=\"" +
                svg::coordinate(std::max(w, thinnest)) + "\" height=\"" + svg::coordinate(std::max(h, thinnest)) +
                "\" fill=\"" + std::string(fill) + "\"/>\n";
    }
    void frame(double x, double y, double w, double h, bool solid) {
        out_ += "<rect x=\"" + svg::coordinate(x) + "\" y=\"" + svg::coordinate(y) + "\" width=\"" +
                svg::coordinate(w) + "\" height=\"" + svg::coordinate(h) + "\" rx=\"6\" fill=\"" +
                (solid ? "#E6F2EE" : "#FFFFFF") + "\" stroke=\"" + (solid ? "#0B7A5B" : "#848E9B") + "\"" +
                (solid ? "" : " stroke-dasharray=\"4 3\"") + "/>\n";
    }
    void arrow(double from, double to, double y) {
        out_ += "<path d=\"M" + svg::coordinate(from) + " " + svg::coordinate(y) + "H" + svg::coordinate(to - 5) + "M" +
                svg::coordinate(to - 5) + " " + svg::coordinate(y - 4) + "L" + svg::coordinate(to) + " " +
                svg::coordinate(y) + "L" + svg::coordinate(to - 5) + " " + svg::coordinate(y + 4) +
                "Z\" stroke=\"#5C6773\" fill=\"#5C6773\"/>\n";
    }
    void line(double x, double y1, double y2, std::string_view stroke) {
        out_ += "<line x1=\"" + svg::coordinate(x) + "\" y1=\"" + svg::coordinate(y1) + "\" x2=\"" +
                svg::coordinate(x) + "\" y2=\"" + svg::coordinate(y2) + "\" stroke=\"" + std::string(stroke) + "\"/>\n";
    }
    void band(double x1, double y1, double h1, double x2, double y2, double h2, std::string_view fill) {
        const double middle = (x1 + x2) / 2;
        const auto curve = [&](double from_x, double to_x, double to_y, double from_y) {
            return "C" + svg::coordinate(middle) + " " + svg::coordinate(from_y) + " " + svg::coordinate(middle) + " " +
                   svg::coordinate(to_y) + " " + svg::coordinate(to_x) + " " + svg::coordinate(to_y) +
                   (from_x < to_x ? " " : "");
        };
        out_ += "<path d=\"M" + svg::coordinate(x1) + " " + svg::coordinate(y1) + " " + curve(x1, x2, y2, y1) + "L" +
                svg::coordinate(x2) + " " + svg::coordinate(y2 + h2) + " " + curve(x2, x1, y1 + h1, y2 + h2) +
                "Z\" fill=\"" + std::string(fill) + "\" fill-opacity=\"0.3\"/>\n";
    }
    [[nodiscard]] std::string take() { return std::move(out_) + "</svg>\n"; }

   private:
    std::string out_;
};

}  // namespace

AxisRange axis_of(const RangeChart& chart) {
    AxisRange range{chart.from_zero ? 0 : HUGE_VAL, chart.from_zero ? 0 : -HUGE_VAL};
    const auto take = [&](double value) {
        range.low = std::min(range.low, value);
        range.high = std::max(range.high, value);
    };
    for (const RangeBar& bar : chart.bars) {
        take(bar.from);
        take(bar.to);
    }
    if (chart.mark) take(*chart.mark);
    if (!(range.high > range.low)) range = {0, 1};
    return range;
}

std::string range_svg(const RangeChart& chart) {
    const AxisRange axis = axis_of(chart);
    const double high = head + row_height * static_cast<double>(chart.bars.size()) + 12;
    const double room = width - label_width - value_width;
    const auto place = [&](double value) { return label_width + room * axis.place(value); };
    Svg svg(high, chart.title + (chart.unit.empty() ? "" : "  (" + chart.unit + ")"));
    double y = head;
    for (const RangeBar& bar : chart.bars) {
        const double x = place(std::min(bar.from, bar.to));
        const double end = place(std::max(bar.from, bar.to));
        const double baseline = y + row_height / 2 + 5;
        svg.text(label_width - 10, baseline, "end", "#1A2129", cut_to(bar.label, label_width - 16));
        svg.rect(x, y + (row_height - bar_height) / 2, end - x, bar_height, tone_color(bar.tone));
        svg.text(end + 8, baseline, "start", "#5C6773", bar.text);
        y += row_height;
    }
    if (chart.mark) svg.line(place(*chart.mark), head - 4, high - 8, "#848E9B");
    return svg.take();
}

std::string stacked_svg(const std::string& title, const std::vector<StackedPart>& parts) {
    constexpr double margin = 16;
    constexpr double bar = 36;
    constexpr double swatch = 12;
    constexpr double gap = 14;
    double sum = 0;
    for (const StackedPart& part : parts) sum += std::max(0.0, part.amount);
    Svg svg(head + bar + gap + row_height * static_cast<double>(parts.size()) + margin, title);
    double x = margin;
    double y = head + bar + gap;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string_view color = flow_colors[i % flow_colors.size()];
        const double wide = sum > 0 ? (width - 2 * margin) * std::max(0.0, parts[i].amount) / sum : 0;
        if (wide > 0) svg.rect(x, head, wide, bar, color);
        x += wide;
        svg.rect(margin, y + (row_height - swatch) / 2, swatch, swatch, color);
        svg.text(margin + swatch + 8, y + row_height / 2 + 5, "start", "#1A2129", parts[i].label);
        svg.text(width - margin, y + row_height / 2 + 5, "end", "#5C6773", parts[i].text);
        y += row_height;
    }
    return svg.take();
}

std::string histogram_svg(const SampleSummary& summary, const std::string& title) {
    constexpr double plot = 240;
    constexpr double margin = 24;
    Svg svg(head + plot + 40, title);
    const std::size_t most = summary.bins.empty() ? 0 : *std::max_element(summary.bins.begin(), summary.bins.end());
    if (most == 0) return svg.take();
    const double step = (width - 2 * margin) / static_cast<double>(summary.bins.size());
    const double low = summary.at(2.5);
    const double high = summary.at(97.5);
    const double span = summary.highest - summary.lowest;
    for (std::size_t i = 0; i < summary.bins.size(); ++i) {
        const double centre =
            summary.lowest + span * (static_cast<double>(i) + 0.5) / static_cast<double>(summary.bins.size());
        const double tall = plot * static_cast<double>(summary.bins[i]) / static_cast<double>(most);
        const bool inside = centre >= low && centre <= high;
        svg.rect(margin + step * static_cast<double>(i), head + plot - tall, step - 2, tall,
                 inside ? "#20356B" : "#AEB7C6");
    }
    for (const double percent : {2.5, 50.0, 97.5}) {
        const double value = summary.at(percent);
        const double x = margin + (span > 0 ? (value - summary.lowest) / span : 0) * (width - 2 * margin);
        svg.line(x, head, head + plot + 6, "#848E9B");
        svg.text(x, head + plot + 24, "middle", "#1A2129",
                 round_gbt8170(percent, percent == 50 ? 0 : 1) + " %: " + format_number(value, 5));
    }
    return svg.take();
}

std::string boundary_svg(const std::string& title, const std::vector<StageBox>& boxes, std::size_t in_row,
                         const std::vector<std::string>& row_titles) {
    constexpr double margin = 16;
    constexpr double gap = 20;
    constexpr double box_height = 58;
    constexpr double pitch = box_height + 34;
    const std::size_t rows = in_row == 0 ? 0 : (boxes.size() + in_row - 1) / in_row;
    Svg svg(head + pitch * static_cast<double>(rows) + 8, title);
    if (rows == 0) return svg.take();
    const double wide = (width - 2 * margin - gap * static_cast<double>(in_row - 1)) / static_cast<double>(in_row);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const std::size_t row = i / in_row;
        const std::size_t column = i % in_row;
        const double y = head + pitch * static_cast<double>(row);
        const double x = margin + (wide + gap) * static_cast<double>(column);
        if (column == 0 && row < row_titles.size()) svg.text(margin, y + 14, "start", "#5C6773", row_titles[row]);
        if (column > 0) svg.arrow(x - gap + 2, x - 2, y + 22 + box_height / 2);
        svg.frame(x, y + 22, wide, box_height, boxes[i].inside);
        svg.text(x + wide / 2, y + 22 + 25, "middle", "#1A2129", cut_to(boxes[i].name, wide - 12));
        svg.text(x + wide / 2, y + 22 + 45, "middle", "#5C6773", cut_to(boxes[i].amount, wide - 12));
    }
    return svg.take();
}

FlowLayout flow_layout(const FlowDiagram& flows) {
    constexpr double gap = 0.025;
    FlowLayout layout;
    layout.boxes.resize(flows.nodes.size());
    for (const FlowNode& node : flows.nodes) layout.columns = std::max(layout.columns, node.column + 1);
    std::vector<double> sums(layout.columns);
    std::vector<std::size_t> counts(layout.columns);
    for (const FlowNode& node : flows.nodes) {
        sums[node.column] += node.kgco2e;
        ++counts[node.column];
    }
    double scale = HUGE_VAL;  // one scale for all columns: the fullest one decides
    for (std::size_t i = 0; i < layout.columns; ++i) {
        const double gaps = gap * static_cast<double>(counts[i] - 1);
        if (sums[i] > 0) scale = std::min(scale, (1 - gaps) / sums[i]);
    }
    if (!(scale < HUGE_VAL)) return layout;
    std::vector<double> next(layout.columns);
    for (std::size_t i = 0; i < layout.columns; ++i) {
        next[i] = (1 - sums[i] * scale - gap * static_cast<double>(counts[i] - 1)) / 2;
    }
    for (std::size_t i = 0; i < flows.nodes.size(); ++i) {
        double& y = next[flows.nodes[i].column];
        layout.boxes[i] = {y, flows.nodes[i].kgco2e * scale};
        y += layout.boxes[i].height + gap;
    }
    std::vector<double> out(flows.nodes.size());
    std::vector<double> in(flows.nodes.size());
    for (const FlowLink& link : flows.links) {
        const double height = link.kgco2e * scale;
        layout.bands.push_back(
            {layout.boxes[link.from].y + out[link.from], layout.boxes[link.to].y + in[link.to], height, height});
        out[link.from] += height;
        in[link.to] += height;
    }
    return layout;
}

std::vector<double> flow_labels(const FlowDiagram& flows, const FlowLayout& layout, double high) {
    std::vector<double> places;
    for (const FlowBox& box : layout.boxes) places.push_back(box.y + box.height / 2);
    for (std::size_t column = 0; column < layout.columns; ++column) {
        std::vector<std::size_t> nodes;  // from top to bottom
        for (std::size_t i = 0; i < flows.nodes.size(); ++i) {
            if (flows.nodes[i].column == column) nodes.push_back(i);
        }
        for (std::size_t i = 1; i < nodes.size(); ++i) {
            places[nodes[i]] = std::max(places[nodes[i]], places[nodes[i - 1]] + high);
        }
        double lowest = 1;
        for (std::size_t i = nodes.size(); i-- > 0; lowest = places[nodes[i]] - high) {
            places[nodes[i]] = std::min(places[nodes[i]], lowest);
        }
    }
    return places;
}

std::string flow_svg(const FlowDiagram& flows, const std::vector<std::string>& names, const std::string& title) {
    constexpr double plot = 420;
    constexpr double box = 12;
    constexpr double left = 130;
    constexpr double right = 150;
    const FlowLayout layout = flow_layout(flows);
    Svg svg(head + plot + 20, title);
    if (layout.columns < 2 || layout.bands.empty()) return svg.take();
    const double step = (width - left - right - box) / static_cast<double>(layout.columns - 1);
    const auto x_of = [&](std::size_t column) { return left + step * static_cast<double>(column); };
    const auto color_of = [&](std::size_t node) { return flow_colors[node % flow_colors.size()]; };
    for (std::size_t i = 0; i < flows.links.size(); ++i) {
        const FlowLink& link = flows.links[i];
        const FlowBand& band = layout.bands[i];
        svg.band(x_of(flows.nodes[link.from].column) + box, head + plot * band.from_y, plot * band.from_height,
                 x_of(flows.nodes[link.to].column), head + plot * band.to_y, plot * band.to_height,
                 color_of(link.from));
    }
    constexpr double label_height = 17;
    const std::vector<double> labels = flow_labels(flows, layout, label_height / plot);
    for (std::size_t i = 0; i < flows.nodes.size(); ++i) {
        const FlowNode& node = flows.nodes[i];
        const double x = x_of(node.column);
        svg.rect(x, head + plot * layout.boxes[i].y, box, plot * layout.boxes[i].height, color_of(i));
        const double y = head + plot * labels[i] + 5;
        const bool before = node.column == 0;
        svg.text(before ? x - 8 : x + box + 8, y, before ? "end" : "start", "#1A2129",
                 names[i] + "  " + format_number(node.kgco2e, 4));
    }
    return svg.take();
}

}  // namespace zuji
