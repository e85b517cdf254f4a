// The application package: its files, its links, its bytes.

#include "core/report/package.hpp"
#include "core/assess/analysis.hpp"
#include "core/report/result_tables.hpp"

#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "core/io/csv.hpp"
#include "core/model/project_json.hpp"
#include "core/report/file_names.hpp"
#include "core/report/package_json.hpp"
#include "core/report/report.hpp"
#include "tests/unit/assess/annex2_fixture.hpp"
#include "tests/unit/engine/test_engine.hpp"

using zuji::Answer;
using zuji::Package;
using zuji::Project;
using zuji::test::complete_project;
using zuji::test::engine;

namespace {

Package package_of(const Project& project) {
    zuji::Assessor assessor(engine().knowledge());
    return zuji::make_package(project, assessor.assess(project), engine().knowledge(), engine().catalog("zh"),
                              engine().catalog("en"), "1.2.3");
}

const std::string& bytes_of(const Package& package, const std::string& path) {
    const auto found = std::find_if(package.files.begin(), package.files.end(),
                                    [&](const zuji::PackageFile& file) { return file.path == path; });
    CAPTURE(path);
    REQUIRE(found != package.files.end());
    return found->bytes;
}

std::set<std::string> paths_of(const Package& package) {
    std::set<std::string> paths;
    for (const zuji::PackageFile& file : package.files) paths.insert(file.path);
    return paths;
}

Project with_attachments() {
    Project project = complete_project();
    zuji::RowId id = 200;
    for (const char* name : {"执照.pdf", "Scan.PDF", "scan.pdf", "../../evil.pdf", "con.txt", "a<b>.pdf"}) {
        project.documents["A1-2"].attachments.push_back(
            {id, name, "application/pdf", 1, std::string(64, static_cast<char>('0' + id % 10))});
        ++id;
    }
    project.next_row = id;
    return project;
}

/// Compares without printing whole packages when they differ.
bool same_bytes(const std::string& a, const std::string& b) {
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto at = static_cast<std::size_t>(x - a.begin());
    const std::size_t from = at < 60 ? 0 : at - 60;
    if (x != a.end() || y != b.end())
        UNSCOPED_INFO("they differ at " << at << ": " << a.substr(from, 120) << " | " << b.substr(from, 120));
    return a == b;
}

std::vector<std::string> hrefs_of(const std::string& html) {
    std::vector<std::string> links;
    const std::string mark = "<a href=\"";
    for (std::size_t at = html.find(mark); at != std::string::npos; at = html.find(mark, at + 1)) {
        const std::size_t begin = at + mark.size();
        links.push_back(html.substr(begin, html.find('"', begin) - begin));
    }
    return links;
}

}  // namespace

TEST_CASE("A package holds its files once each", "[package]") {
    const Package package = package_of(with_attachments());
    const std::set<std::string> paths = paths_of(package);
    for (const char* path :
         {"project.json", "index.html", "index.en.html", "eligibility.csv", "units.csv", "annex1.csv", "annex2.csv",
          "bom.csv", "footprint.csv", "man-days.csv", "annex1/A1-07/draft.html", "annex1/A1-09/draft.html",
          "annex1/A1-11/draft.html", "annex1/A1-14/draft.html", "annex1/A1-17/draft.html"}) {
        CAPTURE(path);
        CHECK(paths.count(path) == 1);
    }
    CHECK(paths.count("annex1/A1-15/draft.html") == 0);  // not applicable
    CHECK(package.file_name == "甲电气有限公司_S-1_2026-08-31.zip");
    std::set<std::string> folded;
    for (const std::string& path : paths) CHECK(folded.insert(zuji::fold_case(path)).second);
    for (const zuji::PackageAttachment& each : package.attachments) {
        CAPTURE(each.path);
        CHECK(folded.insert(zuji::fold_case(each.path)).second);
        CHECK(each.path.starts_with("annex1/A1-02/attachments/"));
        CHECK(each.path.find("/../") == std::string::npos);
    }
    CHECK(package.attachments.size() == 6);
}

