#pragma once
// Chart primitives. Each has a mirrored table for screen readers and tests; numbers come formatted.

#include <optional>
#include <span>
#include <string_view>

#include "wasm/ui/context.hpp"
#include "wasm/ui/paint.hpp"

namespace zuji::ui {

struct ChartPart {
    std::string_view label = {};
    double amount = 0;
    std::string_view amount_text = {};
    std::string_view share_text = {};
    Color color;
    Color label_color;  ///< on the colour
};

/// One bar of parts, 28 high (or 18), 2 px between parts; labels below with 10-px swatches where `legend`.
void stacked_bar(Context& ui, std::string_view name, std::span<const ChartPart> parts, float height = 28,
                 bool legend = true);

struct ParetoSpec {
    std::string_view name = {};
    std::span<const ChartPart> bars;  ///< in falling order, the rest last
    std::string_view amount_title = {};
    std::string_view sum_title = {};
    std::span<const std::string_view> running_sums;        ///< formatted, one per bar
    std::optional<std::size_t> mark_after = std::nullopt;  ///< dashed line below this bar (80 %)
    std::optional<std::size_t> selected = std::nullopt;    ///< `selected` fill behind this bar
    std::size_t pressable = 0;  ///< so many bars from the top can be pressed (buttons named by label)
    float pitch = 34;
};
/// Horizontal bars with the running sum at the right. The bar that was pressed.
std::optional<std::size_t> pareto(Context& ui, std::string_view id, const ParetoSpec& spec);

/// Track 8 high, filled to fraction, error beyond the limit, limit as a 2-px tick 18 high.
void gauge(Context& ui, std::string_view name, std::string_view value_text, double fraction, double limit_fraction);

/// 2-px line with ends and a dot: low, value, high as fractions of the width.
void interval(Context& ui, std::string_view name, float low, float value, float high, Color color);

/// Mirrored table of a chart drawn with Painter: rows of cells, the first row is the header.
void mirror_table(Context& ui, std::string_view name, Rect box, std::span<const std::string_view> cells,
                  std::size_t columns);

}  // namespace zuji::ui
