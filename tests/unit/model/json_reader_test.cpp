#include "core/model/json_reader.hpp"

#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/model/json_writer.hpp"

using zuji::JsonReader;
using zuji::JsonWriter;

namespace {

bool accepts(std::string_view text) {
    JsonReader in(text);
    std::string_view raw;
    return in.skip_value(raw) && in.finish();
}

std::string decoded(std::string_view text) {
    JsonReader in(text);
    std::string out;
    return in.read_string(out) && in.finish() ? out : "failed: " + in.error().where;
}

}  // namespace

TEST_CASE("The reader accepts what the JSON standard allows and nothing else", "[model][json]") {
    const std::vector<std::string> texts = {"{}",
                                            "[]",
                                            "[1,2]",
                                            "[1,]",
                                            "[,1]",
                                            "{\"a\":1}",
                                            "{\"a\":1,}",
                                            "{,}",
                                            "{\"a\"}",
                                            "{a:1}",
                                            "{\"a\":}",
                                            "",
                                            " ",
                                            "null",
                                            "nul",
                                            "nulll",
                                            "true",
                                            "false",
                                            "True",
                                            "0",
                                            "-0",
                                            "01",
                                            "-",
                                            "1.",
                                            "1.5",
                                            ".5",
                                            "1e5",
                                            "1e",
                                            "1E+5",
                                            "1e-",
                                            "--1",
                                            "+1",
                                            "\"\"",
                                            "\"a",
                                            "\"\\x\"",
                                            "\"\\u12\"",
                                            "\"\\u1234\"",
                                            "\"\\ud800\"",
                                            "\"\\udc00\"",
                                            "\"\\ud83d\\ude00\"",
                                            "\"\\ud83dx\"",
                                            "\"\\ud83d\\u0041\"",
                                            "\"\\ud83d\\udbff\"",
                                            "\"\n\"",
                                            "\"\t\"",
                                            "\"\x7f\"",
                                            "\"\xC3\xA9\"",
                                            "\"\xC3\"",
                                            "\"\xFF\"",
                                            "\"\xED\xA0\x80\"",
                                            "\"\xC0\x80\"",
                                            "[1 2]",
                                            "[1]]",
                                            "[[1]",
                                            "{}{}",
                                            "1 2",
                                            "[\"a\",{\"b\":[null,true,{}]}]",
                                            "// x\n1",
                                            "[1]//",
                                            "\xEF\xBB\xBF{}",
                                            "\xEF\xBB{}",
                                            "{\"a\" : 1 , \"b\":2 }",
                                            "\f1",
                                            "[1\v]",
                                            "{\"a\":1 \"b\":2}",
                                            "NaN",
                                            "Infinity",
                                            "'a'",
                                            "[1,2",
                                            "{\"a\":1",
                                            "\"\\",
                                            "\"\\u",
                                            "-a",
                                            "1e5.5"};
    for (const std::string& text : texts) {
        INFO(text);
        CHECK(accepts(text) == nlohmann::json::accept(text));
    }
}

TEST_CASE("Strings are decoded", "[model][json]") {
    CHECK(decoded(R"("plain")") == "plain");
    CHECK(decoded(R"("")").empty());
    CHECK(decoded(R"("a\"b\\c\/d\b\f\n\r\te")") == "a\"b\\c/d\b\f\n\r\te");
    CHECK(decoded(R"("\u8db3\u8FF9")") == "足迹");
    CHECK(decoded(R"("x\ud83d\ude00y")") == "x\U0001F600y");
    CHECK(decoded(R"("\u0000")") == std::string(1, '\0'));
}

TEST_CASE("Syntax errors tell line and column in characters", "[model][json]") {
    JsonReader in("{\n  \"名称\": tru\n}");
    std::string_view raw;
    CHECK_FALSE(in.skip_value(raw));
    CHECK(in.error().code == "bad-json");
    CHECK(in.error().where == "line 2, column 9");
    in.at("bom");  // no path in front of a place in the text
    CHECK(in.error().where == "line 2, column 9");
}

TEST_CASE("Depth is limited", "[model][json]") {
    const std::string deep = std::string(64, '[') + std::string(64, ']');
    CHECK(accepts(deep));
    std::string_view raw;
    const std::string too_deep = "[" + deep + "]";
    JsonReader again(too_deep);
    CHECK_FALSE(again.skip_value(raw));
    CHECK(again.error().code == "json-too-deep");
    CHECK(again.error().args == std::vector<std::string>{"64"});
}

TEST_CASE("The writer's text is what the library reads", "[model][json]") {
    const std::string text = std::string("a\"b\\c/\b\f\n\r\t\x01\x1f\x7f 足迹 \U0001F600") + std::string(1, '\0');
    JsonWriter out(JsonWriter::Layout::compact);
    out.begin_object();
    out.key("text");
    out.string(text);
    out.key("list");
    out.begin_array();
    out.number(18446744073709551615U);
    out.boolean(true);
    out.begin_object();
    out.end_object();
    out.begin_array();
    out.end_array();
    out.raw("[1]");
    out.end_array();
    out.end_object();
    const std::string json = std::move(out).take();
    const auto value = nlohmann::json::parse(json);
    CHECK(value["text"] == text);
    CHECK(value["list"].dump() == "[18446744073709551615,true,{},[],[1]]");
    CHECK(json.find('\n') == std::string::npos);
}

TEST_CASE("Text that is no UTF-8 is written with replacement characters", "[model][json]") {
    JsonWriter out(JsonWriter::Layout::compact);
    out.string("a\xFF\xC3\xA9\xE8\xB6z");
    CHECK(std::move(out).take() == "\"a\uFFFD\u00E9\uFFFD\uFFFDz\"");
}

TEST_CASE("Layout with lines indents by two and ends in a newline", "[model][json]") {
    JsonWriter out(JsonWriter::Layout::lines);
    out.begin_object();
    out.key("a");
    out.begin_array();
    out.number(1);
    out.number(2);
    out.end_array();
    out.key("b");
    out.begin_object();
    out.end_object();
    out.end_object();
    CHECK(std::move(out).take() == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}\n");
}
