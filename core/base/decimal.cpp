#include "core/base/decimal.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace zuji {
namespace {

using Limbs = std::vector<std::uint32_t>;

constexpr std::uint32_t limb_base = 1'000'000'000;
constexpr std::size_t limb_digits = 9;
constexpr std::size_t max_length = 4000;
constexpr int max_exponent = 400;

void drop_leading_zeros(Limbs& limbs) {
    while (!limbs.empty() && limbs.back() == 0) limbs.pop_back();
}

Limbs limbs_from_digits(std::string_view digits) {
    Limbs limbs;
    for (std::size_t end = digits.size(); end > 0;) {
        const std::size_t begin = end > limb_digits ? end - limb_digits : 0;
        std::uint32_t limb = 0;
        for (const char c : digits.substr(begin, end - begin)) limb = limb * 10 + static_cast<std::uint32_t>(c - '0');
        limbs.push_back(limb);
        end = begin;
    }
    drop_leading_zeros(limbs);
    return limbs;
}

/// Decimal digits without leading zeros; "0" for zero.
std::string digits_from_limbs(const Limbs& limbs) {
    if (limbs.empty()) return "0";
    std::string text = std::to_string(limbs.back());
    for (std::size_t i = limbs.size() - 1; i-- > 0;) {
        const std::string part = std::to_string(limbs[i]);
        text.append(limb_digits - part.size(), '0');
        text += part;
    }
    return text;
}

int compare_magnitude(const Limbs& a, const Limbs& b) {
    if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
    for (std::size_t i = a.size(); i-- > 0;) {
        if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
    }
    return 0;
}

Limbs add_magnitude(const Limbs& a, const Limbs& b) {
    Limbs sum;
    std::uint32_t carry = 0;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()) || carry != 0; ++i) {
        const std::uint32_t total = carry + (i < a.size() ? a[i] : 0) + (i < b.size() ? b[i] : 0);
        sum.push_back(total % limb_base);
        carry = total / limb_base;
    }
    return sum;
}

/// a − b for a ≥ b.
Limbs subtract_magnitude(const Limbs& a, const Limbs& b) {
    Limbs difference;
    std::uint32_t borrow = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::uint32_t take = borrow + (i < b.size() ? b[i] : 0);
        borrow = a[i] < take ? 1 : 0;
        difference.push_back(a[i] + (borrow != 0 ? limb_base : 0) - take);
    }
    drop_leading_zeros(difference);
    return difference;
}

Limbs multiply_magnitude(const Limbs& a, const Limbs& b) {
    Limbs product(a.size() + b.size(), 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::uint64_t carry = 0;
        for (std::size_t k = 0; k < b.size() || carry != 0; ++k) {
            const std::uint64_t other = k < b.size() ? b[k] : 0;
            const std::uint64_t total = product[i + k] + carry + std::uint64_t{a[i]} * other;
            product[i + k] = static_cast<std::uint32_t>(total % limb_base);
            carry = total / limb_base;
        }
    }
    drop_leading_zeros(product);
    return product;
}

/// limbs × 10^power
Limbs scale_up(const Limbs& limbs, std::uint32_t power) {
    if (limbs.empty() || power == 0) return limbs;
    return limbs_from_digits(digits_from_limbs(limbs) + std::string(power, '0'));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digit_run(std::string_view text, std::size_t from) {
    std::size_t end = from;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end - from;
}

/// The pieces of a number: digits of the significand, digits after the point, decimal exponent.
struct Pieces {
    bool negative = false;
    std::string digits;
    int fraction = 0;
    int exponent = 0;
};

/// Reads -?d+(.d+)? into `pieces`; number of characters used, 0 when there is no number.
std::size_t read_plain(std::string_view text, Pieces& pieces) {
    std::size_t at = 0;
    pieces.negative = !text.empty() && text[0] == '-';
    if (pieces.negative) ++at;
    const std::size_t whole = digit_run(text, at);
    if (whole == 0) return 0;
    pieces.digits = text.substr(at, whole);
    at += whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = digit_run(text, at + 1);
        if (fraction == 0) return 0;
        pieces.digits += text.substr(at + 1, fraction);
        pieces.fraction = static_cast<int>(fraction);
        at += 1 + fraction;
    }
    return at;
}

/// Reads [eE][+-]?d+ that must fill `text`; false when malformed or beyond ±max_exponent.
bool read_exponent(std::string_view text, int& exponent) {
    if (text.size() < 2 || (text[0] != 'e' && text[0] != 'E')) return false;
    std::size_t at = 1;
    const bool negative = text[at] == '-';
    if (text[at] == '-' || text[at] == '+') ++at;
    const std::size_t length = digit_run(text, at);
    if (length == 0 || at + length != text.size()) return false;
    int value = 0;
    for (const char c : text.substr(at)) {
        value = value * 10 + (c - '0');
        if (value > max_exponent) return false;
    }
    exponent = negative ? -value : value;
    return true;
}

Error bad_decimal(std::string_view text) { return Error{"bad-decimal", "", {std::string(text.substr(0, 60))}}; }

}  // namespace

