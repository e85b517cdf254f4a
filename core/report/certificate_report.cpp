// The draft of the certificate's data. CLAUSE R52003/88, 89
#include <nlohmann/json.hpp>

#include "core/assess/life_facts.hpp"
#include "core/assess/text_fields.hpp"
#include "core/base/decimal.hpp"
#include "core/report/cells.hpp"
#include "core/report/cover.hpp"
#include "core/report/schedule_report.hpp"
#include "core/rules/rule_book_data.hpp"

namespace zuji {
namespace {

std::string name_and_address(const Party& party) {
    if (trim(party.name).empty()) return {};
    return party.name + (party.address.empty() ? "" : ", " + party.address);
}

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts) {
        if (trim(part).empty()) continue;
        text += (text.empty() ? "" : " · ") + std::string(trim(part));
    }
    return text;
}

std::string visits_text(const ReportFacts& facts, const Say& say) {
    std::string text;
    const Life& life = facts.assessment.life;
    for (std::size_t i = 0; i < life.visits.size(); ++i) {
        const std::string& date = facts.project.certificate.visits[i].date;
        const std::string_view outcome = life.visits[i].surveillance.outcome();
        text += (text.empty() ? "" : "; ") + date + " " +
                say("certificate.visit-outcome." + std::string(outcome.empty() ? "open-facts" : outcome));
    }
    return text;
}

std::string value_text(const ReportFacts& facts, const Say& say) {
    const Entered& printed = facts.project.certificate.value;
    const Footprint& footprint = facts.assessment.footprint;
    std::string number = printed.is_empty() ? std::string() : printed.text();
    if (number.empty() && footprint.complete && footprint.counted_lines > 0) number = format_number(footprint.total, 5);
    return number.empty() ? number : number + " " + result_unit_text(say, facts.project);
}

std::string project_text(const ReportFacts& facts, const Say& say, std::string_view field) {
    const Project& project = facts.project;
    const Product& product = project.product;
    const Life& life = facts.assessment.life;
    if (field == "certificate-number") return project.certificate.number;
    if (field == "applicant") return name_and_address(project.company.applicant);
    if (field == "producer") return name_and_address(project.company.producer);
    if (field == "factory") return name_and_address(project.company.factory);
    if (field == "basis-and-version") {
        const rules::EditionData* edition = facts.knowledge.rules->data().edition(facts.assessment.document);
        return edition ? say("certificate.basis", {edition->edition.id, edition->edition.version}) : std::string();
    }
    if (field == "product-identity")
        return joined({product.trademark, product.name, product.specification, product.model});
    if (field == "functional-or-declared-unit") return declared_unit_text(say, project);
    if (field == "system-boundary") return boundary_text(say, product);
    if (field == "data-period") return joined({product.period_from, product.period_to});
    if (field == "value-and-unit") return value_text(facts, say);
    if (field == "assurance-level") {
        const std::string& level = project.answers.assurance_level;
        return level.empty() ? level : say("assurance." + level);
    }
    if (field == "scheme") return say("certificate.scheme");
    if (field == "issue-date") return project.certificate.issued;
    if (field == "validity")
        return life.last_day ? say("certificate.until", {life.last_day->to_string()}) : std::string();
    if (field == "unit-scope") {
        const auto& units = facts.assessment.units.decision;
        return units ? say("certificate.units", {std::to_string(units->values.at("count").get<std::size_t>())})
                     : std::string();
    }
    if (field == "surveillance-status") return visits_text(facts, say);
    if (field == "mechanism-label") return product.mechanism;
    return {};
}

}  // namespace

std::string certificate_text(const ReportFacts& facts, const Say& say, std::string_view field) {
    const std::string_view printed = text_field::text_of(facts.project, printed_text_id(field));
    return printed.empty() ? project_text(facts, say, field) : std::string(printed);
}

std::string certificate_state_text(const Say& say, const CertificateField& field) {
    std::string text = say("certificate.state." + field.state);
    if (!field.key.empty()) text += ": " + say("certificate.problem." + field.key, field.args);
    return text;
}

TableBlock certificate_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = {say("certificate.column.field"), say("certificate.column.text"), say("certificate.column.state"),
                    say("report.column.clause")};
    const rules::Checklist* checklist = facts.knowledge.rules->checklist("certificate-contents");
    const std::vector<CertificateField>& draft = facts.assessment.life.draft;
    for (std::size_t i = 0; i < draft.size(); ++i) {
        const CertificateField& field = draft[i];
        const Tone tone = field.state == "given"     ? Tone::good
                          : field.state == "missing" ? Tone::bad
                          : field.state == "wrong"   ? Tone::bad
                          : field.state == "ask"     ? Tone::open
                                                     : Tone::muted;
        const bool is_blank = field.state == "missing" || field.state == "not-applicable";
        table.rows.push_back(
            {plain(say.pick(checklist->items[i].name)),
             plain(is_blank ? std::string() : certificate_text(facts, say, field.id)),
             {certificate_state_text(say, field), tone, ""},
             plain(clause_label(say, *facts.knowledge.rules, facts.assessment.document, field.clause))});
    }
    return table;
}

}  // namespace zuji
