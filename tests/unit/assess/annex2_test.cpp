// The self-assessment of Annex 2: states, the verdict, its way into eligibility and item 10, and the to-do list.

#include "core/assess/annex2.hpp"

#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <functional>
#include <string>

#include "core/assess/eligibility_conditions.hpp"
#include "tests/unit/assess/annex2_fixture.hpp"
#include "tests/unit/engine/test_engine.hpp"

using zuji::Answer;
using zuji::Assessment;
using zuji::AssuranceAssessment;
using zuji::AssuranceRemark;
using zuji::AssuranceState;
using zuji::DataPeriod;
using zuji::Project;
using zuji::test::answer_annex2;
using zuji::test::assess;
using zuji::test::complete_project;
using zuji::test::has_open;
using zuji::test::row_of;

namespace {

const zuji::AssuranceStatus& status_of(const AssuranceAssessment& assurance, const std::string& clause) {
    const auto index = zuji::assurance_index(assurance, clause);
    REQUIRE(index.has_value());
    return assurance.requirements[*index];
}

const zuji::OpenPoint& open_point(const Assessment& assessment, const std::string& key) {
    const auto found = std::find_if(assessment.open_points.begin(), assessment.open_points.end(),
                                    [&](const zuji::OpenPoint& point) { return point.key == key; });
    REQUIRE(found != assessment.open_points.end());
    return *found;
}

std::string condition(const Assessment& assessment) {
    return zuji::condition_outcome(assessment.eligibility.decision, "factory-assurance");
}

/// Everything conforming, gate to gate, a year of data.
Project conforming_project() {
    Project project = complete_project();
    project.answers.factory_assurance = Answer::unanswered;
    answer_annex2(project, "conforming");
    return project;
}

struct Case {
    const char* name;
    std::function<void(Project&)> change;
    Answer verdict;
};

}  // namespace

