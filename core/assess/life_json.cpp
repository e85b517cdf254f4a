#include "core/assess/life_json.hpp"

#include <optional>
#include <string>

namespace zuji {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const std::optional<Date>& day) { return day ? Json(day->to_string()) : Json(nullptr); }
Json json_of(const Span& span) { return Json::array({span.first.to_string(), span.last.to_string()}); }

Json json_of(const DecisionSlot& slot) {
    Json json = Json::object();
    json["decision"] = slot.decision ? rules::to_json(*slot.decision) : Json(nullptr);
    json["needs"] = slot.needs;
    return json;
}

Json phase_json(const Phase& phase) {
    Json json = Json::object();
    json["phase"] = phase_word(phase.id);
    json["actor"] = actor_word(phase.actor);
    json["skipped"] = phase.skipped.empty() ? Json(nullptr) : Json(phase.skipped);
    if (phase.is_planned) {
        json["early"] = json_of(phase.early);
        json["late"] = json_of(phase.late);
        json["limit"] = json_of(phase.limit);
        json["mustEnd"] = phase.must_end.to_string();
        json["slackDays"] = phase.slack_days;
    }
    json["clause"] = phase.clause;
    return json;
}

Json warnings_json(const Schedule& schedule) {
    Json list = Json::array();
    for (const ScheduleWarning& warning : schedule.warnings) {
        list.push_back(
            {{"key", warning.key}, {"args", warning.args}, {"clause", warning.clause}, {"reading", warning.reading}});
    }
    return list;
}

}  // namespace

Json schedule_json(const Schedule& schedule) {
    Json json = Json::object();
    json["needs"] = schedule.needs;
    if (!schedule.is_started) return json;
    json["accepted"] = schedule.accepted.to_string();
    json["limit"] = schedule.limit_day.to_string();
    json["stoppedDays"] = schedule.stopped_days;
    json["complete"] = schedule.is_complete;
    json["fitsEarly"] = schedule.fits_early;
    json["fitsLate"] = schedule.fits_late;
    Json phases = Json::array();
    for (const Phase& phase : schedule.phases) phases.push_back(phase_json(phase));
    json["phases"] = std::move(phases);
    json["warnings"] = warnings_json(schedule);
    Json what_if = Json::array();
    for (const WhatIf& row : schedule.what_if) {
        what_if.push_back({{"key", row.key},
                           {"conclusion", row.conclusion.to_string()},
                           {"certificate", row.certificate.to_string()},
                           {"days", row.days},
                           {"fits", row.fits}});
    }
    json["whatIf"] = std::move(what_if);
    return json;
}

Json life_json(const Life& life) {
    Json json = Json::object();
    json["started"] = life.is_started;
    if (!life.is_started) return json;
    json["state"] = life.state;
    json["issued"] = json_of(life.issued);
    json["lastDay"] = json_of(life.last_day);
    json["validity"] = json_of(life.validity);
    Json windows = Json::array();
    for (const VisitWindow& window : life.windows) {
        windows.push_back({{"opens", json_of(window.opens)},
                           {"due", window.due.to_string()},
                           {"visit", window.visit},
                           {"late", window.is_late}});
    }
    json["visitsDue"] = std::move(windows);
    json["recertificationOpens"] = json_of(life.recertification_opens);
    json["recertification"] = json_of(life.recertification);
    Json visits = Json::array();
    for (const VisitResult& visit : life.visits) {
        Json row = json_of(visit.surveillance);
        row["row"] = visit.row;
        row["drift"] = visit.has_drifted;
        visits.push_back(std::move(row));
    }
    json["visits"] = std::move(visits);
    Json increases = Json::array();
    for (const IncreaseResult& rise : life.increases) {
        increases.push_back({{"row", rise.row},
                             {"between", json_of(rise.between)},
                             {"surveillance", json_of(rise.surveillance)},
                             {"graver", rise.graver}});
    }
    json["increases"] = std::move(increases);
    Json changes = Json::array();
    for (const ChangeResult& change : life.changes) {
        Json row = json_of(change.change);
        row["row"] = change.row;
        changes.push_back(std::move(row));
    }
    json["changes"] = std::move(changes);
    json["grounds"] = life.grounds;
    json["status"] = json_of(life.status);
    json["label"] = json_of(life.label);
    json["contents"] = json_of(life.contents);
    Json draft = Json::array();
    for (const CertificateField& field : life.draft) {
        draft.push_back({{"id", field.id}, {"state", field.state}, {"problem", field.key}, {"clause", field.clause}});
    }
    json["draft"] = std::move(draft);
    Json dates = Json::array();
    for (const LifeDate& date : life.dates) {
        dates.push_back({{"key", date.key}, {"days", json_of(date.span)}, {"clause", date.clause}});
    }
    json["dates"] = std::move(dates);
    return json;
}

}  // namespace zuji
