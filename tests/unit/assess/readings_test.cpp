// The user's readings of open passages: what they change in the inputs, what only stands beside the verdict, and what
// leaves everything as it is.

#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "core/report/package.hpp"
#include "tests/unit/engine/test_engine.hpp"

using nlohmann::ordered_json;
using zuji::Answer;
using zuji::Assessment;
using zuji::Entered;
using zuji::Project;
using zuji::ReadingState;
using zuji::test::assess;
using zuji::test::complete_project;
using zuji::test::engine;

namespace {

const ReadingState& state_of(const Assessment& assessment, const std::string& id) {
    const auto found = std::find_if(assessment.readings.begin(), assessment.readings.end(),
                                    [&](const ReadingState& state) { return state.id == id; });
    CAPTURE(id);
    REQUIRE(found != assessment.readings.end());
    return *found;
}

/// "a:units 1, b:units 2"
std::string results_of(const Assessment& assessment, const std::string& id) {
    std::string text;
    for (const ReadingState::Result& result : state_of(assessment, id).results) {
        if (!text.empty()) text += ", ";
        text += result.reading + ":" + result.key;
        for (const std::string& arg : result.args) text += " " + arg;
    }
    return text;
}

/// Two models, two units, with 60 and 400 material lines.
Project two_units() {
    Project project = complete_project();
    project.unit_products[0].bom_items = Entered("60");
    project.unit_products.push_back(project.unit_products[0]);
    project.unit_products[1].id = 3;
    project.unit_products[1].model = "S-2";
    project.unit_products[1].bom_items = Entered("400");
    return project;
}

ordered_json as_read(Project project, const std::string& id, const std::string& reading) {
    project.readings[id] = reading;
    const Assessment assessment = assess(project);
    CHECK(state_of(assessment, id).changed);
    if (!assessment.man_days_as_read) return nullptr;
    return *assessment.man_days_as_read;
}

ordered_json pair(double low, double high) { return ordered_json::array({low, high}); }

}  // namespace

TEST_CASE("Without a choice every reading is the tool's and the register is complete", "[assess][readings]") {
    const Assessment assessment = assess(complete_project());
    const auto& entries = engine().knowledge().rules->interpretations();
    REQUIRE(assessment.readings.size() == entries.size());
    CHECK(entries.size() == 114);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        CHECK(assessment.readings[i].id == entries[i].id);
        CHECK(assessment.readings[i].reading == entries[i].chosen);
        CHECK_FALSE(assessment.readings[i].changed);
    }
    CHECK_FALSE(assessment.man_days_as_read.has_value());
    CHECK(state_of(assessment, "AMB-48").took_part);
    CHECK_FALSE(state_of(assessment, "AMB-77").took_part);
}

TEST_CASE("A reading that the register does not have, or that is not the user's, changes nothing",
          "[assess][readings]") {
    Project project = complete_project();
    project.readings = {{"AMB-48", "z"}, {"AMB-23", "b"}, {"AMB-999", "a"}};
    const Assessment assessment = assess(project);
    for (const char* id : {"AMB-48", "AMB-23"}) CHECK_FALSE(state_of(assessment, id).changed);
    CHECK_FALSE(assessment.man_days_as_read.has_value());
}

TEST_CASE("The document review counts per project or per unit", "[assess][readings]") {
    const Project project = two_units();
    const Assessment both = assess(project);
    REQUIRE(both.man_days.decision.has_value());
    CHECK(both.man_days.decision->values.at("documentReview") == pair(10, 30));
    CHECK(results_of(both, "AMB-48") == "a:man-days 15.5 21, b:man-days 25.5 36, c:man-days 15.5 36");

    const ordered_json per_project = as_read(project, "AMB-48", "a");
    CHECK(per_project.at("documentReview") == pair(10, 15));
    CHECK(per_project.at("total") == pair(15.5, 21));
    CHECK(as_read(project, "AMB-48", "b").at("documentReview") == pair(20, 30));

    Project chosen = project;
    chosen.readings["AMB-48"] = "a";
    const Assessment after = assess(chosen);
    REQUIRE(after.man_days.decision.has_value());
    CHECK(after.man_days.decision->values == both.man_days.decision->values);
}

TEST_CASE("Bands, sites, concessions and several units in one reading", "[assess][readings]") {
    Project project = two_units();
    CHECK(as_read(project, "AMB-45", "a").at("siteInspection") == pair(2.5, 2.5));
    CHECK(as_read(project, "AMB-45", "b").at("siteInspection") == pair(3, 3));
    CHECK(as_read(project, "AMB-49", "b").at("siteInspection") == pair(1.5, 2));
    CHECK(as_read(project, "AMB-53", "b").at("siteInspection") == pair(3, 3));
    CHECK(results_of(assess(project), "AMB-53") == "a:man-days 15.5 36, b:man-days 16 36");

    project.sites.push_back({4, "二厂", "乙市", "", "", "", "process"});
    CHECK(as_read(project, "AMB-50", "b").at("siteInspection") == pair(6, 6));
    project.readings["AMB-50"] = "a";
    const Assessment covered = assess(project);
    REQUIRE(covered.man_days.decision.has_value());
    CHECK(covered.man_days.decision->values.at("siteInspection") == pair(2.5, 3));
    CHECK(std::any_of(state_of(covered, "AMB-50").results.begin(), state_of(covered, "AMB-50").results.end(),
                      [](const auto& result) { return result.reading == "a" && result.applied; }));
}

