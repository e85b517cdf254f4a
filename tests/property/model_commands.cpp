#include <catch2/catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "core/model/bom_tree.hpp"
#include "tests/property/model_random.hpp"

using namespace zuji;

namespace {

constexpr std::uint64_t seeds = 150;
constexpr int commands_per_seed = 60;

bool is_pre_order(const std::vector<BomLine>& lines) {
    const auto arranged = arrange_bom(lines);
    return arranged.ok() && arranged.value() == lines;
}

}  // namespace

TEST_CASE("A command and its inverse leave the project as it was", "[property][model][command]") {
    int applied = 0;
    int refused = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        random::Dice dice(seed);
        Project project = random::project(dice, 25);
        for (int i = 0; i < commands_per_seed; ++i) {
            const Project before = project;
            const Command command = random::command(dice, project);
            INFO("seed " << seed << ", command " << i << ": " << write_command(command));
            const auto inverse = apply(project, command);
            if (!inverse.ok()) {
                ++refused;
                REQUIRE(project == before);
                REQUIRE_FALSE(inverse.error().code.empty());
                continue;
            }
            ++applied;
            const Project after = project;
            REQUIRE(is_pre_order(project.bom));
            const auto redo = apply_inverse(project, *inverse.value());
            REQUIRE(project == before);
            const auto undo_again = apply_inverse(project, *redo);
            REQUIRE(project == after);
            apply_inverse(project, *undo_again);
            REQUIRE(project == before);
            apply_inverse(project, *redo);
            REQUIRE(project == after);
        }
    }
    CHECK(applied > 3000);
    CHECK(refused > 300);
}

TEST_CASE("Undo of everything gives the start, redo of everything the end", "[property][model][document]") {
    for (std::uint64_t seed = 1000; seed < 1000 + seeds; ++seed) {
        random::Dice dice(seed);
        Document document(random::project(dice, 25));
        const Project start = document.project();
        for (int i = 0; i < commands_per_seed; ++i) {
            const auto done = document.apply(random::command(dice, document.project()));
            if (!done.ok()) REQUIRE_FALSE(document.last_change().any());
            if (dice.one_in(6)) document.undo();
            if (dice.one_in(6)) document.redo();
            if (dice.one_in(3)) document.end_coalescing();
        }
        while (document.redo()) {
        }
        const Project end = document.project();
        while (document.undo()) {
        }
        INFO("seed " << seed);
        REQUIRE(document.project() == start);
        while (document.redo()) {
        }
        REQUIRE(document.project() == end);
    }
}

TEST_CASE("The log of commands, replayed on the start, gives the same bytes", "[property][model][command]") {
    for (std::uint64_t seed = 2000; seed < 2000 + seeds; ++seed) {
        random::Dice dice(seed);
        const Project start = random::project(dice, 25);
        Document document(start);
        std::vector<std::string> log;
        for (int i = 0; i < commands_per_seed; ++i) {
            const Command command = random::command(dice, document.project());
            if (document.apply(command).ok()) log.push_back(write_command(command));
        }
        REQUIRE_FALSE(log.empty());
        const auto read = read_project(write_project(start));
        REQUIRE(read.ok());
        Document replayed(read.value());
        for (const std::string& entry : log) {
            INFO("seed " << seed << ": " << entry);
            REQUIRE(entry.find('\n') == std::string::npos);
            const auto command = read_command(entry);
            REQUIRE(command.ok());
            REQUIRE(write_command(command.value()) == entry);
            REQUIRE(replayed.apply(command.value()).ok());
        }
        REQUIRE(write_project(replayed.project()) == write_project(document.project()));
    }
}

TEST_CASE("The changed parts are the parts that a change touched", "[property][model][document]") {
    for (std::uint64_t seed = 3000; seed < 3000 + seeds; ++seed) {
        random::Dice dice(seed);
        Document document(random::project(dice, 25));
        for (int i = 0; i < commands_per_seed; ++i) {
            const Project before = document.project();
            const std::uint64_t revision = document.revision();
            const Command command = random::command(dice, before);
            if (dice.one_in(5)) {
                document.undo();
            } else if (!document.apply(command).ok()) {
                REQUIRE(document.revision() == revision);
            }
            const Project& after = document.project();
            const ChangeSet& change = document.last_change();
            INFO("seed " << seed << ": " << write_command(command));
            if (!(before == after)) REQUIRE(document.revision() > revision);
            if (!(before.company == after.company)) REQUIRE(change.company);
            if (!(before.product == after.product)) REQUIRE(change.product);
            if (!(before.answers == after.answers)) REQUIRE(change.answers);
            if (before.sites != after.sites) REQUIRE(change.sites);
            if (before.unit_products != after.unit_products) REQUIRE(change.unit_products);
            if (before.documents != after.documents) REQUIRE(change.documents);
            if (before.activities != after.activities) REQUIRE(change.activities);
            if (before.own_factors != after.own_factors) REQUIRE(change.own_factors);
            if (before.assurance != after.assurance) REQUIRE(change.assurance);
            if (before.measures != after.measures) REQUIRE(change.measures);
            if (before.quality != after.quality) REQUIRE(change.quality);
            if (!(before.analysis == after.analysis)) REQUIRE(change.analysis);
            if (before.balances != after.balances) REQUIRE(change.balances);
            if (before.texts != after.texts) REQUIRE(change.texts);
            if (before.readings != after.readings) REQUIRE(change.readings);
            if (before.gwp_set != after.gwp_set) REQUIRE(change.gwp_set);
            if (before.title != after.title) REQUIRE(change.header);
            if (change.bom_structure) {
                REQUIRE(change.bom_positions.empty());
                continue;
            }
            REQUIRE(before.bom.size() == after.bom.size());
            std::size_t told = 0;
            for (std::uint32_t at = 0; at < after.bom.size(); ++at) {
                const bool is_told = told < change.bom_positions.size() && change.bom_positions[told] == at;
                if (is_told) ++told;
                if (!(before.bom[at] == after.bom[at])) REQUIRE(is_told);
            }
            REQUIRE(told == change.bom_positions.size());
        }
    }
}
