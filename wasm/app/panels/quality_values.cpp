// Step 7: scores, instrument, period and range of single values.

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "wasm/app/panels/chart_head.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/quality_parts.hpp"
#include "wasm/app/panels/result_view.hpp"

namespace zuji::app {

namespace {

constexpr std::size_t most_listed = 100;

/// Lines by falling emission, kept for a revision.
const std::vector<LineQuality>& sorted_lines(PanelContext& context) {
    auto& state = context.state.panels.quality;
    if (state.revision != context.revision) {
        state.lines = line_qualities(context.project, context.assessment.footprint, *context.knowledge.factors);
        std::stable_sort(state.lines.begin(), state.lines.end(),
                         [](const LineQuality& a, const LineQuality& b) { return a.kgco2e > b.kgco2e; });
        state.revision = context.revision;
    }
    return state.lines;
}

std::string key_of(const PanelContext& context, const LineQuality& line) {
    return line.is_activity ? activity_key(context.project.activities[line.index].id)
                            : bom_key(context.project.bom[line.index].id);
}

const std::string& factor_of(const PanelContext& context, const LineQuality& line) {
    return line.is_activity ? context.project.activities[line.index].factor : context.project.bom[line.index].factor;
}

std::string name_of(const PanelContext& context, const LineQuality& line) {
    const auto& name =
        line.is_activity ? context.project.activities[line.index].name : context.project.bom[line.index].name;
    return name.empty() ? "#" + std::to_string(line.index + 1) : name;
}

std::string scores_text(const ScoredValue& value) {
    std::string text;
    for (std::size_t i = 0; i < dimension_count; ++i)
        text += (i == 0 ? "" : " ") + std::to_string(value.score(i)) + (value.entered[i] ? "" : "*");
    return text;
}

void draw_scores(ui::Context& ui, PanelContext& context, const std::string& key, const DataQuality& entered,
                 const ScoredValue& value) {
    const std::array<const std::string*, dimension_count> texts = {&entered.accuracy, &entered.timeliness,
                                                                   &entered.geography, &entered.technology};
    const std::array<ui::Option, 5> options = {ui::Option{.label = "1"}, ui::Option{.label = "2"},
                                               ui::Option{.label = "3"}, ui::Option{.label = "4"},
                                               ui::Option{.label = "5"}};
    for (std::size_t i = 0; i < dimension_count; ++i) {
        const std::string word(dimension_word(i));
        ui::Scope scope(ui, word);
        ui::Row row(ui, {.height = 32, .gap = 8});
        const auto& name = context.t("quality." + word);
        ui::body(ui, name);
        row.right();
        if (texts[i]->empty()) ui::note_text(ui, context.t("quality.proposed", {std::to_string(value.score(i))}));
        std::optional<std::size_t> chosen;
        if (!texts[i]->empty()) chosen = static_cast<std::size_t>(texts[i]->front() - '1');
        const auto picked = ui::segmented(
            ui, "score",
            {.name = name, .options = options, .chosen = chosen, .small = true, .disabled = context.read_only});
        if (picked)
            context.actions.set(std::string("quality.").append(key).append(".").append(word),
                                std::to_string(*picked + 1));
    }
}

void draw_range(ui::Context& ui, PanelContext& context, const std::string& path, const DataQuality& entered) {
    static constexpr std::array<std::string_view, 6> words = {"",          "none",       "normal",
                                                              "lognormal", "triangular", "uniform"};
    std::vector<ui::Option> options;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < words.size(); ++i) {
        options.push_back({.label = context.t(i == 0 ? "shape.pedigree" : "shape." + std::string(words[i]))});
        if (entered.distribution == words[i]) chosen = i;
    }
    ui::Row row(ui, {.gap = 8, .wrap = true, .fields = true});
    const auto picked = ui::select(ui, "distribution",
                                   {.name = context.t("report.column.uncertainty"),
                                    .options = options,
                                    .chosen = chosen,
                                    .show_label = true,
                                    .disabled = context.read_only,
                                    .width = 150});
    if (picked) context.actions.set(path + "distribution", std::string(words[*picked]));
    if (entered.distribution.empty() || entered.distribution == "none") return;
    const std::string minus = path + "minus_percent";
    const std::string plus = path + "plus_percent";
    number_input(ui, context, {.path = minus, .label_key = "quality.minus", .unit = "%", .width = 112},
                 entered.minus_percent);
    number_input(ui, context, {.path = plus, .label_key = "quality.plus", .unit = "%", .width = 112},
                 entered.plus_percent);
}

DataQuality entered_of(const PanelContext& context, const std::string& key) {
    const auto found = context.project.quality.find(key);
    return found == context.project.quality.end() ? DataQuality{} : found->second;
}

void draw_data_fields(ui::Context& ui, PanelContext& context, const std::string& key, const DataQuality& entered) {
    const std::string path = "quality." + key + ".";
    const std::string instrument = path + "instrument";
    const std::string calibrated = path + "calibrated";
    const std::string from = path + "period_from";
    const std::string to = path + "period_to";
    ui::Row row(ui, {.gap = 8, .wrap = true, .fields = true});
    text_input(
        ui, context,
        {.path = instrument, .label_key = "report.column.instrument", .value = entered.instrument, .width = 144});
    date_input(
        ui, context,
        {.path = calibrated, .label_key = "report.column.calibrated", .value = entered.calibrated, .width = 144});
    date_input(ui, context,
               {.path = from, .label_key = "quality.period-from", .value = entered.period_from, .width = 144});
    date_input(ui, context, {.path = to, .label_key = "quality.period-to", .value = entered.period_to, .width = 144});
}

/// Scores and range of one factor of a line.
void draw_factor(ui::Context& ui, PanelContext& context, const std::string& factor, const ScoredValue& quality) {
    const Say say(context.words);
    const auto label = factor_label(facts_of(context), say, factor);
    const auto name = label.name.empty() ? factor : label.name;
    const std::string of_factor = factor_key(factor);
    ui::Scope inner(ui, of_factor);
    ui::Card card(ui, "card", {.name = name, .fill_height = true});
    ui::card_head(ui, name, context.t("quality.factor-data"));
    const auto entered = entered_of(context, of_factor);
    draw_scores(ui, context, of_factor, entered, quality);
    draw_range(ui, context, "quality." + of_factor + ".", entered);
}

void draw_value(ui::Context& ui, PanelContext& context, const LineQuality& line) {
    const std::string key = key_of(context, line);
    const auto title = name_of(context, line);
    ui::Scope scope(ui, key);
    const auto draw_data = [&] {
        ui::Card card(ui, "data", {.name = title, .fill_height = true});
        ui::card_head(ui, title, context.t("quality.activity-data"));
        const auto entered = entered_of(context, key);
        draw_scores(ui, context, key, entered, line.data);
        draw_range(ui, context, "quality." + key + ".", entered);
        draw_data_fields(ui, context, key, entered);
    };
    const auto& factor = factor_of(context, line);
    if (factor.empty()) return draw_data();
    ui::Columns columns(ui, "value", {{.flex = 1}, {.flex = 1}});
    columns.next();
    draw_data();
    columns.next();
    if (line.factors.empty()) return draw_factor(ui, context, factor, line.factor);
    ui::Column several(ui, {.gap = ui::size::card_gap});
    for (const auto& each : line.factors) draw_factor(ui, context, each.factor, each.quality);
}

}  // namespace

