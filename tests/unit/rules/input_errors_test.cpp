// What a decision refuses, and the path it names.
#include <catch2/catch_amalgamated.hpp>
#include <string>

#include "core/base/json.hpp"
#include "tests/unit/rules/rule_files.hpp"

namespace {

using zuji::rules::Json;
namespace test = zuji::rules::test;

struct Refusal {
    const char* decision;
    const char* input;
    const char* code;
    const char* where;
};

constexpr Refusal refusals[] = {
    {"no-such-decision", R"({})", "unknown-decision", "decision"},
    {"", R"({})", "unknown-decision", "decision"},
    {"scope", R"([])", "wrong-type", ""},
    {"scope", R"(null)", "wrong-type", ""},
    {"scope", R"({})", "missing-input", "field"},
    {"scope", R"({"field":null})", "missing-input", "field"},
    {"scope", R"({"field":"PV1"})", "out-of-range", "field"},
    {"scope", R"({"field":"PVab"})", "out-of-range", "field"},
    {"scope", R"({"field":"pv13"})", "out-of-range", "field"},
    {"scope", R"({"field":13})", "wrong-type", "field"},
    {"scope", R"({"field":"PV13","pilotProduct":"no"})", "wrong-type", "pilotProduct"},
    {"scope", R"({"field":"PV13","pilotproduct":false})", "unknown-key", "pilotproduct"},
    {"standards", R"({"productKind":"transformer"})", "missing-input", "document"},
    {"standards", R"({"document":"CGC-R52003","productKind":"transformer"})", "out-of-range", "document"},
    {"standards", R"({"document":"CGC-R52003:2025"})", "missing-input", "productKind"},
    {"standards", R"({"document":"CGC-R52003:2025","productKind":"x","mechanism":7})", "wrong-type", "mechanism"},
    {"eligibility", R"({"legalPerson":true})", "missing-input", "applicationDate"},
    {"eligibility", R"({"applicationDate":"2026-02-30"})", "bad-date", "applicationDate"},
    {"eligibility", R"({"applicationDate":"2026-3-1"})", "bad-date", "applicationDate"},
    {"eligibility", R"({"applicationDate":20260301})", "wrong-type", "applicationDate"},
    {"eligibility", R"({"applicationDate":"2026-03-01","licence":"held"})", "out-of-range", "licence"},
    {"eligibility", R"({"applicationDate":"2026-03-01","licence":true})", "wrong-type", "licence"},
    {"eligibility", R"({"applicationDate":"2026-03-01","violationDates":"2026-01-01"})", "wrong-type",
     "violationDates"},
    {"eligibility", R"({"applicationDate":"2026-03-01","violationDates":["2026-01-01","x"]})", "bad-date",
     "violationDates[1]"},
    {"eligibility", R"({"applicationDate":"2026-03-01","revocationDates":[null]})", "wrong-type", "revocationDates[0]"},
    {"units", R"({})", "missing-input", "products"},
    {"units", R"({"products":{}})", "wrong-type", "products"},
    {"units", R"({"products":[7]})", "wrong-type", "products[0]"},
    {"units", R"({"products":[{"field":"PV13","function":"a","scenario":"b","model":"c"}]})", "missing-input",
     "products[0].address"},
    {"units", R"({"products":[{"field":"PV13","function":"a","scenario":"b","model":null,"address":"d"}]})",
     "missing-input", "products[0].model"},
    {"units", R"({"products":[{"field":"PV13","function":"a","scenario":"b","model":"c","address":"d","size":1}]})",
     "unknown-key", "products[0].size"},
    {"site-inspection-exemption",
     R"({"sameProducerAndFactory":null,"sameProductType":true,"applicationDate":"2026-03-10"})", "missing-input",
     "sameProducerAndFactory"},
    {"site-inspection-exemption",
     R"({"sameProducerAndFactory":true,"sameProductType":true,"priorInspection":{"date":"2026-01-01","byCgc":true},"applicationDate":"2026-03-10"})",
     "missing-input", "priorInspection.passed"},
    {"site-inspection-exemption",
     R"({"sameProducerAndFactory":true,"sameProductType":true,"priorInspection":[],"applicationDate":"2026-03-10"})",
     "wrong-type", "priorInspection"},
    {"verification-acceptance", R"({"statementDate":"2026-01-01","applicationDate":"2026-03-10"})", "missing-input",
     "body"},
    {"verification-acceptance", R"({"body":"ukas","statementDate":"2026-01-01","applicationDate":"2026-03-10"})",
     "out-of-range", "body"},
    {"complexity", R"({"bomItems":1.5})", "wrong-type", "bomItems"},
    {"complexity", R"({"bomItems":"5"})", "wrong-type", "bomItems"},
    {"complexity", R"({"materialityPercent":"five"})", "bad-decimal", "materialityPercent"},
    {"complexity", R"({"materialityPercent":true})", "wrong-type", "materialityPercent"},
    {"complexity", R"({"clear":1})", "wrong-type", "clear"},
    {"man-days", R"({})", "missing-input", "units"},
    {"man-days", R"({"units":[]})", "out-of-range", "units"},
    {"man-days", R"({"units":[{"bomItems":0}]})", "out-of-range", "units[0].bomItems"},
    {"man-days", R"({"units":[{"bomItems":-3}]})", "out-of-range", "units[0].bomItems"},
    {"man-days", R"({"units":[{"bomItems":5},{"bomItems":2.5}]})", "wrong-type", "units[1].bomItems"},
    {"man-days", R"({"units":[{"bomItems":99999999999999999999}]})", "out-of-range", "units[0].bomItems"},
    {"man-days", R"({"units":[{"bomItems":5,"mainMaterials":0}]})", "out-of-range", "units[0].mainMaterials"},
    {"man-days", R"({"units":[{"bomItems":5,"sites":0}]})", "out-of-range", "units[0].sites"},
    {"man-days", R"({"units":[{"bomItems":5,"siteInspectionExempt":"yes"}]})", "wrong-type",
     "units[0].siteInspectionExempt"},
    {"man-days", R"({"units":[{"items":5}]})", "unknown-key", "units[0].items"},
    {"finding-class", R"({})", "missing-input", "effectPercent"},
    {"finding-class", R"({"effectPercent":"+3"})", "bad-decimal", "effectPercent"},
    {"finding-class", R"({"effectPercent":"1e1"})", "bad-decimal", "effectPercent"},
    {"finding-class", R"({"effectPercent":""})", "bad-decimal", "effectPercent"},
    {"conclusion", R"({"findings":-1,"allClosed":true,"inTime":true})", "out-of-range", "findings"},
    {"conclusion", R"({"findings":0,"inTime":true})", "missing-input", "allClosed"},
    {"deadline", R"({"clock":"tea","start":"2026-01-01"})", "out-of-range", "clock"},
    {"deadline", R"({"clock":"conclusion","start":"2026-01-01","stoppedDays":-1})", "out-of-range", "stoppedDays"},
    {"deadline", R"({"clock":"conclusion","start":"2026-01-01","stoppedDays":9000000000})", "out-of-range",
     "stoppedDays"},
    {"deadline", R"({"clock":"conclusion","start":"2026-01-01","stoppedDays":3999999})", "out-of-range", "stoppedDays"},
    {"deadline", R"({"clock":"conclusion","start":"9999-12-01"})", "out-of-range", "start"},
    {"deadline", R"({"clock":"certificate","start":"2026-01-01","holidays":["2026-01-01",1]})", "wrong-type",
     "holidays[1]"},
    {"certification-decision", R"({"contractAlive":true,"reviewComplete":true,"conclusion":"passed"})", "out-of-range",
     "conclusion"},
    {"surveillance", R"({"previous":"0","current":"1","otherFindings":false})", "out-of-range", "previous"},
    {"surveillance", R"({"previous":"1","current":"-1","otherFindings":false})", "out-of-range", "current"},
    {"surveillance", R"({"previous":"100","current":"103","otherFindings":true})", "missing-input", "notifiedOn"},
    {"surveillance", R"({"previous":"100","current":"150","otherFindings":true})", "missing-input", "notifiedOn"},
    {"surveillance", R"({"previous":"100","current":"103","otherFindings":true,"notifiedOn":"9999-12-01"})",
     "out-of-range", "notifiedOn"},
    {"validity-between-visits", R"({"planned":true,"previous":"100","current":"101","since":"2026-01-01"})",
     "missing-input", "today"},
    {"surveillance-schedule", R"({})", "missing-input", "issued"},
    {"surveillance-schedule", R"({"issued":null,"previousVisit":null})", "missing-input", "issued"},
    {"recertification-window", R"({"expiry":"2028-03-15"})", "missing-input", "applyOn"},
    {"recertification-window", R"({"expiry":"0001-01-05","applyOn":"2028-03-15"})", "out-of-range", "expiry"},
    {"certificate-validity", R"({"issued":"2026-03-15","mechanismMonths":0})", "out-of-range", "mechanismMonths"},
    {"certificate-validity", R"({"issued":"2026-03-15","mechanismMonths":5000000000})", "out-of-range",
     "mechanismMonths"},
    {"certificate-validity", R"({"issued":"9999-03-15"})", "out-of-range", "issued"},
    {"certificate-change", R"({"kind":"paint"})", "out-of-range", "kind"},
    {"certificate-status", R"({"document":"CGC-R52006:2026"})", "missing-input", "grounds"},
    {"certificate-status", R"({"document":"CGC-R52006:2026","grounds":["94-j","97-b1"]})", "out-of-range",
     "grounds[1]"},
    {"certificate-status", R"({"document":"CGC-R52006:2026","grounds":"94-j"})", "wrong-type", "grounds"},
    {"label",
     R"({"document":"CGC-R52006:2026","certified":true,"status":"lost","changePending":false,"nonconforming":false,"markAltered":false})",
     "out-of-range", "status"},
    {"label",
     R"({"document":"CGC-R52006:2026","certified":null,"status":"valid","changePending":false,"nonconforming":false,"markAltered":false})",
     "missing-input", "certified"},
    {"certificate-contents", R"({"document":"CGC-R52006:2026","fields":["body","colour"]})", "out-of-range",
     "fields[1]"},
    {"cut-off", R"({"productMass":"-1","totalWaste":"1","omittedInputs":"0","omittedWaste":"0"})", "out-of-range",
     "productMass"},
    {"cut-off", R"({"productMass":"1","totalWaste":"1","omittedInputs":"0"})", "missing-input", "omittedWaste"},
    {"data-source-rank", R"({"of":"factor","origin":"web"})", "out-of-range", "origin"},
    {"data-source-rank", R"({"of":"factor","origin":"other","databaseRegion":86})", "wrong-type", "databaseRegion"},
    {"review-gates", R"({"documentReview":"conforming"})", "missing-input", "claimEvaluation"},
    {"personnel", R"({"role":"driver"})", "out-of-range", "role"},
    {"personnel", R"({"role":"verifier","jobs":-1})", "out-of-range", "jobs"},
    {"emission", R"({"activity":"1","factor":"1"})", "missing-input", "gas"},
    {"emission", R"({"activity":"1","factor":"1","gas":" "})", "out-of-range", "gas"},
    {"emission", R"({"activity":"x","factor":"1","gas":"CO2e"})", "bad-decimal", "activity"},
    {"emission", R"({"activity":1e300,"factor":1e300,"gas":"CO2e"})", "out-of-range", "activity"},
    {"application-documents", R"({"addresses":0})", "out-of-range", "addresses"},
    {"application-documents", R"({"legalForm":"club"})", "out-of-range", "legalForm"},
    {"application-documents", R"({"acceptance":"yes"})", "out-of-range", "acceptance"},
};

}  // namespace

