#pragma once
// What a column of a bill of materials is called.

#include <string>
#include <string_view>

#include "core/io/bom_import.hpp"

namespace zuji {

/// A header cell as understood.
struct HeaderCell {
    Column column = Column::ignore;
    bool exact = false;  ///< a name of the list, not only a word in it
    std::string unit;    ///< symbol of the unit in it ("kg", "%"); empty when none
    /// "Component", "Item": heads codes in one list and names in the next; the cells below say which.
    bool may_be_name = false;
    /// A mass_total that is called "Weight" only: it may as well be that of one piece.
    bool mass_basis_open = false;
};

HeaderCell read_header_cell(std::string_view text);

}  // namespace zuji
