#include "core/model/command.hpp"

#include <catch2/catch_amalgamated.hpp>

#include "core/model/bom_tree.hpp"
#include "core/model/field_text.hpp"
#include "core/model/project_json.hpp"

using namespace zuji;

namespace {

BomLine line(RowId id, RowId parent, std::string name) {
    BomLine made;
    made.id = id;
    made.parent = parent;
    made.name = std::move(name);
    return made;
}

/// tank(1) ─ wall(2), lid(3) ─ bolt(4); coil(5) ─ wire(6)
Project sample() {
    Project project;
    project.id = "p";
    project.bom = {line(1, 0, "tank"), line(2, 1, "wall"), line(3, 1, "lid"),
                   line(4, 3, "bolt"), line(5, 0, "coil"), line(6, 5, "wire")};
    project.next_row = 7;
    return project;
}

std::string tree(const Project& project) {
    std::string text;
    for (const BomLine& each : project.bom) {
        text += each.name + "(" + std::to_string(each.id) + "<" + std::to_string(each.parent) + ") ";
    }
    return text;
}

Error refused(const Project& project, const Command& command) {
    Project copy = project;
    const auto done = apply(copy, command);
    REQUIRE_FALSE(done.ok());
    REQUIRE(copy == project);
    return done.error();
}

}  // namespace

TEST_CASE("Fields are set by path", "[model][command]") {
    Project project = sample();
    const auto set = [&](std::string path, std::string value) {
        INFO(path);
        REQUIRE(apply(project, SetField{path, value}).ok());
        CHECK(field_text(project, path).value() == value);
    };
    set("title", "变压器");
    set("gwp_set", "AR5");
    set("company.applicant.name", "示例");
    set("company.oem_odm", "no");
    set("product.mass_kg", "18,5");
    set("quality.bom.6.accuracy", "2");
    set("quality.factor.own-1.plus_percent", "8");
    set("analysis.seed", "42");
    set("answers.licence", "obtained");
    set("answers.legal_form", "unknown");
    set("answers.materiality_percent", "5");
    set("documents.A1-6.not_applicable_reason", "首次申请");
    set("documents.A1-2-licences.approved", "yes");
    set("assurance.A2-1.1.answer", "conforming");
    set("assurance.A2-9.2(3).note", "n");
    set("texts.organisation", "…");
    set("readings.AMB-48", "b");
    CHECK(project.product.mass_kg.is_bad());
    CHECK(project.product.mass_kg.text() == "18,5");
    CHECK(project.assurance.at("A2-1.1").answer == "conforming");
    CHECK(project.documents.at("A1-2-licences").approved == Answer::yes);
}

TEST_CASE("An entry that becomes blank is gone again", "[model][command]") {
    Project project = sample();
    const Project before = project;
    REQUIRE(apply(project, SetField{"documents.A1-6.note", "x"}).ok());
    REQUIRE(apply(project, SetField{"texts.t", "x"}).ok());
    REQUIRE(apply(project, SetField{"readings.AMB-48", "b"}).ok());
    REQUIRE(apply(project, SetField{"assurance.A2-1.1.note", "x"}).ok());
    CHECK_FALSE(project == before);
    REQUIRE(apply(project, SetField{"documents.A1-6.note", ""}).ok());
    REQUIRE(apply(project, SetField{"texts.t", ""}).ok());
    REQUIRE(apply(project, SetField{"readings.AMB-48", ""}).ok());
    REQUIRE(apply(project, SetField{"assurance.A2-1.1.note", ""}).ok());
    CHECK(project == before);
}

TEST_CASE("Unknown fields and words are refused with their path", "[model][command]") {
    const Project project = sample();
    for (const std::string path :
         {"",         "nothing",   "company",   "company.applicant", "company.applicant.name.x",   "product.nothing",
          "bom",      "id",        "next_row",  "documents.A1-6",    "documents.A1-6.attachments", "documents..note",
          "texts.",   "texts.a b", "readings.", "assurance.A2-1.1",  "answers.violation_events",   "titles",
          "company.", ".title"}) {
        INFO(path);
        const Error error = refused(project, SetField{path, "x"});
        CHECK(error.code == "unknown-field");
        CHECK(error.where == path);
        const bool is_fixed = path == "id" || path == "next_row";  // may be read, not set
        CHECK(field_text(project, path).ok() == is_fixed);
    }
    const Error word = refused(project, SetField{"answers.licence", "perhaps"});
    CHECK(word.code == "bad-value");
    CHECK(word.where == "answers.licence");
    CHECK(word.args == std::vector<std::string>{"perhaps", "not-needed, obtained, missing, unknown"});
    CHECK(refused(project, SetField{"answers.violations", "maybe"}).code == "bad-value");
    CHECK(refused(project, SetField{"gwp_set", ""}).code == "bad-value");
    CHECK(refused(project, SetField{"title", "\xFF"}).code == "bad-text");
}

