// openLCA packages: which categories speak of climate change, units through unit groups, and files that are broken in
// every place.

#include "core/io/openlca.hpp"

#include <catch2/catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json.hpp"
#include "core/io/openlca_climate.hpp"
#include "core/io/openlca_files.hpp"
#include "tests/support/source_dir.hpp"

using zuji::ClimatePart;
using zuji::Json;

namespace {

std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Json files_of(const std::filesystem::path& folder) {
    Json files = Json::object();
    for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
        if (each.is_regular_file())
            files[std::filesystem::relative(each.path(), folder).generic_string()] = text_of_file(each.path());
    }
    return files;
}

std::filesystem::path corpus() { return std::filesystem::path(zuji::test::source_dir()) / "tests/corpus/openlca"; }

}  // namespace

TEST_CASE("Categories of climate change are known by name and unit", "[openlca]") {
    struct Case {
        const char* name;
        const char* unit;
        ClimatePart part;
        double kilograms;
        int years;
    };
    const Case cases[] = {
        {"Climate change", "kg CO2 eq", ClimatePart::total, 1, 100},
        {"climate change - global warming potential (GWP100)", "kg CO2-Eq", ClimatePart::total, 1, 100},
        {"Climate change-Fossil", "kg CO2 eq", ClimatePart::fossil, 1, 100},
        {"Climate change-Land use and land use change", "kg CO2 eq", ClimatePart::land_use, 1, 100},
        {"GWP-biogenic", "kg CO2 eq.", ClimatePart::biogenic, 1, 100},
        {"Global Warming Potential (GWP100) excl. biogenic carbon", "kg CO₂ eq", ClimatePart::total, 1, 100},
        {"Global warming", "g CO2e", ClimatePart::total, 0.001, 100},
        {"IPCC GWP 20a", "t CO2 eq", ClimatePart::total, 1000, 20},
        {"GWP1000", "kg CO2 eq", ClimatePart::total, 1, 1000},
        {"气候变化", "kgCO2当量", ClimatePart::total, 1, 100},
    };
    for (const Case& each : cases) {
        CAPTURE(each.name);
        const auto found = zuji::climate_indicator(each.name, each.unit);
        REQUIRE(found);
        CHECK(found->part == each.part);
        CHECK(found->kilograms == each.kilograms);
        CHECK(found->horizon_years == each.years);
    }
    for (const auto& [name, unit] :
         {std::pair{"Acidification", "mol H+ eq"}, std::pair{"Climate change", "Mg CO2 eq"},
          std::pair{"Global temperature change potential (GTP100)", "kg CO2 eq"},
          std::pair{"Climate change, ecosystems", "species.yr"}, std::pair{"Ozone depletion", "kg CFC-11 eq"},
          std::pair{"Land use", "kg CO2 eq"}, std::pair{"Climate change", ""}, std::pair{"Climate change", "kg CO"}}) {
        CAPTURE(name, unit);
        CHECK(!zuji::climate_indicator(name, unit));
    }
    CHECK(zuji::gwp_basis_of("IPCC 2021 GWP100") == "AR6");
    CHECK(zuji::gwp_basis_of("EF 3.1").empty());
}

TEST_CASE("Packages of the corpus are read; what is wrong in them is said", "[openlca]") {
    std::size_t folders = 0;
    std::size_t usable = 0;
    for (const auto& each : std::filesystem::directory_iterator(corpus())) {
        if (!each.is_directory()) continue;
        ++folders;
        CAPTURE(each.path().filename().string());
        const auto read = zuji::read_openlca(zuji::dump_json(files_of(each.path())));
        if (!read.ok()) {
            CHECK(read.error().code.starts_with("openlca-"));
            continue;
        }
        for (const zuji::SupplierFootprint& footprint : read.value()) {
            if (footprint.usable) ++usable;
            CHECK(footprint.usable == (footprint.factor.value.has_value() && !footprint.factor.per.empty() &&
                                       std::none_of(footprint.findings.begin(), footprint.findings.end(),
                                                    [](const auto& finding) { return finding.blocks; })));
        }
    }
    CHECK(folders >= 25);
    CHECK(usable >= 14);
}

TEST_CASE("A package that is damaged anywhere is refused or read, never worse", "[openlca]") {
    const Json files = files_of(corpus() / "process-system");
    REQUIRE(files.size() > 5);
    std::size_t tried = 0;
    for (const auto& [path, text] : files.items()) {
        const std::string whole = text.get<std::string>();
        for (std::size_t at = 0; at < whole.size(); at += 37) {
            Json damaged = files;
            std::string changed = whole;
            changed[at] = changed[at] == '"' ? '9' : '"';
            damaged[path] = changed;
            const auto read = zuji::read_openlca(zuji::dump_json(damaged));
            if (!read.ok()) CHECK(read.error().code.starts_with("openlca-"));
            ++tried;
        }
    }
    CHECK(tried > 100);
    for (const char* text : {"", "[]", "null", "{\"results/a.json\":1}", "{\"results/a.json\":\"[]\"}"})
        CHECK(!zuji::read_openlca(text).ok());
}

TEST_CASE("A part of two methods counts once, and not at all where they differ", "[openlca]") {
    Json files = files_of(corpus() / "result-parts-only");
    std::string path;
    for (const auto& [name, text] : files.items()) {
        if (name.starts_with("results/")) path = name;
    }
    REQUIRE_FALSE(path.empty());
    const auto with_second = [&](double amount) {
        Json result = Json::parse(files.at(path).get<std::string>());
        Json again = result.at("impactResults").at(0);
        again["indicator"]["name"] = "Climate change - fossil";
        again["amount"] = amount;
        result["impactResults"].push_back(again);
        Json changed = files;
        changed[path] = zuji::dump_json(result);
        auto read = zuji::read_openlca(zuji::dump_json(changed));
        REQUIRE(read.ok());
        REQUIRE(read.value().size() == 1);
        return std::move(read).value().front();
    };
    const zuji::SupplierFootprint same = with_second(0.9);
    CHECK(same.usable);
    CHECK(same.factor.value.text() == "0.42");  // 0.9 − 0.5 + 0.02
    const zuji::SupplierFootprint differs = with_second(1.9);
    CHECK_FALSE(differs.usable);
    CHECK(std::any_of(differs.findings.begin(), differs.findings.end(),
                      [](const auto& finding) { return finding.code == "several-totals" && finding.blocks; }));
}

TEST_CASE("A module of a declaration without a result takes no other results away", "[openlca]") {
    Json files = files_of(corpus() / "result-parts-only");
    std::string path;
    for (const auto& [name, text] : files.items()) {
        if (name.starts_with("results/")) path = name;
    }
    REQUIRE_FALSE(path.empty());
    Json result = Json::parse(files.at(path).get<std::string>());
    result.erase("@id");
    files[path] = zuji::dump_json(result);
    files["epds/a.json"] = R"({"@type":"Epd","@id":"a","name":"board","modules":[{"name":"A1-A3"}]})";
    const auto read = zuji::read_openlca(zuji::dump_json(files));
    REQUIRE(read.ok());
    CHECK(read.value().size() == 2);  // the declaration, which cannot be used, and the result
}
