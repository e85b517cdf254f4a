#include "core/assess/decision_inputs.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/assess/bom_survey.hpp"
#include "core/assess/man_days_reading.hpp"
#include "core/assess/text_fields.hpp"
#include "core/base/text.hpp"
#include "core/base/units.hpp"
#include "core/footprint/allocation.hpp"

namespace zuji {
namespace text_field {

std::string_view text_of(const Project& project, std::string_view id) {
    const auto found = project.texts.find(std::string(id));
    return found == project.texts.end() ? std::string_view() : trim(found->second);
}

}  // namespace text_field

namespace {

using rules::Json;

Json json_of(Answer answer) {
    if (answer == Answer::yes) return true;
    if (answer == Answer::no) return false;
    return nullptr;
}

Json json_of(std::string_view text) {
    const std::string_view trimmed = trim(text);
    return trimmed.empty() ? Json(nullptr) : Json(std::string(trimmed));
}

/// Null for "" and "unknown", else the word.
Json choice_json(std::string_view word) {
    return word.empty() || word == "unknown" ? Json(nullptr) : Json(std::string(word));
}

Json legal_person(std::string_view legal_form) {
    if (legal_form.empty() || legal_form == "unknown") return nullptr;
    return legal_form == "legal-person";
}

Json undertaking_signed(std::string_view word) {
    if (word == "signed") return true;
    if (word == "refused") return false;
    return nullptr;
}

Json licence_applies(std::string_view word) {
    if (word == "not-needed") return false;
    if (word == "obtained" || word == "missing") return true;
    return nullptr;
}

/// Puts a required date under `key`, or its path under the needs.
void put_date(DecisionInput& input, const char* key, std::string_view text, const char* path) {
    const TypedDate date = read_typed_date(text);
    if (date.day) {
        input.json[key] = date.day->to_string();
    } else {
        input.needs.emplace_back(path);
    }
}

/// Puts a required yes/no under `key`; a question that is open is a need.
void put_required(DecisionInput& input, const char* key, Answer answer, const char* path) {
    if (answer == Answer::yes || answer == Answer::no) {
        input.json[key] = answer == Answer::yes;
    } else {
        input.needs.emplace_back(path);
    }
}

/// The dates of a yes/no question with dated events; null while it is not answered. Sets `incomplete` when the answer
/// is yes but a date is missing or cannot be read.
Json event_dates(Answer answer, const std::vector<DatedEvent>& events, const ChosenReadings& readings,
                 bool& incomplete) {
    const bool applicant_only = takes(readings, "AMB-28", "a");
    incomplete = false;
    if (answer == Answer::no) return Json::array();
    if (answer != Answer::yes) return nullptr;
    Json dates = Json::array();
    for (const DatedEvent& event : events) {
        // CLAUSE R52003/27-b6, 27-b7: a party that is not named counts in every reading.
        if (applicant_only && !event.party.empty() && event.party != "applicant") continue;
        const TypedDate date = read_typed_date(event.date);
        if (date.day) {
            dates.push_back(date.day->to_string());
        } else {
            incomplete = true;
        }
    }
    if (events.empty()) incomplete = true;
    return dates;
}

/// Mass of a line for one declared unit, exact where nothing is allocated; nullopt when it has none that can be read.
std::optional<Decimal> mass_kg(const ActivityLine& line, const Project& project, const Unit& kilogram) {
    const std::optional<Decimal> amount = line.amount.exact();
    const Result<Unit> unit = find_unit(line.unit);
    if (!amount || amount->is_negative() || !unit) return std::nullopt;
    std::optional<Decimal> mass = convert_exact(*amount, unit.value(), kilogram);
    if (!mass || line.allocation == 0) return mass;
    const Allocation* allocation = find_allocation(project, line.allocation);
    if (allocation == nullptr) return std::nullopt;
    const AllocationResult shared = compute_allocation(*allocation, project);
    if (shared.state != LineState::counted) return std::nullopt;
    return decimal_from_double(mass->to_double() * shared.per_unit);
}

/// Waste of making one declared unit, all of it or what is cut off; nullopt where a line has no mass.
std::optional<Decimal> waste_mass_kg(const Project& project, bool only_omitted) {
    const Result<Unit> kilogram = find_unit("kg");
    if (!kilogram) return std::nullopt;
    Decimal total;
    for (const ActivityLine& line : project.activities) {
        if (line.kind != ActivityKind::waste || !is_before_the_gate(line)) continue;
        if (only_omitted && !line.omitted) continue;
        const std::optional<Decimal> mass = mass_kg(line, project, kilogram.value());
        if (!mass) return std::nullopt;
        total = total + *mass;
    }
    return total;
}

/// Auxiliaries and packaging that are cut off, as far as they have a mass.
double omitted_auxiliaries_kg(const Project& project) {
    const Result<Unit> kilogram = find_unit("kg");
    double total = 0;
    for (const ActivityLine& line : project.activities) {
        if (!kilogram || line.kind != ActivityKind::material || !line.omitted) continue;
        const std::optional<Decimal> mass = mass_kg(line, project, kilogram.value());
        if (mass) total += mass->to_double();
    }
    return total;
}

/// The largest whole number of material lines entered for a unit; 0 = none entered.
std::int64_t entered_lines(const Project& project, const std::vector<std::size_t>& unit) {
    std::int64_t most = 0;
    for (const std::size_t index : unit) {
        const std::optional<Decimal> exact = project.unit_products[index].bom_items.exact();
        if (exact) most = std::max(most, exact->to_int64().value_or(0));
    }
    return most;
}

/// Sites where steps of one unit take place: the process sites and the one of final production. Parallel sites are
/// other units (AMB-16).
std::int64_t sites_of_a_unit(const std::vector<Site>& sites) {
    const auto process =
        std::count_if(sites.begin(), sites.end(), [](const Site& site) { return site.role == "process"; });
    const bool has_final_site = process < static_cast<std::ptrdiff_t>(sites.size());
    return std::max<std::int64_t>(1, process + (has_final_site ? 1 : 0));
}

bool same_type_and_address(const UnitProduct& a, const UnitProduct& b) {
    return comparison_key(a.field) == comparison_key(b.field) &&
           comparison_key(a.function) == comparison_key(b.function) &&
           comparison_key(a.scenario) == comparison_key(b.scenario) &&
           comparison_key(a.address) == comparison_key(b.address);
}

/// Material lines of this project's BOM, as they are counted.
std::int64_t own_lines(const Project& project, const ManDayFacts& facts, const ChosenReadings& readings) {
    if (!takes(readings, "AMB-47", "b")) return static_cast<std::int64_t>(facts.leaf_lines);
    return std::count_if(project.bom.begin(), project.bom.end(), [](const BomLine& line) { return line.parent == 0; });
}

Json man_day_unit(const Project& project, const ManDayFacts& facts, const ChosenReadings& readings,
                  std::size_t unit_index) {
    const std::vector<std::size_t>& unit = facts.units[unit_index];
    const bool is_own = std::find(unit.begin(), unit.end(), std::size_t{0}) != unit.end();
    Json json = Json::object();
    const std::int64_t entered = entered_lines(project, unit);
    const std::int64_t own = own_lines(project, facts, readings);
    if (entered > 0) {
        json["bomItems"] = entered;
    } else if (is_own && own > 0) {
        // Without a BOM that may be shown, the same lines are the main materials (AMB-34).
        json[project.answers.bom_available == Answer::no ? "mainMaterials" : "bomItems"] = own;
    }
    json["sites"] = takes(readings, "AMB-50", "a") ? 1 : sites_of_a_unit(project.sites);
    // CLAUSE R52003/30: the concession is given for one factory and one product type, and only counts once confirmed.
    json["siteInspectionExempt"] =
        facts.exemption_may && project.answers.exemption_confirmed == Answer::yes &&
        same_type_and_address(project.unit_products[unit.front()], project.unit_products.front());
    // CLAUSE R52003/38: an earlier verification is accepted for the identical product, that is this project's own.
    json["verificationAccepted"] =
        is_own && facts.acceptance_may && project.answers.acceptance_confirmed == Answer::yes;
    return json;
}

struct PathOfInput {
    std::string_view decision;
    std::string_view input;
    std::string_view path;
};

constexpr std::array paths{
    PathOfInput{"scope", "field", "product.field"},
    PathOfInput{"scope", "kind", "product.cable_kind"},
    PathOfInput{"scope", "pilotProduct", "answers.pilot_product"},
    PathOfInput{"scope", "pilotRegion", "answers.pilot_region"},
    PathOfInput{"standards", "productKind", "product.kind"},
    PathOfInput{"standards", "mechanism", "product.mechanism"},
    PathOfInput{"eligibility", "applicationDate", "answers.application_date"},
    PathOfInput{"eligibility", "legalPerson", "answers.legal_form"},
    PathOfInput{"eligibility", "licence", "answers.licence"},
    PathOfInput{"eligibility", "factoryAssurance", "answers.factory_assurance"},
    PathOfInput{"eligibility", "orderedToStop", "answers.ordered_to_stop"},
    PathOfInput{"eligibility", "onDishonestyList", "answers.dishonesty_list"},
    PathOfInput{"eligibility", "violationDates", "answers.violations"},
    PathOfInput{"eligibility", "revocationDates", "answers.revocations"},
    PathOfInput{"eligibility", "undertakingSigned", "answers.undertaking"},
    PathOfInput{"site-inspection-exemption", "sameProducerAndFactory", "answers.prior_same_factory"},
    PathOfInput{"site-inspection-exemption", "sameProductType", "answers.prior_same_type"},
    PathOfInput{"site-inspection-exemption", "priorInspection", "answers.prior_inspection"},
    PathOfInput{"site-inspection-exemption", "applicationDate", "answers.application_date"},
    PathOfInput{"verification-acceptance", "identical", "answers.verification_identical"},
    PathOfInput{"verification-acceptance", "body", "answers.verification_body"},
    PathOfInput{"verification-acceptance", "statementDate", "answers.verification_date"},
    PathOfInput{"verification-acceptance", "applicationDate", "answers.application_date"},
    PathOfInput{"application-documents", "legalForm", "answers.legal_form"},
    PathOfInput{"application-documents", "licenceApplies", "answers.licence"},
    PathOfInput{"application-documents", "applicantIsProducer", "company.applicant_is_producer"},
    PathOfInput{"application-documents", "producerIsFactory", "company.producer_is_factory"},
    PathOfInput{"application-documents", "oemOdm", "company.oem_odm"},
    PathOfInput{"application-documents", "specificStandardUsed", "answers.specific_standard_used"},
    PathOfInput{"application-documents", "nonPublicStandardUsed", "answers.non_public_standard_used"},
    PathOfInput{"application-documents", "earlierCertificate", "answers.earlier_certificate"},
    PathOfInput{"application-documents", "claimVerified", "answers.claim_verified"},
    PathOfInput{"application-documents", "bomAvailable", "answers.bom_available"},
    PathOfInput{"application-documents", "useStageInside", "product.use_inside"},
    PathOfInput{"application-documents", "endOfLifeInside", "product.end_of_life_inside"},
    PathOfInput{"cut-off", "productMass", "product.mass_kg"},
};

}  // namespace

TypedDate read_typed_date(std::string_view text) {
    const std::string_view trimmed = trim(text);
    if (trimmed.empty()) return {};
    const Result<Date> date = Date::parse(trimmed);
    if (!date) return {std::nullopt, true};
    return {date.value(), false};
}

DecisionInput scope_input(const Project& project) {
    DecisionInput input;
    const std::string_view field = trim(project.product.field);
    const bool is_field = field.size() == 4 && field.substr(0, 2) == "PV" && field[2] >= '0' && field[2] <= '9' &&
                          field[3] >= '0' && field[3] <= '9';
    if (!is_field) input.needs.emplace_back("product.field");
    input.json["field"] = std::string(field);
    input.json["kind"] = json_of(project.product.cable_kind);
    input.json["pilotProduct"] = json_of(project.answers.pilot_product);
    input.json["pilotRegion"] = json_of(project.answers.pilot_region);
    return input;
}

DecisionInput standards_input(const Project& project, std::string_view document) {
    DecisionInput input;
    if (document.empty()) input.needs.emplace_back("product.field");
    if (trim(project.product.kind).empty()) input.needs.emplace_back("product.kind");
    input.json["document"] = std::string(document);
    input.json["productKind"] = json_of(project.product.kind);
    input.json["mechanism"] = json_of(project.product.mechanism);
    return input;
}

EligibilityInput eligibility_input(const Project& project, Answer factory_assurance, const ChosenReadings& readings) {
    EligibilityInput all;
    DecisionInput& input = all.input;
    const Answers& answers = project.answers;
    put_date(input, "applicationDate", answers.application_date, "answers.application_date");
    input.json["legalPerson"] = legal_person(answers.legal_form);
    input.json["licence"] = choice_json(answers.licence);
    input.json["factoryAssurance"] = json_of(factory_assurance);
    input.json["orderedToStop"] = json_of(answers.ordered_to_stop);
    input.json["onDishonestyList"] = json_of(answers.dishonesty_list);
    input.json["violationDates"] =
        event_dates(answers.violations, answers.violation_events, readings, all.violations_incomplete);
    input.json["revocationDates"] =
        event_dates(answers.revocations, answers.revocation_events, readings, all.revocations_incomplete);
    input.json["undertakingSigned"] = undertaking_signed(answers.undertaking);
    return all;
}

DecisionInput units_input(const Project& project, const ChosenReadings& readings) {
    const bool specification_divides = takes(readings, "AMB-15", "b");
    DecisionInput input;
    if (project.unit_products.empty()) input.needs.emplace_back("unit_products");
    Json products = Json::array();
    for (const UnitProduct& product : project.unit_products) {
        Json json = Json::object();
        json["field"] = product.field;
        json["function"] = product.function;
        json["scenario"] = product.scenario;
        json["model"] = specification_divides ? product.model + "|" + product.specification : product.model;
        json["address"] = product.address;
        products.push_back(std::move(json));
    }
    input.json["products"] = std::move(products);
    return input;
}

DecisionInput exemption_input(const Project& project) {
    DecisionInput input;
    const Answers& answers = project.answers;
    if (answers.prior_inspection == Answer::no) {
        input.arises = false;  // no earlier inspection: the other questions were never put
        return input;
    }
    if (answers.prior_inspection != Answer::yes) {
        input.needs.emplace_back("answers.prior_inspection");
        return input;
    }
    put_required(input, "sameProducerAndFactory", answers.prior_same_factory, "answers.prior_same_factory");
    put_required(input, "sameProductType", answers.prior_same_type, "answers.prior_same_type");
    DecisionInput prior;
    put_date(prior, "date", answers.prior_date, "answers.prior_date");
    put_required(prior, "byCgc", answers.prior_by_cgc, "answers.prior_by_cgc");
    put_required(prior, "passed", answers.prior_passed, "answers.prior_passed");
    input.json["priorInspection"] = std::move(prior.json);
    input.needs.insert(input.needs.end(), prior.needs.begin(), prior.needs.end());
    put_date(input, "applicationDate", answers.application_date, "answers.application_date");
    return input;
}

DecisionInput acceptance_input(const Project& project) {
    DecisionInput input;
    const Answers& answers = project.answers;
    if (answers.claim_verified != Answer::yes) {
        input.arises = false;
        return input;
    }
    input.json["identical"] = json_of(answers.verification_identical);
    if (answers.verification_body.empty()) {
        input.needs.emplace_back("answers.verification_body");
    } else {
        input.json["body"] = answers.verification_body;
    }
    put_date(input, "statementDate", answers.verification_date, "answers.verification_date");
    put_date(input, "applicationDate", answers.application_date, "answers.application_date");
    return input;
}

DecisionInput documents_input(const Project& project, std::string_view acceptance) {
    DecisionInput input;
    const Answers& answers = project.answers;
    const Company& company = project.company;
    input.json["legalForm"] = choice_json(answers.legal_form);
    input.json["licenceApplies"] = licence_applies(answers.licence);
    input.json["applicantIsProducer"] = json_of(company.applicant_is_producer);
    input.json["producerIsFactory"] = json_of(company.producer_is_factory);
    input.json["oemOdm"] = json_of(company.oem_odm);
    input.json["specificStandardUsed"] = json_of(answers.specific_standard_used);
    input.json["nonPublicStandardUsed"] = json_of(answers.non_public_standard_used);
    input.json["earlierCertificate"] = json_of(answers.earlier_certificate);
    input.json["claimVerified"] = json_of(answers.claim_verified);
    input.json["acceptance"] = json_of(acceptance);
    input.json["bomAvailable"] = json_of(answers.bom_available);
    input.json["addresses"] = std::max<std::size_t>(1, project.sites.size());
    input.json["useStageInside"] = json_of(project.product.use_inside);
    input.json["endOfLifeInside"] = json_of(project.product.end_of_life_inside);
    return input;
}

double omitted_inputs_kg(const Project& project, const Footprint& footprint) {
    return footprint.omitted_mass_kg + omitted_auxiliaries_kg(project);
}

std::optional<double> omitted_inputs_share(const Project& project, const Footprint& footprint) {
    const Entered& mass = project.product.mass_kg;
    const double base = mass.has_value() && mass.value() > 0 ? mass.value() : footprint.net_mass_kg;
    return base > 0 ? std::optional(omitted_inputs_kg(project, footprint) / base) : std::nullopt;
}

DecisionInput cut_off_input(const Project& project, const Footprint& footprint) {
    DecisionInput input;
    const std::optional<Decimal> mass = project.product.mass_kg.exact();
    if (mass && !mass->is_negative()) {
        input.json["productMass"] = mass->to_string();
    } else {
        input.needs.emplace_back("product.mass_kg");
    }
    const std::optional<Decimal> waste = waste_mass_kg(project, false);
    const std::optional<Decimal> omitted_waste = waste_mass_kg(project, true);
    if (waste && omitted_waste) {
        input.json["totalWaste"] = waste->to_string();
    } else {
        input.needs.emplace_back("activities");
    }
    input.json["omittedInputs"] = decimal_from_double(omitted_inputs_kg(project, footprint)).to_string();
    input.json["omittedWaste"] = omitted_waste.value_or(Decimal()).to_string();
    return input;
}

ManDayFacts man_day_facts(const Assessment& assessment) {
    const auto may = [](const DecisionSlot& slot) { return slot.decision && slot.decision->outcome == "may"; };
    ManDayFacts facts;
    if (assessment.units.decision) {
        facts.units = assessment.units.decision->values.at("units").get<std::vector<std::vector<std::size_t>>>();
    }
    facts.leaf_lines = assessment.footprint.leaf_lines;
    facts.exemption_may = may(assessment.exemption);
    facts.acceptance_may = may(assessment.acceptance);
    return facts;
}

namespace {

/// previous and current in exact decimals; the question arises with a previous footprint.
DecisionInput comparison_input(const Project& project, const Footprint& footprint) {
    DecisionInput input;
    const Entered& previous = project.analysis.previous_total;
    input.arises = !previous.is_empty() && footprint.counted_lines > 0;
    const std::optional<Decimal> before = previous.exact();
    if (!before || *before <= Decimal(0)) {
        input.needs.emplace_back("analysis.previous_total");
        return input;
    }
    input.json["previous"] = before->to_string();
    input.json["current"] = decimal_from_double(footprint.total).to_string();
    return input;
}

}  // namespace

DecisionInput surveillance_input(const Project& project, const Footprint& footprint) {
    DecisionInput input = comparison_input(project, footprint);
    input.json["otherFindings"] = false;
    return input;
}

DecisionInput validity_input(const Project& project, const Footprint& footprint) {
    DecisionInput input = comparison_input(project, footprint);
    const TypedDate since = read_typed_date(project.analysis.higher_since);
    const TypedDate today = read_typed_date(project.answers.application_date);
    input.arises = input.arises && !project.analysis.higher_since.empty();
    const Answer planned = project.analysis.change_planned;
    if (planned != Answer::yes && planned != Answer::no) input.needs.emplace_back("analysis.change_planned");
    if (!since.day) input.needs.emplace_back("analysis.higher_since");
    if (!today.day) input.needs.emplace_back("answers.application_date");
    if (!input.needs.empty()) return input;
    input.json["planned"] = planned == Answer::yes;
    input.json["since"] = since.day->to_string();
    input.json["today"] = today.day->to_string();
    return input;
}

DecisionInput man_days_input(const Project& project, const ManDayFacts& facts, const ChosenReadings& readings) {
    DecisionInput input;
    if (facts.units.empty()) input.needs.emplace_back("unit_products");
    Json units = Json::array();
    for (std::size_t i = 0; i < facts.units.size(); ++i) units.push_back(man_day_unit(project, facts, readings, i));
    input.json["units"] = std::move(units);
    return input;
}

std::string_view project_path(std::string_view decision, std::string_view input) {
    for (const PathOfInput& each : paths) {
        if (each.decision == decision && each.input == input) return each.path;
    }
    return {};
}

}  // namespace zuji
