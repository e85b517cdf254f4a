#include "core/io/layout_memory.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/text.hpp"

namespace zuji {
namespace {

using PlainJson = nlohmann::ordered_json;

constexpr std::size_t most_layouts = 60;
constexpr std::size_t searched_rows = 30;
constexpr double largest_scale = 1e6;

std::optional<Column> column_of(std::string_view word) {
    for (std::size_t i = 0; i < column_count; ++i) {
        const auto column = static_cast<Column>(i);
        if (column_word(column) == word) return column;
    }
    return std::nullopt;
}

PlainJson json_of(const Mapping& mapping) {
    PlainJson columns = PlainJson::array();
    for (const Column column : mapping.columns) columns.push_back(column_word(column));
    PlainJson json = {{"header_row", mapping.header_row},
                      {"columns", std::move(columns)},
                      {"mass_scale", mapping.mass_scale},
                      {"mass_each_scale", mapping.mass_each_scale},
                      {"loss_is_fraction", mapping.loss_is_fraction},
                      {"quantity_unit", mapping.quantity_unit}};
    if (!mapping.has_header) json["has_header"] = false;
    return json;
}

bool is_scale(const PlainJson& value) {
    return value.is_number() && value.get<double>() >= 0 && value.get<double>() <= largest_scale;
}

Result<Mapping> mapping_of(const PlainJson& json) {
    const auto wrong = [](const char* member) { return Error{"wrong-type", member, {member}}; };
    if (!json.is_object()) return wrong("mapping");
    Mapping mapping;
    if (!json.contains("header_row") || !json["header_row"].is_number_unsigned()) return wrong("header_row");
    mapping.header_row = json["header_row"].get<std::size_t>();
    if (!json.contains("columns") || !json["columns"].is_array()) return wrong("columns");
    for (const PlainJson& word : json["columns"]) {
        const auto column = word.is_string() ? column_of(word.get_ref<const std::string&>()) : std::nullopt;
        if (!column) return Error{"bad-value", "columns", {word.dump()}};
        mapping.columns.push_back(*column);
    }
    for (const auto& [name, member] :
         {std::pair{"mass_scale", &Mapping::mass_scale}, std::pair{"mass_each_scale", &Mapping::mass_each_scale}}) {
        if (!json.contains(name)) continue;
        if (!is_scale(json[name])) return wrong(name);
        mapping.*member = json[name].get<double>();
    }
    if (mapping.mass_scale <= 0) return wrong("mass_scale");
    for (const auto& [name, member] :
         {std::pair{"loss_is_fraction", &Mapping::loss_is_fraction}, std::pair{"has_header", &Mapping::has_header}}) {
        if (!json.contains(name)) continue;
        if (!json[name].is_boolean()) return wrong(name);
        mapping.*member = json[name].get<bool>();
    }
    if (json.contains("quantity_unit")) {
        if (!json["quantity_unit"].is_string()) return wrong("quantity_unit");
        mapping.quantity_unit = json["quantity_unit"].get<std::string>();
    }
    return mapping;
}

}  // namespace

std::string layout_fingerprint(const TextTable& table, std::size_t header_row) {
    if (header_row >= table.size()) return {};
    const auto& row = table[header_row];
    std::size_t end = row.size();
    while (end > 0 && trim(row[end - 1]).empty()) --end;
    constexpr std::uint64_t offset = 1469598103934665603ULL;  // FNV-1a
    constexpr std::uint64_t prime = 1099511628211ULL;
    std::uint64_t hash = offset;
    const auto add = [&](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * prime; };
    for (std::size_t i = 0; i < end; ++i) {
        for (const char c : comparison_key(row[i])) add(c);
        add('\x1f');
    }
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::uint64_t half_byte = 15;
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += digits[(hash >> shift) & half_byte];
    return text;
}

std::string write_mapping(const Mapping& mapping) { return json_of(mapping).dump(); }

Result<Mapping> read_mapping(std::string_view json) {
    const PlainJson parsed = PlainJson::parse(json, nullptr, false);
    if (parsed.is_discarded()) return Error{"bad-json", "", {}};
    return mapping_of(parsed);
}

LayoutMemory LayoutMemory::read(std::string_view json) {
    LayoutMemory memory;
    const PlainJson parsed = PlainJson::parse(json, nullptr, false);
    if (!parsed.is_object()) return memory;
    for (const auto& [fingerprint, entry] : parsed.items()) {
        auto mapping = mapping_of(entry);
        if (mapping) memory.entries_.push_back({fingerprint, std::move(mapping).value()});
    }
    return memory;
}

std::string LayoutMemory::write() const {
    PlainJson json = PlainJson::object();
    for (const Entry& entry : entries_) json[entry.fingerprint] = json_of(entry.mapping);
    return json.dump(-1, ' ', false, PlainJson::error_handler_t::replace);
}

std::optional<Mapping> LayoutMemory::find(const TextTable& table) const {
    if (entries_.empty()) return std::nullopt;
    for (std::size_t row = 0; row < std::min(table.size(), searched_rows); ++row) {
        const std::string fingerprint = layout_fingerprint(table, row);
        const auto entry = std::find_if(entries_.begin(), entries_.end(),
                                        [&](const Entry& known) { return known.fingerprint == fingerprint; });
        if (entry == entries_.end()) continue;
        Mapping mapping = entry->mapping;
        mapping.header_row = row;
        return mapping;
    }
    return std::nullopt;
}

void LayoutMemory::remember(const TextTable& table, const Mapping& mapping) {
    if (!mapping.has_header) return;  // nothing to know the layout again by
    const std::string fingerprint = layout_fingerprint(table, mapping.header_row);
    if (fingerprint.empty()) return;
    std::erase_if(entries_, [&](const Entry& known) { return known.fingerprint == fingerprint; });
    entries_.push_back({fingerprint, mapping});
    if (entries_.size() > most_layouts) entries_.erase(entries_.begin());
}

}  // namespace zuji
