#pragma once
// Inside of the factor library; not for use outside core/data.

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/units.hpp"
#include "core/data/factor_library.hpp"

namespace zuji {

/// What the search compares, prepared once.
struct SearchEntry {
    std::string text;  ///< names and id, width folded, lower case
    std::string name_zh;
    std::string name_en;
    std::string initials;  ///< of the Chinese name: first letters of the pinyin, "bytg" for 变压铜管
    int rank = 0;          ///< by kind, region and year
    std::optional<Dimension> dimension;
};

/// One row of synonyms.csv.
struct Synonym {
    std::vector<std::string> words;    ///< width folded, lower case
    std::vector<std::size_t> factors;  ///< indices, best first
    bool proxy = false;
    std::optional<std::size_t> gap;
};

struct GwpSet {
    std::unordered_map<std::string, double> by_key;
    std::vector<std::string> names;
};

struct FactorLibrary::Data {
    std::string id;
    std::string date;
    std::vector<std::string> notices;
    std::vector<Factor> factors;
    std::vector<FactorGap> gaps;
    std::unordered_map<std::string_view, std::size_t> by_id;  ///< keys live in `factors`, complete before it is filled
    std::vector<SearchEntry> search;
    std::vector<Synonym> synonyms;
    std::map<std::string, GwpSet, std::less<>> gwp;
};

/// Value, unit and kind of one published factor.
struct Quantity {
    double value = 0;
    std::string per;
    std::string gas;
};

/// "2211", "kgCO2e/t" → 2.211 kg CO2e per kg. `per` is empty when the unit is not understood (the value is then as
/// published). Error "bad-decimal".
Result<Quantity> read_quantity(std::string_view value, std::string_view unit);

FactorKind kind_of(std::string_view category, std::string_view gas);
bool is_usable(const Factor& factor);

/// Adds the GWP rows of `factors` to the sets "AR5" and "AR6".
std::map<std::string, GwpSet, std::less<>> gwp_sets(const std::vector<Factor>& factors);

/// Characters by the first letter of their pinyin.
using PinyinInitials = std::unordered_map<std::string, char>;
SearchEntry search_entry(const Factor& factor, const PinyinInitials& initials);
/// Width folded, ASCII lower case: the form of all texts that are compared.
std::string folded(std::string_view text);

}  // namespace zuji
