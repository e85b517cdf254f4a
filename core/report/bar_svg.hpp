#pragma once
// Horizontal bars as inline SVG.

#include <string>

#include "core/report/report.hpp"

namespace zuji {

/// A <figure> with its caption and one bar a row: name, bar, amount and share. Negative amounts run left of the axis.
std::string bar_svg(const BarChart& chart);

/// The same bars as a file of its own: a complete SVG document on white with the caption above them.
std::string bar_svg_file(const BarChart& chart);

}  // namespace zuji
