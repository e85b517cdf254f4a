#include "core/assess/annex1.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "core/assess/decision_inputs.hpp"
#include "core/assess/text_fields.hpp"
#include "core/base/text.hpp"

namespace zuji {
namespace {

constexpr std::array document_rules{
    DocumentRule{"A1-1", Evidence::file, true},           DocumentRule{"A1-2", Evidence::file, false},
    DocumentRule{"A1-2-licences", Evidence::file, false}, DocumentRule{"A1-3", Evidence::file, false},
    DocumentRule{"A1-4", Evidence::file, false},          DocumentRule{"A1-5", Evidence::draft, true},
    DocumentRule{"A1-6", Evidence::file, false},          DocumentRule{"A1-7", Evidence::approved_draft, true},
    DocumentRule{"A1-8", Evidence::file, false},          DocumentRule{"A1-9", Evidence::draft, true},
    DocumentRule{"A1-10", Evidence::draft, true},         DocumentRule{"A1-11", Evidence::draft, true},
    DocumentRule{"A1-12", Evidence::draft, true},         DocumentRule{"A1-13", Evidence::draft, true},
    DocumentRule{"A1-14", Evidence::draft, true},         DocumentRule{"A1-15", Evidence::draft, true},
    DocumentRule{"A1-16", Evidence::draft, true},         DocumentRule{"A1-17", Evidence::approved_draft, true},
};

rules::NodeOutcome need_of(std::string_view word) {
    if (word == "required") return rules::NodeOutcome::met;
    if (word == "not-applicable") return rules::NodeOutcome::not_met;
    return rules::NodeOutcome::open;
}

/// Works out one row; the fields of `row` that do not depend on the state are filled before.
class RowState {
   public:
    RowState(DocumentStatus& row, const DocumentRule& rule, const DocumentItem& entered, const AssessmentFacts& facts)
        : row_(row), rule_(rule), entered_(entered), facts_(facts) {}

    void decide() {
        if (row_.need == rules::NodeOutcome::not_met) return not_applicable();
        if (row_.need == rules::NodeOutcome::open) return unanswered();
        if (question_stays()) return;
        required();
    }

   private:
    void set(DocumentState state, std::string key, std::vector<std::string> args = {}, std::string field = {}) {
        row_.state = state;
        row_.next_key = std::move(key);
        row_.next_args = std::move(args);
        row_.field = field.empty() ? "documents." + row_.item : std::move(field);
    }

    // Status logic 1: the answer that decides and a reason in words.
    void not_applicable() {
        const std::string_view reason = trim(entered_.not_applicable_reason);
        if (reason.empty()) {
            return set(DocumentState::ask, "reason", {}, "documents." + row_.item + ".not_applicable_reason");
        }
        set(DocumentState::not_applicable, "not-applicable", {std::string(reason)});
    }

    void unanswered() {
        const Company& company = facts_.project.company;
        // Producer and factory differ but nobody makes to order: the table does not say (AMB-32).
        if (row_.item == "A1-4" && company.oem_odm == Answer::no && company.producer_is_factory == Answer::no) {
            row_.clarify = true;
            return set(DocumentState::ask, "clarify.A1-4");
        }
        set(DocumentState::ask, "answer." + row_.item, {}, question_path());
    }

    /// The answer that leaves the item open.
    [[nodiscard]] std::string question_path() const {
        const Answers& answers = facts_.project.answers;
        const auto is_open = [](Answer answer) { return answer != Answer::yes && answer != Answer::no; };
        if (row_.item == "A1-2") return "answers.legal_form";
        if (row_.item == "A1-2-licences") return "answers.licence";
        if (row_.item == "A1-3") return "company.applicant_is_producer";
        if (row_.item == "A1-4") {
            return is_open(facts_.project.company.oem_odm) ? "company.oem_odm" : "company.producer_is_factory";
        }
        if (row_.item == "A1-5") {
            return is_open(answers.specific_standard_used) ? "answers.specific_standard_used"
                                                           : "answers.non_public_standard_used";
        }
        if (row_.item == "A1-6") return "answers.earlier_certificate";
        if (row_.item == "A1-8" || row_.item == "A1-9") return "answers.claim_verified";
        if (row_.item == "A1-11") return "answers.bom_available";
        if (row_.item == "A1-15") return "product.use_inside";
        if (row_.item == "A1-16") return "product.end_of_life_inside";
        return "documents." + row_.item;
    }

    /// Facts beyond the decision that keep a required item from being settled. True when the state is set.
    bool question_stays() {
        if (row_.item == "A1-2") return identity_question();
        if (row_.item == "A1-2-licences") return licence_question();
        if (row_.item == "A1-3") return mandate_question();
        if (row_.item == "A1-9") {
            const std::optional<rules::Decision>& acceptance = facts_.assessment.acceptance.decision;
            // Verified, but not surely acceptable: item 9 is asked for on the careful reading (AMB-31).
            row_.clarify =
                facts_.project.answers.claim_verified == Answer::yes && (!acceptance || acceptance->outcome != "may");
            return false;
        }
        if (row_.item == "A1-11") return bom_question();
        return false;
    }

    bool identity_question() {
        const std::string& form = facts_.project.answers.legal_form;
        if (form.empty() || form == "unknown") {
            set(DocumentState::ask, "answer.A1-2", {}, "answers.legal_form");
            return true;
        }
        // CLAUSE R52003/27-b1 against A1-2: other forms are named in the list but barred by the condition (AMB-26).
        row_.clarify = form != "legal-person";
        if (row_.clarify) set(DocumentState::ask, "clarify.A1-2", {}, "answers.legal_form");
        return row_.clarify;
    }

