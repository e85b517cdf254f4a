// Plans of the commands that change which rows there are: InsertRows, DeleteRows.

#include <algorithm>
#include <numeric>
#include <unordered_set>

#include "core/model/bom_tree.hpp"
#include "core/model/plan.hpp"
#include "core/model/record_json.hpp"

namespace zuji {
namespace {

/// The rows of a command, parsed; errors with the path "rows[2].mass_kg".
template <class Row>
Result<std::vector<Row>> parse_rows(const std::vector<std::string>& texts) {
    std::vector<Row> rows;
    rows.reserve(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        JsonReader in(texts[i]);
        if (read_record(in, rows.emplace_back()) && in.finish()) continue;
        in.at(i);
        in.at("rows");
        return in.error();
    }
    return rows;
}

std::string row_id_path(std::size_t i) { return "rows[" + std::to_string(i) + "].id"; }

/// Gives ids to the rows that come without, behind every id that is used or brought along.
/// `is_taken(id)` tells the ids of the table. Returns the next free id after that.
template <class Row, class IsTaken>
Result<RowId> give_ids(std::vector<Row>& rows, RowId next_row, IsTaken&& is_taken) {
    std::unordered_set<RowId> brought;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const RowId id = rows[i].id;
        if (id == 0) continue;
        if (id >= max_next_row) return Error{"bad-value", row_id_path(i), {std::to_string(id), "1 …"}};
        if (is_taken(id) || !brought.insert(id).second) {
            return Error{"duplicate-id", row_id_path(i), {std::to_string(id)}};
        }
        next_row = std::max(next_row, id + 1);
    }
    if (rows.size() > max_next_row - next_row) return too_many_rows();
    for (Row& row : rows) {
        if (row.id == 0) row.id = next_row++;
    }
    return next_row;
}

template <class Row>
std::vector<Edit> added_at(Table table, std::size_t position, std::vector<Row> rows) {
    AddRows<Row> edit{table, {}};
    edit.rows.reserve(rows.size());
    for (Row& row : rows) edit.rows.emplace_back(position++, std::move(row));
    std::vector<Edit> edits;
    edits.emplace_back(std::move(edit));
    return edits;
}

// --- the BOM ---------------------------------------------------------------------------------------------------------

/// Where the first inserted line goes.
Result<std::size_t> bom_insert_position(const std::vector<BomLine>& bom, RowIndex& index, const InsertRows& command) {
    const auto parent = index.find(bom, command.parent);
    if (command.parent != 0 && !parent) return unknown_row(Table::bom, command.parent);
    if (command.after == 0) return parent ? *parent + 1 : bom.size();
    const auto after = index.find(bom, command.after);
    if (!after || bom[*after].parent != command.parent) return unknown_row(Table::bom, command.after);
    return subtree_end(bom, *after);
}

Result<std::vector<Edit>> plan_insert_bom(const Project& project, RowIndex& index, const InsertRows& command) {
    auto parsed = parse_rows<BomLine>(command.rows);
    if (!parsed.ok()) return parsed.error();
    auto rows = std::move(parsed).value();
    const auto next_row =
        give_ids(rows, project.next_row, [&](RowId id) { return index.find(project.bom, id).has_value(); });
    if (!next_row.ok()) return next_row.error();
    const auto position = bom_insert_position(project.bom, index, command);
    if (!position.ok()) return position.error();
    for (BomLine& row : rows) {
        if (row.parent == command.parent) row.parent = 0;
    }
    auto arranged = arrange_bom(std::move(rows));
    if (!arranged.ok()) {
        Error error = arranged.error();
        error.where = join_path("rows", error.where);
        return error;
    }
    rows = std::move(arranged).value();
    const std::size_t above = command.parent == 0 ? 0 : level_of(project.bom, index, command.parent);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].parent != 0) continue;
        if (above + subtree_height(rows, i) > max_bom_depth) {
            return Error{"bom-too-deep", "rows[" + std::to_string(i) + "]", {std::to_string(max_bom_depth)}};
        }
        rows[i].parent = command.parent;
    }
    auto edits = added_at(Table::bom, position.value(), std::move(rows));
    edits.emplace_back(SetNextRow{next_row.value()});
    return edits;
}

// --- the other tables ------------------------------------------------------------------------------------------------

/// "own-1", "own-2" … behind the largest number in use, for factors that come without an id.
std::optional<Error> give_factor_ids(const std::vector<OwnFactor>& factors, std::vector<OwnFactor>& rows) {
    std::unordered_set<std::string> used;
    for (const OwnFactor& factor : factors) used.insert(factor.id);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].id.empty() && !used.insert(rows[i].id).second) {
            return Error{"duplicate-id", row_id_path(i), {rows[i].id}};
        }
    }
    std::size_t number = 1;
    for (OwnFactor& row : rows) {
        if (!row.id.empty()) continue;
        while (used.count("own-" + std::to_string(number)) != 0) ++number;
        row.id = "own-" + std::to_string(number++);
    }
    return std::nullopt;
}

