#pragma once
// The cover of the application package: what it holds, what it says, what is missing.

#include "core/report/tables.hpp"

namespace zuji {

[[nodiscard]] Report make_cover(const ReportFacts& facts, const Say& say, const ItemLinks& links);

/// "1 km", "1 件": amount and unit of the functional or declared unit.
[[nodiscard]] std::string declared_unit_text(const Say& say, const Project& project);
/// "kgCO₂e per 1 km".
[[nodiscard]] std::string result_unit_text(const Say& say, const Project& project);
/// Delivery, use and end of life: inside the system boundary or not.
[[nodiscard]] std::string boundary_text(const Say& say, const Product& product);
/// Lines of the inventory that weigh most, with factor and provenance.
[[nodiscard]] TableBlock top_lines_table(const ReportFacts& facts, const Say& say, std::size_t limit);
/// Applicant, product, unit, boundary, period: what every page starts with.
[[nodiscard]] KeyValues identity_values(const ReportFacts& facts, const Say& say);
/// Stage totals as bars.
[[nodiscard]] BarChart stage_chart(const ReportFacts& facts, const Say& say);

}  // namespace zuji
