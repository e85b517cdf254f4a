// Blocks from a spreadsheet, with and without titles.

#include <catch2/catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "core/quote/paste.hpp"
#include "core/quote/quote_json.hpp"

using namespace zuji;

TEST_CASE("A block without titles goes where it is put", "[quote][paste]") {
    std::vector<QuoteUnit> units(1);
    CHECK(paste_units(units, {{"A", "50"}, {"B", "1,200", "", "2", "yes", "已确认"}}, 1, 0).put == 2);
    REQUIRE(units.size() == 3);
    CHECK(units[0] == QuoteUnit{});
    CHECK(units[1].name == "A");
    CHECK(units[2].bom_items.value() == 1200);
    CHECK(units[2].sites.text() == "2");
    CHECK(units[2].exemption == "claimed");
    CHECK(units[2].acceptance == "confirmed");
    CHECK(paste_units(units, {{"7"}, {"8"}}, 0, 1).put == 2);
    CHECK(units[0].bom_items.text() == "7");
    CHECK(units[1].name == "A");
}

TEST_CASE("Titles say which column is which, in any order", "[quote][paste]") {
    std::vector<QuoteUnit> units;
    const CellBlock cells = {{"序号", "BOM 行数（行）", "产品名称", "备注", "型号", "免检"},
                             {"1", "４００", " 变压器 ", "加急", "SCB-1", "是"},
                             {"2", "62 行", "电缆", "", "YJV", "待定"},
                             {"", "", "", "", "", ""},
                             {"合计", "462", "", "", "", ""}};
    CHECK(paste_units(units, cells, 0, 0).put == 2);
    REQUIRE(units.size() == 2);
    CHECK(units[0].name == "变压器");
    CHECK(units[0].bom_items.value() == 400);
    CHECK(units[0].note == "加急");
    CHECK(units[0].exemption == "claimed");
    CHECK(units[1].bom_items.text() == "62");
    CHECK(units[1].exemption.empty());
    CHECK(units[1].note == "待定");  // not understood, not lost
}

TEST_CASE("What is not understood is kept beside the note, wherever that stands", "[quote][paste]") {
    std::vector<QuoteUnit> units;
    CHECK(paste_units(units, {{"A", "50", "", "1", "待定", "", "加急"}, {"B", "60", "", "1", "", "待定", ""}}, 0, 0)
              .put == 2);
    REQUIRE(units.size() == 2);
    CHECK(units[0].note == "加急; 待定");
    CHECK(units[1].note == "待定");
}

TEST_CASE("A single column of data is not taken for a title", "[quote][paste]") {
    std::vector<QuoteUnit> units;
    CHECK(paste_units(units, {{"单元"}, {"A"}}, 0, 0).put == 1);
    CHECK(units.front().name == "A");
    units.clear();
    CHECK(paste_units(units, {{"单元 1"}, {"单元 2"}}, 0, 0).put == 2);
    units.clear();
    CHECK(paste_units(units, {{"Product"}}, 0, 0).put == 1);
}

TEST_CASE("What is no number stays as it was typed", "[quote][paste]") {
    QuoteUnit unit;
    put_text(unit, UnitColumn::bom_items, "about 400");
    CHECK(unit.bom_items.text() == "about 400");
    CHECK(unit.bom_items.is_bad());
}

TEST_CASE("Products are pasted with their characteristics", "[quote][paste]") {
    std::vector<QuoteProduct> products;
    const CellBlock cells = {{"Product name", "Model", "Production address", "BOM lines", "Price"},
                             {"Motor", "YE3", "Road 1", "88 lines", "100"}};
    CHECK(paste_products(products, cells, 0, 0).put == 1);
    CHECK(products.front().name == "Motor");
    CHECK(products.front().model == "YE3");
    CHECK(products.front().address == "Road 1");
    CHECK(products.front().bom_items.text() == "88");
    CHECK(products.front().function.empty());
}

TEST_CASE("A block is not longer than a quotation", "[quote][paste]") {
    std::vector<QuoteUnit> units;
    const CellBlock cells(max_quote_rows + 5, {"A", "1"});
    const PastedRows pasted = paste_units(units, cells, 3, 0);
    CHECK(pasted.put == max_quote_rows - 3);
    CHECK(pasted.left_out == 8);
    CHECK(units.size() == max_quote_rows);
    CHECK(paste_units(units, {{"A", "1"}}, 0, 0).left_out == 0);
}

TEST_CASE("The rows of a table file come behind those that are there, without what stands above the titles",
          "[quote][paste]") {
    std::vector<QuoteUnit> units(3);
    units[0].name = "First";
    const CellBlock table = {
        {"报价单元清单"},   {}, {"序号", "产品名称", "BOM 行数"}, {"1", "A", "50"}, {"2", "B", "150"},
        {"合计", "", "200"}};
    CHECK(add_units(units, table).put == 2);
    REQUIRE(units.size() == 3);
    CHECK(units[0].name == "First");
    CHECK(units[1].name == "A");
    CHECK(units[2].bom_items.text() == "150");
    std::vector<QuoteProduct> products;
    CHECK(add_products(products, {{"A", "PV14"}, {"B"}}).put == 2);
    CHECK(products[0].field == "PV14");
    CHECK(add_products(products, {{""}, {}}).put == 0);
}
