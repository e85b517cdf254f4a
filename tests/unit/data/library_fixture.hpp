#pragma once
// The shipped factor set, and a small one for arithmetic that must not change when the set does.

#include <catch2/catch_amalgamated.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "core/data/factor_library.hpp"
#include "tests/support/source_dir.hpp"

namespace zuji::test {

inline std::string read_file(const std::string& path) {
    std::ifstream file(zuji::test::source_dir().string() + "/" + path, std::ios::binary);
    INFO(path);
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline const FactorLibrary& shipped_library() {
    static const FactorLibrary library = [] {
        const std::string folder = "assets/factors/zuji-open@2026-11-23/";
        auto loaded = FactorLibrary::load(read_file(folder + "set.json"), read_file(folder + "factors.csv"),
                                          read_file(folder + "gaps.csv"), read_file(folder + "synonyms.csv"),
                                          read_file(folder + "pinyin.csv"));
        if (!loaded.ok()) FAIL(loaded.error().code + " " + loaded.error().where + " " + loaded.error().args.at(0));
        return std::move(loaded).value();
    }();
    return library;
}

inline const char* const small_set_json =
    R"({"id":"small","date":"2026-01-01","notices":["notice"],"bases":["AR6"],)"
    R"("boundaries":[{"zh":"边界","en":"boundary"}],"sources":[{"title":"source {0}","url":"","licence":"free","copy":""}]})";
inline const char* const factors_header =
    "id,name_zh,name_en,category,region,year,value,unit,basis,boundary,source,detail,confidence\n";
inline const char* const gaps_header = "id,name_zh,name_en,note_zh,note_en,proxies\n";

/// steel 2 kg/kg, copper 4000 kg/t, power 0.5 kg/kWh, screw 0.01 kg/piece, truck 0.1 kg/t·km, pipe 3 kg/m, grid CO2,
/// leak: 1 kg SF6 is 25200 kg (AR6), 23500 (AR5).
inline const FactorLibrary& small_library() {
    static const FactorLibrary library = [] {
        const std::string rows =
            "steel,钢,Steel,material_metal,CN,2024,2,kgCO2e/kg,0,0,0,7,official\n"
            "copper,铜,Copper,material_metal,CN,2024,4000,kgCO2e/t,0,0,0,,official\n"
            "power,电,Power,electricity_cfp,CN,2024,0.5,kgCO2e/kWh,0,0,0,,official\n"
            "screw,螺钉,Screw,component_equipment,CN,2024,0.01,kgCO2e/piece,0,0,0,,official\n"
            "truck,货车,Truck,freight,CN,2024,0.1,kgCO2e/t.km,0,0,0,,official\n"
            "pipe,管,Pipe,material_plastic,CN,2024,3,kgCO2e/m,0,0,0,,official\n"
            "grid,电网,Grid,electricity_grid_co2,CN,2024,0.6,kgCO2/kWh,0,0,0,,official\n"
            "gwp-ar5-sf6,六氟化硫,Sulfur hexafluoride,gwp100,GLO,2013,23500,kgCO2e/kg,0,0,0,,transcribed\n"
            "gwp-ar6-sf6,六氟化硫,Sulfur hexafluoride,gwp100,GLO,2021,25200,kgCO2e/kg,0,0,0,,transcribed\n";
        auto loaded = FactorLibrary::load(small_set_json, factors_header + rows, gaps_header);
        REQUIRE(loaded.ok());
        return std::move(loaded).value();
    }();
    return library;
}

}  // namespace zuji::test
