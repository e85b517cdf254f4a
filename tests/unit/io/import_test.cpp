#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "core/io/bom_import.hpp"
#include "core/model/bom_tree.hpp"

using namespace zuji;  // NOLINT: the model's names are used throughout

namespace {

/// Every row has one entry in order, and the counts are those of the entries.
void check_accounts(const BomImport& import, std::size_t rows) {
    REQUIRE(import.report.size() == rows);
    std::size_t counts[4] = {};
    for (std::size_t i = 0; i < rows; ++i) {
        CHECK(import.report[i].row == i + 1);
        CHECK_FALSE(import.report[i].code.empty());
        ++counts[static_cast<std::size_t>(import.report[i].fate)];
    }
    CHECK(import.taken == counts[0]);
    CHECK(import.warned == counts[1]);
    CHECK(import.refused == counts[2]);
    CHECK(import.skipped == counts[3]);
    const auto arranged = arrange_bom(import.lines);
    REQUIRE(arranged.ok());
    CHECK(arranged.value() == import.lines);  // the project takes them as they are
}

BomImport import(const std::string& csv) {
    const auto table = read_csv(csv);
    REQUIRE(table.ok());
    const auto mapping = guess_mapping(table.value());
    if (!mapping.ok()) FAIL(mapping.error().code);
    BomImport imported = import_bom(table.value(), mapping.value());
    check_accounts(imported, table.value().size());
    return imported;
}

const ImportRow& row(const BomImport& imported, std::size_t number) { return imported.report.at(number - 1); }

std::string tree(const BomImport& imported) {
    std::string text;
    for (const BomLine& line : imported.lines) text += line.name + "<" + std::to_string(line.parent) + " ";
    return text;
}

}  // namespace

TEST_CASE("Levels make the tree, whatever their style", "[io][import]") {
    const char* const expected = "A<0 B<1 C<2 D<1 E<0 ";
    CHECK(tree(import("层级,名称,数量\n0,A,1\n1,B,1\n2,C,1\n1,D,1\n0,E,1\n")) == expected);
    CHECK(tree(import("Level,Name,Qty\n1,A,1\n2,B,1\n3,C,1\n2,D,1\n1,E,1\n")) == expected);
    CHECK(tree(import("Level,Name,Qty\n.1,A,1\n..2,B,1\n...3,C,1\n..2,D,1\n.1,E,1\n")) == expected);
    CHECK(tree(import("Level,Name,Qty\n+,A,1\n++,B,1\n+++,C,1\n++,D,1\n+,E,1\n")) == expected);
    CHECK(tree(import("层级,名称,数量\n一级,A,1\n二级,B,1\n三级,C,1\n二级,D,1\n一级,E,1\n")) == expected);
    CHECK(tree(import("Level,Name,Qty\nL1,A,1\nL2,B,1\nL3,C,1\nL2,D,1\nL1,E,1\n")) == expected);
    CHECK(tree(import("层级,名称,数量\n1,A,1\n1.1,B,1\n1.1.1,C,1\n1.2,D,1\n2,E,1\n")) == expected);
    CHECK(tree(import("序号,名称,数量\n1,A,1\n1.1,B,1\n1.1.1,C,1\n1.2,D,1\n2,E,1\n")) == expected);
    CHECK(tree(import("名称,数量\nA,1\n  B,1\n    C,1\n  D,1\nE,1\n")) == expected);
    CHECK(tree(import("名称,数量\nA,1\n　B,1\n　　C,1\n　D,1\nE,1\n")) == expected);
    CHECK(tree(import("父件,物料编码,名称,数量\n,a,A,1\na,b,B,1\nb,c,C,1\na,d,D,1\n,e,E,1\n")) == expected);
    CHECK(tree(import("名称,数量\nA,1\nB,1\n")) == "A<0 B<0 ");
    CHECK(tree(import("序号,名称,数量\n1,A,1\n2,B,1\n3.5,C,1\n")) == "A<0 B<0 C<0 ");  // no outline: 3 has no assembly
}

TEST_CASE("Levels that skip or cannot be read are warned of", "[io][import]") {
    const BomImport imported = import("层级,名称,数量\n1,A,1\n3,B,1\nx,C,1\n2,D,1\n");
    CHECK(tree(imported) == "A<0 B<1 C<1 D<1 ");
    CHECK(row(imported, 3).code == "level-jump");
    CHECK(row(imported, 4).code == "bad-level");
    CHECK(row(imported, 5).fate == RowFate::taken);
}

TEST_CASE("Parts of a refused assembly are refused, not hung under its neighbour", "[io][import]") {
    const BomImport imported = import("层级,名称,数量\n1,A,1\n1,B,-2\n2,C,1\n3,D,1\n1,E,1\n");
    CHECK(tree(imported) == "A<0 E<0 ");
    CHECK(row(imported, 3).code == "negative-number");
    CHECK(row(imported, 4).code == "parent-refused");
    CHECK(row(imported, 4).args == std::vector<std::string>{"B"});
    CHECK(row(imported, 5).code == "parent-refused");
    const BomImport parts = import("父件,编码,名称,数量\n,a,A,-1\na,b,B,1\nb,c,C,1\n");
    CHECK(parts.lines.empty());
    CHECK(row(parts, 3).code == "parent-refused");
    CHECK(row(parts, 4).code == "parent-refused");
}