TEST_CASE("Cells are set by row and column", "[model][command]") {
    Project project = sample();
    REQUIRE(apply(project, SetCell{Table::bom, 4, "mass_kg", "0.5"}).ok());
    REQUIRE(apply(project, SetCell{Table::bom, 4, "mass_basis", "each"}).ok());
    REQUIRE(apply(project, SetCell{Table::bom, 4, "omitted", "true"}).ok());
    CHECK(project.bom[3].mass_kg.value() == 0.5);
    CHECK(project.bom[3].mass_basis == MassBasis::each);
    CHECK(project.bom[3].omitted);
    CHECK(cell_text(project.bom[3], "omitted") == "true");
    CHECK_FALSE(cell_text(project.bom[3], "nothing").has_value());

    CHECK(refused(project, SetCell{Table::bom, 99, "name", "x"}).code == "unknown-row");
    CHECK(refused(project, SetCell{Table::bom, 0, "name", "x"}).code == "unknown-row");
    CHECK(refused(project, SetCell{Table::bom, 4, "parent", "1"}).code == "unknown-field");
    CHECK(refused(project, SetCell{Table::bom, 4, "id", "1"}).code == "unknown-field");
    CHECK(refused(project, SetCell{Table::bom, 4, "omitted", "perhaps"}).code == "bad-value");
    CHECK(refused(project, SetCell{Table::bom, 4, "origin", "guess"}).where == "bom:4.origin");
    CHECK(refused(project, SetCell{Table::sites, 1, "name", "x"}).code == "unknown-row");
}

TEST_CASE("Many cells are one step that holds or fails as a whole", "[model][command]") {
    Project project = sample();
    const SetCells good{{{Table::bom, 2, "note", "a"}, {Table::bom, 2, "note", "b"}, {Table::bom, 3, "unit", "件"}}};
    REQUIRE(apply(project, good).ok());
    CHECK(project.bom[1].note == "b");
    const Error error = refused(project, SetCells{{{Table::bom, 2, "note", "z"}, {Table::bom, 77, "note", "z"}}});
    CHECK(error.code == "unknown-row");
}

TEST_CASE("BOM lines are inserted where the command says", "[model][command]") {
    const auto inserted = [](RowId parent, RowId after, std::vector<std::string> rows) {
        Project project = sample();
        const auto done = apply(project, InsertRows{Table::bom, parent, after, std::move(rows), ""});
        return done.ok() ? tree(project) : done.error().code + " at " + done.error().where;
    };
    CHECK(inserted(0, 0, {R"({"name":"new"})"}) ==
          "tank(1<0) wall(2<1) lid(3<1) bolt(4<3) coil(5<0) wire(6<5) new(7<0) ");
    CHECK(inserted(1, 0, {R"({"name":"new"})"}) ==
          "tank(1<0) new(7<1) wall(2<1) lid(3<1) bolt(4<3) coil(5<0) wire(6<5) ");
    CHECK(inserted(0, 1, {R"({"name":"new"})"}) ==
          "tank(1<0) wall(2<1) lid(3<1) bolt(4<3) new(7<0) coil(5<0) wire(6<5) ");
    CHECK(inserted(1, 2, {R"({"name":"a"})", R"({"name":"b"})"}) ==
          "tank(1<0) wall(2<1) a(7<1) b(8<1) lid(3<1) bolt(4<3) coil(5<0) wire(6<5) ");
    // A subtree whose rows name each other by the ids they bring along, in any order.
    CHECK(inserted(5, 6, {R"({"id":21,"parent":20,"name":"b"})", R"({"id":20,"name":"a"})", R"({"name":"c"})"}) ==
          "tank(1<0) wall(2<1) lid(3<1) bolt(4<3) coil(5<0) wire(6<5) a(20<5) b(21<20) c(22<5) ");
    CHECK(inserted(0, 2, {R"({"name":"new"})"}) == "unknown-row at bom:2");
    CHECK(inserted(99, 0, {R"({"name":"new"})"}) == "unknown-row at bom:99");
    CHECK(inserted(0, 0, {R"({"id":6})"}) == "duplicate-id at rows[0].id");
    CHECK(inserted(0, 0, {R"({"id":8})", R"({"id":8})"}) == "duplicate-id at rows[1].id");
    CHECK(inserted(0, 0, {R"({"parent":2})"}) == "unknown-parent at rows[0].parent");
    CHECK(inserted(0, 0, {R"({"id":8,"parent":9})", R"({"id":9,"parent":8})"}).substr(0, 9) == "bom-cycle");
    CHECK(inserted(0, 0, {R"({"name":"a"})", R"({"nam":"a"})"}) == "unknown-key at rows[1].nam");
    CHECK(inserted(0, 0, {R"({"mass_kg":1})"}) == "wrong-type at rows[0].mass_kg");
    CHECK(inserted(0, 0, {R"({"name":)"}) == "bad-json at line 1, column 9");
    CHECK(inserted(0, 0, {R"({"id":4294000000})"}) == "bad-value at rows[0].id");
}

