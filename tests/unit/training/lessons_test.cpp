// The lessons: that the file is right with regard to the rules, and that mistakes in it are told.

#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "core/training/lessons.hpp"
#include "core/training/person.hpp"
#include "tests/unit/engine/test_engine.hpp"
#include "tests/unit/rules/rule_files.hpp"

using namespace zuji;
using namespace zuji::training;

namespace {

const rules::RuleBook& book() { return rules::test::rule_book(); }

nlohmann::ordered_json lessons_json() {
    return nlohmann::ordered_json::parse(test::file_text("assets/training/lessons.json"));
}

Lessons lessons() {
    auto read = read_lessons(book(), lessons_json().dump());
    if (!read.ok()) FAIL(read.error().where << " " << (read.error().args.empty() ? "" : read.error().args.front()));
    return std::move(read).value();
}

Error refused(const nlohmann::ordered_json& json) {
    const auto read = read_lessons(book(), json.dump());
    REQUIRE_FALSE(read.ok());
    return read.error();
}

}  // namespace

TEST_CASE("the process goes through every phase in order, for both documents", "[training]") {
    const Lessons all = lessons();
    REQUIRE(all.phases.size() == 4);
    REQUIRE(all.process.size() >= 12);
    std::size_t at = 0;
    for (const LessonStep& step : all.process) {
        while (at < all.phases.size() && all.phases[at].id != step.phase) ++at;
        REQUIRE(at < all.phases.size());  // steps stand in the order of the phases
        for (const rules::Edition& edition : book().editions()) {
            INFO(step.id << " " << edition.id);
            const auto said = std::count_if(step.passages.begin(), step.passages.end(), [&](const Passage& passage) {
                return applies_to(passage, book(), edition.id);
            });
            CHECK(said > 0);
        }
    }
    CHECK(at == 3);
}

TEST_CASE("deadlines of the lessons are those of the rules", "[training]") {
    const auto notice = clock_figures(book(), "acceptance-notice");
    REQUIRE(notice);
    CHECK(notice->amount == "3");
    CHECK(notice->unit == "working-day");
    const auto findings = clock_figures(book(), "issue-findings");
    REQUIRE(findings);
    CHECK(findings->amount == "5 – 10");
    CHECK_FALSE(clock_figures(book(), "no-such-deadline"));
    std::set<std::string> clocks;
    for (const LessonStep& step : lessons().process)
        if (!step.clock.empty()) clocks.insert(step.clock);
    CHECK(clocks.size() >= 6);
}

TEST_CASE("the glossary has the pairs people mix up", "[training]") {
    const Lessons all = lessons();
    REQUIRE_FALSE(all.glossary.empty());
    const bool has_the_pair = std::any_of(all.glossary.begin(), all.glossary.end(), [](const GlossaryEntry& entry) {
        return entry.terms.front().term.zh == "现场检查" && entry.terms.back().term.zh == "现场核查";
    });
    CHECK(has_the_pair);
    for (const GlossaryEntry& entry : all.glossary) CHECK(entry.terms.size() >= 2);
}

TEST_CASE("a citation names its document or takes the one that is shown", "[training]") {
    const auto own = citation_of(book(), "CGC-R52003:2025", "R52006/95");
    CHECK(own.document == "CGC-R52006:2026");
    CHECK(own.paragraph == "95");
    const auto shown = citation_of(book(), "CGC-R52003:2025", "27-b7");
    CHECK(shown.document == "CGC-R52003:2025");
    CHECK(shown.paragraph == "27-b7");
}

TEST_CASE("mistakes in the lessons are told with their place", "[training]") {
    auto json = lessons_json();
    json["process"][0]["title"].erase("en");
    CHECK(refused(json) == Error{"bad-lesson", "process[0].title.en", {"text"}});

    json = lessons_json();
    json["process"][1]["paragraphs"][0]["cite"][0] = "29-x";
    CHECK(refused(json) == Error{"bad-lesson", "process[1].paragraphs[0].cite", {"29-x"}});

    json = lessons_json();
    json["process"][2]["id"] = json["process"][0]["id"];
    CHECK(refused(json).where == "process[2].id");

    json = lessons_json();
    json["process"][1]["clock"] = "tomorrow";
    CHECK(refused(json).where == "process[1].clock");

    json = lessons_json();
    json["glossary"][0]["terms"].erase(1);
    CHECK(refused(json).where == "glossary[0].terms");

    CHECK_FALSE(read_lessons(book(), "{").ok());
    CHECK(refused(nlohmann::ordered_json::array()).code == "bad-lesson");
}

TEST_CASE("every role of the lessons can be judged", "[training]") {
    const Lessons all = lessons();
    REQUIRE(all.roles.size() == 7);
    for (const LessonRole& role : all.roles) {
        Person person;
        person.role = role.role;
        const auto decision = judge(book(), person);
        INFO(role.role);
        REQUIRE(decision.ok());
        CHECK_FALSE(decision.value().outcome.empty());
    }
}

TEST_CASE("a person becomes a verifier with the third job and the authorisation", "[training]") {
    Person person;  // trained, passed, two jobs
    auto decision = judge(book(), person);
    REQUIRE(decision.ok());
    CHECK(decision.value().outcome == "not-competent");
    CHECK(decision.value().values["level"] == "master");
    person.jobs = "3";
    CHECK(judge(book(), person).value().outcome == "not-competent");
    person.authorised = true;
    CHECK(judge(book(), person).value().outcome == "competent");
    person.conflict_of_interest = true;
    CHECK(judge(book(), person).value().outcome == "excluded");
    const auto reasons = reasons_for(judge(book(), person).value(), "verifier");
    REQUIRE_FALSE(reasons.children.empty());
    for (const auto& node : reasons.children) {
        INFO(node.key);
        CHECK((node.key == "personnel-level" || node.key == "personnel.conflict" || node.key == "personnel.verifier"));
    }
    person.jobs = "three";
    const auto refused_person = judge(book(), person);
    REQUIRE_FALSE(refused_person.ok());
    CHECK(refused_person.error().where == "jobs");
}
