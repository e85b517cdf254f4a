#include "core/rules/facts.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/json.hpp"
#include "core/base/text.hpp"

namespace zuji::rules {
namespace {

constexpr std::size_t shown_length = 60;
/// Room for what a decision derives from its inputs.
constexpr std::size_t derived_facts = 6;

std::string brief(const Json& value) {
    std::string text = value.is_string() ? value.get<std::string>() : dump_json(value);
    if (text.size() <= shown_length) return text;
    std::size_t end = shown_length;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

Error wrong_type(const std::string& path, const char* expected) { return {"wrong-type", path, {expected}}; }
Error out_of_range(const std::string& path, const Json& value, std::string allowed) {
    return {"out-of-range", path, {brief(value), std::move(allowed)}};
}

std::string index_path(const std::string& path, std::size_t index) { return path + "[" + std::to_string(index) + "]"; }

const char* bound_words(Bound bound) {
    switch (bound) {
        case Bound::positive:
            return "more than 0";
        case Bound::not_negative:
            return "0 or more";
        case Bound::any:
            break;
    }
    return "any";
}

bool within(const Decimal& number, Bound bound) {
    if (bound == Bound::any) return true;
    return !number.is_negative() && (bound == Bound::not_negative || !number.is_zero());
}

Result<FactValue> read_integer(const FactSpec& spec, const Json& value, const std::string& path) {
    const auto number = decimal_from_number(value);
    if (!number || !number->is_integer()) return wrong_type(path, "whole number");
    const auto integer = number->to_int64();
    if (!integer || !within(*number, spec.bound)) return out_of_range(path, value, bound_words(spec.bound));
    return FactValue(*integer);
}

Result<FactValue> read_decimal(const FactSpec& spec, const Json& value, const std::string& path) {
    auto number = decimal_from_json(value, path);
    if (!number.ok()) return number.error();
    if (!within(number.value(), spec.bound)) return out_of_range(path, value, bound_words(spec.bound));
    return FactValue(std::move(number).value());
}

Result<Date> read_date(const Json& value, const std::string& path) {
    if (!value.is_string()) return wrong_type(path, "date");
    auto date = Date::parse(value.get_ref<const std::string&>());
    if (!date.ok()) return Error{"bad-date", path, date.error().args};
    return date;
}

std::string word_list(std::string_view words) {
    std::string text;
    for (const std::string_view word : split_words(words)) {
        if (!text.empty()) text += ", ";
        text += word;
    }
    return text;
}

Result<std::string> read_choice(const FactSpec& spec, const Json& value, const std::string& path) {
    if (!value.is_string()) return wrong_type(path, "text");
    const auto allowed = split_words(spec.words);
    const std::string& word = value.get_ref<const std::string&>();
    if (std::find(allowed.begin(), allowed.end(), word) == allowed.end()) {
        return out_of_range(path, value, word_list(spec.words));
    }
    return word;
}

bool is_product_field(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return text.size() == 4 && text.starts_with("PV") && digit(text[2]) && digit(text[3]);
}

Result<FactValue> read_text(const FactSpec& spec, const Json& value, const std::string& path) {
    if (!value.is_string()) return wrong_type(path, "text");
    const std::string& text = value.get_ref<const std::string&>();
    if (spec.type == FactType::product_field && !is_product_field(text)) {
        return out_of_range(path, value, "PV and two digits");
    }
    if (spec.bound == Bound::positive && trim(text).empty()) return out_of_range(path, value, "text that is not empty");
    return FactValue(text);
}

Result<FactValue> read_objects(const FactSpec& spec, const Json& value, const std::string& path) {
    if (!value.is_array()) return wrong_type(path, "list");
    if (spec.bound == Bound::positive && value.empty()) return out_of_range(path, value, "at least one entry");
    std::vector<Facts> list;
    list.reserve(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
        auto item = read_facts(spec.members, value[i], index_path(path, i));
        if (!item.ok()) return item.error();
        list.push_back(std::move(item).value());
    }
    return FactValue(std::move(list));
}

template <class Item, class Read>
Result<FactValue> read_list(const Json& value, const std::string& path, Read read) {
    if (!value.is_array()) return wrong_type(path, "list");
    std::vector<Item> list;
    list.reserve(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
        Result<Item> item = read(value[i], index_path(path, i));
        if (!item.ok()) return item.error();
        list.push_back(std::move(item).value());
    }
    return FactValue(std::move(list));
}

template <class T>
Result<FactValue> as_fact(Result<T> value) {
    if (!value.ok()) return value.error();
    return FactValue(std::move(value).value());
}

Result<FactValue> read_value(const FactSpec& spec, const Json& value, const std::string& path) {
    switch (spec.type) {
        case FactType::boolean:
            if (!value.is_boolean()) return wrong_type(path, "true or false");
            return FactValue(value.get<bool>());
        case FactType::integer:
            return read_integer(spec, value, path);
        case FactType::decimal:
            return read_decimal(spec, value, path);
        case FactType::date:
            return as_fact(read_date(value, path));
        case FactType::text:
        case FactType::product_field:
            return read_text(spec, value, path);
        case FactType::choice:
            return as_fact(read_choice(spec, value, path));
        case FactType::dates:
            return read_list<Date>(value, path, read_date);
        case FactType::choices:
            return read_list<std::string>(value, path, [&spec](const Json& item, const std::string& where) {
                return read_choice(spec, item, where);
            });
        case FactType::object: {
            auto object = read_facts(spec.members, value, path);
            if (!object.ok()) return object.error();
            return FactValue(std::vector<Facts>{std::move(object).value()});
        }
        case FactType::objects:
            return read_objects(spec, value, path);
    }
    return wrong_type(path, "a known type");
}

FactValue fallback_value(const FactSpec& spec) {
    switch (spec.type) {
        case FactType::boolean:
            return spec.fallback == "true";
        case FactType::integer:
            return Decimal::parse(spec.fallback).value().to_int64().value_or(0);
        case FactType::decimal:
            return Decimal::parse(spec.fallback).value();
        case FactType::dates:
            return std::vector<Date>();
        case FactType::choices:
            return std::vector<std::string>();
        case FactType::objects:
            return std::vector<Facts>();
        default:
            return std::string(spec.fallback);
    }
}

Result<FactValue> read_member(const FactSpec& spec, const Json& input, const std::string& path) {
    const auto found = input.find(std::string(spec.name));
    const bool absent = found == input.end() || found->is_null();
    if (!absent) return read_value(spec, *found, path);
    if (spec.presence == Presence::required) return Error{"missing-input", path, {std::string(spec.name)}};
    return spec.presence == Presence::defaulted ? fallback_value(spec) : FactValue();
}

template <class T, class Text>
std::string joined(const std::vector<T>& list, Text text) {
    std::string out;
    for (const T& item : list) out += (out.empty() ? "" : ", ") + text(item);
    return out;
}

struct Show {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(const Decimal& value) const { return value.to_string(); }
    std::string operator()(Date value) const { return value.to_string(); }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(const std::vector<Date>& value) const {
        return joined(value, [](Date day) { return day.to_string(); });
    }
    std::string operator()(const std::vector<std::string>& value) const {
        return joined(value, [](const std::string& word) { return word; });
    }
    std::string operator()(const std::vector<Facts>& value) const { return std::to_string(value.size()); }
};

template <class T>
const T* as(const FactValue* value) {
    return value == nullptr ? nullptr : std::get_if<T>(value);
}

template <class T>
const T& list_or_empty(const FactValue* value) {
    static const T empty;
    const T* list = as<T>(value);
    return list == nullptr ? empty : *list;
}

}  // namespace

void Facts::set(std::string_view name, FactValue value) {
    for (auto& [known_name, known_value] : entries_) {
        if (known_name == name) {
            known_value = std::move(value);
            return;
        }
    }
    entries_.emplace_back(name, std::move(value));
}

const FactValue* Facts::find(std::string_view name) const {
    for (const auto& [known_name, value] : entries_) {
        if (known_name == name) return &value;
    }
    return nullptr;
}

bool Facts::known(std::string_view name) const {
    const FactValue* value = find(name);
    return value != nullptr && value->index() != 0;
}

std::optional<bool> Facts::flag(std::string_view name) const {
    const bool* value = as<bool>(find(name));
    return value == nullptr ? std::nullopt : std::optional(*value);
}

std::optional<std::int64_t> Facts::integer(std::string_view name) const {
    const auto* value = as<std::int64_t>(find(name));
    return value == nullptr ? std::nullopt : std::optional(*value);
}

std::optional<Date> Facts::date(std::string_view name) const {
    const Date* value = as<Date>(find(name));
    return value == nullptr ? std::nullopt : std::optional(*value);
}

Decimal Facts::decimal(std::string_view name) const {
    const FactValue* value = find(name);
    if (const auto* number = as<Decimal>(value)) return *number;
    if (const auto* integer = as<std::int64_t>(value)) return Decimal(*integer);
    return {};
}

std::string_view Facts::word(std::string_view name) const {
    const auto* value = as<std::string>(find(name));
    return value == nullptr ? std::string_view() : std::string_view(*value);
}

const std::vector<Date>& Facts::dates(std::string_view name) const {
    return list_or_empty<std::vector<Date>>(find(name));
}
const std::vector<std::string>& Facts::words(std::string_view name) const {
    return list_or_empty<std::vector<std::string>>(find(name));
}
const std::vector<Facts>& Facts::objects(std::string_view name) const {
    return list_or_empty<std::vector<Facts>>(find(name));
}

std::string Facts::shown(std::string_view name) const {
    const FactValue* value = find(name);
    return value == nullptr ? "" : std::visit(Show{}, *value);
}

Result<Facts> read_facts(std::span<const FactSpec> specs, const Json& input, const std::string& path) {
    if (!input.is_object()) return wrong_type(path, "object");
    const std::string prefix = path.empty() ? "" : path + ".";
    for (const auto& [key, value] : input.items()) {
        const bool declared =
            std::any_of(specs.begin(), specs.end(), [&name = key](const FactSpec& s) { return s.name == name; });
        if (!declared) return Error{"unknown-key", prefix + key, {key}};
    }
    Facts facts;
    facts.reserve(specs.size() + derived_facts);
    for (const FactSpec& spec : specs) {
        auto value = read_member(spec, input, prefix + std::string(spec.name));
        if (!value.ok()) return value.error();
        facts.set(spec.name, std::move(value).value());
    }
    return facts;
}

std::vector<std::string_view> split_words(std::string_view words) {
    std::vector<std::string_view> list;
    while (!words.empty()) {
        const std::size_t blank = std::min(words.find(' '), words.size());
        if (blank > 0) list.push_back(words.substr(0, blank));
        words.remove_prefix(std::min(blank + 1, words.size()));
    }
    return list;
}

}  // namespace zuji::rules
