#pragma once
// One function a decision; each returns its declaration.

#include "core/rules/decision_spec.hpp"

namespace zuji::rules {

const DecisionSpec& scope_decision();
const DecisionSpec& standards_decision();
const DecisionSpec& eligibility_decision();
const DecisionSpec& units_decision();
const DecisionSpec& site_inspection_exemption_decision();
const DecisionSpec& verification_acceptance_decision();
const DecisionSpec& complexity_decision();
const DecisionSpec& man_days_decision();
const DecisionSpec& finding_class_decision();
const DecisionSpec& conclusion_decision();
const DecisionSpec& deadline_decision();
const DecisionSpec& certification_decision_decision();
const DecisionSpec& surveillance_decision();
const DecisionSpec& validity_between_visits_decision();
const DecisionSpec& surveillance_schedule_decision();
const DecisionSpec& recertification_window_decision();
const DecisionSpec& certificate_validity_decision();
const DecisionSpec& certificate_change_decision();
const DecisionSpec& certificate_status_decision();
const DecisionSpec& label_decision();
const DecisionSpec& certificate_contents_decision();
const DecisionSpec& cut_off_decision();
const DecisionSpec& data_source_rank_decision();
const DecisionSpec& review_gates_decision();
const DecisionSpec& personnel_decision();
const DecisionSpec& emission_decision();
const DecisionSpec& application_documents_decision();

}  // namespace zuji::rules
