// Sheets of workbooks: cells, merged cells, notes; layouts that are remembered; editions that are compared.
#include <catch2/catch_amalgamated.hpp>
#include <string>

#include "core/io/bom_difference.hpp"
#include "core/io/bom_import.hpp"
#include "core/io/layout_memory.hpp"
#include "core/io/sheet_table.hpp"

using namespace zuji;

namespace {

/// Cells apart by '|', rows by '/', as they cross from the readers.
std::string packed(std::string text) {
    for (char& c : text) c = c == '|' ? '\x1f' : (c == '/' ? '\x1e' : c);
    return text;
}

SheetTable sheet(const std::string& text, const std::string& facts = {}) {
    auto read = read_sheet_table(packed(text), facts);
    REQUIRE(read.ok());
    return std::move(read).value();
}

BomImport imported(const SheetTable& table) {
    auto result = import_bom_sheet(table);
    REQUIRE(result.ok());
    const BomImport& import = result.value();
    CHECK(import.taken + import.warned + import.refused + import.skipped == table.cells.size());
    return import;
}

}  // namespace

TEST_CASE("A sheet gives the same lines as the same table in a text", "[io][sheet]") {
    const std::string cells = "名称|数量|单位|单重(kg)/铁芯|1|件|12.5//线圈|2|件|4/";
    const SheetTable table = sheet(cells);
    REQUIRE(table.cells.size() == 4);
    CHECK(table.cells[2].empty());
    CHECK(table.cells[3] == std::vector<std::string>{"线圈", "2", "件", "4"});
    const BomImport from_sheet = imported(table);
    const auto from_text = import_bom_csv("名称,数量,单位,单重(kg)\n铁芯,1,件,12.5\n\n线圈,2,件,4\n");
    REQUIRE(from_text.ok());
    CHECK(from_sheet.lines == from_text.value().lines);
    CHECK(from_sheet.report.size() == from_text.value().report.size());
}

TEST_CASE("Merged texts stand where a reader sees them, merged numbers once", "[io][sheet]") {
    const SheetTable table =
        sheet("物料清单||||/名称|重量||供应商|备注/|单重(kg)|总重(kg)||/铁芯|1|1|宝钢|/线圈|2|2||/一、附件||||/",
              R"({"merged":[[0,0,0,4],[1,0,2,0],[1,1,1,2],[3,3,4,3],[3,1,4,1],[5,0,5,4],[9,9,9,9],[1,0,0,0]]})");
    CHECK(table.cells[0][1].empty());  // a band over the whole width is no heading
    CHECK(table.cells[1][2] == "重量");
    CHECK(table.cells[2][0] == "名称");
    CHECK(table.cells[4][3] == "宝钢");
    CHECK(table.cells[4][1] == "2");
    CHECK(table.cells[5][1].empty());
    const BomImport import = imported(table);
    REQUIRE(import.lines.size() == 3);
    CHECK(import.lines[1].supplier == "宝钢");
}

TEST_CASE("Hidden rows and formulas without a value are doubtful, never silent", "[io][sheet]") {
    const SheetTable table =
        sheet("名称|数量|单位/a|1|件/b|1|件/c||件/合计|2|/",
              R"({"hidden":[2,4],"notes":[{"row":3,"column":1,"code":"formula-without-value"}],"merged":[]})");
    const BomImport import = imported(table);
    CHECK(import.report[1].fate == RowFate::taken);
    CHECK(import.report[2].code == "hidden-row");
    CHECK(import.report[2].fate == RowFate::warned);
    CHECK(import.report[3].fate == RowFate::warned);
    CHECK(import.report[4].code == "subtotal-row");
    CHECK(import.lines.size() == 3);
}

TEST_CASE("Facts that are none are refused", "[io][sheet]") {
    for (const char* facts : {"x", "[]", R"({"merged":{}})", R"({"notes":[1]})", R"({"hidden":["a"]})"}) {
        CAPTURE(facts);
        CHECK_FALSE(read_sheet_table("a\x1e", facts).ok());
    }
    CHECK(read_sheet_table("\xff\x1e", "").error().code == "csv-not-utf8");
    const std::string wide(201, '\x1f');
    CHECK(read_sheet_table(wide + '\x1e', "").error().code == "table-too-many-columns");
}

TEST_CASE("Names lose their signs of depth, wrapped lines become one, remarks are no lines", "[io][sheet]") {
    const BomImport tree = imported(sheet("名称|数量/变压器|1/├─ 铁芯|1/│  └─ 硅钢片|20/├─ 线圈|2/-40号润滑脂|1/"));
    REQUIRE(tree.lines.size() == 5);
    CHECK(tree.lines[1].name == "铁芯");
    CHECK(tree.lines[1].parent == 1);
    CHECK(tree.lines[2].name == "硅钢片");
    CHECK(tree.lines[2].parent == 2);
    CHECK(tree.lines[3].parent == 1);
    CHECK(tree.lines[4].name == "-40号润滑脂");
    const BomImport dashes = imported(sheet("Name|Qty/Motor|1/- Stator|1/-- Core|2/- Rotor|1/"));
    REQUIRE(dashes.lines.size() == 4);
    CHECK(dashes.lines[2].name == "Core");
    CHECK(dashes.lines[2].parent == 2);
    const BomImport wrapped = imported(
        sheet("序号|名称|数量/1|铁芯\n（叠片）|1/二、附件||/注：毛刺不大于 0.02 mm||/编制：张三||审核：李四/"));
    REQUIRE(wrapped.lines.size() == 1);
    CHECK(wrapped.lines[0].name == "铁芯 （叠片）");
    CHECK(wrapped.report[2].code == "section-row");
    CHECK(wrapped.report[3].code == "footer-row");
    CHECK(wrapped.report[4].code == "footer-row");
}

