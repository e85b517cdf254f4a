// CLAUSE R52003/A1-7, 5-b1, 16-25, 58, 65, 89-b5: the footprint statement, from the goal to its limits.

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/assess/text_fields.hpp"
#include "core/base/decimal.hpp"
#include "core/base/text.hpp"
#include "core/footprint/allocation.hpp"
#include "core/footprint/gwp_choice.hpp"
#include "core/footprint/resolver.hpp"
#include "core/report/cells.hpp"
#include "core/report/cover.hpp"
#include "core/report/item_drafts.hpp"
#include "core/report/result_tables.hpp"

namespace zuji::item_sections {
namespace {

constexpr std::size_t top_lines = 30;
constexpr std::size_t top_variables = 15;

Section goal_section(const ReportFacts& facts, const Say& say) {
    const Analysis& analysis = facts.project.analysis;
    KeyValues values;
    values.rows.emplace_back(say("analysis.goal"),
                             plain(analysis.goal.empty() ? say("statement.goal-default") : analysis.goal));
    values.rows.emplace_back(say("analysis.audience"),
                             plain(analysis.audience.empty() ? say("statement.audience-default") : analysis.audience));
    return {"goal", say("statement.goal"), {std::move(values)}};
}

Section boundary_section(const ReportFacts& facts, const Say& say) {
    std::set<std::string> with_lines;
    for (const StageTotal& stage : facts.assessment.footprint.by_stage) with_lines.insert(stage.stage);
    TableBlock table;
    table.header = headers(say, {"stage", "in-boundary"});
    for (const char* stage :
         {"materials", "inbound", "manufacturing", "packaging", "distribution", "installation", "use", "end-of-life"}) {
        const bool inside = with_lines.contains(stage);
        table.rows.push_back(
            {plain(stage_name(say, stage)),
             {say(inside ? "statement.inside" : "statement.without-lines"), inside ? Tone::good : Tone::muted, ""}});
    }
    return {"boundary", say("statement.boundary"), {std::move(table)}};
}

Section data_section(const ReportFacts& facts, const Say& say) {
    const Footprint& footprint = facts.assessment.footprint;
    TableBlock table;
    table.header = headers(say, {"origin", "kgco2e", "share"});
    table.align = {Align::left, Align::right, Align::right};
    for (const auto& [origin, kgco2e] : footprint.by_origin) {
        const double share = footprint.total > 0 ? kgco2e / footprint.total * 100 : 0;
        table.rows.push_back({plain(origin_name(say, static_cast<Origin>(origin))), plain(format_number(kgco2e, 5)),
                              plain(round_gbt8170(share, 1) + " %")});
    }
    KeyValues values;
    values.rows.emplace_back(say("statement.lines"), plain(std::to_string(footprint.counted_lines)));
    values.rows.emplace_back(
        say("statement.open-lines"),
        Cell{std::to_string(footprint.open_lines), footprint.open_lines == 0 ? Tone::good : Tone::open, ""});
    return {"data", say("statement.data"), {std::move(values), std::move(table)}};
}

TableBlock factors_table(const ReportFacts& facts, const Say& say) {
    struct Use {
        std::size_t lines = 0;
        double value = 0;
    };
    std::map<std::string, Use> used;
    const Footprint& footprint = facts.assessment.footprint;
    Resolver resolver(*facts.knowledge.factors);
    resolver.update(facts.project);
    // By itself: the factor of a line may be blended with that of recycled material.
    const auto count = [&](const std::string& id) {
        Use& use = used[id];
        ++use.lines;
        use.value = resolver.factor(resolver.factors().index_of(id)).value;
    };
    for (std::size_t i = 0; i < facts.project.bom.size(); ++i) {
        const BomLine& line = facts.project.bom[i];
        if (footprint.bom[i].state != LineState::counted || line.factor.empty()) continue;
        count(line.factor);
        if (line.recycled_percent.value() != 0) count(line.recycled_factor);
    }
    for (std::size_t i = 0; i < facts.project.activities.size(); ++i) {
        if (footprint.activities[i].state != LineState::counted) continue;
        Use& use = used[facts.project.activities[i].factor];
        ++use.lines;
        use.value = footprint.activities[i].factor;
    }
    TableBlock table;
    table.header = headers(say, {"factor-name", "factor", "factor-per", "lines", "region", "year", "factor-source"});
    table.align = {Align::left, Align::left, Align::right, Align::right, Align::left, Align::left, Align::left};
    for (const auto& [id, use] : used) {
        if (id.empty()) continue;
        const FactorLabel label = factor_label(facts, say, id);
        const std::string value = format_number(use.value, 4) + (label.per.empty() ? "" : " /" + label.per);
        table.rows.push_back({plain(or_dash(label.name)), plain(id), plain(value), plain(std::to_string(use.lines)),
                              plain(or_dash(label.region)), plain(or_dash(label.year)), plain(or_dash(label.source))});
    }
    return table;
}

/// CLAUSE R52003/65-b4: how energy, waste and emissions of the plant are shared between its products.
Section allocation_section(const ReportFacts& facts, const Say& say) {
    Section section{"allocation", say("statement.allocation"), {}};
    TableBlock table;
    table.header = headers(say, {"name", "basis", "own-share", "left-share", "reason", "source"});
    table.align = {Align::left, Align::left, Align::right, Align::right, Align::left, Align::left};
    for (const Allocation& each : facts.project.allocations) {
        const AllocationResult result = compute_allocation(each, facts.project);
        const bool usable = result.state == LineState::counted;
        const auto percent_text = [&](double share) {
            return usable ? round_gbt8170(share * 100, 2) + " %" : std::string("—");
        };
        table.rows.push_back(
            {plain(or_dash(each.name)), plain(each.basis.empty() ? "—" : say("allocation.basis." + each.basis)),
             usable ? plain(percent_text(result.share)) : Cell{line_state_name(say, result.state), Tone::open, ""},
             plain(percent_text(result.left_share)), plain(or_dash(each.reason)), plain(or_dash(each.source))});
    }
    if (table.rows.empty()) {
        section.blocks.push_back(Paragraph{say("statement.nothing-allocated"), Tone::normal});
    } else {
        section.blocks.push_back(std::move(table));
    }
    return section;
}

Section cut_off_section(const ReportFacts& facts, const Say& say) {
    Section section{"cut-off", say("report.cut-off"), {}};
    if (facts.assessment.analysis->omitted.empty()) {
        section.blocks.push_back(Paragraph{say("report.nothing-cut-off"), Tone::normal});
        return section;
    }
    section.blocks.push_back(Paragraph{say("statement.cut-off-text"), Tone::normal});
    KeyValues share;
    share.rows.emplace_back(say("results.cut-off"), plain(cut_off_share_text(facts)));
    section.blocks.push_back(std::move(share));
    TableBlock readings = cut_off_readings_table(facts, say);
    if (!readings.rows.empty()) section.blocks.push_back(std::move(readings));
    section.blocks.push_back(cut_off_table(facts, say, Digits::rounded));
    return section;
}

/// CLAUSE R52003/24: what the factors keep apart of the total; empty where none does.
TableBlock parts_table(const ReportFacts& facts, const Say& say) {
    const Footprint& footprint = facts.assessment.footprint;
    const PartTotals& parts = footprint.parts;
    TableBlock table;
    if (parts.fossil == 0 && parts.biogenic == 0 && parts.land_use == 0 && parts.aviation == 0) return table;
    table.caption = say("footprint.parts");
    table.header = headers(say, {"part", "kgco2e", "share"});
    table.align = {Align::left, Align::right, Align::right};
    const auto row = [&](std::string_view key, double kgco2e) {
        const double share = footprint.total > 0 ? kgco2e / footprint.total * 100 : 0;
        table.rows.push_back({plain(say(key)), plain(format_number(kgco2e, 5)), plain(round_gbt8170(share, 2) + " %")});
    };
    row("footprint.part.fossil", parts.fossil);
    row("footprint.part.biogenic", parts.biogenic);
    row("footprint.part.land-use", parts.land_use);
    row("footprint.part.aviation", parts.aviation);
    row("footprint.part.unsplit", parts.unsplit);
    return table;
}

using Sampled = std::optional<SampledFootprint>;

Section result_section(const ReportFacts& facts, const Say& say, const Sampled& sampled) {
    const Footprint& footprint = facts.assessment.footprint;
    KeyValues result;
    result.rows.emplace_back(say("results.footprint"),
                             plain(format_number(footprint.total, 5) + " " + result_unit_text(say, facts.project)));
    if (sampled) {
        const SampleSummary& drawn = sampled->summary;
        result.rows.emplace_back(
            say("uncertainty.interval"),
            plain(format_number(drawn.at(2.5), 5) + " – " + format_number(drawn.at(97.5), 5) + " kgCO₂e  " +
                  say("uncertainty.drawn", {std::to_string(drawn.seed), std::to_string(drawn.draws)})));
    }
    Section section{"result", say("report.result"), {}};
    section.blocks.push_back(std::move(result));
    section.blocks.push_back(stage_chart(facts, say));
    section.blocks.push_back(stage_table(facts, say, Digits::rounded));
    TableBlock parts = parts_table(facts, say);
    if (!parts.rows.empty()) section.blocks.push_back(std::move(parts));
    TableBlock suppliers = supplier_table(facts, say, Digits::rounded);
    if (suppliers.rows.size() > 1) {
        suppliers.caption = say("result.by-supplier");
        section.blocks.push_back(std::move(suppliers));
    }
    return section;
}

Section quality_section(const ReportFacts& facts, const Say& say) {
    const QualityReport& quality = facts.assessment.analysis->quality;
    Section section{"quality", say("step.quality"), {}};
    section.blocks.push_back(Paragraph{say("statement.quality-text"), Tone::normal});
    if (!facts.project.analysis.quality_source.empty()) {
        section.blocks.push_back(
            KeyValues{{{say("analysis.quality_source"), plain(facts.project.analysis.quality_source)}}});
    }
    section.blocks.push_back(rating_table(facts, say));
    section.blocks.push_back(
        Paragraph{say("statement.scores-entered", {round_gbt8170(quality.entered_share * 100, 1)}), Tone::muted});
    TableBlock findings = findings_table(facts, say);
    if (!findings.rows.empty()) section.blocks.push_back(std::move(findings));
    return section;
}

Section uncertainty_section(const ReportFacts& facts, const Say& say, const Sampled& sampled) {
    Section section{"uncertainty", say("statement.uncertainty"), {}};
    if (!sampled) {
        section.blocks.push_back(Paragraph{say("statement.nothing-uncertain"), Tone::muted});
        return section;
    }
    const SampleSummary& summary = sampled->summary;
    section.blocks.push_back(Paragraph{say("statement.uncertainty-text"), Tone::normal});
    constexpr int digits = 5;
    KeyValues values;
    const auto row = [&](std::string_view key, std::string text) {
        values.rows.emplace_back(say(key), plain(std::move(text)));
    };
    row("uncertainty.seed", std::to_string(summary.seed));
    row("uncertainty.draws", std::to_string(summary.draws));
    row("uncertainty.mean", format_number(summary.mean, digits) + " kgCO₂e");
    row("uncertainty.deviation", format_number(summary.deviation, digits) + " kgCO₂e");
    row("uncertainty.interval",
        format_number(summary.at(2.5), digits) + " – " + format_number(summary.at(97.5), digits));
    row("uncertainty.first-order",
        format_number(sampled->check.mean, digits) + " ± " + format_number(sampled->check.deviation, digits));
    row("uncertainty.standard-error", format_number(summary.convergence.back().standard_error, 3));
    section.blocks.push_back(std::move(values));
    section.blocks.push_back(percentile_table(summary, say, Digits::rounded));
    TableBlock shares = sensitivity_table(facts, say, sampled->model, sampled->check, Digits::rounded, top_variables);
    shares.caption = say("uncertainty.sensitivity");
    section.blocks.push_back(std::move(shares));
    return section;
}

/// CLAUSE R52003/84-86, A2-11.1
void append_comparison(Sections& sections, const ReportFacts& facts, const Say& say) {
    const Analysis& analysis = facts.project.analysis;
    if (!analysis.previous_total.has_value() || !(analysis.previous_total.value() > 0)) return;
    const double change =
        (facts.assessment.footprint.total - analysis.previous_total.value()) / analysis.previous_total.value() * 100;
    KeyValues values;
    values.rows.emplace_back(say("analysis.previous_total"),
                             plain(analysis.previous_total.text() + " kgCO₂e  " + analysis.previous_period));
    values.rows.emplace_back(say("comparison.change"), plain(round_gbt8170(change, 2) + " %"));
    const auto outcome = [&](std::string_view key, const DecisionSlot& slot) {
        if (!slot.decision) return;
        values.rows.emplace_back(say(key), plain(say("comparison." + slot.decision->outcome)));
    };
    outcome("comparison.surveillance", facts.assessment.analysis->surveillance);
    outcome("comparison.validity", facts.assessment.analysis->validity);
    sections.push_back({"comparison", say("comparison.title"), {std::move(values)}});
}

Section interpretation_section(const ReportFacts& facts, const Say& say) {
    const Analysis& analysis = facts.project.analysis;
    const Footprint& footprint = facts.assessment.footprint;
    Section section{"interpretation", say("statement.interpretation"), {}};
    if (!analysis.interpretation.empty()) section.blocks.push_back(Paragraph{analysis.interpretation, Tone::normal});
    if (!footprint.by_stage.empty() && footprint.total > 0) {
        const auto largest =
            std::max_element(footprint.by_stage.begin(), footprint.by_stage.end(),
                             [](const StageTotal& a, const StageTotal& b) { return a.kgco2e < b.kgco2e; });
        section.blocks.push_back(
            Paragraph{say("statement.largest-stage",
                          {stage_name(say, largest->stage), round_gbt8170(largest->kgco2e / footprint.total * 100, 1)}),
                      Tone::normal});
    }
    section.blocks.push_back(risk_table(facts, say));
    return section;
}

Section limits_section(const ReportFacts& facts, const Say& say) {
    const Footprint& footprint = facts.assessment.footprint;
    Section section{"limits", say("statement.limits"), {}};
    if (!facts.project.analysis.limits.empty()) {
        section.blocks.push_back(Paragraph{facts.project.analysis.limits, Tone::normal});
    }
    if (footprint.open_lines > 0) {
        section.blocks.push_back(
            Paragraph{say("statement.limit-open", {std::to_string(footprint.open_lines)}), Tone::open});
    }
    if (footprint.proxy_lines > 0) {
        section.blocks.push_back(
            Paragraph{say("statement.limit-proxy", {std::to_string(footprint.proxy_lines)}), Tone::open});
    }
    section.blocks.push_back(Paragraph{say("statement.limit-single"), Tone::normal});
    return section;
}

}  // namespace

Sections statement(const ReportFacts& facts, const Say& say) {
    const Sampled sampled = sample_footprint(facts.project, facts.assessment.footprint, *facts.knowledge.factors);
    Sections sections;
    sections.push_back(goal_section(facts, say));
    sections.push_back({"subject", say("report.subject"), {identity_values(facts, say)}});
    sections.push_back(boundary_section(facts, say));
    sections.push_back(data_section(facts, say));
    sections.push_back(
        {"method",
         say("report.method"),
         {Paragraph{say("report.method-text", {gwp_text(*facts.knowledge.factors, facts.project)}), Tone::normal}}});
    sections.push_back({"factors", say("report.factors"), {factors_table(facts, say)}});
    sections.push_back(allocation_section(facts, say));
    sections.push_back(cut_off_section(facts, say));
    sections.push_back(result_section(facts, say, sampled));
    sections.push_back({"lines", say("report.top-lines"), {top_lines_table(facts, say, top_lines)}});
    sections.push_back(quality_section(facts, say));
    sections.push_back(uncertainty_section(facts, say, sampled));
    append_comparison(sections, facts, say);
    sections.push_back(interpretation_section(facts, say));
    sections.push_back(limits_section(facts, say));
    Section closing{"signature", say("report.approval"), {Paragraph{say("report.signature"), Tone::normal}}};
    const auto item = facts.project.documents.find("A1-7");
    if (item != facts.project.documents.end() && !trim(item->second.note).empty()) {
        closing.blocks.push_back(Paragraph{item->second.note, Tone::normal});
    }
    sections.push_back(std::move(closing));
    return sections;
}

}  // namespace zuji::item_sections
