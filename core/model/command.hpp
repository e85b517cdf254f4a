#pragma once
// The only way to change a project. A command is data; applying it yields its inverse, so undo, the autosave log and
// the dirty state all follow from the list of commands.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/project.hpp"

namespace zuji {

/// Set one field by path. Paths: "title", "gwp_set", "company.applicant.name", "product.mass_kg", "answers.licence",
/// "answers.legal_form", "documents.A1-6.not_applicable_reason", "assurance.A2-1.1.answer", "quality.bom.12.accuracy",
/// "analysis.seed", "texts.organisation", "readings.AMB-48" …
/// The value is text; enumerations use their file words ("yes", "no", "unknown", "").
struct SetField {
    std::string path;
    std::string value;
};

enum class Table {
    sites,
    unit_products,
    bom,
    activities,
    own_factors,
    measures,
    violation_events,
    revocation_events,
    attachments,
    balances,
    allocations,
    details,
    own_gwp,
    stops,
    visits,
    changes,
    increases,
    grounds
};

/// Set one column of one row. `row` is the RowId, or for own_factors / events the zero-based index + 1.
/// Columns are the member names in project.hpp ("name", "mass_kg", "factor" …).
struct SetCell {
    Table table = Table::sites;
    RowId row = 0;
    std::string column;
    std::string value;
};

/// Set many cells at once (paste, fill); one undo step.
struct SetCells {
    std::vector<SetCell> cells;
};

/// Insert whole rows. `rows` are file JSON objects of the table; ids are given by the project when absent or 0.
/// BOM: inserted as children of `parent` after the sibling `after`; `after` 0 is at the end of the table when `parent`
/// is 0, else as first children. A row's own "parent" may name another row of the same command (its given id).
/// Other tables: after the row `after`, 0 = at the end.
struct InsertRows {
    Table table = Table::sites;
    RowId parent = 0;  ///< BOM only
    RowId after = 0;
    std::vector<std::string> rows = {};  ///< JSON text of each row
    std::string owner = {};              ///< attachments only: the Annex 1 item ("A1-6")
};

/// Delete rows; BOM rows go with their subtree.
struct DeleteRows {
    Table table = Table::sites;
    std::vector<RowId> rows;
    std::string owner = {};  ///< attachments only
};

/// Move a BOM row (with its subtree): under `parent`, after sibling `after` (0 = first).
struct MoveRow {
    RowId row = 0;
    RowId parent = 0;
    RowId after = 0;
};

/// Replace the whole BOM (import). The ids only tie parents to their children: the project gives fresh ones, so that no
/// id ever means two different rows. Lines may come in any order and are put into pre-order.
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

/// Apply in place; on error the project is unchanged. Errors: "unknown-field", "unknown-row", "bad-value" (where =
/// path, args: value, allowed words), "bom-cycle", "bom-too-deep", "duplicate-id", "unknown-parent", "bad-text" (not
/// UTF-8); rows that are no JSON of their table: the errors of read_project with `where` "rows[2]…".
Result<std::shared_ptr<const Inverse>> apply(Project& project, const Command& command);
/// Undo: returns the inverse of the inverse (for redo).
std::shared_ptr<const Inverse> apply_inverse(Project& project, const Inverse& inverse);

/// JSON of a command for the autosave log, on one line: {"set":{"path":…,"value":…}}, {"cell":{…}}, {"cells":[…]},
/// {"insert":{…}}, {"delete":{…}}, {"move":{…}}, {"replace-bom":[…]}, {"batch":{"label":…,"commands":[…]}}.
/// Round-trips: what is read back changes a project in the same way.
std::string write_command(const Command& command);
/// Errors: "unknown-command" and those of read_project.
Result<Command> read_command(std::string_view json);

/// What a change touched, so that callers recompute little.
struct ChangeSet {
    bool header = false;   ///< title, dates, sample
    bool gwp_set = false;  ///< with the user's own values
    bool company = false;
    bool product = false;
    bool answers = false;  ///< with the dated events
    bool sites = false;
    bool unit_products = false;
    bool documents = false;      ///< Annex 1 items with their attachments
    bool bom_structure = false;  ///< lines were inserted, deleted, moved or replaced: every position may have changed
    bool activities = false;     ///< with allocations and details
    bool own_factors = false;
    bool assurance = false;
    bool measures = false;
    bool plan = false;         ///< with the stops
    bool certificate = false;  ///< with visits, changes, increases, grounds
    bool quality = false;
    bool analysis = false;
    bool balances = false;
    bool texts = false;
    bool readings = false;
    std::vector<std::uint32_t> bom_positions;  ///< lines with changed values, rising; complete unless bom_structure

    [[nodiscard]] bool bom() const noexcept { return bom_structure || !bom_positions.empty(); }
    [[nodiscard]] bool any() const noexcept {
        return header || gwp_set || company || product || answers || sites || unit_products || documents || bom() ||
               activities || own_factors || assurance || measures || quality || analysis || balances || plan ||
               certificate || texts || readings;
    }
};

class RowIndex;

/// A project with its undo and redo stacks and a revision counter.
class Document {
   public:
    explicit Document(Project project);
    ~Document();
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;

    [[nodiscard]] const Project& project() const noexcept { return project_; }
    /// Grows with every change, undo and redo included; a command that changes nothing leaves it.
    [[nodiscard]] std::uint64_t revision() const noexcept { return revision_; }
    /// Consecutive SetField / SetCell on the same target merge into one undo step until `end_coalescing` (the field
    /// loses focus), undo, redo or another command.
    Status apply(const Command& command);
    void end_coalescing() noexcept { typing_.clear(); }
    bool undo();
    bool redo();
    [[nodiscard]] bool can_undo() const noexcept { return !undo_.empty(); }
    [[nodiscard]] bool can_redo() const noexcept { return !redo_.empty(); }
    /// i18n key of the step that undo / redo would take ("command.set-field", or the label of a Batch); "" = none.
    [[nodiscard]] std::string_view undo_label() const noexcept;
    [[nodiscard]] std::string_view redo_label() const noexcept;
    /// What the last apply, undo or redo touched; nothing after a command that failed or changed nothing.
    [[nodiscard]] const ChangeSet& last_change() const noexcept { return change_; }
    /// Position of a BOM line by id, in constant time; nullopt when there is none.
    [[nodiscard]] std::optional<std::size_t> bom_position(RowId id) const;

   private:
    struct Step {
        std::shared_ptr<Inverse> inverse;
        std::string label;
    };
    void step(std::vector<Step>& from, std::vector<Step>& to);

    Project project_;
    std::unique_ptr<RowIndex> index_;
    std::vector<Step> undo_;
    std::vector<Step> redo_;
    std::uint64_t revision_ = 0;
    std::string typing_;  ///< target that consecutive values merge on; empty = none
    ChangeSet change_;
};

}  // namespace zuji
