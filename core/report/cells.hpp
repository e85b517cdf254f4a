#pragma once
// Small pieces that tables are put together from.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/text.hpp"
#include "core/report/report.hpp"
#include "core/report/say.hpp"

namespace zuji {

inline Cell plain(std::string text) { return {std::move(text), Tone::normal, ""}; }

/// What was entered, or a dash for nothing.
inline std::string or_dash(std::string_view text) {
    const std::string_view entered = trim(text);
    return entered.empty() ? "—" : std::string(entered);
}

/// Column titles by the last part of their keys: "name" is "report.column.name".
inline std::vector<std::string> headers(const Say& say, std::initializer_list<std::string_view> keys) {
    std::vector<std::string> texts;
    for (const std::string_view key : keys) texts.push_back(say("report.column." + std::string(key)));
    return texts;
}

}  // namespace zuji
