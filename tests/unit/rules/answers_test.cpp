// Readings, missing facts, cited document and trace of single decisions, beyond what the contract's cases state.
#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/unit/rules/rule_files.hpp"

namespace {

using zuji::rules::BasisRef;
using zuji::rules::Decision;
using zuji::rules::NodeOutcome;
using zuji::rules::TraceNode;
using zuji::rules::test::answer;
using Words = std::vector<std::string>;

bool reads(const Decision& decision, const std::string& reading) {
    return std::count(decision.interpretations.begin(), decision.interpretations.end(), reading) == 1;
}

bool cites(const Decision& decision, const char* document, const char* paragraph) {
    return std::count(decision.basis.begin(), decision.basis.end(), BasisRef{document, paragraph}) == 1;
}

const TraceNode* find_node(const TraceNode& node, const std::string& key) {
    if (node.key == key) return &node;
    for (const TraceNode& child : node.children) {
        if (const TraceNode* found = find_node(child, key)) return found;
    }
    return nullptr;
}

constexpr const char* machinery = "CGC-R52003:2025";
constexpr const char* cable = "CGC-R52006:2026";

}  // namespace

TEST_CASE("Scope names the readings and what is missing", "[rules][answers]") {
    CHECK(answer("scope", R"({"field":"PV13"})").missing == Words{"pilotProduct", "pilotRegion"});
    CHECK(answer("scope", R"({"field":"PV13","pilotProduct":true})").missing == Words{"pilotRegion"});
    const Decision kind = answer("scope", R"({"field":"PV14","pilotProduct":false,"pilotRegion":false})");
    CHECK(kind.missing == Words{"kind"});
    CHECK(reads(kind, "AMB-01"));
    const Decision optical =
        answer("scope", R"({"field":"PV14","kind":"optical-cable","pilotProduct":false,"pilotRegion":false})");
    CHECK(optical.interpretations == Words{"AMB-01", "AMB-02"});
    CHECK(cites(optical, cable, "2-b1"));
    CHECK(cites(optical, machinery, "2-b4"));
    const Decision motor = answer("scope", R"({"field":"PV13","pilotProduct":false,"pilotRegion":false})");
    CHECK(motor.interpretations.empty());
    CHECK(cites(motor, machinery, "2-b3"));
    CHECK(reads(answer("scope", R"({"field":"PV13","pilotProduct":true,"pilotRegion":false})"), "AMB-03"));
    CHECK(
        answer("scope", R"({"field":"PV15","kind":"power-cable","pilotProduct":false,"pilotRegion":false})").outcome ==
        "in-scope");
    CHECK(answer("scope", R"({"field":"PV14","kind":"","pilotProduct":false,"pilotRegion":false})").outcome ==
          "in-scope");
}

TEST_CASE("Standards cite the document that was asked", "[rules][answers]") {
    const Decision a = answer("standards", R"({"document":"CGC-R52003:2025","productKind":"power-cable"})");
    CHECK(a.outcome == "ask");
    CHECK(reads(a, "AMB-05"));
    CHECK(cites(a, machinery, "6"));
    const Decision b =
        answer("standards", R"({"document":"CGC-R52006:2026","productKind":"power-cable","mechanism":" X "})");
    CHECK(b.values.at("order").dump() == R"(["mechanism:X","T/CEC 1071-2025","GB/T 24067-2024"])");
    CHECK(b.interpretations == Words{"AMB-06", "AMB-07"});
    CHECK(cites(b, cable, "6-b1"));
    CHECK(cites(b, cable, "8-note"));
    const Decision blank =
        answer("standards", R"({"document":"CGC-R52003:2025","productKind":"transformer","mechanism":"  "})");
    CHECK(blank.values.at("order").size() == 2);
    CHECK(answer("standards", R"({"document":"CGC-R52003:2025","productKind":"battery","mechanism":"M"})").outcome ==
          "ask");
}

TEST_CASE("Eligibility with nothing known is not yet, and says what is missing", "[rules][answers]") {
    const Decision open = answer("eligibility", R"({"applicationDate":"2026-03-10"})");
    CHECK(open.outcome == "not-yet");
    CHECK(open.missing == Words{"legalPerson", "licence", "factoryAssurance", "orderedToStop", "onDishonestyList",
                                "violationDates", "revocationDates", "undertakingSigned"});
    CHECK(cites(open, machinery, "27"));
    CHECK(cites(open, machinery, "27-b8"));
    const Decision later = answer("eligibility", R"({"applicationDate":"2026-03-10","violationDates":["2026-03-11"]})");
    const TraceNode* warning = find_node(later.trace, "eligibility.event-later");
    REQUIRE(warning != nullptr);
    CHECK(warning->outcome == NodeOutcome::open);
    CHECK(warning->value == "2026-03-11");
    CHECK(warning->limit == "2025-03-10…2026-03-10");
    CHECK(warning->clause == "27-b6");
    CHECK(reads(later, "AMB-27"));
    CHECK_FALSE(reads(open, "AMB-27"));
    CHECK(reads(answer("eligibility", R"({"applicationDate":"2026-03-10","legalPerson":false})"), "AMB-26"));
}

