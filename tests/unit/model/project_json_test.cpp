#include "core/model/project_json.hpp"

#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "core/base/json.hpp"
#include "core/model/upgrade.hpp"

using namespace zuji;

namespace {

std::string file_with(const std::string& members) {
    return R"({"format":"zuji-project","schema_version":1)" + (members.empty() ? "" : "," + members) + "}";
}

std::string outcome(const std::string& bytes) {
    const auto read = read_project(bytes);
    return read.ok() ? "ok" : read.error().code + "@" + read.error().where;
}

}  // namespace

TEST_CASE("An empty project is a short file", "[model][json]") {
    CHECK(write_project(Project{}) ==
          "{\n  \"format\": \"zuji-project\",\n  \"schema_version\": 1,\n  \"gwp_set\": \"AR6\",\n  \"next_row\": "
          "1\n}\n");
    const auto read = read_project(write_project(Project{}));
    REQUIRE(read.ok());
    CHECK(read.value() == Project{});
}

TEST_CASE("What is written stands in a fixed order and blanks are left out", "[model][json]") {
    Project project;
    project.id = "p1";
    project.company.producer.name = "示例";
    project.product.mass_kg = Entered("18,5");
    project.answers.licence = "not-needed";
    project.texts["b"] = "2";
    project.texts["a"] = "1";
    project.readings["AMB-48"] = "b";
    project.documents["A1-6"] = {};
    BomLine& line = project.bom.emplace_back();
    line.id = 4;
    line.omitted = true;
    line.origin = Origin::default_value;
    project.activities.emplace_back().id = 5;
    project.own_factors.emplace_back().id = "own-1";
    project.next_row = 6;
    CHECK(
        nlohmann::ordered_json::parse(write_project(project)).dump() ==
        R"({"format":"zuji-project","schema_version":1,"id":"p1","gwp_set":"AR6","company":{"producer":{"name":"示例"}},)"
        R"("product":{"mass_kg":"18,5"},"answers":{"licence":"not-needed"},"documents":{"A1-6":{}},)"
        R"("bom":[{"id":4,"origin":"default","omitted":true}],"activities":[{"id":5,"kind":"energy"}],)"
        R"("own_factors":[{"id":"own-1","gas":"CO2e","origin":"supplier"}],"texts":{"a":"1","b":"2"},)"
        R"("readings":{"AMB-48":"b"},"next_row":6})");
    const auto read = read_project(write_project(project));
    REQUIRE(read.ok());
    CHECK(read.value() == project);
}

TEST_CASE("Members may come in any order, rows too", "[model][json]") {
    const auto read = read_project(
        R"( { "next_row": 2, "bom": [ {"parent": 1, "id": 2, "name": "child"}, {"id": 1} ], "title": "t",
              "schema_version": 1, "format": "zuji-project" } )");
    REQUIRE(read.ok());
    CHECK(read.value().bom[0].id == 1);
    CHECK(read.value().bom[1].name == "child");
    CHECK(read.value().next_row == 3);
    CHECK(outcome("\xEF\xBB\xBF" + file_with("")) == "ok");
}

TEST_CASE("Files that are no project, or not ours yet, are told apart", "[model][json]") {
    CHECK(outcome("") == "bad-json@line 1, column 1");
    CHECK(outcome("PK\x03\x04") == "bad-json@line 1, column 1");
    CHECK(outcome("[1]") == "not-a-project@");
    CHECK(outcome("{}") == "not-a-project@format");
    CHECK(outcome(R"({"format":"zuji-package","schema_version":1})") == "not-a-project@format");
    CHECK(outcome(R"({"format":7,"schema_version":1})") == "not-a-project@format");
    CHECK(outcome(R"({"format":"zuji-project"})") == "not-a-project@schema_version");
    CHECK(outcome(R"({"format":"zuji-project","schema_version":"1"})") == "not-a-project@schema_version");
    CHECK(outcome(R"({"format":"zuji-project","schema_version":0})") == "not-a-project@schema_version");
    CHECK(outcome(R"({"format":"zuji-project","schema_version":1.5})") == "wrong-type@schema_version");
    const auto newer = read_project(R"({"format":"zuji-project","schema_version":2,"anything":[]})");
    REQUIRE_FALSE(newer.ok());
    CHECK(newer.error() == Error{"newer-version", "schema_version", {"2", "1"}});
}

