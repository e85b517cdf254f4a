#include <catch2/catch_amalgamated.hpp>
#include <map>
#include <string>

#include "core/footprint/formula.hpp"

using namespace zuji;  // NOLINT: the names under test are used throughout

namespace {

const FormulaNames names = [](std::string_view name) -> std::optional<double> {
    static const std::map<std::string, double, std::less<>> values = {{"P0", 1.2},      {"Pk", 14.5}, {"load", 0.5},
                                                                      {"lifetime", 30}, {"a", 3},     {"负载率", 0.25}};
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional(found->second);
};

double value(const char* formula) {
    const auto result = evaluate_formula(formula, names);
    INFO(formula);
    REQUIRE(result.ok());
    return result.value();
}

std::string problem(const std::string& formula) {
    const auto result = evaluate_formula(formula, names);
    INFO(formula);
    REQUIRE_FALSE(result.ok());
    std::string text = result.error().code;
    for (const std::string& arg : result.error().args) text += "|" + arg;
    return text;
}

}  // namespace

TEST_CASE("Formulas follow the usual order of operations", "[footprint][formula]") {
    CHECK(value("1 + 2 * 3") == 7);
    CHECK(value("(1 + 2) * 3") == 9);
    CHECK(value("8 / 2 / 2") == 2);
    CHECK(value("10 - 3 - 2") == 5);
    CHECK(value("2 ^ 3 ^ 2") == 512);
    CHECK(value("-a ^ 2") == -9);
    CHECK(value("2 ^ -2") == 0.25);
    CHECK(value("1.5e3 + .5") == 1500.5);
    CHECK(value("min(a, 2) + max(a, 2) + sqrt(a * 3)") == 8);
    CHECK(value("负载率 * 4") == 1);
    CHECK(value("(P0 + load^2 * Pk) * 8760 * lifetime") == (1.2 + 0.25 * 14.5) * 8760 * 30);
}

TEST_CASE("What is no formula says where", "[footprint][formula]") {
    CHECK(problem("") == "formula-error|1|");
    CHECK(problem("1 +") == "formula-error|4|");
    CHECK(problem("1 2") == "formula-error|3|2");
    CHECK(problem("(1") == "formula-error|3|");
    CHECK(problem("1.2.3") == "formula-error|1|1.2.3");
    CHECK(problem("2 ^ 0.5") == "formula-error|8|^");
    CHECK(problem("2 ^ 99") == "formula-error|7|^");
    CHECK(problem("min(1)") == "formula-error|6|)");
    CHECK(problem("system(1)") == "no-parameter|system");
    CHECK(problem("a + b") == "no-parameter|b");
    CHECK(problem("1 / 0") == "formula-not-finite");
    CHECK(problem("sqrt(0 - 1)") == "formula-not-finite");
    CHECK(problem(std::string(5000, '(')).starts_with("formula-error"));
    CHECK(problem(std::string(1000, '-') + "1").starts_with("formula-error"));
}

TEST_CASE("The names of a formula are listed once, in order", "[footprint][formula]") {
    CHECK(names_in_formula("max(P0, 1e6) + 负载率^2 * Pk * P0") == std::vector<std::string>{"P0", "负载率", "Pk"});
    CHECK(names_in_formula("1 + 2").empty());
}
