#include "core/assess/steps.hpp"

#include <algorithm>

namespace zuji {
namespace {

constexpr std::array<std::string_view, step_count> words = {"company",  "eligibility", "units",      "annex1",
                                                            "bom",      "footprint",   "quality",    "annex2",
                                                            "man-days", "export",      "certificate"};

bool has_company(const Project& project) {
    return !(project.company == Company{}) || !(project.product == Product{}) || !project.sites.empty();
}

bool is_started(Step step, const Project& project) {
    switch (step) {
        case Step::company:
            return has_company(project);
        case Step::eligibility:
            return !(project.answers == Answers{});
        case Step::units:
            return !project.unit_products.empty();
        case Step::annex1:
            return !project.documents.empty() || !project.measures.empty();
        case Step::bom:
            return !project.bom.empty() || !project.activities.empty();
        case Step::footprint:
            return !project.bom.empty() || !project.activities.empty();
        case Step::man_days:
            return !project.unit_products.empty();
        case Step::export_package:
            return has_company(project) || !(project.answers == Answers{}) || !project.bom.empty();
        case Step::certificate:
            return !(project.certificate == Certificate{});
        case Step::data_quality:
            return !project.bom.empty() || !project.activities.empty();
        case Step::annex2:
            return !project.assurance.empty();
    }
    return false;
}

/// Nothing to do here before another step: units wait for products, the footprint for lines.
bool is_blocked(Step step, const Project& project) {
    if (step == Step::footprint || step == Step::data_quality) return project.bom.empty() && project.activities.empty();
    if (step == Step::man_days) return project.unit_products.empty();
    return false;
}

}  // namespace

std::string_view step_word(Step step) { return words[static_cast<std::size_t>(step)]; }

std::array<StepState, step_count> step_states(const Project& project, const Assessment& assessment) {
    std::array<StepState, step_count> states;
    for (const OpenPoint& point : assessment.open_points) ++states[static_cast<std::size_t>(point.step)].open;
    const auto export_index = static_cast<std::size_t>(Step::export_package);
    bool all_done = true;
    for (std::size_t i = 0; i < export_index; ++i) {
        const auto step = static_cast<Step>(i);
        StepState& state = states[i];
        if (is_blocked(step, project)) {
            state.status = StepStatus::blocked;
        } else if (!is_started(step, project)) {
            state.status = StepStatus::not_started;
        } else {
            // Lines that do not count are to do in the bill of materials; the result is not done before.
            const bool is_partial = step == Step::footprint && !assessment.footprint.complete;
            state.status = state.open == 0 && !is_partial ? StepStatus::done : StepStatus::open;
        }
        all_done = all_done && state.status == StepStatus::done;
    }
    StepState& last = states[export_index];
    if (is_started(Step::export_package, project)) last.status = all_done ? StepStatus::done : StepStatus::open;
    // The certificate comes after the application and does not hold it up.
    StepState& life = states[static_cast<std::size_t>(Step::certificate)];
    if (is_started(Step::certificate, project)) {
        life.status = life.open == 0 ? StepStatus::done : StepStatus::open;
    }
    return states;
}

}  // namespace zuji
