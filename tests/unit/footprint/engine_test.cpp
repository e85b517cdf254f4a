#include <catch2/catch_amalgamated.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/footprint/footprint.hpp"
#include "tests/unit/data/library_fixture.hpp"

using namespace zuji;  // NOLINT: the model's names are used throughout
using zuji::test::small_library;

namespace {

struct Row {
    RowId id;
    RowId parent;
    const char* quantity = "";
    const char* unit = "";
    const char* mass = "";
    const char* loss = "";
    const char* factor = "";
};

BomLine make(const Row& row) {
    BomLine line;
    line.id = row.id;
    line.parent = row.parent;
    line.name = "line " + std::to_string(row.id);
    line.quantity = Entered(row.quantity);
    line.unit = row.unit;
    line.mass_kg = Entered(row.mass);
    line.loss_percent = Entered(row.loss);
    line.factor = row.factor;
    line.origin = Origin::database;
    return line;
}

Project project_of(const std::vector<Row>& rows) {
    Project project;
    for (const Row& row : rows) project.bom.push_back(make(row));
    return project;
}

Footprint footprint_of(const Project& project) {
    FootprintEngine engine(small_library());
    return engine.compute(project);
}

/// State of a single line in a project of its own.
LineState state_of(const Row& row) { return footprint_of(project_of({row})).bom.at(0).state; }

double kgco2e_of(const Row& row) {
    const Footprint result = footprint_of(project_of({row}));
    CHECK(result.bom.at(0).state == LineState::counted);
    CHECK(result.total == result.bom.at(0).kgco2e);
    return result.total;
}

ActivityLine activity(ActivityKind kind, const char* stage, const char* amount, const char* unit, const char* factor) {
    ActivityLine line;
    line.kind = kind;
    line.stage = stage;
    line.amount = Entered(amount);
    line.unit = unit;
    line.factor = factor;
    return line;
}

}  // namespace

TEST_CASE("A line counts by its quantity, else by its mass", "[footprint]") {
    CHECK(kgco2e_of({1, 0, "3", "kg", "", "", "steel"}) == 6.0);
    CHECK(kgco2e_of({1, 0, "1.5", "吨", "", "", "steel"}) == 3000.0);
    CHECK(kgco2e_of({1, 0, "2000", "g", "", "", "copper"}) == 8.0);  // per t in the file, per kg in the library
    CHECK(kgco2e_of({1, 0, "4", "件", "2.5", "", "steel"}) == 5.0);  // mass of the whole line
    CHECK(kgco2e_of({1, 0, "", "", "2.5", "", "steel"}) == 5.0);
    CHECK(kgco2e_of({1, 0, "12", "个", "", "", "screw"}) == 0.12);
    CHECK(kgco2e_of({1, 0, "2", "km", "", "", "pipe"}) == 6000.0);
    CHECK(kgco2e_of({1, 0, "3", "kg", "99", "", "steel"}) == 6.0);  // the quantity is the activity
    CHECK(kgco2e_of({1, 0, "9.7", "kg", "", "3", "steel"}) == 2 * (9.7 / 0.97));
    CHECK(kgco2e_of({1, 0, "10", "kg", "", "0", "steel"}) == 20.0);
    Project each = project_of({{1, 0, "4", "件", "2.5", "", "steel"}});
    each.bom[0].mass_basis = MassBasis::each;
    CHECK(footprint_of(each).total == 20.0);
    CHECK(footprint_of(each).net_mass_kg == 10.0);
    each.bom[0].quantity = Entered("");
    CHECK(footprint_of(each).total == 5.0);  // a missing quantity of pieces with a mass is one
}

