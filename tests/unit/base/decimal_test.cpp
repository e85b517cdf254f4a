#include <catch2/catch_amalgamated.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "core/base/decimal.hpp"

using zuji::Decimal;

namespace {

Decimal dec(const char* text) {
    auto parsed = Decimal::parse(text);
    REQUIRE(parsed.ok());
    return parsed.value();
}

}  // namespace

TEST_CASE("Decimal reads the contract form and nothing else", "[base][decimal]") {
    const std::vector<std::pair<const char*, const char*>> good = {
        {"0", "0"},
        {"-0", "0"},
        {"-0.00", "0"},
        {"007", "7"},
        {"1.50", "1.5"},
        {"100", "100"},
        {"-12.340", "-12.34"},
        {"0.000000001", "0.000000001"},
        {"999999999", "999999999"},
        {"1000000000", "1000000000"},
        {"123456789012345678901234567890.5", "123456789012345678901234567890.5"},
    };
    for (const auto& [text, canonical] : good) {
        CAPTURE(text);
        CHECK(dec(text).to_string() == canonical);
    }
    for (const char* text :
         {"", "-", ".", "1.", ".5", "+1", "1e3", " 1", "1 ", "1,5", "0x1", "--1", "1.2.3", "NaN", "１"}) {
        CAPTURE(text);
        const auto parsed = Decimal::parse(text);
        REQUIRE_FALSE(parsed.ok());
        CHECK(parsed.error().code == "bad-decimal");
    }
    CHECK(Decimal::parse(std::string(4000, '9')).ok());
    CHECK_FALSE(Decimal::parse(std::string(4001, '9')).ok());
}

TEST_CASE("Decimal reads JSON numbers with exponents", "[base][decimal]") {
    const std::vector<std::pair<const char*, const char*>> good = {
        {"1e3", "1000"}, {"1.5E6", "1500000"}, {"1e-3", "0.001"}, {"-2.50e+1", "-25"}, {"0e400", "0"}, {"12", "12"}};
    for (const auto& [text, canonical] : good) {
        CAPTURE(text);
        const auto parsed = Decimal::parse_json_number(text);
        REQUIRE(parsed.ok());
        CHECK(parsed.value().to_string() == canonical);
    }
    CHECK(Decimal::parse_json_number("1e400").ok());
    for (const char* text : {"1e401", "1e", "1e+", "e5", "1e5x", "1e99999999999"}) {
        CAPTURE(text);
        CHECK_FALSE(Decimal::parse_json_number(text).ok());
    }
}

TEST_CASE("Decimal arithmetic is exact", "[base][decimal]") {
    CHECK(dec("0.1") + dec("0.2") == dec("0.3"));
    CHECK(dec("0.1") * dec("3") == dec("0.3"));
    CHECK(dec("1") - dec("1.000000000000000000001") == dec("-0.000000000000000000001"));
    CHECK(dec("999999999999999999") + dec("1") == dec("1000000000000000000"));
    CHECK(dec("-5") + dec("5") == Decimal());
    CHECK(dec("-5") * dec("0") == Decimal(0));
    CHECK_FALSE((dec("-5") * dec("0")).is_negative());
    CHECK((dec("123456789123456789") * dec("987654321987654321")).to_string() ==
          "121932631356500531347203169112635269");
    CHECK(-dec("2.5") == dec("-2.5"));
    CHECK(dec("-2.5").abs() == dec("2.5"));
    CHECK(Decimal(INT64_MIN).to_string() == "-9223372036854775808");
    CHECK(Decimal(INT64_MIN).to_int64() == INT64_MIN);
    CHECK_FALSE(dec("9223372036854775808").to_int64().has_value());
    CHECK_FALSE(dec("0.5").to_int64().has_value());
}

TEST_CASE("Decimal compares by value", "[base][decimal]") {
    CHECK(dec("9.996") < dec("10"));
    CHECK(dec("10.00") == dec("10"));
    CHECK(dec("-10") < dec("-9.99"));
    CHECK(dec("-1") < dec("0"));
    CHECK(dec("0.000000000000000001") > Decimal());
    CHECK(dec("1000000000") > dec("999999999.999999999"));
    CHECK(compare_ratio(dec("10"), dec("100"), dec("0.1")) == std::strong_ordering::equal);
    CHECK(compare_ratio(dec("1"), dec("3"), dec("0.333333333333")) == std::strong_ordering::greater);
    CHECK(compare_ratio(dec("1"), dec("-3"), dec("-0.333333333333")) == std::strong_ordering::less);
}

TEST_CASE("Decimal to double is correctly rounded", "[base][decimal]") {
    CHECK(dec("0.3").to_double() == 0.3);
    CHECK(dec("13.5").to_double() == 13.5);
    CHECK(dec("9007199254740993").to_double() == 9007199254740992.0);
    CHECK(std::isinf((dec(std::string(400, '9').c_str())).to_double()));
    CHECK(Decimal::parse_json_number("1e-400").value().to_double() == 0.0);
    for (const double value : {0.1, 1e-300, 123456.789, 1e22, 5e-324, 1.7976931348623157e308}) {
        CHECK(zuji::decimal_from_double(value).to_double() == value);
        CHECK(zuji::decimal_from_double(-value).to_double() == -value);
    }
}

TEST_CASE("Display rounding is half to even on the decimal digits", "[base][decimal]") {
    CHECK(round_gbt8170(dec("2.5"), 0) == "2");
    CHECK(round_gbt8170(dec("3.5"), 0) == "4");
    CHECK(round_gbt8170(dec("2.500001"), 0) == "3");
    CHECK(round_gbt8170(dec("0.5"), 0) == "0");
    CHECK(round_gbt8170(dec("0.6"), 0) == "1");
    CHECK(round_gbt8170(dec("9.996"), 2) == "10.00");
    CHECK(round_gbt8170(dec("99.5"), 0) == "100");
    CHECK(round_gbt8170(dec("-0.004"), 2) == "0.00");
    CHECK(round_gbt8170(dec("-1.005"), 2) == "-1.00");
    CHECK(round_gbt8170(dec("0.0004"), 2) == "0.00");
    CHECK(round_gbt8170(dec("0.05"), 1) == "0.0");
    CHECK(round_gbt8170(dec("0.051"), 1) == "0.1");
    CHECK(round_gbt8170(dec("12"), 3) == "12.000");
    CHECK(zuji::round_gbt8170(1.005, 2) == "1.00");
    CHECK(zuji::round_gbt8170(1.015, 2) == "1.02");
    CHECK(zuji::round_gbt8170(std::nan(""), 2) == "—");
}

TEST_CASE("Numbers for people have significant digits and thousands", "[base][decimal]") {
    CHECK(zuji::format_number(1234567.0, 4) == "1,235,000");
    CHECK(zuji::format_number(0.000123456, 3) == "0.000123");
    CHECK(zuji::format_number(1.5, 3) == "1.50");
    CHECK(zuji::format_number(-12.345, 4) == "−12.34");
    CHECK(zuji::format_number(999.96, 4) == "1,000");
    CHECK(zuji::format_number(0.0, 3) == "0");
    CHECK(zuji::format_number(1.23e-9, 3) == "1.23×10⁻⁹");
    CHECK(zuji::format_number(123456.0, 6) == "123,456");
    CHECK(zuji::format_number(INFINITY, 3) == "—");
}
