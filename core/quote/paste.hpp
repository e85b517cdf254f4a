#pragma once
// A block of cells from a spreadsheet into the units or products of a quotation: with or without a row of titles,
// numbers in full-width digits or with thousands separators, a sum at the end.

#include <string>
#include <string_view>
#include <vector>

#include "core/quote/quote.hpp"

namespace zuji {

using CellBlock = std::vector<std::vector<std::string>>;

/// Columns of the two grids, in the order in which they are shown and pasted without titles.
enum class UnitColumn { name, bom_items, main_materials, sites, exemption, acceptance, note };
inline constexpr std::size_t unit_column_count = 7;
enum class ProductColumn { name, field, function, scenario, model, address, bom_items };
inline constexpr std::size_t product_column_count = 7;

/// "units[3].bom_items": the member that a column shows.
[[nodiscard]] std::string_view column_word(UnitColumn column);
[[nodiscard]] std::string_view column_word(ProductColumn column);

[[nodiscard]] const std::string& text_of(const QuoteUnit& unit, UnitColumn column);
[[nodiscard]] const std::string& text_of(const QuoteProduct& product, ProductColumn column);

/// Puts a text as typed or pasted. Counts lose a trailing word ("400 行"), yes and no become concessions ("yes" is a
/// claim: only the certification body confirms). A concession that is not understood goes to the note.
void put_text(QuoteUnit& unit, UnitColumn column, std::string_view text);
void put_text(QuoteProduct& product, ProductColumn column, std::string_view text);

/// What became of the rows of a block that hold something.
struct PastedRows {
    std::size_t put = 0;
    std::size_t left_out = 0;  ///< beyond the rows that a quotation may hold
};

/// Puts a block at a row and column, adding rows. A first row of titles says which column is which, wherever the block
/// is put; rows without a text and a last row of sums are passed over. At most `max_quote_rows` rows are kept.
PastedRows paste_units(std::vector<QuoteUnit>& units, const CellBlock& cells, std::size_t row, std::size_t column);
PastedRows paste_products(std::vector<QuoteProduct>& products, const CellBlock& cells, std::size_t row,
                          std::size_t column);

/// The rows of a whole table, such as a sheet of a file, behind the last row that holds something. What stands above
/// the row of titles (name of the list, date) is passed over.
PastedRows add_units(std::vector<QuoteUnit>& units, const CellBlock& table);
PastedRows add_products(std::vector<QuoteProduct>& products, const CellBlock& table);

}  // namespace zuji
