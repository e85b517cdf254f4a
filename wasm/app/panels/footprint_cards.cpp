// Cards of step 6: key figure, stages, contributors.

#include "wasm/app/panels/footprint_cards.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "wasm/app/panels/footprint_rows.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

/// Title of a chart with its two icons: read it as a table, save its numbers.
void chart_head(ui::Context& ui, PanelContext& context, std::string_view title, std::string_view remark) {
    ui::Row row(ui, {.height = 24, .gap = 8});
    ui::heading(ui, title, 3);
    ui::note_text(ui, remark);
    row.right();
    const std::string name(title);
    if (ui::icon_button(ui, "table",
                        {.icon = ui::Icon::table, .name = context.t("footprint.as-table", {name}), .size = 24}))
        context.state.panels.footprint.view = FootprintView::table;
    if (ui::icon_button(
            ui, "save",
            {.icon = ui::Icon::export_file, .name = context.t("footprint.save-numbers", {name}), .size = 24}))
        export_footprint(context);
}

/// Parts of a bar with the texts that they point to.
struct Parts {
    std::vector<std::string> texts;
    std::vector<ui::ChartPart> parts;

    explicit Parts(std::size_t most) {
        texts.reserve(3 * most);  // the parts point into it
        parts.reserve(most);
    }
    void add(std::string label, double amount, std::string share, ui::Color color, ui::Color label_color) {
        texts.push_back(std::move(label));
        const std::string_view name = texts.back();
        texts.push_back(format_amount(amount));
        const std::string_view amount_text = texts.back();
        texts.push_back(std::move(share));
        parts.push_back({.label = name,
                         .amount = std::max(amount, 0.0),
                         .amount_text = amount_text,
                         .share_text = texts.back(),
                         .color = color,
                         .label_color = label_color});
    }
};

std::string share_of(double part, double whole) {
    return whole > 0 ? format_percent(part / whole) : std::string(no_value);
}

void draw_completeness(ui::Context& ui, const PanelContext& context) {
    const auto& footprint = context.assessment.footprint;
    const auto& rows = context.state.panels.footprint.rows;
    if (rows.counted == 0 && rows.open.empty()) {
        ui::state_word(ui, ui::State::not_started, context.t("footprint.nothing-counted"));
    } else if (!footprint.complete) {
        ui::state_word(ui, ui::State::open, context.t("footprint.incomplete", {format_count(footprint.open_lines)}));
        ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("footprint.incomplete-why"));
    } else {
        ui::state_word(ui, ui::State::met, context.t("footprint.complete", {format_count(rows.counted)}));
    }
}

}  // namespace

void draw_key_card(ui::Context& ui, PanelContext& context) {
    ui::Card card(ui, "key", {.name = context.t("footprint.key"), .fill_height = true});
    ui::text(ui, ui::Type::body, ui.theme().muted, context.t("footprint.per", {declared_unit_text(context)}));
    ui::key_figure(ui, footprint_text(context), footprint_unit(context));
    draw_completeness(ui, context);
}

void draw_stage_card(ui::Context& ui, PanelContext& context) {
    const auto& footprint = context.assessment.footprint;
    const auto& title = context.t("footprint.stages");
    ui::Scope scope(ui, "stages");
    ui::Card card(ui, "card", {.name = title, .fill_height = true});
    chart_head(ui, context, title, "kgCO₂e");
    if (footprint.by_stage.empty()) return ui::note_text(ui, context.t("footprint.no-stages"));
    Parts parts(footprint.by_stage.size());
    for (const auto& stage : footprint.by_stage)
        parts.add(stage_name(context, stage.stage), stage.kgco2e, share_of(stage.kgco2e, footprint.total),
                  stage_color(ui.theme(), stage.stage), stage_label_color(ui.theme(), stage.stage));
    ui::stacked_bar(ui, title, parts.parts);
}

