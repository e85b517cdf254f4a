// The methods of paragraph 24 beside activity × factor, allocation, boundary, recycled and shared material.
#include <catch2/catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "core/footprint/allocation.hpp"
#include "core/footprint/footprint.hpp"
#include "core/footprint/gwp_choice.hpp"
#include "tests/unit/data/library_fixture.hpp"

using namespace zuji;  // NOLINT: the model's names are used throughout
using Catch::Approx;
using zuji::test::shipped_library;
using zuji::test::small_library;

namespace {

Footprint footprint_of(const Project& project) {
    FootprintEngine engine(small_library());
    return engine.compute(project);
}

ActivityLine activity(ActivityKind kind, const char* amount = "", const char* unit = "") {
    ActivityLine line;
    line.id = 1;
    line.kind = kind;
    line.stage = "manufacturing";
    line.amount = Entered(amount);
    line.unit = unit;
    return line;
}

LineDetail detail(const char* role, const char* amount, const char* unit, const char* carbon = "",
                  const char* name = "") {
    LineDetail row;
    row.owner = 1;
    row.role = role;
    row.name = name;
    row.amount = Entered(amount);
    row.unit = unit;
    row.carbon_percent = Entered(carbon);
    return row;
}

Project with(ActivityLine line, std::vector<LineDetail> details = {}) {
    Project project;
    project.activities.push_back(std::move(line));
    project.details = std::move(details);
    return project;
}

LineState state(const Project& project) {
    const Footprint result = footprint_of(project);
    CHECK(result.complete == (result.activities.at(0).state == LineState::counted));
    return result.activities.at(0).state;
}

BomLine bom_line(RowId id, RowId parent, const char* quantity, const char* unit, const char* factor) {
    BomLine line;
    line.id = id;
    line.parent = parent;
    line.quantity = Entered(quantity);
    line.unit = unit;
    line.factor = factor;
    return line;
}

Allocation allocation(const char* basis, const char* own, const char* total, const char* output) {
    Allocation row;
    row.id = 7;
    row.basis = basis;
    row.own = Entered(own);
    row.total = Entered(total);
    row.output = Entered(output);
    return row;
}

}  // namespace

TEST_CASE("A fuel counts by heating value, carbon content and oxidation", "[footprint][methods]") {
    ActivityLine fuel = activity(ActivityKind::fuel, "2000", "kg");
    fuel.ncv = Entered("42.652");  // diesel
    fuel.ncv_unit = "GJ/t";
    fuel.carbon_content = Entered("0.0202");
    CHECK(state(with(fuel)) == LineState::no_parameter);
    fuel.oxidation_percent = Entered("98");
    const Footprint result = footprint_of(with(fuel));
    CHECK(result.total == Approx(2 * 42.652 * 0.0202 * 0.98 * 44 / 12 * 1000));
    CHECK(result.parts.fossil == result.total);
    CHECK(result.parts.unsplit == 0);

    ActivityLine gas = activity(ActivityKind::fuel, "1000", "m3");
    gas.ncv = Entered("389.31");
    gas.ncv_unit = "GJ/10^4m3";
    gas.carbon_content = Entered("0.0153");
    gas.oxidation_percent = Entered("99");
    CHECK(footprint_of(with(gas)).total == Approx(2162.19).epsilon(1e-5));  // the set derives 21.6219 t per 10^4 m3
    gas.unit = "kg";
    CHECK(state(with(gas)) == LineState::unit_mismatch);
    gas.unit = "m3";
    gas.ncv_unit = "GJ";
    CHECK(state(with(gas)) == LineState::unknown_unit);
    gas.ncv_unit = "MJ/m3";
    gas.oxidation_percent = Entered("101");
    CHECK(state(with(gas)) == LineState::share_out_of_range);
}

TEST_CASE("Carbon that does not leave in products leaves as CO2, and the balance closes", "[footprint][methods]") {
    const ActivityLine line = activity(ActivityKind::mass_balance);
    CHECK(state(with(line)) == LineState::no_amount);
    std::vector<LineDetail> streams = {detail("carbon-in", "2", "t", "50"), detail("opening-stock", "100", "kg", "50"),
                                       detail("closing-stock", "300", "kg", "50"), detail("carbon-out", "1", "t", "60"),
                                       detail("reading", "9", "kg")};
    // 1000 + 50 − 150 − 600 = 300 kg C
    CHECK(footprint_of(with(line, streams)).total == Approx(300.0 * 44 / 12));
    streams.push_back(detail("carbon-out", "1", "t", "60"));
    CHECK(state(with(line, streams)) == LineState::balance_open);
    streams.back() = detail("carbon-out", "1", "t", "120");
    CHECK(state(with(line, streams)) == LineState::share_out_of_range);
    streams.back() = detail("carbon-out", "1", "t", "");
    CHECK(state(with(line, streams)) == LineState::no_parameter);
    streams.back() = detail("carbon-out", "1", "m", "1");
    CHECK(state(with(line, streams)) == LineState::unit_mismatch);
}

