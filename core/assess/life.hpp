#pragma once
// The life of the certificate: validity, visits, recertification, changes, rises of the footprint, status, label, and
// what the certificate itself must say. Every answer is a decision; nothing is decided here.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/assess/decision_slot.hpp"
#include "core/assess/schedule.hpp"
#include "core/base/date.hpp"
#include "core/model/project.hpp"

namespace zuji {

/// A surveillance visit that is due.
struct VisitWindow {
    std::size_t number = 1;
    std::optional<Date> opens;
    Date due;
    RowId visit = 0;       ///< the visit that took place; 0 = none yet
    bool is_late = false;  ///< took place after `due`, or `today` is past it
    DecisionSlot schedule;
};

/// A visit with its outcome. `drift` holds the rise against the certificate's own value, where it reaches the limit.
struct VisitResult {
    RowId row = 0;
    DecisionSlot surveillance;
    bool is_incomparable = false;  ///< the two figures do not compare: the outcome is a question
    bool has_drifted = false;      ///< the certificate's value is left by the limit or more (AMB-70)
};

/// A rise between visits under both rules; the graver counts (AMB-71).
struct IncreaseResult {
    RowId row = 0;
    DecisionSlot between;       ///< decision `validity-between-visits`
    DecisionSlot surveillance;  ///< decision `surveillance` on the same figures
    std::string graver;         ///< "revoke", "invalid", "watch", "valid", "open"
};

struct ChangeResult {
    RowId row = 0;
    DecisionSlot change;
    bool is_pending = false;  ///< applied for, not confirmed
};

/// One thing that the certificate must say.
struct CertificateField {
    std::string id;  ///< as in decision `certificate-contents`
    std::string clause;
    std::string state;  ///< "given", "missing", "wrong", "ask", "not-applicable"
    std::string key;    ///< i18n "certificate.problem.<key>": what is wrong; empty = nothing
    std::vector<std::string> args;
    std::string field;  ///< project path where it is entered
};

/// A day or a period of the certificate's life: i18n "life.<key>".
struct LifeDate {
    std::string key;
    std::vector<std::string> args;
    Span span;
    std::string clause;
    bool is_past_due = false;
};

struct Life {
    bool is_started = false;  ///< anything was entered about a certificate
    std::optional<Date> today;
    std::optional<Date> issued;
    std::optional<Date> last_day;  ///< as printed, else by decision `certificate-validity`
    std::string expiry_problem;    ///< i18n "certificate.problem.<key>" of the printed last day; empty = none
    std::string state;             ///< "none", "valid", "suspended", "revoked", "cancelled", "expired", "open"
    DecisionSlot validity;
    std::vector<VisitWindow> windows;
    DecisionSlot recertification;  ///< on the planned day, else on the first day of the window
    std::optional<Date> recertification_opens;
    std::vector<VisitResult> visits;  ///< in the order of the table
    std::vector<IncreaseResult> increases;
    std::vector<ChangeResult> changes;
    std::vector<std::string> grounds;  ///< those asked with, the table's and those that follow from visits
    DecisionSlot status;
    DecisionSlot label;
    DecisionSlot contents;
    std::vector<CertificateField> draft;  ///< in the order of the checklist
    std::vector<LifeDate> dates;          ///< in time
};

}  // namespace zuji
