#pragma once
// One door for everything that is written outside core: what a sink of the page or the command line needs, as JSON.

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/report/tables.hpp"

namespace zuji {

struct ExportWish {
    std::string_view what;      ///< see export_json
    std::string_view language;  ///< "zh" or "en"
    std::string_view now;       ///< "2026-11-23T08:00:00Z", for what carries the time it was made
};

/// `what` is
///   "list"         {"fileName", "reports": [{"id","title"}]}: base of all file names and the reports there are
///   "report:<id>"  {"fileName", "html", "report"}: a printable page and its model (report_json.hpp)
///   "workbook"     {"fileName", "workbook"}
///   "pact"         {"fileName", "pact", "findings": [{"code","where","message","blocks"}]}; pact is null while
///                  something is missing
///   "chart"        {"fileName", "svg"}: results by stage
/// Ids of reports are "assessment", "annex1", "annex2" and the Annex 1 items with a draft ("A1-7": the footprint
/// statement). Error "unknown-export" (args: what).
Result<std::string> export_json(const ReportFacts& facts, const Catalog& zh, const Catalog& en, const ExportWish& wish);

}  // namespace zuji
