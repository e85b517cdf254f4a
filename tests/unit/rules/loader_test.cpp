// What the pack loader refuses, with the file and JSON path it names.
#include <catch2/catch_amalgamated.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json.hpp"
#include "tests/unit/rules/rule_files.hpp"

namespace {

using zuji::rules::Json;
using zuji::rules::RuleBook;
namespace test = zuji::rules::test;

using Files = std::map<std::string, std::string>;

constexpr const char* parameters = "common/parameters.json";
constexpr const char* tables = "common/tables.json";
constexpr const char* checklists = "common/checklists.json";
constexpr const char* clauses = "common/clauses.json";
constexpr const char* readings = "common/interpretations.json";
constexpr const char* annex2 = "common/annex2.json";
constexpr const char* machinery = "cgc-r52003-2025/pack.json";
constexpr const char* cable = "cgc-r52006-2026/pack.json";

struct Damage {
    const char* name;
    const char* file;
    std::function<void(Json&)> damage;
    const char* where;  ///< part of the place that is named
    const char* what;   ///< part of the reason
};

/// The entry of a list whose "id" (or "name") is this.
Json& entry(Json& list, const char* id) {
    for (Json& item : list) {
        if (item.contains("id") ? item.at("id") == id : item.at("name") == id) return item;
    }
    throw std::out_of_range(id);
}

Json& table(Json& file, const char* id) { return entry(file.at("tables"), id); }
Json& bands(Json& file, const char* id) { return entry(file.at("bands"), id).at("bands"); }

const std::vector<Damage>& damages() {
    static const std::vector<Damage> list = {
        // Bands
        {"gap", parameters, [](Json& f) { bands(f, "site-inspection")[1]["from"] = 52; }, "$.bands[0].bands", "gap"},
        {"overlap", parameters, [](Json& f) { bands(f, "site-verification")[1]["from"] = 200; }, "$.bands[1].bands",
         "overlap"},
        {"overlap without its reading", parameters,
         [](Json& f) { entry(f["bands"], "site-inspection").erase("overlaps"); }, "$.bands[0].bands", "overlap"},
        {"reading without overlap", parameters, [](Json& f) { bands(f, "site-inspection")[4]["from"] = 401; },
         "$.bands[0].bands", "overlap that is none"},
        {"empty band", parameters, [](Json& f) { bands(f, "site-inspection")[1]["to"] = 50; }, "$.bands[0].bands[1]",
         "empty"},
        {"no bands", parameters, [](Json& f) { bands(f, "site-inspection") = Json::array(); }, "$.bands[0].bands",
         "no bands"},
        {"closed at the top", parameters, [](Json& f) { bands(f, "site-verification")[1]["to"] = 900; },
         "$.bands[1].bands", "open-ended"},
        {"open in the middle", parameters, [](Json& f) { bands(f, "site-inspection")[0].erase("to"); },
         "$.bands[0].bands", "open-ended"},
        {"first band not from 1", parameters, [](Json& f) { bands(f, "site-verification")[0]["from"] = 2; },
         "$.bands[1].bands", "gap"},
        {"unknown unit of a band", parameters, [](Json& f) { f["bands"][0]["unit"] = "hour"; }, "$.bands[0].unit",
         "person-days"},
        {"negative person-days", parameters, [](Json& f) { bands(f, "site-verification")[0]["value"] = "-1"; },
         "$.bands[1].bands[0].value", "not negative"},
        {"unknown overlap reading", parameters, [](Json& f) { f["bands"][0]["overlaps"][0]["reading"] = "AMB-999"; },
         "overlaps[0].reading", "unknown reading"},
        {"missing band table", parameters, [](Json& f) { f["bands"].erase(1); }, "$.bands", "site-verification"},
        // Annex 2
        {"requirement missing", annex2, [](Json& f) { f["chapters"][1]["requirements"].erase(3); }, "$.chapters",
         "A2-2.4 is missing"},
        {"requirement twice", annex2,
         [](Json& f) { f["chapters"][1]["requirements"].push_back(f["chapters"][1]["requirements"][0]); }, "$.chapters",
         "A2-2.1 stands twice"},
        {"requirement of another chapter", annex2,
         [](Json& f) { f["chapters"][1]["requirements"][0]["clause"] = "A2-12"; },
         "$.chapters[1].requirements[0].clause", "another chapter"},
        {"overview among the requirements", annex2, [](Json& f) { f["overview"] = "A2-2.1"; }, "$.chapters",
         "A2-2.1 stands twice"},
        {"unknown clause of a requirement", annex2,
         [](Json& f) { f["chapters"][0]["requirements"][0]["clause"] = "A2-1.9"; },
         "$.chapters[0].requirements[0].clause", "A2-1.9"},
        {"obligation that is none", annex2,
         [](Json& f) { f["chapters"][4]["requirements"][5]["obligation"] = "should"; },
         "$.chapters[4].requirements[5].obligation", "shall or may"},
        {"unknown stage", annex2, [](Json& f) { f["chapters"][6]["boundary"] = "moon"; }, "$.chapters[6].boundary",
         "unknown stage"},
        {"unknown kind of document", annex2,
         [](Json& f) { f["chapters"][0]["requirements"][0]["documents"] = Json::array({"video"}); },
         "$.chapters[0].requirements[0].documents[0]", "unknown kind"},
        {"kind of document twice", annex2,
         [](Json& f) {
             f["chapters"][0]["requirements"][0]["documents"] = Json::array({"record", "record"});
         },
         "$.chapters[0].requirements[0].documents[1]", "twice"},
        {"requirement without English", annex2,
         [](Json& f) { f["chapters"][2]["requirements"][1]["name"].erase("en"); }, "$.chapters[2].requirements[1].name",
         "en is missing"},
        {"chapter out of order", annex2, [](Json& f) { f["chapters"][2]["id"] = "4"; }, "$.chapters[2].id", "numbered"},
        {"chapter without requirements", annex2, [](Json& f) { f["chapters"][11]["requirements"] = Json::array(); },
         "$.chapters[11].requirements", "no requirements"},
        {"unknown reading of a requirement", annex2,
         [](Json& f) { f["chapters"][1]["requirements"][2]["readings"] = Json::array({"AMB-999"}); },
         "$.chapters[1].requirements[2].readings[0]", "unknown reading"},
        {"unknown key of a requirement", annex2, [](Json& f) { f["chapters"][0]["requirements"][0]["must"] = true; },
         "$.chapters[0].requirements[0]", "unknown key must"},
        // Limits
        {"missing limit", parameters, [](Json& f) { f["limits"].erase(0); }, "$.limits", "eligibility-look-back"},
        {"limit twice", parameters, [](Json& f) { f["limits"].push_back(f["limits"][3]); }, "$.limits[22]", "twice"},
        {"unused limit", parameters, [](Json& f) { f["limits"][0]["name"] = "lunch-break"; }, "$.limits[0].name",
         "no decision"},
        {"unknown unit", parameters, [](Json& f) { f["limits"][0]["unit"] = "moon"; }, "$.limits[0].unit",
         "unknown unit"},
        {"wrong unit", parameters, [](Json& f) { f["limits"][0]["unit"] = "day"; }, "$.limits[0].unit", "month"},
        {"unknown clause of a limit", parameters, [](Json& f) { f["limits"][0]["clause"] = "27-b9"; },
         "$.limits[0].clause", "unknown clause"},
        {"limit that is no number", parameters, [](Json& f) { f["limits"][0]["value"] = "a year"; },
         "$.limits[0].value", "decimal"},
        {"limit of zero", parameters, [](Json& f) { f["limits"][0]["value"] = "0"; }, "$.limits[0].value",
         "more than 0"},
        {"half a month", parameters, [](Json& f) { f["limits"][0]["value"] = "1.5"; }, "$.limits[0].value", "whole"},
        // Clocks
        {"clock backwards", parameters, [](Json& f) { f["clocks"][2]["earliest"] = 11; }, "$.clocks[2]", "earliest"},
        {"clock without paragraph", parameters, [](Json& f) { f["clocks"][2]["cite"] = Json::array(); }, "$.clocks[2]",
         "cites"},
        {"unknown clock unit", parameters, [](Json& f) { f["clocks"][2]["unit"] = "week"; }, "$.clocks[2].unit",
         "unknown unit"},
        {"missing clock", parameters, [](Json& f) { f["clocks"].erase(0); }, "$.clocks", "acceptance-notice"},
        {"unused clock", parameters, [](Json& f) { f["clocks"][0]["id"] = "tea"; }, "$.clocks", "missing"},
        {"clock twice", parameters, [](Json& f) { f["clocks"].push_back(f["clocks"][0]); }, "$.clocks[8]", "twice"},
        // Tables
        {"unknown fact", tables, [](Json& f) { table(f, "conclusion")["rows"][0]["when"][0] = "mood"; },
         "$.tables[5].rows[0].when[0]", "unknown fact mood"},
        {"unknown operator", tables, [](Json& f) { table(f, "conclusion")["rows"][0]["when"][1] = "like"; },
         "$.tables[5].rows[0].when[1]", "unknown operator"},
        {"unknown clause", tables, [](Json& f) { table(f, "conclusion")["rows"][0]["cite"][0] = "75-b9"; },
         "$.tables[5].rows[0].cite[0]", "unknown clause"},
        {"clause of the other document", tables, [](Json& f) { table(f, "conclusion")["rows"][0]["cite"][0] = "96-a"; },
         "$.tables[5].rows", "not in CGC-R52003:2025"},
        {"unknown document prefix", tables, [](Json& f) { table(f, "scope")["rows"][3]["cite"][0] = "R52009/2"; },
         "$.tables[0].rows[3].cite[0]", "unknown clause"},
        {"unknown reading", tables, [](Json& f) { table(f, "conclusion")["rows"][0]["readings"][0] = "AMB-00"; },
         "$.tables[5].rows[0].readings[0]", "unknown reading"},
        {"unknown outcome", tables, [](Json& f) { table(f, "conclusion")["rows"][0]["outcome"] = "great"; },
         "$.tables[5].rows[0].outcome", "unknown outcome"},
        {"unknown value", tables, [](Json& f) { table(f, "conclusion")["rows"][0]["values"]["x"] = 1; },
         "$.tables[5].rows[0].values.x", "unknown value"},
        {"value that is no document", tables, [](Json& f) { table(f, "scope")["rows"][3]["values"]["document"] = "X"; },
         "$.tables[0].rows[3].values.document", "unknown document"},
        {"unknown limit", tables, [](Json& f) { table(f, "complexity")["rows"][3]["when"][2]["limit"] = "x"; },
         "rows[3].when[2]", "unknown limit"},
        {"word the fact never is", tables,
         [](Json& f) { table(f, "certification-decision")["rows"][2]["when"][2] = "perhaps"; }, "rows[2].when[2]",
         "never perhaps"},
        {"order of words", tables, [](Json& f) { table(f, "certification-decision")["rows"][2]["when"][1] = "lt"; },
         "rows[2].when[1]", "only numbers"},
        {"truth as text", tables, [](Json& f) { table(f, "conclusion")["rows"][0]["when"][2] = "yes"; },
         "rows[0].when[2]", "true or false"},
        {"test without operand", tables, [](Json& f) { table(f, "conclusion")["rows"][0]["when"].erase(2); },
         "rows[0].when", "operand"},
        {"empty all", tables, [](Json& f) { table(f, "conclusion")["rows"][3]["when"]["all"] = Json::array(); },
         "rows[3].when.all", "empty list"},
        {"two kinds of condition", tables,
         [](Json& f) { table(f, "conclusion")["rows"][3]["when"]["any"] = Json::array(); }, "rows[3].when",
         "a condition is"},
        {"comparing a list", tables,
         [](Json& f) {
             table(f, "certificate-status")["rows"][0]["when"] = Json::array({"grounds", "eq", "94-a"});
         },
         "rows[0].when[0]", "cannot be compared"},
        {"unknown missing fact", tables, [](Json& f) { table(f, "scope")["rows"][0]["missing"][0] = "x"; },
         "rows[0].missing", "unknown fact"},
        {"unreachable row", tables,
         [](Json& f) {
             auto& rows = table(f, "conclusion")["rows"];
             rows[5]["when"] = Json::array({"findings", "ge", 0});
         },
         "$.tables[5].rows[6]", "never be reached"},
        {"row after always", tables, [](Json& f) { table(f, "conclusion")["rows"][2].erase("when"); },
         "$.tables[5].rows[3]", "never be reached"},
        {"row for a number that cannot be", tables,
         [](Json& f) {
             table(f, "conclusion")["rows"][4]["when"] = Json::array({"findings", "lt", 0});
         },
         "$.tables[5].rows[4]", "never be reached"},
        {"gap in the rows", tables,
         [](Json& f) {
             auto& rows = table(f, "conclusion")["rows"];
             rows.erase(rows.size() - 1);
         },
         "$.tables[5].rows", "no row answers"},
        {"no rows", tables, [](Json& f) { table(f, "conclusion")["rows"] = Json::array(); }, "$.tables[5].rows",
         "no row answers"},
        {"row twice", tables, [](Json& f) { table(f, "conclusion")["rows"][1]["id"] = "systematic-defect"; },
         "$.tables[5].rows[1]", "twice"},
        {"note that never holds", tables,
         [](Json& f) {
             table(f, "finding-class")["notes"][0]["when"] = Json::array({"effectMagnitude", "lt", "0"});
         },
         "$.tables[4].notes", "can never hold"},
        {"empty note", tables, [](Json& f) { table(f, "finding-class")["notes"][0].erase("readings"); },
         "$.tables[4].notes[0]", "says nothing"},
        {"table twice", tables, [](Json& f) { f["tables"].push_back(f["tables"][5]); }, "$.tables", "twice"},
        {"missing table", tables, [](Json& f) { f["tables"].erase(5); }, "$.tables", "conclusion is missing"},
        {"unused table", tables, [](Json& f) { f["tables"][5]["id"] = "weather"; }, "$.tables[5].id", "no decision"},
        {"unknown key in a row", tables, [](Json& f) { table(f, "conclusion")["rows"][0]["iff"] = true; },
         "$.tables[5].rows[0]", "unknown key iff"},
        // Checklists
        {"missing translation", checklists, [](Json& f) { f["checklists"][0]["items"][0]["name"].erase("en"); },
         "items[0].name", "the key en is missing"},
        {"empty translation", checklists, [](Json& f) { f["checklists"][0]["items"][0]["name"]["zh"] = ""; },
         "items[0].name.zh", "text is expected"},
        {"unknown clause of an item", checklists, [](Json& f) { f["checklists"][3]["items"][0]["clause"] = "A1-18"; },
         "$.checklists[3].items[0].clause", "unknown clause"},
        {"item twice", checklists, [](Json& f) { f["checklists"][0]["items"][1]["id"] = "legal-person"; },
         "$.checklists[0].items[1]", "twice"},
        {"no items", checklists, [](Json& f) { f["checklists"][0]["items"] = Json::array(); }, "$.checklists[0].items",
         "no items"},
        {"unknown kind of file", checklists, [](Json& f) { f["checklists"][3]["items"][0]["outside"] = "maybe"; },
         "items[0].outside", "expected"},
        {"missing checklist", checklists, [](Json& f) { f["checklists"].erase(1); }, "$.checklists",
         "label is missing"},
        {"unused checklist", checklists, [](Json& f) { f["checklists"][1]["id"] = "shopping"; }, "$.checklists[1].id",
         "no decision"},
        {"item with a gap", checklists, [](Json& f) { f["checklists"][0]["items"][0]["rows"].erase(2); },
         "items[0].rows", "no row answers"},
        // Clauses, readings, editions
        {"clause without translation", clauses, [](Json& f) { f["clauses"][5]["zh"] = ""; }, "$.clauses[5].zh",
         "text is expected"},
        {"clause twice", clauses, [](Json& f) { f["clauses"].push_back(f["clauses"][5]); }, "$.clauses[", "twice"},
        {"unknown section", clauses, [](Json& f) { f["clauses"][5]["in"] = "99"; }, "$.clauses[5].in",
         "unknown section"},
        {"unknown use", clauses, [](Json& f) { f["clauses"][5]["use"] = "ignored"; }, "$.clauses[5].use",
         "unknown use"},
        {"unknown kind", clauses, [](Json& f) { f["clauses"][5]["kind"] = "novel"; }, "$.clauses[5].kind",
         "unknown kind"},
        {"no kind", clauses, [](Json& f) { f["clauses"][5].erase("kind"); }, "$.clauses[5]", "the key kind is missing"},
        {"guidance that a table cites", clauses, [](Json& f) { entry(f["clauses"], "30-b4")["use"] = "guidance"; },
         ".cite[0]", "clause 30-b4 is cited"},
        {"guidance that a limit rests on", clauses, [](Json& f) { entry(f["clauses"], "46")["use"] = "guidance"; },
         "limits[4].clause", "clause 46 is cited"},
        {"annex 1 item that is guidance", clauses, [](Json& f) { entry(f["clauses"], "A1-6")["use"] = "guidance"; },
         ".use", "never of the use guidance"},
        {"annex 2 requirement outside", clauses,
         [](Json& f) {
             entry(f["clauses"], "A2-1.1")["use"] = "outside";
             entry(f["clauses"], "A2-1.1")["reason"] = "body";
         },
         ".use", "never of the use outside"},
        {"outside without a reason", clauses,
         [](Json& f) {
             f["clauses"][5]["use"] = "outside";
             f["clauses"][5].erase("reason");
         },
         "$.clauses[5]", "reason"},
        {"section without translation", clauses, [](Json& f) { f["sections"]["1"].erase("zh"); }, "$.sections.1",
         "the key zh is missing"},
        {"no clauses", clauses, [](Json& f) { f["clauses"] = Json::array(); }, "$", "no clauses"},
        {"reading twice", readings, [](Json& f) { f["interpretations"][1]["id"] = "AMB-01"; }, "$.interpretations[1]",
         "twice"},
        {"reading without translation", readings, [](Json& f) { f["interpretations"][1]["why"]["en"] = ""; },
         "$.interpretations[1].why.en", "text is expected"},
        {"one reading alone", readings,
         [](Json& f) {
             Json& ways = f["interpretations"][0]["readings"];
             while (ways.size() > 1) ways.erase(0);
         },
         "$.interpretations[0].readings", "at least two"},
        {"chosen reading that is none", readings, [](Json& f) { f["interpretations"][0]["chosen"] = "z"; },
         "$.interpretations[0].chosen", "unknown reading z"},
        {"two readings of one id", readings, [](Json& f) { f["interpretations"][0]["readings"][1]["id"] = "a"; },
         "$.interpretations[0].readings[1]", "stands twice"},
        {"reading about an unknown clause", readings,
         [](Json& f) { f["interpretations"][2]["clauses"][0] = "R52006/2-b4"; }, "$.interpretations[2].clauses[0]",
         "unknown clause"},
        {"reading about no clause", readings, [](Json& f) { f["interpretations"][2]["clauses"] = Json::array(); },
         "$.interpretations[2].clauses", "about a clause"},
        {"reading of an unknown decision", readings,
         [](Json& f) { f["interpretations"][2]["decisions"][0] = "scopes"; }, "$.interpretations[2].decisions[0]",
         "unknown decision"},
        {"severity that is none", readings, [](Json& f) { f["interpretations"][2]["severity"] = "X"; },
         "$.interpretations[2].severity", "unknown word"},
        {"missing reading", readings, [](Json& f) { f["interpretations"].erase(44); }, "reading", "unknown reading"},
        {"standard with an unknown clause", machinery, [](Json& f) { f["standards"][0]["clause"] = "6-b9"; },
         "$.standards[0].clause", "unknown clause"},
        {"two standards for one kind", machinery, [](Json& f) { f["standards"][1]["productKind"] = "transformer"; },
         "$.standards[1]", "two standards"},
        {"unknown reading of a standard", cable, [](Json& f) { f["standards"][0]["readings"][0] = "AMB-0"; },
         "$.standards[0].readings[0]", "unknown reading"},
        {"edition without title", cable, [](Json& f) { f["edition"]["title"].erase("zh"); }, "$.edition.title",
         "the key zh is missing"},
        {"revision that is no day", cable, [](Json& f) { f["edition"]["revised"] = "2026-02-30"; }, "$.edition.revised",
         "date"},
        {"one document twice", cable, [](Json& f) { f["edition"]["id"] = "CGC-R52003:2025"; }, "$.edition",
         "two packs"},
        {"another format", cable, [](Json& f) { f["format"] = 2; }, "pack.json: $", "format"},
        {"no format", tables, [](Json& f) { f.erase("format"); }, "tables.json: $", "format"},
    };
    return list;
}

void check_refused(const Files& files, const std::string& where, const std::string& what) {
    const auto book = RuleBook::load(files);
    REQUIRE_FALSE(book.ok());
    INFO(book.error().where << ": " << (book.error().args.empty() ? "" : book.error().args.front()));
    CHECK(book.error().code == "bad-rule-pack");
    CHECK(book.error().where.find(where) != std::string::npos);
    REQUIRE_FALSE(book.error().args.empty());
    CHECK(book.error().args.front().find(what) != std::string::npos);
}

}  // namespace

