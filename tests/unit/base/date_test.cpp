#include <catch2/catch_amalgamated.hpp>
#include <string>

#include "core/base/calendar.hpp"
#include "core/base/date.hpp"

using zuji::Calendar;
using zuji::Date;

namespace {

Date day(const char* text) {
    auto parsed = Date::parse(text);
    REQUIRE(parsed.ok());
    return parsed.value();
}

}  // namespace

TEST_CASE("Dates are read strictly", "[base][date]") {
    for (const char* text : {"1970-01-01", "2000-02-29", "2028-02-29", "0001-01-01", "9999-12-31"}) {
        CHECK(day(text).to_string() == text);
    }
    for (const char* text : {"", "2026-2-3", "2026-02-30", "2027-02-29", "1900-02-29", "2026-13-01", "2026-00-10",
                             "2026-01-00", "0000-01-01", "2026/01/01", "2026-01-01T00:00:00", " 2026-01-01", "20260101",
                             "-026-01-01", "２０２６-01-01"}) {
        CAPTURE(text);
        const auto parsed = Date::parse(text);
        REQUIRE_FALSE(parsed.ok());
        CHECK(parsed.error().code == "bad-date");
    }
}

TEST_CASE("Day arithmetic walks the calendar one by one", "[base][date]") {
    Date date = day("1999-12-30");
    int month_changes = 0;
    for (int i = 0; i < 1500; ++i) {
        const Date next = date.plus_days(1);
        CHECK(next > date);
        CHECK(next.weekday() == date.weekday() % 7 + 1);
        CHECK(Date::from_civil(next.year(), next.month(), next.day()).value() == next);
        if (next.month() != date.month()) {
            CHECK(next.day() == 1);
            ++month_changes;
        }
        date = next;
    }
    CHECK(month_changes == 50);
    CHECK(day("2026-06-15").weekday() == 1);
    CHECK(day("1969-12-31").weekday() == 3);
    CHECK(day("2026-06-15").plus_days(90) == day("2026-09-13"));
}

TEST_CASE("Month arithmetic ends at the month end", "[base][date]") {
    CHECK(day("2026-12-31").plus_months(2) == day("2027-02-28"));
    CHECK(day("2027-12-31").plus_months(2) == day("2028-02-29"));
    CHECK(day("2028-02-29").plus_months(-12) == day("2027-02-28"));
    CHECK(day("2026-08-31").plus_months(-6) == day("2026-02-28"));
    CHECK(day("2026-03-15").plus_months(24) == day("2028-03-15"));
    CHECK(day("2026-01-31").plus_months(-1) == day("2025-12-31"));
    CHECK(day("2026-01-31").plus_months(0) == day("2026-01-31"));
    CHECK_FALSE(day("9999-12-31").plus_months(1).in_calendar());
    CHECK_FALSE(day("0001-01-01").plus_days(-1).in_calendar());
    CHECK(day("9999-12-31").in_calendar());
    CHECK_FALSE(day("2026-01-01").plus_days(2147483647).in_calendar());
}

TEST_CASE("Working days skip weekends and holidays and count make-up days", "[base][calendar]") {
    const Calendar plain;
    CHECK(plain.plus_working_days(day("2026-06-12"), 3) == day("2026-06-17"));
    CHECK(plain.plus_working_days(day("2026-06-13"), 3) == day("2026-06-17"));
    CHECK(plain.plus_working_days(day("2026-06-13"), 0) == day("2026-06-13"));
    CHECK(plain.plus_working_days(day("2026-06-15"), 30) == day("2026-07-27"));

    const auto loaded = Calendar::from_json(
        R"({"source":"fixture","years":{"2026":{"holidays":["2026-06-16","2026-06-17"],"workdays":["2026-06-20"]}}})");
    REQUIRE(loaded.ok());
    CHECK(loaded.value().plus_working_days(day("2026-06-15"), 3) == day("2026-06-20"));
    CHECK(loaded.value().years_without_data(day("2025-12-31"), day("2027-01-01")) == std::vector<int>{2025, 2027});
    const Calendar both({day("2026-06-16")}, {day("2026-06-16")}, {2026});
    CHECK(both.is_working_day(day("2026-06-16")));
}

TEST_CASE("Holiday data is read strictly", "[base][calendar]") {
    const std::vector<std::pair<const char*, const char*>> bad = {
        {R"([])", ""},
        {R"({"years":[]})", "years"},
        {R"({"years":{"26":{}}})", "years.26"},
        {R"({"years":{"2026":[]}})", "years.2026"},
        {R"({"years":{"2026":{"holiday":[]}}})", "years.2026.holiday"},
        {R"({"years":{"2026":{"holidays":["2026-01-01",7]}}})", "years.2026.holidays[1]"},
        {R"({"years":{"2026":{"workdays":["2026-02-30"]}}})", "years.2026.workdays[0]"},
    };
    for (const auto& [text, where] : bad) {
        CAPTURE(text);
        const auto loaded = Calendar::from_json(text);
        REQUIRE_FALSE(loaded.ok());
        CHECK(loaded.error().where == where);
    }
    CHECK_FALSE(Calendar::from_json("{").ok());
}
