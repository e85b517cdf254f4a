#pragma once
// A quotation started from a self-assessed project: its units, BOM sizes, sites and concessions.

#include "core/assess/assessment.hpp"
#include "core/quote/quote.hpp"

namespace zuji {

/// Units, products, customer and edition as the project has them; prices stay empty. `assessment` is that of `project`.
[[nodiscard]] Quote quote_from_project(const Project& project, const Assessment& assessment);

}  // namespace zuji