TEST_CASE("The verdict of Annex 2 follows the answers", "[assess][annex2]") {
    const auto set = [](const char* clause, const char* answer, const char* note = "") {
        return [=](Project& p) {
            p.assurance[clause].answer = answer;
            p.assurance[clause].note = note;
        };
    };
    const std::vector<Case> cases = {
        {"all conforming", [](Project&) {}, Answer::yes},
        {"a shall not met", set("A2-12", "not"), Answer::no},
        {"a shall partly met", set("A2-5.2.1", "partly"), Answer::no},
        {"a shall not known", set("A2-6.2", "unknown"), Answer::unknown},
        {"a shall not answered", set("A2-14", ""), Answer::unknown},
        {"a choice of control not used", set("A2-5.2.1(3)", "not", "另有方式"), Answer::yes},
        {"a choice of control without reason", set("A2-5.2.1(2)", "partly"), Answer::yes},
        {"a may not answered", set("A2-5.2.1(1)", ""), Answer::unknown},
        {"not applicable with a reason", set("A2-1.2(5)", "not-applicable", "没有租用"), Answer::yes},
        {"not applicable without a reason", set("A2-1.2(5)", "not-applicable", "  "), Answer::unknown},
        {"failing beats open",
         [&](Project& p) {
             set("A2-12", "not")(p);
             set("A2-13", "")(p);
         },
         Answer::no},
        // Chapters 7 to 9 follow the boundary (AMB-33).
        {"delivery inside, its chapter conforming", [](Project& p) { p.product.distribution_inside = Answer::yes; },
         Answer::yes},
        {"delivery inside, procedure not met",
         [&](Project& p) {
             p.product.distribution_inside = Answer::yes;
             set("A2-7.1", "not")(p);
         },
         Answer::no},
        {"delivery outside, procedure not met", set("A2-7.1", "not"), Answer::yes},
        {"use outside, nothing answered", set("A2-8.1", ""), Answer::yes},
        {"use inside, nothing answered",
         [&](Project& p) {
             p.product.use_inside = Answer::yes;
             set("A2-8.1", "")(p);
         },
         Answer::unknown},
        {"end of life inside, procedure marked not applicable",
         [&](Project& p) {
             p.product.end_of_life_inside = Answer::yes;
             set("A2-9.1", "not-applicable", "不做")(p);
         },
         Answer::unknown},
        {"end of life inside, a process that the product has not",
         [&](Project& p) {
             p.product.end_of_life_inside = Answer::yes;
             set("A2-9.2(6)", "not-applicable", "没有有机物")(p);
         },
         Answer::yes},
        {"boundary not known, failing in its chapter",
         [&](Project& p) {
             p.product.use_inside = Answer::unknown;
             set("A2-8.2", "not")(p);
         },
         Answer::unknown},
        {"boundary not known, conforming all the same", [](Project& p) { p.product.use_inside = Answer::unanswered; },
         Answer::yes},
        {"where necessary: transport efficiency not raised",
         [&](Project& p) {
             p.product.distribution_inside = Answer::yes;
             set("A2-7.4", "not", "路线固定")(p);
             set("A2-7.5", "partly")(p);
         },
         Answer::yes},
        {"where necessary: end-of-life emissions",
         [&](Project& p) {
             p.product.end_of_life_inside = Answer::yes;
             set("A2-9.3", "not")(p);
         },
         Answer::yes},
        // The representative period (AMB-20).
        {"no data period", [](Project& p) { p.product.period_to.clear(); }, Answer::unknown},
        {"a period in the wrong order", [](Project& p) { p.product.period_to = "2024-12-31"; }, Answer::unknown},
        {"a day short of a year", [](Project& p) { p.product.period_to = "2025-12-30"; }, Answer::unknown},
        {"a day short of a year, with a reason",
         [](Project& p) {
             p.product.period_to = "2025-12-30";
             p.texts["period_reason"] = "停产一天";
         },
         Answer::yes},
        {"data up to the application date",
         [](Project& p) {
             p.product.period_from = "2025-09-01";
             p.product.period_to = "2026-08-31";
         },
         Answer::yes},
        {"data beyond the application date",
         [](Project& p) {
             p.product.period_from = "2025-09-02";
             p.product.period_to = "2026-09-01";
         },
         Answer::unknown},
        {"old data are usable",
         [](Project& p) {
             p.product.period_from = "2024-01-01";
             p.product.period_to = "2024-12-31";
         },
         Answer::yes},
        {"no application date yet", [](Project& p) { p.answers.application_date.clear(); }, Answer::yes},
        {"a failing requirement beats a missing period",
         [&](Project& p) {
             p.product.period_from.clear();
             set("A2-2.1", "partly")(p);
         },
         Answer::no},
    };
    for (const Case& each : cases) {
        Project project = conforming_project();
        each.change(project);
        CAPTURE(each.name);
        const Assessment assessment = assess(project);
        CHECK(assessment.annex2.begun);
        CHECK(assessment.annex2.verdict == each.verdict);
        if (!assessment.has_application_date) continue;
        const std::string expected = each.verdict == Answer::yes  ? "met"
                                     : each.verdict == Answer::no ? "not-met"
                                                                  : "ask";
        CHECK(condition(assessment) == expected);
    }
}

TEST_CASE("Before Annex 2 is begun the direct answer counts, afterwards the derived one", "[assess][annex2]") {
    Project project = complete_project();
    project.assurance.clear();
    CHECK_FALSE(assess(project).annex2.begun);
    CHECK(assess(project).annex2.verdict == Answer::unanswered);
    CHECK(condition(assess(project)) == "met");
    project.answers.factory_assurance = Answer::no;
    CHECK(condition(assess(project)) == "not-met");
    // Naming a document is no answer.
    project.assurance["A2-2.1"].evidence = "程序文件";
    CHECK_FALSE(assess(project).annex2.begun);
    CHECK(has_open(assess(project), "annex2.start"));

    project.answers.factory_assurance = Answer::yes;
    project.assurance["A2-2.1"].answer = "conforming";
    const Assessment begun = assess(project);
    CHECK(begun.annex2.begun);
    CHECK(condition(begun) == "ask");
    CHECK(begun.annex2.contradicts);
    CHECK_FALSE(has_open(begun, "annex2.direct-yes"));
    project.assurance["A2-2.1"].answer = "not";
    CHECK(has_open(assess(project), "annex2.direct-yes"));

    answer_annex2(project, "conforming");
    CHECK_FALSE(assess(project).annex2.contradicts);
    project.answers.factory_assurance = Answer::no;
    CHECK(assess(project).annex2.contradicts);
    CHECK(has_open(assess(project), "annex2.direct-no"));
    CHECK(condition(assess(project)) == "met");
    project.answers.factory_assurance = Answer::unknown;
    CHECK_FALSE(assess(project).annex2.contradicts);
}

