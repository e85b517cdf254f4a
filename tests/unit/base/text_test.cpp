#include <catch2/catch_amalgamated.hpp>
#include <string>

#include "core/base/text.hpp"

TEST_CASE("UTF-8 is checked strictly", "[base][text]") {
    for (const std::string text : {"", "abc", "足迹", "é", "\xF0\x9F\x8C\xB1", "\xEF\xBB\xBF"})
        CHECK(zuji::is_utf8(text));
    for (const std::string text : {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                   "\xFF", "a\xE8\xB6", "\xF8\x88\x80\x80\x80"}) {
        CHECK_FALSE(zuji::is_utf8(text));
    }
}

TEST_CASE("White space is trimmed and dropped, full-width included", "[base][text]") {
    CHECK(zuji::trim(" \t　甲 厂\u00A0\r\n") == "甲 厂");
    CHECK(zuji::trim("　 ").empty());
    CHECK(zuji::trim("").empty());
    CHECK(zuji::drop_white_space(" 甲　厂 1\t号\n") == "甲厂1号");
    CHECK(zuji::drop_white_space("\xFF x") == "\xFFx");
}

TEST_CASE("Names are compared after folding", "[base][text]") {
    CHECK(zuji::fold_width("ＡＢｃ１２（％）　x") == "ABc12(%) x");
    CHECK(zuji::ascii_lower("ÄBC足") == "Äbc足");
    CHECK(zuji::comparison_key("甲厂 １号 Ｍ１") == zuji::comparison_key("甲厂1号m1"));
    CHECK(zuji::comparison_key("M1") != zuji::comparison_key("M2"));
}

TEST_CASE("Code points are written and counted", "[base][text]") {
    std::string out;
    for (const char32_t c : {U'a', U'é', U'足', U'\U0001F331'}) zuji::append_utf8(out, c);
    CHECK(out == "aé足\xF0\x9F\x8C\xB1");
    CHECK(zuji::is_utf8(out));
    CHECK(zuji::code_point_count(out) == 4);
}
