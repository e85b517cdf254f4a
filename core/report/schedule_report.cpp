#include "core/report/schedule_report.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/report/cells.hpp"

namespace zuji {
namespace {

std::string phase_name(const Say& say, PhaseId id) { return say("phase." + std::string(phase_word(id))); }

bool is_past_limit(const Schedule& schedule, const Phase& phase) {
    return schedule.is_complete && phase.id <= PhaseId::conclusion && phase.late.last > schedule.limit_day;
}

std::string clause_text(const ReportFacts& facts, const Say& say, std::string_view clause) {
    return clause.empty() ? std::string()
                          : clause_label(say, *facts.knowledge.rules, facts.assessment.document, clause);
}

std::string life_name(const Say& say, const LifeDate& date) { return say("life." + date.key, date.args); }

class Events {
   public:
    Events(const ReportFacts& facts, const Say& say)
        : facts_(facts), say_(say), prefix_(facts.project.id.empty() ? "project" : facts.project.id) {}

    std::vector<CalendarEvent> collect() {
        const Schedule& schedule = facts_.assessment.schedule;
        for (const Phase& phase : schedule.phases) add_phase(schedule, phase);
        if (schedule.is_started) {
            add("limit", {schedule.limit_day, schedule.limit_day}, say_("schedule.limit"), clause("81"));
            std::size_t number = 0;
            for (const Span& stop : schedule.stops) {
                add("stop-" + std::to_string(++number), stop, say_("schedule.stop"), clause("81"));
            }
        }
        std::map<std::string, std::size_t> seen;
        for (const LifeDate& date : facts_.assessment.life.dates) {
            add("life-" + date.key + "-" + std::to_string(++seen[date.key]), date.span, life_name(say_, date),
                clause(date.clause));
        }
        return std::move(events_);
    }

   private:
    void add_phase(const Schedule& schedule, const Phase& phase) {
        if (!phase.is_planned) return;
        std::string text = say_("schedule.column.who") + ": " + say_("actor." + std::string(actor_word(phase.actor))) +
                           "\n" + say_("schedule.column.early") + ": " + span_text(phase.early);
        if (schedule.is_complete && phase.id != PhaseId::certificate && phase.id != PhaseId::notice) {
            text += "\n" + say_("schedule.column.must-end") + ": " + phase.must_end.to_string();
        }
        add("phase-" + std::string(phase_word(phase.id)), phase.late, phase_name(say_, phase.id),
            text + "\n" + clause(phase.clause));
    }
    [[nodiscard]] std::string clause(std::string_view paragraph) const { return clause_text(facts_, say_, paragraph); }
    void add(const std::string& id, const Span& span, std::string summary, std::string description) {
        const std::string& product = facts_.project.product.model;
        if (!product.empty()) summary += " · " + product;
        events_.push_back(
            {prefix_ + "-" + id + "@zuji", span.first, span.last, std::move(summary), std::move(description)});
    }

