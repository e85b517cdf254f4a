#pragma once
// Exact decimals: limits are compared in these, never in binary fractions or rounded display values.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace zuji {

/// An arbitrary-precision decimal number: sign × digits × 10^-scale. Value semantics, no rounding anywhere.
/// Add, subtract, multiply and compare are exact. Division is offered only as a comparison of ratios
/// (`compare_ratio`) so that no rule ever compares a rounded quotient.
class Decimal {
   public:
    Decimal() = default;
    explicit Decimal(std::int64_t integer);

    /// Contract form: -?\d+(\.\d+)?  (at most 4000 characters). Error code "bad-decimal".
    static Result<Decimal> parse(std::string_view text);
    /// Also accepts exponents ("1e-3", "1.5E6"), as a JSON number may be written. Exponent within ±400.
    static Result<Decimal> parse_json_number(std::string_view text);

    [[nodiscard]] bool is_negative() const noexcept;
    [[nodiscard]] bool is_zero() const noexcept;
    [[nodiscard]] bool is_integer() const noexcept;
    /// The value as int64 when it is an integer that fits.
    [[nodiscard]] std::optional<std::int64_t> to_int64() const;
    /// Nearest double (correctly rounded, so every platform agrees).
    [[nodiscard]] double to_double() const;
    /// Shortest plain notation without exponent or trailing zeros: "0.3", "-12", "1000".
    [[nodiscard]] std::string to_string() const;
    [[nodiscard]] Decimal abs() const;

    friend Decimal operator+(const Decimal& a, const Decimal& b);
    friend Decimal operator-(const Decimal& a, const Decimal& b);
    friend Decimal operator*(const Decimal& a, const Decimal& b);
    friend Decimal operator-(const Decimal& a);
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
    friend bool operator==(const Decimal& a, const Decimal& b);

   private:
    friend struct DecimalBuilder;
    bool negative_ = false;
    std::vector<std::uint32_t> limbs_;  ///< little endian, base 10^9, no leading zero limb; empty = 0
    std::uint32_t scale_ = 0;           ///< digits after the point, minimal
};

/// How numerator ÷ denominator stands to `limit`, without dividing. `denominator` must not be zero.
[[nodiscard]] std::strong_ordering compare_ratio(const Decimal& numerator, const Decimal& denominator,
                                                 const Decimal& limit);

/// Exact value of the shortest decimal text that reads back to `value`; 0 for a value that is not finite.
[[nodiscard]] Decimal decimal_from_double(double value);

/// Rounding for display only: GB/T 8170 (round half to even), `digits` after the point.
[[nodiscard]] std::string round_gbt8170(const Decimal& value, int digits);
/// Same rule for a double: the shortest decimal that reads back to `value` is rounded.
[[nodiscard]] std::string round_gbt8170(double value, int digits);
/// `value` with `significant` significant digits, thousands separated by commas, U+2212 as minus.
[[nodiscard]] std::string format_number(double value, int significant);

/// Amounts that come in halves (man-days): "14", "1.5".
[[nodiscard]] std::string format_halves(double value);

}  // namespace zuji
