#pragma once
// The self-assessment of Annex 2 as tables: one row a chapter, one row a requirement.

#include <string>

#include "core/report/tables.hpp"

namespace zuji {

[[nodiscard]] TableBlock annex2_chapters_table(const ReportFacts& facts, const Say& say);
[[nodiscard]] TableBlock annex2_table(const ReportFacts& facts, const Say& say);
/// Verdict, data period, chapters and requirements; where nothing was answered, one sentence.
[[nodiscard]] Section annex2_section(const ReportFacts& facts, const Say& say);

/// "documented procedure, record"; a dash for none.
[[nodiscard]] std::string document_kinds(const Say& say, const rules::DocumentKinds& kinds);

}  // namespace zuji
