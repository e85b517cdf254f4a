#pragma once
// Annex 2: each requirement with what was answered and which evidence was named.

#include "core/report/tables.hpp"

namespace zuji {

[[nodiscard]] TableBlock assurance_table(const ReportFacts& facts, const Say& say);

}  // namespace zuji
