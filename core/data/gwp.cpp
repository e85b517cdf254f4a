// Global warming potentials by the names people use for gases.
#include "core/base/text.hpp"
#include "core/data/factor_data.hpp"

namespace zuji {
namespace {

constexpr std::string_view id_prefix = "gwp-";

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

/// "ch4-nonfossil" → "CH4-biogenic", "hfc134a" → "HFC-134a", "cc4f8" → "c-C4F8", "sf6" → "SF6".
std::string canonical_gas(std::string_view key) {
    for (const std::string_view family : {"hfc", "hcfc"}) {
        if (key.starts_with(family)) return upper(family) + "-" + std::string(key.substr(family.size()));
    }
    if (key == "ch4-fossil") return "CH4-fossil";
    if (key == "ch4-nonfossil") return "CH4-biogenic";
    if (key == "cc4f8") return "c-C4F8";
    return upper(key);
}

/// Other names of the gas of one row: refrigerant numbers ("R134a"), names in the row ("PFC-14", "六氟化硫").
std::vector<std::string> aliases(const Factor& factor, std::string_view key) {
    std::vector<std::string> names;
    for (const std::string_view family : {"hfc", "hcfc"}) {
        if (key.starts_with(family)) names.push_back("r" + std::string(key.substr(family.size())));
    }
    if (key == "ch4-nonfossil") names.emplace_back("ch4-nonfossil");
    if (factor.name_en.starts_with("PFC-")) names.push_back(factor.name_en.substr(0, factor.name_en.find(' ')));
    names.push_back(factor.name_zh.substr(0, factor.name_zh.find("（")));
    return names;
}

}  // namespace

std::string gas_key(std::string_view gas) {
    std::string key;
    for (const char c : ascii_lower(fold_width(gas))) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (kept) key += c;
    }
    return key;
}

std::map<std::string, GwpSet, std::less<>> gwp_sets(const std::vector<Factor>& factors) {
    std::map<std::string, GwpSet, std::less<>> sets;
    for (const Factor& factor : factors) {
        if (factor.kind != FactorKind::gwp || !factor.id.starts_with(id_prefix)) continue;
        const std::string_view rest = std::string_view(factor.id).substr(id_prefix.size());  // "ar6-ch4-fossil"
        const std::size_t dash = rest.find('-');
        const std::string set_name = upper(rest.substr(0, dash));
        if (set_name != "AR5" && set_name != "AR6") continue;
        const std::string_view key = rest.substr(dash + 1);
        if (key.ends_with("-ghgp")) continue;  // another publisher's value of a gas the set has already
        GwpSet& set = sets[set_name];
        set.names.push_back(canonical_gas(key));
        set.by_key.emplace(gas_key(set.names.back()), factor.value);
        for (const std::string& name : aliases(factor, key)) set.by_key.emplace(gas_key(name), factor.value);
    }
    return sets;
}

std::optional<double> FactorLibrary::gwp(std::string_view set, std::string_view gas) const {
    const std::string key = gas_key(gas);
    if (key == "co2e" || key == "co2") return 1.0;  // by definition, whatever the set
    const auto values = data_->gwp.find(set);
    if (values == data_->gwp.end()) return std::nullopt;
    const auto found = values->second.by_key.find(key);
    return found == values->second.by_key.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> FactorLibrary::gases(std::string_view set) const {
    const auto values = data_->gwp.find(set);
    return values == data_->gwp.end() ? std::vector<std::string>() : values->second.names;
}

}  // namespace zuji
