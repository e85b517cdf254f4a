// The desk of a trainee: places, answers, marks and exams, and that all of it survives a reload.

#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <filesystem>
#include <map>
#include <string>

#include "core/training/desk.hpp"
#include "core/training/result_sheet.hpp"
#include "tests/support/source_dir.hpp"
#include "tests/unit/engine/test_engine.hpp"

using namespace zuji;
using namespace zuji::training;

namespace {

constexpr const char* today = "2026-08-31";

/// What the page brings: every file of assets/training and assets/samples.
const std::map<std::string, std::string>& files() {
    static const std::map<std::string, std::string> texts = [] {
        std::map<std::string, std::string> found;
        const std::filesystem::path assets = test::source_dir() / "assets";
        for (const char* folder : {"training", "samples"})
            for (const auto& entry : std::filesystem::recursive_directory_iterator(assets / folder)) {
                if (entry.path().extension() != ".json") continue;
                const std::string path = std::filesystem::relative(entry.path(), assets).generic_string();
                found.emplace(path, test::file_text("assets/" + path));
            }
        return found;
    }();
    REQUIRE(texts.size() > 4);
    return texts;
}

Desk loaded(std::map<std::string, std::string> kept = {}) {
    Desk desk;
    desk.keep(std::move(kept));
    const Status status = desk.load(test::engine().knowledge(), files(), today);
    if (!status.ok()) FAIL(status.error().code << " " << status.error().where);
    return desk;
}

/// What the machine keeps of a desk.
std::map<std::string, std::string> kept_of(Desk& desk) {
    std::map<std::string, std::string> kept;
    for (auto& [name, text] : desk.take_changes())
        if (!text.empty()) kept[name] = text;
    return kept;
}

void answer_rightly(Desk& desk, std::size_t index, const Question& question) {
    desk.answer(index, right_response(question));
    desk.check(index);
}

}  // namespace

TEST_CASE("places of the training have addresses", "[training]") {
    for (std::size_t i = 0; i < room_count; ++i) {
        const Spot spot{static_cast<Room>(i), i == 0 ? "" : "T05"};
        CHECK(spot_of_route(training_route(spot)) == spot);
    }
    CHECK(spot_of_route("#/training") == Spot{});
    CHECK(spot_of_route("#/training/practice/man-days.x/42/hard") == Spot{Room::practice, "man-days.x/42/hard"});
    CHECK(spot_of_route("#/training/no-such-room") == Spot{});
    CHECK_FALSE(spot_of_route("#/trainings"));
    CHECK_FALSE(spot_of_route("#/p/x/bom"));
}

TEST_CASE("times and seeds are read and written", "[training]") {
    CHECK(clock_text(0) == "00:00");
    CHECK(clock_text(3599) == "59:59");
    CHECK(clock_text(3600) == "1:00:00");
    CHECK(seed_of("0") == 0);
    CHECK(seed_of(" \uff17 ") == 7);
    CHECK(seed_of("9007199254740991") == 9007199254740991);
    for (const char* none : {"", "  ", "9007199254740992", "-1", "1.5", "1,234"}) CHECK_FALSE(seed_of(none));
}

TEST_CASE("words are a seed of their own, the same everywhere", "[training]") {
    CHECK(seed_of("class 7B") == 5291872444410322);
    CHECK(seed_of("\u3000\uff43lass 7B ") == seed_of("class 7B"));
    CHECK(seed_of("class 7A") != seed_of("class 7B"));
    CHECK(seed_of("\u4e03\u73ed").value() <= max_paper_seed);
    CHECK(seed_of("4x") != 1);
}

TEST_CASE("something kept that cannot be read is told and not written over", "[training]") {
    Desk first = loaded();
    first.draw_paper(first.library().blueprints().front().id, 3, "");
    first.begin_exam("Li");
    const auto kept = kept_of(first);
    REQUIRE(kept.count("sitting") == 1);
    CHECK_FALSE(loaded(kept).take_problem());
    for (const char* name : {"sitting", "progress", "hunt"}) {
        INFO(name);
        Desk desk = loaded({{name, "{\"format\":\"of another version\"}"}});
        CHECK_FALSE(desk.exam());
        const auto problem = desk.take_problem();
        REQUIRE(problem);
        CHECK(problem->code == "training-unreadable-" + std::string(name));
        const auto changes = desk.take_changes();
        CHECK(changes.count(std::string(name) + "-unreadable") == 1);
        CHECK(changes.count(name) == 0);
    }
    Desk nothing = loaded({{"sitting", ""}});
    CHECK_FALSE(nothing.take_problem());
}

