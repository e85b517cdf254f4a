#pragma once

#include <string>

#include "core/base/decimal.hpp"

namespace zuji {

/// To hundredths, half away from zero: as invoices and spreadsheets round.
[[nodiscard]] Decimal to_cents(const Decimal& amount);

/// An amount of money for reading: thousands separated by commas, two digits after the point, rounded by `to_cents`, so
/// that a page and a workbook show the same.
[[nodiscard]] std::string format_money(const Decimal& exact);

}  // namespace zuji
