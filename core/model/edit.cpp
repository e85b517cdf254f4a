#include "core/model/edit.hpp"

#include <algorithm>
#include <iterator>

#include "core/model/field_access.hpp"
#include "core/model/tables.hpp"

namespace zuji {
namespace {

/// Marks the part of the project that `path` or a table of that name belongs to.
void mark(ChangeSet& change, std::string_view path) {
    const std::string_view top = path.substr(0, path.find('.'));
    static constexpr std::pair<std::string_view, bool ChangeSet::*> parts[] = {
        {"gwp_set", &ChangeSet::gwp_set},
        {"company", &ChangeSet::company},
        {"product", &ChangeSet::product},
        {"answers", &ChangeSet::answers},
        {"violation_events", &ChangeSet::answers},
        {"revocation_events", &ChangeSet::answers},
        {"sites", &ChangeSet::sites},
        {"unit_products", &ChangeSet::unit_products},
        {"documents", &ChangeSet::documents},
        {"bom", &ChangeSet::bom_structure},
        {"activities", &ChangeSet::activities},
        {"allocations", &ChangeSet::activities},
        {"details", &ChangeSet::activities},
        {"sf6_gwp", &ChangeSet::gwp_set},
        {"own_gwp", &ChangeSet::gwp_set},
        {"own_factors", &ChangeSet::own_factors},
        {"assurance", &ChangeSet::assurance},
        {"measures", &ChangeSet::measures},
        {"analysis", &ChangeSet::analysis},
        {"balances", &ChangeSet::balances},
        {"plan", &ChangeSet::plan},
        {"stops", &ChangeSet::plan},
        {"certificate", &ChangeSet::certificate},
        {"visits", &ChangeSet::certificate},
        {"changes", &ChangeSet::certificate},
        {"increases", &ChangeSet::certificate},
        {"grounds", &ChangeSet::certificate},
        {"texts", &ChangeSet::texts},
        {"readings", &ChangeSet::readings},
    };
    for (const auto& [name, part] : parts) {
        if (name == top) {
            change.*part = true;
            return;
        }
    }
    change.header = true;
}

void mark_rows(EditContext& context, Table table) {
    mark(context.change, word_of(table));
    if (table == Table::bom) context.index.forget();
}

/// Sets the member to the text that the edit carries and takes the old one with it. Nothing is checked here: a value
/// that was there before can always come back.
template <class S, class M>
void exchange(S& record, const Field<S, M>& field, std::string& text) {
    M& member = record.*(field.member);
    if constexpr (std::same_as<M, std::string>) {
        std::swap(member, text);
    } else {
        std::string old = to_text(member);
        from_text(member, text, field.words, field.presence);
        text = std::move(old);
    }
}

Edit perform_one(EditContext& context, FieldEdit edit) {
    with_path(context.project, edit.path, [&](const auto& field, auto& record) { exchange(record, field, edit.text); });
    mark(context.change, edit.path);
    return edit;
}

/// The entry gets the value, the value the entry's old one; no value = no entry.
template <class T>
void exchange_entry(std::map<std::string, T>& entries, const std::string& key, std::optional<T>& value) {
    std::optional<T> old;
    const auto entry = entries.find(key);
    if (entry != entries.end()) old = std::move(entry->second);
    if (value) {
        entries.insert_or_assign(key, *std::move(value));
    } else if (entry != entries.end()) {
        entries.erase(entry);
    }
    value = std::move(old);
}

template <class T>
Edit perform_one(EditContext& context, EntryEdit<T> edit) {
    auto& entries = [&]() -> std::map<std::string, T>& {
        if constexpr (std::same_as<T, DocumentItem>) return context.project.documents;
        if constexpr (std::same_as<T, AssuranceAnswer>) return context.project.assurance;
        if constexpr (std::same_as<T, DataQuality>) return context.project.quality;
    }();
    exchange_entry(entries, edit.key, edit.value);
    if constexpr (std::same_as<T, DocumentItem>) context.change.documents = true;
    if constexpr (std::same_as<T, AssuranceAnswer>) context.change.assurance = true;
    if constexpr (std::same_as<T, DataQuality>) context.change.quality = true;
    return edit;
}

Edit perform_one(EditContext& context, TextEdit edit) {
    exchange_entry(context.project.*(edit.entries), edit.key, edit.value);
    (edit.entries == &Project::texts ? context.change.texts : context.change.readings) = true;
    return edit;
}

Edit perform_one(EditContext& context, CellEdit edit) {
    with_row_type(edit.table, [&]<class Row>(std::type_identity<Row>) {
        if constexpr (!std::same_as<Row, Attachment>) {
            Row& row = rows_of<Row>(context.project, edit.table)[edit.position];
            with_column<Row>(edit.column, [&](const auto& field) { exchange(row, field, edit.text); });
        }
    });
    if (edit.table == Table::bom) {
        context.change.bom_positions.push_back(static_cast<std::uint32_t>(edit.position));
    } else {
        mark(context.change, word_of(edit.table));
    }
    return edit;
}

/// Puts the rows in; rows that stand together take one move of the tail.
template <class Row>
void insert_rows(std::vector<Row>& rows, std::vector<std::pair<std::size_t, Row>>& added) {
    const std::size_t first = added.front().first;
    const bool is_one_piece = added.back().first - first + 1 == added.size();
    std::vector<Row> merged;
    if (is_one_piece) {
        merged.reserve(added.size());
        for (auto& [position, row] : added) merged.push_back(std::move(row));
        rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(first), std::make_move_iterator(merged.begin()),
                    std::make_move_iterator(merged.end()));
        return;
    }
    merged.reserve(rows.size() + added.size());
    std::size_t old = 0;
    for (auto& [position, row] : added) {
        while (merged.size() < position) merged.push_back(std::move(rows[old++]));
        merged.push_back(std::move(row));
    }
    while (old < rows.size()) merged.push_back(std::move(rows[old++]));
    rows = std::move(merged);
}

template <class Row>
Edit perform_one(EditContext& context, AddRows<Row> edit) {
    RemoveRows inverse{edit.table, {}};
    inverse.positions.reserve(edit.rows.size());
    for (const auto& [position, row] : edit.rows) inverse.positions.push_back(position);
    insert_rows(rows_of<Row>(context.project, edit.table), edit.rows);
    mark_rows(context, edit.table);
    return inverse;
}

template <class Row>
AddRows<Row> remove_rows(std::vector<Row>& rows, const RemoveRows& edit) {
    AddRows<Row> removed{edit.table, {}};
    removed.rows.reserve(edit.positions.size());
    auto next = edit.positions.begin();
    std::size_t kept = *next;
    for (std::size_t i = kept; i < rows.size(); ++i) {
        if (next != edit.positions.end() && *next == i) {
            removed.rows.emplace_back(i, std::move(rows[i]));
            ++next;
        } else {
            rows[kept++] = std::move(rows[i]);
        }
    }
    rows.resize(kept);
    return removed;
}

Edit perform_one(EditContext& context, const RemoveRows& edit) {
    mark_rows(context, edit.table);
    return with_row_type(edit.table, [&]<class Row>(std::type_identity<Row>) -> Edit {
        if constexpr (std::same_as<Row, Attachment>) {
            return edit;  // attachments change with their document item
        } else {
            return remove_rows(rows_of<Row>(context.project, edit.table), edit);
        }
    });
}

Edit perform_one(EditContext& context, MoveSpan edit) {
    auto& bom = context.project.bom;
    const RowId old_parent = bom[edit.from].parent;
    bom[edit.from].parent = edit.parent;
    const auto at = [&](std::size_t position) { return bom.begin() + static_cast<std::ptrdiff_t>(position); };
    if (edit.to < edit.from) {
        std::rotate(at(edit.to), at(edit.from), at(edit.from + edit.count));
    } else {
        std::rotate(at(edit.from), at(edit.from + edit.count), at(edit.to + edit.count));
    }
    mark_rows(context, Table::bom);
    return MoveSpan{edit.to, edit.count, edit.from, old_parent};
}

Edit perform_one(EditContext& context, SwapBom edit) {
    std::swap(context.project.bom, edit.lines);
    mark_rows(context, Table::bom);
    return edit;
}

Edit perform_one(EditContext& context, SetNextRow edit) {
    std::swap(context.project.next_row, edit.value);
    return edit;
}

template <class T, class E>
bool is_same_entry(const std::map<std::string, T>& entries, const E& edit) {
    const auto entry = entries.find(edit.key);
    if (entry == entries.end()) return !edit.value;
    return edit.value && *edit.value == entry->second;
}

bool is_same(const Project& project, const FieldEdit& edit) {
    bool same = false;
    with_path(project, edit.path,
              [&](const auto& field, const auto& record) { same = to_text(record.*(field.member)) == edit.text; });
    return same;
}

bool is_same(const Project& project, const CellEdit& edit) {
    return with_row_type(edit.table, [&]<class Row>(std::type_identity<Row>) {
        if constexpr (std::same_as<Row, Attachment>) {
            return false;
        } else {
            return column_text(rows_of<Row>(project, edit.table)[edit.position], edit.column) == edit.text;
        }
    });
}

bool is_same(const Project& project, const EntryEdit<DocumentItem>& edit) {
    return is_same_entry(project.documents, edit);
}
bool is_same(const Project& project, const EntryEdit<AssuranceAnswer>& edit) {
    return is_same_entry(project.assurance, edit);
}
bool is_same(const Project& project, const EntryEdit<DataQuality>& edit) {
    return is_same_entry(project.quality, edit);
}
bool is_same(const Project& project, const TextEdit& edit) { return is_same_entry(project.*(edit.entries), edit); }
template <class Other>
bool is_same(const Project&, const Other&) {
    return false;
}

}  // namespace

Edit perform(EditContext& context, Edit edit) {
    return std::visit([&](auto&& each) { return perform_one(context, std::forward<decltype(each)>(each)); },
                      std::move(edit));
}

Inverse perform_all(EditContext& context, Inverse inverse) {
    Inverse undo;
    undo.edits.reserve(inverse.edits.size());
    for (Edit& edit : inverse.edits) undo.edits.push_back(perform(context, std::move(edit)));
    std::reverse(undo.edits.begin(), undo.edits.end());
    return undo;
}

void tidy(ChangeSet& change) {
    auto& positions = change.bom_positions;
    if (change.bom_structure) positions.clear();
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
}

bool changes_nothing(const Project& project, const Inverse& inverse) {
    return std::all_of(inverse.edits.begin(), inverse.edits.end(), [&](const Edit& edit) {
        return std::visit([&](const auto& each) { return is_same(project, each); }, edit);
    });
}

}  // namespace zuji
