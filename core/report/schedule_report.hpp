#pragma once
// Schedule and life of the certificate as tables, charts and calendar events; the draft of the certificate's data.

#include <string>
#include <string_view>
#include <vector>

#include "core/report/gantt.hpp"
#include "core/report/ics.hpp"
#include "core/report/tables.hpp"

namespace zuji {

[[nodiscard]] TableBlock schedule_table(const ReportFacts& facts, const Say& say);
[[nodiscard]] TableBlock what_if_table(const ReportFacts& facts, const Say& say);
[[nodiscard]] GanttChart schedule_chart(const Schedule& schedule, const Say& say);

/// Dates of the certificate's life.
[[nodiscard]] TableBlock life_table(const ReportFacts& facts, const Say& say);
[[nodiscard]] GanttChart life_chart(const ReportFacts& facts, const Say& say);

/// The draft of the certificate's data, one row a field.
[[nodiscard]] TableBlock certificate_table(const ReportFacts& facts, const Say& say);
/// What the draft says of one field: the printed text, else what the project knows; empty when it knows nothing.
[[nodiscard]] std::string certificate_text(const ReportFacts& facts, const Say& say, std::string_view field);
/// "Given", "missing", "differs: …".
[[nodiscard]] std::string certificate_state_text(const Say& say, const CertificateField& field);

/// Schedule and life as a calendar; `stamp` is the day of writing. Empty text while there is nothing to enter.
[[nodiscard]] std::string calendar_file(const ReportFacts& facts, const Say& say, Date stamp);

/// "2026-03-02 – 2026-03-06", one day as one date.
[[nodiscard]] std::string span_text(const Span& span);

}  // namespace zuji
