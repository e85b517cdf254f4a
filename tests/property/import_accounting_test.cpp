// Whatever a table holds, every row is accounted for and the lines are a tree that a project takes.
#include <catch2/catch_amalgamated.hpp>
#include <random>
#include <string>
#include <vector>

#include "core/io/bom_import.hpp"
#include "core/model/bom_tree.hpp"

using namespace zuji;  // NOLINT: the model's names are used throughout

TEST_CASE("Nothing is dropped silently", "[property][import]") {
    static const std::vector<std::string> words = {
        "",   "1",   "2",  "1.1",  "1.2.3", "0",    "-1",   "3%",   "2.5 kg",       "铜",      "铜排", "a",
        "b",  "c",   "A",  "合计", "名称",  "数量", "层级", "父件", "编码",         "单重(g)", "x,y",  "\"",
        "=1", "..2", "１", "  d",  "kg",    "件",   "t",    "1e9",  "999999999999", "Total",   "　"};
    std::size_t lines = 0;
    std::size_t refused = 0;
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        CAPTURE(seed);
        std::mt19937_64 random(seed);
        const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
        const std::size_t columns = 1 + below(8);
        TextTable table;
        for (std::size_t row = below(15); row > 0; --row) {
            auto& cells = table.emplace_back();
            for (std::size_t i = below(columns + 2); i > 0; --i) cells.push_back(words[below(words.size())]);
        }
        Mapping mapping;
        mapping.header_row = below(3);
        for (std::size_t i = 0; i < columns; ++i) mapping.columns.push_back(static_cast<Column>(below(16)));
        const BomImport imported = import_bom(table, mapping);
        REQUIRE(imported.report.size() == table.size());
        REQUIRE(imported.taken + imported.warned + imported.refused + imported.skipped == table.size());
        const auto arranged = arrange_bom(imported.lines);
        REQUIRE(arranged.ok());
        REQUIRE(arranged.value() == imported.lines);
        lines += imported.lines.size();
        refused += imported.refused;
    }
    CHECK(lines > 1000);
    CHECK(refused > 100);
}

TEST_CASE("Cells written by csv_cell come back as they were", "[property][csv]") {
    static const std::vector<std::string> pieces = {"a", ",", "\"", "\n", "\r\n", ";", "\t",
                                                    "=", "-", "'",  " ",  "铜",   "1", "."};
    for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
        CAPTURE(seed);
        std::mt19937_64 random(seed);
        TextTable table;
        std::string csv;
        for (int row = 0; row < 4; ++row) {
            auto& cells = table.emplace_back();
            for (int column = 0; column < 3; ++column) {
                std::string cell = column == 0 ? "k" : "";
                for (std::size_t i = random() % 5; i > 0; --i) cell += pieces[random() % pieces.size()];
                cells.push_back(cell);
                csv += (column == 0 ? "" : ",") + csv_cell(cell);
            }
            csv += "\r\n";
        }
        const auto read = read_csv(csv);
        REQUIRE(read.ok());
        TextTable back = read.value();
        for (auto& cells : back) {
            for (std::string& cell : cells) cell = std::string(without_formula_guard(cell));
        }
        CHECK(back == table);
    }
}
