#include "wasm/app/panels/gantt_view.hpp"

#include <string>
#include <utility>
#include <vector>

#include "core/report/schedule_report.hpp"
#include "wasm/app/host.hpp"

namespace zuji::app {

namespace {

constexpr float head_height = 40;
constexpr float row_height = 28;
constexpr float bar_height = 14;
constexpr float widest_label = 240;
constexpr std::size_t most_ticks = 10;
constexpr float tick_width = 60;

class GanttDrawing {
   public:
    GanttDrawing(ui::Context& ui, const GanttChart& chart, ui::Rect box)
        : ui_(ui), paint_(ui), chart_(chart), range_(chart.range()), box_(box) {
        label_width_ = std::min(widest_label, box.w * 0.3F);
    }

    void draw() {
        const auto& theme = ui_.theme();
        for (const Span& stop : chart_.stops) {
            const float x = left_of(stop.first);
            paint_.fill({x, box_.y + head_height, right_of(stop.last) - x, box_.h - head_height}, theme.warning_tint);
        }
        for (const Date tick : gantt_ticks(range_, most_ticks)) {
            const float x = left_of(tick);
            paint_.line({x, box_.y + head_height - 4}, {x, box_.bottom()}, theme.line);
            const ui::Rect place{x + 3, box_.y + head_height - 22, tick_width, 18};
            if (place.right() <= box_.right())
                paint_.text(ui::Type::note, theme.muted, place, tick.to_string().substr(0, 7));
        }
        for (std::size_t i = 0; i < chart_.rows.size(); ++i) row(chart_.rows[i], i);
        for (const auto& [day, words] : chart_.markers) marker(day, words);
    }

   private:
    [[nodiscard]] float per_day() const {
        const int days = range_.last.days_since_epoch() - range_.first.days_since_epoch() + 1;
        return (box_.w - label_width_ - 8) / static_cast<float>(days);
    }
    [[nodiscard]] float left_of(Date day) const {
        return box_.x + label_width_ +
               per_day() * static_cast<float>(day.days_since_epoch() - range_.first.days_since_epoch());
    }
    [[nodiscard]] float right_of(Date day) const { return left_of(day) + per_day(); }

    void bar(const Span& span, float y, ui::Color color) {
        const float x = left_of(span.first);
        paint_.fill({x, y, std::max(2.0F, right_of(span.last) - x), bar_height}, color, 3);
    }

    void row(const GanttRow& row, std::size_t index) {
        const auto& theme = ui_.theme();
        const float top = box_.y + head_height + row_height * static_cast<float>(index);
        const float y = top + (row_height - bar_height) / 2;
        const ui::Tone tone = row.tone == Tone::bad    ? ui::Tone::error
                              : row.tone == Tone::open ? ui::Tone::warning
                                                       : ui::Tone::accent;
        paint_.text(ui::Type::note, theme.text, {box_.x, top + 5, label_width_ - 8, 18}, row.label);
        const float x = left_of(row.late.first);
        const ui::Rect behind{x, y, std::max(2.0F, right_of(row.late.last) - x), bar_height};
        paint_.fill(behind, ui::tone_tint(theme, tone), 3);
        paint_.border(behind, ui::tone_color(theme, tone), 3);
        if (row.early) bar(*row.early, y, ui::tone_color(theme, tone));
        if (row.due) paint_.line({right_of(*row.due), y - 4}, {right_of(*row.due), y + bar_height + 4}, theme.text, 2);
    }

    void marker(Date day, const std::string& words) {
        const auto& theme = ui_.theme();
        const float x = right_of(day);
        paint_.dashed_line({x, box_.y + 18}, {x, box_.bottom()}, theme.error);
        const bool is_left = x > box_.right() - 220;
        const ui::Rect place{is_left ? x - 224 : x + 4, box_.y, 220, 18};
        paint_.text(ui::Type::note, theme.error, place, words + " " + day.to_string(),
                    is_left ? ui::Align::right : ui::Align::left);
    }

    ui::Context& ui_;
    ui::Painter paint_;
    const GanttChart& chart_;
    Span range_;
    ui::Rect box_;
    float label_width_ = widest_label;
};

void mirror_chart(ui::Context& ui, const Catalog& words, const GanttChart& chart, ui::Rect box) {
    std::vector<std::string> texts = {chart.caption, words.text("schedule.column.early"),
                                      words.text("schedule.column.late")};
    for (const GanttRow& row : chart.rows) {
        texts.push_back(row.label);
        texts.push_back(row.early ? span_text(*row.early) : std::string());
        texts.push_back(span_text(row.late));
    }
    for (const auto& [day, name] : chart.markers) {
        texts.push_back(name);
        texts.emplace_back();
        texts.push_back(day.to_string());
    }
    const std::vector<std::string_view> cells(texts.begin(), texts.end());
    ui::mirror_table(ui, chart.caption, box, cells, 3);
}

}  // namespace

void save_button(ui::Context& ui, Actions& actions, std::string_view id, std::string_view label,
                 std::string_view accessible_name, std::string file_name, std::string mime, std::string text) {
    if (!ui::button(ui, id,
                    {.label = label,
                     .size = ui::ButtonSize::small,
                     .icon_left = ui::Icon::export_file,
                     .name = accessible_name}))
        return;
    actions.ask([file_name = std::move(file_name), mime = std::move(mime), text = std::move(text)](Host& host) {
        host.save_file(file_name, mime, text);
    });
}

void gantt_card(ui::Context& ui, PartContext context, std::string_view id, const GanttChart& chart,
                const GanttFiles& files) {
    ui::Card card(ui, id, {.name = chart.caption, .padding = {16, 16}, .gap = 8});
    const std::string stem(files.stem);
    {
        ui::Row row(ui, {.height = 28, .gap = 8});
        ui::heading(ui, chart.caption, 3);
        row.right();
        save_button(ui, context.actions, "svg", "SVG", context.words.format("chart.save-as", {chart.caption, "SVG"}),
                    stem + ".svg", "image/svg+xml", gantt_svg(chart));
        if (ui::button(ui, "png",
                       {.label = "PNG",
                        .size = ui::ButtonSize::small,
                        .icon_left = ui::Icon::export_file,
                        .name = context.words.format("chart.save-as", {chart.caption, "PNG"})}))
            context.actions.ask(
                [file = stem + ".png", svg = gantt_svg(chart)](Host& host) { host.save_picture(file, svg); });
        if (files.table)
            save_button(ui, context.actions, "csv", "CSV",
                        context.words.format("chart.save-as", {chart.caption, "CSV"}), stem + ".csv", "text/csv",
                        to_csv(*files.table));
        if (files.calendar && !files.calendar->empty())
            save_button(ui, context.actions, "ics", context.words.text("schedule.save-ics"),
                        context.words.format("chart.save-as", {chart.caption, "iCalendar"}), stem + ".ics",
                        "text/calendar", *files.calendar);
    }
    const auto box = ui::place(ui, ui::fill, head_height + row_height * static_cast<float>(chart.rows.size()) + 4);
    GanttDrawing(ui, chart, box).draw();
    mirror_chart(ui, context.words, chart, box);
}

}  // namespace zuji::app