TEST_CASE("Units name the step that divides and what is blank", "[rules][answers]") {
    const Decision field =
        answer("units", R"({"products":[{"field":"PV12","function":"f","scenario":"s","model":"m","address":"a"},
        {"field":"PV13","function":"f","scenario":"s","model":"m","address":"a"}]})");
    CHECK(field.interpretations == Words{"AMB-13"});
    CHECK(cites(field, machinery, "14-b1"));
    const Decision address =
        answer("units", R"({"products":[{"field":"PV13","function":"f","scenario":"s","model":"m","address":"a"},
        {"field":"PV13","function":"f","scenario":"s","model":"m","address":"b"}]})");
    CHECK(address.interpretations == Words{"AMB-16"});
    const Decision shared =
        answer("units", R"({"products":[{"field":"PV13","function":"f","scenario":"s","model":"m","address":"a"},
        {"field":"PV13","function":"f","scenario":"s","model":"M","address":"Ａ"}]})");
    CHECK(shared.values.at("count") == 1);
    const Decision folded =
        answer("units", R"({"products":[{"field":"PV13","function":"f","scenario":"s","model":"m","address":"a"},
        {"field":"ｐｖ 13","function":"F","scenario":" s","model":"ｍ","address":"a　"}]})");
    CHECK(folded.values.at("count") == 1);
    CHECK(shared.interpretations == Words{"AMB-15"});
    const Decision blank =
        answer("units", R"({"products":[{"field":"PV13","function":"f","scenario":"　","model":"m","address":"a"}]})");
    CHECK(blank.missing == Words{"products[0].scenario"});
    CHECK(cites(blank, machinery, "15"));
    const Decision none = answer("units", R"({"products":[]})");
    CHECK(none.values.dump() == R"({"count":0,"units":[]})");
}

TEST_CASE("Man-days name overlap, concessions and what is missing", "[rules][answers]") {
    CHECK(answer("man-days", R"({"units":[{"bomItems":400}]})").interpretations == Words{"AMB-48", "AMB-45"});
    CHECK(answer("man-days", R"({"units":[{"bomItems":399}]})").interpretations == Words{"AMB-48"});
    CHECK(cites(answer("man-days", R"({"units":[{"bomItems":400}]})"), machinery, "54-t4"));
    const Decision no_bom = answer("man-days", R"({"units":[{"bomItems":7},{"mainMaterials":450,"sites":3}]})");
    CHECK(no_bom.outcome == "ask");
    CHECK(no_bom.missing == Words{"units[1].bomItems"});
    CHECK(no_bom.values.at("units").at(1).dump() == R"({"siteInspection":[2.0,6.0],"siteVerification":[2.0,2.0]})");
    CHECK(reads(no_bom, "AMB-34"));
    CHECK(reads(no_bom, "AMB-49"));
    CHECK(reads(no_bom, "AMB-50"));
    const Decision conceded = answer(
        "man-days",
        R"({"units":[{"bomItems":7,"siteInspectionExempt":true},{"bomItems":8,"verificationAccepted":true},{"bomItems":9}]})");
    CHECK(reads(conceded, "AMB-39"));
    CHECK(reads(conceded, "AMB-42"));
    CHECK(reads(conceded, "AMB-54"));
    CHECK(cites(conceded, machinery, "30"));
    CHECK(cites(conceded, machinery, "69-note"));
    const Decision banded = answer("man-days", R"({"units":[{"bomItems":150}]})");
    const TraceNode* band = find_node(banded.trace, "man-days.band");
    REQUIRE(band != nullptr);
    CHECK(band->limit == "101…200");
    CHECK(band->value == "150");
    CHECK(band->clause == "54-t3");
}

TEST_CASE("An unknown body or date edge is asked, a no beats it", "[rules][answers]") {
    const Decision unknown =
        answer("verification-acceptance",
               R"({"body":"cnca-approved","statementDate":"2026-07-01","applicationDate":"2026-08-31"})");
    CHECK(unknown.outcome == "ask");
    CHECK(unknown.missing == Words{"identical"});
    CHECK(reads(unknown, "AMB-41"));
    CHECK(answer("verification-acceptance",
                 R"({"body":"other","statementDate":"2026-07-01","applicationDate":"2026-08-31"})")
              .outcome == "no");
    CHECK(
        answer(
            "verification-acceptance",
            R"({"identical":false,"body":"cnca-approved","statementDate":"2026-08-31","applicationDate":"2026-08-31"})")
            .outcome == "no");
    CHECK(answer("site-inspection-exemption",
                 R"({"sameProducerAndFactory":true,"sameProductType":true,"applicationDate":"2026-08-31"})")
              .outcome == "no");
}

