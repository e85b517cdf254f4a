// The life of a certificate. CLAUSE R52003/83-87, 90-96, A2-11.1, A2-14 and the same of R52006. Every answer comes from
// a decision of the rules; here they are only asked and put in order.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/assess/decision_inputs.hpp"
#include "core/assess/life_facts.hpp"
#include "core/base/text.hpp"
#include "core/rules/rule_book_data.hpp"

namespace zuji {
namespace {

using rules::Json;
using rules::LimitId;

/// More visits than any validity has.
constexpr std::size_t most_windows = 60;

std::optional<Date> day_of(std::string_view text) {
    const TypedDate typed = read_typed_date(text);
    return typed.day;
}

bool is_known(Answer answer) { return answer == Answer::yes || answer == Answer::no; }
Json json_of(Answer answer) { return is_known(answer) ? Json(answer == Answer::yes) : Json(nullptr); }
Json json_of(const std::optional<Date>& day) { return day ? Json(day->to_string()) : Json(nullptr); }

std::optional<Date> date_value(const DecisionSlot& slot, const char* key) {
    if (!slot.decision) return std::nullopt;
    const auto value = slot.decision->values.find(key);
    if (value == slot.decision->values.end() || !value->is_string()) return std::nullopt;
    return day_of(value->get<std::string>());
}

/// Builds one question: what is missing becomes a need.
class Question {
   public:
    Question(const rules::RuleBook& rules, std::string_view decision) : rules_(rules), decision_(decision) {}

    void put(const char* key, Json value) { input_[key] = std::move(value); }
    void need(std::string path) { needs_.push_back(std::move(path)); }
    void date(const char* key, std::string_view text, std::string path) {
        const std::optional<Date> day = day_of(text);
        if (day) {
            input_[key] = day->to_string();
        } else {
            need(std::move(path));
        }
    }
    /// A date that may be absent; one that is no date is a need.
    void optional_date(const char* key, std::string_view text, std::string path) {
        const TypedDate typed = read_typed_date(text);
        if (typed.is_bad) return need(std::move(path));
        input_[key] = json_of(typed.day);
    }
    void amount(const char* key, const Entered& entered, std::string path) {
        const std::optional<Decimal> exact = entered.exact();
        if (exact && !exact->is_negative() && !exact->is_zero()) {
            input_[key] = exact->to_string();
        } else {
            need(std::move(path));
        }
    }
    void required(const char* key, Answer answer, std::string path) {
        if (is_known(answer)) {
            input_[key] = answer == Answer::yes;
        } else {
            need(std::move(path));
        }
    }

    [[nodiscard]] DecisionSlot ask() const {
        DecisionSlot slot;
        slot.needs = needs_;
        if (!needs_.empty()) return slot;
        Result<rules::Decision> answer = rules::decide(rules_, decision_, input_);
        if (answer) {
            slot.decision = std::move(answer).value();
        } else {
            slot.needs.push_back(answer.error().where);
        }
        return slot;
    }

   private:
    const rules::RuleBook& rules_;
    std::string_view decision_;
    Json input_ = Json::object();
    std::vector<std::string> needs_;
};

std::string cell_path(std::string_view table, RowId row) { return std::string(table) + ":" + std::to_string(row); }

class Teller {
   public:
    explicit Teller(const LifeFacts& facts)
        : facts_(facts), certificate_(facts.project.certificate), rules_(facts.rules) {}

    Life tell() {
        life_.is_started = !(certificate_ == Certificate{});
        life_.today = facts_.today;
        life_.issued = day_of(certificate_.issued);
        tell_validity();
        tell_state();
        tell_windows();
        tell_recertification();
        for (const CertificateVisit& visit : certificate_.visits) life_.visits.push_back(visit_result(visit));
        for (const FootprintIncrease& rise : certificate_.increases) life_.increases.push_back(increase_result(rise));
        for (const CertificateChange& change : certificate_.changes) life_.changes.push_back(change_result(change));
        tell_status();
        tell_label();
        life_.draft = certificate_draft(facts_, life_);
        tell_contents();
        tell_dates();
        return std::move(life_);
    }

   private:
    [[nodiscard]] Question question(std::string_view decision) const { return {rules_, decision}; }

