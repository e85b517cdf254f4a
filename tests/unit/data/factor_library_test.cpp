#include <algorithm>
#include <catch2/catch_amalgamated.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/units.hpp"
#include "core/data/factor_library.hpp"
#include "tests/unit/data/library_fixture.hpp"

using zuji::Factor;
using zuji::FactorKind;
using zuji::FactorLibrary;
using zuji::test::shipped_library;

namespace {

const Factor& factor(const char* id) {
    const Factor* found = shipped_library().find(id);
    INFO(id);
    REQUIRE(found != nullptr);
    return *found;
}

}  // namespace

TEST_CASE("The shipped set carries its provenance with every row", "[data]") {
    const FactorLibrary& library = shipped_library();
    CHECK(library.id() == "zuji-open");
    CHECK(library.date() == "2026-11-23");
    REQUIRE(library.factors().size() == 1057 + 50);  // rows of the file and combined freight
    std::set<std::string> ids;
    for (const Factor& f : library.factors()) {
        CAPTURE(f.id);
        CHECK(ids.insert(f.id).second);
        CHECK(library.find(f.id) == &f);
        CHECK_FALSE(f.name_en.empty());
        CHECK_FALSE(f.name_zh.empty());
        CHECK_FALSE(f.source_title.empty());
        CHECK(f.source_title.find("{0}") == std::string::npos);
        CHECK_FALSE(f.licence.empty());
        CHECK_FALSE(f.boundary.empty());
        CHECK_FALSE(f.boundary_zh.empty());
        CHECK_FALSE(f.published.empty());
        CHECK((f.per.empty() || zuji::find_unit(f.per).ok()));
        CHECK(f.copy.find("/work") == std::string::npos);
    }
    CHECK(library.find("no-such-factor") == nullptr);
    const auto& notices = library.notices();
    const auto mentions = [&](const char* word) {
        return std::any_of(notices.begin(), notices.end(),
                           [&](const std::string& n) { return n.find(word) != std::string::npos; });
    };
    for (const char* word :
         {"USLCI", "Open Government Licence v3.0", "ADEME", "EPA", "生态环境部", "政府資料開放授權條款"}) {
        CAPTURE(word);
        CHECK(mentions(word));
    }
}

TEST_CASE("Published units become kilograms per unit, exactly", "[data]") {
    struct Expected {
        const char* id;
        double value;
        const char* per;
        const char* gas;
    };
    const std::vector<Expected> table = {
        {"cn-elec-cfp-2024-national", 0.5777, "kWh", "CO2e"},
        {"moenv-d3f80a4a", 4.28, "kg", "CO2e"},
        {"ademe-26729", 2.211, "kg", "CO2e"},                  // 2211 kg per t
        {"iai-2022-primary-al", 15.1, "kg", "CO2e"},           // 15.1 t per t
        {"gbt32150-2025-heat", 0.11, "MJ", "CO2"},             // 0.11 t per GJ
        {"ipcc2006-diesel", 0.0741, "MJ", "CO2"},              // 74100 kg per TJ
        {"gbt32151-34-natural-gas-ef", 2.16219, "m3", "CO2"},  // 21.6219 t per 10,000 m3
        {"moenv-f343afd3", 0.06, "piece", "CO2e"},
        {"moenv-7538c2b4", 1.1, "m2", "CO2e"},
        {"ademe-43430", 0.99, "EUR", "CO2e"},  // 990 kg per 1000 EUR
        {"epa13-335311", 0.133, "USD", "CO2e"},
        {"desnz2025-11-101-1023-8-1", 0.62665, "L", "CO2e"},
    };
    for (const Expected& e : table) {
        CAPTURE(e.id);
        CHECK(factor(e.id).value == e.value);
        CHECK(factor(e.id).per == e.per);
        CHECK(factor(e.id).gas == e.gas);
    }
}

