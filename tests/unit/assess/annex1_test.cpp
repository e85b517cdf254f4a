// States of the application documents: the gating cases A1-S1 to A1-S15 of the decision table, and its further
// boundaries.

#include <catch2/catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "core/assess/annex1.hpp"
#include "tests/unit/engine/test_engine.hpp"

using zuji::Answer;
using zuji::Assessment;
using zuji::DocumentState;
using zuji::DocumentStatus;
using zuji::Entered;
using zuji::Project;
using zuji::rules::NodeOutcome;
using zuji::test::assess;
using zuji::test::complete_project;
using zuji::test::row_of;

namespace {

constexpr auto required = NodeOutcome::met;
constexpr auto not_applicable = NodeOutcome::not_met;
constexpr auto ask = NodeOutcome::open;

struct Expected {
    const char* item;
    NodeOutcome need;
    DocumentState state;
    bool clarify = false;
};

void check(const Project& project, const std::vector<Expected>& expected) {
    const Assessment assessment = assess(project);
    REQUIRE(assessment.annex1.size() == 18);
    for (const Expected& each : expected) {
        const DocumentStatus& row = row_of(assessment, each.item);
        CAPTURE(each.item, row.next_key, row.field);
        CHECK(row.need == each.need);
        CHECK(row.state == each.state);
        CHECK(row.clarify == each.clarify);
    }
}

void attach(Project& project, const std::string& item, const std::string& name = "a.pdf") {
    project.documents[item].attachments.push_back(
        {project.next_row++, name, "application/pdf", 3, std::string(64, 'a')});
}

void verified_on(Project& project, const std::string& date) {
    project.answers.claim_verified = Answer::yes;
    project.answers.verification_body = "cnas-accredited";
    project.answers.verification_identical = Answer::yes;
    project.answers.verification_date = date;
    project.documents["A1-9"].not_applicable_reason = "已核查";
}

void grave(Project& project) { project.product.use_inside = project.product.end_of_life_inside = Answer::yes; }

DocumentState state_of(const Project& project, const std::string& item) { return row_of(assess(project), item).state; }
std::string next_of(const Project& project, const std::string& item) { return row_of(assess(project), item).next_key; }

}  // namespace

TEST_CASE("A1-S1: one company in all roles, cradle to gate, first time", "[assess][annex1]") {
    check(complete_project(), {{"A1-3", not_applicable, DocumentState::not_applicable},
                               {"A1-4", not_applicable, DocumentState::not_applicable},
                               {"A1-5", required, DocumentState::satisfied},
                               {"A1-6", not_applicable, DocumentState::not_applicable},
                               {"A1-8", not_applicable, DocumentState::not_applicable},
                               {"A1-9", required, DocumentState::satisfied},
                               {"A1-11", required, DocumentState::satisfied},
                               {"A1-14", required, DocumentState::satisfied},
                               {"A1-15", not_applicable, DocumentState::not_applicable},
                               {"A1-16", not_applicable, DocumentState::not_applicable}});
}

TEST_CASE("A1-S2: a trading company applies for a factory's product", "[assess][annex1]") {
    Project project = complete_project();
    project.company.applicant_is_producer = Answer::no;
    check(project,
          {{"A1-3", required, DocumentState::missing}, {"A1-4", not_applicable, DocumentState::not_applicable}});
    attach(project, "A1-3");
    CHECK(state_of(project, "A1-3") == DocumentState::satisfied);
}

TEST_CASE("A1-S3: brand owner with a contract factory, OEM", "[assess][annex1]") {
    Project project = complete_project();
    project.company.producer_is_factory = Answer::no;
    project.company.oem_odm = Answer::yes;
    check(project,
          {{"A1-3", not_applicable, DocumentState::not_applicable}, {"A1-4", required, DocumentState::missing}});
}

