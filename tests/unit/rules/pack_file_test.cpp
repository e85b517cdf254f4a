// Pack files: what is read, what is refused, and that every problem is named once.
#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json.hpp"
#include "core/rules/pack_file.hpp"
#include "core/rules/rule_book_data.hpp"
#include "tests/unit/rules/rule_files.hpp"

namespace {

using zuji::Decimal;
using zuji::rules::Json;
using zuji::rules::LimitId;
using zuji::rules::PackFile;
using zuji::rules::RuleBook;
namespace test = zuji::rules::test;

Json parameters() { return test::parse(test::pack_files().at("common/parameters.json")); }

/// A pack file that replaces the parameters.
Json pack_with(const Json& file) {
    return Json{{"format", "zuji-pack"},
                {"formatVersion", 1},
                {"edition",
                 {{"id", "CGC-R52006:2026"},
                  {"version", "1.1.0"},
                  {"revised", "2026-12-01"},
                  {"title", {{"zh", "电力电缆"}, {"en", "Power cables"}}}}},
                {"files", {{"common/parameters.json", file}}}};
}

void refuses(const Json& pack, const char* where) {
    const auto read = zuji::rules::read_pack_file(zuji::dump_json(pack));
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == "bad-rule-pack");
    CHECK(read.error().where == where);
}

}  // namespace

TEST_CASE("A pack file is laid over the program's rules", "[rules][pack-file]") {
    Json file = parameters();
    for (Json& limit : file["limits"]) {
        if (limit["name"] == "cut-off-share") limit["value"] = "4";
    }
    const auto pack = zuji::rules::read_pack_file(zuji::dump_json(pack_with(file)));
    REQUIRE(pack.ok());
    CHECK(pack.value().id == "CGC-R52006:2026");
    CHECK(pack.value().revised == "2026-12-01");
    CHECK(pack.value().withdrawn.empty());
    CHECK_FALSE(pack.value().complete);
    const auto book = RuleBook::load(merged(test::pack_files(), pack.value()));
    REQUIRE(book.ok());
    CHECK(book.value().data().limit(LimitId::cut_off_share).value == Decimal(4));
    CHECK(test::rule_book().data().limit(LimitId::cut_off_share).value == Decimal(5));
    PackFile alone = pack.value();
    alone.complete = true;
    CHECK(merged(test::pack_files(), alone).size() == 1);
    CHECK_FALSE(RuleBook::load(merged(test::pack_files(), alone)).ok());
}

TEST_CASE("The head of a pack file is read strictly", "[rules][pack-file]") {
    const Json good = pack_with(parameters());
    REQUIRE(zuji::rules::read_pack_file(zuji::dump_json(good)).ok());
    const auto with = [&good](auto change) {
        Json pack = good;
        change(pack);
        return pack;
    };
    refuses(with([](Json& p) { p["format"] = "zuji-project"; }), "$.format");
    refuses(with([](Json& p) { p["formatVersion"] = 2; }), "$.formatVersion");
    refuses(with([](Json& p) { p["extra"] = 1; }), "$");
    refuses(with([](Json& p) { p["edition"].erase("id"); }), "$.edition");
    refuses(with([](Json& p) { p["edition"]["title"]["en"] = ""; }), "$.edition.title.en");
    refuses(with([](Json& p) { p["edition"]["revised"] = "December"; }), "$.edition.revised");
    refuses(with([](Json& p) { p["edition"]["withdrawn"] = "2027-02-29"; }), "$.edition.withdrawn");
    refuses(with([](Json& p) { p["complete"] = "yes"; }), "$.complete");
    refuses(with([](Json& p) { p["files"] = Json::object(); }), "$.files");
    refuses(with([](Json& p) { p["files"]["common/parameters.json"] = "text"; }), "$.files.common/parameters.json");
    const auto cut = zuji::rules::read_pack_file(R"({"format":"zuji-pack","formatV)");
    REQUIRE_FALSE(cut.ok());
    CHECK(cut.error().code == "bad-json");
}

TEST_CASE("Every problem of a set of rules is named once", "[rules][pack-file]") {
    auto files = test::pack_files();
    CHECK(zuji::rules::problems_of(files).empty());
    Json file = parameters();
    file["limits"][0]["unit"] = "moon";
    file["limits"][3]["clause"] = "9999";
    file["clocks"][2]["earliest"] = 11;
    files["common/parameters.json"] = zuji::dump_json(file);
    const auto problems = zuji::rules::problems_of(files);
    REQUIRE(problems.size() == 3);
    CHECK(problems[0].where == "common/parameters.json: $.limits[0].unit");
    CHECK(problems[1].where == "common/parameters.json: $.limits[3].clause");
    CHECK(problems[2].where == "common/parameters.json: $.clocks[2]");
    files["common/tables.json"] = "{";
    files["common/checklists.json"] = "]";
    CHECK(zuji::rules::problems_of(files).size() == 2);
}

TEST_CASE("Limits that must be in order are refused when they are not", "[rules][pack-file]") {
    for (const char* name : {"document-review-low", "first-surveillance-opens", "first-surveillance-due"}) {
        auto files = test::pack_files();
        Json file = parameters();
        std::size_t changed = 0;
        for (Json& limit : file["limits"]) {
            if (limit["name"] != name) continue;
            limit["value"] = "999";
            ++changed;
        }
        REQUIRE(changed == 1);
        files["common/parameters.json"] = zuji::dump_json(file);
        const auto problems = zuji::rules::problems_of(files);
        INFO(name);
        REQUIRE_FALSE(problems.empty());
        CHECK(problems.front().args.front().starts_with("out of order: " + std::string(name)));
    }
}
