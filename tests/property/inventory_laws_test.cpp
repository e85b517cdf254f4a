// Laws that hold for any project: scaling, splitting, reordering, zero is not missing; with all methods and allocation.
#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "core/footprint/allocation.hpp"
#include "core/footprint/footprint.hpp"
#include "tests/unit/data/library_fixture.hpp"

using namespace zuji;  // NOLINT: the model's names are used throughout
using zuji::test::small_library;

namespace {

constexpr int rounds = 40;
constexpr double rounding = 1e-12;

class Dice {
   public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }
    std::string number(int limit) { return std::to_string(1 + below(limit)) + "." + std::to_string(below(100)); }

   private:
    std::mt19937 engine_;
};

BomLine line_of(Dice& dice, RowId id) {
    BomLine line;
    line.id = id;
    line.quantity = Entered(dice.number(50));
    line.unit = "kg";
    line.factor = dice.below(2) == 0 ? "steel" : "copper";
    line.loss_percent = Entered(std::to_string(dice.below(40)));
    line.recovered_percent = Entered(dice.below(2) == 0 ? "" : std::to_string(dice.below(101)));
    if (dice.below(3) == 0) {
        line.recycled_percent = Entered(std::to_string(dice.below(101)));
        line.recycled_factor = "steel";
    }
    if (dice.below(3) == 0) line.stage = "packaging";
    return line;
}

/// Flat lines, an assembly with parts, and a line that shares it.
Project random_project(unsigned seed) {
    Dice dice(seed);
    Project project;
    RowId id = 1;
    for (int i = dice.below(4); i >= 0; --i) project.bom.push_back(line_of(dice, id++));
    BomLine assembly;
    assembly.id = id++;
    assembly.part_number = "A";
    assembly.quantity = Entered(dice.number(5));
    assembly.unit = "件";
    project.bom.push_back(assembly);
    for (int i = dice.below(3); i >= 0; --i) {
        project.bom.push_back(line_of(dice, id++));
        project.bom.back().parent = assembly.id;
    }
    BomLine shared;
    shared.id = id++;
    shared.same_as = "A";
    shared.quantity = Entered(dice.number(9));
    project.bom.push_back(shared);
    ActivityLine power;
    power.id = id++;
    power.stage = "manufacturing";
    power.amount = Entered(dice.number(9000));
    power.unit = "kWh";
    power.factor = "power";
    power.allocation = id;
    project.activities.push_back(power);
    Allocation allocation;
    allocation.id = id++;
    allocation.basis = "mass";
    allocation.own = Entered(dice.number(100));
    allocation.total = Entered("400");
    allocation.output = Entered(dice.number(100));
    project.allocations.push_back(allocation);
    return project;
}

double total_of(const Project& project) {
    FootprintEngine engine(small_library());
    const Footprint& result = engine.compute(project);
    CHECK(result.complete);
    double stages = 0;
    for (const StageTotal& stage : result.by_stage) stages += stage.kgco2e;
    CHECK(std::abs(stages - result.total) <= rounding * result.total);
    return result.total;
}

void check_close(double found, double expected) {
    CAPTURE(found, expected);
    CHECK(std::abs(found - expected) <= rounding * std::abs(expected));
}

void scale(Entered& number, int times) { number = Entered((*number.exact() * Decimal(times)).to_string()); }

}  // namespace

TEST_CASE("Twice the unit is twice the footprint", "[laws][footprint]") {
    for (unsigned seed = 1; seed <= rounds; ++seed) {
        Project project = random_project(seed);
        const double before = total_of(project);
        for (BomLine& line : project.bom) {
            if (line.parent == 0) scale(line.quantity, 3);
        }
        for (ActivityLine& line : project.activities) scale(line.amount, 3);
        CAPTURE(seed);
        check_close(total_of(project), 3 * before);
    }
}

TEST_CASE("Splitting a line changes nothing", "[laws][footprint]") {
    for (unsigned seed = 1; seed <= rounds; ++seed) {
        Project project = random_project(seed);
        scale(project.bom[0].quantity, 2);
        const double before = total_of(project);
        project.bom[0].quantity =
            Entered((*project.bom[0].quantity.exact() * Decimal::parse("0.5").value()).to_string());
        BomLine half = project.bom[0];
        half.id = 1000;
        project.bom.insert(project.bom.begin(), half);
        CAPTURE(seed);
        check_close(total_of(project), before);
    }
}

TEST_CASE("The order of lines changes nothing", "[laws][footprint]") {
    for (unsigned seed = 1; seed <= rounds; ++seed) {
        Project project = random_project(seed);
        const double before = total_of(project);
        std::rotate(project.bom.begin(), project.bom.end() - 1, project.bom.end());  // the shared line comes first
        CAPTURE(seed);
        check_close(total_of(project), before);
    }
}