TEST_CASE("Readings of an emission add up", "[footprint][methods]") {
    ActivityLine line = activity(ActivityKind::measured, "", "kg");
    std::vector<LineDetail> readings = {detail("reading", "1.5", ""), detail("reading", "500", "g"),
                                        detail("reading", "2", "kgCO2e")};
    CHECK(footprint_of(with(line, readings)).total == 4);
    line.gas = "SF6";  // a mass of CO2e has a potential in it already
    CHECK(state(with(line, readings)) == LineState::double_gwp);
    readings.back().unit = "kg";
    CHECK(footprint_of(with(line, readings)).total == 4 * 25200);
    readings.push_back(detail("reading", "", "kg"));
    CHECK(state(with(line, readings)) == LineState::no_amount);
    readings.back() = detail("reading", "-1", "kg");
    CHECK(state(with(line, readings)) == LineState::negative_amount);
    CHECK(footprint_of(with(activity(ActivityKind::measured, "3", "tCO2e"))).total == 3000);
}

TEST_CASE("A formula gives the amount of its line", "[footprint][methods]") {
    ActivityLine line = activity(ActivityKind::formula, "", "kWh");
    line.stage = "use";
    line.formula = "(P0 + load^2 * Pk) * 8760 * lifetime";
    line.factor = "power";
    std::vector<LineDetail> values = {detail("parameter", "1", "kW", "", "P0"),
                                      detail("parameter", "10", "kW", "", "Pk"),
                                      detail("parameter", "0.5", "", "", "load")};
    Project project = with(line, values);
    CHECK(state(project) == LineState::no_parameter);  // neither a parameter nor the product tells the lifetime
    project.product.lifetime_years = Entered("20");
    CHECK(footprint_of(project).total == 3.5 * 8760 * 20 * 0.5);
    project.details[1].amount = Entered("1o");
    CHECK(state(project) == LineState::bad_number);
    project.details[1].amount = Entered("10");
    project.activities[0].formula = "P0 +";
    CHECK(state(project) == LineState::formula_error);
    project.activities[0].formula = "P0 - Pk";
    CHECK(state(project) == LineState::negative_amount);
    project.activities[0].formula = "P0 * 0.002";
    project.activities[0].unit = "kg";
    CHECK(state(project) == LineState::unit_mismatch);
    project.activities[0].factor = "";
    CHECK(state(project) == LineState::no_factor);
    project.activities[0].gas = "SF6";
    CHECK(footprint_of(project).total == Approx(0.002 * 25200));
}

TEST_CASE("What a plant uses is shared, and never more than there is", "[footprint][allocation]") {
    ActivityLine line = activity(ActivityKind::energy, "10000", "kWh");
    line.factor = "power";
    line.allocation = 7;
    Project project = with(line);
    CHECK(state(project) == LineState::no_allocation);
    project.allocations.push_back(allocation("hours", "300", "1200", "50"));
    CHECK(footprint_of(project).total == 10000 * 0.25 / 50 * 0.5);

    AllocationResult shares = compute_allocation(project.allocations[0], project);
    CHECK(shares.share == 0.25);
    CHECK(shares.left_share == 0.75);
    LineDetail other = detail("product", "700", "h");
    other.owner = 7;
    project.details.push_back(other);
    shares = compute_allocation(project.allocations[0], project);
    CHECK(shares.other_share == Approx(700.0 / 1200));
    CHECK(shares.left_share == Approx(200.0 / 1200));
    project.details[0].amount = Entered("901");
    CHECK(state(project) == LineState::share_out_of_range);
    project.allocations[0].total = Entered("");  // then the listed products are all there are
    CHECK(compute_allocation(project.allocations[0], project).left_share == 0);
    CHECK(state(project) == LineState::counted);

    project.allocations[0].output = Entered("0");
    CHECK(state(project) == LineState::no_output);
    project.allocations[0].output = Entered("");
    CHECK(state(project) == LineState::no_allocation);
    project.allocations[0].output = Entered("50x");
    CHECK(state(project) == LineState::bad_number);
    project.allocations[0] = allocation("share", "", "", "100");
    CHECK(state(project) == LineState::no_allocation);
    project.details.clear();
    project.allocations[0].share_percent = Entered("40");
    CHECK(footprint_of(project).total == Approx(10000 * 0.4 / 100 * 0.5));
    project.allocations[0].share_percent = Entered("100.1");
    CHECK(state(project) == LineState::share_out_of_range);

    project.allocations[0].share_percent = Entered("40");
    project.product.declared_amount = Entered("0.5");
    project.product.declared_unit = "km";
    project.allocations[0].output_unit = "m";  // 100 m are a fifth of one declared unit of 500 m
    CHECK(footprint_of(project).total == Approx(10000 * 0.4 / 0.2 * 0.5));
    project.allocations[0].output_unit = "kg";
    CHECK(state(project) == LineState::unit_mismatch);
}