TEST_CASE("A1-S4: producer and factory differ, but no OEM or ODM", "[assess][annex1]") {
    Project project = complete_project();
    project.company.producer_is_factory = Answer::no;
    check(project, {{"A1-4", ask, DocumentState::ask, true}});
    CHECK(next_of(project, "A1-4") == "clarify.A1-4");
}

TEST_CASE("A1-S5: verified two months ago by an accredited body, identical product", "[assess][annex1]") {
    Project project = complete_project();
    verified_on(project, "2026-06-30");
    check(project,
          {{"A1-8", required, DocumentState::missing}, {"A1-9", not_applicable, DocumentState::not_applicable}});
}

TEST_CASE("A1-S6, A1-S7: verified seven months and exactly six months ago", "[assess][annex1]") {
    for (const char* date : {"2026-01-31", "2026-02-28"}) {
        CAPTURE(date);
        Project project = complete_project();
        verified_on(project, date);
        check(project,
              {{"A1-8", required, DocumentState::missing}, {"A1-9", required, DocumentState::satisfied, true}});
        project.answers.assurance_level.clear();
        project.answers.materiality_percent = Entered();
        check(project, {{"A1-9", required, DocumentState::missing, true}});
    }
}

TEST_CASE("A1-S8: the bill of materials cannot be supplied", "[assess][annex1]") {
    Project project = complete_project();
    project.answers.bom_available = Answer::no;
    check(project, {{"A1-11", required, DocumentState::ask, true}});
    CHECK(next_of(project, "A1-11") == "alternative-reason");
    project.documents["A1-11"].note = "保密";
    CHECK(next_of(project, "A1-11") == "alternative");
    project.documents["A1-11"].approved = Answer::yes;  // the certification body agreed
    check(project, {{"A1-11", required, DocumentState::satisfied, true}});
}

TEST_CASE("A1-S9: three addresses with process steps, cradle to grave", "[assess][annex1]") {
    Project project = complete_project();
    grave(project);
    for (zuji::RowId id = 50; id < 52; ++id) {
        project.sites.push_back({id, "分厂", "乙市 " + std::to_string(id) + " 号", "", "", "", "process"});
    }
    check(project, {{"A1-14", required, DocumentState::draft},
                    {"A1-15", required, DocumentState::missing},
                    {"A1-16", required, DocumentState::missing}});
    CHECK(next_of(project, "A1-14") == "site-equipment");
    CHECK(row_of(assess(project), "A1-14").field == "sites:50");
}

TEST_CASE("A1-S10: delivery inside, neither use nor end of life", "[assess][annex1]") {
    Project project = complete_project();
    project.product.distribution_inside = Answer::yes;
    check(project, {{"A1-15", not_applicable, DocumentState::not_applicable},
                    {"A1-16", not_applicable, DocumentState::not_applicable}});
}

TEST_CASE("A1-S11: a natural person", "[assess][annex1]") {
    for (const char* form : {"natural-person", "individual-business", "branch"}) {
        CAPTURE(form);
        Project project = complete_project();
        project.answers.legal_form = form;
        attach(project, "A1-2");  // a copy of an identity document does not settle it
        check(project, {{"A1-2", required, DocumentState::ask, true}});
    }
}

TEST_CASE("A1-S12: licence and earlier certificate not known", "[assess][annex1]") {
    Project project = complete_project();
    project.answers.licence = "unknown";
    project.answers.earlier_certificate = Answer::unknown;
    check(project, {{"A1-2-licences", ask, DocumentState::ask}, {"A1-6", ask, DocumentState::ask}});
    CHECK(row_of(assess(project), "A1-2-licences").field == "answers.licence");
    CHECK(row_of(assess(project), "A1-6").field == "answers.earlier_certificate");
}

TEST_CASE("A1-S13, A1-S14: general standards only, and a buyer's method that is not public", "[assess][annex1]") {
    Project project = complete_project();
    project.answers.specific_standard_used = Answer::no;
    check(project, {{"A1-5", not_applicable, DocumentState::ask}});
    project.documents["A1-5"].not_applicable_reason = "只用公开的国家标准";
    check(project, {{"A1-5", not_applicable, DocumentState::not_applicable}});
    project.answers.non_public_standard_used = Answer::yes;
    check(project, {{"A1-5", required, DocumentState::draft}});
    CHECK(next_of(project, "A1-5") == "file.A1-5");
    attach(project, "A1-5");
    check(project, {{"A1-5", required, DocumentState::satisfied}});
}

