#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json.hpp"

using zuji::decimal_from_json;
using zuji::decimal_from_number;
using zuji::integer_from_number;
using zuji::Json;
using zuji::parse_json_exact;
using zuji::with_plain_numbers;

namespace {

Json parse(std::string_view text) {
    auto parsed = parse_json_exact(text);
    REQUIRE(parsed.ok());
    return std::move(parsed).value();
}

}  // namespace

TEST_CASE("Exact JSON keeps the text of numbers", "[base][json]") {
    const Json value = parse(
        R"({"a":9.996,"b":5,"c":18446744073709551616,"d":-9223372036854775808,"e":1e2,"f":"0.10","g":0.1e-3,"h":9223372036854775808})");
    CHECK(zuji::is_exact_number(value["a"]));
    CHECK(value["b"].is_number_integer());
    CHECK(decimal_from_number(value["a"])->to_string() == "9.996");
    CHECK(decimal_from_number(value["c"])->to_string() == "18446744073709551616");
    CHECK(decimal_from_number(value["h"])->to_string() == "9223372036854775808");
    CHECK(integer_from_number(value["d"]) == INT64_MIN);
    CHECK(integer_from_number(value["e"]) == 100);
    CHECK_FALSE(integer_from_number(value["a"]).has_value());
    CHECK_FALSE(decimal_from_number(value["f"]).has_value());
    CHECK(decimal_from_json(value["f"], "f").value().to_string() == "0.1");
    CHECK(
        zuji::dump_json(value) ==
        R"({"a":9.996,"b":5,"c":18446744073709551616,"d":-9223372036854775808,"e":1e2,"f":"0.10","g":0.1e-3,"h":9223372036854775808})");
    CHECK(
        with_plain_numbers(value).dump() ==
        R"({"a":9.996,"b":5,"c":1.8446744073709552e+19,"d":-9223372036854775808,"e":100,"f":"0.10","g":0.0001,"h":9.223372036854776e+18})");
}

TEST_CASE("Decimals come from numbers and decimal strings only", "[base][json]") {
    CHECK(decimal_from_json(Json(0.1), "x").value().to_string() == "0.1");
    CHECK(decimal_from_json(Json(7u), "x").value().to_string() == "7");
    CHECK(decimal_from_json(Json("x"), "p.q").error() == zuji::Error{"bad-decimal", "p.q", {"x"}});
    for (const Json& other : {Json(nullptr), Json(true), Json::array(), Json::object()}) {
        CHECK(decimal_from_json(other, "x").error().code == "wrong-type");
    }
}

TEST_CASE("Malformed JSON is refused with its place", "[base][json]") {
    const std::vector<std::tuple<std::string, std::string, std::string>> bad = {
        {"", "bad-json", "line 1, column 1"},
        {"{\n  \"a\": tru }", "bad-json", "line 2, column 11"},
        {"[1,]", "bad-json", "line 1, column 4"},
        {"[1] x", "bad-json", "line 1, column 5"},
        {"{\"a\":1,\n\"a\":2}", "duplicate-key", "line 2, column 3"},
        {"[01]", "bad-json", "line 1, column 3"},
        {"[1e999]", "bad-json", "line 1, column 6"},
        {"\"\xC3\x28\"", "bad-json", "line 1, column 3"},
        {"\"\\ud800\"", "bad-json", "line 1, column 8"},
        {"[NaN]", "bad-json", "line 1, column 2"},
    };
    for (const auto& [text, code, where] : bad) {
        CAPTURE(text);
        const auto parsed = parse_json_exact(text);
        REQUIRE_FALSE(parsed.ok());
        CHECK(parsed.error().code == code);
        CHECK(parsed.error().where == where);
        CHECK_FALSE(parsed.error().args.empty());
    }
}

TEST_CASE("Depth and size have limits", "[base][json]") {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(parse_json_exact(nested(512)).ok());
    CHECK(parse_json_exact(nested(513)).error().code == "json-too-deep");
    CHECK(parse_json_exact(nested(100000)).error().code == "json-too-deep");
    CHECK(parse_json_exact("[1,2,3]", {.max_bytes = 6, .max_depth = 8}).error().code == "json-too-large");
    CHECK(parse_json_exact("[1,2,3]", {.max_bytes = 7, .max_depth = 8}).ok());
}

TEST_CASE("Objects with many members are read quickly and in order", "[base][json]") {
    std::string text = "{";
    for (int i = 0; i < 20000; ++i) text += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":" + std::to_string(i);
    text += "}";
    const Json value = parse(text);
    CHECK(value.size() == 20000);
    CHECK(value.begin().key() == "k0");
    CHECK(zuji::dump_json(value) == text);
}

TEST_CASE("Errors become one JSON object with a sentence", "[base][json]") {
    const Json shown = zuji::to_json(zuji::Error{"out-of-range", "units[0].bomItems", {"0", "1 or more"}});
    CHECK(
        shown.dump() ==
        R"({"error":{"code":"out-of-range","where":"units[0].bomItems","message":"\"0\" is outside what is allowed. Allowed: 1 or more."}})");
    CHECK(error_message(zuji::Error{"some-new-code", "", {"a", "b"}}) == "some new code: a, b.");
}