TEST_CASE("Rows of every other table are inserted, given ids and deleted", "[model][command]") {
    Project project = sample();
    const auto insert = [&](Table table, RowId after, std::string row) {
        REQUIRE(apply(project, InsertRows{table, 0, after, {std::move(row)}, "A1-6"}).ok());
    };
    insert(Table::sites, 0, R"({"name":"first"})");
    insert(Table::sites, 7, R"({"name":"last"})");
    insert(Table::sites, 7, R"({"name":"middle"})");
    REQUIRE(project.sites.size() == 3);
    CHECK(project.sites[1].name == "middle");
    CHECK(project.sites[1].id == 9);
    insert(Table::unit_products, 0, R"({"model":"S13"})");
    insert(Table::activities, 0, R"({"kind":"transport","stage":"inbound"})");
    insert(Table::measures, 0, R"({"title":"t"})");
    insert(Table::own_factors, 0, R"({"name":"f"})");
    insert(Table::own_factors, 0, R"({"name":"g"})");
    insert(Table::own_factors, 0, R"({"id":"own-7","gas":""})");
    CHECK(project.own_factors[0].id == "own-1");
    CHECK(project.own_factors[1].id == "own-2");
    CHECK(project.own_factors[2].gas.empty());
    insert(Table::violation_events, 0, R"({"date":"2025-01-01","party":"factory"})");
    insert(Table::revocation_events, 0, R"({"date":"2025-02-01"})");
    insert(Table::attachments, 0, R"({"name":"a.pdf","size":12})");
    insert(Table::attachments, 0, R"({"name":"b.pdf"})");
    CHECK(project.documents.at("A1-6").attachments.size() == 2);
    CHECK(project.next_row == 15);

    CHECK(refused(project, SetCell{Table::own_factors, 2, "id", "own-1"}).code == "duplicate-id");
    CHECK(refused(project, SetCell{Table::own_factors, 2, "id", ""}).code == "bad-value");
    CHECK(refused(project, InsertRows{Table::own_factors, 0, 0, {R"({"id":"own-1"})"}, ""}).code == "duplicate-id");
    CHECK(refused(project, InsertRows{Table::attachments, 0, 0, {"{}"}, ""}).code == "bad-value");
    CHECK(refused(project, InsertRows{Table::sites, 0, 99, {"{}"}, ""}).code == "unknown-row");
    CHECK(refused(project, InsertRows{Table::violation_events, 0, 0, {R"({"party":"other"})"}, ""}).code ==
          "bad-value");
    REQUIRE(apply(project, SetCell{Table::attachments, 14, "name", "c.pdf"}).ok());
    CHECK(project.documents.at("A1-6").attachments[1].name == "c.pdf");
    CHECK(refused(project, SetCell{Table::attachments, 14, "sha256", "00"}).code == "unknown-field");

    CHECK(refused(project, DeleteRows{Table::sites, {7, 99}, ""}).code == "unknown-row");
    CHECK(refused(project, DeleteRows{Table::attachments, {13}, "A1-7"}).code == "unknown-row");
    REQUIRE(apply(project, DeleteRows{Table::sites, {8, 7, 8}, ""}).ok());
    REQUIRE(project.sites.size() == 1);
    CHECK(project.sites[0].name == "middle");
    REQUIRE(apply(project, DeleteRows{Table::own_factors, {2}, ""}).ok());
    CHECK(project.own_factors[1].id == "own-7");
    REQUIRE(apply(project, DeleteRows{Table::attachments, {14, 13}, "A1-6"}).ok());
    CHECK(project.documents.empty());
}

