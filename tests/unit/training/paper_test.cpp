#include "core/training/paper.hpp"

#include <catch2/catch_amalgamated.hpp>
#include <set>

#include "tests/unit/training/training_fixture.hpp"

using namespace zuji;
using namespace zuji::training;

namespace {

Paper paper_of(const std::string& blueprint, std::uint64_t seed) {
    auto paper = make_paper(test::training_library(), blueprint, seed, "Course 1");
    if (!paper) FAIL(paper.error().code << " " << paper.error().where);
    return std::move(paper).value();
}

Sitting perfect(const Paper& paper) {
    Sitting sitting;
    sitting.name = "Lin";
    sitting.date = "2026-11-23";
    sitting.elapsed_seconds = 600;
    for (const Question& question : paper.questions) sitting.responses[question.id] = right_response(question);
    return sitting;
}

std::string changed(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("every blueprint gives papers without repetition", "[training][paper]") {
    REQUIRE(test::training_library().blueprints().size() >= 4);
    for (const Blueprint& blueprint : test::training_library().blueprints()) {
        for (std::uint64_t seed = 1; seed <= 30; ++seed) {
            const Paper paper = paper_of(blueprint.id, seed);
            INFO(blueprint.id << " " << seed);
            CHECK(paper.questions.size() == blueprint.question_count());
            std::set<std::string> seen;
            for (const Question& question : paper.questions) {
                std::string content = question.situation.en + question.ask.en + right_response(question);
                for (const Fact& fact : question.facts) content += fact.value.en;
                for (const auto& row : question.table.rows) {
                    for (const Text& cell : row) content += cell.en;
                }
                CHECK(seen.insert(content).second);
                const Status sound = check_question(*test::solver().rules, question);
                if (!sound) FAIL(sound.error().args.front());
            }
        }
    }
}

TEST_CASE("the same seed gives the same paper everywhere", "[training][paper][golden]") {
    CHECK(paper_of("inspector", 7).sum == paper_of("inspector", 7).sum);
    CHECK(paper_of("inspector", 7).sum != paper_of("inspector", 8).sum);
    CHECK(paper_of("short", 2026).sum == "5fe908c3bdd7c3f5");
    CHECK(paper_of("reviewer", 2026).sum == "3b9262ac69e83bf3");
}

TEST_CASE("perfect answers are all right and a blank sheet has none", "[training][paper]") {
    const Paper paper = paper_of("verifier", 3);
    const PaperResult best = mark_paper(paper, perfect(paper));
    CHECK(best.right == paper.questions.size());
    CHECK(best.percent() == 100);
    CHECK(best.passed);
    CHECK(best.gaps.empty());
    CHECK(best.strengths.size() == best.kinds.size());
    const PaperResult blank = mark_paper(paper, {});
    CHECK(blank.right == 0);
    CHECK(blank.unanswered == paper.questions.size());
    CHECK_FALSE(blank.passed);
    CHECK(blank.gaps.size() == blank.kinds.size());
    CHECK(blank.code != best.code);
    CHECK(best.code.size() == 14);
}

TEST_CASE("time stands still in a pause and ends the exam", "[training][paper]") {
    const Paper paper = paper_of("short", 1);
    Sitting sitting;
    pass_time(paper, sitting, 100);
    sitting.paused = true;
    pass_time(paper, sitting, 5000);
    CHECK(sitting.elapsed_seconds == 100);
    CHECK(seconds_left(paper, sitting) == paper.blueprint.minutes * 60 - 100);
    sitting.paused = false;
    pass_time(paper, sitting, 1'000'000);
    CHECK(sitting.finished);
    CHECK(sitting.elapsed_seconds == paper.blueprint.minutes * 60);
    pass_time(paper, sitting, 10);
    CHECK(sitting.elapsed_seconds == paper.blueprint.minutes * 60);
}

TEST_CASE("a paper file brings the same questions and refuses others", "[training][paper][file]") {
    const Library& library = test::training_library();
    const Paper paper = paper_of("inspector", 42);
    const std::string file = write_paper(paper);
    const auto again = read_paper(library, file);
    REQUIRE(again.ok());
    CHECK(again.value().sum == paper.sum);
    CHECK(again.value().title == "Course 1");
    CHECK(write_paper(again.value()) == file);
    const auto error_of = [&](const std::string& text) {
        const auto read = read_paper(library, text);
        return read ? std::string() : read.error().code;
    };
    CHECK(error_of(changed(file, paper.sum, "0000000000000000")) == "other-questions");
    CHECK(error_of(changed(file, "\"seed\": 42", "\"seed\": 43")) == "other-questions");
    CHECK(error_of(changed(file, "\"seed\": 42", "\"seed\": -1")) == "bad-training-file");
    const std::string minutes = "\"minutes\": " + std::to_string(paper.blueprint.minutes);
    CHECK(error_of(changed(file, minutes, "\"minutes\": 0")) == "bad-training-file");  // it would end as it begins
    CHECK(error_of(changed(file, "\"schema_version\": 1", "\"schema_version\": 2")) == "newer-version");
    CHECK(error_of(changed(file, "\"seed\"", "\"sead\"")) == "bad-training-file");
    CHECK(error_of("{}") == "not-a-training-file");
    CHECK(error_of("nonsense") == "bad-json");
    CHECK(make_paper(library, "nobody", 1).error().code == "unknown-blueprint");
    CHECK(make_paper(library, "short", max_paper_seed + 1).error().code == "seed-too-large");
}

TEST_CASE("what is typed at length can be read again", "[training][paper][file]") {
    CHECK(fitting("short") == "short");
    CHECK(fitting(std::string(longest_text, 'a')).size() == longest_text);
    CHECK(fitting("a" + std::string(longest_text, 'b')).size() == longest_text);
    std::string long_name;
    for (int i = 0; i < 100; ++i) long_name += "林";  // three bytes each: the limit is within a character
    CHECK(fitting(long_name).size() == 198);
    const auto paper = make_paper(test::training_library(), "short", 5, long_name);
    REQUIRE(paper.ok());
    CHECK(read_paper(test::training_library(), write_paper(paper.value())).ok());
}

TEST_CASE("a sitting goes on where it was left", "[training][paper][file]") {
    const Paper paper = paper_of("short", 5);
    Sitting sitting = perfect(paper);
    sitting.responses.erase("3");
    sitting.flagged["2"] = true;
    sitting.paused = true;
    const auto again = read_sitting(test::training_library(), write_sitting(paper, sitting));
    REQUIRE(again.ok());
    CHECK(again.value().sitting.responses == sitting.responses);
    CHECK(again.value().sitting.flagged == sitting.flagged);
    CHECK(again.value().sitting.paused);
    CHECK(again.value().sitting.elapsed_seconds == 600);
    CHECK(again.value().paper.sum == paper.sum);
}

TEST_CASE("result files are marked again and show what was changed", "[training][paper][file]") {
    const Library& library = test::training_library();
    const Paper paper = paper_of("short", 5);
    Sitting sitting = perfect(paper);
    const std::string file = write_result(paper, sitting);
    const ClassRow honest = read_result(library, "lin.json", file);
    CHECK(honest.problem.code.empty());
    CHECK(honest.code_fits);
    CHECK(honest.name == "Lin");
    CHECK(honest.result.percent() == 100);
    CHECK_FALSE(read_result(library, "x.json", changed(file, "\"Lin\"", "\"Zhao\"")).code_fits);
    CHECK_FALSE(
        read_result(library, "x.json", changed(file, "\"elapsed_seconds\": 600", "\"elapsed_seconds\": 60")).code_fits);
    // The pass mark comes with the file: the code has to cover it.
    const std::string pass = "\"pass_percent\": " + std::to_string(paper.blueprint.pass_percent);
    CHECK_FALSE(read_result(library, "x.json", changed(file, pass, "\"pass_percent\": 1")).code_fits);
    const ClassRow lied = read_result(library, "x.json", changed(file, "\"right\": 10", "\"right\": 11"));
    CHECK(lied.result.right == 10);
    CHECK_FALSE(lied.code_fits);
    const ClassRow broken = read_result(library, "=evil.json", "{");
    CHECK(broken.problem.code == "bad-json");
    sitting.responses.clear();
    sitting.name = "Wang, \"W\"";
    const ClassRow blank = read_result(library, "wang.json", write_result(paper, sitting));
    CHECK(blank.code_fits);
    CHECK(blank.result.right == 0);
    const std::vector<ClassRow> rows = {honest, blank, broken};
    std::size_t asked = 0;
    for (const Tally& tally : class_tallies(rows)) asked += tally.asked;
    CHECK(asked == 20);
    const std::string csv = class_csv(rows, "en");
    CHECK(csv.find("\"Wang, \"\"W\"\"\"") != std::string::npos);
    CHECK(csv.find("'=evil.json") != std::string::npos);
}
