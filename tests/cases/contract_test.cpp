// Every case of the decision contract: outcome, values, basis.
#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <set>
#include <string>

#include "core/base/json.hpp"
#include "tests/unit/rules/rule_files.hpp"

namespace {

using zuji::rules::Decision;
using zuji::rules::Json;
namespace test = zuji::rules::test;

constexpr std::size_t fewest_cases = 251;

/// Equal as JSON: numbers by value, everything else by itself.
bool same(const Json& a, const Json& b) {
    if (zuji::is_any_number(a) && zuji::is_any_number(b)) {
        return zuji::decimal_from_number(a) == zuji::decimal_from_number(b);
    }
    if (a.type() != b.type() || a.size() != b.size()) return false;
    if (a.is_array()) return std::equal(a.begin(), a.end(), b.begin(), same);
    if (!a.is_object()) return a == b;
    return std::all_of(a.items().begin(), a.items().end(), [&b](const auto& member) {
        return b.contains(member.key()) && same(member.value(), b.at(member.key()));
    });
}

/// A sub-clause names its paragraph: "27-b3" stands for "27", "A2-14(2)" for "A2-14", "A1-6" for "A1".
bool names(const std::string& paragraph, const std::string& wanted) {
    if (!paragraph.starts_with(wanted)) return false;
    return paragraph.size() == wanted.size() || paragraph[wanted.size()] == '-' || paragraph[wanted.size()] == '(';
}

bool basis_names(const Decision& decision, const Json& wanted) {
    const auto paragraph = wanted.get<std::string>();
    return std::any_of(decision.basis.begin(), decision.basis.end(),
                       [&paragraph](const auto& ref) { return names(ref.paragraph, paragraph); });
}

void check_basis(const Decision& decision, const Json& expect) {
    REQUIRE_FALSE(decision.basis.empty());
    if (expect.contains("basisAll")) {
        for (const Json& wanted : expect.at("basisAll")) {
            INFO("basis " << wanted.dump());
            CHECK(basis_names(decision, wanted));
        }
    }
    if (expect.contains("basisAnyOf")) {
        const Json& any = expect.at("basisAnyOf");
        INFO("basis any of " << any.dump());
        CHECK(std::any_of(any.begin(), any.end(), [&](const Json& wanted) { return basis_names(decision, wanted); }));
    }
}

void check_case(const Json& entry) {
    INFO(entry.at("id").get<std::string>() << " " << zuji::dump_json(entry.at("input")));
    auto decided = zuji::rules::decide(test::rule_book(), entry.at("decision").get<std::string>(), entry.at("input"));
    if (!decided.ok()) FAIL(decided.error().code << " at " << decided.error().where);
    const Decision& decision = decided.value();
    const Json& expect = entry.at("expect");
    const Json shown = to_json(decision);
    CHECK(shown.at("outcome").dump() == expect.at("outcome").dump());
    for (const auto& [name, value] : expect.at("values").items()) {
        INFO("value " << name << ": " << zuji::dump_json(value) << " against " << zuji::dump_json(decision.values));
        REQUIRE(decision.values.contains(name));
        CHECK(same(decision.values.at(name), value));
    }
    check_basis(decision, expect);
}

}  // namespace

TEST_CASE("The contract's cases", "[cases][rules]") {
    const Json file = test::parse(test::read_file("tests/cases/contract.json"));
    std::size_t run = 0;
    std::set<std::string> decisions;
    for (const Json& entry : file.at("cases")) {
        check_case(entry);
        decisions.insert(entry.at("decision").get<std::string>());
        ++run;
    }
    CHECK(run >= fewest_cases);
    CHECK(decisions.size() == zuji::rules::decision_names().size());
}
