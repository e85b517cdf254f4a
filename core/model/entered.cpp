#include "core/model/entered.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <utility>

#include "core/base/text.hpp"

namespace zuji {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Full-width characters and the typographic minus become ASCII, the blanks of number groups become ' '.
std::string fold_number(std::string_view text) {
    static constexpr std::pair<std::string_view, char> spellings[] = {
        {"\u2212", '-'},  // minus sign
        {"\u00A0", ' '}, {"\u2007", ' '}, {"\u2009", ' '}, {"\u202F", ' '},
    };
    std::string folded = fold_width(text);
    for (const auto& [from, to] : spellings) {
        for (std::size_t at = folded.find(from); at != std::string::npos; at = folded.find(from, at)) {
            folded.replace(at, from.size(), 1, to);
        }
    }
    return folded;
}

/// Takes the digits of an integer part from `rest`, without its group separators. Groups are read only where they
/// cannot be anything else: "1,234,567" and "1 234 567", but not "0,123", "12,34" or "1,234 567".
/// nullopt when the digits are grouped in another way.
std::optional<std::string> take_integer_part(std::string_view& rest) {
    std::size_t end = 0;
    while (end < rest.size() && is_digit(rest[end])) ++end;
    std::string digits(rest.substr(0, end));
    rest.remove_prefix(end);
    if (rest.empty() || (rest.front() != ',' && rest.front() != ' ')) return digits;
    if (digits.empty() || digits.size() > 3 || digits.front() == '0') return std::nullopt;
    const char separator = rest.front();
    while (!rest.empty() && rest.front() == separator) {
        std::size_t length = 0;
        while (length + 1 < rest.size() && is_digit(rest[length + 1])) ++length;
        if (length != 3) return std::nullopt;
        digits += rest.substr(1, 3);
        rest.remove_prefix(4);
    }
    return digits;
}

/// [eE][+-]?digits at the start of `rest`; empty when there is none.
std::string_view take_exponent(std::string_view& rest) {
    if (rest.empty() || (rest.front() != 'e' && rest.front() != 'E')) return {};
    std::size_t end = 1;
    if (end < rest.size() && (rest[end] == '+' || rest[end] == '-')) ++end;
    const std::size_t digits = end;
    while (end < rest.size() && is_digit(rest[end])) ++end;
    if (end == digits) return {};
    const std::string_view exponent = rest.substr(0, end);
    rest.remove_prefix(end);
    return exponent;
}

/// The nearest double of text in plain notation (-?\d+(\.\d+)?), the common case, without building a Decimal.
std::optional<double> read_plain(std::string_view text) {
    const std::size_t sign = !text.empty() && text.front() == '-' ? 1 : 0;
    std::size_t i = sign;
    while (i < text.size() && is_digit(text[i])) ++i;
    if (i == sign) return std::nullopt;
    if (i < text.size()) {
        if (text[i] != '.') return std::nullopt;
        const std::size_t point = i++;
        while (i < text.size() && is_digit(text[i])) ++i;
        if (i != text.size() || i == point + 1) return std::nullopt;
    }
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Words after a number that do not change its value in the field it was typed into.
bool is_harmless_suffix(std::string_view suffix) {
    static constexpr std::string_view words[] = {"%",  "kg", "千克", "公斤", "pcs", "pc", "件",
                                                 "个", "只", "台",   "套",   "片",  "根"};
    return std::find(std::begin(words), std::end(words), suffix) != std::end(words);
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

/// `text` when it reads as a number, else nothing.
std::optional<std::string> if_readable(std::string text) {
    return read_entered(text) ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace

Entered::Entered(std::string text) : text_(std::move(text)) {
    if (const auto plain = read_plain(text_)) {
        value_ = *plain;
        valid_ = true;
    } else if (const auto exact = read_entered(text_)) {
        const double nearest = exact->to_double();
        valid_ = std::isfinite(nearest);
        value_ = valid_ ? nearest : 0;
    }
}

std::optional<Decimal> Entered::exact() const { return valid_ ? read_entered(text_) : std::nullopt; }

std::optional<Decimal> read_entered(std::string_view text) {
    constexpr std::size_t longest = 400;
    if (text.size() > 4 * longest) return std::nullopt;
    const std::string folded = fold_number(text);
    std::string_view rest = trim(folded);
    std::string plain;
    if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) {
        if (rest.front() == '-') plain = "-";
        rest.remove_prefix(1);
    }
    const auto integer = take_integer_part(rest);
    if (!integer) return std::nullopt;
    std::string_view fraction;
    if (!rest.empty() && rest.front() == '.') {
        std::size_t end = 1;
        while (end < rest.size() && is_digit(rest[end])) ++end;
        fraction = rest.substr(1, end - 1);
        if (fraction.empty()) return std::nullopt;
        rest.remove_prefix(end);
    }
    if (integer->empty() && fraction.empty()) return std::nullopt;
    const std::string_view exponent = take_exponent(rest);
    if (!rest.empty()) return std::nullopt;
    // JSON numbers take no leading zeros, people do.
    const std::size_t first = integer->find_first_not_of('0');
    plain += first == std::string::npos ? "0" : integer->substr(first);
    if (!fraction.empty()) plain.append(".").append(fraction);
    plain += exponent;
    if (plain.size() > longest) return std::nullopt;
    const auto number = exponent.empty() ? Decimal::parse(plain) : Decimal::parse_json_number(plain);
    return number.ok() ? std::optional(number.value()) : std::nullopt;
}

std::optional<std::string> suggest_number(std::string_view text) {
    if (read_entered(text)) return std::nullopt;
    std::string folded = replace_all(fold_number(text), "。", ".");
    std::string candidate(trim(folded));
    std::size_t end = candidate.size();
    while (end > 0 && !is_digit(candidate[end - 1])) --end;
    if (end < candidate.size() && is_harmless_suffix(trim(std::string_view(candidate).substr(end)))) {
        candidate.resize(end);
    }
    if (auto number = if_readable(candidate)) return number;
    const std::size_t comma = candidate.find(',');
    if (comma == std::string::npos || candidate.find(',', comma + 1) != std::string::npos) return std::nullopt;
    // One comma that is no group separator: a decimal comma, with points or blanks as group separators.
    const std::string whole = replace_all(replace_all(candidate.substr(0, comma), ".", ""), " ", "");
    return if_readable(whole + "." + candidate.substr(comma + 1));
}

}  // namespace zuji
