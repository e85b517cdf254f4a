// What the sinks outside core are given: workbook, PACT, reports and drawings.

#include "core/report/export.hpp"

#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>

#include "core/base/json.hpp"
#include "core/io/pact_check.hpp"
#include "core/report/bar_svg.hpp"
#include "core/report/pact.hpp"
#include "core/report/pact_account.hpp"
#include "core/report/workbook.hpp"
#include "tests/unit/engine/test_engine.hpp"

using zuji::Json;
using zuji::Project;
using zuji::test::complete_project;
using zuji::test::engine;

namespace {

Json exported(const Project& project, const char* what, const char* language = "en") {
    const zuji::Assessment assessment = zuji::test::assess(project);
    const zuji::ReportFacts facts{project, assessment, engine().knowledge()};
    const auto made = zuji::export_json(facts, engine().catalog("zh"), engine().catalog("en"),
                                        {what, language, "2026-11-23T08:00:00Z"});
    REQUIRE(made.ok());
    return Json::parse(made.value());
}

/// A footprint that passes every check, to be spoiled one member at a time.
Json good_pact() {
    return Json::parse(
        R"({"id":"91715e5e-fd0b-4d1c-8fab-76290c46e6ed","specVersion":"3.0.3","created":"2026-11-23T08:00:00Z","status":"Active",
        "companyName":"a","companyIds":["urn:a:b"],"productDescription":"a","productIds":["urn:a:b"],
        "productNameCompany":"a","pcf":{"declaredUnitOfMeasurement":"piece","declaredUnitAmount":"1",
        "productMassPerDeclaredUnit":"2.5","referencePeriodStart":"2025-01-01T00:00:00Z",
        "referencePeriodEnd":"2025-12-31T00:00:00Z","pcfExcludingBiogenicUptake":"10","pcfIncludingBiogenicUptake":"8",
        "fossilGhgEmissions":"9","biogenicNonCO2Emissions":"1","biogenicCO2Uptake":"-2","fossilCarbonContent":"0",
        "ipccCharacterizationFactors":["AR6"],"crossSectoralStandards":["ISO14067"],"exemptedEmissionsPercent":"0",
        "packagingEmissionsIncluded":true,"primaryDataShare":"12.5",
        "dqi":{"technologicalDQR":"1","geographicalDQR":"2","temporalDQR":"3"}}})");
}

std::string first_code(const Json& footprint) {
    const auto findings = zuji::check_pact(footprint);
    return findings.empty() ? std::string() : findings.front().code;
}

}  // namespace

TEST_CASE("Columns of a sheet are named as spreadsheets name them", "[export]") {
    CHECK(zuji::column_letters(0) == "A");
    CHECK(zuji::column_letters(25) == "Z");
    CHECK(zuji::column_letters(26) == "AA");
    CHECK(zuji::column_letters(701) == "ZZ");
    CHECK(zuji::column_letters(702) == "AAA");
}

TEST_CASE("The workbook has its sheets in both languages, and the total as a formula", "[export]") {
    for (const char* language : {"zh", "en"}) {
        const Json workbook = exported(complete_project(), "workbook", language).at("workbook");
        REQUIRE(workbook.at("sheets").size() == 9);
        for (const Json& sheet : workbook.at("sheets")) {
            CAPTURE(sheet.at("name").get<std::string>());
            CHECK(!sheet.at("columns").empty());
            for (const Json& row : sheet.at("rows")) CHECK(row.size() <= sheet.at("columns").size());
        }
        const Json& results = workbook.at("sheets")[5].at("rows");
        const bool has_sum = std::any_of(results.begin(), results.end(), [](const Json& row) {
            return row.size() > 1 && row[1].is_object() &&
                   row[1].at("formula").get<std::string>().starts_with("SUM(B2");
        });
        CHECK(has_sum);
    }
}

TEST_CASE("Reports, their list and the drawing are there; what is not there is an error", "[export]") {
    const Json list = exported(complete_project(), "list");
    CHECK(list.at("reports").size() > 5);
    for (const Json& each : list.at("reports")) {
        const std::string what = "report:" + each.at("id").get<std::string>();
        CAPTURE(what);
        const Json made = exported(complete_project(), what.c_str());
        CHECK(made.at("html").get<std::string>().starts_with("<!doctype html>"));
        CHECK(!made.at("report").at("sections").empty());
    }
    CHECK(exported(complete_project(), "chart").at("svg").get<std::string>().find("xmlns") != std::string::npos);
    const zuji::Assessment assessment = zuji::test::assess(complete_project());
    const Project project = complete_project();
    const zuji::ReportFacts facts{project, assessment, engine().knowledge()};
    for (const char* what : {"", "report:", "report:A1-99", "nothing"}) {
        const auto made = zuji::export_json(facts, engine().catalog("zh"), engine().catalog("en"), {what, "zh", ""});
        REQUIRE(!made.ok());
        CHECK(made.error().code == "unknown-export");
    }
}

TEST_CASE("PACT names what is missing and is made when nothing is", "[export][pact]") {
    const Json empty = exported(Project{}, "pact");
    CHECK(empty.at("pact").is_null());
    std::size_t blocking = 0;
    for (const Json& each : empty.at("findings")) {
        CHECK(each.at("message").get<std::string>().find("pact.") == std::string::npos);
        if (each.at("blocks").get<bool>()) ++blocking;
    }
    CHECK(blocking >= 8);
}

