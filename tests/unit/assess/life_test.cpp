// The life of a certificate: the dates and verdicts that the decisions give for what was entered.

#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <string>

#include "core/assess/life_facts.hpp"
#include "tests/unit/engine/test_engine.hpp"

using namespace zuji;

namespace {

Date day(const char* text) { return Date::parse(text).value(); }

Project certified(const char* issued) {
    Project project = test::complete_project();
    project.certificate.number = "CFP-1";
    project.certificate.issued = issued;
    return project;
}

Life life_at(const Project& project, const char* today) {
    Assessor assessor(test::engine().knowledge());
    return assessor.assess(project, *today == '\0' ? std::nullopt : std::optional(day(today))).life;
}

bool has_open_at(const Project& project, const char* today, const std::string& key) {
    Assessor assessor(test::engine().knowledge());
    const auto& points = assessor.assess(project, day(today)).open_points;
    return std::any_of(points.begin(), points.end(), [&](const OpenPoint& point) { return point.key == key; });
}

const CertificateField& field(const Life& life, std::string_view id) {
    const auto found =
        std::find_if(life.draft.begin(), life.draft.end(), [&](const CertificateField& each) { return each.id == id; });
    REQUIRE(found != life.draft.end());
    return *found;
}

CertificateVisit visit(const char* date, const char* previous, const char* current) {
    CertificateVisit row;
    row.id = 1;
    row.date = date;
    row.previous = Entered(previous);
    row.current = Entered(current);
    row.other_findings = Answer::no;
    return row;
}

}  // namespace

TEST_CASE("A certificate of two years has two visits and a window for recertification", "[assess][life]") {
    Project project = certified("2026-03-15");
    Life life = life_at(project, "2026-04-01");
    CHECK(life.state == "valid");
    CHECK(life.last_day == day("2028-03-14"));
    REQUIRE(life.windows.size() == 2);
    CHECK(life.windows[0].opens == day("2027-01-15"));
    CHECK(life.windows[0].due == day("2027-02-15"));
    CHECK(life.windows[1].due == day("2028-02-15"));

    project.certificate.expiry = "2028-03-15";  // the other reading, printed
    life = life_at(project, "2026-04-01");
    CHECK(life.expiry_problem == "expiry-anniversary");
    CHECK(life.recertification_opens == day("2027-12-16"));
    project.certificate.expiry = "2028-03-16";
    CHECK(life_at(project, "2026-04-01").expiry_problem == "expiry-late");

    // An earlier first visit brings the second one forward; an extra one does not move the first window.
    project.certificate.visits = {visit("2027-01-20", "100", "101")};
    CHECK(life_at(project, "2027-02-01").windows.at(1).due == day("2028-01-20"));
    project.certificate.visits = {visit("2026-09-20", "100", "101")};
    CHECK(life_at(project, "2026-10-01").windows.at(0).due == day("2027-02-15"));
}

TEST_CASE("A visit is overdue the day after it was due", "[assess][life]") {
    const Project project = certified("2026-03-15");
    CHECK_FALSE(has_open_at(project, "2027-02-15", "visit-overdue"));
    CHECK(has_open_at(project, "2027-02-16", "visit-overdue"));
    CHECK_FALSE(has_open_at(project, "2027-12-14", "recertify"));
    CHECK(has_open_at(project, "2027-12-16", "recertify"));
    CHECK(life_at(project, "2028-03-14").state == "valid");
    CHECK(life_at(project, "2028-03-15").state == "expired");
    CHECK(life_at(project, "").state == "valid");  // without a day nothing is overdue
}

TEST_CASE("A rise at a visit leads to the grounds of the status", "[assess][life]") {
    Project project = certified("2026-03-15");
    project.certificate.visits = {visit("2027-01-20", "100", "110")};
    Life life = life_at(project, "2027-02-01");
    REQUIRE(life.visits.size() == 1);
    CHECK(life.visits[0].surveillance.outcome() == "revoke");
    CHECK(life.grounds == std::vector<std::string>{"86-increase"});
    CHECK(life.status.outcome() == "revoke");
    project.certificate.visits = {visit("2027-01-20", "100", "109.9")};
    life = life_at(project, "2027-02-01");
    CHECK(life.visits[0].surveillance.outcome() == "pass");
    CHECK(life.status.outcome() == "none");
    // A slow rise leaves the value of the certificate.
    project.certificate.value = Entered("99");
    CHECK(life_at(project, "2027-02-01").visits[0].has_drifted);
}

