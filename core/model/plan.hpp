#pragma once
// From commands to edits: checks a command against the project and says which edits it comes down to.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/model/command.hpp"
#include "core/model/edit.hpp"
#include "core/model/tables.hpp"

namespace zuji {

/// The edits of one command, checked; empty when it changes nothing. `index` may be rebuilt, nothing else changes.
Result<std::vector<Edit>> plan(const Project& project, RowIndex& index, const SetField& command);
Result<std::vector<Edit>> plan(const Project& project, RowIndex& index, const SetCell& command);
Result<std::vector<Edit>> plan(const Project& project, RowIndex& index, const InsertRows& command);
Result<std::vector<Edit>> plan(const Project& project, RowIndex& index, const DeleteRows& command);
Result<std::vector<Edit>> plan(const Project& project, RowIndex& index, const MoveRow& command);
Result<std::vector<Edit>> plan(const Project& project, RowIndex& index, const ReplaceBom& command);

/// Position of a row in its table (not attachments): by RowId, or by place + 1 in tables without ids.
template <class Row>
std::optional<std::size_t> row_position(const std::vector<Row>& rows, RowIndex& index, RowId row) {
    if constexpr (std::same_as<Row, BomLine>) {
        return index.find(rows, row);
    } else if constexpr (IdentifiedRow<Row>) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (row != 0 && rows[i].id == row) return i;
        }
        return std::nullopt;
    } else {
        return row == 0 || row > rows.size() ? std::nullopt : std::optional<std::size_t>(row - 1);
    }
}

/// The Annex 1 item that holds attachment `row`; nullptr when none does.
const std::pair<const std::string, DocumentItem>* owner_of_attachment(const Project& project, RowId row);

/// Levels from the top down to BOM line `row`: 1 for a top-level line.
std::size_t level_of(const std::vector<BomLine>& bom, RowIndex& index, RowId row);

/// Adds the edits that remove what belongs to rows that go: details, data quality, allocations that nothing else uses.
/// `positions` rise.
void remove_dependents(const Project& project, Table table, const std::vector<std::size_t>& positions,
                       std::vector<Edit>& edits);

/// "unknown-row" with the table and the row.
Error unknown_row(Table table, RowId row);
/// "too-many-rows": the ids of the project are used up.
Error too_many_rows();

/// Applies `command` and gathers what undoes it, in the order in which it is to be performed; on error nothing changed.
Result<Inverse> run(EditContext& context, const Command& command);

}  // namespace zuji
