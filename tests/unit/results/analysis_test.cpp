// Data quality, risks, balances, plan and flows, with values worked out by hand.
#include <catch2/catch_amalgamated.hpp>
#include <string>

#include "core/model/command.hpp"
#include "core/results/balance.hpp"
#include "core/results/contribution_tree.hpp"
#include "core/results/flows.hpp"
#include "core/results/material_class.hpp"
#include "core/results/plan.hpp"
#include "core/results/quality.hpp"
#include "core/results/risks.hpp"
#include "tests/unit/data/library_fixture.hpp"

using namespace zuji;  // NOLINT: the model's names are used throughout
using Catch::Approx;
using zuji::test::shipped_library;
using zuji::test::small_library;

namespace {

BomLine line(RowId id, RowId parent, const char* name, const char* kg, const char* factor) {
    BomLine made;
    made.id = id;
    made.parent = parent;
    made.name = name;
    made.quantity = Entered(kg);
    made.unit = *kg != 0 ? "kg" : "";
    made.factor = factor;
    made.origin = Origin::database;
    return made;
}

/// Tank (steel 100 kg → 200, copper bar 20 kg → 80), label cut off 1 kg, power 240 kWh → 120. Together 400.
Project sample() {
    Project project;
    project.product.mass_kg = Entered("121");
    project.product.period_from = "2025-01-01";
    project.product.period_to = "2025-12-31";
    project.bom = {line(1, 0, "tank", "", ""), line(2, 1, "steel wall", "100", "steel"),
                   line(3, 1, "copper bar", "20", "copper"), line(4, 0, "label", "1", "steel")};
    project.bom[1].supplier = "Mill";
    project.bom[3].omitted = true;
    project.bom[3].omit_reason = "small";
    ActivityLine power;
    power.id = 9;
    power.stage = "manufacturing";
    power.name = "power";
    power.amount = Entered("240");
    power.unit = "kWh";
    power.factor = "power";
    power.origin = Origin::measured;
    project.activities = {power};
    return project;
}

Footprint footprint_of(const Project& project) {
    FootprintEngine engine(small_library());
    return engine.compute(project);
}

const QualityFinding* finding(const QualityReport& report, std::string_view key) {
    for (const QualityFinding& each : report.findings) {
        if (each.key == key) return &each;
    }
    return nullptr;
}

QualityReport quality_of(const Project& project) {
    return assess_quality(project, footprint_of(project), small_library());
}

Measure measure(RowId id, const char* target, const char* reduction, const char* unit = "",
                const char* scenarios = "") {
    Measure made;
    made.id = id;
    made.title = "measure " + std::to_string(id);
    made.target = target;
    made.reduction = Entered(reduction);
    made.reduction_unit = unit;
    made.scenarios = scenarios;
    return made;
}

}  // namespace

TEST_CASE("Scores are proposed from what is known and replaced by what is entered", "[results][quality]") {
    Project project = sample();
    // Database amounts and official factors of 2024: accuracy 3 and 2, time 1, place 1, technology 3.
    const auto lines = line_qualities(project, footprint_of(project), small_library());
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].data.scores == Scores{3, 1, 1, 1});
    CHECK(lines[0].factor.scores == Scores{2, 1, 1, 3});
    CHECK(lines[0].worse == Scores{3, 1, 1, 3});
    CHECK(lines[2].data.scores.accuracy == 1);  // measured
    CHECK_FALSE(lines[0].factor.all_entered());
    for (const char* column : {"accuracy", "timeliness", "geography", "technology"}) {
        for (const char* key : {"quality.bom.2.", "quality.factor.steel."}) {
            REQUIRE(apply(project, SetField{key + std::string(column), "4"}).ok());
        }
    }
    const QualityReport report = quality_of(project);
    // Steel 200 of 400 at 4; copper 80 and power 120 as proposed: accuracy (200·4 + 80·3 + 120·2) / 400.
    CHECK(report.rating[0] == Approx(3.2));
    CHECK(report.rating[1] == Approx((200 * 4 + 200 * 1) / 400.0));
    CHECK(report.entered_share == Approx(0.5));
    CHECK(report.primary_share == Approx(0.3));
    CHECK(report.overall == Approx((report.rating[0] + report.rating[1] + report.rating[2] + report.rating[3]) / 4));
}

