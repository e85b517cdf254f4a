// Step 6, uncertainty: a Monte Carlo run with its seed, percentiles, convergence, and what the spread comes from.

#include <algorithm>
#include <string>
#include <vector>

#include "wasm/app/host.hpp"
#include "wasm/app/panels/bom_csv.hpp"
#include "wasm/app/panels/chart_head.hpp"
#include "wasm/app/panels/footprint_cards.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/result_view.hpp"

namespace zuji::app {

namespace {

constexpr std::size_t shown_variables = 12;

void draw_settings(ui::Context& ui, PanelContext& context) {
    const auto& title = context.t("uncertainty.title");
    ui::Card card(ui, "settings", {.name = title});
    ui::heading(ui, title, 3);
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("statement.uncertainty-text"));
    auto& run = context.state.panels.simulation;
    const auto settings = sample_settings(context.project.analysis);
    {
        ui::Row row(ui, {.gap = 12, .fields = true});
        number_input(ui, context, {.path = "analysis.seed", .label_key = "uncertainty.seed", .width = 120},
                     context.project.analysis.seed);
        number_input(ui, context, {.path = "analysis.draws", .label_key = "uncertainty.draws", .width = 120},
                     context.project.analysis.draws);
        if (ui::button(ui, "run",
                       {.label = context.t("uncertainty.run"),
                        .kind = ui::ButtonKind::primary,
                        .icon_left = ui::Icon::play,
                        .disabled = run.running.has_value() || context.assessment.footprint.counted_lines == 0}))
            context.actions.simulate();
    }
    ui::note_text(ui, context.t("uncertainty.used", {std::to_string(settings.seed), format_count(settings.draws)}));
    if (run.running) {
        const auto fraction = static_cast<float>(run.running->fraction());
        const auto percent = std::to_string(static_cast<int>(fraction * 100)) + " %";
        if (ui::progress(ui, "progress",
                         {.name = context.t("uncertainty.running"),
                          .fraction = fraction,
                          .percent = percent,
                          .cancel = context.t("uncertainty.cancel")}))
            context.actions.cancel_simulation();
    } else if (run.result && !run.is_current(context.revision)) {
        ui::state_word(ui, ui::State::open, context.t("uncertainty.outdated"));
    }
}

void save_samples(PanelContext& context) {
    const Say say(context.words);
    auto text = to_csv(samples_table(context.state.panels.simulation.samples, say));
    auto file = csv_file_name(context, context.t("uncertainty.samples"));
    context.actions.ask(
        [text = std::move(text), file = std::move(file)](Host& host) { host.save_file(file, "text/csv", text); });
}

void draw_distribution(ui::Context& ui, PanelContext& context, const SampledFootprint& result) {
    const Say say(context.words);
    const SampleSummary& summary = result.summary;
    const auto& title = context.t("uncertainty.histogram");
    ui::Scope scope(ui, "distribution");
    ui::Card card(ui, "card", {.name = title});
    const std::string run = std::to_string(context.state.panels.simulation.revision);
    const ChartSpec chart{.title = title,
                          .remark = "kgCO₂e",
                          .table = [&](Digits digits) { return percentile_table(summary, say, digits); },
                          .svg = [&] { return histogram_svg(summary, title + "  (kgCO₂e)"); },
                          .key = "percentiles " + run};
    if (!chart_head(ui, context, chart)) histogram(ui, context, summary);
    const auto fact = [&](std::string_view key, const std::string& value) {
        ui::fact(ui, {.name = context.t(key), .value = value});
    };
    {
        constexpr float gap = 48;
        ui::Columns columns(ui, "facts", {{.flex = 1}, {.flex = 1}}, gap);
        columns.next();
        {
            ui::Column left(ui, {.gap = 0});
            fact("uncertainty.mean", format_amount(summary.mean));
            fact("uncertainty.deviation", format_amount(summary.deviation));
            fact("uncertainty.interval", format_amount(summary.at(2.5)) + " – " + format_amount(summary.at(97.5)));
        }
        columns.next();
        ui::Column right(ui, {.gap = 0});
        fact("uncertainty.seed", std::to_string(summary.seed));
        fact("uncertainty.draws", format_count(summary.draws));
        fact("uncertainty.standard-error", format_amount(summary.convergence.back().standard_error));
    }
    fact("uncertainty.first-order", format_amount(result.check.mean) + " ± " + format_amount(result.check.deviation));
    if (ui::link(ui, "samples", {.label = context.t("uncertainty.save-samples"), .icon_left = ui::Icon::export_file}))
        save_samples(context);
}

RangeChart tornado(const PanelContext& context, const SampledFootprint& result, const std::string& title) {
    const Say say(context.words);
    const auto facts = facts_of(context);
    RangeChart chart{title, "kgCO₂e", {}, result.model.total, false};
    for (const auto& each : result.check.sensitivities) {
        if (chart.bars.size() == shown_variables) break;
        chart.bars.push_back({variable_name(facts, say, result.model.variables[each.variable].key), each.low, each.high,
                              format_amount(each.low) + " – " + format_amount(each.high), BarTone::main});
    }
    return chart;
}

RangeChart variance_shares(const PanelContext& context, const SampledFootprint& result, const std::string& title) {
    const Say say(context.words);
    const auto facts = facts_of(context);
    RangeChart chart{title, "%", {}, std::nullopt, true};
    for (const auto& each : result.check.sensitivities) {
        if (chart.bars.size() == shown_variables) break;
        chart.bars.push_back({variable_name(facts, say, result.model.variables[each.variable].key), 0,
                              each.variance_share, format_percent(each.variance_share), BarTone::main});
    }
    return chart;
}

/// A bar from one standard error below the mean to one above it, for each number of draws.
RangeChart convergence(const SampleSummary& summary, const std::string& title) {
    RangeChart chart{title, "kgCO₂e", {}, summary.mean, false};
    for (const auto& each : summary.convergence)
        chart.bars.push_back({format_count(each.draws), each.mean - each.standard_error,
                              each.mean + each.standard_error,
                              format_amount(each.mean) + " ± " + format_amount(each.standard_error), BarTone::whole});
    return chart;
}

void draw_sensitivity(ui::Context& ui, PanelContext& context, const SampledFootprint& result) {
    const Say say(context.words);
    const auto facts = facts_of(context);
    const std::string run = std::to_string(context.state.panels.simulation.revision);
    const auto table = [&](Digits digits) {
        const std::size_t most =
            digits == Digits::exact ? result.check.sensitivities.size() : std::size_t{shown_variables};
        return sensitivity_table(facts, say, result.model, result.check, digits, most);
    };
    {
        const auto& title = context.t("uncertainty.tornado");
        ui::Scope scope(ui, "tornado");
        ui::Card card(ui, "card", {.name = title});
        const auto chart = tornado(context, result, title);
        const ChartSpec spec{.title = title,
                             .remark = context.t("uncertainty.tornado-remark"),
                             .table = table,
                             .svg = [&] { return range_svg(chart); },
                             .key = "tornado " + run};
        if (!chart_head(ui, context, spec)) range_chart(ui, chart);
    }
    const auto& title = context.t("uncertainty.shares");
    ui::Scope scope(ui, "shares");
    ui::Card card(ui, "card", {.name = title});
    const auto chart = variance_shares(context, result, title);
    const ChartSpec spec{
        .title = title, .table = table, .svg = [&] { return range_svg(chart); }, .key = "shares " + run};
    if (!chart_head(ui, context, spec)) range_chart(ui, chart);
}

/// The mean after ever more draws, between its standard errors: does it still move?
void draw_convergence(ui::Context& ui, PanelContext& context, const SampledFootprint& result) {
    const Say say(context.words);
    const auto& title = context.t("uncertainty.convergence");
    ui::Scope scope(ui, "convergence");
    ui::Card card(ui, "card", {.name = title});
    const auto chart = convergence(result.summary, title);
    const ChartSpec spec{.title = title,
                         .remark = context.t("uncertainty.convergence-remark"),
                         .table = [&](Digits digits) { return convergence_table(result.summary, say, digits); },
                         .svg = [&] { return range_svg(chart); },
                         .key = "convergence " + std::to_string(context.state.panels.simulation.revision)};
    if (!chart_head(ui, context, spec)) range_chart(ui, chart);
}

}  // namespace

void draw_footprint_uncertainty(ui::Context& ui, PanelContext& context) {
    draw_settings(ui, context);
    const auto& run = context.state.panels.simulation;
    if (!run.result) return;
    if (run.result->summary.draws == 0) return;
    draw_distribution(ui, context, *run.result);
    draw_sensitivity(ui, context, *run.result);
    draw_convergence(ui, context, *run.result);
}

}  // namespace zuji::app