TEST_CASE("The loader refuses damaged packs and names the place", "[rules][loader]") {
    std::size_t refused = 0;
    for (const Damage& damage : damages()) {
        INFO(damage.name);
        Files files = test::pack_files();
        Json file = test::parse(files.at(damage.file));
        damage.damage(file);
        files[damage.file] = zuji::dump_json(file);
        check_refused(files, damage.where, damage.what);
        ++refused;
    }
    CHECK(refused > 80);
}

TEST_CASE("The loader refuses missing, stray and malformed files", "[rules][loader]") {
    std::size_t removed = 0;
    for (const auto& [path, bytes] : test::pack_files()) {
        INFO(path);
        Files without = test::pack_files();
        without.erase(path);
        CHECK_FALSE(RuleBook::load(without).ok());
        Files malformed = test::pack_files();
        malformed[path] = bytes.substr(0, bytes.size() / 2);
        const auto book = RuleBook::load(malformed);
        REQUIRE_FALSE(book.ok());
        CHECK(book.error().code == "bad-json");
        CHECK(book.error().where.starts_with(path + ": line "));
        Files empty = test::pack_files();
        empty[path] = "[]";
        CHECK_FALSE(RuleBook::load(empty).ok());
        ++removed;
    }
    CHECK(removed == 8);
    Files stray = test::pack_files();
    stray["common/notes.json"] = "{}";
    check_refused(stray, "common/notes.json", "no pack has");
    CHECK_FALSE(RuleBook::load({}).ok());
}

TEST_CASE("A file that carries a key twice is refused", "[rules][loader]") {
    Files files = test::pack_files();
    std::string& text = files[tables];
    text.insert(text.find("\"format\""), "\"format\": 1, ");
    const auto book = RuleBook::load(files);
    REQUIRE_FALSE(book.ok());
    CHECK(book.error().code == "duplicate-key");
}
