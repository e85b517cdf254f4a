// Cards of step 6: what was left out and what is still open.

#include <algorithm>
#include <array>
#include <string>

#include "core/assess/decision_inputs.hpp"
#include "core/rules/rule_book_data.hpp"
#include "wasm/app/panels/bom_source.hpp"
#include "wasm/app/panels/footprint_cards.hpp"
#include "wasm/app/panels/footprint_rows.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

struct CutOffLook {
    ui::State state;
    std::string_view key;
};

CutOffLook look_of(const DecisionSlot& slot) {
    if (!slot.decision) return {ui::State::open, "footprint.cut-off.needs"};
    if (slot.decision->outcome == "ok") return {ui::State::met, "footprint.cut-off.ok"};
    if (slot.decision->outcome == "no") return {ui::State::not_met, "footprint.cut-off.no"};
    return {ui::State::open, "footprint.cut-off.ask"};
}

std::string field_key(std::string_view path) {
    return path == "product.mass_kg" ? "footprint.need.mass" : "footprint.need.waste";
}

/// What must be known before the share can be judged, with the way there.
void draw_needs(ui::Context& ui, PanelContext& context) {
    for (const auto& path : context.assessment.cut_off.needs) {
        if (path == "edition.id") continue;  // withdrawn rules: the page says so above
        if (!ui::link(ui, path, {.label = context.t(field_key(path)), .icon_right = ui::Icon::chevron_right})) continue;
        if (path == "product.mass_kg")
            context.actions.go(Step::company, path);
        else
            context.actions.go(Step::bom, "activities:waste");
    }
}

void draw_gauge(ui::Context& ui, const PanelContext& context, const rules::Limit& limit) {
    const double share = omitted_inputs_share(context.project, context.assessment.footprint).value_or(0);
    const double most = limit.value.to_double() / 100;
    const auto value = format_percent(share);
    const auto limit_text = "/ " + limit.value.to_string() + "\u2009" + limit.unit;
    ui::fact(ui, {.name = context.t("footprint.cut-off.mass"),
                  .value = value,
                  .unit = limit_text,
                  .tone = share > most ? ui::Tone::error : ui::Tone::neutral,
                  .bold_value = true});
    constexpr double room = 1.2;  // the limit stands at five sixths of the track
    ui::gauge(ui, context.t("footprint.cut-off.mass"), value + " " + limit_text, share / (room * most), 1 / room);
}

}  // namespace

// CLAUSE R52003/21: the share of what was left out, against the limit of the rule pack.
void draw_cut_off_card(ui::Context& ui, PanelContext& context) {
    const auto& footprint = context.assessment.footprint;
    const auto look = look_of(context.assessment.cut_off);
    const auto& title = context.t("footprint.cut-off");
    ui::Card card(ui, "cut-off", {.name = title});
    {
        ui::Row row(ui, {.height = 24, .gap = 8});
        ui::heading(ui, title, 3);
        if (ui::clause_chip(ui, "clause", paragraph_label(context.words, "21"))) {
            context.state.panels.footprint.explain_nothing = true;
            context.actions.show_basis({title, "cut-off", "21"});
        }
        row.right();
        ui::state_word(ui, look.state, context.t(look.key));
    }
    draw_gauge(ui, context, context.knowledge.rules->data().limit(rules::LimitId::cut_off_share));
    const auto omitted =
        context.t("footprint.cut-off.sum",
                  {format_count(footprint.omitted_lines), format_mass(omitted_inputs_kg(context.project, footprint))});
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted,
                     footprint.omitted_lines == 0 ? context.t("footprint.cut-off.none") : omitted);
    draw_needs(ui, context);
}

void draw_open_lines_card(ui::Context& ui, PanelContext& context) {
    constexpr std::size_t most_shown = 8;
    const auto& open = context.state.panels.footprint.rows.open;
    if (open.empty()) return;
    const auto& title = context.t("footprint.open-lines");
    ui::Card card(ui, "open-lines", {.name = title, .padding = {}});
    const auto head = context.t("footprint.open-lines-head", {format_count(open.size())});
    const std::array<ui::TableColumn, 3> columns = {
        ui::TableColumn{.title = head, .flex = 3}, ui::TableColumn{.title = context.t("footprint.why-open"), .flex = 3},
        ui::TableColumn{.title = {}, .width = 136, .align = ui::Align::right}};
    ui::ListTable table(ui, "table", {.name = title, .columns = columns, .card = false, .cell_padding = 16});
    for (std::size_t i = 0; i < std::min(open.size(), most_shown); ++i) {
        const auto& row = open[i];
        ui::Scope scope(ui, row.is_activity ? "activity" : "line",
                        static_cast<std::int64_t>(identity(context, row).id));
        const auto name = row_name(context, row);
        const auto place = row_place(context, row);
        if (table.row({.name = name.empty() ? std::string_view(place) : name})) choose_row(context, row);
        table.cell();
        ui::text(ui, ui::Type::body, ui.theme().text, name.empty() ? no_value : name);
        table.cell();
        ui::state_word(ui, ui::State::open, line_state_text(context, row_state(context, row)), true);
        table.cell();
        if (ui::link(ui, "go",
                     {.label = place,
                      .icon_right = ui::Icon::chevron_right,
                      .name = context.t("footprint.go-to", {std::string(name), place})}))
            go_to_row(context, row);
    }
    if (open.size() <= most_shown) return;
    ui::Scope scope(ui, "more");
    if (table.row({.name = context.t("footprint.more-open")})) {
        context.state.panels.bom.filter = BomFilter::open;
        context.actions.go(Step::bom);
    }
    table.cell();
    ui::text(ui, ui::Type::body, ui.theme().muted,
             context.t("footprint.more", {format_count(open.size() - most_shown)}));
}

}  // namespace zuji::app
