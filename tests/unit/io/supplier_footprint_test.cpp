// Footprints of suppliers as factors: per one unit, per kilogram, and into a project.

#include "core/io/supplier_footprint.hpp"

#include <catch2/catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json.hpp"
#include "core/io/take_footprints.hpp"
#include "tests/support/source_dir.hpp"

using zuji::BomLine;
using zuji::Entered;
using zuji::Json;
using zuji::Project;
using zuji::SupplierFootprint;

namespace {

std::string corpus_file(const std::string& name) {
    const auto path = std::filesystem::path(zuji::test::source_dir()) / "tests/corpus/pact" / (name + ".json");
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<SupplierFootprint> read(const std::string& name) {
    auto footprints = zuji::read_supplier_footprints(corpus_file(name));
    REQUIRE(footprints.ok());
    return std::move(footprints).value();
}

}  // namespace

TEST_CASE("A figure for an amount becomes one for a unit, without noise", "[supplier]") {
    CHECK(zuji::for_one(Entered("57.7"), 100).text() == "0.577");
    CHECK(zuji::for_one(Entered("5.14"), 12).value() == Catch::Approx(5.14 / 12).epsilon(1e-14));
    CHECK(zuji::for_one(Entered("5.140"), 1).text() == "5.140");
    CHECK(zuji::for_one(Entered("1"), 0).is_empty());
    CHECK(zuji::for_one(Entered("1"), -2).is_empty());
    CHECK(zuji::for_one(Entered("abc"), 2).is_bad());
}

TEST_CASE("What looks like PACT is told from projects", "[supplier]") {
    CHECK(zuji::looks_like_pact(corpus_file("v3-piece")));
    CHECK(zuji::looks_like_pact(corpus_file("v2-list-response")));
    CHECK(zuji::looks_like_pact(corpus_file("v3-error-response")));
    CHECK(zuji::looks_like_pact(corpus_file("v3-empty-list")));
    CHECK(!zuji::looks_like_pact(R"({"format":"zuji-project","schema_version":1,"title":"\"pcf\" \"specVersion\""})"));
    CHECK(!zuji::looks_like_pact(R"({"data":[1]})"));
    CHECK(!zuji::looks_like_pact("{"));
}

TEST_CASE("A footprint per litre is taken per kilogram by a line that counts by mass", "[supplier]") {
    const SupplierFootprint litre = read("v3-twelve-litres").front();
    BomLine line;
    line.mass_kg = Entered("2.5");
    line.unit = "件";
    CHECK(zuji::factor_for(litre, &line).per == "kg");
    CHECK(zuji::factor_for(litre, &line).value.value() == Catch::Approx(5.14 / 9.468));
    line.unit = "mL";
    CHECK(zuji::factor_for(litre, &line).per == "L");
    line.unit = "件";
    line.mass_kg = Entered();
    CHECK(zuji::factor_for(litre, &line).per == "L");
    CHECK(zuji::factor_for(litre, nullptr).per == "L");
    const SupplierFootprint kilogram = read("v3-kilogram-wrong-sum").front();
    CHECK(!zuji::per_kilogram(kilogram));
}

TEST_CASE("The chosen footprint goes to the line, the others only when they are wanted", "[supplier]") {
    const auto list = read("v3-list-of-four");
    REQUIRE(list.size() == 4);
    Project project;
    project.next_row = 2;
    project.bom.push_back({.id = 1, .name = "coil", .mass_kg = Entered("3")});
    project.own_factors.push_back({.id = "own-7", .name = "old", .value = Entered("1"), .per = "kg"});
    const auto one = zuji::take_footprints(project, list, {.line = 1, .chosen = 1});
    REQUIRE(one);
    CHECK(one->ids == std::vector<std::string>{"own-8"});
    const auto all = zuji::take_footprints(project, list, {.line = 1, .chosen = 1, .all = true});
    REQUIRE(all);
    CHECK(all->ids.size() == 3);
    CHECK(all->line_factor == "own-9");
    CHECK(!zuji::take_footprints(project, list, {.line = 1, .chosen = 3}));
    REQUIRE(zuji::apply(project, all->command).ok());
    CHECK(project.bom.front().factor == "own-9");
    CHECK(project.bom.front().origin == zuji::Origin::supplier);
    CHECK(project.own_factors.size() == 4);
    CHECK(project.own_factors[2].land_use.text() == "0.1");
    CHECK(project.own_factors[2].gwp_basis == "AR6");
}

TEST_CASE("Version 2 needs ratings and share of primary data, both from 2025 on", "[supplier][pact]") {
    const auto missing = [](const char* end, bool share, bool ratings) {
        Json footprint = Json::parse(corpus_file("v2-adds-up-per-piece"));
        Json& pcf = footprint.at("pcf");
        pcf["referencePeriodEnd"] = end;
        if (!share) pcf.erase("primaryDataShare");
        if (!ratings) pcf["dqi"] = nullptr;
        const auto read = zuji::read_supplier_footprints(zuji::dump_json(footprint));
        REQUIRE(read.ok());
        CHECK(read.value().front().usable);  // it is worth a warning
        std::size_t count = 0;
        for (const auto& each : read.value().front().findings) {
            if (each.code == "missing" && (each.where == "pcf.dqi" || each.where == "pcf.primaryDataShare")) ++count;
        }
        return count;
    };
    const char* early = "2022-01-01T00:00:00Z";
    const char* late = "2025-12-31T00:00:00Z";
    CHECK(missing(early, true, true) == 0);
    CHECK(missing(early, true, false) == 0);
    CHECK(missing(early, false, true) == 0);
    CHECK(missing(early, false, false) == 1);
    CHECK(missing(late, true, true) == 0);
    CHECK(missing(late, true, false) == 1);
    CHECK(missing(late, false, true) == 1);
    CHECK(missing(late, false, false) == 2);
}
