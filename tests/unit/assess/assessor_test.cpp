// The assessment as a whole: what is asked of the decisions, what stays open, and that caches change nothing.

#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "core/assess/decision_inputs.hpp"
#include "core/assess/steps.hpp"
#include "tests/unit/assess/annex2_fixture.hpp"
#include "tests/unit/engine/test_engine.hpp"

using zuji::Answer;
using zuji::Assessment;
using zuji::Assessor;
using zuji::Entered;
using zuji::Project;
using zuji::Step;
using zuji::StepStatus;
using zuji::test::assess;
using zuji::test::complete_project;
using zuji::test::engine;
using zuji::test::has_open;

namespace {

std::string condition(const Assessment& assessment, const std::string& id) {
    REQUIRE(assessment.eligibility.decision.has_value());
    for (const auto& each : assessment.eligibility.decision->values.at("conditions")) {
        if (each.at("id") == id) return each.at("outcome").get<std::string>();
    }
    FAIL("no condition " << id);
    return {};
}

nlohmann::ordered_json asked_unit(const Project& project, std::size_t index, bool exemption, bool acceptance) {
    const Assessment assessment = assess(project);
    REQUIRE(assessment.units.decision.has_value());
    zuji::ManDayFacts facts;
    facts.units = assessment.units.decision->values.at("units").get<std::vector<std::vector<std::size_t>>>();
    facts.leaf_lines = assessment.footprint.leaf_lines;
    facts.exemption_may = exemption;
    facts.acceptance_may = acceptance;
    return zuji::man_days_input(project, facts).json.at("units").at(index);
}

double total_high(const Assessment& assessment) {
    REQUIRE(assessment.man_days.decision.has_value());
    return assessment.man_days.decision->values.at("total").at(1).get<double>();
}

const zuji::StepState& state_of(const Assessment& assessment, Step step) {
    return assessment.steps[static_cast<std::size_t>(step)];
}

}  // namespace

TEST_CASE("A complete project is eligible and its steps are done", "[assess]") {
    const Assessment assessment = assess(complete_project());
    CHECK(assessment.document == "CGC-R52003:2025");
    REQUIRE(assessment.eligibility.decision.has_value());
    CHECK(assessment.eligibility.decision->outcome == "eligible");
    for (const Step step :
         {Step::company, Step::eligibility, Step::units, Step::bom, Step::footprint, Step::man_days}) {
        CAPTURE(static_cast<int>(step));
        for (const zuji::OpenPoint& point : assessment.open_points) {
            if (point.step == step) UNSCOPED_INFO(point.key);
        }
        CHECK(state_of(assessment, step).status == StepStatus::done);
    }
    CHECK(state_of(assessment, Step::annex1).status == StepStatus::open);
    CHECK(assessment.footprint.complete);
    CHECK(assessment.footprint.total == Catch::Approx(56));
}

TEST_CASE("An empty project is assessed: everything is open, nothing is guessed", "[assess]") {
    const Assessment assessment = assess(Project{});
    CHECK(assessment.document.empty());
    CHECK_FALSE(assessment.has_application_date);
    CHECK_FALSE(assessment.scope.decision.has_value());
    CHECK(assessment.scope.needs == std::vector<std::string>{"product.field"});
    CHECK_FALSE(assessment.eligibility.decision.has_value());
    CHECK(assessment.eligibility.needs == std::vector<std::string>{"answers.application_date"});
    CHECK(assessment.man_days.needs == std::vector<std::string>{"unit_products"});
    CHECK_FALSE(assessment.footprint.complete);
    CHECK(assessment.annex1.size() == 18);
    CHECK(assessment.open_points.size() > 30);
    for (const Step step :
         {Step::company, Step::eligibility, Step::units, Step::annex1, Step::bom, Step::export_package}) {
        CHECK(state_of(assessment, step).status == StepStatus::not_started);
    }
    CHECK(state_of(assessment, Step::footprint).status == StepStatus::blocked);
    CHECK(state_of(assessment, Step::man_days).status == StepStatus::blocked);
    CHECK(state_of(assessment, Step::data_quality).status == StepStatus::blocked);  // waits for lines, as the footprint
    CHECK(state_of(assessment, Step::data_quality).open == 0);
    CHECK(state_of(assessment, Step::annex2).status == StepStatus::not_started);
    CHECK(state_of(assessment, Step::annex2).open == 1);
    for (const char* key :
         {"ask.legal-person", "ask.truthfulness-undertaking", "application-date", "no-units", "bom.empty"}) {
        CAPTURE(key);
        CHECK(has_open(assessment, key));
    }
}