TEST_CASE("Two rules judge a rise and the graver counts", "[assess][life]") {
    struct Case {
        const char* current;
        Answer planned;
        const char* today;
        const char* graver;
    };
    const Case cases[] = {{"104.9", Answer::yes, "2027-01-10", "valid"}, {"105", Answer::yes, "2026-12-01", "watch"},
                          {"106", Answer::yes, "2027-01-10", "invalid"}, {"106", Answer::no, "2027-01-10", "valid"},
                          {"112", Answer::no, "2026-10-15", "revoke"},   {"110", Answer::no, "2027-01-10", "revoke"}};
    for (const Case& each : cases) {
        CAPTURE(each.current, each.today);
        Project project = certified("2026-03-15");
        project.certificate.increases = {
            {1, "electric furnace", "2026-10-01", each.planned, Entered("100"), Entered(each.current)}};
        CHECK(life_at(project, each.today).increases.at(0).graver == each.graver);
    }
}

TEST_CASE("The label follows status, changes and results", "[assess][life]") {
    Project project = certified("2026-03-15");
    project.certificate.nonconforming = Answer::no;
    project.certificate.label_altered = Answer::no;
    CHECK(life_at(project, "2026-04-01").label.outcome() == "allowed");
    project.certificate.changes = {{1, "2026-05-01", "supplier", "technical", Answer::yes, false, false, "applied"}};
    Life life = life_at(project, "2026-06-01");
    CHECK(life.changes.at(0).change.outcome() == "extra-verification");
    CHECK(life.label.outcome() == "forbidden");
    project.certificate.changes[0].state = "approved";
    CHECK(life_at(project, "2026-06-01").label.outcome() == "allowed");
    project.certificate.status = "suspended";
    CHECK(life_at(project, "2026-06-01").label.outcome() == "forbidden");
    project.certificate.status.clear();
    project.certificate.nonconforming = Answer::unanswered;
    CHECK(life_at(project, "2026-06-01").label.needs == std::vector<std::string>{"certificate.nonconforming"});
}

TEST_CASE("R52003 names no grounds, R52006 does", "[assess][life]") {
    Project project = certified("2026-03-15");
    project.certificate.grounds = {{1, "94-j", "", ""}};
    const Assessment assessed = test::assess(project);
    const bool is_cable = assessed.document.find("52006") != std::string::npos;
    CHECK(assessed.life.status.outcome() == (is_cable ? "suspend" : "see-procedure"));
}

TEST_CASE("What is printed is compared with the project", "[assess][life]") {
    Project project = certified("2026-03-15");
    Life life = life_at(project, "2026-04-01");
    REQUIRE(life.draft.size() == 18);
    CHECK(field(life, "certificate-number").state == "given");
    CHECK(field(life, "body").state == "missing");
    CHECK(field(life, "producer").state == "not-applicable");
    CHECK(life.contents.outcome() == "incomplete");

    project.texts[printed_text_id("body")] = "CGC, Beijing";
    project.texts[printed_text_id("product-identity")] = "another product";
    CHECK(field(life_at(project, "2026-04-01"), "product-identity").state == "wrong");
    project.texts[printed_text_id("product-identity")] =
        project.product.trademark + project.product.name + project.product.specification + project.product.model;
    CHECK(field(life_at(project, "2026-04-01"), "product-identity").state == "given");
    project.certificate.value = Entered("0.001");
    CHECK(field(life_at(project, "2026-04-01"), "value-and-unit").state == "wrong");
    const std::string id = test::assess(project).document;
    project.texts[printed_text_id("basis-and-version")] = id;
    CHECK(field(life_at(project, "2026-04-01"), "basis-and-version").key == "no-version");
}
