// The mapping of an import as the user corrects it.
#include <catch2/catch_amalgamated.hpp>

#include "core/io/csv.hpp"
#include "core/io/import_draft.hpp"

using namespace zuji;

namespace {

ImportDraft draft(const char* csv) {
    auto cells = read_csv(csv);
    REQUIRE(cells.ok());
    SheetTable table;
    table.cells = std::move(cells).value();
    return start_import(std::move(table), {}, {});
}

}  // namespace

TEST_CASE("A column that the user calls the loss is read in per cent", "[io][draft]") {
    ImportDraft import = draft("名称,数量,参考\n铜排,1,2\n柜体,1,3.5 %\n");
    REQUIRE(import.result.lines.size() == 2);
    CHECK(import.result.lines[0].loss_percent.is_empty());
    use_mapping(import, with_meaning(import.table.cells, import.mapping, 2, Column::loss), {});
    CHECK(import.result.lines[0].loss_percent.text() == "2");
    CHECK(import.result.lines[1].loss_percent.text() == "3.5");
}

TEST_CASE("A meaning that one column has moves to the column that the user gives it", "[io][draft]") {
    ImportDraft import = draft("名称,数量,损耗率,参考,材质,规格\n铜排,1,2,5,T2,40×4\n");
    use_mapping(import, with_meaning(import.table.cells, import.mapping, 3, Column::loss), {});
    CHECK(import.mapping.columns[2] == Column::ignore);
    REQUIRE(import.result.lines.size() == 1);
    CHECK(import.result.lines[0].loss_percent.text() == "5");
    CHECK(import.result.lines[0].material == "T2 40×4");  // several columns may be the material
    const Mapping same = with_meaning(import.table.cells, import.mapping, 99, Column::loss);
    CHECK(same.columns == import.mapping.columns);
}

TEST_CASE("The masses are those of a piece once the user says so", "[io][draft]") {
    ImportDraft import = draft("名称,数量,重量(g)\n螺栓,40,25\n");
    CHECK(import.mapping.mass_basis_open);
    CHECK(import.result.mass_basis_open);
    REQUIRE(import.result.lines.size() == 1);
    CHECK(import.result.lines[0].mass_basis == MassBasis::line);
    use_mapping(import, with_meaning(import.table.cells, import.mapping, 2, Column::mass_each), {});
    CHECK_FALSE(import.result.mass_basis_open);
    CHECK(import.result.lines[0].mass_basis == MassBasis::each);
    CHECK(import.result.lines[0].mass_kg.text() == "0.025");
    use_mapping(import, with_meaning(import.table.cells, import.mapping, 2, Column::mass_total), {});
    CHECK_FALSE(import.mapping.mass_basis_open);
    CHECK(import.result.lines[0].mass_basis == MassBasis::line);
    CHECK(import.result.lines[0].mass_kg.text() == "0.025");
}

TEST_CASE("Losses of a corrected column are fractions where they look so", "[io][draft]") {
    ImportDraft import = draft("名称,数量,参考\n铜排,1,0.02\n柜体,1,0.035\n");
    use_mapping(import, with_meaning(import.table.cells, import.mapping, 2, Column::loss), {});
    CHECK(import.mapping.loss_is_fraction);
    CHECK(import.result.lines[0].loss_percent.text() == "2");
    CHECK(import.result.lines[1].loss_percent.text() == "3.5");
    ImportDraft percent = draft("名称,数量,参考%\n铜排,1,0.02\n");
    use_mapping(percent, with_meaning(percent.table.cells, percent.mapping, 2, Column::loss), {});
    CHECK_FALSE(percent.mapping.loss_is_fraction);
    CHECK(percent.result.lines[0].loss_percent.text() == "0.02");
    // From one column to another: what was found of the first says nothing of the second.
    ImportDraft moved = draft("名称,数量,损耗率,参考\n铜排,1,0.03,4\n");
    CHECK(moved.mapping.loss_is_fraction);
    use_mapping(moved, with_meaning(moved.table.cells, moved.mapping, 3, Column::loss), {});
    CHECK(moved.result.lines[0].loss_percent.text() == "4");
}

TEST_CASE("A corrected column brings the unit of its header", "[io][draft]") {
    ImportDraft import = draft("名称,数量,参考(g)\n铜排,1,250\n");
    use_mapping(import, with_meaning(import.table.cells, import.mapping, 2, Column::mass_total), {});
    CHECK(import.result.lines[0].mass_kg.text() == "0.25");
}

TEST_CASE("A table without a header is data from its first row on", "[io][draft]") {
    ImportDraft import = draft("铜排,2,件\n柜体,1,件\n铜排,2,件\n");
    CHECK_FALSE(import.header_found);
    use_no_header(import, {});
    Mapping mapping = import.mapping;
    mapping = with_meaning(import.table.cells, mapping, 0, Column::name);
    mapping = with_meaning(import.table.cells, mapping, 1, Column::quantity);
    use_mapping(import, with_meaning(import.table.cells, mapping, 2, Column::unit), {});
    REQUIRE(import.result.lines.size() == 3);  // an equal row is no repeated header
    CHECK(import.result.lines[0].name == "铜排");
    CHECK(import.result.lines[0].quantity.text() == "2");
    CHECK(import.result.skipped == 0);
    // Nothing tells the layout again.
    LayoutMemory memory;
    memory.remember(import.table.cells, import.mapping);
    CHECK(memory.write() == "{}");
    CHECK_FALSE(read_mapping(write_mapping(import.mapping)).value().has_header);
    use_header_row(import, 0, {});
    CHECK(import.mapping.has_header);
    CHECK(import.result.lines.size() == 1);
}
