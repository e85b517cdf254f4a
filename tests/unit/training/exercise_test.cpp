// Every exercise has exactly one right answer and cites a paragraph that exists.

#include <catch2/catch_amalgamated.hpp>
#include <set>

#include "core/rules/decide.hpp"
#include "core/rules/sweep/digest.hpp"
#include "tests/unit/training/training_fixture.hpp"

using namespace zuji;
using namespace zuji::training;

namespace {

constexpr std::array difficulties = {Difficulty::easy, Difficulty::medium, Difficulty::hard};

void add(rules::Digest& digest, const Question& question) {
    digest.add(question.situation.zh);
    digest.add(question.situation.en);
    for (const Fact& fact : question.facts) digest.add(fact.value.en);
    for (const Option& option : question.options) digest.add(option.text.en);
    for (const std::string& right : question.right) digest.add(right);
}

}  // namespace

TEST_CASE("every generated exercise has exactly one right answer and cites a clause", "[training][exercise]") {
    const ExerciseBook& book = test::exercise_book();
    const rules::RuleBook& rules = *test::solver().rules;
    constexpr std::uint64_t seeds = 150;
    REQUIRE(book.generators().size() >= 30);
    std::size_t checked = 0;
    for (const GeneratorInfo& generator : book.generators()) {
        for (const Difficulty difficulty : difficulties) {
            for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
                const auto question = book.make(rules, generator.id, seed, difficulty);
                INFO(generator.id << " " << word_of(difficulty) << " seed " << seed);
                REQUIRE(question.ok());
                const Status sound = check_question(rules, question.value());
                if (!sound) FAIL(sound.error().where << ": " << sound.error().args.front());
                REQUIRE(is_right(question.value(), right_response(question.value())));
                ++checked;
            }
        }
    }
    CHECK(checked == book.generators().size() * difficulties.size() * seeds);
}

TEST_CASE("every decision of the contract has an exercise", "[training][exercise]") {
    std::set<std::string> covered;
    for (const GeneratorInfo& generator : test::exercise_book().generators()) covered.insert(generator.decision);
    const auto names = rules::decision_names();
    REQUIRE(names.size() == 27);
    for (const std::string& name : names) {
        INFO(name);
        CHECK(covered.contains(name));
    }
}

TEST_CASE("the answers of a generator are not always the same", "[training][exercise]") {
    for (const GeneratorInfo& generator : test::exercise_book().generators()) {
        std::set<std::string> answers;
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            const auto question =
                test::exercise_book().make(*test::solver().rules, generator.id, seed, Difficulty::medium).value();
            std::string answer;
            if (question.options.empty()) answer = right_response(question);
            for (const Option& option : question.options) answer += option.right ? option.text.en : "";
            answers.insert(answer);
        }
        INFO(generator.id);
        CHECK(answers.size() >= 2);
    }
}

TEST_CASE("a seed gives the same exercises everywhere", "[training][exercise][golden]") {
    rules::Digest digest;
    for (const GeneratorInfo& generator : test::exercise_book().generators()) {
        for (const Difficulty difficulty : difficulties) {
            for (std::uint64_t seed = 1; seed <= 5; ++seed) {
                add(digest, test::exercise_book().make(*test::solver().rules, generator.id, seed, difficulty).value());
            }
        }
    }
    CHECK(digest.text() == "c9bff249139b67a3");
}

TEST_CASE("an unknown generator is refused", "[training][exercise]") {
    const auto question = test::exercise_book().make(*test::solver().rules, "no-such-thing", 1);
    REQUIRE(!question.ok());
    CHECK(question.error().code == "unknown-generator");
}
