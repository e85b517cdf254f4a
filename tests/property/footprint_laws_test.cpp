// Laws that every footprint obeys, on random bills of materials.
#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "core/footprint/footprint.hpp"
#include "core/footprint/inventory.hpp"
#include "core/footprint/kernel.hpp"
#include "tests/unit/data/library_fixture.hpp"

using namespace zuji;  // NOLINT: the model's names are used throughout
using zuji::test::small_library;

namespace {

using Random = std::mt19937_64;  // its sequence is fixed by the standard, distributions are not

std::size_t below(Random& random, std::size_t limit) { return static_cast<std::size_t>(random() % limit); }

std::string decimal(Random& random) {
    return std::to_string(below(random, 500)) + "." + std::to_string(1 + below(random, 999));
}

template <class T>
const T& pick(Random& random, const std::vector<T>& from) {
    return from[below(random, from.size())];
}

/// Texts that a line may hold, good and bad ones.
std::string any_number(Random& random) {
    static const std::vector<std::string> odd = {"", "0", "1", "-1", "1,5", "x", "1e3", "２", "1e300", "0.000001"};
    return below(random, 4) == 0 ? pick(random, odd) : decimal(random);
}

void scramble(Random& random, BomLine& line) {
    static const std::vector<std::string> units = {"kg", "t", "g", "件", "kWh", "m", "", "bucket"};
    static const std::vector<std::string> factors = {"steel", "copper",  "screw", "pipe",
                                                     "",      "nowhere", "grid",  "own-1"};
    switch (below(random, 7)) {
        case 0:
            line.quantity = Entered(any_number(random));
            break;
        case 1:
            line.mass_kg = Entered(any_number(random));
            break;
        case 2:
            line.unit = pick(random, units);
            break;
        case 3:
            line.factor = pick(random, factors);
            break;
        case 4:
            line.loss_percent = Entered(below(random, 3) == 0 ? "" : std::to_string(below(random, 110)));
            break;
        case 5:
            line.omitted = !line.omitted;
            break;
        default:
            line.mass_basis = line.mass_basis == MassBasis::each ? MassBasis::line : MassBasis::each;
            line.origin = static_cast<Origin>(below(random, 7));
    }
}

/// A tree of `size` lines; with `good`, every leaf counts.
Project random_project(Random& random, std::size_t size, bool good) {
    Project project;
    OwnFactor own;
    own.id = "own-1";
    own.value = Entered("0.75");
    own.per = "kg";
    project.own_factors.push_back(own);
    std::vector<RowId> chain = {0};
    for (std::size_t i = 0; i < size; ++i) {
        BomLine line;
        line.id = static_cast<RowId>(i + 1);
        chain.resize(1 + below(random, chain.size()));
        line.parent = chain.back();
        const bool assembly = below(random, 4) == 0 && i + 1 < size;
        line.quantity = Entered(std::to_string(1 + below(random, 9)));
        line.unit = "件";
        line.origin = static_cast<Origin>(below(random, 7));
        if (assembly) {
            chain.push_back(line.id);
        } else {
            line.quantity = Entered(decimal(random));
            line.unit = pick<std::string>(random, {"kg", "g", "t"});
            line.factor = pick<std::string>(random, {"steel", "copper", "own-1"});
            line.loss_percent = Entered(below(random, 2) == 0 ? "" : std::to_string(below(random, 30)));
        }
        if (!good) {
            for (std::size_t k = below(random, 4); k > 0; --k) scramble(random, line);
        }
        project.bom.push_back(line);
    }
    // An assembly that got no parts is a leaf without a factor; give it one.
    if (good) {
        for (BomLine& line : project.bom) {
            const bool has_parts = std::any_of(project.bom.begin(), project.bom.end(),
                                               [&](const BomLine& other) { return other.parent == line.id; });
            if (!has_parts && line.factor.empty()) line.factor = "screw";
        }
    }
    return project;
}

Footprint compute(const Project& project) {
    FootprintEngine engine(small_library());
    return engine.compute(project);
}

void check_close(double a, double b) {
    CAPTURE(a, b);
    CHECK(std::abs(a - b) <= 1e-12 * std::max({std::abs(a), std::abs(b), 1e-300}));
}

/// Equal in every bit that a user could see.
bool same(const Footprint& a, const Footprint& b) {
    const auto equal = [](double x, double y) { return std::memcmp(&x, &y, sizeof x) == 0; };
    if (!equal(a.total, b.total) || a.complete != b.complete || a.open_lines != b.open_lines ||
        a.leaf_lines != b.leaf_lines || a.max_depth != b.max_depth || a.proxy_lines != b.proxy_lines ||
        a.counted_lines != b.counted_lines || a.omitted_lines != b.omitted_lines ||
        !equal(a.net_mass_kg, b.net_mass_kg) || !equal(a.covered_mass_kg, b.covered_mass_kg) ||
        !equal(a.omitted_mass_kg, b.omitted_mass_kg) || !equal(a.omitted_kgco2e, b.omitted_kgco2e) ||
        a.by_origin != b.by_origin || a.bom.size() != b.bom.size() || a.by_stage.size() != b.by_stage.size()) {
        return false;
    }
    const PartTotals& p = a.parts;
    const PartTotals& q = b.parts;
    if (!equal(p.fossil, q.fossil) || !equal(p.biogenic, q.biogenic) || !equal(p.land_use, q.land_use) ||
        !equal(p.aviation, q.aviation) || !equal(p.unsplit, q.unsplit)) {
        return false;
    }
    for (std::size_t i = 0; i < a.by_stage.size(); ++i) {
        if (a.by_stage[i].stage != b.by_stage[i].stage || !equal(a.by_stage[i].kgco2e, b.by_stage[i].kgco2e)) {
            return false;
        }
    }
    for (std::size_t i = 0; i < a.bom.size(); ++i) {
        const BomLineResult& x = a.bom[i];
        const BomLineResult& y = b.bom[i];
        if (x.state != y.state || !equal(x.multiplicity, y.multiplicity) || !equal(x.net_mass_kg, y.net_mass_kg) ||
            !equal(x.activity, y.activity) || !equal(x.factor, y.factor) || !equal(x.kgco2e, y.kgco2e) ||
            !equal(x.subtotal, y.subtotal) || x.open_below != y.open_below || x.has_mass != y.has_mass ||
            x.depth != y.depth) {
            return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("Compensated sums keep what plain sums lose", "[property][footprint]") {
    CompensatedSum sum;
    for (const double x : {1e16, 1.0, -1e16, 1e-8}) sum.add(x);
    CHECK(sum.value() == 1.00000001);
    CompensatedSum tenths;
    for (int i = 0; i < 1'000'000; ++i) tenths.add(0.1);
    CHECK(tenths.value() == 100000.0);
}

TEST_CASE("A footprint depends on the project alone, whatever was computed before", "[property][footprint]") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        Project project = random_project(random, 60, false);
        FootprintEngine warm(small_library());
        FootprintEngine named(small_library());
        warm.compute(project);
        named.compute(project);
        for (int step = 0; step < 60; ++step) {
            const std::size_t at = below(random, project.bom.size());
            scramble(random, project.bom[at]);
            const Footprint fresh = compute(project);
            const std::vector<std::size_t> changed = {at};
            REQUIRE(same(warm.compute(project), fresh));
            REQUIRE(same(named.compute(project, changed), fresh));
        }
        // Other shapes, factors and sets must be noticed as well.
        project.own_factors[0].value = Entered("3.5");
        REQUIRE(same(warm.compute(project), compute(project)));
        project.gwp_set = "AR5";
        REQUIRE(same(warm.compute(project), compute(project)));
        project.bom.erase(project.bom.begin() + 30, project.bom.end());
        REQUIRE(same(warm.compute(project), compute(project)));
        project.bom.back().parent = 0;
        REQUIRE(same(warm.compute(project), compute(project)));
        std::swap(project.bom.front().id, project.bom.back().id);
        REQUIRE(same(warm.compute(project), compute(project)));
    }
}

TEST_CASE("An edit of a long list gives the bits of a computation from the start", "[property][footprint]") {
    constexpr std::size_t lines = 9'000;        // nine blocks of sums
    constexpr std::size_t in_assembly = 1'500;  // an assembly that ends in the second of them
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        Project project = random_project(random, lines, false);
        for (std::size_t i = 1; i < in_assembly; ++i) {
            if (project.bom[i].parent == 0) project.bom[i].parent = project.bom[0].id;
        }
        if (seed == 2) project.own_factors[0].fossil = Entered("0.5");
        FootprintEngine named(small_library());
        named.compute(project);
        for (int step = 0; step < 12; ++step) {
            CAPTURE(step);
            const std::size_t at = step % 3 == 0 ? 0 : below(random, lines);
            scramble(random, project.bom[at]);
            if (seed == 3 && step % 4 == 1) project.bom[at].stage = "packaging";
            const std::vector<std::size_t> changed = {at};
            REQUIRE(same(named.compute(project, changed), compute(project)));
        }
    }
}

TEST_CASE("Twice the amounts are twice the footprint", "[property][footprint]") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        Project project = random_project(random, 80, true);
        const Footprint before = compute(project);
        REQUIRE(before.complete);
        REQUIRE(before.total > 0);
        for (const char* times : {"2", "3"}) {
            Project scaled = project;
            for (BomLine& line : scaled.bom) {
                if (line.parent != 0) continue;
                const auto exact = line.quantity.exact();
                REQUIRE(exact);
                line.quantity = Entered((*exact * Decimal::parse(times).value()).to_string());
            }
            const double factor = Entered(times).value();
            check_close(compute(scaled).total, factor * before.total);
            check_close(compute(scaled).net_mass_kg, factor * before.net_mass_kg);
        }
    }
}

