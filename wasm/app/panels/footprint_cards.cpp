// Cards of step 6: key figure, stages, contributors.

#include "wasm/app/panels/footprint_cards.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/base/decimal.hpp"
#include "wasm/app/panels/chart_head.hpp"
#include "wasm/app/panels/footprint_rows.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/result_view.hpp"

namespace zuji::app {

namespace {

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

std::vector<StackedPart> stacked_parts(const Parts& parts) {
    std::vector<StackedPart> drawn;
    for (const auto& part : parts.parts)
        drawn.push_back({std::string(part.label), part.amount,
                         std::string(part.amount_text) + "  " + std::string(part.share_text)});
    return drawn;
}

TableBlock shares_table(const PanelContext& context, std::string_view column, const Parts& parts, Digits digits) {
    const Say say(context.words);
    const double total = context.assessment.footprint.total;
    TableBlock table;
    table.header = {say(column), say("report.column.kgco2e"), say("report.column.share-percent")};
    table.align = {Align::left, Align::right, Align::right};
    for (const auto& part : parts.parts) {
        const double share = total > 0 ? part.amount / total * 100 : 0;
        table.rows.push_back(
            {{std::string(part.label), Tone::normal, ""},
             {digits_of(part.amount, digits), Tone::normal, ""},
             {digits == Digits::exact ? digits_of(share, digits) : round_gbt8170(share, 2), Tone::normal, ""}});
    }
    return table;
}

/// CLAUSE R52003/65: how sure the total is, as far as samples have been drawn.
void draw_interval(ui::Context& ui, PanelContext& context) {
    const auto& run = context.state.panels.simulation;
    auto& view = context.state.panels.footprint.view;
    if (context.assessment.footprint.counted_lines == 0) return;
    if (!run.result || run.result->summary.draws == 0) {
        if (ui::link(ui, "uncertainty",
                     {.label = context.t("footprint.estimate-uncertainty"), .icon_right = ui::Icon::chevron_right}))
            view = FootprintView::uncertainty;
        return;
    }
    const auto& summary = run.result->summary;
    const double low = summary.at(2.5);
    const double high = summary.at(97.5);
    const auto range = format_amount(low) + " – " + format_amount(high);
    ui::fact(ui, {.name = context.t("uncertainty.interval"), .value = range, .bold_value = true});
    if (!run.is_current(context.revision)) {
        ui::state_word(ui, ui::State::open, context.t("uncertainty.outdated"), true);
        if (ui::link(ui, "again", {.label = context.t("uncertainty.run"), .icon_left = ui::Icon::play}))
            context.actions.simulate();
        return;
    }
    const double span = summary.highest - summary.lowest;
    const auto place = [&](double value) {
        return span > 0 ? static_cast<float>(std::clamp((value - summary.lowest) / span, 0.0, 1.0)) : 0.5F;
    };
    ui::interval(ui, context.t("uncertainty.interval"), place(low), place(context.assessment.footprint.total),
                 place(high), ui::chart_color(ui.theme(), ui::ChartColor::raw_material));
    if (ui::link(ui, "uncertainty",
                 {.label = context.t("uncertainty.drawn", {std::to_string(summary.seed), format_count(summary.draws)}),
                  .icon_right = ui::Icon::chevron_right}))
        view = FootprintView::uncertainty;
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
    draw_interval(ui, context);
}

void draw_stage_card(ui::Context& ui, PanelContext& context) {
    const auto& footprint = context.assessment.footprint;
    const auto& title = context.t("footprint.stages");
    ui::Scope scope(ui, "stages");
    ui::Card card(ui, "card", {.name = title, .fill_height = true});
    if (footprint.by_stage.empty()) {
        ui::heading(ui, title, 3);
        return ui::note_text(ui, context.t("footprint.no-stages"));
    }
    Parts parts(footprint.by_stage.size());
    for (const auto& stage : footprint.by_stage)
        parts.add(stage_name(context, stage.stage), stage.kgco2e, share_of(stage.kgco2e, footprint.total),
                  stage_color(ui.theme(), stage.stage), stage_label_color(ui.theme(), stage.stage));
    const ChartSpec chart{
        .title = title,
        .remark = "kgCO₂e",
        .table = [&](Digits digits) { return shares_table(context, "footprint.column.stage", parts, digits); },
        .svg = [&] { return stacked_svg(title + "  (kgCO₂e)", stacked_parts(parts)); }};
    if (!chart_head(ui, context, chart)) ui::stacked_bar(ui, title, parts.parts);
}

void draw_contributors_card(ui::Context& ui, PanelContext& context) {
    constexpr double few = 0.8;  // where the dashed line stands
    const auto& footprint = context.assessment.footprint;
    const auto& rows = context.state.panels.footprint.rows;
    const auto& title = context.t("footprint.contributors");
    ui::Scope scope(ui, "contributors");
    ui::Card card(ui, "card", {.name = title, .fill_height = true});
    const auto share = share_of(rows.largest_sum, footprint.total);
    if (rows.largest.empty()) {
        ui::heading(ui, title, 3);
        return ui::note_text(ui, context.t("footprint.no-contributors"));
    }
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
    const auto remark = context.t("footprint.first-share", {std::to_string(rows.largest.size()), share});
    const ChartSpec chart{.title = title,
                          .remark = remark,
                          .table =
                              [&](Digits digits) {
                                  auto table = shares_table(context, "footprint.column.name", bars, digits);
                                  table.header.push_back(context.t("footprint.running"));
                                  table.align.push_back(Align::right);
                                  for (std::size_t i = 0; i < table.rows.size(); ++i)
                                      table.rows[i].push_back({sums[i], Tone::normal, ""});
                                  return table;
                              },
                          .svg =
                              [&] {
                                  RangeChart drawn{title, "kgCO₂e", {}, std::nullopt, true};
                                  for (std::size_t i = 0; i < bars.parts.size(); ++i) {
                                      const auto& bar = bars.parts[i];
                                      drawn.bars.push_back({std::string(bar.label), 0, bar.amount,
                                                            std::string(bar.amount_text) + "  Σ " + sums[i],
                                                            i < rows.largest.size() ? BarTone::main : BarTone::whole});
                                  }
                                  return range_svg(drawn);
                              }};
    if (chart_head(ui, context, chart)) return;
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
    Parts parts(order.size());
    for (const auto origin : order) {
        const auto found = footprint.by_origin.find(static_cast<int>(origin));
        if (found == footprint.by_origin.end() || found->second == 0) continue;
        parts.add(origin_name(context, origin), found->second, share_of(found->second, footprint.total),
                  origin_color(ui.theme(), origin), origin_label_color(ui.theme(), origin));
    }
    if (parts.parts.empty()) {
        ui::heading(ui, title, 3);
        return ui::note_text(ui, context.t("footprint.no-provenance"));
    }
    const ChartSpec chart{
        .title = title,
        .remark = context.t("footprint.provenance-remark"),
        .table = [&](Digits digits) { return shares_table(context, "footprint.column.origin", parts, digits); },
        .svg = [&] { return stacked_svg(title + "  (kgCO₂e)", stacked_parts(parts)); }};
    if (!chart_head(ui, context, chart)) ui::stacked_bar(ui, title, parts.parts, 18);
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

/// CLAUSE R52003/24: fossil, biogenic, land use and aviation kept apart, where factors have them.
void draw_parts_card(ui::Context& ui, PanelContext& context) {
    const auto& split = context.assessment.footprint.parts;
    if (split.fossil == 0 && split.biogenic == 0 && split.land_use == 0 && split.aviation == 0) return;
    struct Part {
        const char* key;
        double kgco2e;
        ui::ChartColor color;
    };
    const std::array<Part, 5> all = {{{"footprint.part.fossil", split.fossil, ui::ChartColor::raw_material},
                                      {"footprint.part.biogenic", split.biogenic, ui::ChartColor::use},
                                      {"footprint.part.land-use", split.land_use, ui::ChartColor::production},
                                      {"footprint.part.aviation", split.aviation, ui::ChartColor::raw_transport},
                                      {"footprint.part.unsplit", split.unsplit, ui::ChartColor::rest}}};
    const double total = context.assessment.footprint.total;
    const auto& title = context.t("footprint.parts");
    ui::Card card(ui, "parts", {.name = title});
    Parts parts(all.size());
    for (const auto& part : all)
        if (part.kgco2e != 0)
            parts.add(context.t(part.key), part.kgco2e, share_of(part.kgco2e, total),
                      ui::chart_color(ui.theme(), part.color), ui::on_chart_color(ui.theme(), part.color));
    const ChartSpec chart{
        .title = title,
        .remark = "kgCO₂e",
        .table = [&](Digits digits) { return shares_table(context, "footprint.part", parts, digits); },
        .svg = [&] { return stacked_svg(title + "  (kgCO₂e)", stacked_parts(parts)); }};
    if (!chart_head(ui, context, chart)) ui::stacked_bar(ui, title, parts.parts, 18);
}

}  // namespace zuji::app
