#pragma once
// What the sinks outside core (DOCX, XLSX) and the page need of a quotation.

#include <string>
#include <string_view>

#include "core/quote/quote_report.hpp"

namespace zuji {

/// `what` "report": {"fileName","report","html"} (report_json.hpp); "workbook": {"fileName","workbook"}.
/// Error: "bad-export" (args: what).
[[nodiscard]] Result<std::string> export_quote(const QuoteFacts& facts, const Catalog& words, std::string_view what);

}  // namespace zuji