TEST_CASE("Deleting a line takes its subtree, undo brings it back", "[model][command]") {
    Project project = sample();
    const Project before = project;
    const auto inverse = apply(project, DeleteRows{Table::bom, {6, 3, 4}, ""});
    REQUIRE(inverse.ok());
    CHECK(tree(project) == "tank(1<0) wall(2<1) coil(5<0) ");
    apply_inverse(project, *inverse.value());
    CHECK(project == before);
}

TEST_CASE("Moving a line takes its subtree", "[model][command]") {
    const auto moved = [](RowId row, RowId parent, RowId after) {
        Project project = sample();
        const auto done = apply(project, MoveRow{row, parent, after});
        if (!done.ok()) return done.error().code + ": " + done.error().args[0];
        return tree(project);
    };
    CHECK(moved(3, 5, 6) == "tank(1<0) wall(2<1) coil(5<0) wire(6<5) lid(3<5) bolt(4<3) ");
    CHECK(moved(3, 5, 0) == "tank(1<0) wall(2<1) coil(5<0) lid(3<5) bolt(4<3) wire(6<5) ");
    CHECK(moved(3, 1, 0) == "tank(1<0) lid(3<1) bolt(4<3) wall(2<1) coil(5<0) wire(6<5) ");
    CHECK(moved(3, 0, 1) == "tank(1<0) wall(2<1) lid(3<0) bolt(4<3) coil(5<0) wire(6<5) ");
    CHECK(moved(5, 0, 0) == "coil(5<0) wire(6<5) tank(1<0) wall(2<1) lid(3<1) bolt(4<3) ");
    CHECK(moved(1, 6, 0) == "coil(5<0) wire(6<5) tank(1<6) wall(2<1) lid(3<1) bolt(4<3) ");
    CHECK(moved(3, 1, 2) == tree(sample()));
    CHECK(moved(1, 4, 0) == "bom-cycle: tank → lid → bolt → tank");
    CHECK(moved(1, 1, 0) == "bom-cycle: tank → tank");
    CHECK(moved(9, 0, 0) == "unknown-row: 9");
    CHECK(moved(2, 9, 0) == "unknown-row: 9");
    CHECK(moved(2, 0, 4) == "unknown-row: 4");
    CHECK(moved(2, 1, 2) == "unknown-row: 2");
}

TEST_CASE("A BOM deeper than the limit is refused", "[model][command]") {
    constexpr auto levels = static_cast<RowId>(max_bom_depth);
    Project project;
    for (RowId id = 1; id <= levels; ++id) project.bom.push_back(line(id, id - 1, "x"));
    project.next_row = levels + 1;
    const auto done = [&](const Command& command) {
        const auto result = apply(project, command);
        return result.ok() ? std::string() : result.error().code;
    };
    CHECK(done(InsertRows{Table::bom, levels, 0, {"{}"}, ""}) == "bom-too-deep");
    CHECK(done(InsertRows{Table::bom, levels - 1, levels, {R"({"id":50000})"}, ""}).empty());
    CHECK(done(InsertRows{Table::bom, 0, 0, {R"({"id":50001})"}, ""}).empty());
    CHECK(done(MoveRow{1, 50001, 0}) == "bom-too-deep");
}

TEST_CASE("Replacing the BOM orders it and gives fresh ids", "[model][command]") {
    Project project = sample();
    REQUIRE(apply(project, ReplaceBom{{line(2, 1, "b"), line(1, 0, "a"), line(3, 2, "c")}}).ok());
    CHECK(tree(project) == "a(7<0) b(8<7) c(9<8) ");
    CHECK(project.next_row == 10);
    const Error cycle = refused(project, ReplaceBom{{line(1, 2, "a"), line(2, 1, "b")}});
    CHECK(cycle.code == "bom-cycle");
    CHECK(cycle.where == "lines[0].parent");
    CHECK(refused(project, ReplaceBom{{line(1, 5, "a")}}).code == "unknown-parent");
    CHECK(refused(project, ReplaceBom{{line(1, 0, "a"), line(1, 0, "b")}}).code == "duplicate-id");
}