TEST_CASE("The order of lines does not matter", "[property][footprint]") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        Project project = random_project(random, 80, true);
        for (BomLine& line : project.bom) line.parent = 0;
        const Footprint before = compute(project);
        for (int round = 0; round < 5; ++round) {
            for (std::size_t i = project.bom.size(); i > 1; --i) {
                std::swap(project.bom[i - 1], project.bom[below(random, i)]);
            }
            check_close(compute(project).total, before.total);
            check_close(compute(project).net_mass_kg, before.net_mass_kg);
        }
    }
}

TEST_CASE("Splitting a line changes nothing", "[property][footprint]") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        Project project = random_project(random, 40, true);
        const Footprint before = compute(project);
        std::size_t at = below(random, project.bom.size());
        while (project.bom[at].unit == "件") at = (at + 1) % project.bom.size();
        const Decimal whole = *project.bom[at].quantity.exact();
        const Decimal part = Decimal::parse("0.3").value() * whole;
        BomLine rest = project.bom[at];
        rest.id = 1000;
        rest.quantity = Entered((whole - part).to_string());
        project.bom[at].quantity = Entered(part.to_string());
        project.bom.insert(project.bom.begin() + static_cast<std::ptrdiff_t>(at) + 1, rest);
        const Footprint after = compute(project);
        check_close(after.total, before.total);
        check_close(after.net_mass_kg, before.net_mass_kg);
        CHECK(after.leaf_lines == before.leaf_lines + 1);
    }
}