TEST_CASE("Parent parts may stand below their parts, and the product need not stand at all", "[io][import]") {
    CHECK(tree(import("父件,编码,名称,数量\nb,c,C,1\na,b,B,1\n,a,A,1\n")) == "A<0 B<1 C<2 ");
    const BomImport product = import("父件,编码,名称,数量\nP,a,A,1\nP,b,B,1\na,c,C,1\n");
    CHECK(tree(product) == "A<0 C<1 B<0 ");
    CHECK(product.warned == 0);
    const BomImport unknown = import("父件,编码,名称,数量\n,a,A,1\nX,b,B,1\n");
    CHECK(row(unknown, 3).code == "unknown-parent");
    CHECK(tree(unknown) == "A<0 B<0 ");
    CHECK(tree(import("Parent,Name,Qty\n,A,1\nA,B,1\n")) == "A<0 B<1 ");  // by name where there are no part numbers
    CHECK(tree(import("父件,编码,名称,数量\n,Ａ１,A,1\na1,b,B,1\n")) == "A<0 B<1 ");
}

TEST_CASE("An assembly used twice brings its parts twice when the list names each pair once", "[io][import]") {
    const BomImport pairs = import("父件,编码,名称,数量\n,p,P,1\np,x,X,2\np,y,Y,1\ny,x,X,1\nx,z,Z,3\n");
    CHECK(tree(pairs) == "P<0 X<1 Z<2 Y<1 X<4 Z<5 ");
    CHECK(row(pairs, 5).code == "repeated-assembly");
    CHECK(pairs.lines[5].quantity.text() == "3");
    // A list that repeats the parts itself is taken as it stands.
    const BomImport repeated = import("父件,编码,名称,数量\n,p,P,1\np,x,X,2\nx,z,Z,3\np,y,Y,1\ny,x,X,1\nx,z,Z,3\n");
    CHECK(tree(repeated) == "P<0 X<1 Z<2 Y<1 X<4 Z<5 ");
    CHECK(repeated.lines.size() == 6);
}

TEST_CASE("Cycles are refused with their path", "[io][import]") {
    const BomImport imported = import("父件,编码,名称,数量\n,t,T,1\nt,a,A,1\na,b,B,1\nb,a,A,1\nb,c,C,1\ns,s,S,1\n");
    CHECK(tree(imported) == "T<0 A<1 ");
    CHECK(row(imported, 4).code == "cycle");
    CHECK(row(imported, 4).args == std::vector<std::string>{"a → b → a"});
    CHECK(row(imported, 5).code == "cycle");
    CHECK(row(imported, 6).code == "parent-refused");
    CHECK(row(imported, 7).args == std::vector<std::string>{"s → s"});
    CHECK(imported.refused == 4);
}

TEST_CASE("Expansion has an end", "[io][import]") {
    // Twelve assemblies, each with ten uses of the next: 10^12 lines if nobody stopped.
    std::string csv = "父件,编码,名称,数量\n";
    for (int level = 0; level < 12; ++level) {
        for (int i = 0; i < 10; ++i) {
            const std::string assembly = "s" + std::to_string(level) + (level == 0 ? "" : "");
            const std::string use = "u" + std::to_string(level) + "-" + std::to_string(i);
            csv += assembly + "," + use + ",U,1\n" + use + ",s" + std::to_string(level + 1) + ",S,1\n";
        }
    }
    const auto imported = import_bom_csv(csv);
    REQUIRE(imported.ok());
    CHECK(imported.value().lines.size() == 1'000'000);
    const auto& report = imported.value().report;
    CHECK(std::any_of(report.begin(), report.end(), [](const ImportRow& r) { return r.code == "too-many-lines"; }));
}

TEST_CASE("Trees deeper than a project takes are refused where they get too deep", "[io][import]") {
    std::string csv = "层级,名称,数量\n";
    for (std::size_t i = 0; i < max_bom_depth + 3; ++i) csv += std::to_string(i) + ",N,1\n";
    const BomImport imported = import(csv);
    CHECK(imported.lines.size() == max_bom_depth);
    CHECK(row(imported, max_bom_depth + 2).code == "too-deep");
    CHECK(row(imported, max_bom_depth + 3).code == "parent-refused");
}

