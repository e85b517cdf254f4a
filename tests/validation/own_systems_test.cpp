// Products solved by hand, through the project file: what a user enters is what is computed.
#include <catch2/catch_amalgamated.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "core/footprint/allocation.hpp"
#include "core/footprint/footprint.hpp"
#include "core/model/project_json.hpp"
#include "core/results/flows.hpp"
#include "core/results/simulation.hpp"
#include "tests/unit/data/library_fixture.hpp"

namespace {

using nlohmann::json;
using zuji::Footprint;
using zuji::LineState;
using zuji::Project;
using zuji::test::read_file;
using zuji::test::shipped_library;

constexpr double smallest = 1e-9;  ///< kg below which a rest is rounding

void check_number(const json& expected, double found, double tolerance) {
    CAPTURE(expected.get<double>(), found);
    CHECK(std::abs(found - expected.get<double>()) <= tolerance * std::abs(expected.get<double>()) + smallest);
}

template <class Rows>
void check_states(const json& expected, const Rows& rows) {
    REQUIRE(expected.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(i);
        CHECK(expected[i].get<std::string>() == zuji::line_state_word(rows[i].state));
    }
}

void check_parts(const json& expected, const zuji::PartTotals& found, double tolerance) {
    const std::map<std::string, double> parts = {{"fossil", found.fossil},
                                                 {"biogenic", found.biogenic},
                                                 {"land_use", found.land_use},
                                                 {"aviation", found.aviation},
                                                 {"unsplit", found.unsplit}};
    for (const auto& [part, value] : parts) {
        CAPTURE(part);
        check_number(expected.value(part, json(0)), value, tolerance);
    }
}

/// What the meter says is what this product, the others and nobody take together.
void check_allocation(const json& expected, const Project& project, double tolerance) {
    REQUIRE(project.allocations.size() == 1);
    const auto shares = zuji::compute_allocation(project.allocations[0], project);
    CHECK(shares.state == LineState::counted);
    check_number(expected["share"], shares.share, tolerance);
    check_number(expected["left"], shares.left_share, tolerance);
    const double meter = expected["meter"].get<double>();
    check_number(expected["covered"], meter * (shares.share + shares.other_share), tolerance);
    check_number(expected["meter"], meter * (shares.share + shares.other_share + shares.left_share), tolerance);
}

void check_omitted(const json& expected, const Project& project, const Footprint& found, double tolerance) {
    const auto omitted = zuji::omitted_lines(project, found);
    REQUIRE_FALSE(omitted.empty());
    for (const auto& line : omitted) CHECK(line.has_reason);
    check_number(expected, omitted.back().cumulative_share, tolerance);
}

void check_stages(const json& expected, const Footprint& found, double tolerance) {
    REQUIRE(expected.size() == found.by_stage.size());
    for (const auto& stage : found.by_stage) {
        CAPTURE(stage.stage);
        REQUIRE(expected.contains(stage.stage));
        check_number(expected[stage.stage], stage.kgco2e, tolerance);
    }
}

void check_suppliers(const json& expected, const Project& project, const Footprint& found, double tolerance) {
    for (const auto& each : zuji::totals_by_supplier(project, found)) {
        CAPTURE(each.supplier);
        if (expected.contains(each.supplier)) check_number(expected[each.supplier], each.kgco2e, tolerance);
    }
}

/// Names of the members of `expected`, so that no expectation is overlooked.
int check_all(const json& expected, const Project& project, const Footprint& found, double tolerance) {
    int checked = 0;
    for (const auto& [key, value] : expected.items()) {
        CAPTURE(key);
        ++checked;
        if (key == "total") {
            check_number(value, found.total, tolerance);
        } else if (key == "complete") {
            CHECK(value.get<bool>() == found.complete);
        } else if (key == "massKg") {
            check_number(value, found.net_mass_kg, tolerance);
        } else if (key == "omittedKgCO2e") {
            check_number(value, found.omitted_kgco2e, tolerance);
        } else if (key == "omittedShare") {
            check_omitted(value, project, found, tolerance);
        } else if (key == "states") {
            check_states(value, found.bom);
        } else if (key == "activityStates") {
            check_states(value, found.activities);
        } else if (key == "byStage") {
            check_stages(value, found, tolerance);
        } else if (key == "parts") {
            check_parts(value, found.parts, tolerance);
        } else if (key == "allocation") {
            check_allocation(value, project, tolerance);
        } else if (key == "suppliers") {
            check_suppliers(value, project, found, tolerance);
        } else {
            FAIL("unknown expectation");
        }
    }
    return checked;
}

Project project_in(const json& c) {
    auto read = zuji::read_project(c["project"].dump());
    if (!read.ok()) FAIL(read.error().code + " " + read.error().where);
    return std::move(read).value();
}

}  // namespace

