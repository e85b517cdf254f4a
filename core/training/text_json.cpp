#include "core/training/text_json.hpp"

#include <algorithm>
#include <array>

namespace zuji::training {

Text text_at(const rules::Cursor& place) {
    if (!place.json().is_string()) return place.both_languages();
    const std::string text = place.text();
    return {text, text};
}

Text text_or_none(const rules::Cursor& place, std::string_view key) {
    return place.has(key) ? text_at(place.at(key)) : Text{};
}

std::size_t word_at(const rules::Cursor& place, std::string_view key, std::span<const std::string_view> words) {
    const rules::Cursor member = place.at(key);
    const std::string word = member.text();
    const auto found = std::find(words.begin(), words.end(), word);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    std::string allowed;
    for (const std::string_view each : words) allowed += (allowed.empty() ? "" : ", ") + std::string(each);
    member.refuse("\"" + word + "\" is none of: " + allowed);
    return 0;
}

Difficulty difficulty_at(const rules::Cursor& place, std::string_view key) {
    constexpr std::array words = {std::string_view("easy"), std::string_view("medium"), std::string_view("hard")};
    return static_cast<Difficulty>(word_at(place, key, words));
}

std::vector<Fact> facts_at(const rules::Cursor& place, std::string_view key) {
    std::vector<Fact> facts;
    if (!place.has(key)) return facts;
    for (const rules::Cursor& fact : place.at(key).items()) {
        fact.only({"label", "value"});
        facts.push_back({text_at(fact.at("label")), text_at(fact.at("value"))});
    }
    return facts;
}

}  // namespace zuji::training