TEST_CASE("Kinds are kept apart and only fit ones are usable", "[data]") {
    CHECK(factor("cn-elec-cfp-2024-national").kind == FactorKind::footprint);
    CHECK(factor("cn-elec-cfp-2024-national").usable);
    CHECK(factor("cn-grid-co2-2023-national").kind == FactorKind::grid_co2);
    CHECK_FALSE(factor("cn-grid-co2-2023-national").usable);
    CHECK(factor("gwp-ar6-sf6").kind == FactorKind::gwp);
    CHECK_FALSE(factor("gwp-ar6-sf6").usable);
    CHECK(factor("gbt32151-34-diesel-ncv").kind == FactorKind::fuel_property);
    CHECK_FALSE(factor("gbt32151-34-diesel-ncv").usable);
    CHECK(factor("gbt32151-34-diesel-ef").kind == FactorKind::fuel_combustion);
    CHECK(factor("gbt32151-34-diesel-ef").usable);
    CHECK(factor("worldsteel-2022-co2").kind == FactorKind::indicator);
    CHECK_FALSE(factor("worldsteel-2022-co2").usable);
    CHECK(factor("epa13-335311").kind == FactorKind::spend_based);
    CHECK_FALSE(factor("moenv-4719e80a").usable);  // per TEU·km: no unit we know
    CHECK(factor("moenv-4719e80a").per.empty());
    std::map<FactorKind, int> count;
    for (const Factor& f : shipped_library().factors()) ++count[f.kind];
    CHECK(count.size() == 10);
    CHECK(count[FactorKind::grid_co2] == 120);
}

TEST_CASE("Freight is offered as the sum of tank-to-wheel and well-to-tank", "[data]") {
    const Factor& wheel = factor("desnz2025-27-304-3132-14-1");
    const Factor& tank = factor("desnz2025-28-907-3132-14-1");
    const Factor& both = factor("desnz2025-27-304-3132-14-1+wtt");
    CHECK(wheel.kind == FactorKind::freight_part);
    CHECK_FALSE(wheel.usable);
    CHECK_FALSE(tank.usable);
    CHECK(both.usable);
    CHECK(both.kind == FactorKind::footprint);
    CHECK(both.value == 0.09502);  // 0.07703 + 0.01799, added as decimals
    CHECK(both.boundary.find(wheel.id) != std::string::npos);
    CHECK(both.boundary.find(tank.id) != std::string::npos);
    int combined = 0;
    for (const Factor& f : shipped_library().factors()) combined += f.id.ends_with("+wtt") ? 1 : 0;
    CHECK(combined == 50);
}

TEST_CASE("GWP values by set and by any name of the gas", "[data]") {
    const FactorLibrary& library = shipped_library();
    struct Expected {
        const char* gas;
        double ar5;
        double ar6;
    };
    const std::vector<Expected> table = {
        {"CO2", 1, 1},
        {"CO2e", 1, 1},
        {"CH4", 28, 27.9},
        {"CH4-fossil", 30, 29.8},
        {"CH4-biogenic", 28, 27},
        {"ch4-nonfossil", 28, 27},
        {"N2O", 265, 273},
        {"SF6", 23500, 25200},
        {"六氟化硫", 23500, 25200},
        {"NF3", 16100, 17400},
        {"HFC-134a", 1300, 1530},
        {"R134a", 1300, 1530},
        {"R-32", 677, 771},
        {"PFC-14", 6630, 7380},
        {"CF4", 6630, 7380},
        {"c-C4F8", 9540, 10200},
        {"HCFC-22", 1760, 1960},
    };
    for (const Expected& e : table) {
        CAPTURE(e.gas);
        CHECK(library.gwp("AR5", e.gas) == e.ar5);
        CHECK(library.gwp("AR6", e.gas) == e.ar6);
    }
    for (const char* gas : {"", "XX", "SF", "SF66", "C4-FN"}) {
        CAPTURE(gas);
        CHECK_FALSE(library.gwp("AR6", gas));
    }
    CHECK_FALSE(library.gwp("AR7", "SF6"));
    CHECK(library.gwp("AR7", "CO2e") == 1.0);
    const auto gases = library.gases("AR6");
    REQUIRE(gases.size() > 20);
    for (const std::string& gas : gases) {
        CAPTURE(gas);
        CHECK(library.gwp("AR6", gas).has_value());
        CHECK(library.gwp("AR5", gas).has_value());
    }
}

