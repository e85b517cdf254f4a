#pragma once
// CLAUSE R52003/A1-13: balances of material, energy and waste. No paragraph sets a closing error, so the gap is shown
// and not judged.

#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/decimal.hpp"
#include "core/model/project.hpp"

namespace zuji {

/// Gap of one row: opening + received − used − other − closing, exact.
struct BalanceGap {
    std::size_t index = 0;     ///< into Project::balances
    bool readable = true;      ///< no number that cannot be read
    bool has_numbers = false;  ///< something is entered on both sides
    Decimal gap;
    Decimal available;            ///< opening + received
    std::optional<double> share;  ///< gap ÷ available; none where nothing is available
};
[[nodiscard]] std::vector<BalanceGap> balance_gaps(const std::vector<BalanceRow>& rows);

}  // namespace zuji
