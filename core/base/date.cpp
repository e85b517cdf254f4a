#include "core/base/date.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace zuji {
namespace {

constexpr int min_year = 1;
constexpr int max_year = 9999;

struct Civil {
    std::int64_t year;
    int month;
    int day;
};

constexpr bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int days_in_month(std::int64_t year, int month) {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

// Days since 1970-01-01 of a civil date: years start in March, so that the leap day comes last in its year.
constexpr std::int64_t days_from_civil(Civil c) {
    const std::int64_t y = c.month <= 2 ? c.year - 1 : c.year;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t year_of_era = y - era * 400;
    const std::int64_t day_of_year = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

constexpr Civil civil_from_days(std::int64_t days) {
    const std::int64_t z = days + 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const std::int64_t day_of_era = z - era * 146097;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t mp = (5 * day_of_year + 2) / 153;
    const int day = static_cast<int>(day_of_year - (153 * mp + 2) / 5 + 1);
    const int month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

static_assert(days_from_civil({1970, 1, 1}) == 0);
static_assert(days_from_civil({2000, 3, 1}) == 11017);

int clamp_days(std::int64_t days) noexcept {
    constexpr std::int64_t low = std::numeric_limits<int>::min();
    constexpr std::int64_t high = std::numeric_limits<int>::max();
    return static_cast<int>(std::clamp(days, low, high));
}

/// Value of a run of ASCII digits, -1 when another character stands in it.
int digits_value(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string padded(std::int64_t value, std::size_t width) {
    std::string text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

}  // namespace

Result<Date> Date::parse(std::string_view text) {
    const Error bad{"bad-date", "", {std::string(text.substr(0, 40))}};
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return bad;
    const int year = digits_value(text.substr(0, 4));
    const int month = digits_value(text.substr(5, 2));
    const int day = digits_value(text.substr(8, 2));
    if (year < 0 || month < 0 || day < 0) return bad;
    if (auto date = from_civil(year, month, day); date.ok()) return date;
    return bad;
}

Result<Date> Date::from_civil(int year, int month, int day) {
    const bool exists = year >= min_year && year <= max_year && month >= 1 && month <= 12 && day >= 1 &&
                        day <= days_in_month(year, month);
    if (!exists) {
        return Error{"bad-date", "", {std::to_string(year) + "-" + std::to_string(month) + "-" + std::to_string(day)}};
    }
    return from_days(clamp_days(days_from_civil({year, month, day})));
}

Date Date::from_days(int days_since_epoch) noexcept {
    Date date;
    date.days_ = days_since_epoch;
    return date;
}

int Date::year() const { return static_cast<int>(civil_from_days(days_).year); }
int Date::month() const { return civil_from_days(days_).month; }
int Date::day() const { return civil_from_days(days_).day; }

int Date::weekday() const {
    // 1970-01-01 was a Thursday.
    const int shifted = static_cast<int>((static_cast<std::int64_t>(days_) + 3) % 7);
    return (shifted + 7) % 7 + 1;
}

std::string Date::to_string() const {
    const Civil c = civil_from_days(days_);
    const std::string year = c.year < 0 ? "-" + padded(-c.year, 4) : padded(c.year, 4);
    return year + "-" + padded(c.month, 2) + "-" + padded(c.day, 2);
}

Date Date::plus_days(int days) const noexcept { return from_days(clamp_days(static_cast<std::int64_t>(days_) + days)); }

Date Date::plus_months(int months) const {
    const Civil c = civil_from_days(days_);
    const std::int64_t index = c.year * 12 + (c.month - 1) + months;
    const std::int64_t year = (index >= 0 ? index : index - 11) / 12;
    const int month = static_cast<int>(index - year * 12) + 1;
    return from_days(clamp_days(days_from_civil({year, month, std::min(c.day, days_in_month(year, month))})));
}

bool Date::in_calendar() const {
    const std::int64_t year = civil_from_days(days_).year;
    return year >= min_year && year <= max_year;
}

}  // namespace zuji