    const ReportFacts& facts_;
    const Say& say_;
    std::string prefix_;
    std::vector<CalendarEvent> events_;
};

}  // namespace

std::string span_text(const Span& span) {
    return span.first == span.last ? span.first.to_string() : span.first.to_string() + " – " + span.last.to_string();
}

TableBlock schedule_table(const ReportFacts& facts, const Say& say) {
    const Schedule& schedule = facts.assessment.schedule;
    TableBlock table;
    table.header = {say("schedule.column.phase"),      say("schedule.column.who"),
                    say("schedule.column.early-from"), say("schedule.column.early-to"),
                    say("schedule.column.late-from"),  say("schedule.column.late-to"),
                    say("schedule.column.limit"),      say("schedule.column.must-end"),
                    say("schedule.column.slack"),      say("report.column.clause")};
    table.align.assign(table.header.size(), Align::left);
    for (const Phase& phase : schedule.phases) {
        const std::string who = say("actor." + std::string(actor_word(phase.actor)));
        std::vector<Cell> row = {plain(phase_name(say, phase.id)), plain(who)};
        if (!phase.is_planned) {
            const std::string why =
                phase.skipped.empty() ? say("state.open") : say("schedule.skipped." + phase.skipped);
            row.push_back({why, Tone::muted, ""});
            for (std::size_t i = row.size(); i + 1 < table.header.size(); ++i) row.push_back(plain(""));
        } else {
            const bool has_slack =
                schedule.is_complete && phase.id != PhaseId::certificate && phase.id != PhaseId::notice;
            for (const Date day : {phase.early.first, phase.early.last, phase.late.first})
                row.push_back(plain(day.to_string()));
            row.push_back({phase.late.last.to_string(), is_past_limit(schedule, phase) ? Tone::bad : Tone::normal, ""});
            row.push_back(plain(phase.limit ? phase.limit->to_string() : ""));
            row.push_back(plain(has_slack ? phase.must_end.to_string() : ""));
            row.push_back(plain(has_slack ? std::to_string(phase.slack_days) : ""));
        }
        row.push_back(plain(clause_text(facts, say, phase.clause)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

TableBlock what_if_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = {say("schedule.what-if"), say("phase.conclusion"), say("phase.certificate"),
                    say("schedule.column.days"), say("schedule.column.fits")};
    for (const WhatIf& row : facts.assessment.schedule.what_if) {
        const std::string days = (row.days > 0 ? "+" : "") + std::to_string(row.days);
        table.rows.push_back(
            {plain(say("schedule.what-if." + row.key, row.args)),
             plain(row.conclusion.to_string()),
             plain(row.certificate.to_string()),
             plain(days),
             {say(row.fits ? "schedule.fits" : "schedule.fits-not"), row.fits ? Tone::good : Tone::bad, ""}});
    }
    return table;
}

GanttChart schedule_chart(const Schedule& schedule, const Say& say) {
    GanttChart chart;
    chart.caption = say("schedule.chart");
    if (!schedule.is_started) return chart;
    for (const Phase& phase : schedule.phases) {
        if (!phase.is_planned) continue;
        GanttRow row;
        row.label = phase_name(say, phase.id);
        row.who = say("actor." + std::string(actor_word(phase.actor)));
        row.early = phase.early;
        row.late = {std::min(phase.early.first, phase.late.first), phase.late.last};
        if (schedule.is_complete && phase.id > PhaseId::notice && phase.id < PhaseId::conclusion)
            row.due = phase.must_end;
        row.tone = is_past_limit(schedule, phase)    ? Tone::bad
                   : phase.actor == Actor::applicant ? Tone::open
                                                     : Tone::normal;
        chart.rows.push_back(std::move(row));
    }
    chart.stops = schedule.stops;
    chart.markers.emplace_back(schedule.limit_day, say("schedule.limit"));
    return chart;
}

TableBlock life_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = {say("life.column.what"), say("life.column.from"), say("life.column.to"),
                    say("report.column.clause")};
    for (const LifeDate& date : facts.assessment.life.dates) {
        table.rows.push_back({plain(life_name(say, date)), plain(date.span.first.to_string()),
                              plain(date.span.last.to_string()), plain(clause_text(facts, say, date.clause))});
    }
    return table;
}

GanttChart life_chart(const ReportFacts& facts, const Say& say) {
    const Life& life = facts.assessment.life;
    GanttChart chart;
    chart.caption = say("life.chart");
    if (!life.issued || !life.last_day || *life.last_day < *life.issued) return chart;
    GanttRow validity;
    validity.label = say("life.validity");
    validity.late = {*life.issued, *life.last_day};
    validity.early = validity.late;
    chart.rows.push_back(std::move(validity));
    for (const LifeDate& date : life.dates) {
        if (date.key == "issued" || date.key == "last-day") continue;
        GanttRow row;
        row.label = life_name(say, date);
        row.late = date.span;
        row.tone = date.is_past_due ? Tone::bad : Tone::open;
        row.early = date.span;
        chart.rows.push_back(std::move(row));
    }
    if (life.today) chart.markers.emplace_back(*life.today, say("life.today"));
    return chart;
}

std::string calendar_file(const ReportFacts& facts, const Say& say, Date stamp) {
    const std::vector<CalendarEvent> events = Events(facts, say).collect();
    if (events.empty()) return {};
    const std::string& title = facts.project.title.empty() ? facts.project.product.name : facts.project.title;
    return to_ics(title.empty() ? std::string("zuji") : title, events, stamp);
}

}  // namespace zuji
