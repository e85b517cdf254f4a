#include <catch2/catch_amalgamated.hpp>

#include "core/model/command.hpp"
#include "core/model/project_json.hpp"

using namespace zuji;

namespace {

Project large_project(RowId count) {
    Project project;
    project.bom.resize(count);
    for (RowId i = 0; i < count; ++i) {
        project.bom[i].id = i + 1;
        project.bom[i].parent = i % 10 == 0 ? 0 : i - i % 10 + 1;
        project.bom[i].name = "part " + std::to_string(i);
        project.bom[i].mass_kg = Entered("0.5");
    }
    project.next_row = count + 1;
    return project;
}

}  // namespace

TEST_CASE("Typing in one field is one step until the session ends", "[model][document]") {
    Document document(Project{});
    for (const char* text : {"a", "ab", "abc"}) REQUIRE(document.apply(SetField{"title", text}).ok());
    CHECK(document.revision() == 3);
    document.end_coalescing();
    REQUIRE(document.apply(SetField{"title", "abcd"}).ok());
    CHECK(document.undo());
    CHECK(document.project().title == "abc");
    CHECK(document.undo());
    CHECK(document.project().title.empty());
    CHECK_FALSE(document.undo());
    CHECK(document.redo());
    CHECK(document.project().title == "abc");
    CHECK(document.redo());
    CHECK(document.project().title == "abcd");
    CHECK_FALSE(document.redo());
}

TEST_CASE("Another target, an undo or another command starts a new step", "[model][document]") {
    Document document(Project{});
    REQUIRE(document.apply(SetField{"title", "a"}).ok());
    REQUIRE(document.apply(SetField{"created", "x"}).ok());
    REQUIRE(document.apply(SetField{"title", "b"}).ok());
    CHECK(document.undo());
    CHECK(document.project().title == "a");
    REQUIRE(document.apply(SetField{"title", "c"}).ok());
    CHECK_FALSE(document.can_redo());
    CHECK(document.undo());
    CHECK(document.project().title == "a");
    CHECK(document.undo());
    CHECK(document.project().created.empty());
    CHECK(document.project().title == "a");
}

TEST_CASE("A value that changes nothing makes no step and joins no step", "[model][document]") {
    Document document(Project{});
    REQUIRE(document.apply(SetField{"created", "2026-01-01"}).ok());
    REQUIRE(document.apply(SetField{"title", ""}).ok());  // as it was
    CHECK(document.revision() == 1);
    CHECK_FALSE(document.last_change().any());
    REQUIRE(document.apply(SetField{"title", "x"}).ok());
    CHECK(document.undo());
    CHECK(document.project().title.empty());
    CHECK(document.project().created == "2026-01-01");
}

TEST_CASE("Typed back to the start leaves nothing to undo", "[model][document]") {
    Document document(Project{});
    for (const char* text : {"a", "ab", "a", ""}) REQUIRE(document.apply(SetField{"texts.t", text}).ok());
    CHECK_FALSE(document.can_undo());
    REQUIRE(document.apply(SetField{"texts.t", "z"}).ok());
    CHECK(document.can_undo());
    CHECK(document.undo());
    CHECK(document.project().texts.empty());
}

TEST_CASE("A refused command changes nothing and keeps the redo steps", "[model][document]") {
    Document document(Project{});
    REQUIRE(document.apply(SetField{"title", "a"}).ok());
    CHECK(document.undo());
    const auto refused = document.apply(Batch{"", {SetField{"title", "b"}, SetField{"none", ""}}});
    REQUIRE_FALSE(refused.ok());
    CHECK(document.can_redo());
    CHECK(document.project().title.empty());
    CHECK_FALSE(document.last_change().any());
}

TEST_CASE("Undo and redo name their step", "[model][document]") {
    Document document(Project{});
    CHECK(document.undo_label().empty());
    REQUIRE(document.apply(SetField{"title", "a"}).ok());
    CHECK(document.undo_label() == "command.set-field");
    REQUIRE(document.apply(Batch{"command.paste", {InsertRows{Table::bom, 0, 0, {"{}"}, ""}}}).ok());
    CHECK(document.undo_label() == "command.paste");
    CHECK(document.undo());
    CHECK(document.redo_label() == "command.paste");
    CHECK(document.undo_label() == "command.set-field");
}

TEST_CASE("Changes say which lines they touched", "[model][document]") {
    Document document(large_project(30));
    REQUIRE(document
                .apply(SetCells{
                    {{Table::bom, 9, "note", "a"}, {Table::bom, 3, "note", "a"}, {Table::bom, 9, "unit", "kg"}}})
                .ok());
    CHECK(document.last_change().bom_positions == std::vector<std::uint32_t>{2, 8});
    CHECK_FALSE(document.last_change().bom_structure);
    CHECK(document.last_change().bom());
    CHECK_FALSE(document.last_change().product);
    CHECK(document.undo());
    CHECK(document.last_change().bom_positions == std::vector<std::uint32_t>{2, 8});
    REQUIRE(document.apply(MoveRow{1, 0, 11}).ok());
    CHECK(document.last_change().bom_structure);
    CHECK(document.last_change().bom_positions.empty());
    CHECK(document.bom_position(1) == 10);
    CHECK(document.bom_position(11) == 0);
    CHECK_FALSE(document.bom_position(99).has_value());
    REQUIRE(document.apply(SetField{"product.mass_kg", "3"}).ok());
    CHECK(document.last_change().product);
    CHECK_FALSE(document.last_change().bom());
    REQUIRE(document.apply(InsertRows{Table::activities, 0, 0, {"{}"}, ""}).ok());
    CHECK(document.last_change().activities);
}

TEST_CASE("A project put together by hand gets ids that are free", "[model][document]") {
    Project project;
    project.sites.resize(1);
    project.sites[0].id = 41;
    project.next_row = 0;
    Document document(project);
    REQUIRE(document.apply(InsertRows{Table::sites, 0, 0, {"{}"}, ""}).ok());
    CHECK(document.project().sites[1].id == 42);
}

TEST_CASE("A document can be moved", "[model][document]") {
    Document first(large_project(20));
    REQUIRE(first.apply(SetCell{Table::bom, 7, "note", "x"}).ok());
    Document second(std::move(first));
    CHECK(second.undo());
    CHECK(second.bom_position(7) == 6);
    CHECK(second.project() == large_project(20));
}

TEST_CASE("Cells far apart in ids are found", "[model][document]") {
    Project project = large_project(50);
    for (BomLine& line : project.bom) {
        line.id *= 70'000'000;
        line.parent *= 70'000'000;
    }
    project.bom.resize(40);
    Document document(project);
    REQUIRE(document.apply(SetCell{Table::bom, 70'000'000U * 33, "note", "x"}).ok());
    CHECK(document.project().bom[32].note == "x");
    CHECK_FALSE(document.apply(SetCell{Table::bom, 70'000'001, "note", "x"}).ok());
}

TEST_CASE("Twenty thousand edits of a hundred thousand lines are in the file that is written",
          "[model][document][scale]") {
    constexpr RowId count = 100'000;
    Document document(large_project(count));
    for (RowId i = 0; i < 20'000; ++i) {
        const RowId row = (i * 7919) % count + 1;
        REQUIRE(document.apply(SetCell{Table::bom, row, "mass_kg", std::to_string(i)}).ok());
    }
    const std::string bytes = write_project(document.project());
    const auto read = read_project(bytes);
    REQUIRE(read.ok());
    CHECK(read.value() == document.project());
}
