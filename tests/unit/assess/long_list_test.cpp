// Edits of long bills of materials: totals and verdicts at once, the rest on demand, and in the end the same.
#include <catch2/catch_amalgamated.hpp>

#include "core/assess/analysis.hpp"
#include "core/assess/assessment.hpp"
#include "core/model/command.hpp"
#include "tests/unit/engine/test_engine.hpp"

using namespace zuji;  // NOLINT: the model's names are used throughout

namespace {

Project long_project() {
    Project project;
    project.product.declared_amount = Entered("1");
    project.product.declared_unit = "piece";
    project.product.mass_kg = Entered("12000");
    project.analysis.previous_total = Entered("1000");
    for (RowId id = 1; id <= Assessor::long_bom + 500; ++id) {
        BomLine& line = project.bom.emplace_back();
        line.id = id;
        line.parent = id % 100 == 1 ? 0 : id - (id - 1) % 100;
        line.name = "部件 " + std::to_string(id);
        line.quantity = Entered("1");
        line.unit = id % 100 == 1 ? "件" : "kg";
        line.factor = id % 100 == 1 ? "" : "moenv-fb046c61";
        line.origin = Origin::database;
    }
    return project;
}

std::string all_of(const Assessment& assessment, const Project& project) {
    return write_assessment(assessment, project);
}

}  // namespace

TEST_CASE("An edit of a long list waits only for its totals and verdicts", "[assess][long-list]") {
    Document document(long_project());
    Assessor assessor(test::engine().knowledge());
    assessor.assess(document.project());
    REQUIRE(assessor.is_settled());
    const struct {
        RowId row;
        const char* column;
        const char* value;
    } edits[] = {{5000, "quantity", "7"}, {5001, "quantity", "3"}, {10402, "omitted", "true"},
                 {2, "factor", ""},       {2, "quantity", "x"},    {10499, "note", "n"}};
    for (const auto& edit : edits) {
        CAPTURE(edit.row, edit.column);
        REQUIRE(document.apply(SetCell{Table::bom, edit.row, edit.column, edit.value}).ok());
        assessor.assess_edit(document.project(), document.last_change());
        CHECK_FALSE(assessor.is_settled());
        Assessor fresh(test::engine().knowledge());
        const Assessment& expected = fresh.assess(document.project());
        CHECK(assessor.result().footprint.total == expected.footprint.total);
        CHECK(assessor.result().footprint.open_lines == expected.footprint.open_lines);
        REQUIRE(expected.cut_off.decision.has_value() == assessor.result().cut_off.decision.has_value());
        assessor.settle(document.project());
        CHECK(assessor.is_settled());
        CHECK(all_of(assessor.result(), document.project()) == all_of(expected, document.project()));
    }
    // Whatever else changes is assessed as a whole.
    REQUIRE(document.apply(SetField{"product.mass_kg", "500"}).ok());
    assessor.assess_edit(document.project(), document.last_change());
    CHECK(assessor.is_settled());
}

TEST_CASE("Withdrawn rules decide nothing after an edit of a long list either", "[assess][long-list]") {
    Project project = long_project();
    project.certificate.number = "C-1";
    project.certificate.issued = "2027-01-04";
    Document document(std::move(project));
    Knowledge knowledge = test::engine().knowledge();
    knowledge.rules_withdrawn = true;
    Assessor assessor(knowledge);
    assessor.assess(document.project());
    REQUIRE(document.apply(SetCell{Table::bom, 5000, "quantity", "7"}).ok());
    const Assessment& assessment = assessor.assess_edit(document.project(), document.last_change());
    CHECK_FALSE(assessor.is_settled());
    CHECK_FALSE(assessment.cut_off.decision.has_value());
    CHECK_FALSE(assessment.life.validity.decision.has_value());
    CHECK_FALSE(assessment.analysis->surveillance.decision.has_value());
}
