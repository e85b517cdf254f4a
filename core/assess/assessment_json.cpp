// The assessment as JSON, for the command line and tests. Keys are camelCase as in the decision contract.

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/assess/assessment.hpp"
#include "core/assess/contributors.hpp"
#include "core/assess/life_json.hpp"
#include "core/base/json.hpp"
#include "core/model/words.hpp"

namespace zuji {
namespace {

std::string_view word_of_need(rules::NodeOutcome need) {
    if (need == rules::NodeOutcome::met) return "required";
    return need == rules::NodeOutcome::not_met ? "not-applicable" : "ask";
}

std::string_view word_of_status(StepStatus status) {
    switch (status) {
        case StepStatus::not_started:
            return "not-started";
        case StepStatus::open:
            return "open";
        case StepStatus::done:
            return "done";
        case StepStatus::blocked:
            return "blocked";
    }
    return "";
}

Json slot_json(const DecisionSlot& slot) {
    Json json = Json::object();
    json["decision"] = slot.decision ? rules::to_json(*slot.decision) : Json(nullptr);
    json["needs"] = slot.needs;
    return json;
}

/// The readings that the user chose otherwise than the tool.
Json readings_json(const Assessment& assessment) {
    Json changed = Json::array();
    for (const ReadingState& state : assessment.readings) {
        if (!state.changed) continue;
        Json json = Json::object();
        json["id"] = state.id;
        json["reading"] = state.reading;
        json["tookPart"] = state.took_part;
        changed.push_back(std::move(json));
    }
    return changed;
}

Json counts_json(const DocumentCounts& counts) {
    Json json = Json::object();
    json["satisfied"] = counts.satisfied;
    json["draft"] = counts.draft;
    json["missing"] = counts.missing;
    json["ask"] = counts.ask;
    json["notApplicable"] = counts.not_applicable;
    return json;
}

Json annex1_json(const Assessment& assessment) {
    Json items = Json::array();
    for (const DocumentStatus& row : assessment.annex1) {
        Json json = Json::object();
        json["item"] = row.item;
        json["need"] = word_of_need(row.need);
        json["state"] = document_state_word(row.state);
        json["clarify"] = row.clarify;
        json["toolDrafts"] = row.tool_drafts;
        json["draftAvailable"] = row.draft_available;
        json["draftComplete"] = row.draft_complete;
        json["needsFile"] = row.needs_file;
        json["files"] = row.files;
        json["next"] = {{"key", row.next_key}, {"args", row.next_args}, {"field", row.field}};
        items.push_back(std::move(json));
    }
    Json json = Json::object();
    json["counts"] = counts_json(assessment.counts);
    json["items"] = std::move(items);
    return json;
}

Json assurance_counts_json(const AssuranceCounts& counts) {
    Json json = Json::object();
    json["met"] = counts.met;
    json["partly"] = counts.partly;
    json["not"] = counts.not_met;
    json["open"] = counts.open;
    json["advice"] = counts.advice;
    json["notApplicable"] = counts.not_applicable;
    return json;
}

/// Yes and no as true and false, everything else as null.
Json flag_json(Answer answer) {
    return answer == Answer::yes || answer == Answer::no ? Json(answer == Answer::yes) : Json(nullptr);
}

Json annex2_json(const AssuranceAssessment& annex2) {
    Json chapters = Json::array();
    for (std::size_t i = 0; i < annex2.chapters.size(); ++i) {
        const AssuranceChapter& chapter = annex2.chapters[i];
        Json json = Json::object();
        json["chapter"] = std::to_string(i + 1);
        json["inside"] = flag_json(chapter.inside);
        json["state"] = assurance_state_word(chapter.state);
        json["counts"] = assurance_counts_json(chapter.counts);
        chapters.push_back(std::move(json));
    }
    Json requirements = Json::array();
    for (const AssuranceStatus& each : annex2.requirements) {
        requirements.push_back({{"clause", each.clause},
                                {"state", assurance_state_word(each.state)},
                                {"remark", assurance_remark_word(each.remark)}});
    }
    Json json = Json::object();
    json["begun"] = annex2.begun;
    json["factoryAssurance"] = flag_json(annex2.verdict);
    json["contradictsDirectAnswer"] = annex2.contradicts;
    json["dataPeriod"] = data_period_word(annex2.period);
    json["systemStart"] = system_start_word(annex2.start);
    json["counts"] = assurance_counts_json(annex2.counts);
    json["chapters"] = std::move(chapters);
    json["requirements"] = std::move(requirements);
    return json;
}

Json top_json(const Assessment& assessment, const Project& project) {
    constexpr std::size_t shown = 10;
    Json list = Json::array();
    for (const Contributor& each : top_contributors(assessment.footprint, shown)) {
        Json json = Json::object();
        json["table"] = each.is_activity ? "activities" : "bom";
        json["row"] = each.is_activity ? project.activities[each.index].id : project.bom[each.index].id;
        json["name"] = each.is_activity ? project.activities[each.index].name : project.bom[each.index].name;
        json["kgCO2e"] = each.kgco2e;
        list.push_back(std::move(json));
    }
    return list;
}

Json footprint_json(const Assessment& assessment, const Project& project) {
    const Footprint& footprint = assessment.footprint;
    Json json = Json::object();
    json["total"] = footprint.total;
    json["unit"] = "kgCO2e";
    json["per"] = {{"amount", project.product.declared_amount.text()}, {"unit", project.product.declared_unit}};
    json["complete"] = footprint.complete;
    Json stages = Json::object();
    for (const StageTotal& stage : footprint.by_stage) stages[stage.stage] = stage.kgco2e;
    json["byStage"] = std::move(stages);
    Json origins = Json::object();
    for (const auto& [origin, kgco2e] : footprint.by_origin) {
        const std::string_view word = word_of(static_cast<Origin>(origin));
        origins[word.empty() ? "unset" : std::string(word)] = kgco2e;
    }
    json["byOrigin"] = std::move(origins);
    json["leafLines"] = footprint.leaf_lines;
    json["openLines"] = footprint.open_lines;
    json["proxyLines"] = footprint.proxy_lines;
    json["netMassKg"] = footprint.net_mass_kg;
    json["coveredMassKg"] = footprint.covered_mass_kg;
    json["omittedMassKg"] = footprint.omitted_mass_kg;
    json["top"] = top_json(assessment, project);
    return json;
}

Json steps_json(const Assessment& assessment) {
    Json list = Json::array();
    for (std::size_t i = 0; i < assessment.steps.size(); ++i) {
        Json json = Json::object();
        json["step"] = step_word(static_cast<Step>(i));
        json["status"] = word_of_status(assessment.steps[i].status);
        json["open"] = assessment.steps[i].open;
        list.push_back(std::move(json));
    }
    return list;
}

Json open_points_json(const Assessment& assessment) {
    Json list = Json::array();
    for (const OpenPoint& point : assessment.open_points) {
        Json json = Json::object();
        json["step"] = step_word(point.step);
        json["key"] = point.key;
        json["args"] = point.args;
        if (!point.about.zh.empty()) json["about"] = {{"zh", point.about.zh}, {"en", point.about.en}};
        json["field"] = point.field;
        json["clause"] = point.clause;
        json["blocksEligibility"] = point.blocks_eligibility;
        list.push_back(std::move(json));
    }
    return list;
}

}  // namespace

std::string_view document_state_word(DocumentState state) {
    switch (state) {
        case DocumentState::satisfied:
            return "satisfied";
        case DocumentState::draft:
            return "draft";
        case DocumentState::missing:
            return "missing";
        case DocumentState::ask:
            return "ask";
        case DocumentState::not_applicable:
            return "not-applicable";
    }
    return "";
}

std::string write_assessment(const Assessment& assessment, const Project& project) {
    Json json = Json::object();
    json["applicationDate"] =
        assessment.has_application_date ? Json(assessment.application_date.to_string()) : Json(nullptr);
    json["document"] = assessment.document.empty() ? Json(nullptr) : Json(assessment.document);
    json["scope"] = slot_json(assessment.scope);
    json["standards"] = slot_json(assessment.standards);
    json["eligibility"] = slot_json(assessment.eligibility);
    json["units"] = slot_json(assessment.units);
    json["siteInspectionExemption"] = slot_json(assessment.exemption);
    json["verificationAcceptance"] = slot_json(assessment.acceptance);
    json["applicationDocuments"] = slot_json(assessment.documents);
    json["annex1"] = annex1_json(assessment);
    json["annex2"] = annex2_json(assessment.annex2);
    json["cutOff"] = slot_json(assessment.cut_off);
    json["footprint"] = footprint_json(assessment, project);
    json["manDays"] = slot_json(assessment.man_days);
    json["unitBomItems"] = assessment.unit_bom_items;
    json["schedule"] = schedule_json(assessment.schedule);
    json["certificate"] = life_json(assessment.life);
    json["steps"] = steps_json(assessment);
    json["openPoints"] = open_points_json(assessment);
    json["interpretations"] = assessment.interpretations;
    json["readings"] = readings_json(assessment);
    json["manDaysAsRead"] = assessment.man_days_as_read ? *assessment.man_days_as_read : Json(nullptr);
    return dump_json(json);
}

}  // namespace zuji
