#include "core/quote/planning.hpp"

#include <nlohmann/json.hpp>

#include "core/assess/planner.hpp"

namespace zuji {
namespace {

rules::Json pair_of(const QuoteRange& days) {
    return rules::Json::array({days.low.to_double(), days.high.to_double()});
}

/// The values of `man-days` that the planner reads.
rules::Json man_days_of(const QuoteResult& result) {
    const std::array<QuoteRange, 3>& activities = result.columns.front().figures.activities;
    rules::Json values = rules::Json::object();
    values["documentReview"] = pair_of(activities[static_cast<std::size_t>(QuoteActivity::document_review)]);
    values["siteInspection"] = pair_of(activities[static_cast<std::size_t>(QuoteActivity::site_inspection)]);
    values["siteVerification"] = pair_of(activities[static_cast<std::size_t>(QuoteActivity::site_verification)]);
    return values;
}

}  // namespace

Schedule plan_quote(const rules::RuleBook& rules, const Calendar& calendar, const Quote& quote,
                    const QuoteResult& result) {
    Project project;
    project.plan.accepted = quote.acceptance_date;
    project.plan.site_from = quote.plan.site_from;
    project.plan.review_staff = quote.plan.review_staff;
    project.plan.inspection_staff = quote.plan.inspection_staff;
    project.plan.verification_staff = quote.plan.verification_staff;
    project.plan.correction_days = quote.plan.correction_days;
    const rules::Json man_days = man_days_of(result);
    Schedule schedule = plan_schedule({project, rules, calendar, &man_days});
    for (std::string& path : schedule.needs) {
        if (path == "plan.accepted") path = "acceptance_date";
    }
    return schedule;
}

}  // namespace zuji
