// Open points of the bill of materials and the footprint: one sentence for each kind of trouble, with how many rows and
// which ones first.

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "core/assess/open_points.hpp"

namespace zuji {
namespace {

struct StateSentence {
    LineState state;
    std::string_view key;
    std::string_view clause;
};
// CLAUSE R52003/18, 19, 24: activity data and factor of every flow inside the boundary.
constexpr std::array sentences{
    StateSentence{LineState::no_factor, "no-factor", "19"},
    StateSentence{LineState::unknown_factor, "unknown-factor", "19"},
    StateSentence{LineState::no_amount, "no-amount", "18"},
    StateSentence{LineState::bad_number, "bad-number", "18"},
    StateSentence{LineState::unknown_unit, "unknown-unit", "18"},
    StateSentence{LineState::unit_mismatch, "unit-mismatch", "24-b1"},
    StateSentence{LineState::loss_out_of_range, "loss-out-of-range", "42-b3"},
    StateSentence{LineState::negative_amount, "negative-amount", "18"},
    StateSentence{LineState::factor_unfit, "factor-unfit", "42-b5"},
    StateSentence{LineState::no_distance, "no-distance", "18"},
    StateSentence{LineState::unknown_gas, "unknown-gas", "24-b1"},
    StateSentence{LineState::share_out_of_range, "share-out-of-range", "24-b1"},
    StateSentence{LineState::no_recycled_factor, "no-recycled-factor", "19"},
    StateSentence{LineState::double_gwp, "double-gwp", "24-b1"},
    StateSentence{LineState::no_allocation, "no-allocation", "42-b4"},
    StateSentence{LineState::no_output, "no-output", "42-b4"},
    StateSentence{LineState::balance_open, "balance-open", "24-b2"},
    StateSentence{LineState::no_parameter, "no-parameter", "18"},
    StateSentence{LineState::formula_error, "formula-error", "18"},
    StateSentence{LineState::cycle, "cycle", "18"},
    StateSentence{LineState::no_assembly, "no-assembly", "18"},
    StateSentence{LineState::too_deep, "too-deep", "18"},
};

/// "3, 17, 20 …": one-based numbers of the first rows.
std::string row_numbers(const Rows& rows) {
    std::string text;
    for (std::size_t i = 0; i < rows.count && i < Rows::shown; ++i) {
        if (i > 0) text += ", ";
        text += std::to_string(rows.first[i] + 1);
    }
    if (rows.count > Rows::shown) text += " …";
    return text;
}

void add_bom_rows(OpenPoints& points, const Project& project, const Rows& rows, std::string_view key,
                  std::string_view clause) {
    if (rows.count == 0) return;
    points.add(Step::bom, "bom." + std::string(key), "bom:" + std::to_string(project.bom[rows.first[0]].id), clause,
               {std::to_string(rows.count), row_numbers(rows)});
}

void add_activity_rows(OpenPoints& points, const Project& project, const Rows& rows, std::string_view key,
                       std::string_view clause) {
    if (rows.count == 0) return;
    points.add(Step::bom, "activity." + std::string(key),
               "activities:" + std::to_string(project.activities[rows.first[0]].id), clause,
               {std::to_string(rows.count), row_numbers(rows)});
}

/// Sum of the material lines against the nameplate mass; a gap above 5 % is worth a look. The figure is this tool's
/// convention, no paragraph sets one.
void add_mass_gap(OpenPoints& points, const AssessmentFacts& facts) {
    constexpr double worth_a_look = 0.05;
    const Entered& mass = facts.project.product.mass_kg;
    const double sum = facts.assessment.footprint.net_mass_kg;
    if (!mass.has_value() || mass.value() <= 0 || sum <= 0) return;
    const double gap = (sum - mass.value()) / mass.value();
    if (std::abs(gap) <= worth_a_look) return;
    points.add(Step::bom, "bom.mass-gap", "product.mass_kg", "42-b1",
               {format_number(sum, 6), format_number(mass.value(), 6), round_gbt8170(gap * 100, 1)});
}

void add_boundary_point(OpenPoints& points, Answer inside, std::size_t lines, std::string_view key,
                        std::string_view table) {
    if (inside == Answer::yes && lines == 0) points.add(Step::footprint, key, table, "23");
}

}  // namespace

void add_bom_points(OpenPoints& points, const AssessmentFacts& facts) {
    const Project& project = facts.project;
    if (project.bom.empty()) points.add(Step::bom, "bom.empty", "bom", "A1-11");
    for (const StateSentence& each : sentences)
        add_bom_rows(points, project, facts.bom.of(each.state), each.key, each.clause);
    add_bom_rows(points, project, facts.bom.no_name, "no-name", "A1-11");
    add_bom_rows(points, project, facts.bom.no_material, "no-material", "42-b2");
    add_bom_rows(points, project, facts.bom.no_mass, "no-mass", "A1-11");
    add_bom_rows(points, project, facts.bom.no_origin, "no-origin", "65-b6");
    add_bom_rows(points, project, facts.bom.no_reason, "no-reason", "21");
    add_bom_rows(points, project, facts.bom.omitted_no_mass, "omitted-no-mass", "21");
    add_mass_gap(points, facts);
    for (const StateSentence& each : sentences) {
        add_activity_rows(points, project, facts.activities.of(each.state), each.key, each.clause);
    }
    add_activity_rows(points, project, facts.activities.no_stage, "no-stage", "23");
    add_activity_rows(points, project, facts.activities.no_origin, "no-origin", "65-b6");
    add_activity_rows(points, project, facts.activities.no_source, "no-source", "65-b6");
    add_activity_rows(points, project, facts.activities.no_reason, "no-reason", "21");
}

void add_footprint_points(OpenPoints& points, const AssessmentFacts& facts) {
    const Product& product = facts.project.product;
    const ActivitySurvey& activities = facts.activities;
    if (facts.project.bom.empty() && facts.project.activities.empty()) return;
    if (activities.energy == 0) points.add(Step::footprint, "no-energy", "activities", "23");
    add_boundary_point(points, product.distribution_inside, activities.distribution, "no-distribution",
                       "activities:transport");
    add_boundary_point(points, product.use_inside, activities.use, "no-use", "activities:formula");
    add_boundary_point(points, product.end_of_life_inside, activities.end_of_life, "no-end-of-life",
                       "activities:waste");
    const std::optional<rules::Decision>& cut_off = facts.assessment.cut_off.decision;
    if (cut_off && cut_off->outcome != "ok") {
        points.add(Step::footprint, "cut-off-" + cut_off->outcome, "bom", "21");
    }
}

}  // namespace zuji
