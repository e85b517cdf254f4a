#include "core/assess/open_points.hpp"

#include <algorithm>
#include <optional>

#include "core/assess/decision_inputs.hpp"
#include "core/assess/eligibility_conditions.hpp"
#include "core/assess/man_days_reading.hpp"
#include "core/base/text.hpp"
#include "core/base/units.hpp"
#include "core/rules/rule_book_data.hpp"

namespace zuji {
namespace {

using rules::Json;

bool blank(std::string_view text) { return trim(text).empty(); }
bool is_answered(Answer answer) { return answer == Answer::yes || answer == Answer::no; }

void need_text(OpenPoints& points, std::string_view text, std::string_view key, std::string_view field,
               std::string_view clause) {
    if (blank(text)) points.add(Step::company, key, field, clause);
}

void need_answer(OpenPoints& points, Answer answer, std::string_view key, std::string_view field,
                 std::string_view clause) {
    if (!is_answered(answer)) points.add(Step::company, key, field, clause);
}

// CLAUSE R52003/89-b2: names and addresses of the parties, those that differ from the one before.
void add_party_points(OpenPoints& points, const Company& company) {
    need_text(points, company.applicant.name, "applicant-name", "company.applicant.name", "89-b2");
    need_text(points, company.applicant.address, "applicant-address", "company.applicant.address", "89-b2");
    need_answer(points, company.applicant_is_producer, "applicant-is-producer", "company.applicant_is_producer",
                "A1-3");
    if (company.applicant_is_producer == Answer::no) {
        need_text(points, company.producer.name, "producer-name", "company.producer.name", "89-b2");
        need_text(points, company.producer.address, "producer-address", "company.producer.address", "89-b2");
    }
    need_answer(points, company.producer_is_factory, "producer-is-factory", "company.producer_is_factory", "A1-4");
    if (company.producer_is_factory == Answer::no) {
        need_text(points, company.factory.name, "factory-name", "company.factory.name", "89-b2");
        need_text(points, company.factory.address, "factory-address", "company.factory.address", "89-b2");
    }
    need_answer(points, company.oem_odm, "oem-odm", "company.oem_odm", "A1-4");
}

// CLAUSE R52003/16, 25: a positive amount of a unit that is known.
void add_declared_unit_points(OpenPoints& points, const Product& product) {
    const Entered& amount = product.declared_amount;
    if (amount.is_empty()) {
        points.add(Step::company, "declared-amount", "product.declared_amount", "16");
    } else if (amount.is_bad() || amount.value() <= 0) {
        points.add(Step::company, "declared-amount-bad", "product.declared_amount", "16", {amount.text()});
    }
    if (blank(product.declared_unit)) {
        points.add(Step::company, "declared-unit", "product.declared_unit", "16");
    } else if (!find_unit(product.declared_unit).ok()) {
        points.add(Step::company, "declared-unit-bad", "product.declared_unit", "16", {product.declared_unit});
    }
    const Entered& mass = product.mass_kg;
    if (mass.is_empty()) {
        points.add(Step::company, "product-mass", "product.mass_kg", "21");
    } else if (mass.is_bad() || mass.value() <= 0) {
        points.add(Step::company, "product-mass-bad", "product.mass_kg", "21", {mass.text()});
    }
}

// CLAUSE R52003/89-b5: the data period. AMB-20: its length is not fixed, so only its order is checked.
void add_period_points(OpenPoints& points, const Product& product) {
    const TypedDate from = read_typed_date(product.period_from);
    const TypedDate to = read_typed_date(product.period_to);
    const auto check = [&](const TypedDate& date, const std::string& text, std::string_view field) {
        if (date.is_bad) points.add(Step::company, "date-bad", field, "89-b5", {text});
        if (!date.is_bad && !date.day) points.add(Step::company, "data-period", field, "89-b5");
    };
    check(from, product.period_from, "product.period_from");
    check(to, product.period_to, "product.period_to");
    if (from.day && to.day && *to.day < *from.day) {
        points.add(Step::company, "data-period-order", "product.period_to", "89-b5");
    }
}

void add_date_point(OpenPoints& points, std::string_view text, std::string_view key, std::string_view field,
                    std::string_view clause) {
    const TypedDate date = read_typed_date(text);
    if (date.day) return;
    if (date.is_bad) {
        points.add(Step::eligibility, "date-bad", field, clause, {std::string(text)});
    } else {
        points.add(Step::eligibility, key, field, clause);
    }
}

// CLAUSE R52003/1: rules of a later day than the application (AMB-04), unless the body has announced its own day.
void add_early_application_point(OpenPoints& points, const AssessmentFacts& facts) {
    if (!facts.assessment.has_application_date || takes(facts.project.readings, "AMB-04", "c")) return;
    for (const rules::EditionData& edition : facts.rules.data().editions) {
        if (edition.edition.id != facts.assessment.document) continue;
        if (facts.assessment.application_date >= edition.revised) continue;
        points.add(Step::eligibility, early_application_point, "answers.application_date", "1",
                   {facts.assessment.application_date.to_string(), edition.edition.id, edition.revised.to_string()});
    }
}

void add_scope_points(OpenPoints& points, const AssessmentFacts& facts) {
    const Answers& answers = facts.project.answers;
    if (!is_answered(answers.pilot_product)) {
        points.add(Step::eligibility, "pilot-product", "answers.pilot_product", "3");
    }
    if (!is_answered(answers.pilot_region)) {
        points.add(Step::eligibility, "pilot-region", "answers.pilot_region", "3");
    }
    const std::optional<rules::Decision>& scope = facts.assessment.scope.decision;
    if (!scope) return;
    if (scope->outcome == "out-of-scope") {
        points.add(Step::eligibility, "out-of-scope", "product.field", "2");
        points.mark_blocking();
    } else if (scope->outcome == "ask" && is_answered(answers.pilot_product) && is_answered(answers.pilot_region)) {
        points.add(Step::eligibility, "scope-ask", "product.cable_kind", "2");
    }
}

/// Outcome of a condition: that of the decision, or "ask" for a question that nobody has answered yet.
std::string outcome_of(const EligibilityCondition& condition, const AssessmentFacts& facts, const Json& input) {
    std::string decided = condition_outcome(facts.assessment.eligibility.decision, condition.id);
    if (!decided.empty()) return decided;
    const std::string key(condition.input);
    return input.contains(key) && input.at(key).is_null() ? "ask" : "met";
}

void add_event_points(OpenPoints& points, Answer answer, const std::vector<DatedEvent>& events, std::string_view path,
                      std::string_view clause) {
    if (answer != Answer::yes) return;
    if (events.empty()) points.add(Step::eligibility, "event-date", path, clause);
    for (const DatedEvent& event : events) {
        if (read_typed_date(event.date).day) continue;
        if (blank(event.date)) {
            points.add(Step::eligibility, "event-date", path, clause);
        } else {
            points.add(Step::eligibility, "date-bad", path, clause, {event.date});
        }
        return;  // one sentence for the list is enough
    }
}

void add_condition_points(OpenPoints& points, const AssessmentFacts& facts) {
    const Answers& answers = facts.project.answers;
    const EligibilityInput input =
        eligibility_input(facts.project, factory_assurance(facts.project, facts.assessment.annex2));
    for (const EligibilityCondition& condition : eligibility_conditions) {
        const std::string outcome = outcome_of(condition, facts, input.input.json);
        const bool dates_missing = (condition.id == "no-serious-violation" && input.violations_incomplete) ||
                                   (condition.id == "no-revocation" && input.revocations_incomplete);
        if (outcome == "met" || (outcome == "ask" && dates_missing)) continue;
        const std::string key = (outcome == "not-met" ? "not-met." : "ask.") + std::string(condition.id);
        points.add(Step::eligibility, key, project_path("eligibility", condition.input), condition.clause);
        points.mark_blocking();
    }
    add_event_points(points, answers.violations, answers.violation_events, "answers.violations", "27-b6");
    add_event_points(points, answers.revocations, answers.revocation_events, "answers.revocations", "27-b7");
}

// CLAUSE R52003/30, 38: concessions of the certification body.
void add_concession_points(OpenPoints& points, const AssessmentFacts& facts) {
    const Answers& answers = facts.project.answers;
    const DecisionSlot& exemption = facts.assessment.exemption;
    const DecisionSlot& acceptance = facts.assessment.acceptance;
    const auto other_need = [](const DecisionSlot& slot) {
        const auto found = std::find_if(slot.needs.begin(), slot.needs.end(),
                                        [](const std::string& path) { return path != "answers.application_date"; });
        return found == slot.needs.end() ? std::string() : *found;
    };
    const std::string prior = other_need(exemption);
    if (!prior.empty()) {
        points.add(Step::eligibility, prior == "answers.prior_inspection" ? "prior-inspection" : "prior-details", prior,
                   "30");
    } else if (exemption.decision && exemption.decision->outcome == "ask") {
        points.add(Step::eligibility, "exemption-ask", "answers.prior_date", "30-b3");
    } else if (exemption.decision && exemption.decision->outcome == "may" &&
               !is_answered(answers.exemption_confirmed)) {
        points.add(Step::eligibility, "exemption-confirm", "answers.exemption_confirmed", "30");
    }
    const std::string verification = other_need(acceptance);
    if (!verification.empty()) {
        points.add(Step::eligibility, "verification-details", verification, "38");
    } else if (acceptance.decision && acceptance.decision->outcome == "ask") {
        points.add(Step::eligibility, "acceptance-ask", "answers.verification_date", "38");
    } else if (acceptance.decision && acceptance.decision->outcome == "may" &&
               !is_answered(answers.acceptance_confirmed)) {
        points.add(Step::eligibility, "acceptance-confirm", "answers.acceptance_confirmed", "38");
    }
}

// CLAUSE R52003/14: the key of a unit has five parts; an unknown one leaves the division open (15).
void add_product_points(OpenPoints& points, const UnitProduct& product, std::size_t number) {
    const std::string field = "unit_products:" + std::to_string(product.id);
    const bool complete = !blank(product.field) && !blank(product.function) && !blank(product.scenario) &&
                          !blank(product.model) && !blank(product.address);
    if (!complete) points.add(Step::units, "unit-incomplete", field, "14", {std::to_string(number)});
    const Entered& lines = product.bom_items;
    if (lines.is_empty()) return;
    const std::optional<Decimal> exact = lines.exact();
    if (!exact || exact->to_int64().value_or(0) < 1) {
        points.add(Step::units, "unit-lines-bad", field, "54", {std::to_string(number), lines.text()});
    }
}

std::string_view state_word(DocumentState state) {
    if (state == DocumentState::missing) return "missing";
    return state == DocumentState::draft ? "draft" : "ask";
}

/// Number of the unit whose two figures of the site inspection differ although its lines and sites are known: 400 lines
/// stand in two bands (AMB-45). 0 = none.
std::size_t unit_in_two_bands(const rules::Decision& decision, const Json& units) {
    const Json& results = decision.values.at("units");
    for (std::size_t i = 0; i < results.size() && i < units.size(); ++i) {
        const Json& site = results[i].at("siteInspection");
        const bool is_known = units[i].contains("bomItems") && units[i].value("sites", 1) == 1;
        if (is_known && site.at(0) != site.at(1)) return i + 1;
    }
    return 0;
}

}  // namespace

void add_company_points(OpenPoints& points, const AssessmentFacts& facts) {
    const Product& product = facts.project.product;
    add_party_points(points, facts.project.company);
    need_text(points, product.name, "product-name", "product.name", "89-b4");
    need_text(points, product.model, "product-model", "product.model", "89-b4");
    need_text(points, product.field, "product-field", "product.field", "2");
    need_text(points, product.kind, "product-kind", "product.kind", "6");
    if (trim(product.field) == "PV14")
        need_text(points, product.cable_kind, "cable-kind", "product.cable_kind", "2-b4");
    need_text(points, product.function, "product-function", "product.function", "14-b2");
    need_text(points, product.scenario, "product-scenario", "product.scenario", "14-b2");
    add_declared_unit_points(points, product);
    add_period_points(points, product);
    need_answer(points, product.distribution_inside, "boundary-distribution", "product.distribution_inside", "23");
    need_answer(points, product.use_inside, "boundary-use", "product.use_inside", "23");
    need_answer(points, product.end_of_life_inside, "boundary-end-of-life", "product.end_of_life_inside", "23");
    const std::vector<Site>& sites = facts.project.sites;
    for (std::size_t i = 0; i < sites.size(); ++i) {
        if (sites.size() > 1 && sites[i].role.empty()) {
            points.add(Step::company, "site-role", "sites:" + std::to_string(sites[i].id), "14-b4",
                       {std::to_string(i + 1)});
        }
    }
}

void add_eligibility_points(OpenPoints& points, const AssessmentFacts& facts) {
    add_date_point(points, facts.project.answers.application_date, "application-date", "answers.application_date",
                   "27");
    add_early_application_point(points, facts);
    add_scope_points(points, facts);
    add_condition_points(points, facts);
    const std::optional<rules::Decision>& standards = facts.assessment.standards.decision;
    if (standards && standards->outcome == "ask") {
        points.add(Step::eligibility, "standards-ask", "product.kind", "6");
    }
    add_concession_points(points, facts);
}

void add_unit_points(OpenPoints& points, const AssessmentFacts& facts) {
    const std::vector<UnitProduct>& products = facts.project.unit_products;
    if (products.empty()) points.add(Step::units, "no-units", "unit_products", "14");
    for (std::size_t i = 0; i < products.size(); ++i) add_product_points(points, products[i], i + 1);
}

void add_annex1_points(OpenPoints& points, const AssessmentFacts& facts) {
    for (const DocumentStatus& row : facts.assessment.annex1) {
        if (row.state == DocumentState::satisfied || row.state == DocumentState::not_applicable) continue;
        const std::string clause = row.item == "A1-2-licences" ? "A1-2" : row.item;
        points.add(Step::annex1, "annex1." + std::string(state_word(row.state)), "documents." + row.item, clause,
                   {"@annex1.item." + row.item});
    }
}

void add_man_day_points(OpenPoints& points, const AssessmentFacts& facts) {
    const std::optional<rules::Decision>& units = facts.assessment.units.decision;
    const std::optional<rules::Decision>& decision = facts.assessment.man_days.decision;
    if (!units || !decision) return;
    ManDayFacts man_days;
    man_days.units = units->values.at("units").get<std::vector<std::vector<std::size_t>>>();
    man_days.leaf_lines = facts.assessment.footprint.leaf_lines;
    const Json input = man_days_input(facts.project, man_days).json.at("units");
    for (std::size_t i = 0; i < input.size(); ++i) {
        if (input[i].contains("bomItems")) continue;
        const UnitProduct& product = facts.project.unit_products[man_days.units[i].front()];
        points.add(Step::man_days, "unit-lines", "unit_products:" + std::to_string(product.id), "54",
                   {std::to_string(i + 1)});
    }
    if (!input.empty() && input[0].value("sites", 1) > 1) {
        points.add(Step::man_days, "several-sites", "sites", "54", {std::to_string(input[0].value("sites", 1))});
    }
    const std::size_t unit = unit_in_two_bands(*decision, input);
    if (unit > 0) points.add(Step::man_days, "two-bands", "", "54", {std::to_string(unit)});
}

std::vector<OpenPoint> open_points_of(const AssessmentFacts& facts) {
    OpenPoints points;
    add_company_points(points, facts);
    add_eligibility_points(points, facts);
    add_unit_points(points, facts);
    add_annex1_points(points, facts);
    add_bom_points(points, facts);
    add_footprint_points(points, facts);
    add_quality_points(points, facts);
    add_annex2_points(points, facts);
    add_man_day_points(points, facts);
    add_schedule_points(points, facts);
    add_certificate_points(points, facts);
    return points.take();
}

}  // namespace zuji