TEST_CASE("Requirements say why they are in their state", "[assess][annex2]") {
    Project project = conforming_project();
    project.product.use_inside = Answer::unanswered;
    project.assurance.erase("A2-8.1");
    project.assurance["A2-1.1"].evidence.clear();
    project.assurance["A2-12"] = {"not-applicable", "", "规模小"};
    project.assurance["A2-1.2(5)"] = {"not-applicable", "", "没有租用"};
    project.assurance["A2-5.2.1(3)"] = {"not", "", ""};
    project.assurance["A2-5.2.1(2)"] = {"not", "", "单一来源"};
    project.assurance["A2-2.2"] = {"unknown", "", ""};
    project.assurance["A2-2.3"] = {};
    const AssuranceAssessment assurance = assess(project).annex2;
    const auto check = [&](const char* clause, AssuranceState state, AssuranceRemark remark) {
        CAPTURE(clause);
        CHECK(status_of(assurance, clause).state == state);
        CHECK(status_of(assurance, clause).remark == remark);
    };
    check("A2-1.1", AssuranceState::met, AssuranceRemark::no_evidence);
    check("A2-1.1(1)", AssuranceState::met, AssuranceRemark::none);
    check("A2-12", AssuranceState::not_applicable, AssuranceRemark::unusual);
    check("A2-1.2(5)", AssuranceState::not_applicable, AssuranceRemark::none);
    check("A2-5.2.1(3)", AssuranceState::advice, AssuranceRemark::advice_reason);
    check("A2-5.2.1(2)", AssuranceState::advice, AssuranceRemark::advice);
    check("A2-2.2", AssuranceState::open, AssuranceRemark::unknown);
    check("A2-2.3", AssuranceState::open, AssuranceRemark::unanswered);
    check("A2-7.1", AssuranceState::not_applicable, AssuranceRemark::outside);
    check("A2-8.1", AssuranceState::open, AssuranceRemark::boundary_open);
    check("A2-8.2", AssuranceState::met, AssuranceRemark::none);
}

TEST_CASE("A chapter is as good as the worst of its requirements", "[assess][annex2]") {
    Project project = conforming_project();
    project.assurance["A2-2.2"].answer = "unknown";
    project.assurance["A2-3.1"].answer = "partly";
    project.assurance["A2-3.2"].answer = "unknown";
    project.assurance["A2-4.1"].answer = "not";
    project.assurance["A2-4.2"].answer = "partly";
    const AssuranceAssessment assurance = assess(project).annex2;
    REQUIRE(assurance.chapters.size() == 14);
    CHECK(assurance.chapters[0].state == AssuranceState::met);
    CHECK(assurance.chapters[1].state == AssuranceState::open);
    CHECK(assurance.chapters[2].state == AssuranceState::partly);
    CHECK(assurance.chapters[3].state == AssuranceState::not_met);
    CHECK(assurance.chapters[6].state == AssuranceState::not_applicable);
    CHECK(assurance.chapters[7].state == AssuranceState::not_applicable);
    std::size_t sum = 0;
    for (const zuji::AssuranceChapter& chapter : assurance.chapters) {
        CHECK(chapter.first == sum);
        CHECK(chapter.counts.all() == chapter.size);
        sum += chapter.size;
    }
    CHECK(sum == assurance.requirements.size());
    CHECK(assurance.counts.all() == sum);
}

