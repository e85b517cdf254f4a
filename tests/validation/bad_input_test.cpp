// What cannot be right is a finding at its line; the rest is computed and marked incomplete.
#include <catch2/catch_amalgamated.hpp>
#include <chrono>
#include <nlohmann/json.hpp>
#include <string>

#include "core/footprint/footprint.hpp"
#include "core/model/bom_tree.hpp"
#include "core/model/project_json.hpp"
#include "tests/unit/data/library_fixture.hpp"

namespace {

using nlohmann::json;
using namespace zuji;  // NOLINT: the model's names are used throughout
using zuji::test::read_file;
using zuji::test::shipped_library;

constexpr double good_line = 6;  ///< 3 kg × 2

Project project_in(const json& c) {
    auto read = read_project(c["project"].dump());
    if (!read.ok()) FAIL(read.error().code + " " + read.error().where);
    return std::move(read).value();
}

LineState state_in(const json& c, const Footprint& found) {
    const auto line = c.value("line", std::size_t{0});
    return c["table"] == "bom" ? found.bom.at(line).state : found.activities.at(line).state;
}

/// A chain of assemblies with a good line at its end.
Project chain(RowId levels) {
    Project project;
    project.own_factors.emplace_back();
    project.own_factors[0].id = "own-1";
    project.own_factors[0].value = Entered("2");
    project.own_factors[0].per = "kg";
    for (RowId id = 1; id <= levels; ++id) {
        BomLine& line = project.bom.emplace_back();
        line.id = id;
        line.parent = id - 1;
        line.quantity = Entered("1");
        line.unit = "件";
    }
    project.bom.back().unit = "kg";
    project.bom.back().factor = "own-1";
    return project;
}

}  // namespace

TEST_CASE("Bad input is a finding at its line and the rest counts", "[validation][bad-input]") {
    const json file = json::parse(read_file("tests/validation/data/bad-input.json"));
    std::size_t cases = 0;
    for (const json& c : file["cases"]) {
        CAPTURE(c["id"].get<std::string>());
        FootprintEngine engine(shipped_library());
        const Footprint& found = engine.compute(project_in(c));
        CHECK(line_state_word(state_in(c, found)) == c["state"].get<std::string>());
        CHECK(found.total == good_line);
        CHECK(found.open_lines == 1);
        CHECK_FALSE(found.complete);
        ++cases;
    }
    CHECK(cases == 59);
}

TEST_CASE("What a file keeps comes back as it was typed", "[validation][bad-input]") {
    const json file = json::parse(read_file("tests/validation/data/bad-input.json"));
    std::size_t cases = 0;
    for (const json& c : file["cases"]) {
        CAPTURE(c["id"].get<std::string>());
        const Project project = project_in(c);
        const auto again = read_project(write_project(project));
        REQUIRE(again.ok());
        CHECK(again.value() == project);
        ++cases;
    }
    CHECK(cases > 0);
}

TEST_CASE("Ten thousand levels count, what is below them is told", "[validation][bad-input]") {
    constexpr auto limit = static_cast<RowId>(max_bom_depth);
    FootprintEngine engine(shipped_library());
    const auto deep = read_project(write_project(chain(limit)));
    REQUIRE(deep.ok());
    CHECK(engine.compute(deep.value()).total == 2);
    CHECK(engine.result().complete);
    CHECK(engine.result().max_depth == max_bom_depth - 1);

    Project deeper = chain(limit + 2'000);
    BomLine& other = deeper.bom.emplace_back();
    other = deeper.bom[limit + 1'999];
    other.id = limit + 5'000;
    other.parent = 0;
    const auto read = read_project(write_project(deeper));
    REQUIRE(read.ok());
    const Footprint& found = engine.compute(read.value());
    CHECK(found.total == 2);
    CHECK_FALSE(found.complete);
    CHECK(found.bom[limit - 1].state == LineState::parent);
    CHECK(found.bom[limit].state == LineState::too_deep);
    CHECK(found.bom[limit + 1'999].state == LineState::too_deep);
    CHECK(found.open_lines == 2'000);
}

TEST_CASE("A million lines are computed, good and bad ones", "[validation][bad-input]") {
    constexpr std::size_t lines = 1'000'000;
    constexpr std::size_t every = 1'000;  // lines of an assembly; one of them is bad
    Project project = chain(1);
    project.bom.resize(lines);
    for (std::size_t i = 0; i < lines; ++i) {
        BomLine& line = project.bom[i];
        line.id = static_cast<RowId>(i + 1);
        line.parent = i % every == 0 ? 0 : static_cast<RowId>(i - i % every + 1);
        line.quantity = Entered(i % every == 7 ? "-1" : "1");
        line.unit = i % every == 0 ? "件" : "kg";
        line.factor = i % every == 0 ? "" : "own-1";
    }
    FootprintEngine engine(shipped_library());
    const auto start = std::chrono::steady_clock::now();
    const Footprint& found = engine.compute(project);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    constexpr std::size_t assemblies = lines / every;
    CHECK(found.open_lines == assemblies);
    CHECK(found.counted_lines == lines - 2 * assemblies);
    CHECK(found.total == 2.0 * static_cast<double>(lines - 2 * assemblies));
    CHECK(found.bom[0].open_below == 1);
    CHECK_FALSE(found.complete);
    constexpr double reasonable_seconds = 20;  // without optimisation, with sanitizers, on a busy machine
    CHECK(taken.count() < reasonable_seconds);
    const double before = found.total;
    project.bom[7].quantity = Entered("1");
    const std::vector<std::size_t> changed = {7};
    CHECK(engine.compute(project, changed).total == before + 2);
}