TEST_CASE("A corrected mapping is found again by the layout", "[io][layout]") {
    const TextTable first = {{"some title"}, {"A", "B ", "Ｃ"}, {"x", "1", "2"}};
    const TextTable again = {{"a", "b", "c", ""}, {"y", "3", "4"}};
    const TextTable other = {{"A", "B", "D"}, {"y", "3", "4"}};
    Mapping mapping;
    mapping.header_row = 1;
    mapping.columns = {Column::name, Column::quantity, Column::mass_total};
    mapping.mass_scale = 0.001;
    mapping.quantity_unit = "件";
    LayoutMemory memory;
    memory.remember(first, mapping);
    const LayoutMemory kept = LayoutMemory::read(memory.write());
    const auto found = kept.find(again);
    REQUIRE(found);
    CHECK(found->header_row == 0);
    CHECK(found->columns == mapping.columns);
    CHECK(found->mass_scale == 0.001);
    CHECK(found->quantity_unit == "件");
    CHECK_FALSE(kept.find(other));
    CHECK(LayoutMemory::read("nonsense").write() == "{}");
    CHECK_FALSE(read_mapping(R"({"header_row":0,"columns":["x"]})").ok());
    CHECK_FALSE(read_mapping(R"({"header_row":0,"columns":[],"mass_scale":0})").ok());
    CHECK(write_mapping(read_mapping(write_mapping(mapping)).value()) == write_mapping(mapping));
    for (int i = 0; i < 100; ++i) memory.remember({{"layout " + std::to_string(i)}}, Mapping{});
    CHECK_FALSE(memory.find(first));
}

TEST_CASE("A newer edition keeps what was entered and tells what changed", "[io][difference]") {
    const auto lines_of = [](const char* text) { return imported(sheet(text)).lines; };
    std::vector<BomLine> before = lines_of(
        "层级|编码|名称|材质|数量|单重(kg)/0|T|变压器||1|/1|C|铁芯|硅钢|1|100/1|W|线圈|铜|3|20/1|X|旧件|钢|1|1/");
    before[1].factor = "own-1";
    before[1].origin = Origin::supplier;
    before[1].note = "实测";
    before[2].omitted = true;
    before[2].omit_reason = "小";
    std::vector<BomLine> after = lines_of(
        "层级|编码|名称|材质|数量|单重(kg)/0|T|变压器||1|/1|N|新件|钢|1|2/1|C|铁芯|硅钢|1|100.0/1|W2|线圈|铜|4|20/");
    Mapping mapping;
    mapping.columns = {Column::level,    Column::part_number, Column::name,
                       Column::material, Column::quantity,    Column::mass_each};
    const BomDifference difference = merge_boms(before, after, mapping);
    CHECK(difference.same == 2);
    CHECK(difference.changed == 1);
    CHECK(difference.added == 1);
    CHECK(difference.removed == 1);
    REQUIRE(difference.lines.size() == 5);
    CHECK(difference.lines[1].fate == LineFate::added);
    CHECK(difference.lines[4].name == "旧件");
    const LineDifference& coil = difference.lines[3];
    REQUIRE(coil.changes.size() == 2);
    CHECK(coil.changes[0].field == "part_number");
    CHECK(coil.changes[1].before == "3");
    CHECK(coil.changes[1].after == "4");
    CHECK(after[2].factor == "own-1");
    CHECK(after[2].origin == Origin::supplier);
    CHECK(after[2].note == "实测");
    CHECK(after[2].mass_kg.text() == "100");  // the spelling it had
    CHECK(after[3].omitted);
    CHECK(after[3].omit_reason == "小");
    // A file without masses leaves them.
    std::vector<BomLine> thin = lines_of("编码|名称|数量/C|铁芯|1/");
    Mapping few;
    few.columns = {Column::part_number, Column::name, Column::quantity};
    (void)merge_boms(before, thin, few);
    CHECK(thin[0].mass_kg.text() == "100");
    CHECK(thin[0].material == "硅钢");
}

TEST_CASE("An empty cell of a newer edition clears what was there, and says so", "[io][difference]") {
    const auto lines_of = [](const char* text) { return imported(sheet(text)).lines; };
    const std::vector<BomLine> before = lines_of("编码|名称|数量|供应商|损耗率|备注/C|铁芯|1|宝钢|3|厚 0.3/");
    std::vector<BomLine> after = lines_of("编码|名称|数量|供应商|损耗率|备注/C|铁芯|1|||/");
    Mapping mapping;
    mapping.columns = {Column::part_number, Column::name, Column::quantity,
                       Column::supplier,    Column::loss, Column::note};
    const BomDifference cleared = merge_boms(before, after, mapping);
    CHECK(after[0].supplier.empty());
    CHECK(after[0].loss_percent.is_empty());
    CHECK(after[0].note.empty());
    REQUIRE(cleared.lines.size() == 1);
    CHECK(cleared.lines[0].fate == LineFate::changed);
    REQUIRE(cleared.lines[0].changes.size() == 3);
    for (const FieldChange& change : cleared.lines[0].changes) {
        CHECK_FALSE(change.before.empty());
        CHECK(change.after.empty());
    }
    // Columns that are not in the file keep their values.
    std::vector<BomLine> thin = lines_of("编码|名称|数量/C|铁芯|1/");
    mapping.columns = {Column::part_number, Column::name, Column::quantity};
    CHECK(merge_boms(before, thin, mapping).same == 1);
    CHECK(thin[0].supplier == "宝钢");
    CHECK(thin[0].loss_percent.text() == "3");
    CHECK(thin[0].note == "厚 0.3");
}
