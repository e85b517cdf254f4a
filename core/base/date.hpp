#pragma once
// Civil dates without time or zone. "Today" is always a parameter; core never asks a clock.

#include <compare>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace zuji {

/// A day of the proleptic Gregorian calendar, years 1 to 9999, stored as days since 1970-01-01.
class Date {
   public:
    Date() = default;  ///< 1970-01-01
    /// "YYYY-MM-DD", a day that exists. Error code "bad-date".
    static Result<Date> parse(std::string_view text);
    static Result<Date> from_civil(int year, int month, int day);
    static Date from_days(int days_since_epoch) noexcept;

    [[nodiscard]] int year() const;
    [[nodiscard]] int month() const;
    [[nodiscard]] int day() const;
    [[nodiscard]] int weekday() const;  ///< 1 = Monday … 7 = Sunday
    [[nodiscard]] int days_since_epoch() const noexcept { return days_; }
    [[nodiscard]] std::string to_string() const;  ///< "YYYY-MM-DD"

    [[nodiscard]] Date plus_days(int days) const noexcept;
    /// Same day of the target month; month end if that day does not exist (AMB-55, Civil Code arts. 200-203).
    [[nodiscard]] Date plus_months(int months) const;
    /// False when arithmetic has left the years 1 to 9999 (such a day has no "YYYY-MM-DD").
    [[nodiscard]] bool in_calendar() const;

    friend auto operator<=>(const Date&, const Date&) = default;  // NOLINT(modernize-use-nullptr): its 0 is no pointer

   private:
    int days_ = 0;
};

}  // namespace zuji