TEST_CASE("The same project gives the same bytes, and its file opens to the same project", "[package]") {
    const Project project = with_attachments();
    const Package first = package_of(project);
    const Package second = package_of(project);
    CHECK(same_bytes(zuji::write_package(first), zuji::write_package(second)));
    const auto reopened = zuji::read_project(bytes_of(first, "project.json"));
    REQUIRE(reopened.ok());
    CHECK(reopened.value() == project);
    CHECK(same_bytes(zuji::write_package(package_of(reopened.value())), zuji::write_package(first)));
}

TEST_CASE("The cover links what the package holds, and says what it is", "[package]") {
    const Package package = package_of(with_attachments());
    std::set<std::string> targets;
    for (const std::string& path : paths_of(package)) targets.insert(zuji::encode_path(path));
    for (const zuji::PackageAttachment& each : package.attachments) targets.insert(zuji::encode_path(each.path));
    for (const char* page : {"index.html", "index.en.html"}) {
        const std::string& html = bytes_of(package, page);
        const std::vector<std::string> links = hrefs_of(html);
        CAPTURE(page);
        CHECK(links.size() >= 15);
        for (const std::string& link : links) {
            CAPTURE(link);
            CHECK(targets.count(link) == 1);
        }
        CHECK(html.find("[report.") == std::string::npos);
    }
    CHECK(bytes_of(package, "index.html").find("非官方自评") != std::string::npos);
    CHECK(bytes_of(package, "index.en.html").find("Unofficial self-assessment") != std::string::npos);
    CHECK(bytes_of(package, "annex1/A1-07/draft.html").find("非官方") != std::string::npos);
}

TEST_CASE("The English pages hold no Chinese but what was entered", "[package]") {
    Project project = complete_project();
    std::string html = bytes_of(package_of(project), "index.en.html");
    html.erase(html.find("<section id=\"sources\">"));  // notices stand in the language of their publishers
    std::string entered;
    for (const auto& [key, value] : project.texts) entered += value;
    entered += zuji::write_project(project);
    std::string run;
    for (std::size_t i = 0; i < html.size(); ++i) {
        const bool cjk = static_cast<unsigned char>(html[i]) >= 0xE4 && static_cast<unsigned char>(html[i]) <= 0xE9 &&
                         i + 2 < html.size();
        if (cjk) {
            run += html.substr(i, 3);
            i += 2;
        } else if (!run.empty()) {
            CAPTURE(run);
            CHECK(entered.find(run) != std::string::npos);
            run.clear();
        }
    }
}

TEST_CASE("Every text of package and drafts exists in both languages", "[package][i18n]") {
    Project open = complete_project();
    open.answers = {};
    open.measures[0].due.clear();
    open.bom[0].omitted = true;
    open.bom[1].factor.clear();
    for (const Project& project : {complete_project(), with_attachments(), open, Project{}}) {
        for (const zuji::PackageFile& file : package_of(project).files) {
            CAPTURE(file.path);
            for (const char* area :
                 {"[report.", "[open.", "[annex1.", "[stage.", "[origin.", "[line.", "[state.", "[question.",
                  "[man-days.", "[document.", "[clause.", "[product.", "[company.", "[text.", "[sites.", "[units."}) {
                const std::size_t at = file.bytes.find(area);
                CHECK((at == std::string::npos ? "" : file.bytes.substr(at, 60)) == "");
            }
        }
    }
}

TEST_CASE("Spreadsheets of the package read back", "[package][csv]") {
    const Package package = package_of(complete_project());
    struct Case {
        const char* path;
        std::size_t rows;
    };
    for (const Case& each : {Case{"eligibility.csv", 9}, Case{"units.csv", 2}, Case{"annex1.csv", 19},
                             Case{"bom.csv", 3}, Case{"footprint.csv", 8}, Case{"man-days.csv", 7}}) {
        CAPTURE(each.path);
        const std::string& csv = bytes_of(package, each.path);
        CHECK(csv.starts_with("\xEF\xBB\xBF"));
        const auto table = zuji::read_csv(csv);
        REQUIRE(table.ok());
        CHECK(table.value().size() == each.rows);
        for (const auto& row : table.value()) CHECK(row.size() == table.value().front().size());
        CHECK(table.value().front().front().find(" / ") != std::string::npos);
    }
}