TEST_CASE("What cannot be counted says why", "[footprint]") {
    CHECK(state_of({1, 0, "3", "kg", "", "", ""}) == LineState::no_factor);
    CHECK(state_of({1, 0, "3", "kg", "", "", "nowhere"}) == LineState::unknown_factor);
    CHECK(state_of({1, 0, "", "", "", "", "steel"}) == LineState::no_amount);
    CHECK(state_of({1, 0, "3", "件", "", "", "steel"}) == LineState::no_amount);
    CHECK(state_of({1, 0, "", "", "5", "", "screw"}) == LineState::no_amount);
    CHECK(state_of({1, 0, "18,5", "kg", "", "", "steel"}) == LineState::bad_number);
    CHECK(state_of({1, 0, "3", "件", "1 2", "", "steel"}) == LineState::bad_number);
    CHECK(state_of({1, 0, "3", "kg", "", "x", "steel"}) == LineState::bad_number);
    CHECK(state_of({1, 0, "3", "加仑", "", "", "steel"}) == LineState::unknown_unit);
    CHECK(state_of({1, 0, "3", "", "", "", "screw"}) == LineState::unknown_unit);
    CHECK(state_of({1, 0, "3", "加仑", "2", "", "steel"}) == LineState::counted);  // the mass speaks
    CHECK(state_of({1, 0, "3", "kg", "", "", "screw"}) == LineState::unit_mismatch);
    CHECK(state_of({1, 0, "3", "m3", "", "", "power"}) == LineState::unit_mismatch);
    CHECK(state_of({1, 0, "3", "kg", "", "100", "steel"}) == LineState::loss_out_of_range);
    CHECK(state_of({1, 0, "3", "kg", "", "-1", "steel"}) == LineState::loss_out_of_range);
    CHECK(state_of({1, 0, "3", "kg", "", "99.9", "steel"}) == LineState::counted);
    CHECK(state_of({1, 0, "-3", "kg", "", "", "steel"}) == LineState::negative_amount);
    CHECK(state_of({1, 0, "3", "件", "-1", "", "steel"}) == LineState::negative_amount);
    CHECK(state_of({1, 0, "3", "kWh", "", "", "grid"}) == LineState::factor_unfit);
    CHECK(state_of({1, 0, "3", "kg", "", "", "gwp-ar6-sf6"}) == LineState::factor_unfit);
    const Footprint open = footprint_of(project_of({{1, 0, "3", "kg", "", "", ""}}));
    CHECK(open.total == 0);
    CHECK(open.open_lines == 1);
    CHECK_FALSE(open.complete);
    CHECK(open.by_stage.empty());
}

TEST_CASE("Zero is a value, missing is not", "[footprint]") {
    const Footprint zero = footprint_of(project_of({{1, 0, "0", "kg", "", "", "steel"}}));
    CHECK(zero.complete);
    CHECK(zero.total == 0);
    CHECK(zero.counted_lines == 1);
    CHECK(zero.bom[0].has_mass);
    const Footprint missing = footprint_of(project_of({{1, 0, "", "kg", "", "", "steel"}}));
    CHECK_FALSE(missing.complete);
    CHECK(missing.open_lines == 1);
    CHECK_FALSE(missing.bom[0].has_mass);
    CHECK_FALSE(footprint_of({}).complete);  // nothing is counted
}

TEST_CASE("Quantities of assemblies multiply down the tree", "[footprint]") {
    const Project project = project_of({{1, 0, "2", "台"},
                                        {2, 1, "3", "套"},
                                        {3, 2, "4", "kg", "", "", "steel"},
                                        {4, 2, "", "", "5", "", "steel"},
                                        {5, 1, "", "件"},
                                        {6, 5, "1", "kg", "", "", "copper"},
                                        {7, 0, "1", "kg", "", "", "steel"}});
    const Footprint result = footprint_of(project);
    CHECK(result.bom[0].state == LineState::parent);
    CHECK(result.bom[2].multiplicity == 6);
    CHECK(result.bom[2].activity == 24);
    CHECK(result.bom[2].kgco2e == 48);
    CHECK(result.bom[3].kgco2e == 60);
    CHECK(result.bom[5].multiplicity == 2);  // a missing quantity of an assembly is one
    CHECK(result.bom[5].kgco2e == 8);
    CHECK(result.bom[1].subtotal == 108);
    CHECK(result.bom[0].subtotal == 116);
    CHECK(result.bom[6].subtotal == 2);
    CHECK(result.total == 118);
    CHECK(result.bom[0].net_mass_kg == 24 + 30 + 2);
    CHECK(result.net_mass_kg == 57);
    CHECK(result.covered_mass_kg == 57);
    CHECK(result.leaf_lines == 4);
    CHECK(result.max_depth == 2);
    CHECK(result.bom[3].depth == 2);
    CHECK(result.complete);
    CHECK(result.by_stage.size() == 1);
    CHECK(result.by_stage[0].stage == "materials");
    CHECK(result.by_origin.at(static_cast<int>(Origin::database)) == 118);
}