    // CLAUSE R52003/90: what is printed counts; the decision says what it may be at most.
    void tell_validity() {
        Question asked = question("certificate-validity");
        asked.date("issued", certificate_.issued, "certificate.issued");
        if (!certificate_.mechanism_months.is_empty()) {
            const std::optional<Decimal> months = certificate_.mechanism_months.exact();
            const std::optional<std::int64_t> number = months ? months->to_int64() : std::nullopt;
            if (number && *number > 0) {
                asked.put("mechanismMonths", *number);
            } else {
                asked.need("certificate.mechanism_months");
            }
        }
        life_.validity = asked.ask();
        const std::optional<Date> printed = day_of(certificate_.expiry);
        const std::optional<Date> last = date_value(life_.validity, "lastDay");
        const std::optional<Date> other = date_value(life_.validity, "lastDayOtherReading");
        life_.last_day = printed ? printed : last;
        if (!printed || !last || !other || *printed == *last) return;
        life_.expiry_problem = *printed == *other  ? "expiry-anniversary"
                               : *printed > *other ? "expiry-late"
                                                   : "expiry-early";
    }

    void tell_state() {
        const std::string& given = certificate_.status;
        if (given == "revoked" || given == "cancelled") {
            life_.state = given;
        } else if (!life_.issued) {
            life_.state = "none";
        } else if (facts_.today && life_.last_day && *facts_.today > *life_.last_day) {
            life_.state = "expired";
        } else {
            life_.state = given.empty() ? "valid" : given;
        }
    }

    [[nodiscard]] std::vector<std::pair<Date, RowId>> regular_visits() const {
        std::vector<std::pair<Date, RowId>> visits;
        for (const CertificateVisit& visit : certificate_.visits) {
            const std::optional<Date> day = day_of(visit.date);
            if (day && visit.kind != "extra") visits.emplace_back(*day, visit.id);
        }
        std::sort(visits.begin(), visits.end());
        return visits;
    }

    // CLAUSE R52003/83: the first window after issue, then never more than the interval after the last visit; those to
    // come are planned on the latest day.
    void tell_windows() {
        if (!life_.issued || !life_.last_day) return;
        const std::vector<std::pair<Date, RowId>> visits = regular_visits();
        std::size_t next = 0;
        std::optional<Date> previous;
        while (life_.windows.size() < most_windows) {
            VisitWindow window;
            window.number = life_.windows.size() + 1;
            Question asked = question("surveillance-schedule");
            asked.put("issued", life_.issued->to_string());
            asked.put("previousVisit", json_of(previous));
            window.schedule = asked.ask();
            const std::optional<Date> due = date_value(window.schedule, "due");
            if (!due || *due > *life_.last_day || (previous && *due <= *previous)) break;
            window.due = *due;
            window.opens = date_value(window.schedule, "open");
            // A visit before the first window opens is an extra one and does not move it (AMB-89).
            while (next < visits.size() && window.opens && visits[next].first < *window.opens) ++next;
            if (next < visits.size()) {
                window.visit = visits[next].second;
                window.is_late = visits[next].first > window.due;
                previous = visits[next++].first;
            } else {
                window.is_late = facts_.today && *facts_.today > window.due;
                previous = window.due;
            }
            life_.windows.push_back(std::move(window));
        }
    }

    // CLAUSE R52003/87: asked on the planned day; without one the first day of the window is shown.
    void tell_recertification() {
        if (!life_.last_day) return;
        const auto ask = [this](Date day) {
            Question asked = question("recertification-window");
            asked.put("expiry", life_.last_day->to_string());
            asked.put("applyOn", day.to_string());
            return asked.ask();
        };
        life_.recertification_opens = date_value(ask(*life_.last_day), "opens");
        const std::optional<Date> planned = day_of(certificate_.recertification_on);
        if (!planned && !life_.recertification_opens) return;
        life_.recertification = ask(planned ? *planned : *life_.recertification_opens);
    }

    // CLAUSE R52003/85, 86
    [[nodiscard]] VisitResult visit_result(const CertificateVisit& visit) const {
        const std::string path = cell_path("visits", visit.id);
        VisitResult result{visit.id, {}, visit.comparable == Answer::no, false};
        Question asked = question("surveillance");
        asked.amount("previous", visit.previous, path);
        asked.amount("current", visit.current, path);
        asked.required("otherFindings", visit.other_findings, path);
        if (visit.other_findings == Answer::yes) {
            asked.date("notifiedOn", visit.notified_on, path);
            asked.optional_date("correctedOn", visit.corrected_on, path);
            asked.put("verified", json_of(visit.verified));
        }
        asked.put("today", json_of(facts_.today));
        result.surveillance = asked.ask();
        result.has_drifted = has_drifted(visit.current);
        return result;
    }