TEST_CASE("The to-do list names what fails one by one and what is unanswered by chapter", "[assess][annex2]") {
    Project project = complete_project();
    project.assurance.clear();
    project.assurance["A2-12"] = {"not", "", ""};
    project.assurance["A2-2.3"] = {"partly", "记录清单", ""};
    project.assurance["A2-6.1"] = {"conforming", "", ""};
    const Assessment assessment = assess(project);
    const zuji::OpenPoint& failing = open_point(assessment, "annex2.not");
    CHECK(failing.field == "assurance.A2-12.answer");
    CHECK(failing.clause == "A2-12");
    CHECK(failing.args == std::vector<std::string>{"12"});
    CHECK_FALSE(failing.about.zh.empty());
    CHECK(failing.arguments(failing.about.en) == std::vector<std::string>{"12", failing.about.en});
    CHECK(failing.blocks_eligibility);
    CHECK(open_point(assessment, "annex2.partly").field == "assurance.A2-2.3.answer");
    const zuji::OpenPoint& chapter = open_point(assessment, "annex2.unanswered");
    CHECK(chapter.field == "assurance.A2-1.1.answer");
    CHECK(chapter.args == std::vector<std::string>{"1", "11"});
    CHECK(open_point(assessment, "annex2.no-evidence").field == "assurance.A2-6.1.evidence");
    const auto in_step = std::count_if(assessment.open_points.begin(), assessment.open_points.end(),
                                       [](const auto& point) { return point.step == zuji::Step::annex2; });
    // Ten chapters apply besides the twelfth, which is answered whole; two fail, chapter 6 wants evidence, and the
    // direct answer says otherwise.
    CHECK(has_open(assessment, "annex2.direct-yes"));
    CHECK(in_step == 10 + 2 + 1 + 1);
    CHECK(assessment.steps[static_cast<std::size_t>(zuji::Step::annex2)].open == static_cast<std::size_t>(in_step));
    CHECK(assessment.steps[static_cast<std::size_t>(zuji::Step::annex2)].status == zuji::StepStatus::open);
}

TEST_CASE("The data period and the start of the system leave what is to do", "[assess][annex2]") {
    Project project = conforming_project();
    CHECK(assess(project).annex2.period == DataPeriod::fine);
    CHECK(assess(project).steps[static_cast<std::size_t>(zuji::Step::annex2)].status == zuji::StepStatus::done);
    project.product.period_to = "2025-06-30";
    CHECK(open_point(assess(project), "annex2.period-short").field == "texts.period_reason");
    project.product.period_to = "2026-12-31";
    CHECK(has_open(assess(project), "annex2.period-not-over"));
    project.product.period_from = "2024-01-01";
    project.product.period_to = "2025-08-30";
    CHECK(has_open(assess(project), "annex2.period-old"));
    project.product.period_to = "2025-08-31";
    CHECK_FALSE(has_open(assess(project), "annex2.period-old"));
    project.texts["assurance_start"] = "2026-06-01";
    CHECK(has_open(assess(project), "annex2.start-recent"));
    CHECK(assess(project).annex2.verdict == Answer::yes);
    project.texts["assurance_start"] = "2026-05-31";
    CHECK_FALSE(has_open(assess(project), "annex2.start-recent"));
    project.texts["assurance_start"] = "去年";
    CHECK(has_open(assess(project), "annex2.start-bad"));
}

TEST_CASE("Item 10 of Annex 1 is the list of documents from Annex 2", "[assess][annex2]") {
    Project project = complete_project();
    project.assurance.clear();
    CHECK(row_of(assess(project), "A1-10").state == zuji::DocumentState::missing);
    project.assurance["A2-2.1"].evidence = "文件控制程序";
    CHECK(row_of(assess(project), "A1-10").next_args == std::vector<std::string>{"1", "7"});
    CHECK(row_of(assess(project), "A1-10").field == "assurance.A2-4.1.evidence");
    answer_annex2(project, "conforming");
    CHECK(row_of(assess(project), "A1-10").state == zuji::DocumentState::satisfied);
    project.product.use_inside = Answer::yes;
    project.assurance["A2-8.1"].evidence.clear();
    CHECK(row_of(assess(project), "A1-10").state == zuji::DocumentState::draft);
}
