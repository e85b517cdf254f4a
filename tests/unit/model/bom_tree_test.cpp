#include "core/model/bom_tree.hpp"

#include <catch2/catch_amalgamated.hpp>

using namespace zuji;

namespace {

std::vector<BomLine> lines(const std::vector<std::pair<RowId, RowId>>& ids_and_parents) {
    std::vector<BomLine> made;
    for (const auto& [id, parent] : ids_and_parents) {
        BomLine& line = made.emplace_back();
        line.id = id;
        line.parent = parent;
        line.name = "n" + std::to_string(id);
    }
    return made;
}

std::string arranged(const std::vector<std::pair<RowId, RowId>>& ids_and_parents) {
    const auto result = arrange_bom(lines(ids_and_parents));
    if (!result.ok()) return result.error().code + "@" + result.error().where + ": " + result.error().args[0];
    std::string text;
    for (const BomLine& line : result.value()) text += std::to_string(line.id) + " ";
    return text;
}

}  // namespace

TEST_CASE("Lines are put into pre-order", "[model][bom]") {
    CHECK(arranged({}).empty());
    CHECK(arranged({{1, 0}, {2, 1}, {3, 0}}) == "1 2 3 ");
    CHECK(arranged({{2, 1}, {1, 0}}) == "1 2 ");
    CHECK(arranged({{1, 0}, {2, 0}, {3, 1}, {4, 2}, {5, 3}}) == "1 3 5 2 4 ");
    CHECK(arranged({{9, 4}, {8, 4}, {4, 7}, {7, 0}, {6, 7}}) == "7 4 9 8 6 ");
}

TEST_CASE("Trees that are none are refused with the reason", "[model][bom]") {
    CHECK(arranged({{1, 1}}) == "bom-cycle@[0].parent: n1 → n1");
    CHECK(arranged({{1, 2}, {2, 1}}) == "bom-cycle@[0].parent: n1 → n2 → n1");
    CHECK(arranged({{1, 0}, {2, 4}, {3, 2}, {4, 3}, {5, 4}}) == "bom-cycle@[1].parent: n2 → n3 → n4 → n2");
    CHECK(arranged({{1, 0}, {2, 7}}) == "unknown-parent@[1].parent: 7");
    CHECK(arranged({{1, 0}, {2, 0}, {1, 0}}) == "duplicate-id@[2].id: 1");
    CHECK(arranged({{1, 0}, {0, 0}}) == "bad-value@[1].id: 0");
}

TEST_CASE("A long cycle is shown by its ends", "[model][bom]") {
    std::vector<std::pair<RowId, RowId>> ring;
    for (RowId id = 1; id <= 5000; ++id) ring.emplace_back(id, id == 1 ? 5000 : id - 1);
    const std::string text = arranged(ring);
    CHECK(text.substr(0, 19) == "bom-cycle@[0].paren");
    CHECK(text.find("n6 → … → ") != std::string::npos);
    CHECK(text.size() < 200);
}

TEST_CASE("Any depth is put in order without recursion", "[model][bom]") {
    std::vector<std::pair<RowId, RowId>> chain;
    for (RowId id = 50'000; id > 0; --id) chain.emplace_back(id, id - 1);
    const auto result = arrange_bom(lines(chain));
    REQUIRE(result.ok());
    CHECK(result.value().front().id == 1);
    CHECK(result.value().back().id == 50'000);
    CHECK(subtree_end(result.value(), 1) == 50'000);
    CHECK(subtree_height(result.value(), 0) == 50'000);
}

TEST_CASE("Subtrees end and have a height", "[model][bom]") {
    const auto tree = lines({{1, 0}, {2, 1}, {3, 2}, {4, 1}, {5, 0}});
    CHECK(subtree_end(tree, 0) == 4);
    CHECK(subtree_end(tree, 1) == 3);
    CHECK(subtree_end(tree, 2) == 3);
    CHECK(subtree_end(tree, 4) == 5);
    CHECK(subtree_height(tree, 0) == 3);
    CHECK(subtree_height(tree, 1) == 2);
    CHECK(subtree_height(tree, 4) == 1);
}
