// Step 6: the result, by stage, by line and by where its figures come from.

#include <array>
#include <string>

#include "core/report/tables.hpp"
#include "wasm/app/host.hpp"
#include "wasm/app/panels/bom_csv.hpp"
#include "wasm/app/panels/boundary_view.hpp"
#include "wasm/app/panels/footprint_cards.hpp"
#include "wasm/app/panels/footprint_rows.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/gwp_view.hpp"
#include "wasm/app/panels/panels.hpp"

namespace zuji::app {

namespace {

/// CLAUSE R52003/25: a published set or one's own; which figures it has is one press away.
void draw_gwp_choice(ui::Context& ui, PanelContext& context) {
    constexpr std::array<std::string_view, 3> sets = {"AR6", "AR5", "own"};
    const std::array<ui::Option, 3> options = {ui::Option{.label = sets[0]}, ui::Option{.label = sets[1]},
                                               ui::Option{.label = context.t("gwp.own-short")}};
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < sets.size(); ++i)
        if (context.project.gwp_set == sets[i]) chosen = i;
    ui::note_text(ui, "GWP");
    const auto picked = ui::segmented(
        ui, "gwp",
        {.name = context.t("footprint.gwp"), .options = options, .chosen = chosen, .disabled = context.read_only});
    if (picked) {
        context.actions.set("gwp_set", std::string(sets[*picked]));
        if (sets[*picked] == "own") ui::open_popup(ui, gwp_dialog);
    }
    if (ui::icon_button(ui, "gwp-open", {.icon = ui::Icon::globe, .name = context.t("gwp.open")}))
        ui::open_popup(ui, gwp_dialog);
}

void draw_view_choice(ui::Context& ui, PanelContext& context) {
    const std::array<ui::Option, 8> options = {ui::Option{.label = context.t("footprint.view.charts")},
                                               ui::Option{.label = context.t("footprint.view.tree")},
                                               ui::Option{.label = context.t("footprint.view.flows")},
                                               ui::Option{.label = context.t("footprint.view.cut-off")},
                                               ui::Option{.label = context.t("footprint.view.uncertainty")},
                                               ui::Option{.label = context.t("footprint.view.plan")},
                                               ui::Option{.label = context.t("footprint.view.table")},
                                               ui::Option{.label = context.t("footprint.view.statement")}};
    auto& view = context.state.panels.footprint.view;
    const auto picked = ui::segmented(
        ui, "view",
        {.name = context.t("footprint.view"), .options = options, .chosen = static_cast<std::size_t>(view)});
    if (picked) view = static_cast<FootprintView>(*picked);
}

void draw_title(ui::Context& ui, PanelContext& context) {
    ui::Row row(ui, {.height = 32, .gap = 8});
    ui::heading(ui, context.t("step.footprint"), 1);
    row.right();
    draw_gwp_choice(ui, context);
    if (ui::button(ui, "export",
                   {.label = context.t("footprint.export"),
                    .icon_left = ui::Icon::export_file,
                    .name = context.t("footprint.export-name")}))
        export_footprint(context);
}

bool whole_life(const Product& product) {
    return product.distribution_inside == Answer::yes && product.use_inside == Answer::yes &&
           product.end_of_life_inside == Answer::yes;
}

std::string boundary_text(const PanelContext& context) {
    const auto& product = context.project.product;
    if (whole_life(product)) return context.t("boundary.cradle-to-grave");
    std::string text = context.t("footprint.boundary.gate");
    const auto add = [&](Answer inside, const char* key) {
        if (inside == Answer::yes) text += context.t("list.separator") + context.t(key);
    };
    add(product.distribution_inside, "footprint.boundary.distribution");
    add(product.use_inside, "footprint.boundary.use");
    add(product.end_of_life_inside, "footprint.boundary.end-of-life");
    return text;
}

void draw_chips(ui::Context& ui, PanelContext& context) {
    const auto& product = context.project.product;
    ui::Row row(ui, {.height = 20, .gap = 8, .wrap = true});
    ui::chip(ui, context.t("footprint.unit-chip", {declared_unit_text(context)}));
    if (ui::chip_button(ui, "boundary", boundary_text(context), ui::Icon::branch)) ui::open_popup(ui, boundary_dialog);
    draw_boundary_dialog(ui, context);
    if (!product.period_from.empty() && !product.period_to.empty())
        ui::chip(ui, product.period_from + " – " + product.period_to);
    ui::chip(ui, context.t("footprint.factors-chip", {context.knowledge.factors->date()}));
}

void draw_charts(ui::Context& ui, PanelContext& context) {
    {
        ui::Columns columns(ui, "top", {{.width = 276}, {.flex = 1}});
        columns.next();
        draw_key_card(ui, context);
        columns.next();
        draw_stage_card(ui, context);
    }
    {
        ui::Columns columns(ui, "middle", {{.flex = 3}, {.flex = 2}});
        columns.next();
        draw_contributors_card(ui, context);
        columns.next();
        ui::Column right(ui, {.gap = ui::size::card_gap});
        draw_cut_off_card(ui, context);
        draw_provenance_card(ui, context);
        draw_parts_card(ui, context);
    }
    draw_open_lines_card(ui, context);
}

void draw_view(ui::Context& ui, PanelContext& context, ui::Rect area) {
    switch (context.state.panels.footprint.view) {
        case FootprintView::charts:
            draw_chips(ui, context);
            return draw_charts(ui, context);
        case FootprintView::tree:
            return draw_footprint_tree(ui, context);
        case FootprintView::flows:
            return draw_footprint_flows(ui, context);
        case FootprintView::cut_off:
            return draw_footprint_cut_off(ui, context);
        case FootprintView::uncertainty:
            return draw_footprint_uncertainty(ui, context);
        case FootprintView::plan:
            return draw_footprint_plan(ui, context);
        case FootprintView::table:
            return draw_footprint_tables(ui, context, area);
        case FootprintView::statement:
            return draw_footprint_statement(ui, context);
    }
}

bool nothing_yet(const PanelContext& context) {
    return context.project.bom.empty() && context.project.activities.empty();
}

/// An open point has sent the user here: texts stand in the statement, what is cut off in its view, and what is missing
/// is entered in step 5.
void follow_focus(PanelContext& context) {
    auto& field = context.state.focus_field;
    auto& view = context.state.panels.footprint.view;
    if (field.starts_with("analysis.")) {
        view = FootprintView::statement;  // whose fields take the focus
        return;
    }
    if (field == "bom") view = FootprintView::cut_off;
    if (field.starts_with("activities") || field.starts_with("bom:")) context.actions.go(Step::bom, field);
    field.clear();
}

}  // namespace

