#pragma once
// Where things stand in the sheets of the workbook, and how formulas name them.

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "core/report/workbook.hpp"

namespace zuji {

/// Rows of a sheet start below the header.
inline constexpr std::size_t first_sheet_row = 2;

enum BomColumn : std::size_t {
    bom_row,
    bom_level,
    bom_name,
    bom_part_number,
    bom_material,
    bom_quantity,
    bom_unit,
    bom_mass,
    bom_basis,
    bom_loss,
    bom_multiplicity,
    bom_net,
    bom_material_net,
    bom_gross,
    bom_factor,
    bom_origin,
    bom_supplier,
    bom_source,
    bom_omitted,
    bom_reason,
    bom_note,
    bom_stage,
    bom_same_as,
    bom_recovered,
    bom_recycled,
    bom_recycled_factor,
    bom_columns
};
enum ActivityColumn : std::size_t {
    act_kind,
    act_stage,
    act_row,
    act_name,
    act_amount,
    act_unit,
    act_distance,
    act_distance_unit,
    act_heating_value,
    act_heating_value_unit,
    act_carbon,
    act_oxidation,
    act_converted,
    act_allocation,
    act_source,
    act_columns
};
enum AllocationColumn : std::size_t {
    alloc_name,
    alloc_basis,
    alloc_own,
    alloc_others,
    alloc_total,
    alloc_percent,
    alloc_share,
    alloc_output,
    alloc_output_unit,
    alloc_units,
    alloc_per_unit,
    alloc_reason,
    alloc_source,
    alloc_columns
};
enum InventoryColumn : std::size_t {
    inv_kind,
    inv_stage,
    inv_row,
    inv_name,
    inv_activity,
    inv_unit,
    inv_factor,
    inv_factor_name,
    inv_factor_value,
    inv_kgco2e,
    inv_share,
    inv_state,
    inv_origin,
    inv_source,
    inv_note,
    inv_columns
};
enum FactorColumn : std::size_t { fac_id, fac_name, fac_value, fac_unit, fac_region, fac_year, fac_source, fac_lines };

/// "'Bill of materials'!": the name of a sheet in a formula.
inline std::string sheet_reference(const std::string& sheet) {
    std::string out = "'";
    for (const char c : sheet) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'!";
}

inline std::string cell_name(std::size_t column, std::size_t row) {
    return column_letters(column) + std::to_string(row);
}

/// The same number but for the order in which it was computed.
inline bool same_number(double a, double b) {
    constexpr double tolerance = 1e-12;
    return std::abs(a - b) <= tolerance * std::max(std::abs(a), std::abs(b));
}

/// The formula when it comes to `value`, else the value alone.
inline SheetCell checked(std::string formula, double computed, double value) {
    if (formula.empty() || !same_number(computed, value)) return value;
    return Formula{std::move(formula), value};
}

}  // namespace zuji
