#pragma once
// View state of the import in the place of the bill of materials; nothing has changed yet while it is open.

#include <cstdint>
#include <string>
#include <vector>

#include "core/io/import_draft.hpp"
#include "wasm/ui/grid.hpp"

namespace zuji::app {

struct SheetName {
    std::string name;
    bool hidden = false;
};

/// What a table came from.
struct ImportSource {
    std::string file_name = {};
    std::string encoding = {};  ///< of a text; empty for workbooks and the clipboard
    std::string sheet = {};
    std::vector<SheetName> sheets = {};
    bool macros = false;
};

enum class ImportView : std::uint8_t { columns, rows, changes };

struct ImportState {
    bool open = false;
    ImportSource source;
    ImportDraft draft;
    ImportView view = ImportView::columns;
    bool only_trouble = false;  ///< report shows only rows that were not simply taken
    bool only_changes = true;
    ui::GridState grid;
    ui::GridState changes_grid;
    std::vector<std::uint32_t> trouble;  ///< indexes into draft.result.report of those rows
    std::vector<std::uint32_t> changes;  ///< indexes into draft.difference.lines that are not the same
    bool listed = false;                 ///< both lists are those of the draft
};

}  // namespace zuji::app