TEST_CASE("Surveillance runs through its states", "[rules][answers]") {
    const auto state = [](const std::string& more) {
        return answer(
                   "surveillance",
                   R"({"previous":"100","current":"103","otherFindings":true,"notifiedOn":"2026-06-15")" + more + "}")
            .outcome;
    };
    CHECK(state("") == "open");
    CHECK(state(R"(,"today":"2026-08-15")") == "open");
    CHECK(state(R"(,"today":"2026-08-16")") == "suspend");
    CHECK(state(R"(,"verified":false)") == "suspend");
    CHECK(state(R"(,"verified":true)") == "open");
    CHECK(state(R"(,"correctedOn":"2026-08-15")") == "open");
    CHECK(state(R"(,"correctedOn":"2026-08-15","verified":true,"today":"2027-01-01")") == "pass-after-correction");
    CHECK(state(R"(,"correctedOn":"2026-08-16","verified":true)") == "suspend");
    const Decision exact =
        answer("surveillance", R"({"previous":"3","current":"3.3","otherFindings":true,"notifiedOn":"2026-06-15"})");
    CHECK(exact.outcome == "revoke");
    CHECK_FALSE(exact.values.contains("due"));
    CHECK(reads(exact, "AMB-69"));
    CHECK(cites(exact, machinery, "85"));
}

TEST_CASE("Status of certificates cites the document it applies", "[rules][answers]") {
    const Decision listed =
        answer("certificate-status", R"({"document":"CGC-R52006:2026","grounds":["94-j","97-10"]})");
    CHECK(listed.outcome == "cancel");
    CHECK(cites(listed, cable, "94-j"));
    CHECK(cites(listed, cable, "97-b10"));
    const Decision referred = answer("certificate-status", R"({"document":"CGC-R52003:2025","grounds":["96-h"]})");
    CHECK(referred.outcome == "see-procedure");
    CHECK(referred.interpretations == Words{"AMB-87"});
    CHECK(referred.basis == std::vector<BasisRef>{{machinery, "94"}});
    CHECK(find_node(referred.trace, "certificate-status.ground-not-listed") != nullptr);
    CHECK(answer("certificate-status",
                 R"({"document":"CGC-R52003:2025","grounds":["86-not-corrected","94-a"],"suspended":true})")
              .outcome == "suspend");
    CHECK(answer("certificate-status", R"({"document":"CGC-R52003:2025","grounds":[]})").outcome == "none");
    const Decision unknown =
        answer("certificate-status", R"({"document":"CGC-R52006:2026","grounds":["94-a"],"suspended":true})");
    CHECK(unknown.outcome == "ask");
    CHECK(unknown.missing == Words{"suspensionOver"});
    CHECK(
        answer(
            "certificate-status",
            R"({"document":"CGC-R52006:2026","grounds":["86-not-corrected"],"suspended":true,"suspensionOver":false,"corrected":true})")
            .outcome == "stay-suspended");
    CHECK(cites(answer("certificate-status", R"({"document":"CGC-R52006:2026","grounds":["86-increase"]})"), cable,
                "96-m"));
    CHECK(
        answer("certificate-status", R"({"document":"CGC-R52006:2026","grounds":["97-2"],"suspended":true})").outcome ==
        "cancel");
}

TEST_CASE("Label and certificate cite their own document", "[rules][answers]") {
    const char* clean =
        R"("certified":true,"status":"valid","changePending":false,"nonconforming":false,"markAltered":false})";
    CHECK(cites(answer("label", std::string(R"({"document":"CGC-R52006:2026",)") + clean), cable, "101"));
    CHECK_FALSE(cites(answer("label", std::string(R"({"document":"CGC-R52006:2026",)") + clean), cable, "95"));
    CHECK(cites(answer("label", std::string(R"({"document":"CGC-R52003:2025",)") + clean), machinery, "95"));
    const Decision all = answer(
        "label",
        R"({"document":"CGC-R52006:2026","certified":false,"status":"expired","changePending":true,"nonconforming":true,"markAltered":true})");
    CHECK(all.values.at("reasons").dump() == R"x(["A2-14(1)","A2-14(2)","A2-14(3)","A2-14(5)","99"])x");
    const Decision silent =
        answer("certificate-contents",
               R"({"document":"CGC-R52006:2026","fields":[],"mechanismLabel":true,"surveilled":true})");
    CHECK(silent.outcome == "incomplete");
    CHECK(silent.values.at("missing").size() == 15);
    CHECK(silent.values.at("missing").back() == "surveillance-status");
    CHECK_FALSE(cites(silent, cable, "96"));
    const Decision added = answer(
        "certificate-contents", R"({"document":"CGC-R52003:2025","fields":["mechanism-label"],"mechanismLabel":true})");
    CHECK(cites(added, machinery, "96"));
    CHECK(added.values.at("missing").size() == 14);
}

