#include "core/model/entered.hpp"

#include <catch2/catch_amalgamated.hpp>
#include <string>
#include <utility>
#include <vector>

using zuji::Entered;
using zuji::read_entered;
using zuji::suggest_number;

namespace {

std::string read(std::string_view text) {
    const auto number = read_entered(text);
    return number ? number->to_string() : "none";
}

}  // namespace

TEST_CASE("Entered numbers are read where there is only one reading", "[model][entered]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"0", "0"},
        {"18.5", "18.5"},
        {"-3", "-3"},
        {"+3", "3"},
        {"  7 ", "7"},
        {"007", "7"},
        {".5", "0.5"},
        {"1e-3", "0.001"},
        {"1.5E3", "1500"},
        {"1,234", "1234"},
        {"1,234,567.8", "1234567.8"},
        {"12 345", "12345"},
        {"12\u00A0345", "12345"},
        {"１２．５", "12.5"},
        {"１，２３４", "1234"},
        {"\u22123", "-3"},
        {"\u30005\u3000", "5"},
        {"0.30", "0.3"},
    };
    for (const auto& [text, value] : cases) {
        INFO(text);
        CHECK(read(text) == value);
        const Entered entered(text);
        CHECK(entered.has_value());
        CHECK_FALSE(entered.is_bad());
        CHECK(entered.text() == text);
        REQUIRE(entered.exact().has_value());
        CHECK(entered.exact()->to_double() == entered.value());
    }
}

TEST_CASE("Entered text that could mean two numbers has no value and is kept", "[model][entered]") {
    const std::vector<std::string> cases = {
        "18,5",  "0,123", "12,34", "1 2",      "1,2345",   "1,23,456", "1,234 567", "12kg", "3%",
        "1.2.3", "--1",   "1.",    "e5",       "1e",       "约 12",    "1/2",       "0x10", "inf",
        "nan",   ".",     "-",     "１２。５", "1234,567", "1e400",    "\xFF\xFE"};
    for (const std::string& text : cases) {
        INFO(text);
        const Entered entered(text);
        CHECK(entered.is_bad());
        CHECK_FALSE(entered.has_value());
        CHECK_FALSE(entered.is_empty());
        CHECK_FALSE(entered.exact().has_value());
        CHECK(entered.value() == 0.0);
        CHECK(entered.text() == text);
    }
}

TEST_CASE("Nothing entered is neither a value nor an error", "[model][entered]") {
    const Entered entered;
    CHECK(entered.is_empty());
    CHECK_FALSE(entered.is_bad());
    CHECK_FALSE(entered.has_value());
    CHECK(Entered(" ").is_bad());
}

TEST_CASE("A number that a double cannot hold exactly is the nearest double", "[model][entered]") {
    CHECK(Entered("0.1").value() == 0.1);
    CHECK(Entered("9007199254740993").value() == 9007199254740992.0);
    CHECK(Entered("1,234.1").value() == 1234.1);
    CHECK(Entered("1e-400").has_value());
    CHECK(Entered("1e-400").value() == 0.0);
    CHECK(Entered("9.996").exact()->to_string() == "9.996");
}

TEST_CASE("Entered values are equal when their text is", "[model][entered]") {
    CHECK(Entered("1.0") == Entered("1.0"));
    CHECK_FALSE(Entered("1.0") == Entered("1"));
}

TEST_CASE("A likely meaning is suggested and itself readable", "[model][entered]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"18,5", "18.5"},  {"0,123", "0.123"},   {"1.234,5", "1234.5"}, {"1 234,5", "1234.5"},
        {"12。5", "12.5"}, {"１８，５", "18.5"}, {"12kg", "12"},        {"12 公斤", "12"},
        {"3%", "3"},       {"3％", "3"},         {"18,5 kg", "18.5"},   {"12,34", "12.34"},
    };
    for (const auto& [text, suggestion] : cases) {
        INFO(text);
        const auto found = suggest_number(text);
        REQUIRE(found.has_value());
        CHECK(*found == suggestion);
        CHECK(read_entered(*found).has_value());
    }
}

TEST_CASE("Nothing is suggested for good numbers and for riddles", "[model][entered]") {
    for (const std::string text : {"12", "1,234", "1 2", "1/2", "约12", "12 t", "12g", "", "kg", "1,23,456"}) {
        INFO(text);
        CHECK_FALSE(suggest_number(text).has_value());
    }
}
