#include "core/io/field_words.hpp"

#include <array>

#include "core/base/text.hpp"
#include "core/model/words.hpp"

namespace zuji {
namespace {

template <class Value>
struct Named {
    Value value;
    std::string_view words;  ///< comparison keys separated by '|'
};

bool has_word(std::string_view words, std::string_view wanted) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find('|'), words.size());
        if (words.substr(0, end) == wanted) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

template <class Value, std::size_t count>
std::optional<Value> find(const std::array<Named<Value>, count>& known, std::string_view cell) {
    const std::string key = comparison_key(cell);
    if (key.empty()) return std::nullopt;
    for (const Named<Value>& each : known) {
        if (has_word(each.words, key)) return each.value;
    }
    // Two languages: "数据库 / Database".
    const std::size_t cut = cell.find('/');
    return cut == std::string_view::npos ? std::nullopt : find(known, cell.substr(0, cut));
}

}  // namespace

std::optional<Origin> origin_of(std::string_view cell) {
    static constexpr std::array<Named<Origin>, 7> known = {{{Origin::unset, "未注明|notstated"},
                                                            {Origin::measured, "实测|measured"},
                                                            {Origin::supplier, "供应商|supplier"},
                                                            {Origin::database, "数据库|database"},
                                                            {Origin::proxy, "代理|proxy"},
                                                            {Origin::default_value, "缺省|默认|default"},
                                                            {Origin::computed, "计算|computed"}}};
    return find(known, cell);
}

std::optional<MassBasis> mass_basis_of(std::string_view cell) {
    static constexpr std::array<Named<MassBasis>, 2> known = {
        {{MassBasis::each, "单件|每件|each|perpiece"}, {MassBasis::line, "整行|合计|总计|wholeline|line|total"}}};
    return find(known, cell);
}

std::optional<bool> yes_or_no_of(std::string_view cell) {
    static constexpr std::array<Named<bool>, 2> known = {{{true, "是|yes|y|true|1|√|✓"}, {false, "否|no|n|false|0|-"}}};
    return find(known, cell);
}

std::optional<std::string> stage_of(std::string_view cell) {
    static constexpr std::array<Named<std::string_view>, 8> known = {{
        {"materials", "原材料获取|原材料|rawmaterials|materials"},
        {"inbound", "原料运输|inbound"},
        {"manufacturing", "生产制造|生产|制造|manufacturing"},
        {"packaging", "包装|packaging"},
        {"distribution", "产品交付|distribution"},
        {"installation", "安装|installation"},
        {"use", "使用|use"},
        {"end-of-life", "生命末期|endoflife|end-of-life"},
    }};
    const auto found = find(known, cell);
    return found ? std::optional<std::string>(*found) : std::nullopt;
}

}  // namespace zuji