TEST_CASE("Invalid input is an error with its path, never an answer", "[rules][errors]") {
    for (const Refusal& refusal : refusals) {
        INFO(refusal.decision << " " << refusal.input);
        const auto decided = decide(test::rule_book(), refusal.decision, test::parse(refusal.input));
        REQUIRE_FALSE(decided.ok());
        CHECK(decided.error().code == refusal.code);
        CHECK(decided.error().where == refusal.where);
        CHECK_FALSE(error_message(decided.error()).empty());
        CHECK(error_message(decided.error()).find("?") == std::string::npos);
    }
}

TEST_CASE("Every required input of every decision is missed when absent or null", "[rules][errors]") {
    const Json file = test::parse(test::read_file("tests/cases/contract.json"));
    std::size_t removed = 0;
    for (const Json& entry : file.at("cases")) {
        const auto name = entry.at("decision").get<std::string>();
        for (const auto& [key, value] : entry.at("input").items()) {
            Json without = entry.at("input");
            without.erase(key);
            Json with_null = entry.at("input");
            with_null[key] = nullptr;
            const auto first = decide(test::rule_book(), name, without);
            const auto second = decide(test::rule_book(), name, with_null);
            INFO(name << " without " << key);
            REQUIRE(first.ok() == second.ok());
            if (first.ok()) {
                CHECK(to_json(first.value()) == to_json(second.value()));
                continue;
            }
            ++removed;
            CHECK(first.error() == second.error());
            CHECK(first.error().code == "missing-input");
        }
    }
    CHECK(removed > 250);
}

TEST_CASE("Numbers may be JSON numbers or decimal strings and are never rounded", "[rules][errors]") {
    CHECK(test::answer("finding-class", R"({"effectPercent":9.99999999999999999999,"misleads":false})").outcome ==
          "minor");
    CHECK(test::answer("finding-class", R"({"effectPercent":"9.99999999999999999999","misleads":false})").outcome ==
          "minor");
    CHECK(test::answer("finding-class", R"({"effectPercent":10.00000000000000000000,"misleads":false})").outcome ==
          "major");
    CHECK(test::answer("finding-class", R"({"effectPercent":1e1,"misleads":false})").outcome == "major");
    CHECK(test::answer("finding-class", R"({"effectPercent":-0.0,"misleads":false})").outcome == "none");
    CHECK(test::answer("man-days", R"({"units":[{"bomItems":400.0}]})").values.at("total").dump() == "[13.5,19.0]");
}
