#include "core/footprint/json_fields.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace zuji {
namespace {

const Json& empty_object() {
    static const Json object = Json::object();
    return object;
}

}  // namespace

const Unit* UnitCache::find(const std::string& text) {
    const auto known = units_.find(text);
    if (known != units_.end()) return known->second ? &*known->second : nullptr;
    auto unit = find_unit(text);
    auto& slot = units_[text];
    if (unit.ok()) slot = std::move(unit).value();
    return slot ? &*slot : nullptr;
}

double UnitCache::convert(const Decimal& amount, const Unit& from, const Unit& to) {
    if (from.symbol == to.symbol) return amount.to_double();
    if (const auto exact = convert_exact(amount, from, to)) return exact->to_double();
    const auto factor = conversion(from, to);
    return factor.ok() ? amount.to_double() * factor.value() : 0;
}

JsonFields::JsonFields(const Json& object, std::string path, FirstError& errors)
    : object_(object.is_object() ? &object : &empty_object()), path_(std::move(path)), errors_(&errors) {
    if (!object.is_object()) errors.set("wrong-type", path_, {"object"});
}

std::string JsonFields::path_of(std::string_view key) const {
    return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

void JsonFields::fail(std::string_view key, std::string code, std::vector<std::string> args) {
    errors_->set(std::move(code), path_of(key), std::move(args));
}

void JsonFields::allow(std::initializer_list<std::string_view> keys) {
    for (const auto& [key, value] : object_->items()) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) fail(key, "unknown-key", {key});
    }
}

const Json* JsonFields::optional(std::string_view key) const {
    const auto found = object_->find(key);
    return found == object_->end() || found->is_null() ? nullptr : &*found;
}

const Json* JsonFields::required(std::string_view key) {
    const Json* member = optional(key);
    if (member == nullptr) fail(key, "missing-input", {std::string(key)});
    return member;
}

std::string JsonFields::text(std::string_view key) {
    const Json* member = required(key);
    if (member == nullptr) return {};
    if (member->is_string()) return member->get<std::string>();
    fail(key, "wrong-type", {"text"});
    return {};
}

std::string JsonFields::optional_text(std::string_view key) {
    return optional(key) == nullptr ? std::string() : text(key);
}

bool JsonFields::optional_flag(std::string_view key) {
    const Json* member = optional(key);
    if (member == nullptr) return false;
    if (!member->is_boolean()) fail(key, "wrong-type", {"bool"});
    return member->is_boolean() && member->get<bool>();
}

Decimal JsonFields::decimal(std::string_view key) {
    const Json* member = required(key);
    if (member == nullptr) return {};
    auto number = decimal_from_json(*member, path_of(key));
    if (number.ok()) return std::move(number).value();
    errors_->set(number.error().code, number.error().where, number.error().args);
    return {};
}

std::optional<Decimal> JsonFields::optional_decimal(std::string_view key) {
    if (optional(key) == nullptr) return std::nullopt;
    return decimal(key);
}

const Unit* JsonFields::unit(std::string_view key, UnitCache& units) {
    const std::string name = text(key);
    if (errors_->has_error()) return nullptr;
    const Unit* unit = units.find(name);
    if (unit == nullptr) fail(key, "unknown-unit", {name});
    return unit;
}

JsonFields JsonFields::object(std::string_view key) {
    const Json* member = required(key);
    return JsonFields(member == nullptr ? empty_object() : *member, path_of(key), *errors_);
}

}  // namespace zuji
