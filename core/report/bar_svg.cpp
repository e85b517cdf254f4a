#include "core/report/bar_svg.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/base/decimal.hpp"
#include "core/report/svg.hpp"

namespace zuji {
namespace {

constexpr double width = 680;
constexpr double label_width = 190;
constexpr double value_width = 150;
constexpr double row_height = 26;
constexpr double bar_height = 16;

/// Width of a character at 12 px: half of it for ASCII.
double character_width(unsigned char lead) { return lead < 0x80 ? 6.8 : 12.4; }

std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead < 0xE0) return 2;
    return lead < 0xF0 ? 3 : 4;
}

/// `text` cut to `room` pixels with "…".
std::string fitted(std::string_view text, double room) {
    double used = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const auto lead = static_cast<unsigned char>(text[i]);
        used += character_width(lead);
        if (used > room) return std::string(text.substr(0, i)) + "…";
        i = std::min(text.size(), i + sequence_length(lead));
    }
    return std::string(text);
}

struct Scale {
    double zero = 0;      ///< x of the axis
    double per_unit = 0;  ///< pixels per unit
};

Scale scale_of(const BarChart& chart) {
    double low = 0;
    double high = 0;
    for (const auto& bar : chart.bars) {
        low = std::min(low, bar.second);
        high = std::max(high, bar.second);
    }
    const double room = width - label_width - value_width;
    const double per_unit = high > low ? room / (high - low) : 0;
    return {label_width - low * per_unit, per_unit};
}

/// Height of the rows of a chart.
double rows_height(const BarChart& chart) { return row_height * static_cast<double>(chart.bars.size()) + 4; }

/// One group a bar and the axis.
std::string bars(const BarChart& chart) {
    const Scale scale = scale_of(chart);
    double sum = 0;
    for (const auto& bar : chart.bars) sum += bar.second;
    std::string out;
    double y = 2;
    for (const auto& [name, amount] : chart.bars) {
        const double length = std::abs(amount) * scale.per_unit;
        const double x = amount < 0 ? scale.zero - length : scale.zero;
        const double baseline = y + row_height / 2 + 4;
        std::string value = format_number(amount, 5) + " " + chart.unit;
        if (sum > 0 && amount >= 0) value += "  " + round_gbt8170(amount / sum * 100, 1) + " %";
        out += "<g><title>" + escape_html(name) + "</title>";
        out += svg::text(label_width - 10, baseline, "end", "#1A2129", fitted(name, label_width - 12));
        out += "<rect x=\"" + svg::coordinate(x) + "\" y=\"" + svg::coordinate(y + (row_height - bar_height) / 2) +
               "\" width=\"" + svg::coordinate(std::max(length, 0.5)) + "\" height=\"" + svg::coordinate(bar_height) +
               "\" rx=\"2\" fill=\"#32816E\"/>";
        out += svg::text(std::max(x + length, scale.zero) + 8, baseline, "start", "#5C6773", value) + "</g>\n";
        y += row_height;
    }
    return out + "<line x1=\"" + svg::coordinate(scale.zero) + "\" y1=\"0\" x2=\"" + svg::coordinate(scale.zero) +
           "\" y2=\"" + svg::coordinate(rows_height(chart)) + "\" stroke=\"#848E9B\"/>";
}

constexpr double margin = 16;
constexpr double caption_height = 32;

}  // namespace

std::string bar_svg(const BarChart& chart) {
    std::string out = "<figure>";
    if (!chart.caption.empty()) out += "<figcaption>" + escape_html(chart.caption) + "</figcaption>";
    out += "<svg viewBox=\"0 0 " + svg::coordinate(width) + " " + svg::coordinate(rows_height(chart)) +
           "\" role=\"img\" aria-label=\"" + escape_html(chart.caption) + "\" font-size=\"12\">\n";
    return out + bars(chart) + "</svg></figure>\n";
}

std::string bar_svg_file(const BarChart& chart) {
    const std::string page_width = svg::coordinate(width + 2 * margin);
    const std::string page_height = svg::coordinate(rows_height(chart) + caption_height + 2 * margin);
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"";
    out += page_width + "\" height=\"" + page_height + "\" viewBox=\"0 0 " + page_width + " " + page_height;
    out +=
        "\" font-size=\"12\" font-family=\"PingFang SC,Microsoft YaHei,Noto Sans CJK SC,Segoe UI,Arial,sans-serif\">\n"
        "<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n<g transform=\"translate(" +
        svg::coordinate(margin) + " " + svg::coordinate(margin) + ")\">\n<text x=\"0\" y=\"16\" font-size=\"15\" " +
        "font-weight=\"600\" fill=\"#1A2129\">" + escape_html(chart.caption) + "</text>\n<g transform=\"translate(0 " +
        svg::coordinate(caption_height) + ")\">\n";
    return out + bars(chart) + "</g></g></svg>\n";
}

}  // namespace zuji