TEST_CASE("Recycled material is rated by its own factor, by what that emits", "[results][quality]") {
    Project project = sample();
    OwnFactor scrap;
    scrap.id = "own-1";
    scrap.name = "Steel scrap";
    scrap.value = Entered("1");
    scrap.per = "kg";
    scrap.year = "2005";
    scrap.region = "DE";
    scrap.origin = Origin::database;
    project.own_factors = {scrap};
    project.bom[2].recycled_percent = Entered("50");
    project.bom[2].recycled_factor = "own-1";
    // Copper bar: 20 kg × (0.5·4 + 0.5·1) = 50, of which the scrap makes a fifth. Together 370.
    const auto lines = line_qualities(project, footprint_of(project), small_library());
    REQUIRE(lines.size() == 3);
    REQUIRE(lines[1].factors.size() == 2);
    CHECK(lines[1].factors[1].share == Approx(0.2));
    CHECK(lines[1].factor.scores.timeliness == 5);
    const QualityReport report = quality_of(project);
    CHECK(report.rating[1] == Approx((200 + 120 + 50 * (0.8 * 1 + 0.2 * 5)) / 370));
    CHECK(report.rating[2] == Approx((200 + 120 + 50 * (0.8 * 1 + 0.2 * 3)) / 370));
    project.analysis.max_age_years = Entered("10");
    REQUIRE(finding(quality_of(project), "old-factor") != nullptr);
    CHECK(finding(quality_of(project), "old-factor")->args.front() == "own-1");
    const Risks risks = find_risks(project, footprint_of(project), small_library());
    const auto keys = [&](RiskKind kind) {
        std::string all;
        for (const RiskEvidence& each : risks[static_cast<std::size_t>(kind)].evidence) all += each.key + " ";
        return all;
    };
    CHECK(keys(RiskKind::factor) == "recycled-region recycled-old ");
    CHECK(risks[static_cast<std::size_t>(RiskKind::factor)].evidence.front().share == Approx(0.2 * 50 / 370));
    CHECK(keys(RiskKind::wrong_material) == "recycled-class-differs ");
}

TEST_CASE("A shared assembly is rated by the factors of its parts", "[results][quality]") {
    Project project = sample();
    project.activities.clear();
    project.bom[0].part_number = "T";
    project.bom[0].quantity = Entered("1");
    project.bom[0].unit = "piece";
    project.bom[3] = line(4, 0, "second tank", "", "");
    project.bom[3].same_as = "T";
    project.bom[3].quantity = Entered("1");
    project.bom[3].unit = "piece";
    const auto lines = line_qualities(project, footprint_of(project), small_library());
    REQUIRE(lines.size() == 3);
    CHECK(lines[2].factors.size() == 2);
    CHECK(lines[2].factor.scores == Scores{2, 1, 1, 3});  // as of steel and copper, not as of nothing
}

TEST_CASE("The tree puts a part under the stage that it is counted in", "[results][tree]") {
    Project project = sample();
    project.bom[2].stage = "packaging";  // the copper bar of the tank
    const Footprint footprint = footprint_of(project);
    REQUIRE(footprint.by_stage.size() == 3);
    for (const StageTotal& stage : footprint.by_stage) {
        CAPTURE(stage.stage);
        double top = 0;
        for (const Contribution& each : contributions_to(stage.stage, project, footprint)) {
            if (each.depth == 1) top += each.kgco2e;
        }
        CHECK(top == Approx(stage.kgco2e));
    }
    const auto packed = contributions_to("packaging", project, footprint);
    REQUIRE(packed.size() == 2);  // the tank, and the bar in it
    CHECK(packed[0].index == 0);
    CHECK(packed[0].kgco2e == 80);
    CHECK(packed[1].index == 2);
    CHECK(packed[1].depth == 2);
    const auto materials = contributions_to("materials", project, footprint);
    REQUIRE(materials.size() == 2);
    CHECK(materials[0].kgco2e == 200);
    CHECK(materials[1].index == 1);
    const auto made = contributions_to("manufacturing", project, footprint);
    REQUIRE(made.size() == 1);
    CHECK(made[0].is_activity);
}