TEST_CASE("A quantity that cannot be read stops its subtree, and only that", "[footprint]") {
    Project project = project_of({{1, 0, "1,5", "套"},
                                  {2, 1, "2", "套"},
                                  {3, 2, "4", "kg", "", "", "steel"},
                                  {4, 0, "1", "kg", "", "", "steel"}});
    Footprint result = footprint_of(project);
    CHECK(result.bom[0].state == LineState::bad_number);
    CHECK(result.bom[1].state == LineState::parent);
    CHECK(result.bom[2].state == LineState::bad_number);
    CHECK(result.bom[3].state == LineState::counted);
    CHECK(result.total == 2);
    CHECK(result.open_lines == 2);
    CHECK(result.bom[0].open_below == 1);
    project.bom[0].quantity = Entered("-1");
    result = footprint_of(project);
    CHECK(result.bom[2].state == LineState::negative_amount);
    CHECK(result.total == 2);
}

TEST_CASE("An assembly with its own factor covers its parts", "[footprint]") {
    Project project = project_of({{1, 0, "2", "台", "30", "", "steel"},
                                  {2, 1, "4", "kg", "", "", "copper"},
                                  {3, 1, "1", "套", "", "", ""},
                                  {4, 3, "3", "", "", "", ""}});
    Footprint result = footprint_of(project);
    CHECK(result.bom[0].state == LineState::counted);
    CHECK(result.bom[0].kgco2e == 60);
    CHECK(result.bom[1].state == LineState::covered);
    CHECK(result.bom[1].kgco2e == 0);
    CHECK(result.bom[3].state == LineState::covered);
    CHECK(result.total == 60);
    CHECK(result.bom[0].subtotal == 60);
    CHECK(result.complete);
    CHECK(result.net_mass_kg == 30);  // the assembly's own mass, once
    CHECK(result.covered_mass_kg == 30);
    project.bom[0].mass_kg = Entered("");
    project.bom[0].unit = "kg";
    result = footprint_of(project);  // 2 kg of it, by its quantity
    CHECK(result.total == 4);
    project.bom[0].factor = "nowhere";
    result = footprint_of(project);
    CHECK(result.bom[0].state == LineState::unknown_factor);
    CHECK(result.bom[1].state == LineState::covered);
    CHECK(result.open_lines == 1);
    CHECK_FALSE(result.complete);
}

TEST_CASE("The masses of assemblies come from their parts where these have any", "[footprint]") {
    const Project project = project_of({{1, 0, "2", "套", "100"},
                                        {2, 1, "1", "件", "3", "", "steel"},
                                        {3, 1, "1", "件", "", "", "screw"},
                                        {4, 0, "3", "套", "7"},
                                        {5, 4, "1", "件", "", "", "screw"}});
    const Footprint result = footprint_of(project);
    CHECK(result.bom[0].net_mass_kg == 6);
    CHECK(result.bom[3].net_mass_kg == 7);  // no part has a mass: the assembly's own
    CHECK(result.bom[3].has_mass);
    CHECK(result.net_mass_kg == 13);
    CHECK(result.covered_mass_kg == 6);
}

TEST_CASE("Omitted lines are told apart and never counted", "[footprint]") {
    Project project = project_of({{1, 0, "10", "kg", "", "", "steel"},
                                  {2, 0, "1", "套"},
                                  {3, 2, "0.5", "kg", "", "", "copper"},
                                  {4, 2, "0.2", "kg", "", "", ""}});
    project.bom[1].omitted = true;
    const Footprint result = footprint_of(project);
    CHECK(result.total == 20);
    CHECK(result.complete);  // an omitted line without a factor is not open
    CHECK(result.bom[1].state == LineState::omitted);
    CHECK(result.bom[2].state == LineState::omitted);
    CHECK(result.bom[2].kgco2e == 2);  // what it would be
    CHECK(result.bom[2].subtotal == 0);
    CHECK(result.bom[1].subtotal == 0);
    CHECK(result.omitted_kgco2e == 2);
    CHECK(result.omitted_lines == 2);
    CHECK(result.omitted_mass_kg == Catch::Approx(0.7));
    CHECK(result.net_mass_kg == Catch::Approx(10.7));
    CHECK(result.covered_mass_kg == 10);
    CHECK(result.leaf_lines == 3);  // they stay items of the list
    CHECK(result.open_lines == 0);
}