TEST_CASE("Stages outside the boundary do not count and leave nothing open", "[footprint][boundary]") {
    Project project;
    project.bom = {bom_line(1, 0, "1", "kg", "steel"), bom_line(2, 0, "1", "", ""), bom_line(3, 2, "2", "kg", "steel"),
                   bom_line(4, 2, "3", "kg", "")};
    project.bom[1].stage = "packaging";
    project.bom[3].stage = "distribution";
    ActivityLine use = activity(ActivityKind::energy, "10", "kWh");
    use.stage = "use";
    project.activities.push_back(use);
    Footprint result = footprint_of(project);
    CHECK(result.total == 6);
    CHECK(result.open_lines == 2);
    REQUIRE(result.by_stage.size() == 2);
    CHECK(result.by_stage[0].kgco2e == 2);
    CHECK(result.by_stage[1].stage == "packaging");
    CHECK(result.by_stage[1].kgco2e == 4);
    project.product.distribution_inside = Answer::no;
    project.product.use_inside = Answer::no;
    result = footprint_of(project);
    CHECK(result.bom[3].state == LineState::outside);
    CHECK(result.activities[0].state == LineState::outside);
    CHECK(result.outside_lines == 2);
    CHECK(result.complete);
    CHECK(result.total == 6);
}

TEST_CASE("Recycled material and recovered scrap", "[footprint][recycling]") {
    Project project;
    project.bom = {bom_line(1, 0, "95", "kg", "copper")};
    BomLine& line = project.bom[0];
    line.loss_percent = Entered("5");
    CHECK(footprint_of(project).total == Approx(400));
    line.recovered_percent = Entered("100");  // all of the scrap comes back
    CHECK(footprint_of(project).total == Approx(380));
    line.recovered_percent = Entered("40");
    CHECK(footprint_of(project).bom[0].activity == Approx(98));
    line.recovered_percent = Entered("");
    line.recycled_percent = Entered("25");
    CHECK(footprint_of(project).bom[0].state == LineState::no_recycled_factor);
    line.recycled_factor = "steel";
    const Footprint result = footprint_of(project);
    CHECK(result.bom[0].factor == 0.75 * 4 + 0.25 * 2);
    CHECK(result.total == Approx(350));
    line.recycled_factor = "power";
    CHECK(footprint_of(project).bom[0].state == LineState::unit_mismatch);
    line.recycled_factor = "grid";
    CHECK(footprint_of(project).bom[0].state == LineState::factor_unfit);
    line.recycled_percent = Entered("101");
    CHECK(footprint_of(project).bom[0].state == LineState::share_out_of_range);
    line.recycled_percent = Entered("0");
    line.recovered_percent = Entered("-1");
    CHECK(footprint_of(project).bom[0].state == LineState::share_out_of_range);
}

