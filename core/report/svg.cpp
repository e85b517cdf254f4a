#include "core/report/svg.hpp"

#include "core/base/decimal.hpp"
#include "core/report/report.hpp"

namespace zuji::svg {

std::string coordinate(double value) {
    std::string text = round_gbt8170(value, 2);
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

std::string text(double x, double y, std::string_view anchor, std::string_view fill, std::string_view words) {
    std::string out = "<text x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" text-anchor=\"";
    out += anchor;
    out += "\" fill=\"";
    out += fill;
    return out + "\">" + escape_html(words) + "</text>";
}

}  // namespace zuji::svg