    /// Against the value on the certificate: a slow rise that no single cycle shows (AMB-70).
    [[nodiscard]] bool has_drifted(const Entered& current) const {
        const std::optional<Decimal> base = certificate_.value.exact();
        const std::optional<Decimal> now = current.exact();
        if (!base || base->is_zero() || base->is_negative() || !now) return false;
        const Decimal limit = rules_.data().limit(LimitId::surveillance_increase).value;
        return compare_ratio((*now - *base) * Decimal(100), *base, limit) >= 0;
    }

    // CLAUSE R52003/A2-11.1 beside 85, 86 (AMB-71): both rules on the same figures; the graver counts.
    [[nodiscard]] IncreaseResult increase_result(const FootprintIncrease& rise) const {
        const std::string path = cell_path("increases", rise.id);
        IncreaseResult result{rise.id, {}, {}, "open"};
        Question between = question("validity-between-visits");
        between.required("planned", rise.planned, path);
        between.amount("previous", rise.previous, path);
        between.amount("current", rise.current, path);
        between.date("since", rise.since, path);
        if (facts_.today) {
            between.put("today", facts_.today->to_string());
        } else {
            between.need("today");
        }
        result.between = between.ask();
        Question surveillance = question("surveillance");
        surveillance.amount("previous", rise.previous, path);
        surveillance.amount("current", rise.current, path);
        surveillance.put("otherFindings", false);
        surveillance.put("today", json_of(facts_.today));
        result.surveillance = surveillance.ask();
        if (result.surveillance.outcome() == "revoke") {
            result.graver = "revoke";
        } else if (result.between.decision) {
            result.graver = result.between.decision->outcome;
        }
        return result;
    }

    // CLAUSE R52003/91-93
    [[nodiscard]] ChangeResult change_result(const CertificateChange& change) const {
        ChangeResult result;
        result.row = change.id;
        Question asked = question("certificate-change");
        if (change.kind.empty()) {
            asked.need(cell_path("changes", change.id));
        } else {
            asked.put("kind", change.kind);
        }
        asked.put("valueAffected", json_of(change.value_affected));
        asked.put("newModel", change.new_model);
        asked.put("newProductionAddress", change.new_address);
        result.change = asked.ask();
        result.is_pending = change.state == "applied" || change.state.empty();
        return result;
    }

    void add_ground(const std::string& ground) {
        if (std::find(life_.grounds.begin(), life_.grounds.end(), ground) == life_.grounds.end()) {
            life_.grounds.push_back(ground);
        }
    }

    // CLAUSE R52006/94-97; R52003/94 refers to a procedure that is not in the text (AMB-87).
    void tell_status() {
        for (const StatusGround& ground : certificate_.grounds) {
            if (!trim(ground.ground).empty()) add_ground(std::string(trim(ground.ground)));
        }
        for (const VisitResult& visit : life_.visits) {
            if (visit.is_incomparable) continue;
            if (visit.surveillance.outcome() == "revoke") add_ground("86-increase");
            if (visit.surveillance.outcome() == "suspend") add_ground("86-not-corrected");
        }
        Question asked = question("certificate-status");
        if (facts_.document.empty()) {
            asked.need("product.field");
        } else {
            asked.put("document", std::string(facts_.document));
        }
        Json grounds = Json::array();
        for (const std::string& ground : life_.grounds) grounds.push_back(ground);
        asked.put("grounds", std::move(grounds));
        const bool suspended = certificate_.status == "suspended";
        asked.put("suspended", suspended);
        if (suspended) {
            const std::optional<Date> until = day_of(certificate_.suspended_until);
            asked.put("suspensionOver", until && facts_.today ? Json(*facts_.today > *until) : Json(nullptr));
            asked.put("corrected", certificate_.corrected == Answer::yes);
        }
        life_.status = asked.ask();
    }

