#include "core/report/result_tables.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/assess/decision_inputs.hpp"
#include "core/base/decimal.hpp"
#include "core/report/cells.hpp"
#include "core/report/cover.hpp"

namespace zuji {
namespace {

constexpr double percent = 100;

std::string percent_of(double share, Digits digits) {
    return digits == Digits::exact ? digits_of(share * percent, digits) : round_gbt8170(share * percent, 2) + " %";
}

Cell yes_no(const Say& say, bool good) {
    return {say(good ? "result.kept" : "result.not-kept"), good ? Tone::good : Tone::bad, ""};
}

std::string name_or_row(const std::string& name, std::size_t index) {
    return name.empty() ? "#" + std::to_string(index + 1) : name;
}

}  // namespace

std::vector<std::string> spoken_args(const Say& say, const std::vector<std::string>& args) {
    std::vector<std::string> spoken;
    spoken.reserve(args.size());
    for (const std::string& arg : args) spoken.push_back(arg.starts_with('@') ? say(arg.substr(1)) : arg);
    return spoken;
}

std::string cut_off_share_text(const ReportFacts& facts) {
    const auto share = omitted_inputs_share(facts.project, facts.assessment.footprint);
    return share ? round_gbt8170(*share * percent, 2) + " %" : std::string("—");
}

TableBlock cut_off_table(const ReportFacts& facts, const Say& say, Digits digits) {
    TableBlock table;
    table.header = headers(say, {"row", "name", "net-mass", "mass-share", "running", "estimate", "omit-reason"});
    table.align = {Align::right, Align::left, Align::right, Align::right, Align::right, Align::right, Align::left};
    constexpr std::size_t most_on_a_page = 2000;
    const bool has_mass = facts.project.product.mass_kg.has_value();
    const OmitReasons reasons(facts.project.bom);
    for (const OmittedLine& line : facts.assessment.analysis->omitted) {
        if (digits == Digits::rounded && table.rows.size() == most_on_a_page) break;
        const Project& project = facts.project;
        const std::string& name = line.is_activity ? project.activities[line.index].name : project.bom[line.index].name;
        const std::string& why = line.is_activity ? project.activities[line.index].omit_reason : reasons.of(line.index);
        Cell reason = line.has_reason ? plain(why) : Cell{say("result.no-reason"), Tone::bad, ""};
        table.rows.push_back({plain(std::to_string(line.index + 1)), plain(or_dash(name)),
                              plain(line.has_mass ? digits_of(line.mass_kg, digits) : "—"),
                              plain(has_mass && line.has_mass ? percent_of(line.mass_share, digits) : "—"),
                              plain(has_mass && line.has_mass ? percent_of(line.cumulative_share, digits) : "—"),
                              plain(line.kgco2e > 0 ? digits_of(line.kgco2e, digits) : "—"), std::move(reason)});
    }
    return table;
}

TableBlock cut_off_readings_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(say, {"reading-of-limit", "outcome"});
    const std::optional<rules::Decision>& decision = facts.assessment.cut_off.decision;
    if (!decision) return table;
    for (const char* reading : {"separate", "combinedBoth", "combinedEither"}) {
        const auto value = decision->values.find(reading);
        if (value == decision->values.end() || !value->is_boolean()) continue;
        table.rows.push_back({plain(say("cut-off.reading." + std::string(reading))), yes_no(say, value->get<bool>())});
    }
    return table;
}

TableBlock supplier_table(const ReportFacts& facts, const Say& say, Digits digits) {
    TableBlock table;
    table.header = headers(say, {"supplier", "lines", "kgco2e", "share"});
    table.align = {Align::left, Align::right, Align::right, Align::right};
    const double total = facts.assessment.footprint.total;
    constexpr std::size_t most_on_a_page = 30;
    for (const SupplierTotal& each : totals_by_supplier(facts.project, facts.assessment.footprint)) {
        if (digits == Digits::rounded && table.rows.size() == most_on_a_page) break;
        table.rows.push_back({plain(each.supplier.empty() ? say("result.no-supplier") : each.supplier),
                              plain(std::to_string(each.lines)), plain(digits_of(each.kgco2e, digits)),
                              plain(total > 0 ? percent_of(each.kgco2e / total, digits) : "")});
    }
    return table;
}

