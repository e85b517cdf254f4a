#pragma once
// Charts of the result as SVG files: drawn by hand, direct labels, no script, nothing fetched.

#include <optional>
#include <string>
#include <vector>

#include "core/results/flows.hpp"
#include "core/results/simulation.hpp"

namespace zuji {

enum class BarTone : std::uint8_t { main, less, whole };

/// A bar from one value to another: contributions start at 0, steps of a waterfall where the last one ended, a tornado
/// spans low to high.
struct RangeBar {
    std::string label;
    double from = 0;
    double to = 0;
    std::string text;  ///< direct label
    BarTone tone = BarTone::main;
};
struct RangeChart {
    std::string title;
    std::string unit;
    std::vector<RangeBar> bars;
    std::optional<double> mark;  ///< line across: the result as entered
    bool from_zero = true;       ///< the axis begins at zero; a tornado's at its lowest value
};

/// Lowest and highest value of the axis.
struct AxisRange {
    double low = 0;
    double high = 1;
    [[nodiscard]] double place(double value) const { return (value - low) / (high - low); }  ///< 0 … 1
};
[[nodiscard]] AxisRange axis_of(const RangeChart& chart);

[[nodiscard]] std::string range_svg(const RangeChart& chart);
/// One bar of parts with its amounts below.
struct StackedPart {
    std::string label;
    double amount = 0;
    std::string text;  ///< "10,027  89.1 %"
};
[[nodiscard]] std::string stacked_svg(const std::string& title, const std::vector<StackedPart>& parts);
[[nodiscard]] std::string histogram_svg(const SampleSummary& summary, const std::string& title);

/// A stage of the life cycle, inside the boundary or not.
struct StageBox {
    std::string name;
    std::string amount;
    bool inside = true;
};
/// The stages in rows of `in_row`, each row below its title.
[[nodiscard]] std::string boundary_svg(const std::string& title, const std::vector<StageBox>& boxes, std::size_t in_row,
                                       const std::vector<std::string>& row_titles);

/// A node of a flow diagram laid out in the unit square.
struct FlowBox {
    double y = 0;
    double height = 0;
};
/// Where a link leaves and arrives.
struct FlowBand {
    double from_y = 0;
    double to_y = 0;
    double from_height = 0;
    double to_height = 0;
};
struct FlowLayout {
    std::vector<FlowBox> boxes;   ///< one a node
    std::vector<FlowBand> bands;  ///< one a link
    std::size_t columns = 0;
};
[[nodiscard]] FlowLayout flow_layout(const FlowDiagram& flows);
/// Middles of the nodes' labels in the unit square: at their nodes, `high` apart where nodes are thin and close.
[[nodiscard]] std::vector<double> flow_labels(const FlowDiagram& flows, const FlowLayout& layout, double high);
/// `names`: one a node.
[[nodiscard]] std::string flow_svg(const FlowDiagram& flows, const std::vector<std::string>& names,
                                   const std::string& title);

}  // namespace zuji