TEST_CASE("an address opens the same exercise on every machine", "[training]") {
    Desk first = loaded();
    REQUIRE_FALSE(first.library().exercises().generators().empty());
    const std::string generator = first.library().exercises().generators().front().id;
    first.enter({Room::practice, generator + "/42/medium"});
    REQUIRE(first.exercise());
    Desk second = loaded();
    second.enter(first.spot());
    REQUIRE(second.exercise());
    CHECK(first.exercise()->attempt.question.situation.zh == second.exercise()->attempt.question.situation.zh);
    CHECK(first.exercise()->seed == 42);
    first.next_exercise();
    CHECK(first.exercise()->seed == 43);
    first.enter({Room::practice, "no-such-generator/1"});
    CHECK_FALSE(first.exercise());
    CHECK(first.take_problem());
}

TEST_CASE("an answered exercise comes again, and is kept", "[training]") {
    Desk desk = loaded();
    const std::string generator = desk.library().exercises().generators().front().id;
    CHECK(desk.next_seed(generator) == 1);
    desk.enter({Room::practice, generator});
    REQUIRE(desk.exercise());
    desk.check(0);  // nothing answered yet
    CHECK_FALSE(desk.exercise()->attempt.checked);
    answer_rightly(desk, 0, desk.exercise()->attempt.question);
    CHECK(desk.exercise()->attempt.checked);
    CHECK(desk.exercise()->attempt.right);
    desk.answer(0, "changed afterwards");
    CHECK(desk.exercise()->attempt.response == right_response(desk.exercise()->attempt.question));
    const auto kept = kept_of(desk);
    REQUIRE(kept.count("progress") == 1);
    Desk again = loaded(kept);
    REQUIRE(again.progress().cards.count(generator) == 1);
    CHECK(again.progress().cards.at(generator).right == 1);
    CHECK(again.next_seed(generator) == 2);
    CHECK(again.take_changes().empty());
}

TEST_CASE("a case counts once all its questions are answered", "[training]") {
    Desk desk = loaded();
    const auto& cases = desk.library().cases();
    REQUIRE(cases.size() >= 2);
    const auto several = std::find_if(cases.begin(), cases.end(), [](const Case& c) { return c.questions.size() > 1; });
    const Case& chosen = several == cases.end() ? cases.front() : *several;
    desk.enter({Room::cases, chosen.id});
    REQUIRE(desk.work());
    REQUIRE(desk.work()->attempts.size() == chosen.questions.size());
    for (std::size_t i = 0; i < chosen.questions.size(); ++i) {
        CHECK(desk.progress().cards.count(chosen.id) == 0);
        answer_rightly(desk, i, chosen.questions[i]);
    }
    REQUIRE(desk.progress().cards.count(chosen.id) == 1);
    CHECK(desk.progress().cards.at(chosen.id).asked == 1);
    CHECK(desk.progress().cards.at(chosen.id).right == 1);
    CHECK(desk.standing().cases_seen == 1);
    desk.enter({Room::cases, "no-such-case"});
    CHECK_FALSE(desk.work());
    CHECK(desk.spot().item.empty());
}

TEST_CASE("what comes next is a card of the library, and lessons that were read stay read", "[training]") {
    Desk desk = loaded();
    const Spot next = desk.next_place();
    CHECK((desk.library().find_case(next.item) || desk.library().exercises().find(next.item)));
    desk.mark_read("review", true);
    Desk again = loaded(kept_of(desk));
    CHECK(again.is_read("review"));
    CHECK(again.standing().lessons_read == 1);
    again.mark_read("review", false);
    CHECK_FALSE(again.is_read("review"));
}