TableBlock rating_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(say, {"quality-dimension", "rating", "worst-allowed", "outcome"});
    table.align = {Align::left, Align::right, Align::right, Align::left};
    const QualityReport& quality = facts.assessment.analysis->quality;
    const Analysis& minimum = facts.project.analysis;
    const auto add = [&](std::string name, std::string value, const Entered& limit, bool good) {
        Cell outcome = !limit.has_value() ? Cell{say("result.no-minimum"), Tone::open, ""} : yes_no(say, good);
        table.rows.push_back(
            {plain(std::move(name)), plain(std::move(value)), plain(or_dash(limit.text())), std::move(outcome)});
    };
    const std::array<const Entered*, dimension_count> limits = {&minimum.worst_accuracy, &minimum.worst_timeliness,
                                                                &minimum.worst_geography, &minimum.worst_technology};
    for (std::size_t i = 0; i < dimension_count; ++i) {
        add(say("quality." + std::string(dimension_word(i))), round_gbt8170(quality.rating[i], 2), *limits[i],
            quality.rating[i] <= limits[i]->value());
    }
    add(say("quality.primary-share"), round_gbt8170(quality.primary_share * percent, 1) + " %",
        minimum.min_primary_percent, quality.primary_share * percent >= minimum.min_primary_percent.value());
    return table;
}

TableBlock findings_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(say, {"finding", "clause"});
    for (const OpenPoint& point : facts.assessment.open_points) {
        if (point.step != Step::data_quality) continue;
        table.rows.push_back(
            {plain(say("open." + point.key, spoken_args(say, point.arguments(say.pick(point.about))))),
             plain(clause_label(say, *facts.knowledge.rules, facts.assessment.document, point.clause))});
    }
    return table;
}

TableBlock line_quality_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(say, {"name", "kgco2e", "share-percent", "data-scores", "factor-scores", "factor-name",
                                 "instrument", "calibrated", "uncertainty"});
    table.align = {Align::left, Align::right, Align::right, Align::left, Align::left,
                   Align::left, Align::left,  Align::left,  Align::left};
    const Footprint& footprint = facts.assessment.footprint;
    const auto scores = [](const ScoredValue& value) {
        std::string text;
        for (std::size_t i = 0; i < dimension_count; ++i) {
            text += (i == 0 ? "" : " / ") + std::to_string(value.score(i)) + (value.entered[i] ? "" : "*");
        }
        return text;
    };
    std::map<std::string, std::string> names;
    for (const LineQuality& line : line_qualities(facts.project, footprint, *facts.knowledge.factors)) {
        const bool activity = line.is_activity;
        const std::string key = activity ? activity_key(facts.project.activities[line.index].id)
                                         : bom_key(facts.project.bom[line.index].id);
        const auto found = facts.project.quality.find(key);
        const DataQuality quality = found == facts.project.quality.end() ? DataQuality{} : found->second;
        const std::string& name =
            activity ? facts.project.activities[line.index].name : facts.project.bom[line.index].name;
        const std::string& factor =
            activity ? facts.project.activities[line.index].factor : facts.project.bom[line.index].factor;
        const auto name_of = [&](const std::string& id) -> const std::string& {
            const auto [label, is_new] = names.try_emplace(id);
            if (is_new) label->second = factor_label(facts, say, id).name;
            return label->second;
        };
        // Recycled material has a factor of its own; the parts of a shared assembly stand at their lines.
        std::string factor_name = name_of(factor);
        std::string factor_scores = scores(line.factor);
        if (!factor.empty() && !line.factors.empty()) {
            factor_name.clear();
            factor_scores.clear();
            for (const FactorQuality& each : line.factors) {
                const std::string_view apart = factor_name.empty() ? "" : "; ";
                factor_name += std::string(apart) + name_of(each.factor);
                factor_scores += std::string(apart) + scores(each.quality);
            }
        }
        std::string range = say("shape.pedigree");
        if (!quality.distribution.empty()) {
            range = say("shape." + quality.distribution);
            if (quality.distribution != "none") {
                range += " −" + or_dash(quality.minus_percent.text()) + " % / +" +
                         or_dash(quality.plus_percent.text()) + " %";
            }
        }
        table.rows.push_back(
            {plain(name_or_row(name, line.index)), plain(digits_of(line.kgco2e, Digits::exact)),
             plain(footprint.total > 0 ? digits_of(line.kgco2e / footprint.total * percent, Digits::exact) : ""),
             plain(scores(line.data)), plain(std::move(factor_scores)), plain(or_dash(factor_name)),
             plain(or_dash(quality.instrument)), plain(or_dash(quality.calibrated)), plain(std::move(range))});
    }
    return table;
}

