#include "core/report/cover.hpp"
#include "core/footprint/gwp_choice.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/assess/contributors.hpp"
#include "core/base/decimal.hpp"
#include "core/base/text.hpp"
#include "core/report/annex2_tables.hpp"
#include "core/report/cells.hpp"
#include "core/report/result_tables.hpp"
#include "core/report/schedule_report.hpp"

namespace zuji {
namespace {

constexpr std::size_t top_lines_on_cover = 15;

std::string period_text(const Product& product) {
    if (trim(product.period_from).empty() && trim(product.period_to).empty()) return "—";
    return or_dash(product.period_from) + " – " + or_dash(product.period_to);
}

/// A party that is the same as the one before is named by it.
std::string party_name(const Party& party, Answer is_same, const std::string& same_as) {
    return is_same == Answer::yes ? same_as : or_dash(party.name);
}

const rules::Edition* edition_of(const ReportFacts& facts) {
    for (const rules::Edition& edition : facts.knowledge.rules->editions()) {
        if (edition.id == facts.assessment.document) return &edition;
    }
    return nullptr;
}

std::string edition_text(const ReportFacts& facts, const Say& say) {
    const rules::Edition* edition = edition_of(facts);
    if (!edition) return say("state.open");
    return say("report.edition", {edition->id, edition->version, say.pick(edition->title)});
}

std::string man_days_text(const ReportFacts& facts, const Say& say) {
    const std::optional<rules::Decision>& decision = facts.assessment.man_days.decision;
    if (!decision) return "—";
    const rules::Json& total = decision->values.at("total");
    const std::string low = format_halves(total.at(0).get<double>());
    const std::string high = format_halves(total.at(1).get<double>());
    return (low == high ? low : low + " – " + high) + " " + say("man-days.unit");
}

/// The verdict as a sentence with its counts.
Paragraph verdict(const ReportFacts& facts, const Say& say) {
    const std::optional<rules::Decision>& decision = facts.assessment.eligibility.decision;
    if (!decision) return {say("report.verdict-open"), Tone::open};
    std::size_t met = 0;
    std::size_t not_met = 0;
    std::size_t open = 0;
    for (const rules::Json& each : decision->values.at("conditions")) {
        const std::string outcome = each.at("outcome").get<std::string>();
        ++(outcome == "met" ? met : outcome == "not-met" ? not_met : open);
    }
    const Tone tone = decision->outcome == "eligible"       ? Tone::good
                      : decision->outcome == "not-eligible" ? Tone::bad
                                                            : Tone::open;
    return {say("eligibility.verdict." + decision->outcome,
                {std::to_string(met), std::to_string(not_met), std::to_string(open)}),
            tone};
}

Tiles count_tiles(const ReportFacts& facts, const Say& say) {
    const DocumentCounts& counts = facts.assessment.counts;
    return {{{say("document.satisfied"), std::to_string(counts.satisfied), Tone::good},
             {say("document.draft"), std::to_string(counts.draft), Tone::draft},
             {say("document.missing"), std::to_string(counts.missing), Tone::bad},
             {say("document.ask"), std::to_string(counts.ask), Tone::open},
             {say("document.not-applicable"), std::to_string(counts.not_applicable), Tone::muted}}};
}

Section overview(const ReportFacts& facts, const Say& say) {
    Section section{"overview", say("report.overview"), {}};
    section.blocks.push_back(verdict(facts, say));
    section.blocks.push_back(
        Paragraph{say("report.counts", {std::to_string(facts.assessment.annex1.size())}), Tone::normal});
    section.blocks.push_back(count_tiles(facts, say));
    KeyValues values = identity_values(facts, say);
    const Footprint& footprint = facts.assessment.footprint;
    if (footprint.counted_lines > 0) {
        std::string amount = format_number(footprint.total, 5) + " " + result_unit_text(say, facts.project);
        if (!footprint.complete) amount += say("report.incomplete", {std::to_string(footprint.open_lines)});
        values.rows.emplace_back(say("results.footprint"),
                                 Cell{std::move(amount), footprint.complete ? Tone::normal : Tone::open, ""});
    }
    values.rows.emplace_back(say("results.man-days"), plain(man_days_text(facts, say)));
    section.blocks.push_back(std::move(values));
    return section;
}

Section open_section(const ReportFacts& facts, const Say& say) {
    Section section{"open", say("report.open-points", {std::to_string(facts.assessment.open_points.size())}), {}};
    if (facts.assessment.open_points.empty()) {
        section.blocks.push_back(Paragraph{say("results.nothing-open"), Tone::good});
    } else {
        section.blocks.push_back(open_points_table(facts, say));
    }
    return section;
}

/// Rows of an item: the item itself, then a row for each of its files.
Section annex1_section(const ReportFacts& facts, const Say& say, const ItemLinks& links) {
    TableBlock table;
    table.header = {say("report.column.document"), say("report.column.state"), say("report.column.next"),
                    say("report.column.in-package")};
    for (const DocumentStatus& row : facts.assessment.annex1) {
        const auto found = links.find(row.item);
        const bool none = found == links.end() || found->second.empty();
        const Cell first =
            none ? plain("—") : Cell{found->second.front().first, Tone::normal, found->second.front().second};
        table.rows.push_back({plain(item_name(say, row.item)), state_cell(say, row.state),
                              plain(say("annex1.next." + row.next_key, row.next_args)), first});
        if (none) continue;
        for (std::size_t i = 1; i < found->second.size(); ++i) {
            table.rows.push_back(
                {plain(""), plain(""), plain(""), {found->second[i].first, Tone::normal, found->second[i].second}});
        }
    }
    return {"annex1", say("step.annex1"), {std::move(table)}};
}

Section eligibility_section(const ReportFacts& facts, const Say& say) {
    Section section{"eligibility", say("report.eligibility"), {}};
    section.blocks.push_back(verdict(facts, say));
    section.blocks.push_back(eligibility_table(facts, say));
    if (const std::optional<rules::Decision>& standards = facts.assessment.standards.decision) {
        std::string order;
        for (const rules::Json& each : standards->values.at("order")) {
            order += (order.empty() ? "" : ", ") + each.get<std::string>();
        }
        section.blocks.push_back(KeyValues{{{say("report.standards"), plain(order)}}});
    }
    return section;
}

Section units_section(const ReportFacts& facts, const Say& say) {
    Section section{"units", say("step.units"), {}};
    const std::optional<rules::Decision>& units = facts.assessment.units.decision;
    if (!units) {
        section.blocks.push_back(Paragraph{say("units.verdict-open"), Tone::open});
        return section;
    }
    section.blocks.push_back(
        Paragraph{say("units.verdict", {std::to_string(facts.project.unit_products.size()),
                                        std::to_string(units->values.at("count").get<std::size_t>())}),
                  Tone::normal});
    section.blocks.push_back(units_table(facts, say));
    return section;
}

std::string percent(double part, double whole) {
    return whole > 0 ? round_gbt8170(part / whole * 100, 1) + " %" : std::string("—");
}

Section footprint_section(const ReportFacts& facts, const Say& say) {
    const Footprint& footprint = facts.assessment.footprint;
    Section section{"footprint", say("step.footprint"), {}};
    if (footprint.counted_lines == 0) {
        section.blocks.push_back(Paragraph{say("report.no-footprint"), Tone::open});
        return section;
    }
    section.blocks.push_back(stage_chart(facts, say));
    section.blocks.push_back(stage_table(facts, say, Digits::rounded));
    KeyValues values;
    values.rows.emplace_back(say("results.mass-covered"),
                             plain(percent(footprint.covered_mass_kg, footprint.net_mass_kg)));
    values.rows.emplace_back(say("results.cut-off"), plain(cut_off_share_text(facts)));
    values.rows.emplace_back(say("report.material-lines"), plain(std::to_string(footprint.leaf_lines)));
    values.rows.emplace_back(say("report.proxy-lines"), plain(std::to_string(footprint.proxy_lines)));
    for (const auto& [origin, kgco2e] : footprint.by_origin) {
        values.rows.emplace_back(say("report.from", {origin_name(say, static_cast<Origin>(origin))}),
                                 plain(percent(kgco2e, footprint.total)));
    }
    section.blocks.push_back(std::move(values));
    TableBlock top = top_lines_table(facts, say, top_lines_on_cover);
    top.caption = say("report.top-lines");
    section.blocks.push_back(std::move(top));
    return section;
}

Section man_days_section(const ReportFacts& facts, const Say& say) {
    Section section{"man-days", say("step.man-days"), {}};
    if (!facts.assessment.man_days.decision) {
        section.blocks.push_back(Paragraph{say("man-days.empty"), Tone::open});
        return section;
    }
    section.blocks.push_back(man_days_table(facts, say));
    section.blocks.push_back(Paragraph{say("man-days.not-priced"), Tone::muted});
    return section;
}

Section schedule_section(const ReportFacts& facts, const Say& say) {
    const Schedule& schedule = facts.assessment.schedule;
    Section section{"schedule", say("schedule.title"), {}};
    const std::string limit = schedule.limit_day.to_string();
    section.blocks.push_back(
        Paragraph{say("schedule.limit-line", {schedule.accepted.to_string(), limit}), Tone::normal});
    section.blocks.push_back(schedule_table(facts, say));
    for (const ScheduleWarning& warning : schedule.warnings) {
        section.blocks.push_back(
            Paragraph{say("schedule.warning." + warning.key, warning.args), warning.is_error ? Tone::bad : Tone::open});
    }
    return section;
}

Section certificate_section(const ReportFacts& facts, const Say& say) {
    Section section{"certificate", say("step.certificate"), {}};
    section.blocks.push_back(Paragraph{say("certificate.contents-why"), Tone::muted});
    section.blocks.push_back(certificate_table(facts, say));
    if (!facts.assessment.life.dates.empty()) {
        TableBlock dates = life_table(facts, say);
        dates.caption = say("life.chart");
        section.blocks.push_back(std::move(dates));
    }
    return section;
}

Section interpretations_section(const ReportFacts& facts, const Say& say) {
    Section section{"readings", say("report.readings"), {}};
    section.blocks.push_back(Paragraph{say("report.readings-why"), Tone::muted});
    section.blocks.push_back(interpretations_table(facts, say));
    return section;
}

Section sources_section(const ReportFacts& facts, const Say& say) {
    Section section{"sources", say("report.sources"), {}};
    const FactorLibrary& factors = *facts.knowledge.factors;
    section.blocks.push_back(Paragraph{
        say("report.factor-set", {factors.id(), factors.date(), gwp_text(factors, facts.project)}), Tone::normal});
    for (const std::string& notice : factors.notices()) section.blocks.push_back(Paragraph{notice, Tone::muted});
    return section;
}

}  // namespace

std::string boundary_text(const Say& say, const Product& product) {
    const auto word = [&](Answer answer) {
        if (answer == Answer::yes) return say("answer.yes");
        return answer == Answer::no ? say("answer.no") : say("state.open");
    };
    return say("report.boundary",
               {word(product.distribution_inside), word(product.use_inside), word(product.end_of_life_inside)});
}

std::string declared_unit_text(const Say& say, const Project& project) {
    const Entered& amount = project.product.declared_amount;
    const std::string& unit = project.product.declared_unit;
    return (amount.is_empty() ? std::string("1") : amount.text()) + " " +
           (unit == "piece" ? say("unit.piece") : or_dash(unit));
}

std::string result_unit_text(const Say& say, const Project& project) {
    return say("report.per", {declared_unit_text(say, project)});
}

KeyValues identity_values(const ReportFacts& facts, const Say& say) {
    const Company& company = facts.project.company;
    const Product& product = facts.project.product;
    KeyValues values;
    const auto row = [&](std::string_view key, std::string text) {
        values.rows.emplace_back(say(key), plain(std::move(text)));
    };
    const std::string applicant = or_dash(company.applicant.name);
    const std::string producer = party_name(company.producer, company.applicant_is_producer, applicant);
    row("company.applicant", applicant);
    row("company.producer", producer);
    row("company.factory", party_name(company.factory, company.producer_is_factory, producer));
    row("product.name", or_dash(product.name));
    row("product.model", or_dash(product.model));
    row("product.specification", or_dash(product.specification));
    row("report.declared-unit",
        declared_unit_text(say, facts.project) + (product.declared_text.empty() ? "" : ", " + product.declared_text));
    row("report.period", period_text(product));
    row("boundary.title", boundary_text(say, product));
    row("eligibility.application-date", or_dash(facts.project.answers.application_date));
    row("scope.title", edition_text(facts, say));
    return values;
}

BarChart stage_chart(const ReportFacts& facts, const Say& say) {
    BarChart chart{say("report.by-stage"), "kgCO₂e", {}};
    for (const StageTotal& stage : facts.assessment.footprint.by_stage) {
        chart.bars.emplace_back(stage_name(say, stage.stage), stage.kgco2e);
    }
    return chart;
}

TableBlock top_lines_table(const ReportFacts& facts, const Say& say, std::size_t limit) {
    TableBlock table;
    table.header = {say("report.column.name"), say("report.column.factor-name"), say("report.column.origin"),
                    say("report.column.kgco2e"), say("report.column.share")};
    table.align = {Align::left, Align::left, Align::left, Align::right, Align::right};
    for (const Contributor& each : top_contributors(facts.assessment.footprint, limit)) {
        const Project& project = facts.project;
        const std::string& name = each.is_activity ? project.activities[each.index].name : project.bom[each.index].name;
        const std::string& factor =
            each.is_activity ? project.activities[each.index].factor : project.bom[each.index].factor;
        const Origin origin = each.is_activity ? project.activities[each.index].origin : project.bom[each.index].origin;
        const FactorLabel label = factor_label(facts, say, factor);
        table.rows.push_back({plain(or_dash(name)), plain(or_dash(label.name.empty() ? label.id : label.name)),
                              plain(origin_name(say, origin)), plain(format_number(each.kgco2e, 4)),
                              plain(percent(each.kgco2e, facts.assessment.footprint.total))});
    }
    return table;
}

Report make_cover(const ReportFacts& facts, const Say& say, const ItemLinks& links) {
    Report report;
    report.language = say.language();
    report.title = say("report.title");
    const std::string product = facts.project.product.name + " " + facts.project.product.model;
    report.subtitle = trim(product).empty() ? facts.project.title : std::string(trim(product));
    report.notice = say("report.notice");
    report.sections.push_back(overview(facts, say));
    report.sections.push_back(open_section(facts, say));
    report.sections.push_back(annex1_section(facts, say, links));
    report.sections.push_back(eligibility_section(facts, say));
    report.sections.push_back(units_section(facts, say));
    report.sections.push_back(footprint_section(facts, say));
    report.sections.push_back(annex2_section(facts, say));
    report.sections.push_back(man_days_section(facts, say));
    if (facts.assessment.schedule.is_started) report.sections.push_back(schedule_section(facts, say));
    if (facts.assessment.life.is_started) report.sections.push_back(certificate_section(facts, say));
    const std::vector<ReadingState>& readings = facts.assessment.readings;
    if (std::any_of(readings.begin(), readings.end(), is_printed)) {
        report.sections.push_back(interpretations_section(facts, say));
    }
    report.sections.push_back(sources_section(facts, say));
    return report;
}

}  // namespace zuji
