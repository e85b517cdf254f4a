#pragma once
// From what the applicant answered to what a decision asks: unanswered and "don't know" are null, a date that is none
// is a need. Nothing is guessed here and no rule is decided here.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/assess/assessment.hpp"
#include "core/base/date.hpp"
#include "core/footprint/footprint.hpp"
#include "core/model/project.hpp"
#include "core/rules/decide.hpp"

namespace zuji {

/// The input of one decision. It can be asked when nothing is needed and the question arises at all.
struct DecisionInput {
    rules::Json json = rules::Json::object();
    std::vector<std::string> needs;  ///< project paths that are missing or malformed
    bool arises = true;  ///< false: the question does not come up (no earlier inspection, claim not verified)

    [[nodiscard]] bool can_ask() const { return arises && needs.empty(); }
};

/// A date as typed: nothing, a day, or something that is no day.
struct TypedDate {
    std::optional<Date> day;
    bool is_bad = false;
};
[[nodiscard]] TypedDate read_typed_date(std::string_view text);

/// Eligibility with lists of dated events of which some cannot be read: those lists are given with their readable
/// dates, and a condition that would be met on them alone is open.
struct EligibilityInput {
    DecisionInput input;
    bool violations_incomplete = false;
    bool revocations_incomplete = false;
};

[[nodiscard]] DecisionInput scope_input(const Project& project);
[[nodiscard]] DecisionInput standards_input(const Project& project, std::string_view document);
/// `factory_assurance`: the direct answer, or what the self-assessment of Annex 2 gives. `readings`: those of the
/// project, or others to compare with (AMB-28: whose events count).
[[nodiscard]] EligibilityInput eligibility_input(const Project& project, Answer factory_assurance,
                                                 const ChosenReadings& readings);
[[nodiscard]] inline EligibilityInput eligibility_input(const Project& project, Answer factory_assurance) {
    return eligibility_input(project, factory_assurance, project.readings);
}
/// AMB-15: whether the specification divides units as the model does.
[[nodiscard]] DecisionInput units_input(const Project& project, const ChosenReadings& readings);
[[nodiscard]] inline DecisionInput units_input(const Project& project) {
    return units_input(project, project.readings);
}
[[nodiscard]] DecisionInput exemption_input(const Project& project);
[[nodiscard]] DecisionInput acceptance_input(const Project& project);
/// `acceptance`: outcome of verification-acceptance; empty = not decided.
[[nodiscard]] DecisionInput documents_input(const Project& project, std::string_view acceptance);
/// Inputs of one declared unit that are cut off, kg: lines of the bill of materials, auxiliaries and packaging.
[[nodiscard]] double omitted_inputs_kg(const Project& project, const Footprint& footprint);
/// The same as a share of what the product weighs, else of what its lines weigh; nullopt where neither is known.
[[nodiscard]] std::optional<double> omitted_inputs_share(const Project& project, const Footprint& footprint);
[[nodiscard]] DecisionInput cut_off_input(const Project& project, const Footprint& footprint);

/// Against the footprint of the cycle before; arises once that is entered.
[[nodiscard]] DecisionInput surveillance_input(const Project& project, const Footprint& footprint);
[[nodiscard]] DecisionInput validity_input(const Project& project, const Footprint& footprint);

/// What man-days rest on besides the project: the units, and whether the certification body's two concessions hold.
struct ManDayFacts {
    std::vector<std::vector<std::size_t>> units;  ///< indexes into unit_products
    std::size_t leaf_lines = 0;                   ///< material lines of this project's BOM
    bool exemption_may = false;
    bool acceptance_may = false;
};
/// As the decisions asked before it have answered.
[[nodiscard]] ManDayFacts man_day_facts(const Assessment& assessment);
/// AMB-47: which lines of the BOM are counted; AMB-50: whether the table covers all sites of a unit.
[[nodiscard]] DecisionInput man_days_input(const Project& project, const ManDayFacts& facts,
                                           const ChosenReadings& readings);
[[nodiscard]] inline DecisionInput man_days_input(const Project& project, const ManDayFacts& facts) {
    return man_days_input(project, facts, project.readings);
}

/// The project path that holds an input of a decision ("eligibility", "licence" → "answers.licence"); "" when there is
/// none.
[[nodiscard]] std::string_view project_path(std::string_view decision, std::string_view input);

}  // namespace zuji