TEST_CASE("Answers become facts; don't know is null", "[assess]") {
    Project project = complete_project();
    const auto json = [&] { return zuji::eligibility_input(project, project.answers.factory_assurance).input.json; };
    CHECK(json().at("legalPerson") == true);
    for (const char* form : {"natural-person", "individual-business", "branch"}) {
        project.answers.legal_form = form;
        CHECK(json().at("legalPerson") == false);
    }
    for (const char* open : {"", "unknown"}) {
        project.answers.legal_form = open;
        project.answers.licence = open;
        CHECK(json().at("legalPerson").is_null());
        CHECK(json().at("licence").is_null());
    }
    project.answers.undertaking = "refused";
    CHECK(json().at("undertakingSigned") == false);
    project.answers.undertaking = "not-yet";
    CHECK(json().at("undertakingSigned").is_null());
    project.answers.violations = Answer::unknown;
    CHECK(json().at("violationDates").is_null());
    project.answers.violations = Answer::no;
    project.answers.violation_events = {{"2026-08-30", "factory", ""}};  // typed before the answer was changed to no
    CHECK(json().at("violationDates").empty());
}

TEST_CASE("Dated events: the readable ones count, the others keep the condition open", "[assess]") {
    struct Case {
        std::vector<std::string> dates;
        const char* outcome;
    };
    for (const Case& each : {Case{{"2025-08-31"}, "not-met"}, Case{{"2025-08-30"}, "met"}, Case{{}, "ask"},
                             Case{{""}, "ask"}, Case{{"im Mai"}, "ask"}, Case{{"2020-01-01", "im Mai"}, "ask"},
                             Case{{"2026-01-01", "im Mai"}, "not-met"}, Case{{" 2026-01-01 "}, "not-met"}}) {
        CAPTURE(each.dates);
        Project project = complete_project();
        project.answers.revocations = Answer::yes;
        for (const std::string& date : each.dates) project.answers.revocation_events.push_back({date, "factory", ""});
        const Assessment assessment = assess(project);
        CHECK(condition(assessment, "no-revocation") == each.outcome);
        const bool incomplete =
            zuji::eligibility_input(project, project.answers.factory_assurance).revocations_incomplete;
        const auto& needs = assessment.eligibility.needs;
        CHECK((std::find(needs.begin(), needs.end(), "answers.revocations") != needs.end()) == incomplete);
        CHECK((has_open(assessment, "event-date") || has_open(assessment, "date-bad")) == incomplete);
    }
}

TEST_CASE("A malformed application date is a need and an open point, and decides nothing", "[assess]") {
    for (const char* text : {"2026-02-30", "31.8.2026", "2026/08/31", "二月"}) {
        CAPTURE(text);
        Project project = complete_project();
        project.answers.application_date = text;
        const Assessment assessment = assess(project);
        CHECK_FALSE(assessment.has_application_date);
        CHECK_FALSE(assessment.eligibility.decision.has_value());
        CHECK(assessment.eligibility.needs == std::vector<std::string>{"answers.application_date"});
        CHECK(has_open(assessment, "date-bad"));
        CHECK_FALSE(has_open(assessment, "application-date"));
        CHECK_FALSE(has_open(assessment, "ask.legal-person"));  // answered, though not decided
    }
}

TEST_CASE("The product decides the document", "[assess]") {
    Project project = complete_project();
    project.product.field = "PV14";
    CHECK(has_open(assess(project), "cable-kind"));
    project.product.cable_kind = "power-cable";
    project.product.kind = "power-cable";
    CHECK(assess(project).document == "CGC-R52006:2026");
    project.product.field = "PV16";
    const Assessment outside = assess(project);
    CHECK(outside.document.empty());
    CHECK(has_open(outside, "out-of-scope"));
    CHECK_FALSE(outside.standards.decision.has_value());
}

TEST_CASE("Material lines of a unit: entered, or the project's own for its product", "[assess][man-days]") {
    Project project = complete_project();
    CHECK(asked_unit(project, 0, false, false).at("bomItems") == 2);
    project.unit_products[0].bom_items = Entered("120");
    CHECK(asked_unit(project, 0, false, false).at("bomItems") == 120);
    CHECK(assess(project).unit_bom_items == std::vector<std::size_t>{120});
    for (const char* bad : {"0", "-3", "1.5", "many"}) {
        CAPTURE(bad);
        project.unit_products[0].bom_items = Entered(bad);
        CHECK(asked_unit(project, 0, false, false).at("bomItems") == 2);
        CHECK(has_open(assess(project), "unit-lines-bad"));
    }
    project.unit_products[0].bom_items = Entered();
    zuji::UnitProduct other = project.unit_products[0];
    other.id = 3;
    other.model = "S-2";
    project.unit_products.push_back(other);
    CHECK_FALSE(asked_unit(project, 1, false, false).contains("bomItems"));
    const Assessment two = assess(project);
    CHECK(two.man_days.decision->outcome == "ask");
    CHECK(has_open(two, "unit-lines"));
    project.answers.bom_available = Answer::no;
    CHECK_FALSE(asked_unit(project, 0, false, false).contains("bomItems"));
    CHECK(asked_unit(project, 0, false, false).at("mainMaterials") == 2);
}

