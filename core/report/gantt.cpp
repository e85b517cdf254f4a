#include "core/report/gantt.hpp"

#include <algorithm>
#include <string_view>

#include "core/base/decimal.hpp"
#include "core/report/svg.hpp"

namespace zuji {
namespace {

constexpr double width = 1040;
constexpr double label_width = 250;
constexpr double right_margin = 24;
constexpr double head_height = 46;
constexpr double row_height = 28;
constexpr double bar_height = 14;
constexpr std::size_t most_ticks = 14;
constexpr int months_of_a_year = 12;

class Svg {
   public:
    explicit Svg(const GanttChart& chart) : chart_(chart), range_(chart.range()) {}

    std::string draw() {
        const double height = head_height + row_height * static_cast<double>(chart_.rows.size()) + 12;
        out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + svg::coordinate(width) + " " +
               svg::coordinate(height) + "\" width=\"" + svg::coordinate(width) + "\" height=\"" +
               svg::coordinate(height) + "\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n<title>" +
               escape_html(chart_.caption) + "</title>\n";
        rectangle(0, 0, width, height, "#FFFFFF", 1);
        for (const Span& stop : chart_.stops) {
            const double x = left_of(stop.first);
            rectangle(x, head_height, right_of(stop.last) - x, height - head_height - 8, "#F3E3C4", 1);
        }
        for (const Date tick : gantt_ticks(range_, most_ticks)) {
            line(left_of(tick), head_height - 6, left_of(tick), height - 8, "#E3E6EB", false);
            text(left_of(tick) + 3, head_height - 10, "start", "#5C6773", tick.to_string().substr(0, 7));
        }
        for (std::size_t i = 0; i < chart_.rows.size(); ++i) row(chart_.rows[i], i);
        for (const auto& [day, words] : chart_.markers) {
            line(right_of(day), head_height - 6, right_of(day), height - 8, "#B42318", true);
            const bool is_left = right_of(day) > width - 200;
            text(right_of(day) + (is_left ? -4 : 4), 14, is_left ? "end" : "start", "#B42318",
                 words + " " + day.to_string());
        }
        return out_ + "</svg>\n";
    }

   private:
    [[nodiscard]] double per_day() const {
        const int days = range_.last.days_since_epoch() - range_.first.days_since_epoch() + 1;
        return (width - label_width - right_margin) / static_cast<double>(days);
    }
    [[nodiscard]] double left_of(Date day) const {
        return label_width + per_day() * static_cast<double>(day.days_since_epoch() - range_.first.days_since_epoch());
    }
    [[nodiscard]] double right_of(Date day) const { return left_of(day) + per_day(); }

    void row(const GanttRow& row, std::size_t index) {
        const double top = head_height + row_height * static_cast<double>(index);
        const double y = top + (row_height - bar_height) / 2;
        const std::string_view color = row.tone == Tone::bad    ? "#B42318"
                                       : row.tone == Tone::open ? "#B45309"
                                                                : "#0B7A5B";
        text(12, top + 18, "start", "#1A2129", row.label);
        out_ += "<g><title>" +
                escape_html(row.label + " " + row.late.first.to_string() + " – " + row.late.last.to_string()) +
                "</title>\n";
        rectangle(left_of(row.late.first), y, right_of(row.late.last) - left_of(row.late.first), bar_height, color,
                  0.25);
        if (row.early) {
            rectangle(left_of(row.early->first), y, right_of(row.early->last) - left_of(row.early->first), bar_height,
                      color, 1);
        }
        if (row.due) line(right_of(*row.due), y - 4, right_of(*row.due), y + bar_height + 4, "#1A2129", false);
        out_ += "</g>\n";
    }

    void rectangle(double x, double y, double w, double h, std::string_view fill, double opacity) {
        out_ += "<rect x=\"" + svg::coordinate(x) + "\" y=\"" + svg::coordinate(y) + "\" width=\"" +
                svg::coordinate(std::max(w, 1.0)) + "\" height=\"" + svg::coordinate(h) + "\" rx=\"2\" fill=\"" +
                std::string(fill) + "\"";
        if (opacity < 1) out_ += " fill-opacity=\"" + round_gbt8170(opacity, 2) + "\"";
        out_ += "/>\n";
    }
    void line(double x1, double y1, double x2, double y2, std::string_view stroke, bool dashed) {
        out_ += "<line x1=\"" + svg::coordinate(x1) + "\" y1=\"" + svg::coordinate(y1) + "\" x2=\"" +
                svg::coordinate(x2) + "\" y2=\"" + svg::coordinate(y2) + "\" stroke=\"" + std::string(stroke) + "\"" +
                (dashed ? " stroke-dasharray=\"4 3\"" : "") + "/>\n";
    }
    void text(double x, double y, std::string_view anchor, std::string_view fill, const std::string& words) {
        out_ += svg::text(x, y, anchor, fill, words) + "\n";
    }

    const GanttChart& chart_;
    Span range_;
    std::string out_;
};

}  // namespace

Span GanttChart::range() const {
    Span all = rows.front().late;
    const auto include = [&all](Date day) {
        all.first = std::min(all.first, day);
        all.last = std::max(all.last, day);
    };
    for (const GanttRow& row : rows) {
        include(row.late.first);
        include(row.late.last);
        if (row.early) include(row.early->first);
        if (row.due) include(*row.due);
    }
    for (const auto& [day, words] : markers) include(day);
    const int around = 3 + (all.last.days_since_epoch() - all.first.days_since_epoch()) / 40;
    return {all.first.plus_days(-around), all.last.plus_days(around)};
}

std::vector<Date> gantt_ticks(Span range, std::size_t most) {
    const int months =
        (range.last.year() - range.first.year()) * months_of_a_year + range.last.month() - range.first.month();
    int step = 1;
    while (static_cast<std::size_t>(months / step) > most) step += step < 3 ? 2 : 3;
    std::vector<Date> ticks;
    Result<Date> month = Date::from_civil(range.first.year(), range.first.month(), 1);
    if (!month.ok()) return ticks;
    for (Date tick = month.value(); tick <= range.last; tick = tick.plus_months(step)) {
        if (tick >= range.first) ticks.push_back(tick);
    }
    return ticks;
}

std::string gantt_svg(const GanttChart& chart) { return chart.empty() ? std::string() : Svg(chart).draw(); }

}  // namespace zuji