TEST_CASE("Products solved by hand come out as solved", "[validation][footprint]") {
    const json file = json::parse(read_file("tests/validation/data/own-projects.json"));
    int cases = 0;
    for (const json& c : file["cases"]) {
        CAPTURE(c["id"].get<std::string>(), c["why"].get<std::string>());
        const Project project = project_in(c);
        zuji::FootprintEngine engine(shipped_library());
        const Footprint& found = engine.compute(project);
        REQUIRE(check_all(c["expected"], project, found, c["tolerance"].get<double>()) > 0);
        const auto& parts = found.parts;
        const double sum = parts.fossil + parts.biogenic + parts.land_use + parts.aviation + parts.unsplit;
        CHECK(std::abs(sum - found.total) <= smallest * std::abs(found.total) + smallest);
        ++cases;
    }
    CHECK(cases == 23);
}

TEST_CASE("Twice the output of the plant halves what one product takes", "[validation][laws]") {
    const json file = json::parse(read_file("tests/validation/data/own-projects.json"));
    int cases = 0;
    for (const json& c : file["cases"]) {
        if (!c["expected"].contains("allocation")) continue;
        CAPTURE(c["id"].get<std::string>());
        Project project = project_in(c);
        zuji::FootprintEngine engine(shipped_library());
        const double before = engine.compute(project).total;
        project.allocations[0].output = zuji::Entered("120");
        CHECK(engine.compute(project).total == before / 2);
        ++cases;
    }
    CHECK(cases == 5);
}

TEST_CASE("Samples are described as published", "[validation][results]") {
    const json file = json::parse(read_file("tests/validation/data/openlca.json"));
    const json& published = file["statistics"];
    const auto summary = zuji::summarize(published["samples"].get<std::vector<double>>(), 1);
    const double tolerance = published["tolerance"].get<double>();
    check_number(published["mean"], summary.mean, tolerance);
    check_number(published["deviation"], summary.deviation, tolerance);
    int percentiles = 0;
    for (const auto& [percent, value] : published["percentiles"].items()) {
        check_number(value, summary.at(std::stod(percent)), tolerance);
        ++percentiles;
    }
    CHECK(percentiles == 2);
}

/// CLAUSE R52003/20: freight counts from well to wheel: the combined factor is the sum of its published parts.
TEST_CASE("Freight from well to wheel is the sum of its two parts", "[validation][factors]") {
    const zuji::FactorLibrary& library = shipped_library();
    constexpr std::string_view both = "+wtt";
    int combined = 0;
    for (const zuji::Factor& factor : library.factors()) {
        if (!factor.id.ends_with(both)) continue;
        CAPTURE(factor.id);
        const std::string wheel = factor.id.substr(0, factor.id.size() - both.size());
        const zuji::Factor* tank_to_wheel = library.find(wheel);
        REQUIRE(tank_to_wheel != nullptr);
        CHECK_FALSE(tank_to_wheel->usable);
        CHECK(tank_to_wheel->per == factor.per);
        bool found = false;
        for (const zuji::Factor& part : library.factors()) {
            const bool fits = part.kind == zuji::FactorKind::freight_part && part.per == factor.per;
            found = found || (fits && std::abs(tank_to_wheel->value + part.value - factor.value) < 1e-12);
        }
        CHECK(found);
        ++combined;
    }
    CHECK(combined > 0);
}