TEST_CASE("Dated events stand beside their condition, counted or not", "[package][csv]") {
    Project project = complete_project();
    project.answers.revocations = Answer::yes;
    project.answers.revocation_events = {{"2025-08-30", "factory", ""}, {"2026-01-02", "producer", ""}};
    const Package package = package_of(project);
    const std::string& csv = bytes_of(package, "eligibility.csv");
    for (const char* date : {"2025-08-30: ", "2026-01-02: "}) {
        CAPTURE(date);
        CHECK(csv.find(date) != std::string::npos);
    }
    CHECK(csv.find("[trace.") == std::string::npos);
    CHECK(bytes_of(package, "index.html").find("2025-08-30: ") != std::string::npos);
}

TEST_CASE("The manifest names tool, rule packs and factor set with their versions", "[package]") {
    const auto manifest = nlohmann::ordered_json::parse(package_of(complete_project()).manifest_head);
    CHECK(manifest.at("tool").at("name") == "zuji");
    CHECK(manifest.at("tool").at("version") == "1.2.3");
    REQUIRE(manifest.at("rulePacks").size() == 2);
    for (const auto& pack : manifest.at("rulePacks")) CHECK_FALSE(pack.at("version").get<std::string>().empty());
    REQUIRE(manifest.at("factorSets").size() == 1);
    CHECK(manifest.at("factorSets")[0].at("version") == engine().knowledge().factors->date());
}

TEST_CASE("An empty project has a package too", "[package]") {
    const Package package = package_of(Project{});
    CHECK(package.file_name == "zuji.zip");
    CHECK(paths_of(package).count("index.html") == 1);
    CHECK(package.attachments.empty());
}

TEST_CASE("The self-assessment of Annex 2 is in the package in both languages", "[package][annex2]") {
    Project project = complete_project();
    zuji::test::answer_annex2(project, "conforming");
    project.assurance["A2-12"] = {"not", "", "下月首次内审"};
    const Package package = package_of(project);
    const auto table = zuji::read_csv(bytes_of(package, "annex2.csv"));
    REQUIRE(table.ok());
    CHECK(table.value().size() == 1 + 78);
    const std::string& chinese = bytes_of(package, "index.html");
    const std::string& english = bytes_of(package, "index.en.html");
    CHECK(chinese.find("还不满足申请条件：1 条未达到") != std::string::npos);
    CHECK(english.find("Not there yet: 1 requirements fall short") != std::string::npos);
    CHECK(chinese.find("碳足迹内部审核程序") != std::string::npos);
    CHECK(english.find("Internal audit procedure") != std::string::npos);
    CHECK(chinese.find("下月首次内审") != std::string::npos);
    CHECK(package_of(Project{}).files.size() > 5);
    CHECK(bytes_of(package_of(Project{}), "index.html").find("还没有开始附件2 自评") != std::string::npos);
}

TEST_CASE("Item 10 lists the management documents that Annex 2 names", "[package][annex2]") {
    Project project = complete_project();
    zuji::test::answer_annex2(project, "conforming");
    project.assurance["A2-6.1"].evidence = "SCGC-06 生产控制程序";
    const Package complete = package_of(project);
    const std::string& list = bytes_of(complete, "annex1/A1-10/draft.html");
    CHECK(list.find("SCGC-06 生产控制程序") != std::string::npos);
    CHECK(list.find("成文程序") != std::string::npos);
    CHECK(list.find("附件2\u00A010.2") != std::string::npos);
    // Use lies outside the boundary: its procedure is named as not applicable, its records not at all.
    CHECK(list.find("附件2\u00A08.1") != std::string::npos);
    CHECK(list.find("附件2\u00A08.2") == std::string::npos);
}