TEST_CASE("marks in a project with errors are scored and survive a reload", "[training]") {
    Desk desk = loaded();
    REQUIRE_FALSE(desk.samples().empty());
    desk.start_hunt("transformer-1600kva", 7, Difficulty::easy, "zh");
    REQUIRE(desk.hunt());
    const auto findings = desk.hunt()->hunt.findings;
    REQUIRE_FALSE(findings.empty());
    for (const Finding& finding : findings) {
        INFO(finding.place);
        CHECK(desk.hunt()->dossier.row(finding.place));  // it can be pressed
    }
    const Finding& first = findings.front();
    desk.mark({first.place, first.paragraph, first.finding_class, "why"});
    desk.mark({"product.name", "1", FindingClass::minor, ""});
    desk.unmark("product.name");
    Desk again = loaded(kept_of(desk));
    REQUIRE(again.hunt());
    REQUIRE(again.mark_at(first.place));
    CHECK(again.mark_at(first.place)->note == "why");
    CHECK(again.hunt()->marks.size() == 1);
    again.finish_hunt();
    CHECK(again.hunt()->score.found == 1);
    CHECK(again.hunt()->score.missed.size() == findings.size() - 1);
    again.mark({"product.name", "1", FindingClass::minor, ""});
    CHECK(again.hunt()->marks.size() == 1);  // it is over
    Desk finished = loaded(kept_of(again));
    REQUIRE(finished.hunt());
    CHECK(finished.hunt()->finished);
    finished.drop_hunt();
    CHECK(finished.take_changes().at("hunt").empty());
}