TEST_CASE("Structure is strict and errors name the place", "[model][json]") {
    CHECK(outcome(file_with(R"("titel":"x")")) == "unknown-key@titel");
    CHECK(outcome(file_with(R"("bom":[{"id":1},{"id":2,"colour":"red"}])")) == "unknown-key@bom[1].colour");
    CHECK(outcome(file_with(R"("bom":{})")) == "wrong-type@bom");
    CHECK(outcome(file_with(R"("bom":[7])")) == "wrong-type@bom[0]");
    CHECK(outcome(file_with(R"("bom":[{"id":1,"mass_kg":12.5}])")) == "wrong-type@bom[0].mass_kg");
    CHECK(outcome(file_with(R"("bom":[{"id":"1"}])")) == "wrong-type@bom[0].id");
    CHECK(outcome(file_with(R"("bom":[{"id":-1}])")) == "bad-value@bom[0].id");
    CHECK(outcome(file_with(R"("bom":[{"name":"x"}])")) == "bad-value@bom[0].id");
    CHECK(outcome(file_with(R"("bom":[{"id":1,"omitted":"yes"}])")) == "wrong-type@bom[0].omitted");
    CHECK(outcome(file_with(R"("bom":[{"id":1,"origin":"guessed"}])")) == "bad-value@bom[0].origin");
    CHECK(outcome(file_with(R"("bom":[{"id":1,"id":1}])")) == "duplicate-key@bom[0].id");
    CHECK(outcome(file_with(R"("bom":[{"id":3},{"id":1,"parent":2}])")) == "unknown-parent@bom[1].parent");
    CHECK(outcome(file_with(R"("bom":[{"id":3},{"id":3}])")) == "duplicate-id@bom[1].id");
    CHECK(outcome(file_with(R"("sites":[{"id":3},{"id":3}])")) == "duplicate-id@sites[1].id");
    CHECK(outcome(file_with(R"("own_factors":[{"id":"a"},{"id":"a"}])")) == "duplicate-id@own_factors[1].id");
    CHECK(outcome(file_with(R"("own_factors":[{"name":"a"}])")) == "bad-value@own_factors[0].id");
    CHECK(outcome(file_with(R"("company":{"factory":{"nam":""}})")) == "unknown-key@company.factory.nam");
    CHECK(outcome(file_with(R"("answers":{"violations":true})")) == "wrong-type@answers.violations");
    CHECK(outcome(file_with(R"("answers":{"licence":"soon"})")) == "bad-value@answers.licence");
    CHECK(outcome(file_with(R"("answers":{"violation_events":[{"party":"bank"}]})")) ==
          "bad-value@answers.violation_events[0].party");
    CHECK(outcome(file_with(R"("gwp_set":"")")) == "bad-value@gwp_set");
    CHECK(outcome(file_with(R"("documents":{"A1-6":{"attachments":[{"id":1},{"id":1}]}})")) ==
          "duplicate-id@documents.A1-6.attachments[1].id");
    CHECK(outcome(file_with(R"("documents":{"A1-6":{"attachments":[{"id":1}]},"A1-7":{"attachments":[{"id":1}]}})")) ==
          "duplicate-id@documents.A1-7.attachments[0].id");
    CHECK(outcome(file_with(R"("texts":{"a":"","a":""})")) == "duplicate-key@texts.a");
    CHECK(outcome(file_with(R"("texts":{"a b":""})")) == "unknown-key@texts.a b");
    CHECK(outcome(file_with(R"("texts":{"a":null})")) == "wrong-type@texts.a");
    CHECK(outcome(file_with(R"("format":"zuji-project")")) == "duplicate-key@format");
    CHECK(outcome(file_with("") + "x") == "bad-json@line 1, column 45");
    CHECK(outcome("{\n\"format\":\"zuji-project\",\n\"schema_version\":1,\n\"title\":\"x}") ==
          "bad-json@line 4, column 12");
}

TEST_CASE("A cycle in the BOM is an error with its path", "[model][json]") {
    const auto read = read_project(file_with(
        R"("bom":[{"id":1,"name":"箱体"},{"id":2,"parent":4,"name":"线圈"},{"id":3,"parent":2},{"id":4,"parent":3,"part_number":"P4"}])"));
    REQUIRE_FALSE(read.ok());
    CHECK(read.error() == Error{"bom-cycle", "bom[1].parent", {"线圈 → #3 → P4 → 线圈"}});
}

TEST_CASE("Content that cannot be read stays as it was typed", "[model][json]") {
    const auto read = read_project(file_with(R"("product":{"mass_kg":"about 3","period_from":"last year"})"));
    REQUIRE(read.ok());
    CHECK(read.value().product.mass_kg.text() == "about 3");
    CHECK(read.value().product.mass_kg.is_bad());
    CHECK(read.value().product.period_from == "last year");
}

TEST_CASE("Upgrades run one after the other from the version of the file", "[model][json]") {
    using nlohmann::ordered_json;
    const Upgrade steps[] = {
        {1,
         [](ordered_json& file) -> Status {
             file["name"] = file["title"];
             file.erase("title");
             return Done{};
         }},
        {2,
         [](ordered_json& file) -> Status {
             if (!file.contains("name")) return Error{"bad-value", "name", {}};
             file["names"] = ordered_json::array({file["name"]});
             return Done{};
         }},
    };
    auto file = ordered_json::parse(R"({"schema_version":1,"title":"t"})");
    REQUIRE(upgrade_document(file, 1, 3, steps).ok());
    CHECK(file.dump() == R"({"schema_version":3,"name":"t","names":["t"]})");

    auto second = ordered_json::parse(R"({"schema_version":2,"name":"t"})");
    REQUIRE(upgrade_document(second, 2, 3, steps).ok());
    CHECK(second["schema_version"] == 3);

    auto broken = ordered_json::parse(R"({"schema_version":2})");
    const Status failed = upgrade_document(broken, 2, 3, steps);
    REQUIRE_FALSE(failed.ok());
    CHECK(failed.error().code == "bad-value");

    const Status missing = upgrade_document(second, 3, 4, steps);
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().code == "no-upgrade");
}

TEST_CASE("There is an upgrade from every version before this one", "[model][json]") {
    const auto steps = project_upgrades();
    REQUIRE(steps.size() == static_cast<std::size_t>(project_schema_version - 1));
    int version = 1;
    for (const Upgrade& step : steps) CHECK(step.from == version++);
    CHECK(version == project_schema_version);
}