void draw_contributors_card(ui::Context& ui, PanelContext& context) {
    constexpr double few = 0.8;  // where the dashed line stands
    const auto& footprint = context.assessment.footprint;
    const auto& rows = context.state.panels.footprint.rows;
    const auto& title = context.t("footprint.contributors");
    ui::Scope scope(ui, "contributors");
    ui::Card card(ui, "card", {.name = title, .fill_height = true});
    const auto share = share_of(rows.largest_sum, footprint.total);
    chart_head(ui, context, title,
               rows.largest.empty() ? std::string()
                                    : context.t("footprint.first-share", {std::to_string(rows.largest.size()), share}));
    if (rows.largest.empty()) return ui::note_text(ui, context.t("footprint.no-contributors"));
    Parts bars(rows.largest.size() + 1);
    std::vector<std::string> sums;
    std::optional<std::size_t> mark;
    std::optional<std::size_t> selected;
    const auto chosen = chosen_row(context);
    double running = 0;
    for (std::size_t i = 0; i < rows.largest.size(); ++i) {
        const auto& row = rows.largest[i];
        const auto stage = row_stage(context, row);
        const auto name = row_name(context, row);
        bars.add(std::string(name.empty() ? row_place(context, row) : name), row.kgco2e,
                 share_of(row.kgco2e, footprint.total), stage_color(ui.theme(), stage),
                 stage_label_color(ui.theme(), stage));
        running += row.kgco2e;
        sums.push_back(share_of(running, footprint.total));
        if (!mark && footprint.total > 0 && running >= few * footprint.total) mark = i;
        if (chosen && chosen->is_activity == row.is_activity && chosen->index == row.index) selected = i;
    }
    if (rows.counted > rows.largest.size()) {
        bars.add(context.t("footprint.rest", {format_count(rows.counted - rows.largest.size())}),
                 footprint.total - rows.largest_sum, share_of(footprint.total - rows.largest_sum, footprint.total),
                 ui::chart_color(ui.theme(), ui::ChartColor::rest),
                 ui::on_chart_color(ui.theme(), ui::ChartColor::rest));
        sums.push_back(format_percent(1));
    }
    const std::vector<std::string_view> running_sums(sums.begin(), sums.end());
    const auto pressed = ui::pareto(ui, "bars",
                                    {.name = title,
                                     .bars = bars.parts,
                                     .amount_title = "kgCO₂e",
                                     .sum_title = context.t("footprint.running"),
                                     .running_sums = running_sums,
                                     .mark_after = mark,
                                     .selected = selected,
                                     .pressable = rows.largest.size()});
    if (pressed && *pressed < rows.largest.size()) choose_row(context, rows.largest[*pressed]);
}

void draw_provenance_card(ui::Context& ui, PanelContext& context) {
    constexpr std::array order = {Origin::measured, Origin::supplier,      Origin::database, Origin::computed,
                                  Origin::proxy,    Origin::default_value, Origin::unset};
    const auto& footprint = context.assessment.footprint;
    const auto& rows = context.state.panels.footprint.rows;
    const auto& title = context.t("footprint.provenance");
    ui::Card card(ui, "provenance", {.name = title});
    ui::card_head(ui, title, context.t("footprint.provenance-remark"));
    Parts parts(order.size());
    for (const auto origin : order) {
        const auto found = footprint.by_origin.find(static_cast<int>(origin));
        if (found == footprint.by_origin.end() || found->second == 0) continue;
        parts.add(origin_name(context, origin), found->second, share_of(found->second, footprint.total),
                  origin_color(ui.theme(), origin), origin_label_color(ui.theme(), origin));
    }
    if (parts.parts.empty()) return ui::note_text(ui, context.t("footprint.no-provenance"));
    ui::stacked_bar(ui, title, parts.parts, 18);
    ui::Column facts(ui, {.gap = 0});
    const auto missing = context.t("footprint.lines", {format_count(rows.no_factor)});
    const auto proxies = context.t("footprint.lines", {format_count(footprint.proxy_lines)});
    ui::fact(ui, {.name = context.t("footprint.no-factor"),
                  .value = missing,
                  .unit = {},
                  .text_name = true,
                  .state = rows.no_factor == 0 ? ui::State::met : ui::State::not_met});
    ui::fact(ui, {.name = context.t("footprint.proxy-factor"),
                  .value = proxies,
                  .unit = {},
                  .text_name = true,
                  .state = footprint.proxy_lines == 0 ? ui::State::met : ui::State::open});
}

}  // namespace zuji::app