TEST_CASE("The table of the footprint has the stage of a part and why an activity is left out", "[package]") {
    Project project = complete_project();
    REQUIRE_FALSE(project.bom.empty());
    REQUIRE_FALSE(project.activities.empty());
    const std::string stage = engine().catalog("zh").text("stage.packaging");
    const auto rows_of_stage = [&] {
        const Package package = package_of(project);
        const std::string& csv = bytes_of(package, "footprint.csv");
        std::size_t count = 0;
        for (std::size_t at = csv.find(stage); at != std::string::npos; at = csv.find(stage, at + 1)) ++count;
        return count;
    };
    const std::size_t before = rows_of_stage();
    project.bom.back().stage = "packaging";
    CHECK(rows_of_stage() == before + 2);  // the line itself, and the total of its stage
    project.activities.back().omitted = true;
    project.activities.back().omit_reason = "小于取舍限值";
    const Package package = package_of(project);
    CHECK(bytes_of(package, "footprint.csv").find("小于取舍限值") != std::string::npos);
}

TEST_CASE("The statement lists the factor of recycled material, too", "[package]") {
    Project project = complete_project();
    zuji::OwnFactor recycled = project.own_factors.front();
    recycled.id = "own-2";
    recycled.value = zuji::Entered("1");
    project.own_factors.push_back(recycled);
    const auto lists_it = [&] {
        const Package package = package_of(project);
        return bytes_of(package, "annex1/A1-07/draft.html").find("own-2") != std::string::npos;
    };
    CHECK_FALSE(lists_it());
    project.bom.front().recycled_percent = zuji::Entered("50");
    project.bom.front().recycled_factor = "own-2";
    CHECK(lists_it());
}

TEST_CASE("The share that is cut off is one number in cover and statement", "[package][cut-off]") {
    Project project = complete_project();
    project.product.mass_kg = zuji::Entered("200");
    zuji::ActivityLine oil = project.activities.front();
    oil.id = 9001;
    oil.kind = zuji::ActivityKind::material;
    oil.stage = "manufacturing";
    oil.amount = zuji::Entered("5");
    oil.unit = "kg";
    oil.allocation = 0;
    oil.omitted = true;
    oil.omit_reason = "small";
    project.activities.push_back(oil);
    const zuji::Assessment assessment = zuji::test::assess(project);
    const zuji::ReportFacts facts{project, assessment, engine().knowledge()};
    REQUIRE(assessment.analysis->omitted.size() == 1);
    CHECK(assessment.analysis->omitted.front().mass_share == 0.025);
    CHECK(zuji::cut_off_share_text(facts) == "2.50 %");
    const Package package = package_of(project);
    for (const char* path : {"index.html", "annex1/A1-07/draft.html"}) {
        CAPTURE(path);
        const std::string& html = bytes_of(package, path);
        const std::size_t at = html.find(engine().catalog("zh").text("results.cut-off"));
        REQUIRE(at != std::string::npos);
        CHECK(html.substr(at, 120).find("2.50 %") != std::string::npos);
    }
}

TEST_CASE("The material balance weighs the product as the bill of materials does", "[package][balance]") {
    Project project = complete_project();
    zuji::BomLine bought = project.bom.front();
    bought.id = 9001;
    bought.parent = 0;
    bought.name = "外购件";
    bought.factor.clear();
    bought.quantity = zuji::Entered("1");
    bought.unit = "件";
    bought.mass_kg = zuji::Entered("50");
    bought.mass_basis = zuji::MassBasis::line;
    bought.loss_percent = {};
    zuji::BomLine part = bought;
    part.id = 9002;
    part.parent = 9001;
    part.mass_kg = {};
    project.bom.push_back(bought);
    project.bom.push_back(part);
    const double with_it = zuji::test::assess(project).footprint.net_mass_kg;
    CHECK(with_it == Catch::Approx(zuji::test::assess(complete_project()).footprint.net_mass_kg + 50));
    const std::string weight = zuji::format_number(with_it, 6) + " kg";
    const Package package = package_of(project);
    for (const char* path : {"annex1/A1-11/draft.html", "annex1/A1-13/draft.html"}) {
        CAPTURE(path, weight);
        CHECK(bytes_of(package, path).find(weight) != std::string::npos);
    }
}
