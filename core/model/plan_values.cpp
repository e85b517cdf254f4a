// Plans of the commands that set values: SetField and SetCell.

#include "core/base/text.hpp"
#include "core/model/field_access.hpp"
#include "core/model/plan.hpp"
#include "core/model/record_json.hpp"
#include "core/model/tables.hpp"

namespace zuji {
namespace {

Error unknown_field(std::string_view path) { return {"unknown-field", std::string(path), {std::string(path)}}; }

Error bad_value(std::string_view where, std::string_view value, Words words) {
    return {"bad-value", std::string(where), {std::string(value), list_words(words)}};
}

Error bad_text(std::string_view where) { return {"bad-text", std::string(where), {}}; }

/// Outcome of setting one member of a copy: nothing, or why not.
template <RecordType S>
std::optional<Error> set_column(S& record, std::string_view column, std::string_view value, std::string_view where) {
    std::optional<Error> problem = unknown_field(where);
    with_column<S>(column, [&]<class M>(const Field<S, M>& each) {
        if (each.access == Access::fixed) return;
        problem.reset();
        if (!from_text(record.*(each.member), value, each.words, each.presence)) {
            problem = bad_value(where, value, allowed_words(each));
        }
    });
    return problem;
}

/// The entry as it will be: a blank one is no entry, so that files stay free of them.
template <class T>
Result<std::vector<Edit>> plan_entry(const std::map<std::string, T>& entries, const EntryPath& path,
                                     const SetField& command) {
    const auto old = entries.find(path.key);
    T value = old == entries.end() ? T{} : old->second;
    if (auto problem = set_column(value, path.column, command.value, command.path)) return *std::move(problem);
    if (old == entries.end() ? is_blank(value) : value == old->second) return std::vector<Edit>{};
    EntryEdit<T> edit{path.key, std::nullopt};
    if (!is_blank(value)) edit.value = std::move(value);
    return std::vector<Edit>{std::move(edit)};
}

Result<std::vector<Edit>> plan_text(const Project& project, std::map<std::string, std::string> Project::*entries,
                                    const EntryPath& path, const std::string& value) {
    const auto old = (project.*entries).find(path.key);
    if (old == (project.*entries).end() ? value.empty() : value == old->second) return std::vector<Edit>{};
    TextEdit edit{entries, path.key, std::nullopt};
    if (!value.empty()) edit.value = value;
    return std::vector<Edit>{std::move(edit)};
}

Result<std::vector<Edit>> plan_scalar(const Project& project, const SetField& command) {
    std::optional<Error> problem = unknown_field(command.path);
    bool is_same = false;
    with_path(project, command.path, [&]<class S, class M>(const Field<S, M>& each, const S& record) {
        if (each.access == Access::fixed) return;
        problem.reset();
        M value = record.*(each.member);
        if (!from_text(value, command.value, each.words, each.presence)) {
            problem = bad_value(command.path, command.value, allowed_words(each));
        }
        is_same = value == record.*(each.member);
    });
    if (problem) return *std::move(problem);
    if (is_same) return std::vector<Edit>{};
    return std::vector<Edit>{FieldEdit{command.path, command.value}};
}

std::string cell_path(const SetCell& command) {
    return std::string(word_of(command.table)) + ":" + std::to_string(command.row) + "." + command.column;
}

Result<std::vector<Edit>> plan_attachment_cell(const Project& project, const SetCell& command) {
    const auto* owner = owner_of_attachment(project, command.row);
    if (owner == nullptr) return unknown_row(command.table, command.row);
    DocumentItem item = owner->second;
    for (Attachment& attachment : item.attachments) {
        if (attachment.id != command.row) continue;
        if (auto problem = set_column(attachment, command.column, command.value, cell_path(command))) {
            return *std::move(problem);
        }
    }
    if (item == owner->second) return std::vector<Edit>{};
    return std::vector<Edit>{EntryEdit<DocumentItem>{owner->first, std::move(item)}};
}

/// Own factors are referred to by id: it stays filled and unique.
std::optional<Error> check_factor_id(const Project& project, std::size_t position, const SetCell& command) {
    if (command.table != Table::own_factors || command.column != "id") return std::nullopt;
    if (command.value.empty()) return Error{"bad-value", cell_path(command), {"", "own-1 …"}};
    for (std::size_t i = 0; i < project.own_factors.size(); ++i) {
        if (i != position && project.own_factors[i].id == command.value) {
            return Error{"duplicate-id", cell_path(command), {command.value}};
        }
    }
    return std::nullopt;
}

template <class Row>
Result<std::vector<Edit>> plan_cell(const Project& project, RowIndex& index, const SetCell& command) {
    const auto& rows = rows_of<Row>(project, command.table);
    const auto position = row_position(rows, index, command.row);
    if (!position) return unknown_row(command.table, command.row);
    if (auto problem = check_factor_id(project, *position, command)) return *std::move(problem);
    std::optional<Error> problem = unknown_field(cell_path(command));
    std::vector<Edit> edits;
    with_column<Row>(command.column, [&]<class M>(const Field<Row, M>& each) {
        if (each.access == Access::fixed) return;
        problem.reset();
        M value{};
        if (!from_text(value, command.value, each.words, each.presence)) {
            problem = bad_value(cell_path(command), command.value, allowed_words(each));
        } else if (!(value == rows[*position].*(each.member))) {
            edits.emplace_back(CellEdit{command.table, *position, each.name, command.value});
        }
    });
    if (problem) return *std::move(problem);
    return edits;
}

}  // namespace

Result<std::vector<Edit>> plan(const Project& project, RowIndex&, const SetField& command) {
    if (!is_utf8(command.value)) return bad_text(command.path);
    const auto entry = parse_entry_path(command.path);
    if (!entry) return plan_scalar(project, command);
    switch (entry->map) {
        case EntryPath::Map::documents:
            return plan_entry(project.documents, *entry, command);
        case EntryPath::Map::assurance:
            return plan_entry(project.assurance, *entry, command);
        case EntryPath::Map::quality:
            return plan_entry(project.quality, *entry, command);
        case EntryPath::Map::texts:
            return plan_text(project, &Project::texts, *entry, command.value);
        case EntryPath::Map::readings:
            break;
    }
    return plan_text(project, &Project::readings, *entry, command.value);
}

Result<std::vector<Edit>> plan(const Project& project, RowIndex& index, const SetCell& command) {
    if (!is_utf8(command.value)) return bad_text(cell_path(command));
    return with_row_type(command.table, [&]<class Row>(std::type_identity<Row>) {
        if constexpr (std::same_as<Row, Attachment>) {
            return plan_attachment_cell(project, command);
        } else {
            return plan_cell<Row>(project, index, command);
        }
    });
}

}  // namespace zuji