template <class Row>
Result<std::vector<Edit>> plan_insert(const Project& project, RowIndex& index, const InsertRows& command) {
    const auto& table = rows_of<Row>(project, command.table);
    auto parsed = parse_rows<Row>(command.rows);
    if (!parsed.ok()) return parsed.error();
    auto rows = std::move(parsed).value();
    std::size_t position = table.size();
    if (command.after != 0) {
        const auto after = row_position(table, index, command.after);
        if (!after) return unknown_row(command.table, command.after);
        position = *after + 1;
    }
    RowId next_row = project.next_row;
    if constexpr (IdentifiedRow<Row>) {
        const auto given =
            give_ids(rows, next_row, [&](RowId id) { return row_position(table, index, id).has_value(); });
        if (!given.ok()) return given.error();
        next_row = given.value();
    } else if constexpr (std::same_as<Row, OwnFactor>) {
        if (auto problem = give_factor_ids(table, rows)) return *std::move(problem);
    }
    auto edits = added_at(command.table, position, std::move(rows));
    if (next_row != project.next_row) edits.emplace_back(SetNextRow{next_row});
    return edits;
}

Result<std::vector<Edit>> plan_insert_attachments(const Project& project, const InsertRows& command) {
    if (!is_entry_key(command.owner)) return Error{"bad-value", "owner", {command.owner, "A1-1 … A1-17"}};
    auto parsed = parse_rows<Attachment>(command.rows);
    if (!parsed.ok()) return parsed.error();
    auto rows = std::move(parsed).value();
    const auto next_row =
        give_ids(rows, project.next_row, [&](RowId id) { return owner_of_attachment(project, id) != nullptr; });
    if (!next_row.ok()) return next_row.error();
    const auto old = project.documents.find(command.owner);
    DocumentItem item = old == project.documents.end() ? DocumentItem{} : old->second;
    auto at = item.attachments.end();
    if (command.after != 0) {
        at = std::find_if(item.attachments.begin(), at, [&](const Attachment& a) { return a.id == command.after; });
        if (at == item.attachments.end()) return unknown_row(command.table, command.after);
        ++at;
    }
    item.attachments.insert(at, rows.begin(), rows.end());
    std::vector<Edit> edits;
    edits.emplace_back(EntryEdit<DocumentItem>{command.owner, std::move(item)});
    edits.emplace_back(SetNextRow{next_row.value()});
    return edits;
}

// --- deleting --------------------------------------------------------------------------------------------------------

template <class Row>
Result<std::vector<Edit>> plan_delete(const Project& project, RowIndex& index, const DeleteRows& command) {
    const auto& table = rows_of<Row>(project, command.table);
    std::vector<std::size_t> positions;
    for (const RowId row : command.rows) {
        const auto position = row_position(table, index, row);
        if (!position) return unknown_row(command.table, row);
        positions.push_back(*position);
    }
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    if constexpr (std::same_as<Row, BomLine>) {
        std::vector<std::size_t> with_subtrees;
        std::size_t end = 0;
        for (const std::size_t position : positions) {
            if (position < end) continue;  // goes with an ancestor
            end = subtree_end(table, position);
            for (std::size_t i = position; i < end; ++i) with_subtrees.push_back(i);
        }
        positions = std::move(with_subtrees);
    }
    std::vector<Edit> edits;
    remove_dependents(project, command.table, positions, edits);
    edits.emplace_back(RemoveRows{command.table, std::move(positions)});
    return edits;
}

Result<std::vector<Edit>> plan_delete_attachments(const Project& project, const DeleteRows& command) {
    const auto old = project.documents.find(command.owner);
    DocumentItem item = old == project.documents.end() ? DocumentItem{} : old->second;
    for (const RowId row : command.rows) {
        const auto at = std::find_if(item.attachments.begin(), item.attachments.end(),
                                     [&](const Attachment& a) { return a.id == row; });
        if (at == item.attachments.end()) return unknown_row(command.table, row);
        item.attachments.erase(at);
    }
    EntryEdit<DocumentItem> edit{command.owner, std::nullopt};
    if (!is_blank(item)) edit.value = std::move(item);
    return std::vector<Edit>{std::move(edit)};
}

}  // namespace

Result<std::vector<Edit>> plan(const Project& project, RowIndex& index, const InsertRows& command) {
    if (command.rows.empty()) return std::vector<Edit>{};
    return with_row_type(command.table, [&]<class Row>(std::type_identity<Row>) {
        if constexpr (std::same_as<Row, Attachment>) {
            return plan_insert_attachments(project, command);
        } else if constexpr (std::same_as<Row, BomLine>) {
            return plan_insert_bom(project, index, command);
        } else {
            return plan_insert<Row>(project, index, command);
        }
    });
}

Result<std::vector<Edit>> plan(const Project& project, RowIndex& index, const DeleteRows& command) {
    if (command.rows.empty()) return std::vector<Edit>{};
    return with_row_type(command.table, [&]<class Row>(std::type_identity<Row>) {
        if constexpr (std::same_as<Row, Attachment>) {
            return plan_delete_attachments(project, command);
        } else {
            return plan_delete<Row>(project, index, command);
        }
    });
}

}  // namespace zuji
