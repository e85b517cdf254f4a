#include "core/base/calendar.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json.hpp"

namespace zuji {
namespace {

constexpr int saturday = 6;

Result<std::set<Date>> read_dates(const Json& list, const std::string& where) {
    if (!list.is_array()) return Error{"wrong-type", where, {"array"}};
    std::set<Date> dates;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string here = where + "[" + std::to_string(i) + "]";
        if (!list[i].is_string()) return Error{"wrong-type", here, {"date"}};
        auto date = Date::parse(list[i].get_ref<const std::string&>());
        if (!date.ok()) return Error{"bad-date", here, date.error().args};
        dates.insert(date.value());
    }
    return dates;
}

/// "2026" → 2026, 0 when it is not a year of four digits.
int read_year(const std::string& text) {
    auto first_day = Date::parse(text + "-01-01");
    return first_day.ok() ? first_day.value().year() : 0;
}

struct YearData {
    std::set<Date> holidays;
    std::set<Date> workdays;
};

Result<YearData> read_year_data(const Json& entry, const std::string& where) {
    if (!entry.is_object()) return Error{"wrong-type", where, {"object"}};
    YearData data;
    for (const auto& [key, list] : entry.items()) {
        const std::string here = where + "." + key;
        if (key != "holidays" && key != "workdays") return Error{"unknown-key", here, {key}};
        auto dates = read_dates(list, here);
        if (!dates.ok()) return dates.error();
        (key == "holidays" ? data.holidays : data.workdays) = std::move(dates).value();
    }
    return data;
}

}  // namespace

Calendar::Calendar(std::set<Date> holidays, std::set<Date> workdays, std::set<int> years_with_data)
    : holidays_(std::move(holidays)), workdays_(std::move(workdays)), years_(std::move(years_with_data)) {}

Result<Calendar> Calendar::from_json(std::string_view text) {
    auto parsed = parse_json_exact(text);
    if (!parsed.ok()) return parsed.error();
    const Json& document = parsed.value();
    if (!document.is_object()) return Error{"wrong-type", "", {"object"}};
    const auto years = document.find("years");
    if (years == document.end() || !years->is_object()) return Error{"wrong-type", "years", {"object"}};

    std::set<Date> holidays;
    std::set<Date> workdays;
    std::set<int> known;
    for (const auto& [key, entry] : years->items()) {
        const int year = read_year(key);
        if (year == 0) return Error{"out-of-range", "years." + key, {key}};
        auto data = read_year_data(entry, "years." + key);
        if (!data.ok()) return data.error();
        holidays.merge(data.value().holidays);
        workdays.merge(data.value().workdays);
        known.insert(year);
    }
    return Calendar(std::move(holidays), std::move(workdays), std::move(known));
}

bool Calendar::is_working_day(Date day) const {
    if (workdays_.contains(day)) return true;
    return day.weekday() < saturday && !holidays_.contains(day);
}

Date Calendar::plus_working_days(Date start, int n) const {
    Date day = start;
    for (int counted = 0; counted < n;) {
        day = day.plus_days(1);
        if (is_working_day(day)) ++counted;
    }
    return day;
}

std::vector<int> Calendar::years_without_data(Date from, Date to) const {
    std::vector<int> missing;
    for (int year = from.year(); year <= to.year(); ++year) {
        if (!years_.contains(year)) missing.push_back(year);
    }
    return missing;
}

}  // namespace zuji
