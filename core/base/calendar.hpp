#pragma once
// Working days: Monday to Friday less holidays plus make-up working days. Holidays are dated data, never code.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/result.hpp"

namespace zuji {

class Calendar {
   public:
    Calendar() = default;
    /// A date in both sets is a working day.
    Calendar(std::set<Date> holidays, std::set<Date> workdays, std::set<int> years_with_data);
    /// {"source": "...", "years": {"2026": {"holidays": ["2026-01-01", …], "workdays": ["…"]}}}
    static Result<Calendar> from_json(std::string_view text);

    [[nodiscard]] bool is_working_day(Date day) const;
    /// Day of the trigger is day 0; counts `n` working days after it (n ≥ 0; n = 0 is `start` itself).
    [[nodiscard]] Date plus_working_days(Date start, int n) const;
    [[nodiscard]] const std::set<Date>& holidays() const noexcept { return holidays_; }
    [[nodiscard]] const std::set<Date>& workdays() const noexcept { return workdays_; }
    /// Years touched by [from, to] that have no data: to be told to the user, never guessed.
    [[nodiscard]] std::vector<int> years_without_data(Date from, Date to) const;

   private:
    std::set<Date> holidays_;
    std::set<Date> workdays_;
    std::set<int> years_;
};

}  // namespace zuji