    [[nodiscard]] bool is_result_invalid() const {
        return std::any_of(life_.increases.begin(), life_.increases.end(), [](const IncreaseResult& rise) {
            return rise.graver == "invalid" || rise.graver == "revoke";
        });
    }

    // CLAUSE R52003/A2-14
    void tell_label() {
        Question asked = question("label");
        if (facts_.document.empty()) {
            asked.need("product.field");
        } else {
            asked.put("document", std::string(facts_.document));
        }
        const bool is_certified = life_.issued.has_value();
        asked.put("certified", is_certified);
        asked.put("status", life_.state == "none" ? "valid" : life_.state);
        asked.put("changePending", std::any_of(life_.changes.begin(), life_.changes.end(),
                                               [](const ChangeResult& each) { return each.is_pending; }));
        if (is_result_invalid()) {
            asked.put("nonconforming", true);
        } else if (!is_certified && !is_known(certificate_.nonconforming)) {
            asked.put("nonconforming", false);  // without a certificate the label is forbidden anyway
        } else {
            asked.required("nonconforming", certificate_.nonconforming, "certificate.nonconforming");
        }
        if (!is_certified && !is_known(certificate_.label_altered)) {
            asked.put("markAltered", false);
        } else {
            asked.required("markAltered", certificate_.label_altered, "certificate.label_altered");
        }
        life_.label = asked.ask();
    }

    // CLAUSE R52003/88, 89
    void tell_contents() {
        const Company& company = facts_.project.company;
        Question asked = question("certificate-contents");
        if (facts_.document.empty()) {
            asked.need("product.field");
        } else {
            asked.put("document", std::string(facts_.document));
        }
        Json fields = Json::array();
        for (const CertificateField& field : life_.draft) {
            if (field.state == "given" || field.state == "wrong" || field.state == "ask") fields.push_back(field.id);
        }
        asked.put("fields", std::move(fields));
        asked.put("producerDiffers", company.applicant_is_producer == Answer::no);
        asked.put("factoryDiffers", company.producer_is_factory == Answer::no);
        asked.put("surveilled", !certificate_.visits.empty());
        asked.put("mechanismLabel", certificate_.mechanism_label == Answer::yes);
        life_.contents = asked.ask();
    }

    void add_date(const char* key, Span span, std::string_view clause, std::vector<std::string> args = {},
                  bool is_past_due = false) {
        life_.dates.push_back({key, std::move(args), span, std::string(clause), is_past_due});
    }

    void tell_dates() {
        if (life_.issued) add_date("issued", {*life_.issued, *life_.issued}, "89-b7");
        for (const VisitWindow& window : life_.windows) {
            const std::vector<std::string> number = {std::to_string(window.number)};
            const bool is_due = window.visit == 0;
            if (is_due) {
                add_date("visit-window", {window.opens.value_or(window.due), window.due},
                         window.opens ? "83-s1" : "83-s2", number, window.is_late);
            }
        }
        for (const CertificateVisit& visit : certificate_.visits) {
            if (const std::optional<Date> day = day_of(visit.date)) add_date("visit", {*day, *day}, "83");
        }
        for (const VisitResult& visit : life_.visits) {
            if (const std::optional<Date> due = date_value(visit.surveillance, "due")) {
                const bool is_open = visit.surveillance.outcome() == "open";
                if (is_open) add_date("correction-due", {*due, *due}, "86-s2");
            }
        }
        if (life_.recertification_opens && life_.last_day) {
            add_date("recertification", {*life_.recertification_opens, life_.last_day->plus_days(-1)}, "87");
        }
        if (life_.last_day) add_date("last-day", {*life_.last_day, *life_.last_day}, "90");
        if (certificate_.status == "suspended") {
            if (const std::optional<Date> until = day_of(certificate_.suspended_until)) {
                add_date("suspended-until", {*until, *until}, "95");
            }
        }
        std::stable_sort(life_.dates.begin(), life_.dates.end(), [](const LifeDate& a, const LifeDate& b) {
            return std::pair(a.span.first, a.span.last) < std::pair(b.span.first, b.span.last);
        });
    }

    const LifeFacts& facts_;
    const Certificate& certificate_;
    const rules::RuleBook& rules_;
    Life life_;
};

}  // namespace

Life life_of(const LifeFacts& facts) { return Teller(facts).tell(); }

}  // namespace zuji