    bool licence_question() {
        const std::string_view text = text_field::text_of(facts_.project, text_field::licence_expiry);
        const TypedDate expiry = read_typed_date(text);
        const std::string field = "texts." + std::string(text_field::licence_expiry);
        if (expiry.is_bad) {
            set(DocumentState::ask, "date-bad", {std::string(text)}, field);
            return true;
        }
        if (!expiry.day || !facts_.assessment.has_application_date) return false;
        if (*expiry.day < facts_.assessment.application_date) {
            set(DocumentState::missing, "licence-expired", {expiry.day->to_string()}, field);
            return true;
        }
        if (*expiry.day == facts_.assessment.application_date) remark_ = "licence-last-day";
        return false;
    }

    bool mandate_question() {
        const std::string_view text = text_field::text_of(facts_.project, text_field::mandate_date);
        const TypedDate signed_on = read_typed_date(text);
        const std::string field = "texts." + std::string(text_field::mandate_date);
        if (signed_on.is_bad) {
            set(DocumentState::ask, "date-bad", {std::string(text)}, field);
            return true;
        }
        const bool late = signed_on.day && facts_.assessment.has_application_date &&
                          *signed_on.day > facts_.assessment.application_date;
        if (late) set(DocumentState::ask, "mandate-late", {signed_on.day->to_string()}, field);
        return late;
    }

    bool bom_question() {
        const Answer available = facts_.project.answers.bom_available;
        if (available == Answer::yes) return false;
        if (available != Answer::no) {
            if (row_.files > 0) return false;  // a file that is attached can be supplied
            set(DocumentState::ask, "answer.A1-11", {}, "answers.bom_available");
            return true;
        }
        // CLAUSE R52003/A1-11: a list of main materials instead; what counts for the bands is open (AMB-34).
        row_.clarify = true;
        if (trim(entered_.note).empty()) {
            set(DocumentState::ask, "alternative-reason", {}, "documents.A1-11.note");
            return true;
        }
        if (entered_.approved != Answer::yes) {
            set(DocumentState::ask, "alternative", {}, "documents.A1-11.approved");
            return true;
        }
        return false;
    }

    // Status logic 2 and 3.
    void required() {
        if (row_.files > 0) {
            const std::string key = remark_.empty() ? "files" : remark_;
            return set(DocumentState::satisfied, key, {std::to_string(row_.files)});
        }
        const Draft draft = rule_.tool_drafts ? draft_of(row_.item, facts_) : Draft{};
        if (!draft.available) return set(DocumentState::missing, "missing." + row_.item, {}, draft.field);
        if (!draft.complete) {
            return set(draft.ask ? DocumentState::ask : DocumentState::draft, draft.key, draft.args, draft.field);
        }
        if (row_.needs_file) return set(DocumentState::draft, "file." + row_.item);
        if (rule_.evidence == Evidence::approved_draft && entered_.approved != Answer::yes) {
            return set(DocumentState::draft, "approve", {}, "documents." + row_.item + ".approved");
        }
        if (!draft.key.empty()) return set(DocumentState::satisfied, draft.key, draft.args, draft.field);
        set(DocumentState::satisfied, row_.clarify ? "clarify." + row_.item : "draft-complete");
    }

    DocumentStatus& row_;
    const DocumentRule& rule_;
    const DocumentItem& entered_;
    const AssessmentFacts& facts_;
    std::string remark_;
};

bool needs_file(const DocumentRule& rule, const Answers& answers) {
    // CLAUSE R52003/A1-5: the text itself is wanted only where the public cannot get it.
    if (rule.item == "A1-5") return answers.non_public_standard_used == Answer::yes;
    return rule.evidence == Evidence::file;
}

DocumentStatus status_of(const DocumentRule& rule, std::string_view need, const AssessmentFacts& facts) {
    const DocumentItem untouched;
    const auto found = facts.project.documents.find(std::string(rule.item));
    const DocumentItem& entered = found == facts.project.documents.end() ? untouched : found->second;
    DocumentStatus row;
    row.item = std::string(rule.item);
    row.need = need_of(need);
    row.tool_drafts = rule.tool_drafts;
    row.needs_file = needs_file(rule, facts.project.answers);
    row.files = entered.attachments.size();
    RowState(row, rule, entered, facts).decide();
    if (row.tool_drafts && row.need != rules::NodeOutcome::not_met) {
        const Draft draft = draft_of(row.item, facts);
        row.draft_available = draft.available;
        row.draft_complete = draft.complete;
    }
    return row;
}

}  // namespace

const DocumentRule* document_rule(std::string_view item) {
    for (const DocumentRule& rule : document_rules) {
        if (rule.item == item) return &rule;
    }
    return nullptr;
}

std::vector<DocumentStatus> document_states(const AssessmentFacts& facts) {
    std::vector<DocumentStatus> rows;
    const std::optional<rules::Decision>& decision = facts.assessment.documents.decision;
    if (!decision) return rows;
    rows.reserve(document_rules.size());
    for (const rules::Json& entry : decision->values.at("items")) {
        const DocumentRule* rule = document_rule(entry.at("item").get_ref<const std::string&>());
        if (rule) rows.push_back(status_of(*rule, entry.at("state").get_ref<const std::string&>(), facts));
    }
    return rows;
}

DocumentCounts count_states(const std::vector<DocumentStatus>& rows) {
    DocumentCounts counts;
    for (const DocumentStatus& row : rows) {
        switch (row.state) {
            case DocumentState::satisfied:
                ++counts.satisfied;
                break;
            case DocumentState::draft:
                ++counts.draft;
                break;
            case DocumentState::missing:
                ++counts.missing;
                break;
            case DocumentState::ask:
                ++counts.ask;
                break;
            case DocumentState::not_applicable:
                ++counts.not_applicable;
                break;
        }
    }
    return counts;
}

}  // namespace zuji
