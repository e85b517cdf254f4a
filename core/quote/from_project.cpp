#include "core/quote/from_project.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/assess/decision_inputs.hpp"
#include "core/assess/man_days_reading.hpp"

namespace zuji {
namespace {

QuoteProduct product_of(const UnitProduct& product) {
    return {product.name,  product.field,   product.function, product.scenario,
            product.model, product.address, product.bom_items};
}

/// Units as `man-days` is asked for them, once as confirmed so far and once with every claim confirmed.
struct UnitInputs {
    rules::Json confirmed;
    rules::Json claimed;
};

UnitInputs unit_inputs(const Project& project, const Assessment& assessment) {
    ManDayFacts facts = man_day_facts(assessment);
    if (facts.units.empty()) return {rules::Json::array(), rules::Json::array()};
    Project all;  // what the input reads of a project, with everything confirmed
    all.answers = project.answers;
    all.product = project.product;
    all.sites = project.sites;
    all.unit_products = project.unit_products;
    all.readings = project.readings;
    all.answers.exemption_confirmed = Answer::yes;
    all.answers.acceptance_confirmed = Answer::yes;
    return {man_days_input(project, facts).json.at("units"), man_days_input(all, facts).json.at("units")};
}

std::string concession(const UnitInputs& inputs, std::size_t unit, const char* flag) {
    if (inputs.confirmed[unit].value(flag, false)) return "confirmed";
    return inputs.claimed[unit].value(flag, false) ? "claimed" : "";
}

Entered count_of(const rules::Json& unit, const char* name, std::size_t unsaid) {
    const auto found = unit.find(name);
    if (found == unit.end() || !found->is_number_integer() || *found == unsaid) return {};
    return Entered(found->dump());
}

/// A reading of the project and the option of the quotation that says the same.
struct SameReading {
    const char* id;
    const char* reading;
    const char* option;
};
constexpr std::array<SameReading, 13> same_readings = {{{"AMB-34", "a", "materials"},
                                                        {"AMB-34", "b", "most"},
                                                        {"AMB-42", "a", "kept"},
                                                        {"AMB-42", "b", "dropped"},
                                                        {"AMB-45", "a", "lower"},
                                                        {"AMB-45", "b", "higher"},
                                                        {"AMB-48", "a", "project"},
                                                        {"AMB-48", "b", "unit"},
                                                        {"AMB-49", "a", "all"},
                                                        {"AMB-49", "b", "largest"},
                                                        {"AMB-50", "b", "each"},
                                                        {"AMB-53", "a", "half"},
                                                        {"AMB-53", "b", "whole"}}};

std::map<std::string, std::string> readings_of(const Project& project) {
    std::map<std::string, std::string> readings;
    for (const SameReading& same : same_readings) {
        if (takes(project.readings, same.id, same.reading)) readings[same.id] = same.option;
    }
    return readings;
}

/// The certification body's time for corrections counts only where findings are planned.
QuotePlan plan_of(const Plan& plan) {
    return {plan.site_from, plan.review_staff, plan.inspection_staff, plan.verification_staff,
            plan.findings_expected == Answer::no ? Entered() : plan.correction_days};
}

std::string unit_name(const UnitProduct& first) { return first.model.empty() ? first.name : first.model; }

}  // namespace

Quote quote_from_project(const Project& project, const Assessment& assessment) {
    Quote quote;
    quote.title = project.title;
    quote.document = assessment.document;
    quote.customer = project.company.applicant;
    quote.acceptance_date = project.plan.accepted;
    quote.plan = plan_of(project.plan);
    quote.readings = readings_of(project);
    std::transform(project.unit_products.begin(), project.unit_products.end(), std::back_inserter(quote.products),
                   product_of);
    const ManDayFacts facts = man_day_facts(assessment);
    const UnitInputs inputs = unit_inputs(project, assessment);
    for (std::size_t i = 0; i < facts.units.size(); ++i) {
        QuoteUnit unit;
        unit.name = unit_name(project.unit_products[facts.units[i].front()]);
        unit.bom_items = count_of(inputs.confirmed[i], "bomItems", 0);
        unit.main_materials = count_of(inputs.confirmed[i], "mainMaterials", 0);
        unit.sites = count_of(inputs.confirmed[i], "sites", 1);
        unit.exemption = concession(inputs, i, "siteInspectionExempt");
        unit.acceptance = concession(inputs, i, "verificationAccepted");
        quote.units.push_back(std::move(unit));
    }
    if (quote.units.empty()) {
        quote.units.emplace_back();
        quote.units.front().name = project.product.model.empty() ? project.product.name : project.product.model;
    }
    return quote;
}

}  // namespace zuji
