#include "core/rules/loader/cursor.hpp"

#include <algorithm>

#include "core/base/json.hpp"

namespace zuji::rules {
namespace {

const Json& nothing() {
    static const Json null;
    return null;
}

/// Whether `inner` is `outer` or a place inside of it: "$.a" holds "$.a.b" and "$.a[3]", not "$.ab".
bool is_inside(std::string_view inner, std::string_view outer) {
    if (!inner.starts_with(outer)) return false;
    return inner.size() == outer.size() || inner[outer.size()] == '.' || inner[outer.size()] == '[';
}

constexpr std::size_t most_problems = 200;

}  // namespace

void Problems::add(const std::string& where, std::string what) {
    const bool follows =
        std::any_of(all_.begin(), all_.end(), [&](const Error& e) { return is_inside(where, e.where); });
    if (follows || all_.size() >= most_problems) return;
    all_.push_back(Error{"bad-rule-pack", where, {std::move(what)}});
}

bool Problems::any_inside(std::string_view where) const {
    return std::any_of(all_.begin(), all_.end(), [&](const Error& e) { return is_inside(e.where, where); });
}

void Cursor::only(std::initializer_list<std::string_view> keys) const {
    if (!value_->is_object()) {
        refuse("an object is expected");
        return;
    }
    for (const auto& [key, value] : value_->items()) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) refuse("unknown key " + key);
    }
}

bool Cursor::has(std::string_view key) const { return value_->is_object() && value_->contains(std::string(key)); }

Cursor Cursor::at(std::string_view key) const {
    const std::string name(key);
    if (!has(key)) {
        refuse("the key " + name + " is missing");
        return {nothing(), where_ + "." + name, *problems_};
    }
    return {value_->at(name), where_ + "." + name, *problems_};
}

std::vector<Cursor> Cursor::items() const {
    std::vector<Cursor> list;
    if (!value_->is_array()) {
        refuse("a list is expected");
        return list;
    }
    for (std::size_t i = 0; i < value_->size(); ++i) {
        list.emplace_back((*value_)[i], where_ + "[" + std::to_string(i) + "]", *problems_);
    }
    return list;
}

std::vector<std::pair<std::string, Cursor>> Cursor::members() const {
    std::vector<std::pair<std::string, Cursor>> list;
    if (!value_->is_object()) {
        refuse("an object is expected");
        return list;
    }
    for (const auto& [key, value] : value_->items())
        list.emplace_back(key, Cursor(value, where_ + "." + key, *problems_));
    return list;
}

std::string Cursor::text() const {
    if (!value_->is_string() || value_->get_ref<const std::string&>().empty()) {
        refuse("a text is expected");
        return {};
    }
    return value_->get<std::string>();
}

std::string Cursor::text_or(std::string_view key, std::string_view fallback) const {
    return has(key) ? at(key).text() : std::string(fallback);
}

bool Cursor::flag_or(std::string_view key, bool fallback) const {
    if (!has(key)) return fallback;
    const Cursor member = at(key);
    if (!member.json().is_boolean()) {
        member.refuse("true or false is expected");
        return fallback;
    }
    return member.json().get<bool>();
}

std::int64_t Cursor::integer() const {
    const auto number = integer_from_number(*value_);
    if (!number) refuse("a whole number is expected");
    return number.value_or(0);
}

Decimal Cursor::decimal() const {
    auto number = decimal_from_json(*value_, where_);
    if (!number.ok()) {
        refuse("a decimal number is expected");
        return {};
    }
    return std::move(number).value();
}

Date Cursor::date() const {
    auto day = Date::parse(text());
    if (!day.ok()) refuse("a date is expected");
    return day.ok() ? day.value() : Date();
}

Text Cursor::both_languages() const {
    only({"zh", "en"});
    return {at("zh").text(), at("en").text()};
}

std::vector<std::string> Cursor::texts(std::string_view key) const {
    std::vector<std::string> list;
    if (!has(key)) return list;
    for (const Cursor& item : at(key).items()) list.push_back(item.text());
    return list;
}

}  // namespace zuji::rules
