// Deleting a row takes what belongs to it along, and undo brings all of it back.
#include <catch2/catch_amalgamated.hpp>

#include "core/model/command.hpp"
#include "core/model/project_json.hpp"

using namespace zuji;  // NOLINT: the model's names are used throughout

namespace {

LineDetail detail(RowId id, RowId owner, const char* role) {
    LineDetail row;
    row.id = id;
    row.owner = owner;
    row.role = role;
    return row;
}

/// Activities 5 and 6 share allocation 20, 7 has allocation 21 for itself; details of all of them.
Project sample() {
    Project project;
    for (RowId id = 1; id <= 4; ++id) project.bom.emplace_back().id = id;
    project.bom[1].parent = 1;
    for (RowId id = 5; id <= 7; ++id) project.activities.emplace_back().id = id;
    project.activities[0].allocation = 20;
    project.activities[1].allocation = 20;
    project.activities[2].allocation = 21;
    for (RowId id = 20; id <= 21; ++id) project.allocations.emplace_back().id = id;
    project.details = {detail(30, 5, "reading"), detail(31, 20, "product"), detail(32, 7, "parameter"),
                       detail(33, 21, "product"), detail(34, 7, "parameter")};
    OwnFactor& own = project.own_factors.emplace_back();
    own.id = "own-1";
    for (const char* key : {"bom.1", "bom.2", "bom.3", "activity.5", "activity.7", "factor.own-1"}) {
        project.quality[key].note = key;
    }
    project.next_row = 40;
    return project;
}

/// What is left after a command, having seen that undo and redo are exact.
Project after(const Command& command) {
    Document document(sample());
    const std::string before = write_project(document.project());
    REQUIRE(document.apply(command).ok());
    const std::string done = write_project(document.project());
    REQUIRE(document.undo());
    CHECK(write_project(document.project()) == before);
    REQUIRE(document.redo());
    CHECK(write_project(document.project()) == done);
    return document.project();
}

std::string keys(const Project& project) {
    std::string text;
    for (const auto& [key, quality] : project.quality) text += key + " ";
    return text;
}

std::string details(const Project& project) {
    std::string text;
    for (const LineDetail& row : project.details) text += std::to_string(row.id) + " ";
    return text;
}

}  // namespace

TEST_CASE("A deleted assembly takes the quality of its parts along", "[model][dependents]") {
    CHECK(keys(after(DeleteRows{Table::bom, {1}, ""})) == "activity.5 activity.7 bom.3 factor.own-1 ");
    CHECK(keys(after(DeleteRows{Table::bom, {3, 4}, ""})) == "activity.5 activity.7 bom.1 bom.2 factor.own-1 ");
    CHECK(details(after(DeleteRows{Table::bom, {1}, ""})) == "30 31 32 33 34 ");
}

TEST_CASE("A new bill of materials leaves no quality of the old lines", "[model][dependents]") {
    BomLine line;
    line.id = 1;
    CHECK(keys(after(ReplaceBom{{line}})) == "activity.5 activity.7 factor.own-1 ");
}

TEST_CASE("A deleted activity takes its details and its own allocation along", "[model][dependents]") {
    const Project shared = after(DeleteRows{Table::activities, {5}, ""});
    CHECK(details(shared) == "31 32 33 34 ");
    CHECK(keys(shared) == "activity.7 bom.1 bom.2 bom.3 factor.own-1 ");
    CHECK(shared.allocations.size() == 2);
    const Project alone = after(DeleteRows{Table::activities, {7}, ""});
    CHECK(details(alone) == "30 31 ");
    REQUIRE(alone.allocations.size() == 1);
    CHECK(alone.allocations[0].id == 20);
    const Project all = after(DeleteRows{Table::activities, {5, 6, 7}, ""});
    CHECK(details(all).empty());
    CHECK(all.allocations.empty());
}

TEST_CASE("A row with the id of an allocation is not taken for its owner", "[model][dependents]") {
    Project project = sample();
    project.activities[2].id = 20;
    Document document(std::move(project));
    REQUIRE(document.apply(DeleteRows{Table::activities, {20}, ""}).ok());
    CHECK(details(document.project()) == "30 31 32 34 ");
}

TEST_CASE("Deleted allocations and factors take what is theirs", "[model][dependents]") {
    CHECK(details(after(DeleteRows{Table::allocations, {20}, ""})) == "30 32 33 34 ");
    CHECK(keys(after(DeleteRows{Table::own_factors, {1}, ""})) == "activity.5 activity.7 bom.1 bom.2 bom.3 ");
}
