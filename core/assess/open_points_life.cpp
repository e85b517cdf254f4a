// Open points of the schedule and of the certificate's life.

#include <algorithm>
#include <string>

#include "core/assess/open_points.hpp"

namespace zuji {
namespace {

void add_row_point(OpenPoints& points, const DecisionSlot& slot, std::string_view key, std::string_view table,
                   RowId row, std::string_view clause) {
    const std::string field = std::string(table) + ":" + std::to_string(row);
    if (!slot.decision) points.add(Step::certificate, std::string(key) + "-facts", field, clause);
}

void add_date_points(OpenPoints& points, const Life& life, const Certificate& certificate) {
    if (!life.issued) points.add(Step::certificate, "certificate-issued", "certificate.issued", "89-b7");
    if (life.expiry_problem == "expiry-late") {
        points.add(Step::certificate, "certificate-expiry", "certificate.expiry", "90", {certificate.expiry});
    }
    for (const VisitWindow& window : life.windows) {
        if (window.visit == 0 && window.is_late) {
            points.add(Step::certificate, "visit-overdue", "certificate.visits", "83", {window.due.to_string()});
        }
    }
    const bool is_time = life.today && life.recertification_opens && *life.today >= *life.recertification_opens;
    if (is_time && certificate.recertification_on.empty() && life.state != "expired") {
        points.add(Step::certificate, "recertify", "certificate.recertification_on", "87",
                   {life.last_day ? life.last_day->to_string() : std::string()});
    }
    if (life.state == "expired") points.add(Step::certificate, "certificate-expired", "certificate.expiry", "90");
}

void add_table_points(OpenPoints& points, const Life& life) {
    for (const VisitResult& visit : life.visits) {
        add_row_point(points, visit.surveillance, "visit", "visits", visit.row, "85");
        const std::string_view outcome = visit.surveillance.outcome();
        if (outcome == "revoke" || outcome == "suspend" || outcome == "open") {
            points.add(Step::certificate, "visit-" + std::string(outcome), "visits:" + std::to_string(visit.row), "86");
        }
    }
    for (const IncreaseResult& rise : life.increases) {
        const std::string field = "increases:" + std::to_string(rise.row);
        if (rise.graver == "open") points.add(Step::certificate, "increase-facts", field, "A2-11.1");
        if (rise.graver == "watch" || rise.graver == "invalid" || rise.graver == "revoke") {
            points.add(Step::certificate, "increase-" + rise.graver, field, rise.graver == "revoke" ? "86" : "A2-11.1");
        }
    }
    for (const ChangeResult& change : life.changes) {
        add_row_point(points, change.change, "change", "changes", change.row, "91");
    }
}

}  // namespace

// CLAUSE R52003/81: a schedule that was begun is brought to its end, and fits.
void add_schedule_points(OpenPoints& points, const AssessmentFacts& facts) {
    if (facts.project.plan == Plan{}) return;
    const Schedule& schedule = facts.assessment.schedule;
    for (const std::string& need : schedule.needs) {
        if (need == "unit_products") continue;  // the units say so themselves
        points.add(Step::man_days, "schedule-need", need, need == "plan.correction_days" ? "75" : "81", {"@" + need});
    }
    if (schedule.is_complete && !schedule.fits_early) {
        points.add(Step::man_days, "schedule-over", "plan.accepted", "81",
                   {schedule.phase(PhaseId::conclusion).early.last.to_string(), schedule.limit_day.to_string()});
    }
}

void add_certificate_points(OpenPoints& points, const AssessmentFacts& facts) {
    const Life& life = facts.assessment.life;
    if (!life.is_started) return;
    add_date_points(points, life, facts.project.certificate);
    add_table_points(points, life);
    const std::string_view status = life.status.outcome();
    if (status == "revoke" || status == "cancel" || status == "suspend" || status == "ask" ||
        status == "see-procedure") {
        points.add(Step::certificate, "status-" + std::string(status), "certificate.status",
                   status == "see-procedure" ? "94" : life.status.decision->basis.front().paragraph);
    }
    for (const std::string& need : life.label.needs) {
        if (need.starts_with("certificate.")) points.add(Step::certificate, "label-fact", need, "A2-14", {"@" + need});
    }
    const auto wrong = std::count_if(life.draft.begin(), life.draft.end(),
                                     [](const CertificateField& field) { return field.state == "wrong"; });
    if (wrong > 0) {
        points.add(Step::certificate, "certificate-wrong", "texts.certificate.number", "89", {std::to_string(wrong)});
    }
    if (life.contents.outcome() == "incomplete") {
        points.add(Step::certificate, "certificate-missing", "certificate.number", "89",
                   {std::to_string(life.contents.decision->values.at("missing").size())});
    }
}

}  // namespace zuji
