// A newer edition in a project: what hangs on the lines that stay goes with them.
#include <catch2/catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "core/io/replace_bom.hpp"
#include "core/model/project_json.hpp"

using namespace zuji;

namespace {

BomLine line(RowId id, RowId parent, const char* name) {
    BomLine made;
    made.id = id;
    made.parent = parent;
    made.name = name;
    return made;
}

/// Lines 3 to 5 with quality of their values, two measures and an activity with its own.
Project project() {
    Project made;
    made.bom = {line(3, 0, "变压器"), line(4, 3, "铁芯"), line(5, 3, "旧件")};
    made.activities.emplace_back().id = 6;
    made.quality["bom.4"].accuracy = "2";
    made.quality["bom.4"].plus_percent = Entered("7,5");
    made.quality["bom.4"].note = "称重";
    made.quality["bom.5"].accuracy = "4";
    made.quality["activity.6"].accuracy = "1";
    made.measures.emplace_back().id = 7;
    made.measures[0].target = "bom.4";
    made.measures.emplace_back().id = 8;
    made.measures[1].target = "total";
    made.next_row = 20;
    return made;
}

std::string id_of(const Project& project, const std::string& name) {
    for (const BomLine& each : project.bom) {
        if (each.name == name) return std::to_string(each.id);
    }
    FAIL("no line " + name);
    return {};
}

}  // namespace

TEST_CASE("Quality and measures of a line stay with it in a newer edition", "[io][difference]") {
    Document document(project());
    const std::string before = write_project(document.project());
    // A new line in front moves the ids; the part comes before its assembly.
    std::vector<BomLine> lines = {line(2, 1, "铁芯"), line(3, 0, "底座"), line(1, 0, "变压器")};
    const std::vector<BomLine> present = document.project().bom;
    const BomDifference difference = merge_boms(present, lines, Mapping{});
    REQUIRE(difference.removed == 1);
    REQUIRE(document.apply(replace_bom(document.project(), lines, difference)).ok());

    const Project& after = document.project();
    REQUIRE(after.bom.size() == 3);
    const std::string core = "bom." + id_of(after, "铁芯");
    CHECK(core != "bom.4");
    REQUIRE(after.quality.count(core) == 1);
    CHECK(after.quality.at(core) == project().quality.at("bom.4"));
    CHECK(after.quality.count("activity.6") == 1);
    CHECK(after.quality.size() == 2);  // what the removed line had is gone
    CHECK(after.measures[0].target == core);
    CHECK(after.measures[1].target == "total");

    REQUIRE(document.undo());  // one step
    CHECK(write_project(document.project()) == before);
}

TEST_CASE("Lines that make no tree are refused with the quality they had", "[io][difference]") {
    Document document(project());
    std::vector<BomLine> lines = {line(1, 9, "铁芯")};
    const std::vector<BomLine> present = document.project().bom;
    const BomDifference difference = merge_boms(present, lines, Mapping{});
    const auto refused = document.apply(replace_bom(document.project(), lines, difference));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == "unknown-parent");
    CHECK(document.project() == project());
}