TEST_CASE("Numbers become what the fields mean", "[io][import]") {
    const BomImport imported = import(
        "名称,数量,单位,单重(g),损耗率,备注\n"
        "a,１２.５,千克,,3%,\n"
        "b,\"1,250\",件,120,５％,\n"
        "c,4 件,,0.25 kg,0.5%,\n"
        "d,2t,,,10,\n"
        "e,3,kg,,,\n");
    REQUIRE(imported.lines.size() == 5);
    CHECK(imported.lines[0].quantity.text() == "12.5");
    CHECK(imported.lines[0].loss_percent.text() == "3");
    CHECK(imported.lines[1].quantity.text() == "1250");
    CHECK(imported.lines[1].mass_kg.text() == "0.12");
    CHECK(imported.lines[1].mass_basis == MassBasis::each);
    CHECK(imported.lines[1].loss_percent.text() == "5");
    CHECK(imported.lines[2].quantity.text() == "4");
    CHECK(imported.lines[2].unit == "件");
    CHECK(imported.lines[2].mass_kg.text() == "0.25");
    CHECK(imported.lines[3].quantity.text() == "2");
    CHECK(imported.lines[3].unit == "t");
    CHECK(imported.lines[4].mass_kg.is_empty());
    CHECK(imported.warned == 0);
    const BomImport fractions = import("名称,数量,损耗率\na,1,0.035\nb,1,0.1\n");
    CHECK(fractions.lines[0].loss_percent.text() == "3.5");
    CHECK(fractions.lines[1].loss_percent.text() == "10");
    const BomImport units = import("名称,重量,重量单位\na,1500,g\nb,2,t\nc,3,\n");
    CHECK(units.lines[0].mass_kg.text() == "1.5");
    CHECK(units.lines[1].mass_kg.text() == "2000");
    CHECK(units.lines[2].mass_kg.text() == "3");
    CHECK(units.lines[2].mass_basis == MassBasis::line);
    const BomImport one_each = import("名称,单重(kg)\na,2\n");
    CHECK(one_each.lines[0].mass_basis == MassBasis::line);  // a row without a quantity column is one piece
    const BomImport header_unit = import("名称,用量(kg)\na,2\n");
    CHECK(header_unit.lines[0].unit == "kg");
}

TEST_CASE("Doubtful rows are taken with a warning that says where", "[io][import]") {
    const BomImport imported = import(
        "名称,编码,数量,单位,单重(kg),总重(kg),损耗率(%)\n"
        "a,1,约3,kg,,,\n"
        "b,2,0,件,1,,\n"
        "c,3,5,升桶,,,\n"
        "d,4,3,件,2,7,\n"
        "e,5,3,件,2,6.01,\n"
        "f,6,,,,,\n"
        "g,7,1,kg,,,100\n"
        "h,8,2 kg,t,,,\n"
        "i,9,1,件,1,,,extra\n"
        "j,9,1,件,1,,\n"
        "k,10,1,件,1,,\n");
    const std::vector<std::pair<std::string, std::size_t>> expected = {
        {"bad-number", 3}, {"zero-quantity", 3},     {"unknown-unit", 4},  {"mass-mismatch", 6}, {"ok", 0},
        {"no-amount", 3},  {"loss-out-of-range", 7}, {"unit-conflict", 4}, {"extra-cells", 8},   {"duplicate-row", 0},
        {"ok", 0}};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        CHECK(row(imported, i + 2).code == expected[i].first);
        CHECK(row(imported, i + 2).column == expected[i].second);
    }
    CHECK(imported.lines.size() == expected.size());
    CHECK(imported.lines[0].quantity.text() == "约3");  // what was typed is kept
    CHECK(imported.lines[0].quantity.is_bad());
    CHECK(imported.lines[7].unit == "kg");
}

TEST_CASE("Rows that are no lines are skipped with their reason", "[io][import]") {
    const BomImport imported = import(
        "清单,,\n名称,数量,单位\na,1,kg\n,,\n合计,1,\n名称,数量,单位\nb,2,kg\n小计：,3,\nTotal,,\nTotal "
        "station,1,pc\n,,kg\n");
    std::vector<std::string> codes;
    for (const ImportRow& r : imported.report) codes.push_back(r.code);
    CHECK(codes == std::vector<std::string>{"above-header", "header-row", "ok", "blank-row", "subtotal-row",
                                            "repeated-header", "ok", "subtotal-row", "subtotal-row", "ok", "no-name"});
    CHECK(imported.refused == 1);
}

TEST_CASE("Mappings that do not fit the table are harmless", "[io][import]") {
    const auto table = read_csv("a,1\nb,2\n");
    REQUIRE(table.ok());
    Mapping mapping;
    CHECK(import_bom(table.value(), mapping).lines.empty());
    mapping.header_row = 99;
    CHECK(import_bom(table.value(), mapping).skipped == 2);
    mapping.header_row = 0;
    mapping.columns = {Column::name, Column::quantity, Column::unit, Column::loss};
    const BomImport imported = import_bom(table.value(), mapping);
    CHECK(imported.lines.size() == 1);
    check_accounts(imported, 2);
    CHECK(import_bom({}, mapping).report.empty());
}
