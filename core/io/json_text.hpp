#pragma once
// Members of JSON documents of others as texts and numbers.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/base/json.hpp"

namespace zuji {

/// A member that is a text, or a number as it was written; "" for anything else.
inline std::string text_of(const Json& object, const char* member) {
    if (!object.is_object()) return {};
    const auto found = object.find(member);
    if (found == object.end()) return {};
    if (found->is_string()) return found->get<std::string>();
    return is_any_number(*found) ? dump_json(*found) : std::string();
}

/// A member that is a number.
inline std::optional<double> number_of(const Json& object, const char* member) {
    if (!object.is_object()) return std::nullopt;
    const auto found = object.find(member);
    if (found == object.end()) return std::nullopt;
    const auto number = decimal_from_number(*found);
    return number ? std::optional(number->to_double()) : std::nullopt;
}

inline bool is_true(const Json& object, const char* member) {
    const auto found = object.find(member);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

/// A member that is an object; an empty one for anything else.
inline const Json& object_of(const Json& object, const char* member) {
    static const Json nothing = Json::object();
    if (!object.is_object()) return nothing;
    const auto found = object.find(member);
    return found != object.end() && found->is_object() ? *found : nothing;
}

/// A member that is a list; an empty one for anything else.
inline const Json& list_of(const Json& object, const char* member) {
    static const Json nothing = Json::array();
    if (!object.is_object()) return nothing;
    const auto found = object.find(member);
    return found != object.end() && found->is_array() ? *found : nothing;
}

/// "2024-01-01T00:00:00Z" → "2024-01-01"
inline std::string day_of(const std::string& moment) {
    constexpr std::size_t day_length = 10;
    return moment.size() > day_length && moment[day_length] == 'T' ? moment.substr(0, day_length) : moment;
}

}  // namespace zuji