TEST_CASE("The reason for which an assembly is cut off is that of its parts", "[results][cut-off]") {
    Project project = sample();
    project.bom[0].omitted = true;
    project.bom[0].omit_reason = "bought for tests";
    auto omitted = omitted_lines(project, footprint_of(project));
    REQUIRE(omitted.size() == 3);
    for (const OmittedLine& each : omitted) CHECK(each.has_reason);
    CHECK(OmitReasons(project.bom).of(2) == "bought for tests");
    project.bom[0].omit_reason = " ";
    omitted = omitted_lines(project, footprint_of(project));
    CHECK(std::count_if(omitted.begin(), omitted.end(), [](const OmittedLine& each) { return each.has_reason; }) == 1);
}

TEST_CASE("What falls short of the entered minimum is a finding", "[results][quality]") {
    Project project = sample();
    CHECK_FALSE(quality_of(project).has_minimum);
    project.analysis.worst_accuracy = Entered("2");
    project.analysis.min_primary_percent = Entered("40");
    QualityReport report = quality_of(project);
    REQUIRE(finding(report, "rating.accuracy") != nullptr);
    CHECK(finding(report, "rating.accuracy")->below_minimum);
    CHECK(finding(report, "rating.accuracy")->args == std::vector<std::string>{"2.70", "2"});
    REQUIRE(finding(report, "primary-share") != nullptr);
    CHECK_FALSE(report.meets_minimum);
    project.analysis.worst_accuracy = Entered("2.7");  // the limit itself is met
    project.analysis.min_primary_percent = Entered("30");
    report = quality_of(project);
    CHECK(report.meets_minimum);
    project.analysis.worst_accuracy = Entered("two");
    CHECK(finding(quality_of(project), "bad-minimum") != nullptr);
}

TEST_CASE("Instruments are named and calibrated", "[results][quality]") {
    Project project = sample();
    CHECK(finding(quality_of(project), "no-instrument") != nullptr);
    DataQuality& power = project.quality["activity.9"];
    power.instrument = "meter M-1";
    power.calibrated = "2024-06-30";
    project.analysis.calibration_months = Entered("24");
    CHECK(finding(quality_of(project), "no-instrument") == nullptr);
    CHECK(finding(quality_of(project), "calibration-due") == nullptr);
    project.analysis.calibration_months = Entered("18");  // 2024-06-30 + 18 months is before the end of the period
    REQUIRE(finding(quality_of(project), "calibration-due") != nullptr);
    power.calibrated = "June";
    CHECK(finding(quality_of(project), "bad-calibration-date") != nullptr);
    project.analysis.max_age_years = Entered("0");
    REQUIRE(finding(quality_of(project), "old-factor") != nullptr);
    CHECK(finding(quality_of(project), "old-factor")->args.at(1) == "2024");
}

