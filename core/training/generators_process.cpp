// Exercises about the course of a certification: gates, findings, deadlines, conclusion, decision.

#include <algorithm>
#include <array>
#include <set>

#include "core/training/drawing.hpp"

namespace zuji::training {
namespace {

/// A percentage near ten, with digits that rounding would hide: "9.996", "-10.02".
std::string near_ten(Drawing& drawing) {
    if (drawing.is_hard()) return drawing.word({"9.996", "9.999", "10", "10.001", "-9.996", "-10", "-10.004"});
    const int hundredths = 1000 + drawing.offset(300);
    const Decimal value = Decimal(hundredths) * Decimal::parse("0.01").value();
    return drawing.chance(25) ? "-" + value.to_string() : value.to_string();
}

// CLAUSE R52003/70-b1, R52003/70-b2, R52003/70-b3
void finding_limit(Drawing& drawing, Draft& draft) {
    Json input = {{"effectPercent", near_ten(drawing)}, {"misleads", false}, {"needsImprovement", true}};
    if (drawing.chance(20)) input["effectPercent"] = "0";
    if (!drawing.is_easy() && drawing.chance(30)) input["misleads"] = true;
    if (drawing.is_hard() && drawing.chance(15)) input["misleads"] = nullptr;
    if (drawing.is_hard() && input["effectPercent"] == "0") input["needsImprovement"] = drawing.chance(60);
    draft.say("effect", input["effectPercent"].get<std::string>());
    draft.say("misleads", yes_no(input["misleads"]));
    draft.say("improvement", yes_no(input["needsImprovement"]));
    draft.right = {drawing.ask("finding-class", input).outcome};
}

// CLAUSE R52003/22, R52003/75
void conclusion(Drawing& drawing, Draft& draft) {
    const int findings = drawing.chance(25) ? 0 : drawing.between(1, 5);
    Json input = {{"findings", findings},
                  {"observations", findings == 0 && drawing.chance(50) ? 2 : 0},
                  {"allClosed", findings == 0 || drawing.chance(75)},
                  {"inTime", findings == 0 || drawing.chance(75)}};
    for (const char* defect : {"systematicDefect", "tampering", "dataQualityBelowMinimum"}) {
        input[defect] = !drawing.is_easy() && drawing.chance(15);
    }
    draft.say("findings", std::to_string(findings));
    draft.say("observations", text_of(input["observations"]));
    draft.say("closed", findings == 0 ? "@none" : yes_no(input["allClosed"]));
    draft.say("time", findings == 0 ? "@none" : yes_no(input["inTime"]));
    draft.say("systematic", yes_no(input["systematicDefect"]));
    draft.say("tampering", yes_no(input["tampering"]));
    draft.say("quality", yes_no(input["dataQualityBelowMinimum"]));
    draft.right = {drawing.ask("conclusion", input).outcome};
}

/// Days without work that the exercise names: some of the week days after `start`.
Json some_holidays(Drawing& drawing, Date start) {
    Json days = Json::array();
    if (drawing.is_easy()) return days;
    const Date first = start.plus_days(drawing.between(1, 3));
    const int count = drawing.between(1, 2);
    for (int i = 0; i < count; ++i) {
        if (first.plus_days(i).weekday() <= 5) days.push_back(first.plus_days(i).to_string());
    }
    return days;
}

std::string listed(const Json& days) {
    std::string text;
    for (const Json& day : days) text += (text.empty() ? "" : ", ") + day.get<std::string>();
    return text;
}

// CLAUSE R52003/29, R52003/50, R52003/71, R52003/73, R52003/79
void working_days(Drawing& drawing, Draft& draft) {
    const std::string clock = drawing.word({"acceptance-notice", "acceptance-notice", "issue-findings",
                                            "reply-reevaluation", "site-inspection", "certificate"});
    const Date start = drawing.plain_day();
    const Json holidays = some_holidays(drawing, start);
    const Json input = {{"clock", clock}, {"start", start.to_string()}, {"holidays", holidays}};
    const std::string latest = drawing.ask("deadline", input).values.at("latest").get<std::string>();
    const Date due = Date::parse(latest).value();
    // How many working days that are, to show where mistakes lead.
    std::set<Date> off;
    for (const Json& day : holidays) off.insert(Date::parse(day.get<std::string>()).value());
    const Calendar with(off, {}, {}), without;
    int days = 0;
    for (Date day = start.plus_days(1); day <= due; day = day.plus_days(1)) days += with.is_working_day(day) ? 1 : 0;
    draft.say("clock", "@clock." + clock);
    draft.say("start", start.to_string());
    draft.say("weekday", "@weekday." + std::to_string(start.weekday()));
    if (holidays.empty())
        draft.hide("holidays");
    else
        draft.say("holidays", listed(holidays));
    draft.say("days", std::to_string(days));
    draft.say("due", latest);
    draft.right = {latest};
    draft.candidates = {{with.plus_working_days(start, days - 1).to_string(), "first-day-counted"},
                        {start.plus_days(days).to_string(), "calendar-days"},
                        {without.plus_working_days(start, days).to_string(), "holidays-forgotten"},
                        {with.plus_working_days(start, days + 1).to_string(), "one-more"}};
    draft.explain = "*";
}

// CLAUSE R52003/81
void whole_case(Drawing& drawing, Draft& draft) {
    const Date start = drawing.day();
    const int stopped = drawing.is_easy() ? 0 : drawing.between(3, 40);
    const Json input = {{"clock", "conclusion"}, {"start", start.to_string()}, {"stoppedDays", stopped}};
    const std::string latest = drawing.ask("deadline", input).values.at("latest").get<std::string>();
    const Date due = Date::parse(latest).value();
    draft.say("start", start.to_string());
    draft.say("stopped", std::to_string(stopped));
    draft.say("due", latest);
    draft.right = {latest};
    draft.candidates = {{due.plus_days(-1).to_string(), "first-day-counted"},
                        {due.plus_days(-stopped).to_string(), "stop-forgotten"},
                        {start.plus_months(3).plus_days(stopped).to_string(), "three-months"},
                        {due.plus_days(1).to_string(), "one-more"}};
    draft.explain = "*";
}

// CLAUSE R52003/86
void correction(Drawing& drawing, Draft& draft) {
    const Date start = drawing.day();
    const Json input = {{"clock", "surveillance-correction"}, {"start", start.to_string()}};
    const std::string latest = drawing.ask("deadline", input).values.at("latest").get<std::string>();
    const Date due = Date::parse(latest).value();
    draft.say("start", start.to_string());
    draft.say("due", latest);
    draft.right = {latest};
    draft.candidates = {{start.plus_days(60).to_string(), "sixty-days"},
                        {due.plus_days(-1).to_string(), "first-day-counted"},
                        {due.plus_days(1).to_string(), "one-more"},
                        {start.plus_months(3).to_string(), "three-months"}};
    draft.explain = "*";
}

// CLAUSE R52003/76, R52003/79, R52003/80
void decision(Drawing& drawing, Draft& draft) {
    const Json input = {{"contractAlive", drawing.chance(80)},
                        {"reviewComplete", drawing.chance(75)},
                        {"conclusion", drawing.word({"pass", "pass-after-correction", "not-passed", "ask"})}};
    draft.say("contract", yes_no(input["contractAlive"]));
    draft.say("review", yes_no(input["reviewComplete"]));
    draft.say("conclusion", "@conclusion." + input["conclusion"].get<std::string>());
    draft.right = {drawing.ask("certification-decision", input).outcome};
}

Json gates(Drawing& drawing, Draft& draft) {
    const auto verdict = [&] {
        return drawing.word({"conforming", "conforming", "basically-conforming", "basically-conforming",
                             drawing.is_easy() ? "conforming" : "not-conforming",
                             drawing.is_hard() ? "never" : "conforming"});
    };
    Json input;
    input["documentReview"] = verdict();
    input["claimEvaluation"] = verdict();
    input["siteInspectionExempt"] = !drawing.is_easy() && drawing.chance(40);
    input["verificationAccepted"] = !drawing.is_easy() && drawing.chance(40);
    draft.say("review", "@gate." + input["documentReview"].get<std::string>());
    draft.say("evaluation", "@gate." + input["claimEvaluation"].get<std::string>());
    draft.say("exempt", yes_no(input["siteInspectionExempt"]));
    draft.say("accepted", yes_no(input["verificationAccepted"]));
    return input;
}

// CLAUSE R52003/47, R52003/48, R52003/49, R52003/60
void inspection_gate(Drawing& drawing, Draft& draft) {
    const auto answer = drawing.ask("review-gates", gates(drawing, draft));
    draft.right = {answer.outcome == "proceed" ? answer.values.at("siteInspection").get<std::string>()
                                               : answer.outcome};
}
// CLAUSE R52003/60, R52003/61, R52003/62, R52003/69-note
void verification_gate(Drawing& drawing, Draft& draft) {
    const auto answer = drawing.ask("review-gates", gates(drawing, draft));
    draft.right = {answer.outcome == "proceed" ? answer.values.at("siteVerification").get<std::string>()
                                               : answer.outcome};
}

/// A clause in our own words: which paragraph is it? No decision answers that; the register of clauses does.
void paragraph_of_gist(Drawing& drawing, Draft& draft) {
    const std::string document(drawing.chance(50) ? first_document : second_document);
    const auto& clauses = drawing.rules().clauses(document);
    std::vector<const rules::Clause*> askable;
    const auto& kinds = question_kinds();
    for (const rules::Clause& clause : clauses) {
        const bool known = std::find(kinds.begin(), kinds.end(), clause.kind) != kinds.end();
        const bool is_note = clause.id.find("note") != std::string::npos || clause.id.find("tail") != std::string::npos;
        // Easy: whole paragraphs of the main part. Hard: Annex 2.
        const bool annex = clause.id.starts_with("A");
        if (known && !is_note && annex == drawing.is_hard() && !clause.gist.zh.empty()) askable.push_back(&clause);
    }
    // What several clauses say alike has no single number.
    const auto is_told_once = [&](const rules::Clause& clause) {
        return std::count_if(clauses.begin(), clauses.end(),
                             [&](const rules::Clause& each) { return each.gist.en == clause.gist.en; }) == 1;
    };
    const rules::Clause* chosen = drawing.of(std::span<const rules::Clause* const>(askable));
    constexpr int tries = 20;
    for (int i = 0; i < tries && !is_told_once(*chosen); ++i) {
        chosen = drawing.of(std::span<const rules::Clause* const>(askable));
    }
    const rules::Clause& clause = *chosen;
    draft.document = document;
    draft.kind = clause.kind;
    draft.texts.insert_or_assign("gist", clause.gist);
    draft.texts.insert_or_assign("heading", clause.heading);
    draft.say("document", document);
    draft.say("paragraph", clause.id);
    draft.right = {clause.id};
    draft.paragraphs = {clause.id};
    draft.explain = "*";
}

constexpr std::array<Generator, 9> generators = {{
    {"findings.class", "finding-class", QuestionForm::one_choice, finding_limit},
    {"conclusion.outcome", "conclusion", QuestionForm::one_choice, conclusion},
    {"deadline.working-days", "deadline", QuestionForm::one_choice, working_days},
    {"deadline.whole-case", "deadline", QuestionForm::one_choice, whole_case},
    {"deadline.correction", "deadline", QuestionForm::one_choice, correction},
    {"decision.outcome", "certification-decision", QuestionForm::one_choice, decision},
    {"gates.inspection", "review-gates", QuestionForm::one_choice, inspection_gate},
    {"gates.verification", "review-gates", QuestionForm::one_choice, verification_gate},
    {"clauses.paragraph", "", QuestionForm::paragraph, paragraph_of_gist},
}};

}  // namespace

std::span<const Generator> process_generators() { return generators; }

}  // namespace zuji::training
