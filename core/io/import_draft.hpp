#pragma once
// An import that is being prepared: the table, what its columns are taken to mean, and what would come of it.

#include <vector>

#include "core/io/bom_difference.hpp"
#include "core/io/bom_import.hpp"
#include "core/io/layout_memory.hpp"
#include "core/io/sheet_table.hpp"

namespace zuji {

struct ImportDraft {
    SheetTable table;
    Mapping mapping;            ///< one entry a column of the table
    bool header_found = false;  ///< else the user has to say which row it is
    bool remembered = false;    ///< the mapping is one that the user set for this layout before
    BomImport result;           ///< lines with what they keep of the present ones
    BomDifference difference;   ///< to the present lines
};

/// With the mapping that is remembered for the layout, else the one that is guessed, else none.
ImportDraft start_import(SheetTable table, const LayoutMemory& memory, const std::vector<BomLine>& present);
/// With the mapping that is guessed, whatever is remembered.
void guess_again(ImportDraft& draft, const std::vector<BomLine>& present);
/// Takes another mapping; `header_row` is kept inside the table.
void use_mapping(ImportDraft& draft, Mapping mapping, const std::vector<BomLine>& present);
/// The mapping with another meaning of a column, as the user says it. A meaning that one column only can have is taken
/// from the column that had it: its cells would be passed over without a word. Units and losses of the column are
/// recognised anew, as far as header and cells tell.
Mapping with_meaning(const TextTable& table, Mapping mapping, std::size_t column, Column meaning);
/// Makes `row` the header and recognises its columns; units and losses are recognised anew.
void use_header_row(ImportDraft& draft, std::size_t row, const std::vector<BomLine>& present);
/// No row is the header: the first one is data. The columns keep the meaning they had.
void use_no_header(ImportDraft& draft, const std::vector<BomLine>& present);

}  // namespace zuji
