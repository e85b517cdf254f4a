#pragma once
// An iCalendar file (RFC 5545): all-day events, folded lines, escaped text, the same bytes for the same events.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"

namespace zuji {

struct CalendarEvent {
    std::string uid;  ///< stable: the same event keeps it from file to file
    Date first;
    Date last;  ///< included
    std::string summary;
    std::string description;
};

/// `stamp` is the day of writing; it comes from the caller, since nothing here knows the time. In the file it is
/// midnight UTC.
[[nodiscard]] std::string to_ics(std::string_view name, const std::vector<CalendarEvent>& events, Date stamp);

}  // namespace zuji