TEST_CASE("Four hundred lines stand in two bands, and that is said", "[assess][man-days]") {
    Project project = complete_project();
    project.unit_products[0].bom_items = Entered("400");
    CHECK(has_open(assess(project), "two-bands"));
    project.unit_products[0].bom_items = Entered("399");
    CHECK_FALSE(has_open(assess(project), "two-bands"));
}

TEST_CASE("Process sites count with the site of final production, parallel ones do not", "[assess][man-days]") {
    Project project = complete_project();
    const auto sites = [&](std::initializer_list<const char*> roles) {
        project.sites.clear();
        zuji::RowId id = 100;
        for (const char* role : roles) project.sites.push_back({id++, "", "x", "", "", "", role});
        return asked_unit(project, 0, false, false).at("sites").get<int>();
    };
    CHECK(sites({}) == 1);
    CHECK(sites({"parallel"}) == 1);
    CHECK(sites({"parallel", "parallel"}) == 1);
    CHECK(sites({"parallel", "process"}) == 2);
    CHECK(sites({"", "process", "process"}) == 3);
    CHECK(sites({"process", "process", "process"}) == 3);
    CHECK(has_open(assess(project), "several-sites"));
}

TEST_CASE("Exempt and accepted only when it may be and is confirmed", "[assess][man-days]") {
    Project project = complete_project();
    project.answers.prior_inspection = project.answers.prior_same_factory = project.answers.prior_same_type =
        Answer::yes;
    project.answers.prior_by_cgc = project.answers.prior_passed = Answer::yes;
    project.answers.prior_date = "2026-01-15";
    const Assessment may = assess(project);
    REQUIRE(may.exemption.decision.has_value());
    CHECK(may.exemption.decision->outcome == "may");
    CHECK(has_open(may, "exemption-confirm"));
    CHECK(total_high(may) == 17);
    project.answers.exemption_confirmed = Answer::yes;
    CHECK(total_high(assess(project)) == 16);
    project.answers.prior_date = "2024-01-15";  // too long ago: the confirmation cannot help
    CHECK(total_high(assess(project)) == 17);
    project.answers.prior_inspection = Answer::no;
    const Assessment none = assess(project);
    CHECK_FALSE(none.exemption.decision.has_value());
    CHECK(none.exemption.needs.empty());
    CHECK_FALSE(has_open(none, "exemption-confirm"));

    CHECK(asked_unit(project, 0, true, false).at("siteInspectionExempt") == true);
    CHECK(asked_unit(project, 0, true, false).at("verificationAccepted") == false);
    project.answers.acceptance_confirmed = Answer::yes;
    CHECK(asked_unit(project, 0, false, true).at("verificationAccepted") == true);
    zuji::UnitProduct other = project.unit_products[0];
    other.id = 3;
    other.address = "another city";
    project.unit_products.push_back(other);
    CHECK(asked_unit(project, 1, true, true).at("siteInspectionExempt") == false);
    CHECK(asked_unit(project, 1, true, true).at("verificationAccepted") == false);
}

TEST_CASE("The cut-off is measured against product and waste", "[assess]") {
    Project project = complete_project();
    REQUIRE(assess(project).cut_off.decision.has_value());
    CHECK(assess(project).cut_off.decision->outcome == "ok");
    project.bom[1].omitted = true;
    project.bom[1].mass_kg = Entered("0.5");
    const Assessment omitted = assess(project);
    CHECK(omitted.cut_off.decision->outcome == "ask");  // 5 % of the product, half of the waste
    CHECK(has_open(omitted, "cut-off-ask"));
    CHECK(has_open(omitted, "bom.no-reason"));
    project.bom[1].mass_kg = Entered("0.51");
    CHECK(assess(project).cut_off.decision->outcome == "no");
    project.activities[1].unit = "m3";
    const Assessment volume = assess(project);
    CHECK_FALSE(volume.cut_off.decision.has_value());
    CHECK(volume.cut_off.needs == std::vector<std::string>{"activities"});
    project.product.mass_kg = Entered("18,5");
    CHECK(has_open(assess(project), "product-mass-bad"));
}

