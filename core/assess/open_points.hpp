#pragma once
// What is still to do, step by step: sentences with the place where to do it and the paragraph that asks for it.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/assess/drafts.hpp"

namespace zuji {

/// Collects open points; every collector below appends those of its step.
class OpenPoints {
   public:
    void add(Step step, std::string_view key, std::string_view field, std::string_view clause,
             std::vector<std::string> args = {}) {
        OpenPoint point;
        point.step = step;
        point.key = std::string(key);
        point.args = std::move(args);
        point.field = std::string(field);
        point.clause = std::string(clause);
        points_.push_back(std::move(point));
    }
    /// The point added last keeps the applicant from applying.
    void mark_blocking() { points_.back().blocks_eligibility = true; }
    /// The point added last is about something that the rule data name.
    void about(const rules::Text& words) { points_.back().about = words; }
    [[nodiscard]] std::vector<OpenPoint> take() { return std::move(points_); }

   private:
    std::vector<OpenPoint> points_;
};

/// Key of the point about an application that is older than the rules.
inline constexpr std::string_view early_application_point = "application-before-rules";

void add_company_points(OpenPoints& points, const AssessmentFacts& facts);
void add_eligibility_points(OpenPoints& points, const AssessmentFacts& facts);
void add_unit_points(OpenPoints& points, const AssessmentFacts& facts);
void add_annex1_points(OpenPoints& points, const AssessmentFacts& facts);
void add_bom_points(OpenPoints& points, const AssessmentFacts& facts);
void add_footprint_points(OpenPoints& points, const AssessmentFacts& facts);
void add_quality_points(OpenPoints& points, const AssessmentFacts& facts);
void add_annex2_points(OpenPoints& points, const AssessmentFacts& facts);
void add_man_day_points(OpenPoints& points, const AssessmentFacts& facts);
/// Of a schedule that was begun, and of a certificate that was entered.
void add_schedule_points(OpenPoints& points, const AssessmentFacts& facts);
void add_certificate_points(OpenPoints& points, const AssessmentFacts& facts);

/// All of them, in the order of the steps.
[[nodiscard]] std::vector<OpenPoint> open_points_of(const AssessmentFacts& facts);

}  // namespace zuji