TEST_CASE("Lines share an assembly without entering it twice", "[footprint][shared]") {
    Project project;
    project.bom = {bom_line(1, 0, "3", "件", ""),  bom_line(2, 1, "2", "kg", "steel"),
                   bom_line(3, 1, "4", "件", ""),  bom_line(4, 3, "0.5", "kg", "copper"),
                   bom_line(5, 0, "10", "件", ""), bom_line(6, 0, "2", "件", "")};
    project.bom[0].part_number = "A";
    project.bom[2].part_number = "B";
    project.bom[4].same_as = "B";
    project.bom[5].same_as = "A";
    // B: 2 kg CO2e and 0.5 kg; A: 4 + 4 × 2 = 12 and 4 kg
    Footprint result = footprint_of(project);
    CHECK(result.total == 3 * 12 + 10 * 2 + 2 * 12);
    CHECK(result.bom[4].kgco2e == 20);
    CHECK(result.bom[5].kgco2e == 24);
    CHECK(result.net_mass_kg == 3 * 4 + 10 * 0.5 + 2 * 4);
    CHECK(result.complete);

    FootprintEngine engine(small_library());
    engine.compute(project);
    project.bom[3].quantity = Entered("1");
    const std::vector<std::size_t> changed = {3};
    CHECK(engine.compute(project, changed).total == 3 * 20 + 10 * 4 + 2 * 20);

    project.bom[4].same_as = "C";
    CHECK(footprint_of(project).bom[4].state == LineState::no_assembly);
    CHECK_FALSE(footprint_of(project).complete);
}

TEST_CASE("Assemblies that contain each other are refused with the path, the rest counts", "[footprint][shared]") {
    Project project;
    project.bom = {bom_line(1, 0, "1", "件", ""), bom_line(2, 1, "2", "kg", "steel"),
                   bom_line(3, 1, "1", "件", ""), bom_line(4, 0, "1", "件", ""),
                   bom_line(5, 4, "1", "件", ""), bom_line(6, 4, "1", "kg", "copper")};
    project.bom[0].part_number = "A";
    project.bom[3].part_number = "B";
    project.bom[2].same_as = "B";
    project.bom[4].same_as = "A";
    const Footprint result = footprint_of(project);
    CHECK(result.bom[2].state == LineState::cycle);
    CHECK(result.bom[4].state == LineState::cycle);
    CHECK(result.cycle_paths.at(2) == "B → A → B");
    CHECK(result.cycle_paths.at(4) == "A → B → A");
    CHECK(result.total == 8);
    CHECK_FALSE(result.complete);
    project.bom[4].same_as = "B";
    CHECK(footprint_of(project).cycle_paths.at(4) == "B → B");
}

TEST_CASE("GWP sets, the user's own, and the two figures of SF6", "[footprint][gwp]") {
    ActivityLine leak = activity(ActivityKind::direct, "2", "kg");
    leak.gas = "SF6";
    Project project = with(leak);
    const auto total = [&] {
        FootprintEngine engine(shipped_library());
        return engine.compute(project).total;
    };
    CHECK(total() == 2 * 25200);
    project.sf6_gwp = "ghgp";
    CHECK(total() == 2 * 24300);
    project.gwp_set = "AR5";
    CHECK(total() == 2 * 23500);
    project.gwp_set = "own";
    CHECK(total() == 2 * 24300);  // AR6 where the own set says nothing
    project.own_gwp.push_back({});
    project.own_gwp[0].gas = "sf6";
    project.own_gwp[0].value = Entered("22000");
    CHECK(total() == 2 * 22000);
    CHECK(sf6_figures(shipped_library(), project).size() == 2);
    project.gwp_set = "AR5";
    CHECK(sf6_figures(shipped_library(), project).size() == 1);
}

TEST_CASE("A factor of a gas with its GWP inside is not multiplied again", "[footprint][gwp]") {
    Project project;
    project.bom = {bom_line(1, 0, "1", "kg", "own-1")};
    OwnFactor own;
    own.id = "own-1";
    own.value = Entered("25200");
    own.per = "kg";
    own.gas = "SF6";
    project.own_factors.push_back(own);
    CHECK(footprint_of(project).bom[0].state == LineState::double_gwp);
    project.own_factors[0].value = Entered("0.002");
    CHECK(footprint_of(project).total == Approx(50.4));
    project.own_factors[0].kind = "grid-co2";
    CHECK(footprint_of(project).bom[0].state == LineState::factor_unfit);
}

TEST_CASE("Parts of factors are kept apart", "[footprint][parts]") {
    Project project;
    project.bom = {bom_line(1, 0, "10", "kg", "own-1"), bom_line(2, 0, "5", "kg", "steel")};
    OwnFactor own;
    own.id = "own-1";
    own.value = Entered("2");
    own.per = "kg";
    own.fossil = Entered("1.5");
    own.biogenic = Entered("0.3");
    own.land_use = Entered("0.2");
    project.own_factors.push_back(own);
    const PartTotals parts = footprint_of(project).parts;
    CHECK(parts.fossil == 15);
    CHECK(parts.biogenic == 3);
    CHECK(parts.land_use == 2);
    CHECK(parts.aviation == 0);
    CHECK(parts.unsplit == Approx(10));
}

