#include <catch2/catch_amalgamated.hpp>

#include "tests/unit/ui/headless.hpp"

namespace zuji::ui::test {

namespace {

// The lines of a text broken to so many full-width characters of body text.
std::vector<std::string> lines_of(Headless& h, std::string_view text, float wide_characters) {
    std::vector<std::string> lines;
    h.picture([&](Context& ui) {
        lines.clear();
        for (const LineRange& r : break_lines(ui, Type::body, text, 14 * wide_characters)) {
            lines.emplace_back(text.substr(r.begin, r.end - r.begin));
        }
    });
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Chinese text breaks between characters, but not before closing or after opening punctuation") {
    Headless h;
    CHECK(lines_of(h, "产品碳足迹标识", 3) == Lines{"产品碳", "足迹标", "识"});
    CHECK(lines_of(h, "一二三，四五", 3) == Lines{"一二", "三，四", "五"});
    CHECK(lines_of(h, "一二（三四）五", 3) == Lines{"一二", "（三", "四）五"});
    CHECK(lines_of(h, "一二“三”。四", 4) == Lines{"一二", "“三”。", "四"});
}

TEST_CASE("words and numbers stay together") {
    Headless h;
    CHECK(lines_of(h, "net mass 1,620.0 kg", 5) == Lines{"net mass", "1,620.0 kg"});
    CHECK(lines_of(h, "净重12,614.5吨", 5) == Lines{"净重", "12,614.5吨"});
    CHECK(lines_of(h, "一\n二", 5) == Lines{"一", "二"});
}

TEST_CASE("a word longer than the line is broken somewhere") {
    Headless h;
    CHECK(lines_of(h, "abcdefghij", 2) == Lines{"abcd", "efgh", "ij"});
}

TEST_CASE("text that does not fit ends in an ellipsis") {
    Headless h;
    h.picture([&](Context& ui) {
        CHECK(ellipsis(ui, Type::body, "产品碳足迹", 14 * 5) == "产品碳足迹");
        CHECK(ellipsis(ui, Type::body, "产品碳足迹", 14 * 4) == "产品碳…");
    });
}

TEST_CASE("offsets of the browser and of UTF-8") {
    const std::string text = "a钢𠮷b";  // 1, 3 and 4 bytes; 1, 1 and 2 units
    CHECK(utf16_from_bytes(text, 4) == 2);
    CHECK(utf16_from_bytes(text, 8) == 4);
    CHECK(bytes_from_utf16(text, 4) == 8);
    CHECK(bytes_from_utf16(text, 5) == 9);
}

TEST_CASE("a double click takes the word, or the run of Chinese characters") {
    int begin = 0;
    int end = 0;
    const std::string text = "铜线 TU1，2.0";
    word_at(text, 3, begin, end);
    CHECK(text.substr(0, 6) == text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
    word_at(text, 8, begin, end);
    CHECK(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)) == "TU1");
}

TEST_CASE("blocks of cells survive the clipboard") {
    CHECK(parse_tsv("a\tb\r\nc\td\r\n") == std::vector<std::vector<std::string>>{{"a", "b"}, {"c", "d"}});
    CHECK(parse_tsv("\"x\ty\"\t\"say \"\"hi\"\"\"\n") == std::vector<std::vector<std::string>>{{"x\ty", "say \"hi\""}});
    CHECK(parse_tsv("a\t\n") == std::vector<std::vector<std::string>>{{"a", ""}});
    CHECK(parse_tsv("").empty());
    std::string out;
    append_tsv_cell(out, "two\nlines");
    CHECK(parse_tsv(out) == std::vector<std::vector<std::string>>{{"two\nlines"}});
}

}  // namespace zuji::ui::test
