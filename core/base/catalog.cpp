#include "core/base/catalog.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json.hpp"

namespace zuji {
namespace {

constexpr std::size_t max_key_length = 120;

bool is_key_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
}

bool is_key(std::string_view key) {
    if (key.empty() || key.size() > max_key_length) return false;
    for (const char c : key) {
        if (!is_key_character(c)) return false;
    }
    return true;
}

}  // namespace

Result<Catalog> Catalog::load(std::string_view language, std::string_view json) {
    Result<Json> parsed = parse_json_exact(json);
    if (!parsed) return parsed.error();
    if (!parsed.value().is_object()) return Error{"wrong-type", "", {"object"}};
    Catalog catalog;
    catalog.language_ = std::string(language);
    for (auto& [key, value] : parsed.value().items()) {
        if (!is_key(key)) return Error{"unknown-key", key, {key}};
        if (!value.is_string()) return Error{"wrong-type", key, {"string"}};
        const auto& text = value.get_ref<const std::string&>();
        if (text.empty()) return Error{"missing-input", key, {key}};
        catalog.texts_.emplace(key, text);
    }
    return catalog;
}

const std::string& Catalog::text(std::string_view key) const {
    const auto found = texts_.find(key);
    if (found != texts_.end()) return found->second;
    const auto missing = missing_.find(key);
    if (missing != missing_.end()) return missing->second;
    return missing_.emplace(std::string(key), "[" + std::string(key) + "]").first->second;
}

bool Catalog::has(std::string_view key) const { return texts_.find(key) != texts_.end(); }

std::string Catalog::format(std::string_view key, const std::vector<std::string>& args) const {
    const std::string_view pattern = text(key);
    std::string out;
    for (std::size_t i = 0; i < pattern.size();) {
        const bool is_slot = i + 2 < pattern.size() && pattern[i] == '{' && pattern[i + 1] >= '0' &&
                             pattern[i + 1] <= '9' && pattern[i + 2] == '}';
        const std::size_t index = is_slot ? static_cast<std::size_t>(pattern[i + 1] - '0') : 0;
        if (is_slot && index < args.size()) {
            out += word(args[index]);
            i += 3;
        } else {
            out += pattern[i++];
        }
    }
    return out;
}

std::string_view Catalog::word(std::string_view arg) const {
    if (arg.size() < 2 || arg.front() != '@') return arg;
    const auto found = texts_.find(arg.substr(1));
    return found == texts_.end() ? arg : std::string_view(found->second);
}

std::string Catalog::place(std::string_view where) const {
    const auto number = [&](std::string_view word) {
        std::string digits;
        if (!where.starts_with(word)) return digits;
        std::size_t end = word.size();
        while (end < where.size() && where[end] >= '0' && where[end] <= '9') ++end;
        digits = where.substr(word.size(), end - word.size());
        if (!digits.empty()) where.remove_prefix(end);
        return digits;
    };
    const std::string_view whole = where;
    const std::string row = number("row ");
    if (row.empty()) return std::string(whole);
    if (where.empty()) return format("place.row", {row});
    const std::string column = number(", column ");
    return column.empty() || !where.empty() ? std::string(whole) : format("place.row-column", {row, column});
}

std::string Catalog::describe(const Error& error) const {
    const std::string key = "error." + error.code;
    std::string sentence = has(key) ? format(key, error.args) : error_message(error);
    if (error.where.empty()) return sentence;
    return place(error.where) + (language_ == "zh" ? "：" : ": ") + sentence;
}

}  // namespace zuji