TEST_CASE("A1-S15: a use stage without energy stays required", "[assess][annex1]") {
    Project project = complete_project();
    grave(project);
    project.documents["A1-15"].not_applicable_reason = "使用阶段不耗能";
    check(project, {{"A1-15", required, DocumentState::missing}, {"A1-16", required, DocumentState::missing}});
    project.documents["A1-15"].note = "使用阶段不耗能";
    CHECK(next_of(project, "A1-15") == "use-life");
    project.texts["use_life"] = "30 年";
    check(project, {{"A1-15", required, DocumentState::satisfied}});
}

TEST_CASE("Not applicable needs a reason in words", "[assess][annex1]") {
    Project project = complete_project();
    project.documents["A1-3"].not_applicable_reason = "  ";
    check(project, {{"A1-3", not_applicable, DocumentState::ask}});
    CHECK(row_of(assess(project), "A1-3").field == "documents.A1-3.not_applicable_reason");
}

TEST_CASE("Every unknown deciding answer asks, and names its question", "[assess][annex1]") {
    struct Case {
        const char* item;
        const char* field;
        void (*forget)(Project&);
    };
    const std::vector<Case> cases = {
        {"A1-2", "answers.legal_form", [](Project& p) { p.answers.legal_form = "unknown"; }},
        {"A1-2-licences", "answers.licence", [](Project& p) { p.answers.licence.clear(); }},
        {"A1-3", "company.applicant_is_producer",
         [](Project& p) { p.company.applicant_is_producer = Answer::unknown; }},
        {"A1-4", "company.oem_odm", [](Project& p) { p.company.oem_odm = Answer::unanswered; }},
        {"A1-4", "company.producer_is_factory", [](Project& p) { p.company.producer_is_factory = Answer::unknown; }},
        {"A1-5", "answers.non_public_standard_used",
         [](Project& p) {
             p.answers.specific_standard_used = Answer::no;
             p.answers.non_public_standard_used = Answer::unknown;
         }},
        {"A1-6", "answers.earlier_certificate", [](Project& p) { p.answers.earlier_certificate = Answer::unanswered; }},
        {"A1-8", "answers.claim_verified", [](Project& p) { p.answers.claim_verified = Answer::unknown; }},
        {"A1-11", "answers.bom_available", [](Project& p) { p.answers.bom_available = Answer::unknown; }},
        {"A1-15", "product.use_inside", [](Project& p) { p.product.use_inside = Answer::unknown; }},
        {"A1-16", "product.end_of_life_inside", [](Project& p) { p.product.end_of_life_inside = Answer::unanswered; }},
    };
    for (const Case& each : cases) {
        CAPTURE(each.item, each.field);
        Project project = complete_project();
        each.forget(project);
        const Assessment assessment = assess(project);
        const DocumentStatus& row = row_of(assessment, each.item);
        CHECK(row.state == DocumentState::ask);
        CHECK(row.field == each.field);
    }
}

TEST_CASE("Files from outside settle the items that want them", "[assess][annex1]") {
    Project project = complete_project();
    check(project, {{"A1-1", required, DocumentState::draft}, {"A1-2", required, DocumentState::missing}});
    attach(project, "A1-1");
    attach(project, "A1-2");
    check(project, {{"A1-1", required, DocumentState::satisfied}, {"A1-2", required, DocumentState::satisfied}});
    CHECK(row_of(assess(project), "A1-2").files == 1);
}