void draw_quality_values(ui::Context& ui, PanelContext& context) {
    const auto& lines = sorted_lines(context);
    const auto facts = facts_of(context);
    const Say say(context.words);
    auto& selected = context.state.panels.quality.selected;
    const LineQuality* chosen = lines.empty() ? nullptr : &lines.front();
    for (const auto& line : lines)
        if (key_of(context, line) == selected) chosen = &line;
    if (chosen != nullptr) draw_value(ui, context, *chosen);
    const auto& title = context.t("quality.values");
    ui::Card card(ui, "values", {.name = title});
    table_head(
        ui, context, title, [&] { return line_quality_table(facts, say); }, context.t("quality.values-remark"));
    const std::array<ui::TableColumn, 4> columns = {
        ui::TableColumn{.title = context.t("report.column.name"), .flex = 3},
        ui::TableColumn{.title = context.t("report.column.share"), .align = ui::Align::right},
        ui::TableColumn{.title = context.t("quality.activity-data"), .flex = 1.4F},
        ui::TableColumn{.title = context.t("quality.factor-data"), .flex = 1.4F}};
    const double total = context.assessment.footprint.total;
    ui::ListTable table(ui, "rows", {.name = title, .columns = columns, .card = false, .cell_padding = 8});
    for (std::size_t i = 0; i < std::min(lines.size(), most_listed); ++i) {
        const auto& line = lines[i];
        const auto key = key_of(context, line);
        const auto name = name_of(context, line);
        ui::Scope scope(ui, key);
        if (table.row({.height = 32, .selected = &line == chosen, .name = name})) selected = key;
        table.cell();
        ui::body(ui, name);
        table.cell();
        ui::number(ui, total > 0 ? format_percent(line.kgco2e / total) : std::string());
        table.cell();
        ui::body(ui, scores_text(line.data));
        table.cell();
        ui::body(ui, scores_text(line.factor));
    }
}

