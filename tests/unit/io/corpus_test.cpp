// Files as people have them; what must come of each stands in tests/corpus/csv/expected.json.
#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "core/io/bom_import.hpp"
#include "tests/support/source_dir.hpp"
#include "tests/unit/data/library_fixture.hpp"

using nlohmann::json;
using zuji::test::read_file;

namespace {

json summary(const zuji::BomImport& imported) {
    std::map<std::string, int> codes;
    for (const zuji::ImportRow& row : imported.report) {
        if (row.code != "ok") ++codes[row.code];
    }
    return {{"lines", imported.lines.size()}, {"taken", imported.taken},     {"warned", imported.warned},
            {"refused", imported.refused},    {"skipped", imported.skipped}, {"codes", codes}};
}

}  // namespace

TEST_CASE("Every file of the corpus is imported, or refused, as expected", "[io][corpus]") {
    const json expected = json::parse(read_file("tests/corpus/csv/expected.json"));
    std::size_t files = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(zuji::test::source_dir().string() + "/tests/corpus/csv")) {
        if (entry.path().extension() != ".csv") continue;
        const std::string name = entry.path().filename().string();
        CAPTURE(name);
        REQUIRE(expected.contains(name));
        const auto imported = zuji::import_bom_csv(read_file("tests/corpus/csv/" + name));
        if (expected[name].contains("error")) {
            REQUIRE_FALSE(imported.ok());
            CHECK(imported.error().code == expected[name]["error"].get<std::string>());
            CHECK(imported.error().where == expected[name].value("where", ""));
        } else {
            REQUIRE(imported.ok());
            CHECK(summary(imported.value()) == expected[name]);
        }
        ++files;
    }
    CHECK(files == expected.size());
    CHECK(files >= 19);
}

TEST_CASE("A transformer from a file has its masses and its levels", "[io][corpus]") {
    const auto imported = zuji::import_bom_csv(read_file("tests/corpus/csv/transformer-levels.csv"));
    REQUIRE(imported.ok());
    const auto& lines = imported.value().lines;
    REQUIRE(lines.size() == 27);
    const auto find = [&](const char* part) -> const zuji::BomLine& {
        const auto found =
            std::find_if(lines.begin(), lines.end(), [&](const auto& l) { return l.part_number == part; });
        REQUIRE(found != lines.end());
        return *found;
    };
    CHECK(find("S11-1600").parent == 0);
    CHECK(find("TX-121").parent == find("TX-120").id);
    CHECK(find("TX-120").parent == find("TX-100").id);
    CHECK(find("TX-121").quantity.text() == "96");
    CHECK(find("TX-121").material == "QZ-2/130 漆包铜线");
    CHECK(find("TX-111").loss_percent.text() == "8");
    CHECK(find("TX-112").mass_kg.text() == "28.5");
    CHECK(find("TX-112").mass_basis == zuji::MassBasis::each);
    CHECK(find("TX-111").supplier == "宝山钢铁股份有限公司");
}
