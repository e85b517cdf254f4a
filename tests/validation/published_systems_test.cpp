// Systems with results known from elsewhere, each with its source and tolerance in the data beside this file.
#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/footprint/footprint.hpp"
#include "core/footprint/inventory.hpp"
#include "tests/support/source_dir.hpp"
#include "tests/unit/data/library_fixture.hpp"

namespace {

using nlohmann::json;
using zuji::test::read_file;
using zuji::test::shipped_library;

void check_number(double expected, double found, double tolerance) {
    CAPTURE(expected, found, tolerance);
    CHECK(std::abs(found - expected) <= tolerance * std::abs(expected));
}

/// Every number of `expected` stands in `found` at the same place.
void check_part(const json& expected, const json& found, double tolerance) {
    if (expected.is_object()) {
        for (const auto& [key, value] : expected.items()) {
            CAPTURE(key);
            REQUIRE(found.contains(key));
            check_part(value, found[key], tolerance);
        }
    } else {
        REQUIRE(found.is_number());
        check_number(expected.get<double>(), found.get<double>(), tolerance);
    }
}

double sum_of(const json& numbers) {
    double sum = 0;
    for (const json& number : numbers) sum += number.get<double>();
    return sum;
}

}  // namespace

TEST_CASE("Published systems give their published results", "[validation][footprint]") {
    int cases = 0;
    const auto folder = zuji::test::source_dir() / "tests/validation/data";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".json") continue;
        const json file = json::parse(read_file("tests/validation/data/" + entry.path().filename().string()));
        REQUIRE(file.contains("source"));
        if (!file.contains("cases")) continue;
        for (const json& c : file["cases"]) {
            if (!c.contains("inventory")) continue;
            CAPTURE(entry.path().filename().string(), c["id"].get<std::string>());
            const auto result = zuji::footprint_of_inventory(c["inventory"].dump(), shipped_library());
            REQUIRE(result.ok());
            const json found = json::parse(result.value());
            check_part(c["expected"], found, c["tolerance"].get<double>());
            check_number(sum_of(found["byLine"]), found["total"].get<double>(), 1e-12);
            check_number(sum_of(found["byStage"]), found["total"].get<double>(), 1e-12);
            CHECK(found["complete"].get<bool>());
            ++cases;
        }
    }
    CHECK(cases == 37);
}

TEST_CASE("Masses of published transformers add up", "[validation][footprint]") {
    const json file = json::parse(read_file("tests/validation/data/transformer-masses.json"));
    int transformers = 0;
    for (const auto& [name, masses] : file["bom"].items()) {
        CAPTURE(name);
        zuji::Project project;
        for (std::size_t i = 0; i < masses.size(); ++i) {
            zuji::BomLine line;
            line.id = static_cast<zuji::RowId>(i + 1);
            line.name = file["columns"][i].get<std::string>();
            line.quantity = zuji::Entered(masses[i].get<std::string>());
            line.unit = "kg";
            project.bom.push_back(line);
        }
        zuji::FootprintEngine engine(shipped_library());
        CHECK(engine.compute(project).net_mass_kg == file["massTotalKg"][name].get<double>());
        ++transformers;
    }
    CHECK(transformers == 3);
}
