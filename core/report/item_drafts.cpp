// Drafts written from the answers: data sheet, standards, assurance, procedures, organisation, sites, reduction plan.

#include "core/report/item_drafts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/assess/text_fields.hpp"
#include "core/base/text.hpp"
#include "core/report/annex2_tables.hpp"
#include "core/report/cells.hpp"
#include "core/report/cover.hpp"
#include "core/report/result_tables.hpp"

namespace zuji {
namespace item_sections {
namespace {

using text_field::text_of;

/// One row a line of free text; blank lines are left out.
std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = trim(text.substr(0, end));
        if (!line.empty()) lines.emplace_back(line);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

TableBlock numbered(const Say& say, std::string_view header_key, const std::vector<std::string>& lines) {
    TableBlock table;
    table.header = headers(say, {"row", header_key});
    table.align = {Align::right, Align::left};
    for (std::size_t i = 0; i < lines.size(); ++i)
        table.rows.push_back({plain(std::to_string(i + 1)), plain(lines[i])});
    return table;
}

Section party_section(const ReportFacts& facts, const Say& say) {
    const Company& company = facts.project.company;
    TableBlock table;
    table.header = headers(say, {"role", "name", "address", "credit-code", "contact"});
    const auto row = [&](std::string_view key, const Party& party, Answer is_same, std::string_view same_key) {
        if (is_same == Answer::yes) {
            table.rows.push_back(
                {plain(say(key)), plain(say("report.same-as", {say(same_key)})), plain(""), plain(""), plain("")});
        } else {
            table.rows.push_back({plain(say(key)), plain(or_dash(party.name)), plain(or_dash(party.address)),
                                  plain(or_dash(party.credit_code)), plain(or_dash(party.contact))});
        }
    };
    row("company.applicant", company.applicant, Answer::no, "");
    row("company.producer", company.producer, company.applicant_is_producer, "company.applicant");
    row("company.factory", company.factory, company.producer_is_factory, "company.producer");
    return {"parties", say("company.parties"), {std::move(table)}};
}

}  // namespace

Sections data_sheet(const ReportFacts& facts, const Say& say) {
    Sections sections;
    sections.push_back({"note",
                        say("report.data-sheet"),
                        {Paragraph{say("report.data-sheet-why"), Tone::muted}, identity_values(facts, say)}});
    sections.push_back(party_section(facts, say));
    sections.push_back({"units", say("step.units"), {units_table(facts, say)}});
    return sections;
}

// CLAUSE R52003/4-6: from the most senior document down.
Sections standards(const ReportFacts& facts, const Say& say) {
    std::vector<std::string> order;
    if (facts.assessment.standards.decision) {
        for (const rules::Json& each : facts.assessment.standards.decision->values.at("order"))
            order.push_back(each.get<std::string>());
    }
    const auto found = facts.project.documents.find("A1-5");
    Section section{"standards", say("report.standards"), {numbered(say, "standard", order)}};
    if (found != facts.project.documents.end() && !found->second.note.empty()) {
        section.blocks.push_back(Paragraph{found->second.note, Tone::normal});
    }
    return {std::move(section)};
}

Sections assurance(const ReportFacts& facts, const Say& say) {
    const Answers& answers = facts.project.answers;
    KeyValues values;
    values.rows.emplace_back(
        say("report.assurance-level"),
        plain(answers.assurance_level.empty() ? "—" : say("assurance." + answers.assurance_level)));
    values.rows.emplace_back(
        say("assurance.materiality"),
        plain(answers.materiality_percent.is_empty() ? "—" : answers.materiality_percent.text() + " %"));
    return {
        {"subject", say("report.subject"), {identity_values(facts, say)}},
        {"assurance", say("report.assurance"), {std::move(values), Paragraph{say("report.signature"), Tone::normal}}}};
}

// CLAUSE R52003/A1-10: the list of management documents, chapter by chapter: the clauses that want a written procedure
// or another document, and whatever else was named. Records are listed where they were named.
Sections procedures(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(say, {"clause", "requirement", "document-kind", "procedure"});
    const AssuranceAssessment& annex2 = facts.assessment.annex2;
    std::size_t index = 0;
    for (const rules::Annex2Chapter& chapter : facts.knowledge.rules->annex2().chapters) {
        for (const rules::Annex2Requirement& each : chapter.requirements) {
            const AssuranceStatus& status = annex2.requirements[index++];
            const auto found = facts.project.assurance.find(each.clause);
            const std::string named(found == facts.project.assurance.end() ? "" : trim(found->second.evidence));
            const rules::DocumentKinds& kinds = each.documents;
            const bool wanted = kinds.documented_procedure || kinds.procedure || kinds.document;
            if (!wanted && named.empty()) continue;
            const bool left_out = status.state == AssuranceState::not_applicable;
            if (left_out && !kinds.documented_procedure) continue;
            table.rows.push_back({plain(paragraph_label(say, each.clause)), plain(say.pick(each.name)),
                                  plain(document_kinds(say, kinds)),
                                  plain(left_out ? say("state.not-applicable") : or_dash(named))});
        }
    }
    return {{"procedures", say("report.procedures"), {std::move(table)}}};
}

Sections organisation(const ReportFacts& facts, const Say& say) {
    const Project& project = facts.project;
    Sections sections;
    KeyValues officer;
    officer.rows.emplace_back(say("text.certification_officer"),
                              plain(or_dash(text_of(project, text_field::certification_officer))));
    sections.push_back(
        {"organisation",
         say("report.organisation"),
         {std::move(officer), numbered(say, "department", lines_of(text_of(project, text_field::organisation)))}});
    std::vector<std::string> steps = lines_of(text_of(project, text_field::process_flow));
    if (steps.empty()) {
        for (const ActivityLine& line : project.activities) {
            if (line.stage == "manufacturing" && !line.name.empty()) steps.push_back(line.name);
        }
    }
    sections.push_back({"process", say("report.process"), {numbered(say, "process-step", steps)}});
    return sections;
}

Sections sites(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(say, {"row", "name", "address", "equipment", "start-date", "capacity", "site-role"});
    for (std::size_t i = 0; i < facts.project.sites.size(); ++i) {
        const Site& site = facts.project.sites[i];
        table.rows.push_back({plain(std::to_string(i + 1)), plain(or_dash(site.name)), plain(or_dash(site.address)),
                              plain(or_dash(site.equipment)), plain(or_dash(site.start_date)),
                              plain(or_dash(site.capacity)),
                              plain(site.role.empty() ? "—" : say("sites." + site.role))});
    }
    return {{"sites", say("sites.title"), {std::move(table)}}};
}

Sections reduction_plan(const ReportFacts& facts, const Say& say) {
    constexpr std::size_t hot_spots = 5;
    Sections sections;
    sections.push_back({"hot-spots", say("report.hot-spots"), {top_lines_table(facts, say, hot_spots)}});
    TableBlock table;
    table.header = headers(say, {"row", "measure", "owner", "due", "effect"});
    for (const Measure& measure : facts.project.measures) {
        table.rows.push_back({plain(std::to_string(table.rows.size() + 1)), plain(or_dash(measure.title)),
                              plain(or_dash(measure.owner)), plain(or_dash(measure.due)),
                              plain(or_dash(measure.effect))});
    }
    Section plan{"plan", say("measure.heading"), {std::move(table)}};
    const std::string_view target = text_of(facts.project, text_field::reduction_target);
    if (!target.empty()) plan.blocks.push_back(KeyValues{{{say("text.reduction_target"), plain(std::string(target))}}});
    for (const ScenarioResult& scenario : facts.assessment.analysis->plan) {
        TableBlock effects = plan_table(facts, say, scenario, Digits::rounded);
        effects.caption = scenario_name(facts, say, scenario.letter);
        plan.blocks.push_back(std::move(effects));
    }
    if (facts.assessment.analysis->plan.size() > 1) {
        plan.blocks.push_back(scenario_table(facts, say, Digits::rounded));
    }
    plan.blocks.push_back(Paragraph{say("report.signature"), Tone::normal});
    sections.push_back(std::move(plan));
    return sections;
}

}  // namespace item_sections

namespace {

struct DraftMaker {
    std::string_view item;
    item_sections::Sections (*make)(const ReportFacts&, const Say&);
};
constexpr std::array makers{
    DraftMaker{"A1-1", item_sections::data_sheet},    DraftMaker{"A1-5", item_sections::standards},
    DraftMaker{"A1-7", item_sections::statement},     DraftMaker{"A1-9", item_sections::assurance},
    DraftMaker{"A1-10", item_sections::procedures},   DraftMaker{"A1-11", item_sections::bill_of_materials},
    DraftMaker{"A1-12", item_sections::organisation}, DraftMaker{"A1-13", item_sections::balances},
    DraftMaker{"A1-14", item_sections::sites},        DraftMaker{"A1-15", item_sections::use_stage},
    DraftMaker{"A1-16", item_sections::end_of_life},  DraftMaker{"A1-17", item_sections::reduction_plan},
};

}  // namespace

std::optional<Report> make_item_draft(const ReportFacts& facts, const Say& say, std::string_view item) {
    const auto maker =
        std::find_if(makers.begin(), makers.end(), [&](const DraftMaker& each) { return each.item == item; });
    const auto row = std::find_if(facts.assessment.annex1.begin(), facts.assessment.annex1.end(),
                                  [&](const DocumentStatus& each) { return each.item == item; });
    if (maker == makers.end() || row == facts.assessment.annex1.end() || !row->draft_available ||
        row->need == rules::NodeOutcome::not_met) {
        return std::nullopt;
    }
    Report report;
    report.language = say.language();
    report.title = item_name(say, std::string(item));
    report.subtitle = facts.project.product.name + " " + facts.project.product.model;
    report.notice = say(row->draft_complete ? "report.draft-notice" : "report.draft-notice-incomplete");
    report.sections = maker->make(facts, say);
    if (!row->draft_complete) {
        Section gap{
            "gap", say("report.gap"), {Paragraph{say("annex1.next." + row->next_key, row->next_args), Tone::draft}}};
        report.sections.insert(report.sections.begin(), std::move(gap));
    }
    return report;
}

}  // namespace zuji
