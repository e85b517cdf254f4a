#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "core/model/bom_tree.hpp"
#include "tests/property/model_random.hpp"

using namespace zuji;

TEST_CASE("A project is read back as it was written, and written again as it was read", "[property][model][json]") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        random::Dice dice(seed);
        const Project project = random::project(dice, 40);
        const std::string bytes = write_project(project);
        INFO("seed " << seed);
        REQUIRE(nlohmann::json::accept(bytes));
        const auto read = read_project(bytes);
        REQUIRE(read.ok());
        REQUIRE(read.value() == project);
        REQUIRE(write_project(read.value()) == bytes);
    }
}

TEST_CASE("Lines in any order are put into the one pre-order that keeps siblings in order", "[property][model][bom]") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        random::Dice dice(seed);
        RowId next = 1;
        const auto lines = random::bom(dice, next, 60);
        auto shuffled = lines;
        for (std::size_t i = shuffled.size(); i > 1; --i) std::swap(shuffled[i - 1], shuffled[dice.below(i)]);
        const auto arranged = arrange_bom(shuffled);
        INFO("seed " << seed);
        REQUIRE(arranged.ok());
        const auto& result = arranged.value();
        REQUIRE(result.size() == lines.size());
        // Pre-order: every line stands inside the subtree of its parent.
        for (std::size_t i = 0; i < result.size(); ++i) {
            if (result[i].parent == 0) continue;
            const auto parent = std::find_if(result.begin(), result.end(),
                                             [&](const BomLine& line) { return line.id == result[i].parent; });
            const auto at = static_cast<std::size_t>(parent - result.begin());
            REQUIRE(at < i);
            REQUIRE(subtree_end(result, at) > i);
        }
        // Siblings keep the order in which they came.
        for (std::size_t i = 0; i < shuffled.size(); ++i) {
            for (std::size_t k = i + 1; k < shuffled.size(); ++k) {
                if (shuffled[i].parent != shuffled[k].parent) continue;
                const auto place = [&](const BomLine& wanted) {
                    return std::find(result.begin(), result.end(), wanted) - result.begin();
                };
                REQUIRE(place(shuffled[i]) < place(shuffled[k]));
            }
        }
    }
}

TEST_CASE("A damaged file is refused or read, never worse", "[property][model][json]") {
    std::set<std::string> codes;
    for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
        random::Dice dice(seed);
        std::string bytes = write_project(random::project(dice, 6));
        for (std::size_t i = dice.below(3) + 1; i-- > 0;) {
            const std::size_t at = dice.below(bytes.size());
            switch (dice.below(4)) {
                case 0:
                    bytes.erase(at, dice.below(20));
                    break;
                case 1:
                    bytes[at] = static_cast<char>(dice.below(256));
                    break;
                case 2:
                    bytes.insert(at, bytes.substr(dice.below(bytes.size()), dice.below(40)));
                    break;
                default:
                    bytes.resize(at + 1);
            }
        }
        const auto read = read_project(bytes);
        if (!read.ok()) {
            codes.insert(read.error().code);
            continue;
        }
        const std::string again = write_project(read.value());
        const auto second = read_project(again);
        REQUIRE(second.ok());
        REQUIRE(write_project(second.value()) == again);
    }
    CHECK(codes.size() >= 4);
    CHECK(codes.count("bad-json") == 1);
}
