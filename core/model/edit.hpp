#pragma once
// Edits: the few primitive changes that every command comes down to. Performing an edit yields the edit that undoes it.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/model/command.hpp"
#include "core/model/project.hpp"
#include "core/model/row_index.hpp"

namespace zuji {

/// A scalar field outside the maps and tables.
struct FieldEdit {
    std::string path;
    std::string text;
};

/// One entry of documents, assurance or quality as a whole; no value = no entry.
template <class T>
struct EntryEdit {
    std::string key;
    std::optional<T> value;
};

/// One entry of a map of texts; no value = no entry.
struct TextEdit {
    std::map<std::string, std::string> Project::*entries;
    std::string key;
    std::optional<std::string> value;
};

/// One column of the row at `position`. `column` is a name out of the table of fields.
struct CellEdit {
    Table table;
    std::size_t position;
    std::string_view column;
    std::string text;
};

/// Rows that come in, each at the position that it has afterwards, rising.
template <class Row>
struct AddRows {
    Table table;
    std::vector<std::pair<std::size_t, Row>> rows;
};

/// Rows that go, by position, rising.
struct RemoveRows {
    Table table;
    std::vector<std::size_t> positions;
};

/// `count` BOM lines from `from` go to `to` (counted without them), and the first gets another parent.
struct MoveSpan {
    std::size_t from;
    std::size_t count;
    std::size_t to;
    RowId parent;
};

struct SwapBom {
    std::vector<BomLine> lines;
};

struct SetNextRow {
    RowId value;
};

using Edit = std::variant<FieldEdit, EntryEdit<DocumentItem>, EntryEdit<AssuranceAnswer>, EntryEdit<DataQuality>,
                          TextEdit, CellEdit, AddRows<Site>, AddRows<UnitProduct>, AddRows<BomLine>,
                          AddRows<ActivityLine>, AddRows<OwnFactor>, AddRows<Measure>, AddRows<BalanceRow>,
                          AddRows<DatedEvent>, AddRows<Allocation>, AddRows<LineDetail>, AddRows<OwnGwp>,
                          AddRows<PlanStop>, AddRows<CertificateVisit>, AddRows<CertificateChange>,
                          AddRows<FootprintIncrease>, AddRows<StatusGround>, RemoveRows, MoveSpan, SwapBom, SetNextRow>;

/// The edits that undo one command, in the order in which they are to be performed.
class Inverse {
   public:
    std::vector<Edit> edits;
};

/// Where edits are performed.
struct EditContext {
    Project& project;
    RowIndex& index;
    ChangeSet& change;
};

/// Performs an edit that has been checked to fit the project; returns the edit that undoes it.
Edit perform(EditContext& context, Edit edit);

/// Performs all of them in order; returns what undoes them, in its own order.
Inverse perform_all(EditContext& context, Inverse inverse);

/// Puts the positions in order once a change is complete.
void tidy(ChangeSet& change);

/// True when performing the edits would leave everything as it is (only told for single values, false otherwise).
[[nodiscard]] bool changes_nothing(const Project& project, const Inverse& inverse);

}  // namespace zuji
