#pragma once
// Bars over time: the schedule and the cycle of a certificate, for the screen and as a picture file.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/assess/schedule.hpp"
#include "core/report/report.hpp"

namespace zuji {

struct GanttRow {
    std::string label;
    std::string who;
    std::optional<Span> early;  ///< solid bar
    Span late;                  ///< light bar behind it
    std::optional<Date> due;    ///< tick: the last day that is allowed
    Tone tone = Tone::normal;
};

struct GanttChart {
    std::string caption;
    std::vector<GanttRow> rows;
    std::vector<Span> stops;                            ///< hatched background
    std::vector<std::pair<Date, std::string>> markers;  ///< dashed lines across, with their words
    [[nodiscard]] bool empty() const { return rows.empty(); }
    [[nodiscard]] Span range() const;  ///< of everything, with some days around; whole chart must not be empty
};

/// First days of months inside the range, never more than `most`.
[[nodiscard]] std::vector<Date> gantt_ticks(Span range, std::size_t most);

/// A complete SVG file.
[[nodiscard]] std::string gantt_svg(const GanttChart& chart);

}  // namespace zuji
