#pragma once
// Pieces of SVG that the charts share.

#include <string>
#include <string_view>

namespace zuji::svg {

/// A coordinate with at most two digits after the point: "12", "12.5".
[[nodiscard]] std::string coordinate(double value);

/// A text; `anchor` is "start", "middle" or "end". No line end.
[[nodiscard]] std::string text(double x, double y, std::string_view anchor, std::string_view fill,
                               std::string_view words);

}  // namespace zuji::svg