void draw_balances(ui::Context& ui, PanelContext& context) {
    const auto facts = facts_of(context);
    const Say say(context.words);
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("report.balance.no-tolerance"));
    // a row stays one line on a narrow page
    constexpr float inside = 700;
    const bool narrow = ui::available_width(ui) < inside;
    const float name_width = narrow ? 100 : 132;
    const float unit_width = narrow ? 46 : 56;
    const float number_width = narrow ? 72 : 84;
    for (const std::string_view kind : {"material", "energy", "waste"}) {
        const auto& title = context.t("balance." + std::string(kind));
        ui::Scope scope(ui, kind);
        ui::Card card(ui, "card", {.name = title});
        table_head(ui, context, title, [&] { return balance_table(facts, say, kind); });
        const auto& gaps = context.assessment.analysis->balances;
        if (std::none_of(gaps.begin(), gaps.end(),
                         [&](const BalanceGap& gap) { return context.project.balances[gap.index].kind == kind; }))
            ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, context.t("balance.empty." + std::string(kind)));
        for (const auto& gap : gaps) {
            const auto& row = context.project.balances[gap.index];
            if (row.kind != kind) continue;
            ui::Scope line(ui, "row", row.id);
            ui::Row fields(ui, {.gap = narrow ? 4.0F : 6.0F, .wrap = true, .fields = true});
            const auto text = [&](std::string_view column, const std::string& value, float width) {
                auto edited = ui::text_field(ui, column,
                                             {.name = context.t("report.column." + std::string(column)),
                                              .value = value,
                                              .disabled = context.read_only,
                                              .width = width});
                if (edited) context.actions.set_cell(Table::balances, row.id, std::string(column), *std::move(edited));
            };
            const auto number = [&](std::string_view column, const Entered& value) {
                auto edited = ui::number_field(ui, column,
                                               {.name = context.t("report.column." + std::string(column)),
                                                .value = value.text(),
                                                .error = value.is_bad() ? context.t("result.bad-number") : "",
                                                .disabled = context.read_only,
                                                .width = number_width});
                if (edited) context.actions.set_cell(Table::balances, row.id, std::string(column), *std::move(edited));
            };
            text("name", row.name, name_width);
            text("unit", row.unit, unit_width);
            number("opening", row.opening);
            number("received", row.received);
            number("used", row.used);
            number("other", row.other);
            number("closing", row.closing);
            ui::text(ui, ui::Type::body_bold, ui.theme().text,
                     context.t("balance.gap",
                               {gap.has_numbers && gap.readable ? gap.gap.to_string() : std::string(no_value)}));
            if (ui::icon_button(ui, "delete",
                                {.icon = ui::Icon::trash,
                                 .name = context.t("balance.delete", {row.name}),
                                 .disabled = context.read_only}))
                context.actions.push(DeleteRows{Table::balances, {row.id}});
        }
        if (ui::button(ui, "add",
                       {.label = context.t("balance.add"),
                        .size = ui::ButtonSize::small,
                        .icon_left = ui::Icon::plus,
                        .disabled = context.read_only,
                        .name = context.t("balance.add-to", {title})}))
            context.actions.push(
                InsertRows{.table = Table::balances, .rows = {R"({"kind":")" + std::string(kind) + R"("})"}});
    }
}

}  // namespace zuji::app