void export_footprint(PanelContext& context) {
    const ReportFacts facts{context.project, context.assessment, context.knowledge};
    auto csv = to_csv(footprint_table(facts, Say(context.words)));
    auto name = csv_file_name(context, context.t("csv.file.footprint"));
    context.actions.ask(
        [csv = std::move(csv), name = std::move(name)](Host& host) { host.save_file(name, "text/csv", csv); });
}

void draw_footprint(ui::Context& ui, PanelContext& context, ui::Rect area) {
    follow_focus(context);
    update_footprint_rows(context);
    const auto& title = context.t("step.footprint");
    const bool table = context.state.panels.footprint.view == FootprintView::table && !nothing_yet(context);
    ui::Region region(ui, "footprint", area,
                      {.landmark = ui::Landmark::main, .name = title, .padding = {24, 16}, .scroll = !table});
    ui::Column column(ui, {.gap = 12});
    draw_title(ui, context);
    draw_gwp_dialog(ui, context);
    if (nothing_yet(context)) {
        if (ui::empty_state(ui, "empty",
                            {.sentence = context.t("footprint.empty"),
                             .action = context.t("footprint.to-bom"),
                             .action_icon = ui::Icon::chevron_right}))
            context.actions.go(Step::bom);
        return;
    }
    draw_view_choice(ui, context);
    draw_view(ui, context, area);
}

}  // namespace zuji::app