/// Builds the canonical form: minimal scale, no negative zero.
struct DecimalBuilder {
    static Decimal make(bool negative, std::string digits, std::int64_t scale) {
        if (scale < 0) {
            digits.append(static_cast<std::size_t>(-scale), '0');
            scale = 0;
        }
        while (scale > 0 && !digits.empty() && digits.back() == '0') {
            digits.pop_back();
            --scale;
        }
        Decimal result;
        result.limbs_ = limbs_from_digits(digits);
        result.negative_ = negative && !result.limbs_.empty();
        result.scale_ = result.limbs_.empty() ? 0 : static_cast<std::uint32_t>(scale);
        return result;
    }

    static Decimal make(bool negative, const Limbs& limbs, std::uint32_t scale) {
        if (scale == 0) {
            Decimal result;
            result.limbs_ = limbs;
            result.negative_ = negative && !limbs.empty();
            return result;
        }
        return make(negative, digits_from_limbs(limbs), scale);
    }

    static int compare_unsigned(const Decimal& a, const Decimal& b) {
        const std::uint32_t scale = std::max(a.scale_, b.scale_);
        return compare_magnitude(scale_up(a.limbs_, scale - a.scale_), scale_up(b.limbs_, scale - b.scale_));
    }
};

Decimal::Decimal(std::int64_t integer) {
    negative_ = integer < 0;
    // Negating in unsigned arithmetic is defined for the smallest value too.
    auto rest = static_cast<std::uint64_t>(integer);
    if (negative_) rest = ~rest + 1;
    for (; rest != 0; rest /= limb_base) limbs_.push_back(static_cast<std::uint32_t>(rest % limb_base));
}

Result<Decimal> Decimal::parse(std::string_view text) {
    Pieces pieces;
    if (text.size() > max_length || read_plain(text, pieces) != text.size() || text.empty()) return bad_decimal(text);
    return DecimalBuilder::make(pieces.negative, std::move(pieces.digits), pieces.fraction);
}

Result<Decimal> Decimal::parse_json_number(std::string_view text) {
    if (text.size() > max_length) return bad_decimal(text);
    Pieces pieces;
    const std::size_t used = read_plain(text, pieces);
    if (used == 0) return bad_decimal(text);
    if (used != text.size() && !read_exponent(text.substr(used), pieces.exponent)) return bad_decimal(text);
    return DecimalBuilder::make(pieces.negative, std::move(pieces.digits), pieces.fraction - pieces.exponent);
}

bool Decimal::is_negative() const noexcept { return negative_; }
bool Decimal::is_zero() const noexcept { return limbs_.empty(); }
bool Decimal::is_integer() const noexcept { return scale_ == 0; }

std::optional<std::int64_t> Decimal::to_int64() const {
    if (scale_ != 0) return std::nullopt;
    const std::string text = to_string();
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

double Decimal::to_double() const {
    const std::string text = to_string();
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) {
        // Beyond the range of doubles: infinite when large, zero when tiny, with the sign kept.
        const bool large = compare_magnitude(limbs_, scale_up({1}, scale_)) >= 0;
        value = large ? std::numeric_limits<double>::infinity() : 0.0;
        return negative_ ? -value : value;
    }
    return end == text.data() ? 0.0 : value;
}

std::string Decimal::to_string() const {
    std::string digits = digits_from_limbs(limbs_);
    if (scale_ > 0) {
        if (digits.size() <= scale_) digits.insert(0, scale_ + 1 - digits.size(), '0');
        digits.insert(digits.size() - scale_, ".");
    }
    return negative_ ? "-" + digits : digits;
}

Decimal Decimal::abs() const {
    Decimal copy = *this;
    copy.negative_ = false;
    return copy;
}

Decimal operator-(const Decimal& a) {
    Decimal copy = a;
    copy.negative_ = !a.negative_ && !a.limbs_.empty();
    return copy;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
    const std::uint32_t scale = std::max(a.scale_, b.scale_);
    const Limbs left = scale_up(a.limbs_, scale - a.scale_);
    const Limbs right = scale_up(b.limbs_, scale - b.scale_);
    if (a.negative_ == b.negative_) return DecimalBuilder::make(a.negative_, add_magnitude(left, right), scale);
    if (compare_magnitude(left, right) >= 0) {
        return DecimalBuilder::make(a.negative_, subtract_magnitude(left, right), scale);
    }
    return DecimalBuilder::make(b.negative_, subtract_magnitude(right, left), scale);
}

Decimal operator-(const Decimal& a, const Decimal& b) { return a + (-b); }

Decimal operator*(const Decimal& a, const Decimal& b) {
    return DecimalBuilder::make(a.negative_ != b.negative_, multiply_magnitude(a.limbs_, b.limbs_),
                                a.scale_ + b.scale_);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    if (a.negative_ != b.negative_) return a.negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
    const int magnitude = DecimalBuilder::compare_unsigned(a, b);
    return (a.negative_ ? -magnitude : magnitude) <=> 0;
}

bool operator==(const Decimal& a, const Decimal& b) {
    return a.negative_ == b.negative_ && a.scale_ == b.scale_ && a.limbs_ == b.limbs_;
}

std::strong_ordering compare_ratio(const Decimal& numerator, const Decimal& denominator, const Decimal& limit) {
    const std::strong_ordering order = numerator <=> limit * denominator;
    return denominator.is_negative() ? 0 <=> order : order;
}

}  // namespace zuji
