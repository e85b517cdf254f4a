#include "wasm/app/frame.hpp"

#include <algorithm>
#include <string>

#include "wasm/app/basis_pane.hpp"
#include "wasm/app/host.hpp"
#include "wasm/app/panels/panels.hpp"
#include "wasm/app/steps.hpp"
#include "wasm/app/top_bar.hpp"

namespace zuji::app {

namespace {

std::size_t done_steps(const Assessment& assessment) {
    return static_cast<std::size_t>(std::count_if(shown_steps.begin(), shown_steps.end(), [&](Step step) {
        return assessment.steps[static_cast<std::size_t>(step)].status == StepStatus::done;
    }));
}

void draw_rail_items(ui::Context& ui, PanelContext& context, bool narrow) {
    std::size_t number = 0;
    for (const auto step : shown_steps) {
        const auto& state = context.assessment.steps[static_cast<std::size_t>(step)];
        const auto word = step_word(step);
        const auto ordinal = std::to_string(++number);
        const auto count = state.open > 0 ? std::to_string(state.open) : std::string();
        const auto count_name = state.open > 0 ? context.t("rail.count", {count}) : std::string();
        const bool current = context.state.place.step == step;
        if (ui::rail_item(ui, word,
                          {.state = rail_state(state.status),
                           .state_name = context.t(rail_state_key(state.status)),
                           .number = ordinal,
                           .name = context.t("step." + std::string(word)),
                           .count = count,
                           .count_name = count_name,
                           .current = current,
                           .narrow = narrow}))
            context.actions.go(step);
    }
}

constexpr float rail_foot = 56;

void draw_rail(ui::Context& ui, PanelContext& context, ui::Rect area, bool narrow) {
    {
        ui::Region region(ui, "rail", {area.x, area.y, area.w, area.h - rail_foot},
                          {.landmark = ui::Landmark::navigation,
                           .name = context.t("rail.name"),
                           .padding = {8, 12},
                           .card_background = true,
                           .border = ui::Border::right});
        ui::Column column(ui, {.gap = 2});
        draw_rail_items(ui, context, narrow);
    }
    ui::Region foot(ui, "rail-foot", {area.x, area.bottom() - rail_foot, area.w, rail_foot},
                    {.padding = {16, 8}, .card_background = true, .border = ui::Border::right, .scroll = false});
    if (narrow) return;
    ui::Column column(ui, {.gap = 6});
    const auto done = done_steps(context.assessment);
    const auto text = context.t("rail.progress", {std::to_string(done), std::to_string(shown_steps.size()),
                                                  std::to_string(context.assessment.open_points.size())});
    ui::note_text(ui, text);
    ui::small_bar(ui, text, static_cast<float>(done) / static_cast<float>(shown_steps.size()));
}

void draw_step(ui::Context& ui, PanelContext& context, ui::Rect area) {
    switch (context.state.place.step) {
        case Step::company:
            return draw_company(ui, context, area);
        case Step::eligibility:
            return draw_eligibility(ui, context, area);
        case Step::units:
            return draw_units(ui, context, area);
        case Step::annex1:
            return draw_annex1(ui, context, area);
        case Step::bom:
            return draw_bom(ui, context, area);
        case Step::footprint:
            return draw_footprint(ui, context, area);
        case Step::man_days:
            return draw_man_days(ui, context, area);
        case Step::export_package:
            return draw_export(ui, context, area);
        case Step::certificate:
            return draw_certificate(ui, context, area);
        case Step::data_quality:
            return draw_quality(ui, context, area);
        case Step::annex2:
            return draw_annex2(ui, context, area);
    }
}

ui::PaneState pane_state(const ui::Context& ui, const PanelContext& context) {
    if (context.state.place.step == Step::export_package) return ui::PaneState::collapsed;
    if (!context.state.preferences.pane_open || ui.viewport().x < ui::size::rail_break) return ui::PaneState::collapsed;
    return ui::PaneState::open;
}

void draw_busy(ui::Context& ui, const AppState& state, const Catalog& words, Actions& actions) {
    if (state.busy.key.empty()) return;
    const auto page = ui.viewport();
    ui::Region region(ui, "busy", {(page.x - 360) / 2, 64, 360, state.busy.cancellable ? 104.0F : 64.0F},
                      {.landmark = ui::Landmark::region, .name = words.text(state.busy.key), .scroll = false});
    ui::Card card(ui, "card");
    const auto percent = std::to_string(static_cast<int>(state.busy.fraction * 100)) + " %";
    (void)ui::progress(
        ui, "progress",
        {.name = words.text(state.busy.key), .fraction = static_cast<float>(state.busy.fraction), .percent = percent});
    if (!state.busy.cancellable) return;
    if (ui::button(ui, "cancel", {.label = words.text("busy.cancel"), .size = ui::ButtonSize::small}))
        actions.ask([](Host& host) { host.cancel(); });
}

void draw_drop_hint(ui::Context& ui, const AppState& state, const Catalog& words) {
    if (!state.file_over_page) return;
    const auto page = ui.viewport();
    const bool attaches = !state.attachment_target.empty();
    const bool over_bom = !state.place.start_page && state.place.step == Step::bom;
    const bool line = over_bom && state.panels.bom.drop_line != 0;
    // Rows of the bill of materials take files themselves: the hint must not lie over them.
    const std::string title = line ? words.format("drop.line", {state.panels.bom.drop_name})
                                   : words.text(attaches ? "drop.attach" : "drop.title");
    constexpr float width = 560;
    const float top = over_bom ? page.y - 112 : page.y / 2 - 48;
    ui::Region region(ui, "drop", {(page.x - width) / 2, top, width, 96},
                      {.landmark = ui::Landmark::region, .name = title, .scroll = false});
    ui::Card card(ui, "card", {.padding = {20, 16}, .accent = true});
    ui::heading(ui, ui::ellipsis(ui, ui::Type::lead, title, width - 40), 2);
    ui::note_text(ui, words.text(line ? "drop.line-remark" : attaches ? "drop.attach-remark" : "drop.remark"));
}

void use_preferences(ui::Context& ui, const AppState& state) {
    ui.set_theme(state.preferences.theme == ThemeChoice::dark ? ui::ThemeMode::dark : ui::ThemeMode::light);
    ui.set_language(state.preferences.language == "en" ? "en" : "zh-CN");
}

}  // namespace

void draw_project_frame(ui::Context& ui, PanelContext& context, const Document& document) {
    use_preferences(ui, context.state);
    ui.set_title(context.project.title.empty() ? context.t("app.name")
                                               : context.project.title + " – " + context.t("app.name"));
    const auto pane = pane_state(ui, context);
    const auto areas = ui::shell_areas(ui, true, pane);
    draw_project_bar(ui, context, document, areas.top_bar);
    draw_rail(ui, context, areas.rail, areas.narrow_rail);
    {
        ui::Scope scope(ui, "step");
        draw_step(ui, context, areas.centre);
    }
    draw_pane(ui, context, areas.pane, pane);
    draw_busy(ui, context.state, context.words, context.actions);
    draw_drop_hint(ui, context.state, context.words);
    draw_messages(ui, context.state, context.words, context.actions);
}

void draw_start_overlays(ui::Context& ui, const StartContext& context) {
    draw_busy(ui, context.state, context.words, context.actions);
    draw_drop_hint(ui, context.state, context.words);
    draw_messages(ui, context.state, context.words, context.actions);
}

void begin_start_page(ui::Context& ui, const StartContext& context) {
    use_preferences(ui, context.state);
    ui.set_title(context.words.text("app.name"));
}

}  // namespace zuji::app
