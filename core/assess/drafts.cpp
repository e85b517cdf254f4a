#include "core/assess/drafts.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/assess/decision_inputs.hpp"
#include "core/assess/text_fields.hpp"
#include "core/base/text.hpp"
#include "core/base/units.hpp"

namespace zuji {
namespace {

using text_field::text_of;

Draft nothing() { return {}; }
Draft finished() { return {.available = true, .complete = true}; }
Draft unfinished(std::string key, std::vector<std::string> args = {}, std::string field = {}) {
    return {.available = true, .key = std::move(key), .args = std::move(args), .field = std::move(field)};
}

bool blank(std::string_view text) { return trim(text).empty(); }

bool has_period(const Product& product) {
    const TypedDate from = read_typed_date(product.period_from);
    const TypedDate to = read_typed_date(product.period_to);
    return from.day && to.day && *from.day <= *to.day;
}

bool has_declared_unit(const Product& product) {
    return product.declared_amount.has_value() && product.declared_amount.value() > 0 &&
           find_unit(product.declared_unit).ok();
}

bool has_boundary(const Product& product) {
    const auto known = [](Answer answer) { return answer == Answer::yes || answer == Answer::no; };
    return known(product.distribution_inside) && known(product.use_inside) && known(product.end_of_life_inside);
}

// CLAUSE R52003/A1-1: the form is the certification body's own; the model gives a sheet of its answers.
Draft data_sheet(const AssessmentFacts& facts) {
    const Company& company = facts.project.company;
    const Product& product = facts.project.product;
    if (blank(company.applicant.name) && blank(product.name)) return nothing();
    if (blank(company.applicant.name)) return unfinished("sheet", {}, "company.applicant.name");
    if (blank(company.applicant.address)) return unfinished("sheet", {}, "company.applicant.address");
    if (blank(product.name)) return unfinished("sheet", {}, "product.name");
    if (blank(product.model)) return unfinished("sheet", {}, "product.model");
    if (facts.project.unit_products.empty()) return unfinished("sheet-units", {}, "unit_products");
    return finished();
}

// CLAUSE R52003/A1-5
Draft reference_list(const AssessmentFacts& facts) {
    const std::optional<rules::Decision>& standards = facts.assessment.standards.decision;
    if (!standards) return nothing();
    const auto order = standards->values.find("order");
    if (order == standards->values.end() || !order->is_array() || order->empty()) return nothing();
    const std::size_t general = blank(facts.project.product.mechanism) ? 1 : 2;
    if (order->size() <= general) return unfinished("no-listed-standard", {}, "documents.A1-5");
    return finished();
}

// CLAUSE R52003/A1-7, 25, 89-b5: results by stage with boundary, period, value and unit.
Draft statement(const AssessmentFacts& facts) {
    const Footprint& footprint = facts.assessment.footprint;
    const Product& product = facts.project.product;
    const bool any = facts.bom.of(LineState::counted).count + facts.activities.of(LineState::counted).count > 0;
    if (!any) return nothing();
    if (!footprint.complete) return unfinished("statement-open-lines", {std::to_string(footprint.open_lines)}, "bom");
    if (!has_declared_unit(product)) return unfinished("statement-unit", {}, "product.declared_amount");
    if (!has_period(product)) return unfinished("statement-period", {}, "product.period_from");
    if (!has_boundary(product)) return unfinished("statement-boundary", {}, "product.use_inside");
    return finished();
}

// CLAUSE R52003/A1-9; 70 takes 10 % as its own line, so a looser threshold is worth a remark.
Draft assurance_statement(const AssessmentFacts& facts) {
    const Answers& answers = facts.project.answers;
    const Entered& threshold = answers.materiality_percent;
    if (answers.assurance_level.empty() && threshold.is_empty()) return nothing();
    if (answers.assurance_level.empty()) return unfinished("assurance-level", {}, "answers.assurance_level");
    const char* const field = "answers.materiality_percent";
    if (threshold.is_empty()) return unfinished("threshold", {}, field);
    const std::optional<Decimal> percent = threshold.exact();
    if (!percent || *percent <= Decimal(0) || *percent >= Decimal(100)) {
        return unfinished("threshold-range", {threshold.text()}, field);
    }
    Draft draft = finished();
    if (*percent > Decimal(10)) {
        draft.key = "threshold-above-ten";
        draft.args = {threshold.text()};
        draft.field = field;
    }
    return draft;
}

// CLAUSE R52003/A1-10: every applicable clause of Annex 2 that wants a documented procedure has a document.
Draft procedure_list(const AssessmentFacts& facts) {
    std::size_t needed = 0;
    std::size_t have = 0;
    std::string field;
    for (const AssuranceStatus& status : facts.assessment.annex2.requirements) {
        if (!status.wants_procedure || status.state == AssuranceState::not_applicable) continue;
        ++needed;
        const auto found = facts.project.assurance.find(status.clause);
        const bool named = found != facts.project.assurance.end() && !blank(found->second.evidence);
        if (named) ++have;
        if (!named && field.empty()) field = "assurance." + status.clause + ".evidence";
    }
    if (have == needed) return finished();
    const bool any = std::any_of(facts.project.assurance.begin(), facts.project.assurance.end(),
                                 [](const auto& entry) { return !blank(entry.second.evidence); });
    if (!any) return nothing();
    return unfinished("procedures", {std::to_string(have), std::to_string(needed)}, field);
}

// CLAUSE R52003/A1-11: name, material, quantity, unit and mass of every material line.
Draft bill_of_materials(const AssessmentFacts& facts) {
    const BomSurvey& bom = facts.bom;
    if (facts.assessment.footprint.leaf_lines == 0) return nothing();
    const std::size_t gaps = std::max({bom.no_name.count, bom.no_material.count, bom.no_mass.count,
                                       bom.of(LineState::no_amount).count + bom.of(LineState::bad_number).count});
    if (gaps > 0) return unfinished("bom-gaps", {std::to_string(gaps)}, "bom");
    return finished();
}

// CLAUSE R52003/A1-12
Draft charts(const AssessmentFacts& facts) {
    const Project& project = facts.project;
    const bool has_chart = !text_of(project, text_field::organisation).empty();
    const bool has_officer = !text_of(project, text_field::certification_officer).empty();
    const bool has_flow = !text_of(project, text_field::process_flow).empty() || facts.activities.manufacturing > 0;
    if (!has_chart && !has_officer && !has_flow) return nothing();
    if (!has_flow) return unfinished("process-flow", {}, "texts.process_flow");
    if (!has_chart) return unfinished("organisation", {}, "texts.organisation");
    if (!has_officer) return unfinished("certification-officer", {}, "texts.certification_officer");
    return finished();
}

// CLAUSE R52003/A1-13: materials, energy, waste over one data period (AMB-112: no waste row is a question).
Draft balances(const AssessmentFacts& facts) {
    const Footprint& footprint = facts.assessment.footprint;
    if (footprint.leaf_lines == 0 && facts.project.activities.empty()) return nothing();
    if (footprint.leaf_lines == 0 || facts.bom.no_mass.count > 0) return unfinished("balance-materials", {}, "bom");
    if (facts.activities.energy == 0) return unfinished("balance-energy", {}, "activities");
    if (!has_period(facts.project.product)) return unfinished("balance-period", {}, "product.period_from");
    if (facts.activities.waste == 0) {
        Draft draft = unfinished("balance-waste", {}, "activities");
        draft.ask = true;
        return draft;
    }
    return finished();
}

/// True for "0", "0 台/年", "０": a capacity that starts with the number zero.
bool is_zero_capacity(std::string_view text) {
    const std::string folded = fold_width(trim(text));
    std::size_t end = 0;
    while (end < folded.size() && ((folded[end] >= '0' && folded[end] <= '9') || folded[end] == '.')) ++end;
    const std::optional<Decimal> number = read_entered(std::string_view(folded).substr(0, end));
    return number && number->is_zero();
}

// CLAUSE R52003/A1-14: address, main equipment, start-up, capacity of every production address.
Draft site_list(const AssessmentFacts& facts) {
    const std::vector<Site>& sites = facts.project.sites;
    if (sites.empty()) return nothing();
    for (std::size_t i = 0; i < sites.size(); ++i) {
        const Site& site = sites[i];
        const std::string number = std::to_string(i + 1);
        const std::string field = "sites:" + std::to_string(site.id);
        if (blank(site.address)) return unfinished("site-address", {number}, field);
        if (blank(site.equipment)) return unfinished("site-equipment", {number}, field);
        if (blank(site.start_date)) return unfinished("site-start", {number}, field);
        if (blank(site.capacity)) return unfinished("site-capacity", {number}, field);
        if (is_zero_capacity(site.capacity)) {
            Draft draft = unfinished("site-capacity-zero", {number}, field);
            draft.ask = true;
            return draft;
        }
    }
    return finished();
}

std::string_view note_of(const Project& project, const char* item) {
    const auto found = project.documents.find(item);
    return found == project.documents.end() ? std::string_view() : trim(found->second.note);
}

bool use_stage_is_zero(const Project& project) {
    return std::all_of(project.activities.begin(), project.activities.end(), [](const ActivityLine& line) {
        return line.stage != "use" || (line.amount.has_value() && line.amount.value() == 0);
    });
}

// CLAUSE R52003/A1-15: a use stage of nothing at all needs an explanation.
Draft use_stage(const AssessmentFacts& facts) {
    const bool explained = !note_of(facts.project, "A1-15").empty();
    const ActivitySurvey& activities = facts.activities;
    if (activities.use == 0 && !explained) return nothing();
    if (use_stage_is_zero(facts.project) && !explained) return unfinished("use-zero", {}, "documents.A1-15.note");
    if (activities.sourced_use < activities.use) return unfinished("use-source", {}, "activities");
    if (text_of(facts.project, text_field::use_life).empty()) return unfinished("use-life", {}, "texts.use_life");
    return finished();
}

// CLAUSE R52003/A1-16: routes with shares that make up the whole.
Draft end_of_life(const AssessmentFacts& facts) {
    constexpr std::array shares{text_field::end_of_life_recovery, text_field::end_of_life_incineration,
                                text_field::end_of_life_landfill, text_field::end_of_life_other};
    const std::string field = "texts." + std::string(text_field::end_of_life_recovery);
    Decimal sum;
    bool any_share = false;
    for (const std::string_view id : shares) {
        const std::string_view text = text_of(facts.project, id);
        if (text.empty()) continue;
        any_share = true;
        const std::optional<Decimal> share = read_entered(text);
        if (!share || share->is_negative())
            return unfinished("share-bad", {std::string(text)}, "texts." + std::string(id));
        sum = sum + *share;
    }
    const ActivitySurvey& activities = facts.activities;
    if (!any_share && activities.end_of_life == 0) return nothing();
    if (!any_share) return unfinished("shares", {}, field);
    if (sum != Decimal(100)) return unfinished("shares-sum", {sum.to_string()}, field);
    if (activities.end_of_life == 0) return unfinished("end-of-life-lines", {}, "activities");
    if (activities.sourced_end_of_life < activities.end_of_life) {
        return unfinished("end-of-life-source", {}, "activities");
    }
    return finished();
}

// CLAUSE R52003/A1-17: at least one concrete measure, each with owner and date; a target only if there is one (AMB-35).
Draft reduction_plan(const AssessmentFacts& facts) {
    std::size_t titled = 0;
    for (std::size_t i = 0; i < facts.project.measures.size(); ++i) {
        const Measure& measure = facts.project.measures[i];
        if (blank(measure.title)) continue;
        ++titled;
        const std::string number = std::to_string(i + 1);
        const std::string field = "measures:" + std::to_string(measure.id);
        if (!read_typed_date(measure.due).day) return unfinished("measure-date", {number}, field);
        if (blank(measure.owner)) return unfinished("measure-owner", {number}, field);
    }
    if (titled == 0) return nothing();
    const bool target_missing = facts.project.answers.reduction_target == Answer::yes &&
                                text_of(facts.project, text_field::reduction_target).empty();
    return target_missing ? unfinished("reduction-target", {}, "texts.reduction_target") : finished();
}

}  // namespace

Draft draft_of(std::string_view item, const AssessmentFacts& facts) {
    if (item == "A1-1") return data_sheet(facts);
    if (item == "A1-5") return reference_list(facts);
    if (item == "A1-7") return statement(facts);
    if (item == "A1-9") return assurance_statement(facts);
    if (item == "A1-10") return procedure_list(facts);
    if (item == "A1-11") return bill_of_materials(facts);
    if (item == "A1-12") return charts(facts);
    if (item == "A1-13") return balances(facts);
    if (item == "A1-14") return site_list(facts);
    if (item == "A1-15") return use_stage(facts);
    if (item == "A1-16") return end_of_life(facts);
    if (item == "A1-17") return reduction_plan(facts);
    return nothing();
}

}  // namespace zuji
