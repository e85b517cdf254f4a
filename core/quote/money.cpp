#include "core/quote/money.hpp"

#include <cstdint>

namespace zuji {

Decimal to_cents(const Decimal& amount) {
    constexpr std::int64_t cents = 100;
    static const Decimal cent = decimal_from_double(0.01);
    const std::string text = (amount.abs() * Decimal(cents)).to_string();
    const std::size_t point = text.find('.');
    const Decimal whole = Decimal::parse(text.substr(0, point)).value();
    const bool up = point != std::string::npos && text[point + 1] >= '5';
    const Decimal rounded = (up ? whole + Decimal(1) : whole) * cent;
    return amount.is_negative() && !rounded.is_zero() ? -rounded : rounded;
}

std::string format_money(const Decimal& exact) {
    const Decimal amount = to_cents(exact);
    const std::string plain = round_gbt8170(amount.abs(), 2);  // both digits, also those that are zero
    const std::size_t point = plain.find('.');
    const std::size_t whole = point == std::string::npos ? plain.size() : point;
    std::string text;
    for (std::size_t i = 0; i < whole; ++i) {
        if (i > 0 && (whole - i) % 3 == 0) text += ',';
        text += plain[i];
    }
    text += point == std::string::npos ? ".00" : plain.substr(point);
    return amount.is_negative() ? "\u2212" + text : text;
}

}  // namespace zuji