TEST_CASE("Activities stand in their stages, in life-cycle order", "[footprint]") {
    Project project = project_of({{1, 0, "1", "kg", "", "", "steel"}});
    project.activities.push_back(activity(ActivityKind::energy, "use", "100", "kWh", "power"));
    project.activities.push_back(activity(ActivityKind::energy, "manufacturing", "36", "MJ", "power"));
    ActivityLine leg = activity(ActivityKind::transport, "inbound", "500", "kg", "truck");
    leg.distance = Entered("300");
    leg.distance_unit = "公里";
    project.activities.push_back(leg);
    project.activities.push_back(activity(ActivityKind::transport, "distribution", "12", "t*km", "truck"));
    ActivityLine leak = activity(ActivityKind::direct, "manufacturing", "3", "g", "");
    leak.gas = "SF6";
    project.activities.push_back(leak);
    project.activities.push_back(activity(ActivityKind::waste, "", "2", "kg", "steel"));
    project.activities.push_back(activity(ActivityKind::waste, "materials", "1", "kg", "steel"));
    const Footprint result = footprint_of(project);
    CHECK(result.activities[0].kgco2e == 50);
    CHECK(result.activities[1].kgco2e == 5);
    CHECK(result.activities[2].activity == 150);
    CHECK(result.activities[2].kgco2e == 15);
    CHECK(result.activities[3].kgco2e == Catch::Approx(1.2));
    CHECK(result.activities[4].kgco2e == Catch::Approx(75.6));
    CHECK(result.activities[5].kgco2e == 4);
    std::vector<std::string> stages;
    for (const StageTotal& stage : result.by_stage) stages.push_back(stage.stage);
    CHECK(stages ==
          std::vector<std::string>{"materials", "inbound", "manufacturing", "distribution", "use", "unassigned"});
    CHECK(result.by_stage[0].kgco2e == 4);
    CHECK(result.complete);
    CHECK(result.total == Catch::Approx(2 + 50 + 5 + 15 + 1.2 + 75.6 + 4 + 2));
    project.gwp_set = "AR5";
    CHECK(footprint_of(project).activities[4].kgco2e == Catch::Approx(70.5));
}

TEST_CASE("Activities that cannot be counted say why", "[footprint]") {
    const auto state = [](ActivityLine line) {
        Project project;
        project.activities.push_back(std::move(line));
        const Footprint result = footprint_of(project);
        CHECK(result.open_lines == (result.activities[0].state == LineState::counted ? 0 : 1));
        return result.activities[0].state;
    };
    CHECK(state(activity(ActivityKind::energy, "use", "", "kWh", "power")) == LineState::no_amount);
    CHECK(state(activity(ActivityKind::energy, "use", "1", "kWh", "")) == LineState::no_factor);
    CHECK(state(activity(ActivityKind::energy, "use", "1", "kWh", "grid")) == LineState::factor_unfit);
    CHECK(state(activity(ActivityKind::energy, "use", "1", "kg", "power")) == LineState::unit_mismatch);
    CHECK(state(activity(ActivityKind::energy, "use", "-1", "kWh", "power")) == LineState::negative_amount);
    CHECK(state(activity(ActivityKind::energy, "use", "1k", "kWh", "power")) == LineState::bad_number);
    ActivityLine leg = activity(ActivityKind::transport, "inbound", "500", "kg", "truck");
    CHECK(state(leg) == LineState::no_distance);
    leg.distance = Entered("3");
    CHECK(state(leg) == LineState::unknown_unit);
    leg.distance_unit = "kg";
    CHECK(state(leg) == LineState::unit_mismatch);
    leg.distance_unit = "km";
    CHECK(state(leg) == LineState::counted);
    leg.factor = "steel";
    CHECK(state(leg) == LineState::unit_mismatch);  // a material is no freight, though its unit would fit
    leg.factor = "power";
    CHECK(state(leg) == LineState::unit_mismatch);
    ActivityLine leak = activity(ActivityKind::direct, "use", "3", "kg", "");
    leak.gas = "phlogiston";
    CHECK(state(leak) == LineState::unknown_gas);
    leak.gas = "SF6";
    leak.unit = "m3";
    CHECK(state(leak) == LineState::unit_mismatch);
    leak.unit = "bottle";
    CHECK(state(leak) == LineState::unknown_unit);
    leak.amount = Entered("");
    CHECK(state(leak) == LineState::no_amount);
}