TEST_CASE("PACT takes no amount that cannot be read for one", "[export][pact]") {
    Project project = complete_project();
    project.product.declared_unit = "piece";
    project.product.declared_amount = zuji::Entered("一台");
    const Json made = exported(project, "pact");
    CHECK(made.at("pact").is_null());
    const Json& findings = made.at("findings");
    CHECK(std::any_of(findings.begin(), findings.end(), [](const Json& each) {
        return each.at("where") == "product.declared_amount" && each.at("code") == "not-a-number";
    }));
}

TEST_CASE("A PACT footprint is checked beyond its schema", "[export][pact]") {
    CHECK(first_code(good_pact()).empty());
    CHECK(first_code(Json::array()) == "not-an-object");
    struct Spoiled {
        const char* member;
        Json value;
        const char* code;
    };
    const Spoiled cases[] = {
        {"declaredUnitAmount", "-0.5", "sign"},
        {"declaredUnitAmount", "1abc", "not-a-number"},
        {"declaredUnitAmount", 1, "not-a-number"},
        {"declaredUnitAmount", "0", "sign"},
        {"productMassPerDeclaredUnit", "", "not-a-number"},
        {"declaredUnitOfMeasurement", "metre", "unit"},
        {"fossilGhgEmissions", "7", "sum"},
        {"pcfIncludingBiogenicUptake", "10", "sum"},
        {"biogenicCO2Uptake", "2", "sign"},
        {"referencePeriodEnd", "2024-12-31T00:00:00Z", "period"},
        {"referencePeriodEnd", "2025-02-30T00:00:00Z", "date"},
        {"referencePeriodStart", "2025-01-01", "date"},
        {"exemptedEmissionsPercent", "101", "share"},
        {"exemptedEmissionsPercent", "7", "exempted-high"},
        {"aircraftGhgEmissions", "9.1", "part"},
        {"packagingGhgEmissions", "10.5", "part"},
        {"fossilCarbonContent", "2.6", "part"},
        {"geographyCountry", "China", "country"},
        {"ipccCharacterizationFactors", Json::array({"AR6", "own"}), "gwp-set"},
        {"crossSectoralStandards", Json::array(), "missing"},
        {"dqi", nullptr, "recommended"},
        {"dqi", "good", "no-ratings"},
        {"dqi", Json{{"technologicalDQR", "6"}, {"geographicalDQR", "1"}, {"temporalDQR", "1"}}, "rating"},
    };
    for (const Spoiled& each : cases) {
        Json footprint = good_pact();
        footprint["pcf"][each.member] = each.value;
        CAPTURE(each.member, each.value.dump());
        CHECK(first_code(footprint) == each.code);
    }
    const std::pair<const char*, Json> heads[] = {{"id", "a"},
                                                  {"status", "active"},
                                                  {"companyIds", Json::array({"urn:"})},
                                                  {"productIds", Json::array({"4712345060507"})},
                                                  {"created", "yesterday"},
                                                  {"updated", "2025-1-08T14:47:32Z"},
                                                  {"validityPeriodEnd", "2026-11-23T25:00:00Z"}};
    const char* head_codes[] = {"no-uuid", "status", "no-urn", "no-urn", "date", "date", "date"};
    for (std::size_t i = 0; i < std::size(heads); ++i) {
        Json footprint = good_pact();
        footprint[heads[i].first] = heads[i].second;
        CAPTURE(heads[i].first);
        CHECK(first_code(footprint) == head_codes[i]);
    }
    for (const char* member : {"id", "companyName", "companyIds", "productIds", "pcf"}) {
        Json footprint = good_pact();
        footprint.erase(member);
        CAPTURE(member);
        CHECK(first_code(footprint) == "missing");
    }
}

TEST_CASE("PACT exempts what is cut off before the gate, not after it", "[export][pact]") {
    Project project = complete_project();
    project.product.declared_unit = "piece";
    project.product.distribution_inside = zuji::Answer::yes;
    zuji::ActivityLine line = project.activities.back();
    line.id = 9001;
    line.stage = "distribution";
    line.allocation = 0;
    line.omitted = true;
    line.omit_reason = "short way";
    project.activities.push_back(line);
    const auto account = [&] {
        const zuji::Assessment assessment = zuji::test::assess(project);
        return zuji::gate_account({project, assessment, engine().knowledge()});
    };
    CHECK(zuji::test::assess(project).footprint.omitted_lines == 1);
    CHECK(account().omitted_lines == 0);
    CHECK(account().omitted == 0);
    CHECK(account().omit_reasons.empty());
    project.activities.back().stage = "manufacturing";
    CHECK(account().omitted_lines == 1);
    CHECK(account().omitted > 0);
    CHECK(account().omit_reasons == std::vector<std::string>{"short way"});
    // Parts of a shipping frame, too, with the reason of the frame.
    project.activities.pop_back();
    project.bom.back().omitted = true;
    project.bom.back().omit_reason = "wraps";
    project.bom.back().stage = "distribution";
    CHECK(account().omitted_lines == 0);
    project.bom.back().stage = "packaging";
    CHECK(account().omitted_lines == 1);
    CHECK(account().omit_reasons == std::vector<std::string>{"wraps"});
}

TEST_CASE("A drawing escapes the names in it", "[export]") {
    const std::string svg = zuji::bar_svg_file({"<script>", "kg", {{"a\"><script>", 1}, {"b", -2}}});
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.starts_with("<?xml"));
}
