#include <algorithm>
#include <array>

#include "core/rules/decisions/all.hpp"

namespace zuji::rules {
namespace {

constexpr std::array<const DecisionSpec& (*)(), 27> makers = {
    scope_decision,
    standards_decision,
    eligibility_decision,
    units_decision,
    site_inspection_exemption_decision,
    verification_acceptance_decision,
    complexity_decision,
    man_days_decision,
    finding_class_decision,
    conclusion_decision,
    deadline_decision,
    certification_decision_decision,
    surveillance_decision,
    validity_between_visits_decision,
    surveillance_schedule_decision,
    recertification_window_decision,
    certificate_validity_decision,
    certificate_change_decision,
    certificate_status_decision,
    label_decision,
    certificate_contents_decision,
    cut_off_decision,
    data_source_rank_decision,
    review_gates_decision,
    personnel_decision,
    emission_decision,
    application_documents_decision,
};

std::array<const DecisionSpec*, makers.size()> collect() {
    std::array<const DecisionSpec*, makers.size()> specs{};
    std::transform(makers.begin(), makers.end(), specs.begin(), [](auto maker) { return &maker(); });
    return specs;
}

}  // namespace

std::span<const DecisionSpec* const> decision_specs() {
    static const std::array<const DecisionSpec*, makers.size()> specs = collect();
    return specs;
}

const DecisionSpec* decision_spec(std::string_view name) {
    const auto specs = decision_specs();
    const auto found =
        std::find_if(specs.begin(), specs.end(), [name](const auto* spec) { return spec->name == name; });
    return found == specs.end() ? nullptr : *found;
}

}  // namespace zuji::rules
