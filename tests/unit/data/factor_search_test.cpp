#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "core/base/units.hpp"
#include "core/data/factor_library.hpp"
#include "tests/unit/data/library_fixture.hpp"

using zuji::FactorHit;
using zuji::test::shipped_library;

namespace {

std::vector<std::string> ids(const std::vector<FactorHit>& hits) {
    std::vector<std::string> out;
    for (const FactorHit& hit : hits) out.push_back(shipped_library().factors()[hit.index].id);
    return out;
}

std::string first(const char* name, const char* material = "") {
    const auto hits = shipped_library().suggest(name, material, 3);
    return hits.empty() ? "" : ids(hits).front();
}

}  // namespace

TEST_CASE("Words in Chinese and English find the same factors", "[data][search]") {
    const auto& library = shipped_library();
    struct Query {
        const char* words;
        const char* first_id;
    };
    const std::vector<Query> queries = {
        {"铜线", "moenv-d3f80a4a"},
        {"copper wire", "moenv-d3f80a4a"},
        {"Copper  WIRE", "moenv-d3f80a4a"},
        {"电力", "cn-elec-cfp-2024-national"},
        {"electricity", "cn-elec-cfp-2024-national"},
        {"环氧树脂", "moenv-62380dfb"},
        {"epoxy", "moenv-62380dfb"},
        {"ＰＶＣ", "moenv-b8bfb036"},
        {"moenv-62380dfb", "moenv-62380dfb"},
    };
    for (const Query& query : queries) {
        CAPTURE(query.words);
        const auto found = ids(library.search(query.words, "", 8));
        REQUIRE_FALSE(found.empty());
        CHECK(std::find(found.begin(), found.end(), query.first_id) != found.end());
    }
    CHECK(ids(library.search("铜线", "", 1)) == std::vector<std::string>{"moenv-d3f80a4a"});
    CHECK(library.search("没有这种东西 xyzzy", "", 10).empty());
}

TEST_CASE("Search puts usable footprint factors first and money last", "[data][search]") {
    const auto& library = shipped_library();
    const auto power = ids(library.search("电力 2023", "", 50));
    REQUIRE(power.size() > 10);
    const auto place = [&](const char* id) { return std::find(power.begin(), power.end(), id) - power.begin(); };
    CHECK(place("cn-elec-cfp-2023-national") < place("cn-grid-co2-2023-national"));
    const auto copper = library.search("copper", "", 200);
    REQUIRE(copper.size() > 5);
    bool money = false;
    for (const FactorHit& hit : copper) {
        const bool spend = library.factors()[hit.index].kind == zuji::FactorKind::spend_based;
        CHECK_FALSE((money && !spend && library.factors()[hit.index].usable));
        money = money || spend;
    }
    CHECK(money);
}

TEST_CASE("Search keeps to a dimension and to its limit, in one order", "[data][search]") {
    const auto& library = shipped_library();
    const auto hits = library.search("", "kWh", 40);
    REQUIRE(hits.size() == 40);
    for (const FactorHit& hit : hits) {
        const auto unit = zuji::find_unit(library.factors()[hit.index].per);
        REQUIRE(unit.ok());
        CHECK(unit.value().dimension == zuji::Dimension::energy);
    }
    CHECK(library.search("", "no-unit", 5).empty());
    CHECK(library.search("", "", 5000).size() == library.factors().size());
    const auto again = library.search("steel", "", 30);
    const auto once = library.search("steel", "", 30);
    REQUIRE(once.size() == 30);
    CHECK(ids(once) == ids(again));
    CHECK(std::is_sorted(once.begin(), once.end(), [](const auto& a, const auto& b) { return a.score > b.score; }));
    auto top = ids(once);
    top.resize(5);
    CHECK(ids(library.search("steel", "", 5)) == top);
}

TEST_CASE("Names of bills of materials lead to factors", "[data][search]") {
    struct Line {
        const char* name;
        const char* material;
        const char* id;
    };
    const std::vector<Line> lines = {
        {"铜排", "T2", "moenv-a4a64740"},
        {"Busbar", "Copper", "moenv-a4a64740"},
        {"裸铜线", "", "moenv-d3f80a4a"},
        {"油箱", "Q235B", "moenv-a25f1c15"},
        {"Tank", "Steel plate", "moenv-a25f1c15"},
        {"不锈钢螺栓", "304", "moenv-5bfbc136"},
        {"机壳", "ADC12", "iai-2022-primary-al"},
        {"护套", "PVC", "moenv-b8bfb036"},
        {"瓦楞纸箱", "", "moenv-9f995536"},
        {"木箱", "松木", "ademe-20665"},
        {"密封圈", "丁腈橡胶", "moenv-f6c54050"},
        {"环氧浇注", "", "moenv-62380dfb"},
        {"铁芯", "50W470 无取向硅钢", "moenv-fb046c61"},
        {"外购电", "", "cn-elec-cfp-2024-national"},
        {"公路运输", "", "desnz2025-27-304-3140-14-1+wtt"},
    };
    for (const Line& line : lines) {
        CAPTURE(line.name, line.material);
        CHECK(first(line.name, line.material) == line.id);
    }
}

TEST_CASE("Proxies are marked and their gap is named", "[data][search]") {
    const auto& library = shipped_library();
    struct Line {
        const char* name;
        const char* material;
        const char* gap;
    };
    const std::vector<Line> proxies = {
        {"硅钢片", "30Q120", "go-electrical-steel"},
        {"变压器油", "25号", "transformer-oil"},
        {"高压线圈", "漆包铜线", "enamelled-wire"},
        {"绝缘", "XLPE", "xlpe"},
        {"绝缘", "交联聚乙烯", "xlpe"},
        {"Bearing housing", "GG-25 cast iron", "cast-iron"},
        {"绝缘纸板", "", "pressboard"},
        {"Cable drum", "", "cable-drum"},
    };
    for (const Line& line : proxies) {
        CAPTURE(line.name, line.material);
        const auto hits = library.suggest(line.name, line.material, 3);
        REQUIRE_FALSE(hits.empty());
        CHECK(hits.front().proxy);
        REQUIRE(library.gap_for(line.name, line.material) != nullptr);
        CHECK(library.gap_for(line.name, line.material)->id == line.gap);
    }
    // Nobody publishes these: no far-fetched neighbour is offered.
    for (const char* name : {"IGBT模块", "磁钢 NdFeB", "非晶带材", "低烟无卤护套料", "高压套管"}) {
        CAPTURE(name);
        CHECK(library.suggest(name, "", 3).empty());
    }
    CHECK(library.gap_for("铜排", "T2") == nullptr);
    CHECK(library.gap_for("", "") == nullptr);
}

TEST_CASE("Words are not found inside other words", "[data][search]") {
    CHECK(first("Coil former", "PBT") == "moenv-b2689a79");  // not oil
    CHECK(first("Setting tool") == "");                      // not tin
    CHECK(first("轴承座", "HT200") == "moenv-83d84202");     // T2 is not in HT200
    CHECK(first("Q235B") == "moenv-a25f1c15");               // a grade may go on
    CHECK(first("Total station bracket") == "");
    CHECK(first("") == "");
}

TEST_CASE("Names are found by the initials of their pinyin", "[data][search]") {
    const auto hits = shipped_library().search("dggj", "kg", 5);  // 电工钢卷
    REQUIRE_FALSE(hits.empty());
    CHECK(shipped_library().factors()[hits.front().index].name_zh.find("电工钢卷") != std::string::npos);
    CHECK(shipped_library().search("kkkkq", "kg", 5).empty());
}
