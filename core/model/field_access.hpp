#pragma once
// Members as text, by name: the common ground of SetField, SetCell and the look-ups of field_text.hpp.

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/fields.hpp"

namespace zuji {

// --- one member ------------------------------------------------------------------------------------------------------

[[nodiscard]] inline std::string to_text(const std::string& value) { return value; }
[[nodiscard]] inline std::string to_text(const Entered& value) { return value.text(); }
[[nodiscard]] inline std::string to_text(bool value) { return value ? "true" : ""; }
template <std::unsigned_integral T>
requires(!std::same_as<T, bool>) [[nodiscard]] std::string to_text(T value) { return std::to_string(value); }
template <WordedEnum E>
[[nodiscard]] std::string to_text(E value) {
    return std::string(word_of(value));
}

/// Sets `target` from text; false when the text is none of the words allowed there (`target` is then unchanged).
inline bool from_text(std::string& target, std::string_view text, Words words, Presence presence) {
    const bool may_be_blank = presence == Presence::when_filled || words.empty();
    const bool is_allowed = words.empty() || std::find(words.begin(), words.end(), text) != words.end();
    if (!is_allowed && !(text.empty() && may_be_blank)) return false;
    target.assign(text);
    return true;
}
inline bool from_text(Entered& target, std::string_view text, Words, Presence) {
    target = Entered(std::string(text));
    return true;
}
inline bool from_text(bool& target, std::string_view text, Words, Presence) {
    if (text != "true" && text != "false" && !text.empty()) return false;
    target = text == "true";
    return true;
}
/// Row ids and the like; blank is 0.
template <std::unsigned_integral T>
requires(!std::same_as<T, bool>) bool from_text(T& target, std::string_view text, Words, Presence) {
    T value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (!text.empty() && (problem != std::errc() || end != text.data() + text.size())) return false;
    target = value;
    return true;
}
template <WordedEnum E>
bool from_text(E& target, std::string_view text, Words, Presence) {
    const auto value = from_word<E>(text);
    if (!value) return false;
    target = *value;
    return true;
}

/// The words a member allows, for messages; empty for free text.
template <class S, class M>
[[nodiscard]] constexpr Words allowed_words(const Field<S, M>& field) {
    if constexpr (WordedEnum<M>) return EnumWords<M>::words;
    return field.words;
}

// --- by column or path -----------------------------------------------------------------------------------------------

/// Calls `visit(field)` for the scalar member `name` of S; false when there is none.
template <RecordType S, class Visitor>
bool with_column(std::string_view name, Visitor&& visit) {
    return any_field<S>([&]<class M>(const Field<S, M>& each) {
        if constexpr (ScalarMember<M>) {
            if (each.name != name) return false;
            visit(each);
            return true;
        } else {
            return false;
        }
    });
}

/// Calls `visit(field, record)` for the scalar member that a dotted path names ("applicant.name"); false when none is.
template <class S, class Visitor>
requires RecordType<std::remove_const_t<S>>
bool with_path(S& record, std::string_view path, Visitor&& visit) {
    using Plain = std::remove_const_t<S>;
    return any_field<Plain>([&]<class M>(const Field<Plain, M>& each) {
        if constexpr (ScalarMember<M>) {
            if (each.name != path) return false;
            visit(each, record);
            return true;
        } else if constexpr (RecordType<M>) {
            const std::size_t length = each.name.size();
            if (path.size() <= length || path[length] != '.' || path.substr(0, length) != each.name) return false;
            return with_path(record.*(each.member), path.substr(length + 1), visit);
        } else {
            return false;
        }
    });
}

template <RecordType S>
[[nodiscard]] std::optional<std::string> column_text(const S& row, std::string_view column) {
    std::optional<std::string> text;
    with_column<S>(column, [&](const auto& each) { text = to_text(row.*(each.member)); });
    return text;
}

// --- entries of the maps ---------------------------------------------------------------------------------------------

/// A path into documents, assurance, quality, texts or readings: "assurance.A2-1.1.answer" has the key "A2-1.1" (keys
/// may hold dots) and the column "answer"; texts and readings have no column.
struct EntryPath {
    enum class Map { documents, assurance, quality, texts, readings };
    Map map;
    std::string key;
    std::string column;
};

/// nullopt when the path does not lead into one of the maps or its key is malformed.
[[nodiscard]] std::optional<EntryPath> parse_entry_path(std::string_view path);

}  // namespace zuji
