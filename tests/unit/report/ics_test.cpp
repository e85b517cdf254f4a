// The calendar file as RFC 5545 wants it, read back by a reader of its own.

#include "core/report/ics.hpp"

#include <catch2/catch_amalgamated.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/report/schedule_report.hpp"
#include "tests/unit/engine/test_engine.hpp"

using namespace zuji;

namespace {

Date day(const char* text) { return Date::parse(text).value(); }

/// Content lines, unfolded; checks ends and lengths of the lines on the way.
std::vector<std::string> lines_of(const std::string& file) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < file.size()) {
        const std::size_t end = file.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        const std::string line = file.substr(at, end - at);
        REQUIRE(line.size() <= 75);
        REQUIRE(line.find('\n') == std::string::npos);
        // A folded part begins with a whole character.
        if (line.starts_with(' ')) {
            REQUIRE((static_cast<unsigned char>(line.at(1)) & 0xC0U) != 0x80U);
            lines.back() += line.substr(1);
        } else {
            lines.push_back(line);
        }
        at = end + 2;
    }
    return lines;
}

std::string unescaped(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out += text[i];
        } else {
            out += text.at(++i) == 'n' ? '\n' : text[i];
        }
    }
    return out;
}

Date basic(const std::string& text) {
    return Date::parse(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2)).value();
}

std::vector<CalendarEvent> read(const std::string& file) {
    std::vector<CalendarEvent> events;
    for (const std::string& line : lines_of(file)) {
        const std::string value = line.substr(line.find(':') + 1);
        if (line == "BEGIN:VEVENT") events.emplace_back();
        if (line.starts_with("UID:")) events.back().uid = unescaped(value);
        if (line.starts_with("DTSTART;VALUE=DATE:")) events.back().first = basic(value);
        if (line.starts_with("DTEND;VALUE=DATE:")) events.back().last = basic(value).plus_days(-1);
        if (line.starts_with("SUMMARY:")) events.back().summary = unescaped(value);
        if (line.starts_with("DESCRIPTION:")) events.back().description = unescaped(value);
    }
    return events;
}

}  // namespace

TEST_CASE("A calendar file reads back as it was", "[report][ics]") {
    const std::vector<CalendarEvent> events = {
        {"p-1@zuji", day("2026-06-15"), day("2026-06-15"), "Plain", ""},
        {"p-2@zuji", day("2026-12-31"), day("2027-01-02"), "评审，含“;”与, 以及 \\ 反斜杠",
         "一行很长的说明，足以超过七十五个字节，必须折行而不能切断一个汉字；再长一些，让它折两次，直到第三行为止。\nsec"
         "ond line"}};
    const std::string file = to_ics("计划, 2026", events, day("2026-06-01"));
    const auto lines = lines_of(file);
    CHECK(lines.front() == "BEGIN:VCALENDAR");
    CHECK(lines.back() == "END:VCALENDAR");
    CHECK(file.find("DTSTAMP:20260601T000000Z\r\n") != std::string::npos);
    CHECK(file.find("DTEND;VALUE=DATE:20270103\r\n") != std::string::npos);
    const auto again = read(file);
    REQUIRE(again.size() == events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        CHECK(again[i].uid == events[i].uid);
        CHECK(again[i].first == events[i].first);
        CHECK(again[i].last == events[i].last);
        CHECK(again[i].summary == events[i].summary);
        CHECK(again[i].description == events[i].description);
    }
    CHECK(to_ics("计划, 2026", events, day("2026-06-01")) == file);
}

TEST_CASE("Schedule and certificate make a calendar with stable ids", "[report][ics]") {
    Project project = test::complete_project();
    project.plan.accepted = "2026-06-15";
    project.plan.stops = {{1, "2026-07-01", "2026-07-03", "fee"}};
    project.certificate.issued = "2026-10-20";
    const Assessment assessed = test::assess(project);
    const ReportFacts facts{project, assessed, test::engine().knowledge()};
    const Say chinese(test::engine().catalog("zh"));
    const Say english(test::engine().catalog("en"));
    const auto events = read(calendar_file(facts, chinese, day("2026-06-15")));
    std::set<std::string> ids;
    for (const CalendarEvent& event : events) {
        CHECK_FALSE(event.summary.empty());
        ids.insert(event.uid);
    }
    CHECK(events.size() >= 12);
    CHECK(ids.size() == events.size());
    std::set<std::string> same;
    for (const CalendarEvent& event : read(calendar_file(facts, english, day("2026-08-01")))) same.insert(event.uid);
    CHECK(same == ids);

    const std::string svg = gantt_svg(schedule_chart(facts.assessment.schedule, english));
    CHECK(svg.starts_with("<svg "));
    CHECK(svg.ends_with("</svg>\n"));
    CHECK(schedule_table(facts, english).rows.size() == phase_count);
    CHECK(man_days_table(facts, english).rows.back().back().text != "");
}
