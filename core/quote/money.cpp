#include "core/quote/money.hpp"

namespace zuji {

std::string format_money(const Decimal& amount) {
    const std::string plain = round_gbt8170(amount.abs(), 2);
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