TEST_CASE("Own factors come before the library's and carry their gas", "[footprint]") {
    Project project = project_of({{1, 0, "10", "kg", "", "", "own-1"}, {2, 0, "10", "kg", "", "", "steel"}});
    OwnFactor own;
    own.id = "own-1";
    own.value = Entered("1.25");
    own.per = "t";
    project.own_factors.push_back(own);
    CHECK(footprint_of(project).bom[0].kgco2e == 0.0125);
    project.own_factors[0].gas = "SF6";
    CHECK(footprint_of(project).bom[0].kgco2e == Catch::Approx(0.0125 * 25200));
    project.own_factors[0].gas = "phlogiston";
    CHECK(footprint_of(project).bom[0].state == LineState::unknown_gas);
    project.own_factors[0].gas = "";
    project.own_factors[0].value = Entered("1,25");
    CHECK(footprint_of(project).bom[0].state == LineState::bad_number);
    project.own_factors[0].value = Entered("");
    CHECK(footprint_of(project).bom[0].state == LineState::factor_unfit);
    project.own_factors[0].value = Entered("1");
    project.own_factors[0].per = "bucket";
    CHECK(footprint_of(project).bom[0].state == LineState::factor_unfit);
    project.own_factors[0].id = "steel";
    project.own_factors[0].per = "kg";
    CHECK(footprint_of(project).bom[1].kgco2e == 10);
}

TEST_CASE("Numbers beyond all sense are refused where they stand", "[footprint]") {
    const std::string huge = "1" + std::string(200, '0');
    Project project = project_of(
        {{1, 0, huge.c_str(), "套"}, {2, 1, huge.c_str(), "kg", "", "", "steel"}, {3, 0, "1", "kg", "", "", "steel"}});
    const Footprint result = footprint_of(project);
    CHECK(result.bom[1].state == LineState::bad_number);
    CHECK(result.total == 2);
    CHECK(result.net_mass_kg == 1);
}

TEST_CASE("Rows whose parent is missing or below them stand at the top", "[footprint]") {
    Project project = project_of({{5, 9, "1", "kg", "", "", "steel"},
                                  {7, 8, "2", "kg", "", "", "steel"},
                                  {8, 0, "3", "套"},
                                  {4'000'000'000U, 8, "1", "kg", "", "", "steel"}});
    const Footprint result = footprint_of(project);
    CHECK(result.bom[0].multiplicity == 1);
    CHECK(result.bom[1].multiplicity == 1);
    CHECK(result.bom[3].multiplicity == 3);
    CHECK(result.total == 2 + 4 + 6);
}

TEST_CASE("The largest contributors come first, ties in document order", "[footprint]") {
    Project project = project_of({{1, 0, "1", "kg", "", "", "steel"},
                                  {2, 0, "5", "kg", "", "", "steel"},
                                  {3, 0, "1", "kg", "", "", "steel"},
                                  {4, 0, "9", "kg", "", "", ""}});
    project.activities.push_back(activity(ActivityKind::energy, "use", "8", "kWh", "power"));
    FootprintEngine engine(small_library());
    engine.compute(project);
    const auto top = engine.top(3);
    REQUIRE(top.size() == 3);
    CHECK(top[0].index == 1);
    CHECK(top[1].is_activity);
    CHECK(top[2].index == 0);
    CHECK(engine.top(99).size() == 4);
    CHECK(engine.top(0).empty());
}

TEST_CASE("Line states have words", "[footprint]") {
    CHECK(line_state_word(LineState::counted) == "counted");
    CHECK(line_state_word(LineState::loss_out_of_range) == "loss-out-of-range");
    CHECK(line_state_word(LineState::covered) == "covered");
    CHECK(is_open(LineState::no_factor));
    CHECK_FALSE(is_open(LineState::covered));
}
