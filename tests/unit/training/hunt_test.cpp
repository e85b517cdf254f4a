// Errors are seeded so that they can be found, and marks are scored.

#include <catch2/catch_amalgamated.hpp>
#include <filesystem>
#include <set>

#include "core/model/project_json.hpp"
#include "core/training/paragraphs.hpp"
#include "tests/support/source_dir.hpp"
#include "tests/unit/data/library_fixture.hpp"
#include "tests/unit/training/training_fixture.hpp"

using namespace zuji;
using namespace zuji::training;

namespace {

Knowledge knowledge() {
    Knowledge all;
    all.rules = test::solver().rules;
    all.factors = test::solver().factors;
    return all;
}

std::vector<Project> samples() {
    std::vector<Project> projects;
    for (const auto& entry : std::filesystem::directory_iterator(test::source_dir() / "assets" / "samples")) {
        const auto name = entry.path().filename().generic_string();
        auto project = read_project(test::read_file("assets/samples/" + name));
        REQUIRE(project.ok());
        projects.push_back(std::move(project).value());
    }
    REQUIRE(projects.size() >= 4);
    std::sort(projects.begin(), projects.end(), [](const Project& a, const Project& b) { return a.id < b.id; });
    return projects;
}

ErrorHunt hunt_of(const Project& sample, std::uint64_t seed, Difficulty difficulty, const char* language = "zh") {
    auto hunt = test::training_library().errors().seed_errors(knowledge(), sample, seed, difficulty, language);
    if (!hunt) FAIL(hunt.error().code);
    return std::move(hunt).value();
}

std::vector<Mark> perfect(const ErrorHunt& hunt) {
    std::vector<Mark> marks;
    for (const Finding& finding : hunt.findings) {
        marks.push_back({finding.place, finding.paragraph, finding.finding_class, ""});
    }
    return marks;
}

}  // namespace

TEST_CASE("every sample takes errors of every difficulty, and they can all be marked", "[training][hunt]") {
    std::set<std::string> patterns;
    for (const Project& sample : samples()) {
        for (const Difficulty difficulty : {Difficulty::easy, Difficulty::medium, Difficulty::hard}) {
            for (std::uint64_t seed = 1; seed <= 12; ++seed) {
                const ErrorHunt hunt = hunt_of(sample, seed, difficulty, seed % 2 == 0 ? "en" : "zh");
                INFO(sample.id << " " << word_of(difficulty) << " " << seed);
                const std::size_t wanted = difficulty == Difficulty::easy     ? 3
                                           : difficulty == Difficulty::medium ? 5
                                                                              : 8;
                CHECK(hunt.findings.size() == wanted);
                CHECK_FALSE(hunt.project == sample);
                std::set<std::string> places;
                for (const Place& place : places_of(hunt.project)) places.insert(place.id);
                for (const Finding& finding : hunt.findings) {
                    INFO(finding.pattern << " at " << finding.place);
                    patterns.insert(finding.pattern);
                    CHECK(places.contains(finding.place));
                    CHECK(find_clause(*test::solver().rules, "", finding.paragraph) != nullptr);
                    for (const std::string& also : finding.also_fits) {
                        INFO(also);
                        CHECK(find_clause(*test::solver().rules, "", also) != nullptr);
                    }
                    CHECK(finding.title.zh.find('{') == std::string::npos);
                    CHECK(finding.explanation.zh.find('{') == std::string::npos);
                    CHECK(finding.explanation.en.find('{') == std::string::npos);
                }
                // The file of the project can be written and read.
                const auto again = read_project(write_project(hunt.project));
                REQUIRE(again.ok());
                CHECK(again.value() == hunt.project);
            }
        }
    }
    CHECK(patterns.size() == 18);
}

TEST_CASE("perfect marks give full score and a blank sheet none", "[training][hunt]") {
    const ErrorHunt hunt = hunt_of(samples().front(), 4, Difficulty::hard);
    const HuntScore best = score_marks(hunt, perfect(hunt));
    CHECK(best.percent() == 100);
    CHECK(best.found == hunt.findings.size());
    CHECK(best.missed.empty());
    const HuntScore blank = score_marks(hunt, {});
    CHECK(blank.points == 0);
    CHECK(blank.percent() == 0);
    CHECK(blank.missed.size() == hunt.findings.size());
}

TEST_CASE("marks are scored for place, paragraph and class", "[training][hunt]") {
    const ErrorHunt hunt = hunt_of(samples().front(), 4, Difficulty::easy);
    std::vector<Mark> marks = perfect(hunt);
    marks[0].paragraph = "999";
    marks[1].finding_class = marks[1].finding_class == FindingClass::major ? FindingClass::minor : FindingClass::major;
    marks.push_back(marks[2]);
    marks.push_back({"product.declared_unit", "16", FindingClass::major, ""});
    const HuntScore score = score_marks(hunt, marks);
    REQUIRE(score.marks.size() == 5);
    CHECK(score.marks[0].verdict == MarkVerdict::wrong_paragraph);
    CHECK(score.marks[1].verdict == MarkVerdict::misclassified);
    CHECK(score.marks[2].verdict == MarkVerdict::found);
    CHECK(score.marks[3].verdict == MarkVerdict::repeated);
    CHECK(score.marks[4].verdict == MarkVerdict::false_finding);
    CHECK(score.points == 3 + 3 + 4 - 1);
    CHECK(score.possible == 12);
}

TEST_CASE("a paragraph fits by its number or that of the paragraph it belongs to, never by the beginning of its digits",
          "[training][hunt]") {
    const auto fits = [](const char* paragraph, const char* typed) {
        ErrorHunt hunt;
        Finding finding;
        finding.place = "bom.1";
        finding.paragraph = paragraph;
        hunt.findings = {finding};
        return score_marks(hunt, {{"bom.1", typed, finding.finding_class, ""}}).marks[0].verdict == MarkVerdict::found;
    };
    for (const char* typed : {"42-b3", "42", "\u00b6 42", "R52003/42-b3"}) CHECK(fits("42-b3", typed));
    for (const char* typed : {"4", "42-b", "42-b1", "42-b33", "420", "2", ""}) CHECK_FALSE(fits("42-b3", typed));
    CHECK_FALSE(fits("42", "4"));
    CHECK_FALSE(fits("42", "42-b3"));
    CHECK_FALSE(fits("A2-10.2", "A2-10"));
    CHECK(fits("A2-10.2-p2", "A2-10.2"));
}

TEST_CASE("the same seed puts in the same errors", "[training][hunt]") {
    const Project sample = samples().front();
    CHECK(hunt_of(sample, 9, Difficulty::medium).project == hunt_of(sample, 9, Difficulty::medium).project);
    CHECK_FALSE(hunt_of(sample, 9, Difficulty::medium).project == hunt_of(sample, 10, Difficulty::medium).project);
}

TEST_CASE("a project without lines has no room for errors", "[training][hunt]") {
    const auto hunt = test::training_library().errors().seed_errors(knowledge(), {}, 1, Difficulty::easy, "zh");
    REQUIRE(!hunt.ok());
    CHECK(hunt.error().code == "no-room-for-errors");
}