TEST_CASE("A batch sees its own changes and fails as a whole", "[model][command]") {
    Project project = sample();
    Batch batch{"command.paste", {InsertRows{Table::bom, 0, 0, {"{}"}, ""}, SetCell{Table::bom, 7, "name", "new"}}};
    REQUIRE(apply(project, batch).ok());
    CHECK(project.bom.back().name == "new");
    batch.commands.push_back(SetField{"nothing", ""});
    CHECK(refused(project, batch).code == "unknown-field");
}

TEST_CASE("Commands round-trip as one line of JSON", "[model][command]") {
    const auto round = [](const Command& command) {
        const std::string json = write_command(command);
        const auto read = read_command(json);
        REQUIRE(read.ok());
        CHECK(write_command(read.value()) == json);
        return json;
    };
    CHECK(round(SetField{"title", "a\"b"}) == R"({"set":{"path":"title","value":"a\"b"}})");
    CHECK(round(SetCell{Table::bom, 3, "name", "x"}) ==
          R"({"cell":{"table":"bom","row":3,"column":"name","value":"x"}})");
    CHECK(round(SetCells{{{Table::sites, 1, "name", ""}}}) ==
          R"({"cells":[{"table":"sites","row":1,"column":"name","value":""}]})");
    CHECK(round(InsertRows{Table::bom, 1, 2, {"{\n \"name\": \"x y\"}", "no json"}, ""}) ==
          R"({"insert":{"table":"bom","parent":1,"after":2,"rows":[{ "name": "x y"},"no json"]}})");
    CHECK(round(DeleteRows{Table::attachments, {1, 2}, "A1-6"}) ==
          R"({"delete":{"table":"attachments","owner":"A1-6","rows":[1,2]}})");
    CHECK(round(MoveRow{3, 0, 0}) == R"({"move":{"row":3}})");
    CHECK(round(ReplaceBom{{line(1, 0, "a")}}) == R"({"replace-bom":[{"id":1,"name":"a"}]})");
    CHECK(
        round(Batch{"l", {MoveRow{3, 1, 2}, Batch{"", {}}}}) ==
        R"({"batch":{"label":"l","commands":[{"move":{"row":3,"parent":1,"after":2}},{"batch":{"label":"","commands":[]}}]}})");
}

TEST_CASE("What is no command is refused with its place", "[model][command]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", "bad-json@line 1, column 1"},
        {"{}", "unknown-command@"},
        {"[]", "wrong-type@"},
        {R"({"jump":{}})", "unknown-command@jump"},
        {R"({"set":{"path":"title","value":1}})", "wrong-type@set.value"},
        {R"({"set":{"path":"title","values":""}})", "unknown-key@set.values"},
        {R"({"set":{},"cell":{}})", "unknown-key@cell"},
        {R"({"cell":{"table":"boom"}})", "bad-value@cell.table"},
        {R"({"cell":{"row":-1}})", "bad-value@cell.row"},
        {R"({"cell":{"row":1.5}})", "wrong-type@cell.row"},
        {R"({"delete":{"rows":[1,"2"]}})", "wrong-type@delete.rows[1]"},
        {R"({"insert":{"rows":[1],"rows":[2]}})", "duplicate-key@insert.rows"},
        {R"({"batch":{"commands":[{"move":{"row":1}},{"move":{"roe":1}}]}})", "unknown-key@batch.commands[1].move.roe"},
        {R"({"set":{"path":"a","path":"b"}})", "duplicate-key@set.path"},
        {R"({"move":{"row":1}} x)", "bad-json@line 1, column 20"},
    };
    for (const auto& [json, expected] : cases) {
        INFO(json);
        const auto read = read_command(json);
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().code + "@" + read.error().where == expected);
    }
    std::string nested = R"({"set":{"path":"title","value":""}})";
    for (int i = 0; i < 12; ++i) nested = R"({"batch":{"commands":[)" + nested + "]}}";
    REQUIRE_FALSE(read_command(nested).ok());
    CHECK(read_command(nested).error().code == "json-too-deep");
}
