// Laws of the verdict of Annex 2 over random self-assessments.

#include <algorithm>
#include <array>
#include <catch2/catch_amalgamated.hpp>
#include <random>
#include <string>

#include "core/assess/annex2.hpp"
#include "tests/unit/engine/test_engine.hpp"

using zuji::Answer;
using zuji::AssuranceAssessment;
using zuji::AssuranceState;
using zuji::Project;

namespace {

constexpr std::array<const char*, 8> answers = {"",       "conforming", "conforming",     "conforming",
                                                "partly", "not",        "not-applicable", "unknown"};

class Dice {
   public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_()) % end; }
    bool one_in(std::size_t chances) { return below(chances) == 0; }

   private:
    std::mt19937 engine_;
};

const zuji::rules::Annex2& annex2() { return zuji::test::engine().knowledge().rules->annex2(); }

Project random_project(Dice& dice) {
    constexpr std::array words = {Answer::unanswered, Answer::yes, Answer::no, Answer::unknown};
    Project project;
    project.product.period_from = "2025-01-01";
    project.product.period_to = dice.one_in(4) ? "2025-06-30" : "2025-12-31";
    project.product.distribution_inside = words[dice.below(4)];
    project.product.use_inside = words[dice.below(4)];
    project.product.end_of_life_inside = words[dice.below(4)];
    // Mostly conforming, so that every verdict comes up.
    const std::size_t rare = 1 + dice.below(60);
    for (const auto& chapter : annex2().chapters) {
        for (const auto& each : chapter.requirements) {
            const char* answer = dice.one_in(rare) ? answers[dice.below(answers.size())] : "conforming";
            project.assurance[each.clause] = {answer, "", dice.one_in(2) ? "理由" : ""};
        }
    }
    return project;
}

AssuranceAssessment assess(const Project& project) { return zuji::assess_annex2(annex2(), project, std::nullopt); }

/// no < unknown < yes
int rank(Answer verdict) { return verdict == Answer::yes ? 2 : verdict == Answer::no ? 0 : 1; }

}  // namespace

TEST_CASE("One more conforming answer never makes the verdict worse", "[property][annex2]") {
    Dice dice(20261123);
    std::array<std::size_t, 3> seen{};
    for (int round = 0; round < 3000; ++round) {
        Project project = random_project(dice);
        AssuranceAssessment before = assess(project);
        ++seen[static_cast<std::size_t>(rank(before.verdict))];
        const std::string clause = before.requirements[dice.below(before.requirements.size())].clause;
        project.assurance[clause].answer = "conforming";
        const AssuranceAssessment after = assess(project);
        CAPTURE(round, clause);
        REQUIRE(rank(after.verdict) >= rank(before.verdict));
        REQUIRE(after.counts.open <= before.counts.open);
    }
    for (const std::size_t count : seen) CHECK(count > 100);
}

TEST_CASE("Only a shall inside the boundary fails the factory", "[property][annex2]") {
    Dice dice(7);
    for (int round = 0; round < 2000; ++round) {
        const Project project = random_project(dice);
        const AssuranceAssessment assurance = assess(project);
        bool fails = false;
        bool open = false;
        std::size_t index = 0;
        for (std::size_t c = 0; c < annex2().chapters.size(); ++c) {
            for (const auto& each : annex2().chapters[c].requirements) {
                const std::string& answer = project.assurance.at(each.clause).answer;
                const bool shall = each.obligation == zuji::rules::Obligation::shall;
                const bool inside = assurance.chapters[c].inside == Answer::yes;
                fails = fails || (shall && inside && (answer == "not" || answer == "partly"));
                open = open || assurance.requirements[index].state == AssuranceState::open;
                ++index;
            }
        }
        CAPTURE(round);
        REQUIRE((assurance.verdict == Answer::no) == fails);
        const bool met = !fails && !open && zuji::is_representative(assurance.period);
        REQUIRE((assurance.verdict == Answer::yes) == met);
    }
}
