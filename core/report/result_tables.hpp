#pragma once
// Tables of the analysis of a result: the same rows for the screen, the printed statement and the spreadsheets.

#include "core/assess/analysis.hpp"
#include "core/report/tables.hpp"

namespace zuji {

/// CLAUSE R52003/21: inputs that were cut off as a share of the product's mass, as the decision has it; "—" where no
/// mass is known.
[[nodiscard]] std::string cut_off_share_text(const ReportFacts& facts);
/// CLAUSE R52003/21: what was cut off, by falling mass, with its share of the product alone and running.
[[nodiscard]] TableBlock cut_off_table(const ReportFacts& facts, const Say& say, Digits digits);
/// The three readings of the limit (AMB-21) and whether each is kept.
[[nodiscard]] TableBlock cut_off_readings_table(const ReportFacts& facts, const Say& say);
[[nodiscard]] TableBlock supplier_table(const ReportFacts& facts, const Say& say, Digits digits);
/// CLAUSE R52003/22: rating per dimension beside the entered minimum.
[[nodiscard]] TableBlock rating_table(const ReportFacts& facts, const Say& say);
[[nodiscard]] TableBlock findings_table(const ReportFacts& facts, const Say& say);
/// Scores of every counted line; "*" marks those that were proposed.
[[nodiscard]] TableBlock line_quality_table(const ReportFacts& facts, const Say& say);
/// CLAUSE R52003/42: the five risks, each with its evidence.
[[nodiscard]] TableBlock risk_table(const ReportFacts& facts, const Say& say);
[[nodiscard]] TableBlock percentile_table(const SampleSummary& summary, const Say& say, Digits digits);
[[nodiscard]] TableBlock convergence_table(const SampleSummary& summary, const Say& say, Digits digits);
/// What every variable adds: variance share, and the result with it at its 2.5 % and 97.5 % quantile.
[[nodiscard]] TableBlock sensitivity_table(const ReportFacts& facts, const Say& say, const UncertaintyModel& model,
                                           const FirstOrder& check, Digits digits, std::size_t most);
[[nodiscard]] TableBlock flow_table(const FlowDiagram& flows, const ReportFacts& facts, const Say& say, Digits digits);
/// CLAUSE R52003/A1-13
[[nodiscard]] TableBlock balance_table(const ReportFacts& facts, const Say& say, std::string_view kind);
/// CLAUSE R52003/A1-17: measures with their effect, from today to what is left.
[[nodiscard]] TableBlock plan_table(const ReportFacts& facts, const Say& say, const ScenarioResult& scenario,
                                    Digits digits);
[[nodiscard]] TableBlock scenario_table(const ReportFacts& facts, const Say& say, Digits digits);

/// "All measures", or the entered name of a scenario, or its letter.
[[nodiscard]] std::string scenario_name(const ReportFacts& facts, const Say& say, char letter);
/// The entered name of a variable's line or factor.
[[nodiscard]] std::string variable_name(const ReportFacts& facts, const Say& say, std::string_view key);
[[nodiscard]] std::string flow_name(const FlowNode& node, const ReportFacts& facts, const Say& say);
/// Arguments of a sentence with "@key" looked up.
[[nodiscard]] std::vector<std::string> spoken_args(const Say& say, const std::vector<std::string>& args);

/// The samples as a spreadsheet: seed, number, total.
[[nodiscard]] TableBlock samples_table(const std::vector<double>& samples, const Say& say);

}  // namespace zuji
