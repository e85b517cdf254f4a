// The same bytes everywhere: sums over the answers to many random questions and to the contract's cases stand in a
// golden file, which native program, WebAssembly under Node.js and the page's browser are all compared with.
#include <catch2/catch_amalgamated.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/base/json.hpp"
#include "core/rules/rule_book_data.hpp"
#include "core/rules/sweep/digest.hpp"
#include "core/rules/sweep/random_input.hpp"
#include "core/rules/sweep/sweep.hpp"
#include "tests/unit/rules/rule_files.hpp"

namespace {

using zuji::rules::Decision;
using zuji::rules::DecisionSpec;
using zuji::rules::Digest;
using zuji::rules::Json;
using zuji::rules::NodeOutcome;
using zuji::rules::RandomInput;
using zuji::rules::Reasons;
using zuji::rules::TraceNode;
namespace test = zuji::rules::test;

#if defined(ZUJI_SANITIZED)
constexpr std::uint64_t questions = 10'000;  // the sanitizers make ten of one; all are asked in every other build
#else
constexpr std::uint64_t questions = 100'000;
#endif

const Json& golden() {
    static const Json file = test::parse(test::read_file("tests/golden/answers.json"));
    return file;
}

/// Every table that decides by itself told one row that applies.
void check_rows(const DecisionSpec& spec, const Decision& decision) {
    for (const auto& table : spec.tables) {
        const std::string id(table.id);
        if (id != decision.name) continue;
        std::set<std::string> rows;
        for (const auto& row : test::rule_book().data().table(id).rows) rows.insert(id + "." + row.id);
        std::size_t told = 0;
        for (const TraceNode& node : decision.trace.children) {
            told += rows.count(node.key) == 1 && node.outcome != NodeOutcome::not_met ? 1 : 0;
        }
        CHECK(told == 1);
    }
}

}  // namespace

TEST_CASE("A hundred thousand random questions to every decision give the approved answers", "[rules][property]") {
    std::vector<zuji::rules::DecisionSweep> sweeps;
    for (const DecisionSpec* spec : zuji::rules::decision_specs()) {
        sweeps.push_back(sweep_decision(test::rule_book(), *spec, questions));
        const auto& sweep = sweeps.back();
        INFO(sweep.decision);
        CHECK(sweep.problem.empty());
        CHECK(sweep.inputs == questions);
        CHECK(sweep.refused > questions / 50);
        CHECK(sweep.refused < questions / 5);
        std::uint64_t answered = 0;
        for (const auto& [outcome, count] : sweep.outcomes) answered += count;
        CHECK(answered + sweep.refused == sweep.inputs);
    }
    CHECK(sweeps.size() == zuji::rules::decision_names().size());
    CHECK(digest_of(sweeps) == golden().at("sweep").at(std::to_string(questions)).get<std::string>());
}

TEST_CASE("The answers to the contract's cases are the approved bytes", "[rules][cases]") {
    const Json file = test::parse(test::read_file("tests/cases/contract.json"));
    Digest digest;
    std::size_t asked = 0;
    for (const Json& entry : file.at("cases")) {
        const auto decided = decide(test::rule_book(), entry.at("decision").get<std::string>(), entry.at("input"));
        REQUIRE(decided.ok());
        digest.add(zuji::dump_json(to_json(decided.value())));
        ++asked;
    }
    CHECK(asked >= 255);
    CHECK(digest.text() == golden().at("cases").get<std::string>());
}

TEST_CASE("One row of a table applies, and reasons change no answer", "[rules][property]") {
    std::size_t compared = 0;
    for (const DecisionSpec* spec : zuji::rules::decision_specs()) {
        RandomInput random(test::rule_book().data(), 7);
        for (int i = 0; i < 500; ++i) {
            const Json input = random.valid(*spec);
            INFO(spec->name << " " << input.dump());
            const auto told = decide(test::rule_book(), spec->name, input);
            const auto quiet = decide(test::rule_book(), spec->name, input, Reasons::left_out);
            REQUIRE(told.ok() == quiet.ok());
            if (!told.ok()) continue;
            check_rows(*spec, told.value());
            Decision without = told.value();
            without.trace = quiet.value().trace;
            CHECK(to_json(without) == to_json(quiet.value()));
            CHECK(quiet.value().trace.children.empty());
            ++compared;
        }
    }
    CHECK(compared > 13'000);
}

TEST_CASE("A number that several bands cover is named by a reading", "[rules][property]") {
    std::size_t covered = 0;
    for (const auto& table : test::rule_book().data().bands) {
        for (std::int64_t lines = 1; lines <= 100'000; ++lines) {
            int bands = 0;
            for (const auto& band : table.bands) bands += band.covers(lines) ? 1 : 0;
            bool named = false;
            for (const auto& overlap : table.overlaps) named = named || (lines >= overlap.from && lines <= overlap.to);
            if (bands < 1 || (bands > 1) != named) FAIL(table.id << " at " << lines);
            ++covered;
        }
    }
    CHECK(covered == 200'000);
}
