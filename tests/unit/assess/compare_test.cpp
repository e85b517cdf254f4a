// Another edition of the rules: what changes for a project, and that withdrawn rules give no verdict.

#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "core/assess/compare.hpp"
#include "core/base/json.hpp"
#include "tests/unit/engine/test_engine.hpp"

using zuji::Assessment;
using zuji::Assessor;
using zuji::Difference;
using zuji::Engine;
using zuji::Json;
using zuji::Knowledge;
using zuji::test::complete_project;
using zuji::test::engine;

namespace {

/// The program's rules with other values of some limits.
Engine with_limits(const std::map<std::string, std::string>& values) {
    Json file = zuji::parse_json_exact(zuji::test::asset_files().at("rules/common/parameters.json")).value();
    std::size_t changed = 0;
    for (Json& limit : file.at("limits")) {
        const auto found = values.find(limit.at("name").get<std::string>());
        if (found == values.end()) continue;
        limit["value"] = found->second;
        ++changed;
    }
    REQUIRE(changed == values.size());
    zuji::rules::PackFile pack;
    pack.files["common/parameters.json"] = zuji::dump_json(file);
    auto other = engine().with_pack(pack);
    REQUIRE(other.ok());
    return std::move(other).value();
}

const Difference* find(const std::vector<Difference>& list, const std::string& key) {
    const auto found = std::find_if(list.begin(), list.end(), [&key](const Difference& d) { return d.key == key; });
    return found == list.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("The same rules change nothing", "[assess][editions]") {
    CHECK(zuji::compare(complete_project(), engine().knowledge(), engine().knowledge()).empty());
}

TEST_CASE("A changed limit shows with what follows from it", "[assess][editions]") {
    const Engine other = with_limits({{"document-review-high", "20"}, {"cut-off-share", "4"}});
    const auto list = zuji::compare(complete_project(), engine().knowledge(), other.knowledge());
    const Difference* share = find(list, "limit.cut-off-share");
    REQUIRE(share != nullptr);
    CHECK(share->before == "5 %");
    CHECK(share->after == "4 %");
    const Difference* total = find(list, "man-days.total");
    REQUIRE(total != nullptr);
    CHECK(total->kind == Difference::Kind::person_days);
    CHECK(total->before != total->after);
    REQUIRE(find(list, "man-days.document-review") != nullptr);
    CHECK(find(list, "man-days.document-review")->after == "10–20");
    CHECK(find(list, "trace.decision.eligibility") == nullptr);
    const auto back = zuji::compare(complete_project(), other.knowledge(), engine().knowledge());
    REQUIRE(back.size() == list.size());
    for (std::size_t i = 0; i < list.size(); ++i) CHECK(back[i].after == list[i].before);
}

TEST_CASE("Withdrawn rules give no verdict", "[assess][editions]") {
    Knowledge knowledge = engine().knowledge();
    knowledge.rules_withdrawn = true;
    Assessor assessor(knowledge);
    const Assessment& assessment = assessor.assess(complete_project());
    CHECK_FALSE(assessment.eligibility.decision.has_value());
    CHECK_FALSE(assessment.scope.decision.has_value());
    CHECK_FALSE(assessment.man_days.decision.has_value());
    CHECK_FALSE(assessment.documents.decision.has_value());
    REQUIRE_FALSE(assessment.open_points.empty());
    CHECK(assessment.open_points.front().key == "rules-withdrawn");
    CHECK(assessment.open_points.front().blocks_eligibility);
    CHECK(assessment.footprint.total > 0);
}

TEST_CASE("Withdrawn rules give no schedule and decide nothing about the certificate", "[assess][editions]") {
    zuji::Project project = complete_project();
    project.plan.accepted = "2026-12-07";
    project.certificate.number = "C-1";
    project.certificate.issued = "2027-01-04";
    Knowledge knowledge = engine().knowledge();
    Assessor valid(knowledge);
    REQUIRE(valid.assess(project).schedule.is_started);
    REQUIRE(valid.assess(project).life.validity.decision.has_value());
    knowledge.rules_withdrawn = true;
    Assessor withdrawn(knowledge);
    const Assessment& assessment = withdrawn.assess(project);
    CHECK_FALSE(assessment.schedule.is_started);
    CHECK(assessment.schedule.needs == std::vector<std::string>{"edition.id"});
    CHECK(assessment.life.is_started);
    CHECK(assessment.life.issued.has_value());
    CHECK_FALSE(assessment.life.validity.decision.has_value());
    CHECK_FALSE(assessment.life.last_day.has_value());
    CHECK(assessment.life.windows.empty());
    CHECK_FALSE(assessment.life.label.decision.has_value());
}

TEST_CASE("An application before the rules were revised is told", "[assess][editions]") {
    zuji::Project project = complete_project();
    const auto told = [&](const char* day) {
        project.answers.application_date = day;
        Assessor assessor(engine().knowledge());
        const Assessment& assessment = assessor.assess(project);
        const auto& points = assessment.open_points;
        const bool has_point = std::any_of(points.begin(), points.end(), [](const zuji::OpenPoint& point) {
            return point.key == "application-before-rules" && point.clause == "1" && !point.blocks_eligibility;
        });
        const auto& ids = assessment.interpretations;
        CHECK(has_point == (std::count(ids.begin(), ids.end(), "AMB-04") > 0));
        return has_point;
    };
    CHECK(told("2026-01-19"));
    CHECK_FALSE(told("2026-01-20"));
    CHECK_FALSE(told("2026-12-01"));
    project.readings["AMB-04"] = "c";
    CHECK_FALSE(told("2026-01-19"));
}

TEST_CASE("A pack that is damaged is refused with its place", "[engine][editions]") {
    zuji::rules::PackFile pack;
    pack.files["common/parameters.json"] = R"({"format": 1})";
    const auto refused = engine().with_pack(pack);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().where.starts_with("common/parameters.json: $"));
}

TEST_CASE("Rules are checked before they are used", "[engine][editions]") {
    CHECK(engine().check_rules("{}", false).ok);
    const auto damaged = engine().check_rules(R"({"common/parameters.json": "{"})", false);
    CHECK_FALSE(damaged.ok);
    CHECK(damaged.json.find("common/parameters.json: line 1") != std::string::npos);
    CHECK_FALSE(engine().check_rules(R"({"common/parameters.json": 5})", false).ok);
    CHECK_FALSE(engine().check_rules("[", false).ok);
    CHECK_FALSE(engine().check_pack_file("{}").ok);
    const auto first = zuji::parse_json_exact(engine().sweep(20)).value();
    CHECK(first.at("decisions").size() == 27);
    CHECK(first == zuji::parse_json_exact(engine().sweep(20)).value());
}