TEST_CASE("an exam goes on after a reload and ends with its result", "[training]") {
    Desk desk = loaded();
    REQUIRE_FALSE(desk.library().blueprints().empty());
    const std::string blueprint = desk.library().blueprints().front().id;
    desk.draw_paper(blueprint, 42, "");
    if (const auto problem = desk.take_problem()) FAIL(problem->code);
    REQUIRE(desk.paper());
    desk.begin_exam("甲");
    REQUIRE(desk.exam());
    const auto questions = desk.exam()->sat.paper.questions;
    REQUIRE(questions.size() >= 2);
    desk.tick(1000);
    desk.tick(8500);  // 7.5 seconds later
    CHECK(desk.exam()->sat.sitting.elapsed_seconds == 7);
    desk.respond(questions[0].id, right_response(questions[0]));
    desk.flag(questions[1].id, true);

    Desk again = loaded(kept_of(desk));
    REQUIRE(again.exam());
    CHECK(again.exam()->sat.sitting.elapsed_seconds == 7);
    CHECK(again.exam()->sat.sitting.responses.size() == 1);
    CHECK(again.exam()->sat.sitting.flagged.at(questions[1].id));
    again.pause(true);
    again.tick(0);
    again.tick(60'000);
    again.respond(questions[1].id, right_response(questions[1]));  // not while it is paused
    CHECK(again.exam()->sat.sitting.elapsed_seconds == 7);
    CHECK(again.exam()->sat.sitting.responses.size() == 1);
    again.pause(false);
    for (const Question& question : questions) again.respond(question.id, right_response(question));
    again.hand_in();
    REQUIRE(again.exam()->result);
    CHECK(again.exam()->result->right == questions.size());
    CHECK(again.exam()->result->passed);
    CHECK(again.progress().cards.count(questions[0].source) == 1);

    const Report sheet = make_result_sheet(again.exam()->sat.paper, again.exam()->sat.sitting, *again.exam()->result,
                                           test::engine().catalog("en"));
    const std::string html = to_html(sheet);
    CHECK(html.find(again.exam()->result->code) != std::string::npos);
    CHECK(html.find("100 %") != std::string::npos);

    const std::string result = write_result(again.exam()->sat.paper, again.exam()->sat.sitting);
    CHECK(again.take_file("a.json", result));
    CHECK(again.take_file("a.json", result));  // the same file again
    REQUIRE(again.class_rows().size() == 1);
    CHECK(again.class_rows().front().code_fits);
    CHECK(again.spot().room == Room::instructor);
    CHECK_FALSE(again.take_file("b.json", "{}"));
}

TEST_CASE("answers and names of any length survive a reload", "[training]") {
    Desk desk = loaded();
    desk.draw_paper(desk.library().blueprints().front().id, 42, std::string(1000, 't'));
    REQUIRE(desk.paper());
    desk.begin_exam(std::string(1000, 'n'));
    REQUIRE(desk.exam());
    const std::string id = desk.exam()->sat.paper.questions.front().id;
    desk.respond(id, Response(1000, '1'));
    Desk again = loaded(kept_of(desk));
    REQUIRE(again.exam());
    CHECK(again.exam()->sat.sitting.responses.count(id) == 1);
    CHECK_FALSE(again.exam()->sat.sitting.name.empty());
}

TEST_CASE("a running exam is not replaced by another paper", "[training]") {
    Desk desk = loaded();
    const std::string blueprint = desk.library().blueprints().front().id;
    desk.draw_paper(blueprint, 4, "");
    REQUIRE(desk.paper());
    const std::string other = write_paper(*desk.paper());
    desk.draw_paper(blueprint, 3, "");
    desk.begin_exam("");
    REQUIRE(desk.exam());
    const auto refused = [&] {
        const auto problem = desk.take_problem();
        return problem && problem->code == "exam-running" && !desk.paper() && desk.exam()->sat.paper.seed == 3;
    };
    desk.draw_paper(blueprint, 5, "");
    CHECK(refused());
    CHECK(desk.take_file("paper.json", other));
    CHECK(refused());
    desk.hand_in();
    CHECK(desk.take_file("paper.json", other));
    REQUIRE(desk.paper());
    CHECK(desk.paper()->seed == 4);
}

TEST_CASE("the clock of an exam stands still outside the training, and runs in its other rooms", "[training]") {
    Desk desk = loaded();
    desk.draw_paper(desk.library().blueprints().front().id, 3, "");
    desk.begin_exam("");
    desk.enter({Room::exam, {}});
    REQUIRE(desk.exam());
    desk.tick(0);
    desk.tick(2000);
    desk.enter({Room::glossary, {}});
    desk.tick(5000);
    CHECK(desk.exam()->sat.sitting.elapsed_seconds == 5);
    desk.leave();
    desk.enter({Room::exam, {}});
    desk.tick(600'000);
    CHECK(desk.exam()->sat.sitting.elapsed_seconds == 5);
    desk.tick(601'000);
    CHECK(desk.exam()->sat.sitting.elapsed_seconds == 6);
}

TEST_CASE("an exam ends when its time is over", "[training]") {
    Desk desk = loaded();
    desk.draw_paper(desk.library().blueprints().front().id, 3, "");
    REQUIRE(desk.paper());
    const std::string paper = write_paper(*desk.paper());
    desk.begin_exam("");
    desk.tick(0);
    desk.tick(1000.0 * 60 * desk.exam()->sat.paper.blueprint.minutes);
    REQUIRE(desk.exam()->result);
    CHECK(desk.exam()->result->right == 0);
    desk.clear_exam();
    CHECK(desk.take_file("paper.json", paper));
    REQUIRE(desk.paper());
    CHECK(desk.paper()->seed == 3);
    CHECK(desk.spot().room == Room::exam);
}

TEST_CASE("what is kept in another form is left alone", "[training]") {
    Desk desk = loaded();
    desk.start_hunt("transformer-1600kva", 7, Difficulty::easy, "zh");
    auto kept = kept_of(desk);
    REQUIRE(kept.count("hunt") == 1);
    std::string& hunt = kept["hunt"];
    const auto at = hunt.find("false", hunt.find("finished"));
    REQUIRE(at != std::string::npos);
    hunt.replace(at, 5, "\"no\"");
    Desk again = loaded(kept);
    REQUIRE(again.hunt());
    CHECK_FALSE(again.hunt()->finished);
}

TEST_CASE("a card that the library has no more is not due", "[training]") {
    Progress progress;
    for (const char* id : {"T05", "T999"}) record_answer(progress, id, false, Date::parse("2025-01-01").value());
    Desk desk = loaded({{"progress", write_progress(progress)}});
    CHECK(desk.due() == std::vector<std::string>{"T05"});
    CHECK(desk.standing().due == 1);
}

TEST_CASE("erasing leaves nothing on the machine", "[training]") {
    Desk desk = loaded();
    desk.mark_read("review", true);
    desk.start_hunt("transformer-1600kva", 1, Difficulty::easy, "zh");
    desk.erase();
    CHECK(desk.progress().lessons.empty());
    CHECK_FALSE(desk.hunt());
    const auto changes = desk.take_changes();
    REQUIRE(changes.size() == 6);
    for (const auto& [name, text] : changes) CHECK(text.empty());
}
