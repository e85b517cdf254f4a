#pragma once
// Numbers as they stand in spreadsheets: "1,234.5", "３．５ kg", "3 %".

#include <string>
#include <string_view>

namespace zuji {

/// A cell that should hold a number.
struct NumberCell {
    bool empty = true;
    bool readable = false;
    bool percent = false;
    std::string text;  ///< plain digits when readable, else the cell as it stands
    std::string unit;  ///< spelling of a known unit behind the number; empty when none
};

NumberCell read_number_cell(std::string_view cell);

/// `text` (plain digits) × `factor`, exactly; `factor` is a power of ten or another short decimal.
std::string scaled(const std::string& text, double factor);

}  // namespace zuji
