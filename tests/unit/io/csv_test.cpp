#include <catch2/catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "core/io/csv.hpp"

using zuji::csv_cell;
using zuji::read_csv;
using zuji::TextTable;

namespace {

TextTable table(const std::string& text) {
    const auto read = read_csv(text);
    if (!read.ok()) FAIL(read.error().code);
    return read.value();
}

std::string code(const std::string& text) {
    const auto read = read_csv(text);
    return read.ok() ? "ok" : read.error().code;
}

}  // namespace

TEST_CASE("CSV is read as RFC 4180 writes it", "[io][csv]") {
    CHECK(table("a,b\nc,d\n") == TextTable{{"a", "b"}, {"c", "d"}});
    CHECK(table("a,b\r\nc,d") == TextTable{{"a", "b"}, {"c", "d"}});
    CHECK(table("a,b\rc,d\r") == TextTable{{"a", "b"}, {"c", "d"}});
    CHECK(table("\xEF\xBB\xBF"
                "名称,数量\n") == TextTable{{"名称", "数量"}});
    CHECK(table("\"a,1\",\"say \"\"hi\"\"\",\"two\r\nlines\"\nx,,\n") ==
          TextTable{{"a,1", "say \"hi\"", "two\r\nlines"}, {"x", "", ""}});
    CHECK(table("a,b,\n") == TextTable{{"a", "b", ""}});
    CHECK(table("a\n\nb\n") == TextTable{{"a"}, {""}, {"b"}});
    CHECK(table("1/2\" pipe,3\n") == TextTable{{"1/2\" pipe", "3"}});
    CHECK(table("\"a\"b,c\n") == TextTable{{"ab", "c"}});
    CHECK(table("").empty());
    CHECK(table("\"\"\n") == TextTable{{""}});
}

TEST_CASE("The delimiter is found out", "[io][csv]") {
    CHECK(table("a;b;c\n1,5;2,5;3\n") == TextTable{{"a", "b", "c"}, {"1,5", "2,5", "3"}});
    CHECK(table("a\tb\n\"x,y\"\tz\n") == TextTable{{"a", "b"}, {"x,y", "z"}});
    CHECK(table("title, with comma\n\na;b;c\nd;e;f\ng;h;i\n")[2] == std::vector<std::string>{"a", "b", "c"});
    CHECK(table("sep=;\na,1;b\n") == TextTable{{"sep=", ""}, {"a,1", "b"}});
    CHECK(table("\"a;b\",c\n\"d;e\",f\n") == TextTable{{"a;b", "c"}, {"d;e", "f"}});
    CHECK(table("one\ntwo\n") == TextTable{{"one"}, {"two"}});
}

TEST_CASE("Broken CSV is refused", "[io][csv]") {
    CHECK(code("a,\"b\nc,d\n") == "csv-open-quote");
    CHECK(read_csv("a\n\"b").error().where == "row 2");
    CHECK(code("\xFF\xFE"
               "a") == "csv-not-utf8");
    CHECK(code("\xC3\xFB\xB3\xC6,1\n") == "csv-not-utf8");  // GBK
    CHECK(code(std::string("a\0,\0b\0", 6)) == "csv-not-utf8");
    CHECK(code(std::string(200, ',') + "\n") == "table-too-many-columns");
    CHECK(code(std::string(199, ',') + "\n") == "ok");
    CHECK(code(std::string(1'000'000, '\n')) == "ok");
    CHECK(code(std::string(1'000'001, '\n')) == "table-too-many-rows");
    std::string wide;
    for (int i = 0; i < 100'001; ++i) wide += std::string(199, ',') + "\n";
    CHECK(code(wide) == "table-too-many-cells");
}

TEST_CASE("Cells are written so that they come back, and never as a formula", "[io][csv]") {
    CHECK(csv_cell("铜排") == "铜排");
    CHECK(csv_cell("a,b") == "\"a,b\"");
    CHECK(csv_cell("say \"hi\"") == "\"say \"\"hi\"\"\"");
    CHECK(csv_cell("two\nlines") == "\"two\nlines\"");
    CHECK(csv_cell(" padded ") == "\" padded \"");
    CHECK(csv_cell("-12.5") == "-12.5");
    CHECK(csv_cell("+3") == "+3");
    CHECK(csv_cell("=1+1") == "'=1+1");
    CHECK(csv_cell("-1+cmd") == "'-1+cmd");
    CHECK(csv_cell("+86 135") == "'+86 135");
    CHECK(csv_cell("@SUM(A1)") == "'@SUM(A1)");
    CHECK(csv_cell("＝1") == "'＝1");
    CHECK(csv_cell("\tx") == "\"'\tx\"");
    CHECK(csv_cell("-") == "'-");
    CHECK(csv_cell("") == "");
    for (const std::string text :
         {"铜排", "a,b", "say \"hi\"", "x\r\ny", "=1+1", "-5", "@x", "'quoted", " p ", ";", "\t"}) {
        CAPTURE(text);
        const TextTable back = table(csv_cell(text) + "," + csv_cell("end") + "\n");
        REQUIRE(back.size() == 1);
        REQUIRE(back[0].size() == 2);
        CHECK(zuji::without_formula_guard(back[0][0]) == text);
    }
    CHECK(zuji::without_formula_guard("'text") == "'text");
}
