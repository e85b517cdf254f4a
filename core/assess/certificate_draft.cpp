// What the certificate must say (paragraphs 88, 89, 96): given by the project or printed, missing, or in contradiction.

#include <algorithm>
#include <optional>

#include "core/assess/decision_inputs.hpp"
#include "core/assess/life_facts.hpp"
#include "core/assess/text_fields.hpp"
#include "core/base/decimal.hpp"
#include "core/base/text.hpp"
#include "core/rules/rule_book_data.hpp"

namespace zuji {

std::string printed_text_id(std::string_view field) { return "certificate." + std::string(field); }

namespace {

bool blank(std::string_view text) { return trim(text).empty(); }
bool is_named(const Party& party) { return !blank(party.name) && !blank(party.address); }

bool holds(std::string_view printed, std::string_view part) {
    return comparison_key(printed).find(comparison_key(part)) != std::string::npos;
}

int digits_after_point(std::string_view text) {
    const auto point = text.find('.');
    return point == std::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

class Draft {
   public:
    Draft(const LifeFacts& facts, const Life& life)
        : facts_(facts), life_(life), project_(facts.project), certificate_(facts.project.certificate) {}

    CertificateField field(const rules::ChecklistItem& item) {
        row_ = CertificateField{item.id, rules_paragraph(item.clause),       "given", "",
                                {},      "texts." + printed_text_id(item.id)};
        printed_ = text_field::text_of(project_, printed_text_id(item.id));
        fill(item.id);
        return row_;
    }

   private:
    static std::string rules_paragraph(const std::string& clause) { return clause.substr(clause.find('/') + 1); }

    void fill(std::string_view id) {
        const Product& product = project_.product;
        const Company& company = project_.company;
        if (id == "certificate-number") return own_field(certificate_.number, "certificate.number");
        if (id == "applicant") return party(company.applicant, "company.applicant.name");
        if (id == "producer")
            return other_party(company.producer, company.applicant_is_producer, "company.producer.name");
        if (id == "factory") return other_party(company.factory, company.producer_is_factory, "company.factory.name");
        if (id == "basis-and-version") return basis();
        if (id == "product-identity") return product_identity();
        if (id == "functional-or-declared-unit") {
            return from_project(product.declared_amount.has_value() && !blank(product.declared_unit),
                                "product.declared_amount");
        }
        if (id == "system-boundary") {
            const auto known = [](Answer answer) { return answer == Answer::yes || answer == Answer::no; };
            return from_project(
                known(product.distribution_inside) && known(product.use_inside) && known(product.end_of_life_inside),
                "product.distribution_inside");
        }
        if (id == "data-period") return data_period();
        if (id == "value-and-unit") return value();
        if (id == "assurance-level")
            return from_project(!project_.answers.assurance_level.empty(), "answers.assurance_level");
        if (id == "scheme") return from_project(true, row_.field);
        if (id == "issue-date")
            return own_field(life_.issued ? certificate_.issued : std::string(), "certificate.issued");
        if (id == "validity") return validity();
        if (id == "unit-scope") return from_project(facts_.units > 0, "unit_products");
        if (id == "surveillance-status") return surveillance();
        if (id == "mechanism-label") return mechanism();
        from_project(false, row_.field);  // the body is known from the certificate alone
    }

    void missing(std::string_view field) {
        row_.state = "missing";
        row_.field = std::string(field);
    }
    void wrong(const char* key, std::vector<std::string> args) {
        row_.state = "wrong";
        row_.key = key;
        row_.args = std::move(args);
    }
    /// Printed, or known from the project, or missing there.
    void from_project(bool is_known, std::string_view field) {
        if (printed_.empty() && !is_known) missing(field);
    }
    void own_field(std::string_view text, std::string_view field) {
        row_.field = std::string(field);
        if (blank(text)) missing(field);
    }
    /// What is printed must hold each part that the project knows.
    void must_hold(std::initializer_list<std::string_view> parts) {
        if (printed_.empty()) return;
        for (const std::string_view part : parts) {
            if (!blank(part) && !holds(printed_, part)) return wrong("differs", {std::string(trim(part))});
        }
    }

    void party(const Party& party, std::string_view field) {
        from_project(is_named(party), field);
        must_hold({party.name, party.address});
    }
    void other_party(const Party& party, Answer same, std::string_view field) {
        if (same == Answer::no) return this->party(party, field);
        if (printed_.empty()) row_.state = "not-applicable";
    }

    // CLAUSE R52003/89-b3: the basis with its version.
    void basis() {
        const rules::EditionData* edition = facts_.rules.data().edition(facts_.document);
        if (edition == nullptr) return from_project(false, "product.field");
        if (printed_.empty()) return;
        if (!holds(printed_, edition->edition.short_id)) return wrong("differs", {edition->edition.id});
        std::string rest = comparison_key(printed_);
        const std::string name = comparison_key(edition->edition.id);
        if (const auto at = rest.find(name); at != std::string::npos) rest.erase(at, name.size());
        if (const auto at = rest.find(comparison_key(edition->edition.short_id)); at != std::string::npos) {
            rest.erase(at, edition->edition.short_id.size());
        }
        if (rest.find(edition->edition.version) == std::string::npos) wrong("no-version", {edition->edition.version});
    }

    void product_identity() {
        const Product& product = project_.product;
        if (blank(product.name)) return from_project(false, "product.name");
        if (blank(product.model)) return from_project(false, "product.model");
        must_hold({product.name, product.model, product.specification, product.trademark});
    }

    void data_period() {
        const TypedDate from = read_typed_date(project_.product.period_from);
        const TypedDate to = read_typed_date(project_.product.period_to);
        from_project(from.day && to.day && *from.day <= *to.day, "product.period_from");
        if (from.day && to.day) must_hold({from.day->to_string(), to.day->to_string()});
    }

    // CLAUSE R52003/89-b5: the printed value is the footprint, rounded to the digits that are printed.
    void value() {
        const Footprint& footprint = facts_.footprint;
        const Entered& printed = certificate_.value;
        row_.field = "certificate.value";
        if (printed.is_empty()) {
            if (!footprint.complete || footprint.counted_lines == 0) missing("certificate.value");
            return;
        }
        const std::optional<Decimal> exact = printed.exact();
        if (!exact) return wrong("no-number", {printed.text()});
        if (!footprint.complete || footprint.counted_lines == 0) return;
        const std::string plain = exact->to_string();
        const int digits = std::max(digits_after_point(plain), digits_after_point(trim(printed.text())));
        const Result<Decimal> rounded = Decimal::parse(round_gbt8170(footprint.total, digits));
        if (rounded.ok() && rounded.value() == *exact) return;
        wrong("value-differs", {printed.text(), round_gbt8170(footprint.total, digits)});
    }

    // CLAUSE R52003/90: never beyond the validity; the anniversary itself is a question (AMB-93).
    void validity() {
        row_.field = "certificate.expiry";
        if (!life_.last_day) return missing(life_.issued ? "certificate.expiry" : "certificate.issued");
        if (life_.expiry_problem.empty()) return;
        const std::string last =
            life_.validity.decision ? life_.validity.decision->values.at("lastDay").get<std::string>() : "";
        wrong(life_.expiry_problem.c_str(), {certificate_.expiry, last});
        if (life_.expiry_problem == "expiry-anniversary") row_.state = "ask";
    }

    void surveillance() {
        const bool was_visited = !certificate_.visits.empty();
        if (!was_visited && printed_.empty()) row_.state = "not-applicable";
    }

    void mechanism() {
        if (certificate_.mechanism_label == Answer::yes) {
            if (facts_.document.find("52006") != std::string_view::npos) {
                row_.state = "ask";
                return;
            }
            return from_project(!blank(project_.product.mechanism), "product.mechanism");
        }
        if (printed_.empty()) row_.state = "not-applicable";
    }

    const LifeFacts& facts_;
    const Life& life_;
    const Project& project_;
    const Certificate& certificate_;
    CertificateField row_;
    std::string_view printed_;
};

}  // namespace

std::vector<CertificateField> certificate_draft(const LifeFacts& facts, const Life& life) {
    std::vector<CertificateField> rows;
    Draft draft(facts, life);
    for (const rules::ChecklistItem& item : facts.rules.data().checklist("certificate-contents").items) {
        rows.push_back(draft.field(item));
    }
    return rows;
}

}  // namespace zuji