TEST_CASE("Parts stay apart through recycled shares and shared assemblies", "[footprint][parts]") {
    OwnFactor primary;
    primary.id = "own-1";
    primary.value = Entered("2");
    primary.per = "kg";
    primary.fossil = Entered("1.5");
    primary.biogenic = Entered("0.5");
    OwnFactor recycled = primary;
    recycled.id = "own-2";
    recycled.value = Entered("1000");
    recycled.per = "t";
    recycled.fossil = Entered("800");
    recycled.biogenic = Entered("200");
    Project project;
    project.own_factors = {primary, recycled};
    project.bom = {bom_line(1, 0, "2", "件", ""), bom_line(2, 1, "10", "kg", "own-1"), bom_line(3, 0, "3", "件", "")};
    project.bom[0].part_number = "A";
    project.bom[2].same_as = "A";
    project.bom[1].recycled_percent = Entered("25");
    project.bom[1].recycled_factor = "own-2";
    // One assembly: 10 kg × (0.75 × 2 + 0.25 × 1) = 17.5, fossil 10 × (1.125 + 0.2), biogenic 10 × (0.375 + 0.05).
    const Footprint result = footprint_of(project);
    CHECK(result.total == Approx(17.5 * 5));
    CHECK(result.parts.fossil == Approx(13.25 * 5));
    CHECK(result.parts.biogenic == Approx(4.25 * 5));
    CHECK(result.parts.unsplit == Approx(0).margin(1e-9));
}

TEST_CASE("A line says what its emission is where nothing else does", "[footprint][parts]") {
    ActivityLine line = activity(ActivityKind::measured, "12", "kg");
    line.gas = "CO2";
    CHECK(footprint_of(with(line)).parts.fossil == 12);
    line.part = "biogenic";
    CHECK(footprint_of(with(line)).parts.biogenic == 12);
    line.part = "land-use";
    CHECK(footprint_of(with(line)).parts.land_use == 12);
    CHECK(footprint_of(with(line)).parts.unsplit == 0);
    line.part = "";
    line.gas = "CO2e";
    CHECK(footprint_of(with(line)).parts.unsplit == 12);
    line.kind = ActivityKind::direct;
    line.amount = Entered("1");
    line.gas = "CH4-biogenic";
    FootprintEngine engine(shipped_library());
    CHECK(engine.compute(with(line)).parts.biogenic == engine.result().total);
    CHECK(engine.result().total > 20);
}

TEST_CASE("An activity can be cut off and is then in no sum", "[footprint][cut-off]") {
    ActivityLine line = activity(ActivityKind::measured, "12", "kg");
    line.omitted = true;
    Project project = with(line);
    project.bom = {bom_line(1, 0, "1", "kg", "steel")};
    const Footprint result = footprint_of(project);
    CHECK(result.activities[0].state == LineState::omitted);
    CHECK(result.activities[0].kgco2e == 12);
    CHECK(result.omitted_kgco2e == 12);
    CHECK(result.omitted_lines == 1);
    CHECK(result.total == result.bom[0].kgco2e);
    CHECK(result.complete);
    project.activities[0].amount = Entered("x");
    CHECK(footprint_of(project).complete);
}

TEST_CASE("Outside the boundary there is nothing to cut off", "[footprint][cut-off]") {
    Project project;
    project.bom = {bom_line(1, 0, "1", "kg", "steel"), bom_line(2, 0, "3", "kg", "steel")};
    project.bom[1].stage = "distribution";
    project.bom[1].omitted = true;
    CHECK(footprint_of(project).omitted_lines == 1);
    CHECK(footprint_of(project).omitted_mass_kg == 3);
    project.product.distribution_inside = Answer::no;
    const Footprint result = footprint_of(project);
    CHECK(result.bom[1].state == LineState::outside);
    CHECK(result.omitted_lines == 0);
    CHECK(result.omitted_kgco2e == 0);
    CHECK(result.omitted_mass_kg == 0);
    CHECK(result.outside_lines == 1);
    CHECK(result.complete);
}
