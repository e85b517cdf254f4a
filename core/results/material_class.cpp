#include "core/results/material_class.hpp"

#include <array>
#include <bit>
#include <span>
#include <string>

#include "core/base/text.hpp"

namespace zuji {
namespace {

constexpr std::array<std::string_view, 6> electrical_steel = {"硅钢",          "电工钢", "取向钢", "electrical steel",
                                                              "silicon steel", "非晶"};
constexpr std::array<std::string_view, 5> copper = {"铜", "copper", "brass", "漆包线", "tu1"};
constexpr std::array<std::string_view, 3> aluminium = {"铝", "alumin", "al alloy"};
constexpr std::array<std::string_view, 8> steel = {"钢", "铸铁", "steel", "iron", "q235", "q355", "spcc", "sus304"};
constexpr std::array<std::string_view, 6> oil = {"变压器油",    "绝缘油",          "矿物油",
                                                 "mineral oil", "transformer oil", "ester"};
constexpr std::array<std::string_view, 17> polymer = {"聚乙烯", "聚氯乙烯", "聚丙烯", "聚酯", "塑料",         "环氧",
                                                      "橡胶",   "尼龙",     "树脂",   "pvc",  "xlpe",         "epoxy",
                                                      "rubber", "plastic",  "resin",  "poly", "silica rubber"};
constexpr std::array<std::string_view, 5> paper = {"纸", "paper", "cardboard", "pressboard", "层压木"};
constexpr std::array<std::string_view, 3> wood = {"木材", "木箱", "timber"};
constexpr std::array<std::string_view, 5> ceramic = {"陶瓷", "瓷套", "玻璃", "ceramic", "porcelain"};
constexpr std::array<std::string_view, 7> electronics = {"电路板",   "pcb",           "igbt",     "芯片",
                                                         "集成电路", "semiconductor", "capacitor"};
constexpr std::array<std::string_view, 5> cells = {"电芯", "锂电", "磷酸铁锂", "battery cell", "lithium"};
constexpr std::array<std::string_view, 4> gas = {"sf6", "六氟化硫", "六氟化硫气体", "制冷剂"};

struct ClassWords {
    std::string_view word;
    std::span<const std::string_view> texts;
    bool process_loss;
};
constexpr std::array<ClassWords, material_class_count> classes = {{{"electrical-steel", electrical_steel, true},
                                                                   {"copper", copper, true},
                                                                   {"aluminium", aluminium, true},
                                                                   {"steel", steel, true},
                                                                   {"oil", oil, false},
                                                                   {"polymer", polymer, true},
                                                                   {"paper", paper, true},
                                                                   {"wood", wood, true},
                                                                   {"ceramic", ceramic, false},
                                                                   {"electronics", electronics, false},
                                                                   {"cells", cells, false},
                                                                   {"gas", gas, false}}};

constexpr MaterialClasses bit(std::size_t i) { return MaterialClasses{1} << i; }

}  // namespace

std::string_view material_class_word(std::size_t i) { return classes.at(i).word; }

MaterialClasses material_classes(std::string_view text) {
    if (text.empty()) return 0;
    const std::string folded = ascii_lower(text);
    MaterialClasses found = 0;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        for (const std::string_view each : classes[i].texts) {
            if (folded.find(each) == std::string::npos) continue;
            found |= bit(i);
            break;
        }
    }
    // Silicon steel is a steel of its own: the plain one is another material.
    constexpr std::size_t electrical = 0;
    constexpr std::size_t plain = 3;
    if ((found & bit(electrical)) != 0) found &= ~bit(plain);
    return found;
}

std::size_t first_class(MaterialClasses found) {
    return found == 0 ? material_class_count : static_cast<std::size_t>(std::countr_zero(found));
}

bool has_process_loss(MaterialClasses found) {
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if ((found & bit(i)) != 0 && classes[i].process_loss) return true;
    }
    return false;
}

}  // namespace zuji
