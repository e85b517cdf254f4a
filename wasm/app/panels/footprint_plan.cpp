// Step 6, reduction plan (CLAUSE R52003/A1-17) and comparison with the cycle before (CLAUSE R52003/84-86, A2-11.1).

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "wasm/app/panels/chart_head.hpp"
#include "wasm/app/panels/footprint_cards.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/result_view.hpp"

namespace zuji::app {

namespace {

struct Target {
    std::string key;
    std::string name;
};

/// What a measure can act on: everything, a stage, the lines that weigh most, and what it acts on now.
std::vector<Target> targets_of(const PanelContext& context, const std::string& current) {
    std::vector<Target> targets = {{"total", context.t("plan.target-total")}};
    for (const auto& stage : context.assessment.footprint.by_stage)
        targets.push_back({"stage." + stage.stage, stage_name(context, stage.stage)});
    for (const auto& row : context.state.panels.footprint.rows.largest) {
        const bool activity = row.is_activity;
        const auto id = activity ? context.project.activities[row.index].id : context.project.bom[row.index].id;
        const auto& name = activity ? context.project.activities[row.index].name : context.project.bom[row.index].name;
        targets.push_back({(activity ? "activity." : "bom.") + std::to_string(id), name});
    }
    const bool listed = std::any_of(targets.begin(), targets.end(), [&](const Target& t) { return t.key == current; });
    if (!listed && !current.empty()) {
        const Say say(context.words);
        targets.push_back({current, variable_name(facts_of(context), say, current)});
    }
    return targets;
}

void draw_measure(ui::Context& ui, PanelContext& context, const Measure& measure) {
    ui::Scope scope(ui, "measure", measure.id);
    const auto set = [&](std::string_view column, std::optional<std::string> value) {
        if (value) context.actions.set_cell(Table::measures, measure.id, std::string(column), *std::move(value));
    };
    {
        ui::Row row(ui, {.gap = 8, .wrap = true, .fields = true});
        set("title", ui::text_field(ui, "title",
                                    {.name = context.t("measure.title"),
                                     .value = measure.title,
                                     .disabled = context.read_only,
                                     .width = 216}));
        set("owner", ui::text_field(ui, "owner",
                                    {.name = context.t("measure.owner"),
                                     .value = measure.owner,
                                     .disabled = context.read_only,
                                     .width = 120}));
        set("due",
            ui::text_field(
                ui, "due",
                {.name = context.t("measure.due"), .value = measure.due, .disabled = context.read_only, .width = 112}));
    }
    ui::Row row(ui, {.gap = 8, .wrap = true, .fields = true});
    const auto targets = targets_of(context, measure.target);
    std::vector<ui::Option> options;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        options.push_back({.label = targets[i].name});
        if (targets[i].key == (measure.target.empty() ? "total" : measure.target)) chosen = i;
    }
    const auto target = ui::select(ui, "target",
                                   {.name = context.t("plan.target"),
                                    .options = options,
                                    .chosen = chosen,
                                    .show_label = true,
                                    .disabled = context.read_only,
                                    .width = 216});
    if (target) set("target", targets[*target].key);
    set("reduction", ui::number_field(ui, "reduction",
                                      {.name = context.t("plan.reduction"),
                                       .value = measure.reduction.text(),
                                       .error = measure.reduction.is_bad() ? context.t("plan.bad-number") : "",
                                       .disabled = context.read_only,
                                       .width = 96}));
    const std::array<ui::Option, 2> units = {ui::Option{.label = "%"}, ui::Option{.label = "kg"}};
    const auto unit = ui::segmented(ui, "unit",
                                    {.name = context.t("plan.unit"),
                                     .options = units,
                                     .chosen = measure.reduction_unit == "kg" ? 1U : 0U,
                                     .disabled = context.read_only});
    if (unit) set("reduction_unit", *unit == 1 ? "kg" : "percent");
    set("scenarios", ui::text_field(ui, "scenarios",
                                    {.name = context.t("plan.scenarios"),
                                     .value = measure.scenarios,
                                     .placeholder = "A B C",
                                     .disabled = context.read_only,
                                     .width = 96}));
    if (ui::icon_button(ui, "delete",
                        {.icon = ui::Icon::trash,
                         .name = context.t("measure.delete", {measure.title}),
                         .disabled = context.read_only}))
        context.actions.push(DeleteRows{Table::measures, {measure.id}});
}

RangeChart waterfall(const PanelContext& context, const ScenarioResult& scenario, const std::string& title) {
    RangeChart chart{title, "kgCO₂e", {}, std::nullopt, true};
    chart.bars.push_back({context.t("plan.today"), 0, scenario.today, format_amount(scenario.today), BarTone::whole});
    double left = scenario.today;
    for (const auto& effect : scenario.effects) {
        if (!(effect.kgco2e > 0)) continue;
        const double next = left - effect.kgco2e;
        chart.bars.push_back({context.project.measures[effect.index].title, left, next,
                              "−" + format_amount(effect.kgco2e), BarTone::less});
        left = next;
    }
    chart.bars.push_back({context.t("plan.left"), 0, scenario.total, format_amount(scenario.total), BarTone::whole});
    return chart;
}

void draw_measures(ui::Context& ui, PanelContext& context) {
    const auto& title = context.t("measure.heading");
    ui::Card card(ui, "measures", {.name = title, .gap = 10});
    {
        ui::Row row(ui, {.height = 28, .gap = 8});
        ui::heading(ui, title, 3);
        if (ui::clause_chip(ui, "clause", paragraph_label(context.words, "A1-17")))
            context.actions.show_basis({title, "", "A1-17"});
    }
    if (context.project.measures.empty()) ui::note_text(ui, context.t("plan.empty"));
    for (const auto& measure : context.project.measures) {
        draw_measure(ui, context, measure);
        ui::separator(ui);
    }
    if (ui::button(ui, "add",
                   {.label = context.t("measure.add"),
                    .size = ui::ButtonSize::small,
                    .icon_left = ui::Icon::plus,
                    .disabled = context.read_only}))
        context.actions.push(InsertRows{.table = Table::measures, .rows = {"{}"}});
}

void draw_effects(ui::Context& ui, PanelContext& context) {
    const auto facts = facts_of(context);
    const Say say(context.words);
    const auto& plan = context.assessment.analysis->plan;
    for (const auto& scenario : plan) {
        const auto title = scenario_name(facts, say, scenario.letter);
        ui::Scope scope(ui, "scenario", scenario.letter);
        ui::Card card(ui, "card", {.name = title});
        const auto chart = waterfall(context, scenario, title);
        const ChartSpec spec{.title = title,
                             .remark = "kgCO₂e",
                             .table = [&](Digits digits) { return plan_table(facts, say, scenario, digits); },
                             .svg = [&] { return range_svg(chart); },
                             .key = "plan " + std::string(1, scenario.letter)};
        if (!chart_head(ui, context, spec)) range_chart(ui, chart);
    }
    const auto& title = context.t("plan.side-by-side");
    ui::Scope scope(ui, "scenarios");
    ui::Card card(ui, "card", {.name = title});
    table_head(ui, context, title, [&] { return scenario_table(facts, say, Digits::exact); });
    {
        ui::Row row(ui, {.gap = 8, .wrap = true, .fields = true});
        number_input(ui, context,
                     {.path = "analysis.target_percent", .label_key = "plan.target-percent", .unit = "%", .width = 128},
                     context.project.analysis.target_percent);
        text_input(ui, context,
                   {.path = "analysis.scenario_a",
                    .label_key = "plan.name-a",
                    .value = context.project.analysis.scenario_a,
                    .width = 136});
        text_input(ui, context,
                   {.path = "analysis.scenario_b",
                    .label_key = "plan.name-b",
                    .value = context.project.analysis.scenario_b,
                    .width = 136});
        text_input(ui, context,
                   {.path = "analysis.scenario_c",
                    .label_key = "plan.name-c",
                    .value = context.project.analysis.scenario_c,
                    .width = 136});
    }
    const auto& table = kept_table(context, "scenarios", [&] { return scenario_table(facts, say, Digits::rounded); });
    (void)block_table(ui, context, "table", table, {.name = title});
}

void draw_outcome(ui::Context& ui, PanelContext& context, std::string_view key, const DecisionSlot& slot) {
    if (!slot.decision) return;
    const auto& outcome = slot.decision->outcome;
    const bool good = outcome == "pass" || outcome == "valid";
    const bool bad = outcome == "revoke" || outcome == "invalid";
    ui::fact(ui, {.name = context.t(key),
                  .value = context.t("comparison." + outcome),
                  .text_name = true,
                  .state = good  ? ui::State::met
                           : bad ? ui::State::not_met
                                 : ui::State::open});
}

void draw_comparison(ui::Context& ui, PanelContext& context) {
    const auto& analysis = context.project.analysis;
    const auto& title = context.t("comparison.title");
    ui::Card card(ui, "comparison", {.name = title});
    ui::heading(ui, title, 3);
    {
        ui::Row row(ui, {.gap = 8, .wrap = true, .fields = true});
        number_input(
            ui, context,
            {.path = "analysis.previous_total", .label_key = "analysis.previous_total", .unit = "kgCO₂e", .width = 168},
            analysis.previous_total);
        text_input(ui, context,
                   {.path = "analysis.previous_period",
                    .label_key = "comparison.period",
                    .value = analysis.previous_period,
                    .width = 168});
        date_input(ui, context,
                   {.path = "analysis.higher_since",
                    .label_key = "comparison.higher-since",
                    .value = analysis.higher_since,
                    .width = 144});
    }
    const auto& question = context.t("comparison.planned");
    ui::text(ui, ui::Type::body, ui.theme().text, question);
    answer_input(ui, context, "analysis.change_planned", question, analysis.change_planned);
    if (!analysis.previous_total.has_value() || !(analysis.previous_total.value() > 0)) return;
    const double change =
        (context.assessment.footprint.total - analysis.previous_total.value()) / analysis.previous_total.value();
    ui::fact(ui, {.name = context.t("comparison.change"),
                  .value = (change < 0 ? "−" : "+") + format_percent(change < 0 ? -change : change)});
    draw_outcome(ui, context, "comparison.surveillance", context.assessment.analysis->surveillance);
    draw_outcome(ui, context, "comparison.validity", context.assessment.analysis->validity);
}

}  // namespace

void draw_footprint_plan(ui::Context& ui, PanelContext& context) {
    draw_measures(ui, context);
    if (!context.assessment.analysis->plan.empty()) draw_effects(ui, context);
    draw_comparison(ui, context);
}

}  // namespace zuji::app
