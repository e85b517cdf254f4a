// Open points of step 7: what falls short of the minimum data quality, and risks that need an answer.

#include "core/assess/analysis.hpp"
#include "core/assess/open_points.hpp"

namespace zuji {
namespace {

/// The paragraph that a finding rests on: instruments and periods are looked at on site, the rest is the minimum.
std::string_view clause_of(const QualityFinding& finding) {
    if (finding.key == "no-instrument" || finding.key.ends_with("calibration-date") || finding.key == "calibration-due")
        return "65-b2";
    if (finding.key == "old-factor" || finding.key == "factor-without-year") return "65-b5";
    return "22";
}

/// Risks that mostly mean a mistake; the others are shown with their evidence and are the applicant's to weigh.
bool needs_an_answer(RiskKind kind) {
    return kind == RiskKind::wrong_material || kind == RiskKind::net_for_gross || kind == RiskKind::allocation;
}

}  // namespace

// CLAUSE R52003/22, 42
void add_quality_points(OpenPoints& points, const AssessmentFacts& facts) {
    if (facts.assessment.footprint.counted_lines == 0) return;
    const ResultAnalysis& analysis = *facts.assessment.analysis;
    if (!analysis.quality.has_minimum) {
        points.add(Step::data_quality, "quality.no-minimum", "analysis.worst_accuracy", "22");
    }
    for (const QualityFinding& finding : analysis.quality.findings) {
        points.add(Step::data_quality, "quality." + finding.key, finding.field, clause_of(finding), finding.args);
    }
    for (const Risk& risk : analysis.risks) {
        if (!risk.found() || !needs_an_answer(risk.kind)) continue;
        points.add(Step::data_quality, "quality.risk-" + std::string(risk_word(risk.kind)),
                   "risk:" + std::string(risk_word(risk.kind)), risk_clause(risk.kind), {std::to_string(risk.count)});
    }
}

}  // namespace zuji
