// Exercises about the certificate: contents, validity, surveillance, changes, status, label, recertification.

#include <algorithm>
#include <array>

#include "core/training/drawing.hpp"

namespace zuji::training {
namespace {

/// A footprint `percent_in_hundredths` above `previous` (a multiple of 100).
std::string raised(int previous, int percent_in_hundredths) {
    const Decimal factor = Decimal(10000 + percent_in_hundredths) * Decimal::parse("0.0001").value();
    return (Decimal(previous) * factor).to_string();
}

/// Hundredths of a percent near a limit in percent.
int near_limit(Drawing& drawing, int limit_percent) { return limit_percent * 100 + drawing.offset(80); }

// CLAUSE R52003/85, R52003/86
void surveillance(Drawing& drawing, Draft& draft) {
    const int previous = drawing.between(1, 90) * 100;
    const std::string current = raised(previous, near_limit(drawing, 10));
    Json input = {{"previous", std::to_string(previous)}, {"current", current}, {"otherFindings", false}};
    const Date notified = drawing.day();
    if (!drawing.is_easy() && drawing.chance(60)) {
        input["otherFindings"] = true;
        input["notifiedOn"] = notified.to_string();
        const Date corrected = notified.plus_months(2).plus_days(drawing.offset(10));
        input["correctedOn"] = corrected.to_string();
        input["verified"] = drawing.chance(80);
        draft.say("notified", notified.to_string());
        draft.say("corrected", corrected.to_string());
        draft.say("verified", yes_no(input["verified"]));
    } else {
        for (const char* fact : {"notified", "corrected", "verified"}) draft.hide(fact);
    }
    draft.say("previous", std::to_string(previous));
    draft.say("current", current);
    draft.say("findings", yes_no(input["otherFindings"]));
    draft.right = {drawing.ask("surveillance", input).outcome};
}

// CLAUSE R52003/A2-11.1
void between_visits(Drawing& drawing, Draft& draft) {
    const bool planned = drawing.chance(50);
    const int previous = drawing.between(1, 90) * 100;
    const std::string current = raised(previous, near_limit(drawing, planned ? 5 : 10));
    const Date since = drawing.day();
    const Date today = since.plus_months(3).plus_days(drawing.offset(12));
    draft.say("planned", yes_no(planned));
    draft.say("previous", std::to_string(previous));
    draft.say("current", current);
    draft.say("since", since.to_string());
    draft.say("today", today.to_string());
    draft.say("limit", planned ? "5" : "10");
    draft.right = {drawing
                       .ask("validity-between-visits", {{"planned", planned},
                                                        {"previous", std::to_string(previous)},
                                                        {"current", current},
                                                        {"since", since.to_string()},
                                                        {"today", today.to_string()}})
                       .outcome};
}

// CLAUSE R52003/83
void visit_due(Drawing& drawing, Draft& draft) {
    const Date day = drawing.day();
    const bool is_first = drawing.chance(60);
    Json input;
    input[is_first ? "issued" : "previousVisit"] = day.to_string();
    const auto answer = drawing.ask("surveillance-schedule", input);
    const std::string due = answer.values.at("due").get<std::string>();
    draft.say("day", day.to_string());
    draft.say("what", is_first ? "@visit.issued" : "@visit.previous");
    draft.say("due", due);
    draft.right = {due};
    draft.candidates = {
        {day.plus_months(is_first ? 12 : 11).to_string(), is_first ? "twelfth-month" : "eleventh-month"},
        {day.plus_days(365).to_string(), "days-of-a-year"},
        {Date::parse(due).value().plus_days(1).to_string(), "one-more"}};
    if (is_first) draft.candidates.push_back({day.plus_months(10).to_string(), "tenth-month"});
    draft.explain = is_first ? "first" : "later";
}

// CLAUSE R52003/87
void recertification(Drawing& drawing, Draft& draft) {
    const Date expiry = drawing.day();
    const Date opens =
        Date::parse(
            drawing.ask("recertification-window", {{"expiry", expiry.to_string()}, {"applyOn", expiry.to_string()}})
                .values.at("opens")
                .get<std::string>())
            .value();
    const Date apply = (drawing.chance(60) ? opens : expiry).plus_days(drawing.offset(10));
    draft.say("expiry", expiry.to_string());
    draft.say("apply", apply.to_string());
    draft.say("opens", opens.to_string());
    draft.right = {
        drawing.ask("recertification-window", {{"expiry", expiry.to_string()}, {"applyOn", apply.to_string()}})
            .outcome};
}

// CLAUSE R52003/90
void last_valid_day(Drawing& drawing, Draft& draft) {
    const Date issued = drawing.day();
    Json input = {{"issued", issued.to_string()}};
    const bool has_mechanism = !drawing.is_easy() && drawing.chance(50);
    const int months = has_mechanism ? drawing.between(1, 5) * 12 : 24;
    if (has_mechanism)
        input["mechanismMonths"] = months;
    else
        draft.hide("mechanism");
    const auto answer = drawing.ask("certificate-validity", input);
    draft.say("issued", issued.to_string());
    draft.say("months", std::to_string(months));
    draft.right = {answer.values.at("lastDay").get<std::string>()};
    draft.say("last", draft.right.front());
    draft.candidates = {{answer.values.at("lastDayOtherReading").get<std::string>(), "anniversary"},
                        {issued.plus_months(has_mechanism ? 24 : 36).plus_days(-1).to_string(), "other-period"},
                        {issued.plus_days(months / 12 * 365).to_string(), "days-of-a-year"},
                        {issued.plus_months(months + 12).plus_days(-1).to_string(), "other-period"}};
    draft.explain = has_mechanism ? "mechanism" : "*";
}

// CLAUSE R52003/91, R52003/92
void change(Drawing& drawing, Draft& draft) {
    struct Event {
        std::string_view word, kind;
        int affected;  ///< 1 yes, 0 no, −1 not known
        bool model, address;
    };
    static constexpr std::array<Event, 10> events = {{{"renamed", "certificate-text", 0, false, false},
                                                      {"registered-address", "certificate-text", 0, false, false},
                                                      {"supplier", "technical", 1, false, false},
                                                      {"energy", "technical", 1, false, false},
                                                      {"process-unknown", "technical", -1, false, false},
                                                      {"paint", "technical", 0, false, false},
                                                      {"new-model", "certificate-text", 0, true, false},
                                                      {"moved", "certificate-text", 0, false, true},
                                                      {"web-site", "other", 0, false, false},
                                                      {"text-and-value", "certificate-text", 1, false, false}}};
    const Event& event = drawing.of(std::span<const Event>(events));
    draft.say("event", "@change." + std::string(event.word));
    draft.right = {drawing
                       .ask("certificate-change",
                            {{"kind", event.kind},
                             {"valueAffected", event.affected < 0 ? Json(nullptr) : Json(event.affected == 1)},
                             {"newModel", event.model},
                             {"newProductionAddress", event.address}})
                       .outcome};
}

// CLAUSE R52006/94, R52006/95, R52006/96, R52006/97, R52003/94
void status(Drawing& drawing, Draft& draft) {
    const bool second = drawing.is_easy() || drawing.chance(75);
    const auto letter = [&](char last) {
        return std::string(1, static_cast<char>('a' + drawing.between(0, last - 'a')));
    };
    std::string ground;
    switch (drawing.between(0, 4)) {
        case 0:
            ground = "96-" + letter('l');
            break;
        case 1:
            ground = "97-" + std::to_string(drawing.between(1, 9));
            break;
        case 2:
            ground = drawing.word({"86-increase", "86-not-corrected"});
            break;
        default:
            ground = "94-" + letter('p');
            break;
    }
    Json input = {{"document", second ? second_document : first_document}, {"grounds", {ground}}};
    const bool suspended = drawing.is_hard() && drawing.chance(50);
    if (suspended) {
        input["suspended"] = true;
        input["suspensionOver"] = drawing.chance(30) ? Json(nullptr) : Json(drawing.chance(50));
        input["corrected"] = drawing.chance(50);
        if (drawing.chance(50)) input["grounds"] = Json::array();
        draft.say("over", yes_no(input["suspensionOver"]));
        draft.say("corrected", yes_no(input["corrected"]));
    } else {
        draft.hide("over");
        draft.hide("corrected");
    }
    draft.document = input["document"].get<std::string>();
    draft.say("document", draft.document);
    draft.say("suspended", yes_no(suspended));
    const std::string paragraph = ground.starts_with("97-") ? "97-b" + ground.substr(3) : ground;
    const rules::Clause* clause = drawing.rules().clause(second_document, paragraph);
    if (input["grounds"].empty())
        draft.say("ground", "@none");
    else if (clause)
        draft.texts.insert_or_assign("ground", clause->gist);
    else
        draft.say("ground", "@ground." + ground);
    draft.right = {drawing.ask("certificate-status", input).outcome};
}

// CLAUSE R52003/A2-14, R52003/95, R52006/99
void label(Drawing& drawing, Draft& draft) {
    draft.document = std::string(drawing.chance(50) ? first_document : second_document);
    const auto trap = [&] { return drawing.chance(drawing.is_easy() ? 12 : 20); };
    Json input;
    input["document"] = draft.document;
    input["certified"] = !trap();
    input["status"] = trap() ? drawing.word({"suspended", "revoked", "cancelled", "expired"}) : "valid";
    input["changePending"] = trap();
    input["nonconforming"] = trap();
    input["markAltered"] = trap();
    draft.say("document", draft.document);
    draft.say("certified", yes_no(input["certified"]));
    draft.say("status", "@status." + input["status"].get<std::string>());
    draft.say("pending", yes_no(input["changePending"]));
    draft.say("nonconforming", yes_no(input["nonconforming"]));
    draft.say("altered", yes_no(input["markAltered"]));
    draft.right = {drawing.ask("label", input).outcome};
}

// CLAUSE R52003/88, R52003/89, R52006/89
void contents(Drawing& drawing, Draft& draft) {
    static constexpr std::array<std::string_view, 14> all = {"certificate-number",
                                                             "applicant",
                                                             "basis-and-version",
                                                             "product-identity",
                                                             "functional-or-declared-unit",
                                                             "system-boundary",
                                                             "data-period",
                                                             "value-and-unit",
                                                             "assurance-level",
                                                             "scheme",
                                                             "issue-date",
                                                             "validity",
                                                             "body",
                                                             "unit-scope"};
    draft.document = std::string(drawing.chance(50) ? first_document : second_document);
    // Some of the fields are missing; with them stand some that are there, and one block that may be asked for.
    const int missing = drawing.between(1, drawing.is_easy() ? 1 : 3);
    std::vector<std::string> left_out;
    while (left_out.size() < static_cast<std::size_t>(missing)) {
        const std::string field(drawing.of(std::span<const std::string_view>(all)));
        if (std::find(left_out.begin(), left_out.end(), field) == left_out.end()) left_out.push_back(field);
    }
    Json fields = Json::array();
    for (const std::string_view field : all) {
        const bool absent = std::find(left_out.begin(), left_out.end(), field) != left_out.end();
        if (!absent) fields.push_back(field);
    }
    const bool producer_differs = !drawing.is_easy() && drawing.chance(50);
    const bool surveilled = drawing.is_hard() && drawing.chance(50);
    const auto answer = drawing.ask("certificate-contents", {{"document", draft.document},
                                                             {"fields", fields},
                                                             {"producerDiffers", producer_differs},
                                                             {"surveilled", surveilled}});
    for (const Json& field : answer.values.at("missing")) draft.right.push_back(field.get<std::string>());
    draft.offered = draft.right;
    const auto offer = [&](std::string field) {
        const bool is_new = std::find(draft.offered.begin(), draft.offered.end(), field) == draft.offered.end();
        if (is_new) draft.offered.push_back(std::move(field));
    };
    offer("producer");
    offer("surveillance-status");
    constexpr std::size_t offered = 7;
    while (draft.offered.size() < offered) offer(std::string(drawing.of(std::span<const std::string_view>(all))));
    Text present;
    for (const Json& field : fields) {
        const std::string key = "field." + field.get<std::string>();
        present.zh += (present.zh.empty() ? "" : "、") + std::string("{@") + key + "}";
        present.en += (present.en.empty() ? "" : "; ") + std::string("{@") + key + "}";
    }
    draft.texts.insert_or_assign("present", present);
    draft.say("document", draft.document);
    draft.say("producer", yes_no(producer_differs));
    draft.say("surveilled", yes_no(surveilled));
    draft.explain = "*";
}

constexpr std::array<Generator, 9> generators = {{
    {"surveillance.outcome", "surveillance", QuestionForm::one_choice, surveillance},
    {"validity.between-visits", "validity-between-visits", QuestionForm::one_choice, between_visits},
    {"surveillance.due", "surveillance-schedule", QuestionForm::one_choice, visit_due},
    {"recertification.window", "recertification-window", QuestionForm::one_choice, recertification},
    {"validity.last-day", "certificate-validity", QuestionForm::one_choice, last_valid_day},
    {"change.procedure", "certificate-change", QuestionForm::one_choice, change},
    {"status.measure", "certificate-status", QuestionForm::one_choice, status},
    {"label.permission", "label", QuestionForm::one_choice, label},
    {"contents.missing", "certificate-contents", QuestionForm::several_choices, contents},
}};

}  // namespace

std::span<const Generator> certificate_generators() { return generators; }

}  // namespace zuji::training