TEST_CASE("Each gap names what to offer instead", "[data]") {
    const auto& gaps = shipped_library().gaps();
    REQUIRE(gaps.size() == 20);
    for (const auto& gap : gaps) {
        CAPTURE(gap.id);
        CHECK_FALSE(gap.name_zh.empty());
        CHECK_FALSE(gap.note_zh.empty());
        CHECK_FALSE(gap.note_en.empty());
        for (const std::string& id : gap.proxies) {
            CAPTURE(id);
            CHECK(factor(id.c_str()).usable);
        }
    }
}

TEST_CASE("A damaged factor set says where it is damaged", "[data]") {
    using zuji::test::factors_header;
    using zuji::test::gaps_header;
    using zuji::test::small_set_json;
    const std::string good = "a,名,Name,material_metal,CN,2024,1.5,kgCO2e/kg,0,0,0,,official\n";
    const auto load = [&](const std::string& set, const std::string& rows, const std::string& gaps,
                          const std::string& words) { return FactorLibrary::load(set, rows, gaps, words); };
    CHECK(load(small_set_json, factors_header + good, gaps_header, "").ok());
    const auto where = [&](const std::string& set, const std::string& rows, const std::string& gaps = gaps_header,
                           const std::string& words = "") -> std::string {
        const auto loaded = load(set, rows, gaps, words);
        if (loaded.ok()) return "ok";
        CHECK(loaded.error().code == "bad-factor-set");
        CHECK(loaded.error().args.size() == 1);
        return loaded.error().where;
    };
    CHECK(where("{", factors_header + good) == "set.json");
    CHECK(where("[]", factors_header + good) == "set.json");
    CHECK(where(R"({"id":"x"})", factors_header + good) == "set.json");
    CHECK(where(R"({"id":"x","date":"d","notices":[],"bases":[]})", factors_header + good) == "set.json");
    CHECK(where(small_set_json, "id,name\n") == "factors.csv");
    CHECK(where(small_set_json, factors_header + std::string("a,b\n")) == "factors.csv, row 2");
    CHECK(where(small_set_json, factors_header + good + good) == "factors.csv");
    CHECK(where(small_set_json, factors_header + std::string("a,名,N,m,CN,2024,x,kgCO2e/kg,0,0,0,,official\n")) ==
          "factors.csv, row 2");
    CHECK(where(small_set_json, factors_header + std::string("a,名,N,m,CN,2024,1,kgCO2e/kg,1,0,0,,official\n")) ==
          "factors.csv, row 2");
    CHECK(where(small_set_json, factors_header + std::string("a,名,N,m,CN,2024,1,kgCO2e/kg,0,0,-1,,official\n")) ==
          "factors.csv, row 2");
    CHECK(where(small_set_json, factors_header + std::string("a,名,N,m,CN,2024,1,kgCO2e/kg,0,0,0,,guessed\n")) ==
          "factors.csv, row 2");
    CHECK(where(small_set_json, factors_header + good, gaps_header + std::string("g,名,N,z,e,missing\n")) ==
          "gaps.csv, row 2");
    CHECK(where(small_set_json, factors_header + good, gaps_header,
                "words_zh,words_en,factors,proxy,gap\n铜,cu,b,0,\n") == "synonyms.csv, row 2");
    CHECK(where(small_set_json, factors_header + good, gaps_header,
                "words_zh,words_en,factors,proxy,gap\n铜,cu,a,0,g\n") == "synonyms.csv, row 2");
}
