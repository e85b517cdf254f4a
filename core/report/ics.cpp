#include "core/report/ics.hpp"

#include <algorithm>

namespace zuji {
namespace {

/// RFC 5545, 3.1: a line has at most 75 bytes without its end; a character is never cut.
constexpr std::size_t longest_line = 75;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

void add_line(std::string& out, std::string_view line) {
    std::size_t room = longest_line;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 1 && continues_character(line[cut])) --cut;
        out.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = longest_line - 1;  // the blank of the fold counts
    }
    out.append(line).append("\r\n");
}

/// RFC 5545, 3.3.11: text with backslash, semicolon, comma and line ends escaped; other control characters go.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
            out += c;
        }
    }
    return out;
}

/// "20260315"
std::string basic_date(Date day) {
    std::string text = day.to_string();
    text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
    return text;
}

}  // namespace

std::string to_ics(std::string_view name, const std::vector<CalendarEvent>& events, Date stamp) {
    std::string out;
    add_line(out, "BEGIN:VCALENDAR");
    add_line(out, "VERSION:2.0");
    add_line(out, "PRODID:-//zuji//schedule//EN");
    add_line(out, "CALSCALE:GREGORIAN");
    add_line(out, "METHOD:PUBLISH");
    add_line(out, "X-WR-CALNAME:" + escaped(name));
    for (const CalendarEvent& event : events) {
        add_line(out, "BEGIN:VEVENT");
        add_line(out, "UID:" + escaped(event.uid));
        add_line(out, "DTSTAMP:" + basic_date(stamp) + "T000000Z");
        add_line(out, "DTSTART;VALUE=DATE:" + basic_date(event.first));
        // The end of an all-day event is the first day that no longer belongs to it.
        add_line(out, "DTEND;VALUE=DATE:" + basic_date(event.last.plus_days(1)));
        add_line(out, "SUMMARY:" + escaped(event.summary));
        if (!event.description.empty()) add_line(out, "DESCRIPTION:" + escaped(event.description));
        add_line(out, "TRANSP:TRANSPARENT");
        add_line(out, "END:VEVENT");
    }
    add_line(out, "END:VCALENDAR");
    return out;
}

}  // namespace zuji
