#include "core/assess/bom_survey.hpp"

#include <algorithm>
#include <vector>

#include "core/base/text.hpp"
#include "core/results/flows.hpp"

namespace zuji {
namespace {

void survey_leaf(BomSurvey& survey, const BomLine& line, const BomLineResult& result, std::size_t index,
                 const OmitReasons& reasons) {
    if (line.name.empty()) survey.no_name.add(index);
    if (result.state == LineState::omitted) {
        if (trim(reasons.of(index)).empty()) survey.no_reason.add(index);
        if (!result.has_mass) survey.omitted_no_mass.add(index);
        return;
    }
    if (line.material.empty()) survey.no_material.add(index);
    const bool is_in_sums = result.state == LineState::counted || result.state == LineState::covered;
    if (is_in_sums && !result.has_mass) survey.no_mass.add(index);
}

}  // namespace

BomSurvey survey_bom(const Project& project, const Footprint& footprint) {
    BomSurvey survey;
    const OmitReasons reasons(project.bom);
    const std::size_t count = std::min(project.bom.size(), footprint.bom.size());
    for (std::size_t i = 0; i < count; ++i) {
        const BomLineResult& result = footprint.bom[i];
        survey.by_state[static_cast<std::size_t>(result.state)].add(i);
        if (result.state == LineState::counted && project.bom[i].origin == Origin::unset) survey.no_origin.add(i);
        if (is_material_line(project.bom, i)) survey_leaf(survey, project.bom[i], result, i, reasons);
    }
    return survey;
}

bool is_before_the_gate(const ActivityLine& line) {
    return line.stage != "distribution" && line.stage != "installation" && line.stage != "use" &&
           line.stage != "end-of-life";
}

ActivitySurvey survey_activities(const Project& project, const Footprint& footprint) {
    ActivitySurvey survey;
    const std::size_t count = std::min(project.activities.size(), footprint.activities.size());
    for (std::size_t i = 0; i < count; ++i) {
        const ActivityLine& line = project.activities[i];
        const LineState state = footprint.activities[i].state;
        const bool has_source = !trim(line.source).empty();
        survey.by_state[static_cast<std::size_t>(state)].add(i);
        if (state == LineState::counted && line.origin == Origin::unset) survey.no_origin.add(i);
        if (state == LineState::counted && !has_source) survey.no_source.add(i);
        if (line.stage.empty()) survey.no_stage.add(i);
        if (state == LineState::omitted && trim(line.omit_reason).empty()) survey.no_reason.add(i);
        const bool energy = line.kind == ActivityKind::energy || line.kind == ActivityKind::fuel;
        if (energy && is_before_the_gate(line)) ++survey.energy;
        if (line.kind == ActivityKind::waste && is_before_the_gate(line)) ++survey.waste;
        if (line.stage == "manufacturing") ++survey.manufacturing;
        if (line.stage == "distribution") ++survey.distribution;
        if (line.stage == "use") {
            ++survey.use;
            if (has_source) ++survey.sourced_use;
        }
        if (line.stage == "end-of-life") {
            ++survey.end_of_life;
            if (has_source) ++survey.sourced_end_of_life;
        }
    }
    return survey;
}

}  // namespace zuji