TEST_CASE("Statement and plan want approval", "[assess][annex1]") {
    Project project = complete_project();
    check(project, {{"A1-7", required, DocumentState::draft}, {"A1-17", required, DocumentState::draft}});
    CHECK(next_of(project, "A1-7") == "approve");
    project.documents["A1-7"].approved = Answer::yes;
    project.documents["A1-17"].approved = Answer::yes;
    check(project, {{"A1-7", required, DocumentState::satisfied}, {"A1-17", required, DocumentState::satisfied}});
    project.bom[0].factor.clear();  // approval does not carry over gaps
    check(project, {{"A1-7", required, DocumentState::draft}});
    CHECK(next_of(project, "A1-7") == "statement-open-lines");
}

TEST_CASE("A measure without a date keeps the plan a draft; no measure is no plan", "[assess][annex1]") {
    Project project = complete_project();
    project.documents["A1-17"].approved = Answer::yes;
    for (const char* due : {"", "next year", "2027-02-30"}) {
        CAPTURE(due);
        project.measures[0].due = due;
        check(project, {{"A1-17", required, DocumentState::draft}});
        CHECK(next_of(project, "A1-17") == "measure-date");
    }
    project.measures[0] = {30, "措施", "", "2027-01-01", ""};
    CHECK(next_of(project, "A1-17") == "measure-owner");
    project.measures.clear();
    check(project, {{"A1-17", required, DocumentState::missing}});
    project.measures = {{30, "措施", "某人", "2027-01-01", ""}};
    project.answers.reduction_target = Answer::yes;
    CHECK(next_of(project, "A1-17") == "reduction-target");
}

TEST_CASE("The threshold lies between 0 and 100; above 10 is remarked", "[assess][annex1]") {
    struct Case {
        const char* percent;
        DocumentState state;
        const char* next;
    };
    for (const Case& each :
         {Case{"10", DocumentState::satisfied, "draft-complete"},
          Case{"10.0", DocumentState::satisfied, "draft-complete"},
          Case{"10.1", DocumentState::satisfied, "threshold-above-ten"},
          Case{"0", DocumentState::draft, "threshold-range"}, Case{"-1", DocumentState::draft, "threshold-range"},
          Case{"100", DocumentState::draft, "threshold-range"},
          Case{"99.9", DocumentState::satisfied, "threshold-above-ten"},
          Case{"五", DocumentState::draft, "threshold-range"}, Case{"", DocumentState::draft, "threshold"}}) {
        CAPTURE(each.percent);
        Project project = complete_project();
        project.answers.materiality_percent = Entered(each.percent);
        const Assessment assessment = assess(project);
        const DocumentStatus& row = row_of(assessment, "A1-9");
        CHECK(row.state == each.state);
        CHECK(row.next_key == each.next);
    }
}

TEST_CASE("A licence counts on its last day and not after it", "[assess][annex1]") {
    struct Case {
        const char* expiry;
        DocumentState state;
        const char* next;
    };
    for (const Case& each :
         {Case{"2026-08-30", DocumentState::missing, "licence-expired"},
          Case{"2026-08-31", DocumentState::satisfied, "licence-last-day"},
          Case{"2026-09-01", DocumentState::satisfied, "files"}, Case{"bald", DocumentState::ask, "date-bad"}}) {
        CAPTURE(each.expiry);
        Project project = complete_project();
        project.answers.licence = "obtained";
        project.texts["licence_expiry"] = each.expiry;
        attach(project, "A1-2-licences");
        const Assessment assessment = assess(project);
        const DocumentStatus& row = row_of(assessment, "A1-2-licences");
        CHECK(row.state == each.state);
        CHECK(row.next_key == each.next);
    }
}

TEST_CASE("A mandate signed after the application is a question", "[assess][annex1]") {
    Project project = complete_project();
    project.company.applicant_is_producer = Answer::no;
    attach(project, "A1-3");
    project.texts["mandate_date"] = "2026-08-31";
    CHECK(state_of(project, "A1-3") == DocumentState::satisfied);
    project.texts["mandate_date"] = "2026-09-01";
    CHECK(state_of(project, "A1-3") == DocumentState::ask);
    CHECK(next_of(project, "A1-3") == "mandate-late");
}