TEST_CASE("The parts add up to the whole", "[property][footprint]") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const Project project = random_project(random, 100, seed % 2 == 0);
        const Footprint result = compute(project);
        double roots = 0;
        std::size_t open = 0;
        std::size_t open_by_roots = 0;
        std::size_t counted = 0;
        for (std::size_t i = 0; i < result.bom.size(); ++i) {
            const BomLineResult& line = result.bom[i];
            if (project.bom[i].parent == 0) {
                roots += line.subtotal;
                open_by_roots += line.open_below + (is_open(line.state) ? 1U : 0U);
            }
            open += is_open(line.state) ? 1U : 0U;
            counted += line.state == LineState::counted ? 1U : 0U;
            if (line.state != LineState::counted && line.state != LineState::omitted) CHECK(line.kgco2e == 0);
        }
        check_close(roots, result.total);
        CHECK(open == result.open_lines);
        CHECK(open == open_by_roots);
        CHECK(counted == result.counted_lines);
        CHECK(result.complete == (open == 0 && counted > 0));
        double stages = 0;
        for (const StageTotal& stage : result.by_stage) stages += stage.kgco2e;
        check_close(stages, result.total);
        double origins = 0;
        for (const auto& [origin, kgco2e] : result.by_origin) origins += kgco2e;
        check_close(origins, result.total);
        CHECK(result.covered_mass_kg <= result.net_mass_kg * (1 + 1e-12));
    }
}

TEST_CASE("A line of zero adds nothing, a line without an amount opens the footprint", "[property][footprint]") {
    Random random(7);
    Project project = random_project(random, 50, true);
    const Footprint before = compute(project);
    BomLine line;
    line.id = 1000;
    line.factor = "steel";
    line.unit = "kg";
    line.quantity = Entered("0");
    project.bom.push_back(line);
    CHECK(compute(project).total == before.total);
    CHECK(compute(project).complete);
    project.bom.back().quantity = Entered("");
    CHECK(compute(project).total == before.total);
    CHECK_FALSE(compute(project).complete);
}

TEST_CASE("Project and inventory give the same bits for the same flow", "[property][footprint]") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const std::string amount = decimal(random);
        const std::size_t loss = below(random, 90);
        Project project;
        BomLine line;
        line.id = 1;
        line.quantity = Entered(amount);
        line.unit = "kg";
        line.loss_percent = Entered(std::to_string(loss));
        line.factor = "copper";
        project.bom.push_back(line);
        const std::string two_digits = (loss < 10 ? "0.0" : "0.") + std::to_string(loss);
        const auto result = footprint_of_inventory(
            R"({"processes":{"p":{"output":{"amount":"1","unit":"piece"},"lines":[{"id":"a","kind":"flow","amount":")" +
                amount + R"(","unit":"kg","factor":"copper","loss":")" + two_digits +
                R"("}]}},"demand":{"process":"p","amount":"1","unit":"piece"}})",
            small_library());
        REQUIRE(result.ok());
        const std::string start = "{\"total\":";
        REQUIRE(result.value().starts_with(start));
        CHECK(std::strtod(result.value().c_str() + start.size(), nullptr) == compute(project).total);
    }
}
