#pragma once
// The tables of the package: the same rows for the printed page (one language, rounded) and for spreadsheets (both
// languages, unrounded).

#include <map>
#include <string>
#include <vector>

#include "core/assess/assessment.hpp"
#include "core/report/report.hpp"
#include "core/report/say.hpp"

namespace zuji {

/// What every table, page and draft is written from.
struct ReportFacts {
    const Project& project;
    const Assessment& assessment;
    Knowledge knowledge;
};

/// Numbers as they are (spreadsheet) or rounded for reading (GB/T 8170).
enum class Digits { exact, rounded };
[[nodiscard]] std::string digits_of(double value, Digits digits);

/// Links of each Annex 1 item inside the package: its draft and its attachments, as (text, path).
using ItemLinks = std::map<std::string, std::vector<std::pair<std::string, std::string>>>;

[[nodiscard]] TableBlock eligibility_table(const ReportFacts& facts, const Say& say);
[[nodiscard]] TableBlock units_table(const ReportFacts& facts, const Say& say);
[[nodiscard]] TableBlock annex1_table(const ReportFacts& facts, const Say& say);
[[nodiscard]] TableBlock man_days_table(const ReportFacts& facts, const Say& say);
[[nodiscard]] TableBlock stage_table(const ReportFacts& facts, const Say& say, Digits digits);
[[nodiscard]] TableBlock open_points_table(const ReportFacts& facts, const Say& say);
/// Whether a reading is printed: it took part, or the user chose another than the tool.
[[nodiscard]] bool is_printed(const ReadingState& state);
[[nodiscard]] TableBlock interpretations_table(const ReportFacts& facts, const Say& say);
/// Spreadsheets of every line.
[[nodiscard]] TableBlock bom_table(const ReportFacts& facts, const Say& say);
[[nodiscard]] TableBlock footprint_table(const ReportFacts& facts, const Say& say);

/// Words and tones of states.
[[nodiscard]] std::string item_name(const Say& say, const std::string& item);  ///< "第6项 …", "6 …"
[[nodiscard]] Cell state_cell(const Say& say, DocumentState state);
[[nodiscard]] Cell outcome_cell(const Say& say, std::string_view outcome);  ///< "met", "not-met", "ask"
[[nodiscard]] std::string stage_name(const Say& say, std::string_view stage);
[[nodiscard]] std::string origin_name(const Say& say, Origin origin);
[[nodiscard]] std::string line_state_name(const Say& say, LineState state);

/// Name, provenance and unit of the factor a line uses; empty strings when it has none.
struct FactorLabel {
    std::string id;
    std::string name;
    std::string per;
    std::string source;
    std::string region;
    std::string year;
};
[[nodiscard]] FactorLabel factor_label(const ReportFacts& facts, const Say& say, const std::string& id);

}  // namespace zuji