TableBlock risk_table(const ReportFacts& facts, const Say& say) {
    TableBlock table;
    table.header = headers(say, {"risk", "outcome", "evidence", "clause"});
    for (const Risk& risk : facts.assessment.analysis->risks) {
        const std::string word(risk_word(risk.kind));
        Cell outcome = risk.found()   ? Cell{say("risk.found", {std::to_string(risk.count)}), Tone::open, ""}
                       : risk.checked ? Cell{say("risk.nothing"), Tone::good, ""}
                                      : Cell{say("risk.not-checked"), Tone::muted, ""};
        std::string evidence;
        for (const RiskEvidence& each : risk.evidence) {
            evidence += (evidence.empty() ? "" : "; ") + say("risk.evidence." + each.key, spoken_args(say, each.args));
        }
        table.rows.push_back(
            {plain(say("risk." + word)), std::move(outcome), plain(std::move(evidence)),
             plain(clause_label(say, *facts.knowledge.rules, facts.assessment.document, risk_clause(risk.kind)))});
    }
    return table;
}

TableBlock percentile_table(const SampleSummary& summary, const Say& say, Digits digits) {
    TableBlock table;
    table.header = headers(say, {"percentile", "kgco2e"});
    table.align = {Align::right, Align::right};
    for (const Percentile& each : summary.percentiles) {
        table.rows.push_back({plain(round_gbt8170(each.percent, 1) + " %"), plain(digits_of(each.value, digits))});
    }
    return table;
}

TableBlock convergence_table(const SampleSummary& summary, const Say& say, Digits digits) {
    TableBlock table;
    table.header = headers(say, {"draws", "mean", "standard-error"});
    table.align = {Align::right, Align::right, Align::right};
    for (const Convergence& each : summary.convergence) {
        table.rows.push_back({plain(std::to_string(each.draws)), plain(digits_of(each.mean, digits)),
                              plain(digits_of(each.standard_error, digits))});
    }
    return table;
}

std::string variable_name(const ReportFacts& facts, const Say& say, std::string_view key) {
    const auto number = [&](std::string_view prefix) {
        RowId id = 0;
        const std::string_view digits = key.substr(prefix.size());
        std::from_chars(digits.data(), digits.data() + digits.size(), id);
        return id;
    };
    if (key.starts_with("bom.")) {
        for (std::size_t i = 0; i < facts.project.bom.size(); ++i) {
            if (facts.project.bom[i].id == number("bom.")) return name_or_row(facts.project.bom[i].name, i);
        }
    }
    if (key.starts_with("activity.")) {
        for (std::size_t i = 0; i < facts.project.activities.size(); ++i) {
            if (facts.project.activities[i].id == number("activity."))
                return name_or_row(facts.project.activities[i].name, i);
        }
    }
    constexpr std::string_view factor = "factor.";
    if (!key.starts_with(factor)) return std::string(key);
    std::string id(key.substr(factor.size()));
    const std::size_t mark = id.find('~');
    const bool proxy = mark != std::string::npos;
    if (proxy) id.resize(mark);
    const std::string name = factor_label(facts, say, id).name;
    return say(proxy ? "result.proxy-of" : "result.factor-of", {name.empty() ? id : name});
}

TableBlock sensitivity_table(const ReportFacts& facts, const Say& say, const UncertaintyModel& model,
                             const FirstOrder& check, Digits digits, std::size_t most) {
    TableBlock table;
    table.header = headers(say, {"variable", "uncertainty", "variance-share", "low", "high"});
    table.align = {Align::left, Align::left, Align::right, Align::right, Align::right};
    for (const Sensitivity& each : check.sensitivities) {
        if (table.rows.size() == most) break;
        const Variable& variable = model.variables[each.variable];
        std::string shape = say("shape." + std::string(shape_word(variable.distribution.shape)));
        if (!variable.entered) shape += " " + say("result.from-scores");
        table.rows.push_back({plain(variable_name(facts, say, variable.key)), plain(std::move(shape)),
                              plain(percent_of(each.variance_share, digits)), plain(digits_of(each.low, digits)),
                              plain(digits_of(each.high, digits))});
    }
    return table;
}

std::string flow_name(const FlowNode& node, const ReportFacts& facts, const Say& say) {
    if (node.key == "flow.product") return declared_unit_text(say, facts.project);
    return node.key.empty() ? or_dash(node.name) : say(node.key);
}

TableBlock flow_table(const FlowDiagram& flows, const ReportFacts& facts, const Say& say, Digits digits) {
    TableBlock table;
    table.header = headers(say, {"from", "to", "kgco2e", "share"});
    table.align = {Align::left, Align::left, Align::right, Align::right};
    const double total = facts.assessment.footprint.total;
    for (const FlowLink& link : flows.links) {
        table.rows.push_back({plain(flow_name(flows.nodes[link.from], facts, say)),
                              plain(flow_name(flows.nodes[link.to], facts, say)), plain(digits_of(link.kgco2e, digits)),
                              plain(total > 0 ? percent_of(link.kgco2e / total, digits) : "")});
    }
    return table;
}

