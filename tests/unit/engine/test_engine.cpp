#include "tests/unit/engine/test_engine.hpp"
#include "tests/support/source_dir.hpp"

#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace zuji::test {
namespace {

constexpr const char* calendar =
    R"({"source": "test", "years": {"2026": {"holidays": ["2026-01-01"], "workdays": ["2026-01-04"]}}})";

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file.good());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Project make_complete_project() {
    Project project;
    project.id = "test";
    project.title = "Test";
    Company& company = project.company;
    company.applicant = {"甲电气有限公司", "甲市一路 1 号", "", ""};
    company.applicant_is_producer = Answer::yes;
    company.producer_is_factory = Answer::yes;
    company.oem_odm = Answer::no;
    Product& product = project.product;
    product.name = "变压器";
    product.model = "S-1";
    product.field = "PV13";
    product.kind = "transformer";
    product.function = "降压";
    product.scenario = "配电";
    product.declared_amount = Entered("1");
    product.declared_unit = "piece";
    product.mass_kg = Entered("10");
    product.period_from = "2025-01-01";
    product.period_to = "2025-12-31";
    product.distribution_inside = product.use_inside = product.end_of_life_inside = Answer::no;
    Answers& answers = project.answers;
    answers.application_date = "2026-08-31";
    answers.pilot_product = answers.pilot_region = Answer::no;
    answers.legal_form = "legal-person";
    answers.licence = "not-needed";
    answers.factory_assurance = Answer::yes;
    answers.ordered_to_stop = answers.dishonesty_list = answers.violations = answers.revocations = Answer::no;
    answers.undertaking = "signed";
    answers.specific_standard_used = Answer::yes;
    answers.non_public_standard_used = answers.earlier_certificate = answers.claim_verified = Answer::no;
    answers.bom_available = Answer::yes;
    answers.reduction_target = Answer::no;
    answers.assurance_level = "limited";
    answers.materiality_percent = Entered("5");
    answers.prior_inspection = Answer::no;
    project.sites = {{1, "工厂", "甲市一路 1 号", "绕线机", "2015", "100 台/年", "parallel"}};
    project.unit_products = {{2, "变压器", "PV13", "降压", "配电", "S-1", "", "甲市一路 1 号", Entered()}};
    for (RowId id = 10; id < 12; ++id) {
        BomLine line;
        line.id = id;
        line.name = id == 10 ? "铜线" : "铁芯";
        line.material = id == 10 ? "铜" : "硅钢";
        line.quantity = Entered("1");
        line.unit = "piece";
        line.mass_kg = Entered("5");
        line.factor = "own-1";
        line.origin = Origin::supplier;
        project.bom.push_back(line);
    }
    OwnFactor factor;
    factor.id = "own-1";
    factor.name = "材料";
    factor.value = Entered("4");
    factor.per = "kg";
    project.own_factors = {factor};
    ActivityLine energy;
    energy.id = 20;
    energy.kind = ActivityKind::energy;
    energy.stage = "manufacturing";
    energy.name = "用电";
    energy.amount = Entered("3");
    energy.unit = "kg";
    energy.factor = "own-1";
    energy.origin = Origin::measured;
    energy.source = "电表";
    ActivityLine waste = energy;
    waste.id = 21;
    waste.kind = ActivityKind::waste;
    waste.name = "边角料";
    waste.amount = Entered("1");
    project.activities = {energy, waste};
    project.measures = {{30, "用再生铜", "采购部", "2027-01-01", ""}};
    project.texts = {{"organisation", "总经理"}, {"certification_officer", "张三"}, {"process_flow", "绕线\n装配"}};
    for (const char* item : {"A1-2-licences", "A1-3", "A1-4", "A1-6", "A1-8", "A1-15", "A1-16"}) {
        project.documents[item].not_applicable_reason = "理由";
    }
    project.next_row = 40;
    return project;
}

}  // namespace

std::string file_text(const std::string& path) { return bytes_of(zuji::test::source_dir() / path); }

std::map<std::string, std::string> asset_files() {
    std::map<std::string, std::string> files;
    const std::filesystem::path root = zuji::test::source_dir() / "assets";
    for (const char* folder : {"rules", "factors", "formulas", "i18n"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            if (!entry.is_regular_file()) continue;
            files.emplace(std::filesystem::relative(entry.path(), root).generic_string(), bytes_of(entry.path()));
        }
    }
    REQUIRE(files.size() > 5);
    files.emplace("calendar/cn.json", calendar);
    return files;
}

const Engine& engine() {
    static const Engine loaded = [] {
        Result<Engine> result = Engine::load(asset_files());
        if (!result) {
            CAPTURE(result.error().code, result.error().where, result.error().args);
            FAIL("the assets do not load");
        }
        return std::move(result).value();
    }();
    return loaded;
}

Project complete_project() { return make_complete_project(); }

Assessment assess(const Project& project) {
    Assessor assessor(engine().knowledge());
    return assessor.assess(project);
}

const DocumentStatus& row_of(const Assessment& assessment, const std::string& item) {
    const auto found = std::find_if(assessment.annex1.begin(), assessment.annex1.end(),
                                    [&](const DocumentStatus& row) { return row.item == item; });
    CAPTURE(item);
    REQUIRE(found != assessment.annex1.end());
    return *found;
}

bool has_open(const Assessment& assessment, const std::string& key) {
    return std::any_of(assessment.open_points.begin(), assessment.open_points.end(),
                       [&](const OpenPoint& point) { return point.key == key; });
}

}  // namespace zuji::test
