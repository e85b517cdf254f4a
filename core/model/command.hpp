#pragma once
// The only way to change a project. A command is data; applying it yields its inverse, so undo, the autosave log and
// the dirty state all follow from the list of commands.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/project.hpp"

namespace zuji {

/// Set one field by path. Paths: "title", "gwp_set", "company.applicant.name", "product.mass_kg", "answers.licence",
/// "answers.legal_form", "documents.A1-6.not_applicable_reason", "assurance.A2-1.1.answer", "texts.organisation" …
/// The value is text; enumerations use their file words ("yes", "no", "unknown", "").
struct SetField {
    std::string path;
    std::string value;
};

enum class Table { sites, unit_products, bom, activities, own_factors, measures, violation_events, revocation_events, attachments };

/// Set one column of one row. `row` is the RowId, or for own_factors / events the zero-based index + 1.
/// Columns are the member names in project.hpp ("name", "mass_kg", "factor" …).
struct SetCell {
    Table table;
    RowId row;
    std::string column;
    std::string value;
};

/// Set many cells at once (paste, fill); one undo step.
struct SetCells {
    std::vector<SetCell> cells;
};

/// Insert whole rows. `rows` are file JSON objects of the table; ids are given by the project when absent or 0.
/// BOM: inserted after `after` (0 = at the end / first child of `parent`), the subtree stays contiguous.
struct InsertRows {
    Table table;
    RowId parent = 0;                ///< BOM only
    RowId after = 0;
    std::vector<std::string> rows;   ///< JSON text of each row
    std::string owner;               ///< attachments only: the Annex 1 item ("A1-6")
};

/// Delete rows; BOM rows go with their subtree.
struct DeleteRows {
    Table table;
    std::vector<RowId> rows;
    std::string owner;               ///< attachments only
};

/// Move a BOM row (with its subtree): under `parent`, after sibling `after` (0 = first).
struct MoveRow {
    RowId row;
    RowId parent;
    RowId after;
};

/// Replace the whole BOM (import). Rows as in InsertRows, with their ids and parents given.
struct ReplaceBom {
    std::vector<BomLine> lines;
};

/// Several commands as one undo step. `label` is an i18n key for the undo tooltip ("command.import-bom").
struct Batch;

using Command = std::variant<SetField, SetCell, SetCells, InsertRows, DeleteRows, MoveRow, ReplaceBom, Batch>;

struct Batch {
    std::string label;
    std::vector<Command> commands;
};

/// Internal inverse of a command: opaque, cheap, exact (apply, then apply the inverse = the same project).
class Inverse;

/// Apply in place; on error the project is unchanged. Errors: "unknown-field", "unknown-row", "bad-value" (where = path), "bom-cycle".
Result<std::shared_ptr<const Inverse>> apply(Project& project, const Command& command);
/// Undo: returns the inverse of the inverse (for redo).
std::shared_ptr<const Inverse> apply_inverse(Project& project, const Inverse& inverse);

/// JSON of a command for the autosave log: {"set": {...}} etc. Round-trips.
std::string write_command(const Command& command);
Result<Command> read_command(std::string_view json);

/// A project with its undo and redo stacks and a revision counter.
class Document {
   public:
    explicit Document(Project project);
    [[nodiscard]] const Project& project() const noexcept { return project_; }
    [[nodiscard]] std::uint64_t revision() const noexcept { return revision_; }
    /// Consecutive SetField / SetCell on the same target within one `coalesce` token merge into one undo step.
    Status apply(const Command& command);
    bool undo();
    bool redo();
    [[nodiscard]] bool can_undo() const noexcept { return !undo_.empty(); }
    [[nodiscard]] bool can_redo() const noexcept { return !redo_.empty(); }

   private:
    Project project_;
    std::vector<std::shared_ptr<const Inverse>> undo_;
    std::vector<std::shared_ptr<const Inverse>> redo_;
    std::uint64_t revision_ = 0;
};

}  // namespace zuji