TableBlock balance_table(const ReportFacts& facts, const Say& say, std::string_view kind) {
    TableBlock table;
    table.header = headers(
        say, {"name", "unit", "opening", "received", "used", "other", "closing", "gap", "share-percent", "source"});
    table.align = {Align::left,  Align::left,  Align::right, Align::right, Align::right,
                   Align::right, Align::right, Align::right, Align::right, Align::left};
    for (const BalanceGap& gap : facts.assessment.analysis->balances) {
        const BalanceRow& row = facts.project.balances[gap.index];
        if (row.kind != kind) continue;
        Cell difference = !gap.readable     ? Cell{say("result.bad-number"), Tone::bad, ""}
                          : gap.has_numbers ? plain(gap.gap.to_string())
                                            : Cell{"—", Tone::muted, ""};
        table.rows.push_back({plain(or_dash(row.name)), plain(row.unit), plain(or_dash(row.opening.text())),
                              plain(or_dash(row.received.text())), plain(or_dash(row.used.text())),
                              plain(or_dash(row.other.text())), plain(or_dash(row.closing.text())),
                              std::move(difference), plain(gap.share ? round_gbt8170(*gap.share * percent, 2) : "—"),
                              plain(or_dash(row.source))});
    }
    return table;
}

std::string scenario_name(const ReportFacts& facts, const Say& say, char letter) {
    const Analysis& names = facts.project.analysis;
    if (letter == '*') return say("plan.all");
    const std::string& name = letter == 'A' ? names.scenario_a : letter == 'B' ? names.scenario_b : names.scenario_c;
    return name.empty() ? say("plan.scenario", {std::string(1, letter)}) : name;
}

TableBlock plan_table(const ReportFacts& facts, const Say& say, const ScenarioResult& scenario, Digits digits) {
    TableBlock table;
    table.header = headers(say, {"measure", "owner", "due", "reduction", "left", "share"});
    table.align = {Align::left, Align::left, Align::left, Align::right, Align::right, Align::right};
    const auto share = [&](double part) {
        return scenario.today > 0 ? percent_of(part / scenario.today, digits) : std::string();
    };
    table.rows.push_back({plain(say("plan.today")), plain(""), plain(""), plain(""),
                          plain(digits_of(scenario.today, digits)), plain(share(scenario.today))});
    double left = scenario.today;
    for (const MeasureEffect& effect : scenario.effects) {
        const Measure& measure = facts.project.measures[effect.index];
        left -= effect.kgco2e;
        const bool counted = effect.kgco2e > 0;
        Cell reduction = counted ? plain("−" + digits_of(effect.kgco2e, digits))
                                 : Cell{say("plan." + std::string(effect_state_word(effect.state))), Tone::open, ""};
        table.rows.push_back({plain(or_dash(measure.title)), plain(or_dash(measure.owner)), plain(or_dash(measure.due)),
                              std::move(reduction), plain(digits_of(left, digits)), plain(share(left))});
    }
    table.rows.push_back({plain(say("plan.left")), plain(""), plain(""), plain(""),
                          plain(digits_of(scenario.total, digits)), plain(share(scenario.total))});
    return table;
}

TableBlock scenario_table(const ReportFacts& facts, const Say& say, Digits digits) {
    TableBlock table;
    table.header = headers(say, {"plan-scenario", "measures", "left", "reduction", "share", "target"});
    table.align = {Align::left, Align::right, Align::right, Align::right, Align::right, Align::left};
    const Entered& target = facts.project.analysis.target_percent;
    for (const ScenarioResult& each : facts.assessment.analysis->plan) {
        const double saved = each.today - each.total;
        const double share = each.today > 0 ? saved / each.today : 0;
        Cell reached = !target.has_value()                 ? Cell{"—", Tone::muted, ""}
                       : share * percent >= target.value() ? Cell{say("plan.reached"), Tone::good, ""}
                                                           : Cell{say("plan.not-reached"), Tone::bad, ""};
        table.rows.push_back({plain(scenario_name(facts, say, each.letter)), plain(std::to_string(each.effects.size())),
                              plain(digits_of(each.total, digits)), plain(digits_of(saved, digits)),
                              plain(percent_of(share, digits)), std::move(reached)});
    }
    return table;
}

TableBlock samples_table(const std::vector<double>& samples, const Say& say) {
    TableBlock table;
    table.header = headers(say, {"draw", "kgco2e"});
    table.rows.reserve(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        table.rows.push_back({plain(std::to_string(i + 1)), plain(digits_of(samples[i], Digits::exact))});
    }
    return table;
}

}  // namespace zuji