TEST_CASE("Steps and conditions name their places", "[assess]") {
    std::set<std::string> words;
    for (std::size_t i = 0; i < zuji::step_count; ++i) words.insert(std::string(zuji::step_word(static_cast<Step>(i))));
    CHECK(words.size() == zuji::step_count);
    CHECK(zuji::project_path("eligibility", "licence") == "answers.licence");
    CHECK(zuji::project_path("scope", "kind") == "product.cable_kind");
    CHECK(zuji::project_path("scope", "nothing").empty());
}

TEST_CASE("A kept assessor answers as a fresh one after every change", "[assess]") {
    Assessor kept(engine().knowledge());
    Project project = complete_project();
    const auto same = [&] {
        const std::string after = zuji::write_assessment(kept.assess(project), project);
        CHECK(after == zuji::write_assessment(assess(project), project));
    };
    same();
    project.bom[0].mass_kg = Entered("7");
    same();
    project.answers.revocations = Answer::yes;
    project.answers.revocation_events = {{"2026-01-01", "factory", ""}, {"?", "", ""}};
    same();
    project.answers.revocation_events.clear();
    same();
    project.product.field = "PV14";
    same();
    project = Project{};
    same();
    project = complete_project();
    same();
}

TEST_CASE("A long list makes few open points", "[assess]") {
    Project project = complete_project();
    zuji::BomLine line;
    project.bom.assign(20000, line);
    zuji::RowId id = 1000;
    for (zuji::BomLine& each : project.bom) each.id = id++;
    const Assessment assessment = assess(project);
    const auto on_bom = std::count_if(assessment.open_points.begin(), assessment.open_points.end(),
                                      [](const zuji::OpenPoint& point) { return point.step == Step::bom; });
    CHECK(on_bom > 0);
    CHECK(on_bom < 30);
    for (const zuji::OpenPoint& point : assessment.open_points) {
        if (point.key != "bom.no-name") continue;
        CHECK(point.args == std::vector<std::string>{"20000", "1, 2, 3, 4, 5 …"});
        CHECK(point.field == "bom:1000");
    }
    CHECK(has_open(assessment, "bom.no-name"));
}

TEST_CASE("Every sentence of an assessment exists in both languages", "[assess][i18n]") {
    std::size_t seen = 0;
    std::vector<Project> projects = {Project{}, complete_project()};
    for (const char* word : {"", "unknown"}) {
        Project open = complete_project();
        open.answers = {};
        open.answers.legal_form = word;
        open.bom[0].factor = "nothing";
        open.bom[1].mass_kg = Entered("x");
        open.activities[0].stage.clear();
        open.activities[0].origin = zuji::Origin::unset;
        open.activities[1].source.clear();
        open.product.mass_kg = Entered("-1");
        projects.push_back(open);
    }
    for (const char* answer : {"partly", "not", "unknown", "not-applicable", "conforming"}) {
        Project begun = complete_project();
        zuji::test::answer_annex2(begun, answer);
        begun.assurance["A2-12"] = {};
        begun.assurance["A2-13"] = {"conforming", "", ""};
        begun.product.distribution_inside = Answer::yes;
        begun.product.period_to = "2025-06-30";
        begun.texts["assurance_start"] = "2026-08-01";
        projects.push_back(begun);
    }
    for (const Project& project : projects) {
        const Assessment assessment = assess(project);
        for (const char* language : {"zh", "en"}) {
            const zuji::Catalog& words = engine().catalog(language);
            for (const zuji::OpenPoint& point : assessment.open_points) {
                CAPTURE(language, point.key);
                CHECK(words.has("open." + point.key));
                const std::string& about = language == std::string("zh") ? point.about.zh : point.about.en;
                const std::string sentence = words.format("open." + point.key, point.arguments(about));
                CHECK(sentence.find('{') == std::string::npos);
                CHECK(sentence.find('@') == std::string::npos);
                ++seen;
            }
            for (const zuji::DocumentStatus& row : assessment.annex1) {
                CAPTURE(language, row.item, row.next_key);
                CHECK(words.has("annex1.next." + row.next_key));
                CHECK(words.has("annex1.item." + row.item));
            }
        }
    }
    CHECK(seen > 100);
}

TEST_CASE("Omitted auxiliaries count among the inputs that are cut off", "[assess][cut-off]") {
    Project project = complete_project();
    zuji::ActivityLine varnish = project.activities.front();
    varnish.id = 22;
    varnish.kind = zuji::ActivityKind::material;
    varnish.amount = Entered("500");
    varnish.unit = "g";
    project.activities.push_back(varnish);
    CHECK(zuji::omitted_inputs_kg(project, assess(project).footprint) == 0);
    project.activities.back().omitted = true;
    project.bom.front().omitted = true;
    CHECK(zuji::omitted_inputs_kg(project, assess(project).footprint) == 5.5);
}
