#include <catch2/catch_amalgamated.hpp>
#include <set>
#include <string>

#include "core/base/units.hpp"

using zuji::convert_exact;
using zuji::Decimal;
using zuji::find_unit;

namespace {

zuji::Unit unit(const std::string& text) {
    CAPTURE(text);
    auto found = find_unit(text);
    REQUIRE(found.ok());
    return found.value();
}

}  // namespace

TEST_CASE("Units are recognised in all their spellings", "[base][units]") {
    const std::vector<std::pair<std::string, std::vector<std::string>>> spellings = {
        {"kg", {"kg", "KG", "Kg", "千克", "公斤", " k g ", "ｋｇ", "　公斤　", "㎏"}},
        {"t", {"t", "T", "吨", "公吨", "Mg", "tonne", "ｔ"}},
        {"g", {"g", "G", "克"}},
        {"mg", {"mg", "毫克"}},
        {"jin", {"斤"}},
        {"kWh", {"kWh", "KWH", "kwh", "度", "千瓦时", "kW·h", "kW*h", "ｋＷｈ"}},
        {"10^4kWh", {"万 kWh", "万kWh", "万千瓦时", "万度"}},
        {"MWh", {"MWh", "MWH", "兆瓦时"}},
        {"MJ", {"MJ", "兆焦"}},
        {"GJ", {"GJ", "gj", "吉焦"}},
        {"m3", {"立方米", "方", "m³", "m3", "Nm3", "㎥", "M3", "ｍ３"}},
        {"L", {"升", "L", "l"}},
        {"mL", {"ml", "mL", "毫升"}},
        {"m", {"米", "m", "M"}},
        {"km", {"千米", "公里", "km", "KM"}},
        {"mm", {"毫米", "mm", "MM"}},
        {"m2", {"平方米", "m²", "m2", "㎡"}},
        {"t*km", {"吨公里", "t·km", "t.km", "tkm", "t*km", "t×km", "吨·公里"}},
        {"piece",
         {"件", "个", "只", "台", "套", "片", "根", "卷", "块", "支", "盘", "pcs", "piece", "PCS", "EA", "set"}},
        {"h", {"小时", "h"}},
        {"CNY", {"元", "CNY", "rmb"}},
        {"10^4CNY", {"万元"}},
        {"USD", {"USD", "美元"}},
        {"EUR", {"EUR", "欧元"}},
        {"%", {"%", "％"}},
    };
    for (const auto& [symbol, texts] : spellings) {
        for (const std::string& text : texts) {
            CAPTURE(text);
            CHECK(unit(text).symbol == symbol);
        }
    }
}

TEST_CASE("Unknown and ambiguous units are refused", "[base][units]") {
    for (const char* text :
         {"", " ", "mWh", "mwh", "mJ", "MG", "ML", "Ml", "tce", "吨标煤", "kg/台", "kgCO2e", "kk", "箱子", "kg kg"}) {
        CAPTURE(text);
        const auto found = find_unit(text);
        REQUIRE_FALSE(found.ok());
        CHECK(found.error().code == "unknown-unit");
        CHECK(found.error().args.size() == 1);
    }
}

TEST_CASE("Every canonical symbol finds itself and nothing else", "[base][units]") {
    const auto symbols = zuji::known_unit_symbols();
    REQUIRE(symbols.size() > 40);
    CHECK(std::set<std::string>(symbols.begin(), symbols.end()).size() == symbols.size());
    for (const std::string& symbol : symbols) {
        CHECK(unit(symbol).symbol == symbol);
        CHECK_FALSE(unit(symbol).to_base.is_zero());
        CHECK(unit(unit(symbol).base).to_base == Decimal(1));
        CHECK(unit(unit(symbol).base).dimension == unit(symbol).dimension);
    }
}

TEST_CASE("Conversion happens inside one dimension only", "[base][units]") {
    CHECK(conversion(unit("t"), unit("kg")).value() == 1000.0);
    CHECK(conversion(unit("g"), unit("kg")).value() == 0.001);
    CHECK(conversion(unit("kWh"), unit("MJ")).value() == 3.6);
    CHECK(conversion(unit("MJ"), unit("kWh")).value() == Catch::Approx(1.0 / 3.6).epsilon(1e-15));
    CHECK(conversion(unit("万元"), unit("元")).value() == 10000.0);
    for (const auto& [from, to] :
         {std::pair{"kg", "kWh"}, {"m", "m2"}, {"CNY", "USD"}, {"piece", "kg"}, {"万元", "EUR"}, {"h", "1"}}) {
        const auto refused = conversion(unit(from), unit(to));
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == "unit-mismatch");
        CHECK_FALSE(convert_exact(Decimal(1), unit(from), unit(to)).has_value());
    }
}

TEST_CASE("Exact conversion is offered where the quotient ends", "[base][units]") {
    const auto exact = [](const char* amount, const char* from, const char* to) {
        return convert_exact(Decimal::parse(amount).value(), unit(from), unit(to));
    };
    CHECK(exact("2.5", "t", "kg")->to_string() == "2500");
    CHECK(exact("2.5", "kg", "t")->to_string() == "0.0025");
    CHECK(exact("7.2", "MJ", "kWh")->to_string() == "2");
    CHECK_FALSE(exact("1", "MJ", "kWh").has_value());
    CHECK(exact("-7.2", "MJ", "kWh")->to_string() == "-2");
    CHECK(exact("1", "d", "h")->to_string() == "24");
    CHECK(exact("12", "h", "d")->to_string() == "0.5");
    CHECK_FALSE(exact("1", "h", "d").has_value());
    CHECK(exact("1", "lb", "kg")->to_string() == "0.45359237");
    CHECK(exact("0.45359237", "kg", "lb")->to_string() == "1");
}
