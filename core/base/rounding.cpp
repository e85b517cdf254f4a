// Rounding for display: GB/T 8170, round half to even. Never used before a comparison.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

#include "core/base/decimal.hpp"

namespace zuji {
namespace {

constexpr const char* minus_sign = "\u2212";
constexpr const char* no_number = "\u2014";

/// An unsigned decimal as digits and the place of its point: value = 0.DIGITS × 10^point.
struct Digits {
    std::string text;
    int point = 0;
};

Digits split(const std::string& plain) {
    Digits d;
    const std::size_t dot = plain.find('.');
    d.text = plain.substr(0, dot);
    d.point = static_cast<int>(d.text.size());
    if (dot != std::string::npos) d.text += plain.substr(dot + 1);
    const std::size_t zeros = std::min(d.text.find_first_not_of('0'), d.text.size());
    d.text.erase(0, zeros);
    d.point = d.text.empty() ? 0 : d.point - static_cast<int>(zeros);
    return d;
}

/// Keeps `count` leading digits (may be ≤ 0), half to even; digits may carry into a new leading one.
void keep_digits(Digits& d, int count) {
    if (count >= static_cast<int>(d.text.size())) return;
    if (count < 0) {
        d = {};
        return;
    }
    const auto kept = static_cast<std::size_t>(count);
    const char next = d.text[kept];
    const bool beyond = d.text.find_first_not_of('0', kept + 1) != std::string::npos;
    const bool odd = kept > 0 && (d.text[kept - 1] - '0') % 2 != 0;
    const bool up = next > '5' || (next == '5' && (beyond || odd));
    d.text.resize(kept);
    if (!up) {
        if (kept == 0) d.point = 0;
        return;
    }
    std::size_t i = kept;
    while (i > 0 && d.text[i - 1] == '9') d.text[--i] = '0';
    if (i > 0) {
        ++d.text[i - 1];
    } else {
        d.text.insert(0, "1");
        ++d.point;
    }
}

/// Plain notation with exactly `fraction` digits after the point.
std::string plain(const Digits& d, int fraction) {
    std::string whole;
    for (int i = 0; i < d.point; ++i) {
        const auto at = static_cast<std::size_t>(i);
        whole += at < d.text.size() ? d.text[at] : '0';
    }
    if (whole.empty()) whole = "0";
    if (fraction <= 0) return whole;
    std::string tail;
    for (int i = 0; i < fraction; ++i) {
        const int at = d.point + i;
        const bool inside = at >= 0 && at < static_cast<int>(d.text.size());
        tail += inside ? d.text[static_cast<std::size_t>(at)] : '0';
    }
    return whole + "." + tail;
}

std::string with_thousands(std::string text) {
    const std::size_t dot = std::min(text.find('.'), text.size());
    for (std::size_t at = dot; at > 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

bool all_zero(const std::string& text) { return text.find_first_of("123456789") == std::string::npos; }

std::string superscript(int value) {
    static constexpr const char* digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string out = value < 0 ? "⁻" : "";
    for (const char c : std::to_string(std::abs(value))) out += digits[c - '0'];
    return out;
}

}  // namespace

Decimal decimal_from_double(double value) {
    if (!std::isfinite(value)) return {};
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    auto parsed = Decimal::parse_json_number(std::string_view(buffer, static_cast<std::size_t>(end - buffer)));
    return parsed.ok() ? std::move(parsed).value() : Decimal();
}

std::string round_gbt8170(const Decimal& value, int digits) {
    Digits d = split(value.abs().to_string());
    keep_digits(d, d.point + digits);
    std::string text = plain(d, digits);
    return value.is_negative() && !all_zero(text) ? "-" + text : text;
}

std::string round_gbt8170(double value, int digits) {
    return std::isfinite(value) ? round_gbt8170(decimal_from_double(value), digits) : no_number;
}

std::string format_number(double value, int significant) {
    if (!std::isfinite(value)) return no_number;
    const int wanted = std::max(significant, 1);
    const Decimal exact = decimal_from_double(value);
    if (exact.is_zero()) return "0";
    Digits d = split(exact.abs().to_string());
    keep_digits(d, wanted);
    const std::string sign = exact.is_negative() ? minus_sign : "";
    const int exponent = d.point - 1;
    if (exponent < -6 || exponent >= 15) {
        const Digits mantissa{d.text, 1};
        return sign + plain(mantissa, wanted - 1) + "×10" + superscript(exponent);
    }
    return sign + with_thousands(plain(d, std::max(wanted - d.point, 0)));
}

std::string format_halves(double value) {
    const auto halves = static_cast<long long>(value * 2 + 0.5);
    return std::to_string(halves / 2) + (halves % 2 == 0 ? "" : ".5");
}

}  // namespace zuji
