#pragma once
// Reads and writes any record that has a table of fields (fields.hpp). Shared by project files and commands.

#include <charconv>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/model/fields.hpp"
#include "core/model/json_reader.hpp"
#include "core/model/json_writer.hpp"

namespace zuji {

/// Limit of `next_row`; row ids stay below it.
inline constexpr RowId max_next_row = 4'294'000'000;

/// "a, b, c" for messages about closed choices.
[[nodiscard]] std::string list_words(Words words);

// --- reading ---------------------------------------------------------------------------------------------------------

/// False with "wrong-type" (args: `wanted`) unless the next value is of `kind`; what is no value at all is left to the
/// reader, which knows line and column.
bool expect(JsonReader& in, JsonReader::Kind kind, std::string_view wanted);
bool read_text(JsonReader& in, std::string& out);
bool read_value(JsonReader& in, std::string& out, Words words, Presence presence);
bool read_value(JsonReader& in, Entered& out, Words words, Presence presence);
bool read_value(JsonReader& in, bool& out, Words words, Presence presence);
bool read_unsigned(JsonReader& in, std::uint64_t largest, std::uint64_t& out);
bool read_row_ids(JsonReader& in, std::vector<RowId>& out);

template <std::unsigned_integral T>
requires(!std::same_as<T, bool>) bool read_value(JsonReader& in, T& out, Words, Presence) {
    std::uint64_t number = 0;
    // A JSON number is exact up to 2^53 in every reader of the file, JavaScript's included.
    constexpr std::uint64_t largest = std::same_as<T, RowId> ? max_next_row : std::uint64_t{1} << 53;
    if (!read_unsigned(in, largest, number)) return false;
    out = static_cast<T>(number);
    return true;
}

template <WordedEnum E>
bool read_value(JsonReader& in, E& out, Words, Presence) {
    std::string word;
    if (!read_text(in, word)) return false;
    const auto value = from_word<E>(word);
    if (!value) return in.fail({"bad-value", "", {word, list_words(EnumWords<E>::words)}});
    out = *value;
    return true;
}

struct NoOtherKeys {
    bool operator()(std::string_view) const { return false; }
};
template <RecordType S, class OtherKey = NoOtherKeys>
bool read_record(JsonReader& in, S& out, OtherKey&& read_other = {});

template <RecordType S>
bool read_value(JsonReader& in, S& out, Words, Presence) {
    return read_record(in, out);
}

template <RecordType T>
bool read_value(JsonReader& in, std::vector<T>& out, Words, Presence) {
    if (!expect(in, JsonReader::Kind::array, "array") || !in.enter_array()) return false;
    while (in.next_item()) {
        if (!read_record(in, out.emplace_back())) return in.at(out.size() - 1);
    }
    return in.ok();
}

template <class T>
bool read_value(JsonReader& in, std::map<std::string, T>& out, Words, Presence) {
    if (!expect(in, JsonReader::Kind::object, "object") || !in.enter_object()) return false;
    std::string_view view;
    while (in.next_key(view)) {
        const std::string key(view);
        if (!is_entry_key(key)) return in.fail({"unknown-key", key, {key}});
        const auto [entry, is_new] = out.try_emplace(key);
        if (!is_new) return in.fail({"duplicate-key", key, {key}});
        if (!read_value(in, entry->second, {}, Presence::always)) return in.at(key);
    }
    return in.ok();
}

/// Reads an object into `out`; members that are absent keep their values. Errors: "wrong-type", "unknown-key",
/// "duplicate-key", "bad-value", with the path from this object in `where`. `read_other(key)` is offered the keys that
/// are not in the table: it reads the value and returns true, or returns false for a key that it does not know either.
template <RecordType S, class OtherKey>
bool read_record(JsonReader& in, S& out, OtherKey&& read_other) {
    if (!expect(in, JsonReader::Kind::object, "object") || !in.enter_object()) return false;
    std::uint64_t seen = 0;
    std::string_view key;
    while (in.next_key(key)) {
        std::uint64_t bit = 1;
        bool good = true;
        const bool known = any_field<S>([&](const auto& each) {
            if (each.name != key) {
                bit <<= 1;
                return false;
            }
            if ((seen & bit) != 0) {
                good = in.fail({"duplicate-key", std::string(each.name), {std::string(each.name)}});
            } else if (!read_value(in, out.*(each.member), each.words, each.presence)) {
                good = in.at(each.name);
            }
            return true;
        });
        if (!known) {
            const std::string other(key);
            if (!read_other(other)) return in.fail({"unknown-key", other, {other}});
            if (!in.ok()) return false;
            continue;
        }
        if (!good) return false;
        seen |= bit;
    }
    return in.ok();
}

// --- writing ---------------------------------------------------------------------------------------------------------

[[nodiscard]] inline bool is_blank(const std::string& value) { return value.empty(); }
[[nodiscard]] inline bool is_blank(const Entered& value) { return value.is_empty(); }
[[nodiscard]] inline bool is_blank(bool value) { return !value; }
template <std::unsigned_integral T>
requires(!std::same_as<T, bool>) [[nodiscard]] bool is_blank(T value) { return value == 0; }
template <WordedEnum E>
[[nodiscard]] bool is_blank(E value) {
    return value == E{};
}
template <class T>
[[nodiscard]] bool is_blank(const std::vector<T>& value) {
    return value.empty();
}
template <class K, class T>
[[nodiscard]] bool is_blank(const std::map<K, T>& value) {
    return value.empty();
}
template <RecordType S>
[[nodiscard]] bool is_blank(const S& record) {
    return !any_field<S>([&](const auto& each) { return !is_blank(record.*(each.member)); });
}

inline void write_value(JsonWriter& out, const std::string& value) { out.string(value); }
inline void write_value(JsonWriter& out, const Entered& value) { out.string(value.text()); }
inline void write_value(JsonWriter& out, bool value) { out.boolean(value); }
template <std::unsigned_integral T>
requires(!std::same_as<T, bool>) void write_value(JsonWriter& out, T value) { out.number(value); }
template <WordedEnum E>
void write_value(JsonWriter& out, E value) {
    out.string(word_of(value));
}

template <RecordType S>
void write_value(JsonWriter& out, const S& record);

template <class T>
void write_value(JsonWriter& out, const std::vector<T>& items) {
    out.begin_array();
    for (const T& item : items) write_value(out, item);
    out.end_array();
}

template <class T>
void write_value(JsonWriter& out, const std::map<std::string, T>& entries) {
    out.begin_object();
    for (const auto& [key, value] : entries) {
        out.key(key);
        write_value(out, value);
    }
    out.end_object();
}

/// The members of `record`, without the braces; blank ones are left out where the table says so.
template <RecordType S>
void write_members(JsonWriter& out, const S& record) {
    for_each_field<S>([&](const auto& each) {
        const auto& value = record.*(each.member);
        if (each.presence == Presence::when_filled && is_blank(value)) return;
        out.key(each.name);
        write_value(out, value);
    });
}

template <RecordType S>
void write_value(JsonWriter& out, const S& record) {
    out.begin_object();
    write_members(out, record);
    out.end_object();
}

}  // namespace zuji