TEST_CASE("A capacity of zero is a question", "[assess][annex1]") {
    for (const char* zero : {"0", "0 台/年", "０", " 0.0 km"}) {
        CAPTURE(zero);
        Project project = complete_project();
        project.sites[0].capacity = zero;
        CHECK(state_of(project, "A1-14") == DocumentState::ask);
    }
    Project project = complete_project();
    project.sites[0].capacity = "05 台";
    CHECK(state_of(project, "A1-14") == DocumentState::satisfied);
}

TEST_CASE("Shares of the end of life make up the whole", "[assess][annex1]") {
    Project project = complete_project();
    grave(project);
    zuji::ActivityLine line = project.activities[1];
    line.id = 60;
    line.stage = "end-of-life";
    project.activities.push_back(line);
    struct Case {
        const char* recovery;
        const char* landfill;
        DocumentState state;
        const char* next;
    };
    for (const Case& each :
         {Case{"99.9", "", DocumentState::draft, "shares-sum"},
          Case{"80", "20", DocumentState::satisfied, "draft-complete"},
          Case{"80", "20.1", DocumentState::draft, "shares-sum"}, Case{"80", "x", DocumentState::draft, "share-bad"},
          Case{"33.3", "66.7", DocumentState::satisfied, "draft-complete"},
          Case{"", "", DocumentState::draft, "shares"}}) {
        CAPTURE(each.recovery, each.landfill);
        project.texts["end_of_life_recovery_percent"] = each.recovery;
        project.texts["end_of_life_landfill_percent"] = each.landfill;
        const Assessment assessment = assess(project);
        const DocumentStatus& row = row_of(assessment, "A1-16");
        CHECK(row.state == each.state);
        CHECK(row.next_key == each.next);
    }
}

TEST_CASE("No waste row is a question, other gaps of the balances are not", "[assess][annex1]") {
    Project project = complete_project();
    CHECK(state_of(project, "A1-13") == DocumentState::satisfied);
    project.activities.pop_back();
    CHECK(state_of(project, "A1-13") == DocumentState::ask);
    project.activities.clear();
    CHECK(state_of(project, "A1-13") == DocumentState::draft);
    CHECK(next_of(project, "A1-13") == "balance-energy");
    project.bom.clear();
    CHECK(state_of(project, "A1-13") == DocumentState::missing);
}

TEST_CASE("The list of procedures follows the boundary", "[assess][annex1]") {
    Project project = complete_project();
    CHECK(state_of(project, "A1-10") == DocumentState::missing);
    for (const char* clause : {"A2-2.1", "A2-4.1", "A2-5.1.1", "A2-6.1", "A2-10.2", "A2-12", "A2-13"}) {
        project.assurance[clause].evidence = "程序文件";
    }
    CHECK(state_of(project, "A1-10") == DocumentState::satisfied);
    project.product.distribution_inside = Answer::yes;
    CHECK(next_of(project, "A1-10") == "procedures");
    // A stage inside the boundary keeps its procedure, whatever is answered (AMB-33).
    project.assurance["A2-7.1"].answer = "not-applicable";
    CHECK(next_of(project, "A1-10") == "procedures");
    project.assurance["A2-7.1"].evidence = "交付程序";
    CHECK(state_of(project, "A1-10") == DocumentState::satisfied);
}

TEST_CASE("Counts add up to the rows", "[assess][annex1]") {
    for (const bool empty : {true, false}) {
        const Assessment assessment = assess(empty ? Project{} : complete_project());
        const zuji::DocumentCounts& counts = assessment.counts;
        CHECK(counts.satisfied + counts.draft + counts.missing + counts.ask + counts.not_applicable == 18);
        std::size_t open = 0;
        for (const zuji::OpenPoint& point : assessment.open_points) {
            if (point.step == zuji::Step::annex1) ++open;
        }
        CHECK(open == counts.draft + counts.missing + counts.ask);
    }
}
