#include <catch2/catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "core/io/bom_import.hpp"

using zuji::Column;
using zuji::guess_mapping;
using zuji::Mapping;

namespace {

Mapping mapping(const std::string& csv) {
    const auto table = zuji::read_csv(csv);
    REQUIRE(table.ok());
    const auto guessed = guess_mapping(table.value());
    if (!guessed.ok()) FAIL(guessed.error().code);
    return guessed.value();
}

/// Meaning of one header among a name and a quantity.
Column column(const std::string& header) {
    const auto columns = mapping("名称,件数," + header + "\n螺栓,3,x\n").columns;
    REQUIRE(columns.size() == 3);
    return columns[2];
}

}  // namespace

TEST_CASE("Headers are understood in Chinese and English", "[io][mapping]") {
    struct Expected {
        Column column;
        std::vector<std::string> headers;
    };
    const std::vector<Expected> table = {
        {Column::level, {"层级", "阶层", "BOM层级", "Level", "LEVEL", "Lvl", "BOM Level", "Ｌｅｖｅｌ"}},
        {Column::number, {"序号", "项次", "No.", "Item No", "Pos.", "Item"}},
        {Column::part_number,
         {"物料编码", "零件号", "图号", "料号", "编码", "Part No", "Part Number", "P/N", "Item Code", "子件编码"}},
        {Column::parent_part, {"父件", "父项编码", "上级物料", "Parent", "Parent Part No", "Parent item"}},
        {Column::material, {"材质", "牌号", "规格型号", "材质/规格", "Material", "Grade", "Specification"}},
        {Column::unit, {"单位", "计量单位", "UoM", "Unit", "Unit of measure"}},
        {Column::mass_each,
         {"单重", "单重(kg)", "单件重量（kg）", "Unit weight", "Unit Weight (kg)", "Weight per piece", "重量/件",
          "重量(kg/件)", "Weight (kg/pc)", "Weight/pc"}},
        {Column::mass_total,
         {"总重", "重量(kg)", "净重", "总质量", "质量", "Net weight", "Total weight (kg)", "Mass", "重量/kg",
          "质量 (kg) / Mass (kg)", "重量(kg)\nWeight (kg)", "重量/Weight"}},
        {Column::loss, {"损耗率(%)", "损耗率", "损耗%", "Scrap %", "Scrap rate", "Wastage"}},
        {Column::supplier, {"供应商", "生产厂家", "Supplier", "Vendor name"}},
        {Column::note, {"备注", "备 注", "Remark", "Remarks", "Notes"}},
        {Column::factor, {"排放因子", "Emission factor", "Factor ID"}},
        {Column::mass_unit, {"重量单位", "Weight unit"}},
        {Column::mass_basis, {"质量口径", "Mass is of", "质量口径 / Mass is of"}},
        {Column::origin, {"数据来源类型 / Provenance"}},
        {Column::source, {"数据出处 / Source of the data", "Data source"}},
        {Column::omitted, {"舍去 / Cut off"}},
        {Column::omit_reason, {"舍去理由 / Reason of the cut-off"}},
        {Column::stage, {"阶段 / Stage", "Life cycle stage"}},
        {Column::same_as, {"与哪个部件相同 / Same parts as"}},
        {Column::recovered, {"损耗中回用的比例 (%) / Share of the loss that comes back (%)"}},
        {Column::recycled, {"再生料比例 (%) / Recycled share (%)", "Recycled content (%)"}},
        {Column::recycled_factor, {"再生料因子 / Factor of the recycled share"}},
        {Column::ignore, {"单价", "金额(元)", "毛重", "Gross weight", "Unit price", "Date", "", "颜色"}},
    };
    for (const Expected& expected : table) {
        for (const std::string& header : expected.headers) {
            CAPTURE(header);
            CHECK(zuji::column_word(column(header)) == zuji::column_word(expected.column));
        }
    }
    for (const char* header : {"名称", "物料名称", "品名", "Description", "Part Name", "Component description"}) {
        CAPTURE(header);
        CHECK(mapping(std::string(header) + ",数量\na,1\n").columns[0] == Column::name);
    }
    for (const char* header : {"数量", "用量", "单台用量", "Qty", "Quantity", "Q'ty", "Qty per"}) {
        CAPTURE(header);
        CHECK(mapping("Name," + std::string(header) + "\na,1\n").columns[1] == Column::quantity);
    }
}

TEST_CASE("A header of the thing itself is a name or a code by what stands below", "[io][mapping]") {
    const auto first = [](const std::string& csv) { return zuji::column_word(mapping(csv).columns[0]); };
    CHECK(first("Component,Material,Qty\nConductor,Copper,1\nScreen,Copper tape,1\n") == "name");
    CHECK(first("Item,Material,Qty\nBolt M8,Steel,4\nNut M8,Steel,4\nPlate,Steel,1\n") == "name");
    CHECK(first("子件,材质,数量\n铁芯,30QG120,1\n线圈,QZ-2/130,3\n") == "name");
    CHECK(first("Component,Material,Qty\nTX-101,Copper,1\nTX-102,Steel,1\n") == "part-number");
    CHECK(first("子件,材质,数量\n3.01.001,钢,1\n3.01.002,铜,3\n") == "part-number");
    CHECK(first("Item,Material,Qty\n1,Steel,4\n2,Copper,4\n") == "number");
    // A column that says so is the name, and the codes stay codes.
    CHECK(first("Component,Component description,Qty\nMotor,Motor 15 kW,1\n") == "part-number");
    const auto both = mapping("Part No,Component,Qty\n100,Motor,1\n110,Shaft,1\n").columns;
    CHECK(zuji::column_word(both[0]) == "part-number");
    CHECK(zuji::column_word(both[1]) == "name");
}