TEST_CASE("Application documents ask for what is not known", "[rules][answers]") {
    const Decision open = answer("application-documents", "{}");
    CHECK(open.missing == Words{"licenceApplies", "applicantIsProducer", "producerIsFactory", "oemOdm",
                                "specificStandardUsed", "nonPublicStandardUsed", "earlierCertificate", "claimVerified",
                                "useStageInside", "endOfLifeInside"});
    const auto state = [](const Decision& decision, std::size_t item) {
        return decision.values.at("items").at(item).at("state").get<std::string>();
    };
    CHECK(state(open, 9) == "required");
    CHECK(state(answer("application-documents", R"({"oemOdm":null,"producerIsFactory":true})"), 4) == "ask");
    CHECK(state(answer("application-documents", R"({"oemOdm":true,"producerIsFactory":true})"), 4) == "required");
    CHECK(state(answer("application-documents", R"({"oemOdm":false,"producerIsFactory":true})"), 4) ==
          "not-applicable");
    CHECK(state(answer("application-documents", R"({"specificStandardUsed":true})"), 5) == "required");
    CHECK(state(answer("application-documents", R"({"specificStandardUsed":false})"), 5) == "ask");
    CHECK(state(answer("application-documents", R"({"claimVerified":true,"acceptance":"ask"})"), 9) == "required");
    CHECK(state(answer("application-documents", R"({"claimVerified":null,"acceptance":"may"})"), 9) == "required");
    CHECK(reads(answer("application-documents", R"({"legalForm":"branch"})"), "AMB-26"));
    CHECK(reads(answer("application-documents", R"({"addresses":2})"), "AMB-16"));
}

TEST_CASE("Personnel: level and role are told apart", "[rules][answers]") {
    const auto outcome = [](const char* input) { return answer("personnel", input).outcome; };
    CHECK(outcome(R"({"role":"inspector"})") == "not-competent");
    CHECK(outcome(R"({"role":"inspector","jobs":3})") == "competent");
    CHECK(outcome(R"({"role":"reviewer","jobs":3,"authorised":true})") == "competent");
    CHECK(outcome(R"({"role":"reviewer","jobs":3})") == "not-competent");
    CHECK(outcome(R"({"role":"rule-developer","trained":true,"examPassed":true,"wroteSystemDocuments":true})") ==
          "competent");
    CHECK(outcome(R"({"role":"rule-developer","trained":true,"wroteSystemDocuments":true})") == "not-competent");
    CHECK(outcome(R"({"role":"evaluator","jobs":5,"hasEvaluated":true})") == "competent");
    CHECK(outcome(R"({"role":"decision-maker","trained":true,"examPassed":true,"experienceMonths":12})") ==
          "competent");
    CHECK(answer("personnel", R"({"role":"inspector","examPassed":true})").values.at("level") == "none");
}

TEST_CASE("Emissions: CO2 needs no GWP, another gas does", "[rules][answers]") {
    CHECK(answer("emission", R"({"activity":"2","factor":"3","gas":"CO2","gwp":"1"})").values.at("kgCO2e") == 6.0);
    CHECK(answer("emission", R"({"activity":"2","factor":"3","gas":"CO2","gwp":1.0})").outcome == "ok");
    CHECK(answer("emission", R"({"activity":"2","factor":"3","gas":"CO2e","gwp":"1.0000000001"})").outcome ==
          "double-gwp");
    const Decision open = answer("emission", R"({"activity":"2","factor":"3","gas":"SF6"})");
    CHECK(open.missing == Words{"gwp"});
    CHECK(open.values.at("kgCO2e").is_null());
    CHECK(answer("emission", R"({"activity":"-2","factor":"3","gas":"CO2e"})").values.at("kgCO2e") == -6.0);
}

TEST_CASE("A result has the contract's shape", "[rules][answers]") {
    const auto json = to_json(answer("man-days", R"({"units":[{"bomItems":400}]})"));
    std::vector<std::string> keys;
    for (const auto& [key, value] : json.items()) keys.push_back(key);
    CHECK(keys == Words{"decision", "outcome", "values", "basis", "interpretations", "missing", "trace"});
    CHECK(json.at("outcome").is_null());
    CHECK(json.at("values").at("total").dump() == "[13.5,19.0]");
    CHECK(json.at("trace").at("key") == "trace.decision.man-days");
    CHECK(json.at("trace").at("children").size() == 3);
    CHECK(json.at("basis").at(0).dump() == R"({"document":"CGC-R52003:2025","paragraph":"46"})");
}
