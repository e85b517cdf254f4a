// Decimals from arbitrary text: what parses keeps its value through text, arithmetic and doubles.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/base/decimal.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void check_alone(const zuji::Decimal& number) {
    const auto again = zuji::Decimal::parse(number.to_string());
    // Exponents may spell a number longer than the plain form allows.
    require(number.to_string().size() > 4000 || (again.ok() && again.value() == number));
    require(number - number == zuji::Decimal());
    require(-(-number) == number);
    require(!number.abs().is_negative());
    (void)number.to_double();
    (void)round_gbt8170(number, 3);
    (void)zuji::format_number(number.to_double(), 4);
}

void check_pair(const zuji::Decimal& a, const zuji::Decimal& b) {
    require(a + b == b + a);
    require(a * b == b * a);
    require((a + b) - b == a);
    require((a < b) == (b > a));
    require((a <=> b) == ((a - b) <=> zuji::Decimal()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::size_t half = text.find(' ');
    const auto first = zuji::Decimal::parse_json_number(text.substr(0, half));
    if (!first.ok()) return 0;
    check_alone(first.value());
    if (half == std::string_view::npos) return 0;
    const auto second = zuji::Decimal::parse_json_number(text.substr(half + 1));
    if (second.ok()) check_pair(first.value(), second.value());
    return 0;
}
