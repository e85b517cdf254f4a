// The examples of PACT v3 as suppliers' footprints: what they state is what counts, sums that do not add up only warn.
#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "core/footprint/footprint.hpp"
#include "core/io/pact_check.hpp"
#include "core/io/supplier_footprint.hpp"
#include "tests/unit/data/library_fixture.hpp"

namespace {

using nlohmann::json;
using zuji::test::read_file;
using zuji::test::shipped_library;

json examples() { return json::parse(read_file("tests/validation/data/pact-v3.json")); }

/// A whole document around the figures of an example.
json document_of(const json& pcf) {
    return {{"id", "00000000-0000-4000-8000-000000000001"},
            {"specVersion", "3.0.0"},
            {"created", "2025-04-30T00:00:00Z"},
            {"status", "Active"},
            {"companyName", "Example"},
            {"companyIds", {"urn:company:example:1"}},
            {"productDescription", "Example"},
            {"productIds", {"urn:gtin:5695872369587"}},
            {"productNameCompany", "Example"},
            {"pcf", pcf}};
}

bool has(const std::vector<zuji::PactFinding>& findings, std::string_view code) {
    return std::any_of(findings.begin(), findings.end(), [&](const auto& each) { return each.code == code; });
}

}  // namespace

TEST_CASE("Published PACT footprints count as they are stated", "[validation][pact]") {
    const json file = examples();
    int read = 0;
    for (const json& example : file["examples"]) {
        CAPTURE(example["id"].get<std::string>());
        const auto footprints = zuji::read_supplier_footprints(document_of(example["pcf"]).dump());
        REQUIRE(footprints.ok());
        REQUIRE(footprints.value().size() == 1);
        const zuji::SupplierFootprint& found = footprints.value().front();
        CHECK(found.usable);
        CHECK(has(found.findings, "sum") != example["adds_up"].get<bool>());
        const double amount = std::stod(example["pcf"]["declaredUnitAmount"].get<std::string>());
        CHECK(std::abs(found.factor.value.value() * amount - example["excluding"].get<double>()) < 1e-12);
        // Ten units of it in a bill of materials.
        zuji::Project project;
        project.own_factors = {found.factor};
        project.own_factors[0].id = "own-1";
        zuji::BomLine& line = project.bom.emplace_back();
        line.id = 1;
        line.quantity = zuji::Entered("10");
        line.unit = found.factor.per;
        line.factor = "own-1";
        zuji::FootprintEngine engine(shipped_library());
        CHECK(std::abs(engine.compute(project).total * amount - 10 * example["excluding"].get<double>()) < 1e-9);
        CHECK(engine.result().complete);
        ++read;
    }
    CHECK(read == 4);
}

/// The patterns of the schema let "-0.5" and "1abc" pass as positive numbers; we do not.
TEST_CASE("What the PACT schema lets pass is looked at again", "[validation][pact]") {
    const json file = examples();
    int looked = 0;
    for (const json& mutation : file["mutations"]) {
        const std::string path = mutation["path"].get<std::string>();
        if (!mutation.contains("bug")) continue;
        CAPTURE(path, mutation["value"].dump());
        json document = document_of(file["examples"][0]["pcf"]);
        constexpr std::string_view pcf = "pcf.";
        document["pcf"][path.substr(pcf.size())] = mutation["value"];
        const auto findings = zuji::check_pact(zuji::Json::parse(document.dump()));
        CHECK((has(findings, "sign") || has(findings, "not-a-number")));
        ++looked;
    }
    CHECK(looked == 2);
}