TEST_CASE("Lines of the top level are counted instead of the leaves", "[assess][readings]") {
    Project project = complete_project();
    for (zuji::RowId id = 100; id < 160; ++id) {
        zuji::BomLine line = project.bom[1];
        line.id = id;
        line.parent = project.bom[1].id;
        project.bom.push_back(line);
    }
    const auto lines = [](const Project& each) { return assess(each).unit_bom_items; };
    CHECK(lines(project) == std::vector<std::size_t>{61});
    project.readings["AMB-47"] = "b";
    CHECK(lines(project) == std::vector<std::size_t>{2});
}

TEST_CASE("The specification divides units when it is read so", "[assess][readings]") {
    Project project = two_units();
    project.unit_products[1].model = project.unit_products[0].model;
    project.unit_products[0].specification = "100 kVA";
    project.unit_products[1].specification = "200 kVA";
    const Assessment by_model = assess(project);
    REQUIRE(by_model.units.decision.has_value());
    CHECK(by_model.units.decision->values.at("count") == 1);
    CHECK(results_of(by_model, "AMB-15") == "a:units 1, b:units 2");
    project.readings["AMB-15"] = "b";
    const Assessment by_specification = assess(project);
    REQUIRE(by_specification.units.decision.has_value());
    CHECK(by_specification.units.decision->values.at("count") == 2);
}

TEST_CASE("Events of other parties count unless the applicant's alone do", "[assess][readings]") {
    Project project = complete_project();
    project.answers.revocations = Answer::yes;
    project.answers.revocation_events = {{project.answers.application_date, "factory", ""}};
    const Assessment all = assess(project);
    REQUIRE(all.eligibility.decision.has_value());
    CHECK(all.eligibility.decision->outcome == "not-eligible");
    CHECK(results_of(all, "AMB-28") == "a:eligibility-eligible, b:eligibility-not-eligible");
    project.readings["AMB-28"] = "a";
    const Assessment own = assess(project);
    REQUIRE(own.eligibility.decision.has_value());
    CHECK(own.eligibility.decision->outcome == "eligible");
    project.answers.revocation_events[0].party = "applicant";
    CHECK(assess(project).eligibility.decision->outcome == "not-eligible");
}

TEST_CASE("The three readings of the cut-off stand beside its verdict", "[assess][readings]") {
    Project project = complete_project();
    project.product.mass_kg = Entered("1000");
    project.bom[0].omitted = true;
    project.bom[0].omit_reason = "小";
    const Assessment assessment = assess(project);
    REQUIRE(assessment.cut_off.decision.has_value());
    CHECK(assessment.cut_off.decision->outcome == "ask");
    const std::string results = results_of(assessment, "AMB-21");
    CHECK(results.find("a:cut-off-ok") != std::string::npos);
    CHECK(results.find("b:cut-off-no") != std::string::npos);
    CHECK(results.find("d:cut-off-ask") != std::string::npos);
    project.readings["AMB-21"] = "a";
    CHECK(assess(project).cut_off.decision->outcome == "ask");
}

TEST_CASE("Readings that cannot both hold are told for the facts they are about", "[assess][readings]") {
    Project project = complete_project();
    project.answers.pilot_product = Answer::yes;
    project.answers.pilot_region = Answer::no;
    CHECK(results_of(assess(project), "AMB-03") == "a:scope-in-scope, b:scope-out-of-scope");
    project.answers.legal_form = "individual-business";
    CHECK(results_of(assess(project), "AMB-26") == "a:condition-not-met, b:condition-met");
    project.answers.claim_verified = Answer::yes;
    CHECK(results_of(assess(project), "AMB-31") == "a:level-not-needed, b:level-needed");
    project.product.field = "PV14";
    project.product.cable_kind = "optical-cable";
    project.answers.pilot_product = Answer::no;
    CHECK(results_of(assess(project), "AMB-01") == "a:document CGC-R52006:2026, c:document CGC-R52003:2025");
}

TEST_CASE("The package prints the readings that took part and marks the user's", "[assess][readings][package]") {
    Project project = two_units();
    project.readings = {{"AMB-48", "a"}, {"AMB-95", "b"}};
    const zuji::Package package = zuji::make_package(project, assess(project), engine().knowledge(),
                                                     engine().catalog("zh"), engine().catalog("en"), "1.0.0");
    std::size_t seen = 0;
    for (const zuji::PackageFile& file : package.files) {
        CAPTURE(file.path);
        if (file.path == "readings.csv" || file.path == "index.html") {
            ++seen;
            CHECK(file.bytes.find("AMB-48") != std::string::npos);
            CHECK(file.bytes.find("AMB-95") != std::string::npos);  // changed although nothing met it
            CHECK(file.bytes.find("AMB-77") == std::string::npos);
            CHECK(file.bytes.find("申请人改选") != std::string::npos);
        }
        if (file.path == "man-days.csv") {
            ++seen;
            CHECK(file.bytes.find("按您选定的读法合计") != std::string::npos);
        }
        if (file.path == "project.json") {
            ++seen;
            CHECK(file.bytes.find("\"AMB-48\": \"a\"") != std::string::npos);
        }
        CHECK(file.bytes.find("[reading.") == std::string::npos);
    }
    CHECK(seen == 4);
}