TEST_CASE("A model draws amounts and shared factors, entered ranges first", "[results][uncertainty]") {
    Project project = sample();
    DataQuality& wall = project.quality["bom.2"];
    wall.distribution = "uniform";
    wall.minus_percent = Entered("10");
    wall.plus_percent = Entered("10");
    project.quality["factor.power"].distribution = "none";
    const UncertaintyModel model = uncertainty_of(project, footprint_of(project), small_library());
    CHECK(model.total == Approx(400));
    REQUIRE(model.terms.size() == 3);
    // Three amounts, two factors: that of power is certain.
    REQUIRE(model.variables.size() == 5);
    CHECK(model.variables[0].key == "bom.2");
    CHECK(model.variables[0].entered);
    CHECK(model.variables[0].distribution.shape == Shape::uniform);
    CHECK(model.variables[1].key == "factor.steel");
    CHECK(model.variables[1].weight == Approx(200));
    CHECK(model.terms.back().factor == no_variable);
    wall.plus_percent = Entered("x");
    CHECK(uncertainty_of(project, footprint_of(project), small_library()).bad_ranges == 1);
    CHECK(sample_settings(project.analysis).seed == 1);
    CHECK(sample_settings(project.analysis).draws == 10'000);
    project.analysis.seed = Entered("99");
    project.analysis.draws = Entered("1e9");
    CHECK(sample_settings(project.analysis).seed == 99);
    CHECK(sample_settings(project.analysis).draws == 1'000'000);
}

TEST_CASE("Materials are recognised in both languages", "[results][risks]") {
    const auto word = [](std::string_view text) {
        const std::size_t found = first_class(material_classes(text));
        return found == material_class_count ? std::string_view("-") : material_class_word(found);
    };
    CHECK(word("取向硅钢片 23RK075") == "electrical-steel");
    CHECK(word("Q235B 钢板") == "steel");
    CHECK(word("T2 铜排") == "copper");
    CHECK(word("XLPE insulation") == "polymer");
    CHECK(word("25号变压器油") == "oil");
    CHECK(word("油箱") == "-");
    CHECK(word("SF6") == "gas");
    CHECK(material_classes("铜包铝线") == (material_classes("铜") | material_classes("铝")));
}

TEST_CASE("The five risks of paragraph 42 come with evidence", "[results][risks]") {
    Project project = sample();
    const auto risks_of = [&] { return find_risks(project, footprint_of(project), small_library()); };
    const auto at = [](const Risks& risks, RiskKind kind) { return risks[static_cast<std::size_t>(kind)]; };
    Risks risks = risks_of();
    CHECK_FALSE(at(risks, RiskKind::missing_material).found());  // 121 of 121 kg
    CHECK_FALSE(at(risks, RiskKind::wrong_material).found());
    CHECK_FALSE(at(risks, RiskKind::factor).found());
    // Wall and bar say nothing of what is lost in working them.
    CHECK(at(risks, RiskKind::net_for_gross).count == 2);
    CHECK(at(risks, RiskKind::net_for_gross).evidence.front().field == "bom:2");
    CHECK(at(risks, RiskKind::net_for_gross).evidence.front().share == Approx(0.5));
    project.bom[1].loss_percent = Entered("0");
    project.bom[2].factor = "steel";
    project.bom[2].origin = Origin::proxy;
    project.product.mass_kg = Entered("150");
    risks = risks_of();
    CHECK(at(risks, RiskKind::net_for_gross).count == 1);
    REQUIRE(at(risks, RiskKind::wrong_material).count == 1);
    CHECK(at(risks, RiskKind::wrong_material).evidence.front().key == "class-differs");
    REQUIRE(at(risks, RiskKind::missing_material).count == 1);
    CHECK(at(risks, RiskKind::missing_material).evidence.front().args.at(2) == "19.3");  // (150 − 121) / 150
    CHECK(at(risks, RiskKind::factor).evidence.front().key == "proxy");
}

TEST_CASE("Balances close to the last digit", "[results][balance]") {
    BalanceRow row;
    row.opening = Entered("0.1");
    row.received = Entered("0.2");
    row.used = Entered("0.3");
    BalanceRow open = row;
    open.closing = Entered("0.03");
    BalanceRow bad = row;
    bad.used = Entered("1,5");
    const auto gaps = balance_gaps({row, open, bad, BalanceRow{}});
    REQUIRE(gaps.size() == 4);
    CHECK(gaps[0].gap == Decimal(0));
    CHECK(gaps[1].gap.to_string() == "-0.03");
    CHECK(gaps[1].share.value() == Approx(-0.1));
    CHECK_FALSE(gaps[2].readable);
    CHECK_FALSE(gaps[3].has_numbers);
}

TEST_CASE("Measures act one after the other", "[results][plan]") {
    Project project = sample();
    project.measures = {measure(11, "stage.manufacturing", "50"),
                        measure(12, "bom.1", "28", "kg", "A"),
                        measure(13, "total", "10", "percent", "B"),
                        measure(14, "bom.77", "10"),
                        measure(15, "total", ""),
                        measure(16, "total", "110")};
    const auto plan = reduction_plan(project, footprint_of(project));
    REQUIRE(plan.size() == 3);  // all, A, B
    CHECK(plan[0].letter == '*');
    CHECK(plan[0].today == Approx(400));
    CHECK(plan[0].effects[0].kgco2e == Approx(60));
    CHECK(plan[0].effects[1].kgco2e == Approx(28));  // of 280 in the assembly
    CHECK(plan[0].effects[2].kgco2e == Approx(31.2));
    CHECK(plan[0].total == Approx(280.8));
    CHECK(plan[0].effects[3].state == EffectState::no_target);
    CHECK(plan[0].effects[4].state == EffectState::no_figure);
    CHECK(plan[0].effects[5].state == EffectState::bad_number);
    CHECK(plan[1].total == Approx(312));
    CHECK(plan[2].total == Approx(306));
    project.measures = {measure(1, "bom.3", "100", "kg")};
    const auto too_much = reduction_plan(project, footprint_of(project));
    CHECK(too_much[0].effects[0].state == EffectState::too_much);
    CHECK(too_much[0].total == Approx(320));  // nothing falls below zero
}

TEST_CASE("Suppliers, flows and cut-off lines add up", "[results][flows]") {
    const Project project = sample();
    const Footprint footprint = footprint_of(project);
    const auto suppliers = totals_by_supplier(project, footprint);
    REQUIRE(suppliers.size() == 2);
    CHECK(suppliers[0].supplier == "Mill");
    CHECK(suppliers[0].kgco2e == Approx(200));
    CHECK(suppliers[1].kgco2e == Approx(200));
    const FlowDiagram flows = emission_flows(project, footprint);
    REQUIRE(flows.nodes.size() == 6);  // steel, power's table, copper; tank, manufacturing; product
    CHECK(flows.nodes.front().key == "material-class.steel");
    CHECK(flows.nodes.back().kgco2e == Approx(400));
    double into_product = 0;
    for (const FlowLink& link : flows.links) {
        if (link.to == flows.nodes.size() - 1) into_product += link.kgco2e;
    }
    CHECK(into_product == Approx(400));
    const FlowDiagram small = emission_flows(project, footprint, 2);
    CHECK(small.nodes.size() == 5);
    CHECK(small.nodes[1].kgco2e == Approx(200));  // copper and energy together
    const auto omitted = omitted_lines(project, footprint);
    REQUIRE(omitted.size() == 1);
    CHECK(omitted[0].mass_share == Approx(1.0 / 121));
    CHECK(omitted[0].kgco2e == Approx(2));
    CHECK(omitted[0].has_reason);
}

TEST_CASE("Suppliers stand on lines, activities and factors", "[results][flows]") {
    Project project = sample();
    OwnFactor own;
    own.id = "own-1";
    own.value = Entered("4");
    own.per = "kg";
    own.supplier = "Smelter";
    project.own_factors.push_back(own);
    project.bom[2].factor = "own-1";
    project.activities[0].supplier = "Grid";
    const auto suppliers = totals_by_supplier(project, footprint_of(project));
    REQUIRE(suppliers.size() == 3);
    CHECK(suppliers[0].supplier == "Mill");
    CHECK(suppliers[1].supplier == "Grid");
    CHECK(suppliers[1].kgco2e == Approx(120));
    CHECK(suppliers[2].supplier == "Smelter");
    CHECK(suppliers[2].kgco2e == Approx(80));
}

TEST_CASE("Activities that are cut off stand in the same list, with their mass", "[results][flows]") {
    Project project = sample();
    ActivityLine grease = project.activities[0];
    grease.id = 10;
    grease.kind = ActivityKind::material;
    grease.amount = Entered("2000");
    grease.unit = "g";
    grease.factor = "steel";
    grease.omitted = true;
    project.activities.push_back(grease);
    const auto omitted = omitted_lines(project, footprint_of(project));
    REQUIRE(omitted.size() == 2);
    CHECK(omitted[0].is_activity);
    CHECK(omitted[0].mass_kg == Approx(2));
    CHECK(omitted[0].kgco2e == Approx(4));
    CHECK_FALSE(omitted[0].has_reason);
    CHECK(omitted[1].cumulative_share == Approx(3.0 / 121));
}

TEST_CASE("A measure on an assembly acts on its parts alone", "[results][plan]") {
    Project project = sample();
    project.bom.push_back(line(5, 0, "spare", "50", "steel"));
    project.measures.emplace_back();
    project.measures[0].id = 20;
    project.measures[0].target = "bom.1";
    project.measures[0].reduction = Entered("10");
    const auto plan = reduction_plan(project, footprint_of(project));
    REQUIRE_FALSE(plan.empty());
    CHECK(plan[0].effects[0].kgco2e == Approx(28));
    project.measures[0].target = "bom.3";
    CHECK(reduction_plan(project, footprint_of(project))[0].effects[0].kgco2e == Approx(8));
    project.measures[0].target = "bom.77";
    CHECK(reduction_plan(project, footprint_of(project))[0].effects[0].state == EffectState::no_target);
}

TEST_CASE("Typed factors are held against published ones and against their own parts", "[results][risks]") {
    Project project;
    project.bom = {line(1, 0, "铜杆", "20", "own-1")};
    project.bom[0].material = "铜 T2";
    OwnFactor own;
    own.id = "own-1";
    own.name = "铜杆";
    own.value = Entered("4100");
    own.per = "kg";
    project.own_factors.push_back(own);
    const auto evidence = [&] {
        FootprintEngine engine(shipped_library());
        const Risks risks = find_risks(project, engine.compute(project), shipped_library());
        std::string keys;
        for (const RiskEvidence& each : risks[static_cast<std::size_t>(RiskKind::factor)].evidence) {
            keys += each.key + " ";
        }
        return keys;
    };
    CHECK(evidence() == "implausible ");
    project.own_factors[0].value = Entered("4.1");
    CHECK(evidence().empty());
    project.own_factors[0].fossil = Entered("4.0");
    project.own_factors[0].biogenic = Entered("0.1");
    CHECK(evidence().empty());
    project.own_factors[0].biogenic = Entered("1");
    CHECK(evidence() == "parts-differ ");
    project.own_factors[0].biogenic = Entered("x");
    CHECK(evidence() == "parts-unreadable ");
}

TEST_CASE("A shared assembly is as uncertain as the factors of its parts", "[results][uncertainty]") {
    Project project = sample();
    project.activities.clear();
    project.bom[0].part_number = "T";
    project.bom[0].quantity = Entered("1");
    project.bom[0].unit = "piece";
    project.bom[3] = line(4, 0, "second tank", "", "");
    project.bom[3].quantity = Entered("2");
    project.bom[3].unit = "piece";
    project.bom[3].same_as = "T";
    const Footprint footprint = footprint_of(project);
    REQUIRE(footprint.complete);
    CHECK(footprint.total == Approx(280 * 3));
    const UncertaintyModel model = uncertainty_of(project, footprint, small_library());
    REQUIRE(model.terms.size() == 4);
    const auto weight = [&](std::string_view key) {
        double found = 0;
        for (const Variable& each : model.variables) found += each.key == key ? each.weight : 0;
        return found;
    };
    CHECK(weight("factor.steel") == Approx(200 * 3));
    CHECK(weight("factor.copper") == Approx(80 * 3));
    CHECK(weight("bom.4") == Approx(280 * 2));
    double sum = 0;
    for (const Term& term : model.terms) sum += term.kgco2e;
    CHECK(sum == Approx(footprint.total));
}

TEST_CASE("A line with recycled material is as uncertain as both of its factors", "[results][uncertainty]") {
    Project project = sample();
    project.activities.clear();
    project.bom = {line(1, 0, "bar", "10", "steel")};
    project.bom[0].recycled_percent = Entered("25");
    project.bom[0].recycled_factor = "copper";
    const Footprint footprint = footprint_of(project);
    REQUIRE(footprint.complete);
    const UncertaintyModel model = uncertainty_of(project, footprint, small_library());
    REQUIRE(model.terms.size() == 2);
    const auto weight = [&](std::string_view key) {
        double found = 0;
        for (const Variable& each : model.variables) found += each.key == key ? each.weight : 0;
        return found;
    };
    project.bom[0].recycled_percent = Entered();
    const double all_steel = footprint_of(project).total;
    CHECK(weight("factor.steel") == Approx(0.75 * all_steel));
    CHECK(weight("factor.copper") == Approx(footprint.total - 0.75 * all_steel));
    CHECK(weight("bom.1") == Approx(footprint.total));
}
