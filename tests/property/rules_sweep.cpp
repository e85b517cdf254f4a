// Random inputs to every decision: exactly one outcome, never a crash, a basis whose paragraphs exist, readings that
// are named, words for every line of the trace.
#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <map>
#include <set>
#include <string>

#include "core/base/json.hpp"
#include "tests/property/rules_random.hpp"
#include "tests/unit/rules/rule_files.hpp"

namespace {

using zuji::rules::Decision;
using zuji::rules::DecisionSpec;
using zuji::rules::Json;
using zuji::rules::TraceNode;
namespace test = zuji::rules::test;

constexpr int inputs_per_decision = 400;

/// The contract's words; "" stands for null.
const std::map<std::string, std::set<std::string>>& contract_outcomes() {
    static const std::map<std::string, std::set<std::string>> outcomes = {
        {"scope", {"in-scope", "out-of-scope", "ask"}},
        {"standards", {"determined", "ask"}},
        {"eligibility", {"eligible", "not-eligible", "not-yet"}},
        {"units", {""}},
        {"site-inspection-exemption", {"may", "ask", "no"}},
        {"verification-acceptance", {"may", "ask", "no"}},
        {"complexity", {"high", "lower-possible"}},
        {"man-days", {"", "ask"}},
        {"finding-class", {"major", "minor", "observation", "none"}},
        {"conclusion", {"pass", "pass-after-correction", "not-passed", "ask"}},
        {"deadline", {""}},
        {"certification-decision", {"issue", "refuse", "wait", "terminate", "ask"}},
        {"surveillance", {"revoke", "pass", "pass-after-correction", "suspend", "open"}},
        {"validity-between-visits", {"valid", "watch", "invalid"}},
        {"surveillance-schedule", {""}},
        {"recertification-window", {"early", "in", "ask", "late"}},
        {"certificate-validity", {""}},
        {"certificate-change", {"ask-new-unit", "extra-verification", "administrative", "technical", "none"}},
        {"certificate-status",
         {"revoke", "cancel", "ask", "restore", "stay-suspended", "suspend", "see-procedure", "none"}},
        {"label", {"allowed", "ask", "forbidden"}},
        {"certificate-contents", {"incomplete", "ask", "complete"}},
        {"cut-off", {"ok", "ask", "no"}},
        {"data-source-rank", {""}},
        {"review-gates", {"terminate", "supplement", "proceed"}},
        {"personnel", {"excluded", "competent", "not-competent"}},
        {"emission", {"ok", "ask", "double-gwp"}},
        {"application-documents", {""}},
    };
    return outcomes;
}

/// Facts that only hold together are completed, so that few inputs are refused.
void complete(const std::string& decision, Json& input) {
    if (decision == "surveillance" && input.at("otherFindings") == true) input["notifiedOn"] = "2026-01-31";
    if (decision == "surveillance-schedule" && (!input.contains("issued") || input.at("issued").is_null())) {
        input["previousVisit"] = "2026-02-28";
    }
}

void collect_keys(const TraceNode& node, std::set<std::string>& keys) {
    keys.insert("trace." + node.key);
    for (const TraceNode& child : node.children) collect_keys(child, keys);
}

void check_trace(const TraceNode& node) {
    CHECK_FALSE(node.key.empty());
    if (!node.clause.empty()) {
        INFO("clause " << node.clause << " of " << node.key);
        const auto& book = test::rule_book();
        const bool exists = std::any_of(book.editions().begin(), book.editions().end(), [&](const auto& edition) {
            return book.clause(edition.id, node.clause) != nullptr;
        });
        CHECK(exists);
    }
    for (const TraceNode& child : node.children) check_trace(child);
}

/// Rare outcomes are met by the contract's own cases.
std::set<std::string> outcomes_of_cases(const std::string& decision) {
    static const Json file = test::parse(test::read_file("tests/cases/contract.json"));
    std::set<std::string> outcomes;
    for (const Json& entry : file.at("cases")) {
        const Json& outcome = entry.at("expect").at("outcome");
        if (entry.at("decision") == decision) outcomes.insert(outcome.is_null() ? "" : outcome.get<std::string>());
    }
    return outcomes;
}

void check_answer(const Decision& decision) {
    CHECK(contract_outcomes().at(decision.name).contains(decision.outcome));
    CHECK_FALSE(decision.basis.empty());
    std::set<std::pair<std::string, std::string>> seen;
    for (const auto& ref : decision.basis) {
        INFO(ref.document << " " << ref.paragraph);
        CHECK(test::rule_book().clause(ref.document, ref.paragraph) != nullptr);
        CHECK(seen.insert({ref.document, ref.paragraph}).second);
    }
    for (const auto& reading : decision.interpretations) {
        INFO(reading);
        CHECK(test::rule_book().interpretation(reading) != nullptr);
    }
    CHECK_FALSE(decision.trace.children.empty());
    check_trace(decision.trace);
}

}  // namespace

