// Step 6, flows: from materials through parts into the product, and totals by supplier.

#include <string>
#include <vector>

#include "wasm/app/panels/chart_head.hpp"
#include "wasm/app/panels/footprint_cards.hpp"
#include "wasm/app/panels/result_view.hpp"

namespace zuji::app {

void draw_footprint_flows(ui::Context& ui, PanelContext& context) {
    const auto facts = facts_of(context);
    const Say say(context.words);
    auto& kept = context.state.panels.footprint.flows;
    if (context.state.panels.footprint.flows_revision != context.revision) {
        kept = emission_flows(context.project, context.assessment.footprint);
        context.state.panels.footprint.flows_revision = context.revision;
    }
    {
        const auto& title = context.t("footprint.view.flows");
        ui::Scope scope(ui, "flows");
        ui::Card card(ui, "card", {.name = title});
        const ChartSpec chart{.title = title,
                              .remark = context.t("footprint.flows-remark"),
                              .table = [&](Digits digits) { return flow_table(kept, facts, say, digits); },
                              .svg =
                                  [&] {
                                      std::vector<std::string> names;
                                      for (const auto& node : kept.nodes) names.push_back(flow_name(node, facts, say));
                                      return flow_svg(kept, names, title);
                                  }};
        if (!chart_head(ui, context, chart)) flow_chart(ui, context, kept);
    }
    const auto& title = context.t("result.by-supplier");
    ui::Scope scope(ui, "suppliers");
    ui::Card card(ui, "card", {.name = title});
    table_head(ui, context, title, [&] { return supplier_table(facts, say, Digits::exact); });
    const auto& table = kept_table(context, "suppliers", [&] { return supplier_table(facts, say, Digits::rounded); });
    (void)block_table(ui, context, "table", table, {.name = title});
}

void draw_footprint_cut_off(ui::Context& ui, PanelContext& context) {
    const auto facts = facts_of(context);
    const Say say(context.words);
    draw_cut_off_card(ui, context);
    {
        const auto& title = context.t("cut-off.readings");
        ui::Scope scope(ui, "readings");
        ui::Card card(ui, "card", {.name = title});
        table_head(ui, context, title, [&] { return cut_off_readings_table(facts, say); });
        const auto& table = kept_table(context, "readings", [&] { return cut_off_readings_table(facts, say); });
        if (table.rows.empty())
            ui::note_text(ui, context.t("cut-off.not-asked"));
        else
            (void)block_table(ui, context, "table", table, {.name = title});
    }
    const auto& title = context.t("cut-off.lines");
    ui::Scope scope(ui, "lines");
    ui::Card card(ui, "card", {.name = title});
    table_head(ui, context, title, [&] { return cut_off_table(facts, say, Digits::exact); });
    const auto& table = kept_table(context, "cut-off", [&] { return cut_off_table(facts, say, Digits::rounded); });
    if (table.rows.empty()) return ui::note_text(ui, context.t("report.nothing-cut-off"));
    const auto pressed = block_table(ui, context, "table", table, {.name = title, .wide = 1, .pressable = true});
    if (!pressed) return;
    const auto& omitted = context.assessment.analysis->omitted;
    if (*pressed >= omitted.size()) return;
    const auto& line = omitted[*pressed];
    context.actions.go(Step::bom, line.is_activity
                                      ? "activities:" + std::to_string(context.project.activities[line.index].id)
                                      : "bom:" + std::to_string(context.project.bom[line.index].id));
}

}  // namespace zuji::app
