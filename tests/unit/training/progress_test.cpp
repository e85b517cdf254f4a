#include "core/training/progress.hpp"

#include <catch2/catch_amalgamated.hpp>

#include "tests/unit/training/training_fixture.hpp"

using namespace zuji;
using namespace zuji::training;

namespace {
const Date today = Date::from_civil(2026, 11, 23).value();
}

TEST_CASE("right answers move a card up, a wrong one back to the first box", "[training][progress]") {
    Progress progress;
    record_answer(progress, "T05", true, today);
    CHECK(progress.cards.at("T05").box == 2);
    CHECK(progress.cards.at("T05").due == "2026-11-25");
    for (int i = 0; i < 6; ++i) record_answer(progress, "T05", true, today);
    CHECK(progress.cards.at("T05").box == 5);
    CHECK(progress.cards.at("T05").due == "2026-12-09");
    record_answer(progress, "T05", false, today);
    CHECK(progress.cards.at("T05").box == 1);
    CHECK(progress.cards.at("T05").due == "2026-11-24");
    CHECK(progress.cards.at("T05").asked == 8);
    CHECK(progress.cards.at("T05").right == 7);
}

TEST_CASE("what is due comes first, then what was never seen", "[training][progress]") {
    Progress progress;
    record_answer(progress, "T05", false, today.plus_days(-3));
    record_answer(progress, "T06", false, today.plus_days(-9));
    record_answer(progress, "T07", true, today);
    CHECK(due_cards(progress, today) == std::vector<std::string>{"T06", "T05"});
    const auto next = next_cards(test::training_library(), progress, today, 4);
    CHECK(next == std::vector<std::string>{"T06", "T05", "T01", "T02"});
    const auto all = next_cards(test::training_library(), progress, today, 1000);
    CHECK(all.size() == 40 + test::training_library().exercises().generators().size() - 1);
}

TEST_CASE("progress is told per kind of clause", "[training][progress]") {
    Progress progress;
    for (int i = 0; i < 9; ++i) record_answer(progress, "T05", true, today);
    for (const KindProgress& kind : progress_by_kind(test::training_library(), progress)) {
        if (kind.kind != "unit-division") continue;
        CHECK(kind.cards == 2);
        CHECK(kind.seen == 1);
        CHECK(kind.mastery_percent == 50);
    }
    CHECK(progress_by_kind(test::training_library(), progress).size() == question_kinds().size());
}

TEST_CASE("progress is kept as a file", "[training][progress][file]") {
    Progress progress;
    record_answer(progress, "T05", true, today);
    progress.lessons["process"] = true;
    const std::string file = write_progress(progress);
    const auto again = read_progress(file);
    REQUIRE(again.ok());
    CHECK(write_progress(again.value()) == file);
    CHECK(read_progress(
              "{\"format\": \"zuji-training-progress\", \"schema_version\": 1, \"cards\": {\"T1\": {\"box\": 9, "
              "\"due\": \"2026-01-01\", \"asked\": 1, \"right\": 1}}}")
              .error()
              .code == "bad-training-file");
    CHECK(read_progress("[]").error().code == "not-a-training-file");
}
