#include "core/model/field_text.hpp"

#include <utility>

#include "core/model/field_access.hpp"
#include "core/model/tables.hpp"

namespace zuji {
namespace {

/// `rest` after "prefix."; nullopt when the path does not start so.
std::optional<std::string_view> after_prefix(std::string_view path, std::string_view prefix) {
    if (path.size() <= prefix.size() || path.substr(0, prefix.size()) != prefix) return std::nullopt;
    return path.substr(prefix.size());
}

std::optional<EntryPath> keyed(EntryPath::Map map, std::string_view key, std::string_view column) {
    if (!is_entry_key(key)) return std::nullopt;
    return EntryPath{map, std::string(key), std::string(column)};
}

template <class T>
std::optional<std::string> entry_text(const std::map<std::string, T>& entries, const EntryPath& path) {
    const auto entry = entries.find(path.key);
    return column_text(entry == entries.end() ? T{} : entry->second, path.column);
}

std::string text_of(const std::map<std::string, std::string>& entries, const std::string& key) {
    const auto entry = entries.find(key);
    return entry == entries.end() ? std::string() : entry->second;
}

std::optional<std::string> entry_text(const Project& project, const EntryPath& path) {
    switch (path.map) {
        case EntryPath::Map::documents:
            return entry_text(project.documents, path);
        case EntryPath::Map::assurance:
            return entry_text(project.assurance, path);
        case EntryPath::Map::quality:
            return entry_text(project.quality, path);
        case EntryPath::Map::texts:
            return text_of(project.texts, path.key);
        case EntryPath::Map::readings:
            break;
    }
    return text_of(project.readings, path.key);
}

}  // namespace

std::optional<EntryPath> parse_entry_path(std::string_view path) {
    if (const auto key = after_prefix(path, "texts.")) return keyed(EntryPath::Map::texts, *key, "");
    if (const auto key = after_prefix(path, "readings.")) return keyed(EntryPath::Map::readings, *key, "");
    static constexpr std::pair<std::string_view, EntryPath::Map> maps[] = {
        {"documents.", EntryPath::Map::documents},
        {"assurance.", EntryPath::Map::assurance},
        {"quality.", EntryPath::Map::quality},
    };
    for (const auto& [prefix, map] : maps) {
        const auto rest = after_prefix(path, prefix);
        if (!rest) continue;
        const std::size_t dot = rest->rfind('.');
        if (dot == std::string_view::npos) return std::nullopt;
        return keyed(map, rest->substr(0, dot), rest->substr(dot + 1));
    }
    return std::nullopt;
}

Result<std::string> field_text(const Project& project, std::string_view path) {
    std::optional<std::string> text;
    if (const auto entry = parse_entry_path(path)) {
        text = entry_text(project, *entry);
    } else {
        with_path(project, path, [&](const auto& each, const auto& record) { text = to_text(record.*(each.member)); });
    }
    if (!text) return Error{"unknown-field", std::string(path), {std::string(path)}};
    return *std::move(text);
}

std::optional<std::string> cell_text(const Site& row, std::string_view column) { return column_text(row, column); }
std::optional<std::string> cell_text(const UnitProduct& row, std::string_view column) {
    return column_text(row, column);
}
std::optional<std::string> cell_text(const BomLine& row, std::string_view column) { return column_text(row, column); }
std::optional<std::string> cell_text(const ActivityLine& row, std::string_view column) {
    return column_text(row, column);
}
std::optional<std::string> cell_text(const OwnFactor& row, std::string_view column) { return column_text(row, column); }
std::optional<std::string> cell_text(const PlanStop& row, std::string_view column) { return column_text(row, column); }
std::optional<std::string> cell_text(const CertificateVisit& row, std::string_view column) {
    return column_text(row, column);
}
std::optional<std::string> cell_text(const CertificateChange& row, std::string_view column) {
    return column_text(row, column);
}
std::optional<std::string> cell_text(const FootprintIncrease& row, std::string_view column) {
    return column_text(row, column);
}
std::optional<std::string> cell_text(const StatusGround& row, std::string_view column) {
    return column_text(row, column);
}
std::optional<std::string> cell_text(const Measure& row, std::string_view column) { return column_text(row, column); }
std::optional<std::string> cell_text(const BalanceRow& row, std::string_view column) {
    return column_text(row, column);
}
std::optional<std::string> cell_text(const DatedEvent& row, std::string_view column) {
    return column_text(row, column);
}
std::optional<std::string> cell_text(const Attachment& row, std::string_view column) {
    return column_text(row, column);
}

std::vector<std::string_view> editable_columns(Table table) {
    std::vector<std::string_view> columns;
    with_row_type(table, [&]<class Row>(std::type_identity<Row>) {
        for_each_field<Row>([&]<class M>(const Field<Row, M>& each) {
            if (ScalarMember<M> && each.access == Access::editable) columns.push_back(each.name);
        });
    });
    return columns;
}

}  // namespace zuji
