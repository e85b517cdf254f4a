// Sinks of the report model: HTML and CSV.

#include "core/report/report.hpp"

#include <catch2/catch_amalgamated.hpp>
#include <string>

#include "core/io/csv.hpp"

using zuji::Align;
using zuji::Report;
using zuji::TableBlock;
using zuji::Tone;

namespace {

constexpr const char* hostile = "<script>alert('x')</script><img src=x onerror=\"alert(1)\">&amp; ]]> \x01 \"quoted\"";

Report hostile_report() {
    Report report;
    report.language = "zh";
    report.title = hostile;
    report.subtitle = hostile;
    report.notice = std::string(hostile) + "</style><script>1</script>";
    TableBlock table;
    table.caption = hostile;
    table.header = {hostile, "b"};
    table.align = {Align::left, Align::right};
    table.rows = {{{hostile, Tone::good, "annex1/\"><script>/a#b?c d%.pdf"}, {"2", Tone::bad, "javascript:alert(1)"}}};
    report.sections = {{hostile,
                        hostile,
                        {zuji::Paragraph{hostile, Tone::open}, zuji::KeyValues{{{hostile, {hostile, Tone::draft, ""}}}},
                         table, zuji::BarChart{hostile, hostile, {{hostile, 3}, {"b", -1}}},
                         zuji::Tiles{{{hostile, hostile, Tone::muted}}}}}};
    return report;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

}  // namespace

TEST_CASE("Hostile names stay text", "[report][html]") {
    const std::string html = zuji::to_html(hostile_report());
    CHECK(count(html, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;") >= 10);
    CHECK(count(html, "<script") == 0);
    CHECK(count(html, "<img") == 0);
    CHECK(count(html, "onerror=\"") == 0);
    CHECK(count(html, "</style>") == 1);
    CHECK(count(html, "\x01") == 0);
    CHECK(count(html, "href=\"javascript:") == 0);
    CHECK(count(html, "href=\"javascript%3Aalert%281%29\"") == 1);
    CHECK(count(html, "href=\"annex1/%22%3E%3Cscript%3E/a%23b%3Fc%20d%25.pdf\"") == 1);
}

TEST_CASE("A page is complete, has no script and asks for nothing", "[report][html]") {
    const std::string html = zuji::to_html(hostile_report());
    CHECK(html.starts_with("<!doctype html>\n<html lang=\"zh-CN\">"));
    CHECK(count(html, "<style>") == 1);
    CHECK(count(html, "default-src 'none'") == 1);
    CHECK(count(html, "size:A4") == 1);
    for (const char* outside : {"http:", "https:", " src=", "<link", "@import", "url(", "<iframe", "<form"}) {
        CAPTURE(outside);
        CHECK(count(html, outside) - count(html, std::string("&lt;img") + outside) == 0);
    }
    CHECK(count(html, "<table") == count(html, "</table>"));
    CHECK(count(html, "<section") == count(html, "</section>"));
    CHECK(count(html, "<svg") == count(html, "</svg>"));
}

TEST_CASE("Bars give their amounts too, negative ones left of the axis", "[report][html]") {
    Report report;
    report.sections = {{"a", "A", {zuji::BarChart{"Stages", "kgCO₂e", {{"材料", 75}, {"回收", -25}}}}}};
    const std::string html = zuji::to_html(report);
    CHECK(count(html, "75") >= 1);
    CHECK(count(html, "−25") >= 1);
    CHECK(count(html, "<rect x=\"275\"") == 1);  // 340 px for 100 units; the axis stands at 190 + 85
    CHECK(count(html, "<rect x=\"190\"") == 1);
    CHECK(count(html, "150.0 %") == 1);
}

TEST_CASE("Escapes are what HTML and paths want", "[report][html]") {
    CHECK(zuji::escape_html("a<b>&\"'\n\t") == "a&lt;b&gt;&amp;&quot;&#39;\n\t");
    CHECK(zuji::escape_html(std::string("a\0b", 3)) ==
          "a\uFFFD"
          "b");
    CHECK(zuji::encode_path("annex1/A1-06/执照 1.pdf") == "annex1/A1-06/%E6%89%A7%E7%85%A7%201.pdf");
}

TEST_CASE("Spreadsheets open right: mark, line ends, quotes, no formulas", "[report][csv]") {
    TableBlock table;
    table.header = {"名称 / Name", "b"};
    table.rows = {{{"a,\"b\"\n", Tone::normal, ""}, {"=HYPERLINK(\"x\")", Tone::normal, ""}},
                  {{"-12.5", Tone::normal, ""}, {"@SUM(A1)", Tone::normal, ""}}};
    const std::string csv = zuji::to_csv(table);
    CHECK(csv.starts_with("\xEF\xBB\xBF名称 / Name,b\r\n"));
    CHECK(csv.find("\"a,\"\"b\"\"\n\"") != std::string::npos);
    CHECK(csv.find("-12.5") != std::string::npos);
    CHECK(csv.find(",=") == std::string::npos);
    CHECK(csv.find(",@") == std::string::npos);
    CHECK(csv.ends_with("\r\n"));
    const auto read = zuji::read_csv(csv);
    REQUIRE(read.ok());
    REQUIRE(read.value().size() == 3);
    CHECK(read.value()[1][0] == "a,\"b\"\n");
}
