// Any text as an inventory: an answer that is JSON, or an error with a code.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/base/json.hpp"
#include "core/footprint/inventory.hpp"

namespace {

const zuji::FactorLibrary& library() {
    static const zuji::FactorLibrary loaded =
        zuji::FactorLibrary::load(
            R"({"id":"fuzz","date":"2026-01-01","notices":[],"bases":["x"],"boundaries":[{"zh":"x","en":"x"}],)"
            R"("sources":[{"title":"x","url":"","licence":"","copy":""}]})",
            "id,name_zh,name_en,category,region,year,value,unit,basis,boundary,source,detail,confidence\n"
            "cu,铜,Copper,material_metal,CN,2024,4,kgCO2e/kg,0,0,0,,official\n"
            "gwp-ar6-sf6,六氟化硫,SF6,gwp100,GLO,2021,25200,kgCO2e/kg,0,0,0,,official\n",
            "id,name_zh,name_en,note_zh,note_en,proxies\n")
            .value();
    return loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto result = zuji::footprint_of_inventory(text, library());
    if (result.ok() && !zuji::parse_json_exact(result.value()).ok()) std::abort();
    if (!result.ok() && result.error().code.empty()) std::abort();
    return 0;
}