TEST_CASE("A shared assembly counts as if its parts stood there again", "[laws][footprint]") {
    for (unsigned seed = 1; seed <= rounds; ++seed) {
        Project project = random_project(seed);
        const double before = total_of(project);
        const auto assembly = std::find_if(project.bom.begin(), project.bom.end(),
                                           [](const BomLine& line) { return line.part_number == "A"; });
        std::vector<BomLine> parts;
        for (auto part = assembly + 1; part->parent == assembly->id; ++part) parts.push_back(*part);
        BomLine& shared = project.bom.back();
        shared.same_as.clear();
        const RowId parent = shared.id;
        for (BomLine part : parts) {
            part.id += 1000;
            part.parent = parent;
            project.bom.push_back(part);
        }
        CAPTURE(seed);
        check_close(total_of(project), before);
    }
}

TEST_CASE("Zero is not missing", "[laws][footprint]") {
    Project project = random_project(1);
    project.bom[0].quantity = Entered("0");
    FootprintEngine engine(small_library());
    CHECK(engine.compute(project).bom[0].state == LineState::counted);
    CHECK(engine.result().bom[0].kgco2e == 0);
    project.bom[0].quantity = Entered("");
    CHECK(engine.compute(project).bom[0].state == LineState::no_amount);
    CHECK_FALSE(engine.result().complete);
}

TEST_CASE("What the products of a plant take is never more than the plant has", "[laws][allocation]") {
    for (unsigned seed = 1; seed <= rounds; ++seed) {
        Dice dice(seed);
        Project project;
        Allocation allocation;
        allocation.id = 1;
        allocation.basis = dice.below(2) == 0 ? "hours" : "value";
        allocation.own = Entered(dice.number(500));
        allocation.total = Entered(dice.number(1000));
        allocation.output = Entered(dice.number(100));
        for (int i = dice.below(4); i > 0; --i) {
            LineDetail other;
            other.owner = 1;
            other.role = "product";
            other.amount = Entered(dice.number(300));
            project.details.push_back(other);
        }
        const AllocationResult shares = compute_allocation(allocation, project);
        CAPTURE(seed);
        if (shares.state == LineState::counted) {
            check_close(shares.share + shares.other_share + shares.left_share, 1);
            CHECK(shares.left_share >= 0);
        } else {
            CHECK(shares.state == LineState::share_out_of_range);
            CHECK(shares.share + shares.other_share > 1);
        }
    }
}

TEST_CASE("Deep trees, shared chains and a hundred thousand bad lines do not crash", "[laws][footprint]") {
    constexpr RowId depth = 10'000;
    Project deep;
    deep.bom.resize(depth);
    for (RowId i = 0; i < depth; ++i) {
        deep.bom[i].id = i + 1;
        deep.bom[i].parent = i;
        deep.bom[i].quantity = Entered("1");
        deep.bom[i].unit = "件";
    }
    deep.bom.back().unit = "kg";
    deep.bom.back().factor = "steel";
    FootprintEngine engine(small_library());
    CHECK(engine.compute(deep).total == 2);

    Project chain;  // assembly n has one part, which is assembly n + 1
    for (RowId i = 0; i < depth; ++i) {
        BomLine assembly;
        assembly.id = 2 * i + 1;
        assembly.part_number = "A" + std::to_string(i);
        BomLine part;
        part.id = 2 * i + 2;
        part.parent = assembly.id;
        if (i + 1 < depth) part.same_as = "A" + std::to_string(i + 1);
        if (i + 1 == depth) {
            part.quantity = Entered("1");
            part.unit = "kg";
            part.factor = "steel";
        }
        chain.bom.push_back(assembly);
        chain.bom.push_back(part);
    }
    CHECK(engine.compute(chain).complete);
    CHECK(engine.result().total == 2.0 * depth);
    chain.bom.back() = BomLine{};
    chain.bom.back().id = 2 * depth;
    chain.bom.back().parent = 2 * depth - 1;
    chain.bom.back().same_as = "A0";
    CHECK(engine.compute(chain).open_lines == depth);

    Project bad;
    bad.bom.resize(100'000);
    const char* const numbers[] = {"NaN", "inf", "1e999", "--1", "-5", "", "1,5", "0x10"};
    for (std::size_t i = 0; i < bad.bom.size(); ++i) {
        bad.bom[i].id = static_cast<RowId>(i + 1);
        bad.bom[i].quantity = Entered(numbers[i % std::size(numbers)]);
        bad.bom[i].unit = "kg";
        bad.bom[i].factor = "steel";
    }
    bad.bom[7].quantity = Entered("3");
    CHECK(engine.compute(bad).total == 6);
    CHECK(engine.result().counted_lines == 1);
    CHECK(engine.result().open_lines == bad.bom.size() - 1);
}
