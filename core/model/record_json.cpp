#include "core/model/record_json.hpp"

#include <algorithm>

namespace zuji {

std::string list_words(Words words) {
    std::string list;
    for (const std::string_view word : words) {
        if (word.empty()) continue;
        if (!list.empty()) list += ", ";
        list += word;
    }
    return list;
}

bool expect(JsonReader& in, JsonReader::Kind kind, std::string_view wanted) {
    const JsonReader::Kind found = in.peek();
    if (found == kind || found == JsonReader::Kind::bad) return true;
    return in.fail({"wrong-type", "", {std::string(wanted)}});
}

bool read_text(JsonReader& in, std::string& out) {
    return expect(in, JsonReader::Kind::string, "text") && in.read_string(out);
}

bool read_value(JsonReader& in, std::string& out, Words words, Presence presence) {
    if (!read_text(in, out)) return false;
    if (words.empty() || (out.empty() && presence == Presence::when_filled)) return true;
    if (std::find(words.begin(), words.end(), out) != words.end()) return true;
    return in.fail({"bad-value", "", {out, list_words(words)}});
}

bool read_value(JsonReader& in, Entered& out, Words, Presence) {
    std::string text;
    if (!read_text(in, text)) return false;
    out = Entered(std::move(text));
    return true;
}

bool read_value(JsonReader& in, bool& out, Words, Presence) {
    return expect(in, JsonReader::Kind::boolean, "true / false") && in.read_boolean(out);
}

bool read_unsigned(JsonReader& in, std::uint64_t largest, std::uint64_t& out) {
    std::string_view raw;
    if (!expect(in, JsonReader::Kind::number, "integer") || !in.read_number(raw)) return false;
    const auto [end, problem] = std::from_chars(raw.data(), raw.data() + raw.size(), out);
    const bool is_whole = end == raw.data() + raw.size();
    if (problem == std::errc() && is_whole && out <= largest) return true;
    if (problem == std::errc() && !is_whole) return in.fail({"wrong-type", "", {"integer"}});
    return in.fail({"bad-value", "", {std::string(raw), "0 … " + std::to_string(largest)}});
}

bool read_row_ids(JsonReader& in, std::vector<RowId>& out) {
    if (!expect(in, JsonReader::Kind::array, "array") || !in.enter_array()) return false;
    while (in.next_item()) {
        std::uint64_t id = 0;
        if (!read_unsigned(in, max_next_row, id)) return in.at(out.size());
        out.push_back(static_cast<RowId>(id));
    }
    return in.ok();
}

}  // namespace zuji
