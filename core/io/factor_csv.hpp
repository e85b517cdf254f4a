#pragma once
// Factor sets of one's own as CSV: reading with a report that accounts for every row, and writing.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/project.hpp"

namespace zuji {

struct RefusedFactor {
    std::size_t row = 0;  ///< line of the table, the header is 1
    std::string name;
    std::string why;  ///< "no-value", "bad-value", "no-unit", "unknown-unit", "unknown-kind"; i18n "factor-csv.<why>"
};

struct FactorImport {
    std::vector<OwnFactor> factors;  ///< without ids: the project gives them
    std::vector<RefusedFactor> refused;
    std::size_t rows = 0;  ///< data rows that are not blank: factors + refused
};

/// Whether the first row names the columns of a factor set (a name, a value and a unit, in Chinese or English) and none
/// of a bill of materials.
bool is_factor_csv(std::string_view utf8);

/// Rows of a factor set. A factor without value or unit is refused, never completed. A unit may stand in a column of
/// its own ("kg") or behind the slash of the value's ("tCO2e/t", "gCO2e/kWh"), which is then converted exactly.
/// `set_name` is kept with every factor. Errors: those of read_csv, "factor-csv-header".
Result<FactorImport> import_factor_csv(std::string_view utf8, std::string_view set_name);

/// The own factors of a project in the same columns; what it writes, import_factor_csv reads.
std::string factor_csv(const std::vector<OwnFactor>& factors);

}  // namespace zuji