TEST_CASE("Units in headers scale the columns", "[io][mapping]") {
    CHECK(mapping("名称,重量(g)\na,1\n").mass_scale == 0.001);
    CHECK(mapping("名称,总重（吨）\na,1\n").mass_scale == 1000);
    CHECK(mapping("Name,Net weight [kg]\na,1\n").mass_scale == 1);
    CHECK(mapping("名称,重量\na,1\n").mass_scale == 1);
    const Mapping both = mapping("名称,数量,单重(g),总重(kg)\na,1,1,1\n");
    CHECK(both.mass_scale == 1);
    CHECK(both.mass_each_scale == 0.001);
    CHECK(mapping("名称,用量(kg)\na,1\n").quantity_unit == "kg");
    CHECK(mapping("名称,数量\na,1\n").quantity_unit.empty());
}

TEST_CASE("A mass of a piece or of the line is asked for where the header does not say it", "[io][mapping]") {
    const auto asks = [](const std::string& csv) { return mapping(csv).mass_basis_open; };
    for (const char* header :
         {"重量(kg)", "净重", "质量", "Weight", "Net weight [kg]", "重量kg", "质量 (kg) / Mass (kg)"}) {
        CAPTURE(header);
        CHECK(asks("名称,数量," + std::string(header) + "\n螺栓,1,2\n垫圈,4,2\n"));
        CHECK_FALSE(asks("名称,数量," + std::string(header) + "\n螺栓,1,2\n垫圈,1,2\n"));
    }
    for (const char* header :
         {"总重", "合计重量", "Total weight (kg)", "重量 / Total weight", "单重", "Unit weight", "重量/件"}) {
        CAPTURE(header);
        CHECK_FALSE(asks("名称,数量," + std::string(header) + "\n垫圈,4,2\n"));
    }
    CHECK(zuji::column_word(column("重量（单件）")) == "mass-each");
    CHECK(zuji::column_word(column("Weight (each)")) == "mass-each");
    // Other columns say it, or it makes no difference.
    CHECK_FALSE(asks("名称,数量,重量,质量口径\n垫圈,4,2,件\n"));
    CHECK_FALSE(asks("名称,数量,单重,重量\n垫圈,4,2,8\n"));
    CHECK_FALSE(asks("名称,重量\n垫圈,2\n"));
    CHECK_FALSE(asks("名称,数量,单位,重量\n铜,2.5,kg,2.5\n"));
    CHECK_FALSE(asks("名称,用量(kg),重量\n铜,2.5,2.5\n"));
    CHECK_FALSE(asks("名称,数量,重量\n垫圈,4,\n"));
}

TEST_CASE("Losses are fractions only when they cannot be percents", "[io][mapping]") {
    CHECK(mapping("名称,数量,损耗率\na,1,0.03\nb,1,0.05\n").loss_is_fraction);
    CHECK_FALSE(mapping("名称,数量,损耗率\na,1,0.03\nb,1,3\n").loss_is_fraction);
    CHECK_FALSE(mapping("名称,数量,损耗率(%)\na,1,0.03\n").loss_is_fraction);
    CHECK_FALSE(mapping("名称,数量,损耗%\na,1,0.03\n").loss_is_fraction);
    CHECK_FALSE(mapping("名称,数量,损耗率\na,1,0.5%\nb,1,0.1\n").loss_is_fraction);
    CHECK_FALSE(mapping("名称,数量,损耗率\na,1,0\nb,1,\n").loss_is_fraction);
    CHECK_FALSE(mapping("名称,数量,损耗率\na,1,0.5\n").loss_is_fraction);
}

TEST_CASE("The header is found below titles and over two rows", "[io][mapping]") {
    CHECK(mapping("某公司物料清单,,\n编号：123,,\n,,\n名称,数量,单位\n铜排,3,件\n").header_row == 3);
    const Mapping split = mapping("物料,,用量,,重量,\n编码,名称,数量,单位,单重(kg),总重(kg)\nA,铜排,3,件,1,3\n");
    CHECK(split.header_row == 1);
    const Mapping merged = mapping("序号,名称,重量（kg）,,备注\n,,单重,总重,\n1,铜排,1,3,\n");
    CHECK(merged.header_row == 1);
    CHECK(merged.columns ==
          std::vector<Column>{Column::number, Column::name, Column::mass_each, Column::mass_total, Column::note});
}

TEST_CASE("The first of two columns wins, further texts become notes", "[io][mapping]") {
    const Mapping m = mapping("物料编码,图号,名称,描述,材质,规格,数量,件数,备注,说明\na,b,c,d,e,f,1,2,g,h\n");
    CHECK(m.columns == std::vector<Column>{Column::part_number, Column::note, Column::name, Column::note,
                                           Column::material, Column::material, Column::quantity, Column::ignore,
                                           Column::note, Column::note});
}

TEST_CASE("A table without names or without amounts has no header", "[io][mapping]") {
    for (const char* csv :
         {"", "\n\n", "铜排,3,4\n钢板,5,6\n", "名称,单位\na,kg\n", "数量,单位\n1,kg\n", "单价,金额\n1,2\n"}) {
        CAPTURE(csv);
        const auto table = zuji::read_csv(csv);
        REQUIRE(table.ok());
        const auto guessed = guess_mapping(table.value());
        REQUIRE_FALSE(guessed.ok());
        CHECK(guessed.error().code == "no-header");
    }
}