TEST_CASE("Every valid input has one answer with an existing basis", "[rules][property]") {
    const Json zh = test::parse(test::read_file("assets/i18n/zh.json"));
    const Json en = test::parse(test::read_file("assets/i18n/en.json"));
    std::set<std::string> keys;
    std::size_t decisions = 0;
    for (const DecisionSpec* spec : zuji::rules::decision_specs()) {
        test::RandomInput random(20260120);
        const std::string name(spec->name);
        std::set<std::string> outcomes = outcomes_of_cases(name);
        for (int i = 0; i < inputs_per_decision; ++i) {
            Json input = random.object(spec->inputs);
            complete(name, input);
            INFO(name << " " << input.dump());
            const auto decided = decide(test::rule_book(), name, input);
            if (!decided.ok()) FAIL(decided.error().code << " at " << decided.error().where);
            check_answer(decided.value());
            CHECK(to_json(decided.value()).at("decision") == name);
            outcomes.insert(decided.value().outcome);
            collect_keys(decided.value().trace, keys);
        }
        INFO(name);
        CHECK(outcomes == contract_outcomes().at(name));  // every outcome is met here or in the contract's cases
        ++decisions;
    }
    CHECK(decisions == contract_outcomes().size());
    REQUIRE(keys.size() > 250);
    for (const std::string& key : keys) {
        INFO(key);
        CHECK(zh.contains(key));
        CHECK(en.contains(key));
    }
}

TEST_CASE("The same input gives the same answer", "[rules][property]") {
    std::size_t compared = 0;
    for (const DecisionSpec* spec : zuji::rules::decision_specs()) {
        test::RandomInput random(7);
        for (int i = 0; i < 20; ++i) {
            Json input = random.object(spec->inputs);
            complete(std::string(spec->name), input);
            const auto first = decide(test::rule_book(), spec->name, input);
            const auto second = decide(test::rule_book(), spec->name, test::parse(input.dump()));
            REQUIRE(first.ok());
            REQUIRE(second.ok());
            CHECK(to_json(first.value()) == to_json(second.value()));
            ++compared;
        }
    }
    CHECK(compared == 27 * 20);
}

TEST_CASE("A broken member is refused at its own path", "[rules][property]") {
    std::size_t refused = 0;
    for (const DecisionSpec* spec : zuji::rules::decision_specs()) {
        test::RandomInput random(99);
        for (const auto& fact : spec->inputs) {
            Json input = random.object(spec->inputs);
            complete(std::string(spec->name), input);
            input[std::string(fact.name)] = Json::object({{"no", "such shape"}});
            const auto decided = decide(test::rule_book(), spec->name, input);
            INFO(spec->name << " " << input.dump());
            REQUIRE_FALSE(decided.ok());
            CHECK(decided.error().where.starts_with(fact.name));
            ++refused;
        }
    }
    CHECK(refused > 110);
}
