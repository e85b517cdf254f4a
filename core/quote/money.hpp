#pragma once

#include <string>

#include "core/base/decimal.hpp"

namespace zuji {

/// An amount of money for reading: thousands separated by commas, two digits after the point (GB/T 8170).
[[nodiscard]] std::string format_money(const Decimal& amount);

}  // namespace zuji
