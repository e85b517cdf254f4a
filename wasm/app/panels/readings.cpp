// The register of open readings, beside the contents of the package: all entries, those that touch this project, those
// that the user settled otherwise.

#include <array>
#include <string>
#include <vector>

#include "core/base/text.hpp"
#include "wasm/app/basis_pane.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/panels.hpp"
#include "wasm/app/reading_view.hpp"

namespace zuji::app {

namespace {

using Entry = rules::Interpretation;

std::string_view in_language(const PanelContext& context, const rules::Text& text) {
    return in_page_language(context, text.zh, text.en);
}

bool passes(const ReadingState& state, ReadingFilter filter) {
    switch (filter) {
        case ReadingFilter::project:
            return state.took_part || state.changed;
        case ReadingFilter::changed:
            return state.changed;
        case ReadingFilter::all:
            break;
    }
    return true;
}

/// The words of an entry that the search looks at.
bool mentions(const Entry& entry, std::string_view folded) {
    const auto contains = [&](std::string_view text) { return comparison_key(text).find(folded) != std::string::npos; };
    const auto either = [&](const rules::Text& text) { return contains(text.zh) || contains(text.en); };
    if (contains(entry.id) || either(entry.question)) return true;
    for (const auto& reading : entry.readings)
        if (either(reading.text)) return true;
    for (const auto& clause : entry.clauses)
        if (contains(clause)) return true;
    return false;
}

constexpr float list_share = 0.58F;

/// Entries to list, in the order of the register.
std::vector<const Entry*> listed(const PanelContext& context) {
    const auto& view = context.state.panels.readings;
    const auto query = comparison_key(view.query);
    std::vector<const Entry*> entries;
    for (const auto& entry : context.knowledge.rules->interpretations()) {
        const auto* state = reading_state(context.assessment, entry.id);
        if (state && !passes(*state, view.filter)) continue;
        if (view.severity > 0 && static_cast<int>(entry.severity) + 1 != view.severity) continue;
        if (!query.empty() && !mentions(entry, query)) continue;
        entries.push_back(&entry);
    }
    return entries;
}

std::string count_of(const PanelContext& context, ReadingFilter filter) {
    std::size_t count = 0;
    for (const auto& state : context.assessment.readings) count += passes(state, filter) ? 1 : 0;
    return std::to_string(count);
}

void draw_filters(ui::Context& ui, PanelContext& context) {
    auto& view = context.state.panels.readings;
    ui::Row row(ui, {.height = 32, .gap = 8, .wrap = true});
    const std::array<std::string, 3> counts = {count_of(context, ReadingFilter::project),
                                               count_of(context, ReadingFilter::changed),
                                               count_of(context, ReadingFilter::all)};
    const std::array<ui::Option, 3> filters = {
        ui::Option{.label = context.t("readings.filter.project"), .count = counts[0]},
        ui::Option{.label = context.t("readings.filter.changed"), .count = counts[1]},
        ui::Option{.label = context.t("readings.filter.all"), .count = counts[2]}};
    if (const auto picked = ui::segmented(ui, "filter",
                                          {.name = context.t("readings.filter"),
                                           .options = filters,
                                           .chosen = static_cast<std::size_t>(view.filter)}))
        view.filter = static_cast<ReadingFilter>(*picked);
    const std::array<ui::Option, 4> severities = {ui::Option{.label = context.t("readings.severity.any")},
                                                  ui::Option{.label = context.t("readings.severity.high")},
                                                  ui::Option{.label = context.t("readings.severity.medium")},
                                                  ui::Option{.label = context.t("readings.severity.low")}};
    if (const auto picked = ui::segmented(ui, "severity",
                                          {.name = context.t("readings.severity"),
                                           .options = severities,
                                           .chosen = static_cast<std::size_t>(view.severity)}))
        view.severity = static_cast<int>(*picked);
    if (auto query = ui::search_field(
            ui, "query",
            {.name = context.t("readings.search"), .value = view.query, .placeholder = context.t("readings.search")}))
        view.query = std::move(*query);
}

void draw_row(ui::Context& ui, PanelContext& context, ui::ListTable& table, const Entry& entry) {
    ui::Scope scope(ui, entry.id);
    auto& selected = context.state.panels.readings.selected;
    const auto question = in_language(context, entry.question);
    if (table.row({.height = 52, .selected = selected == entry.id, .name = entry.id + " " + std::string(question)}))
        selected = entry.id;
    if (selected == entry.id && context.state.panels.readings.bring_selected) {
        ui::scroll_here(ui);
        context.state.panels.readings.bring_selected = false;
    }
    const auto* state = reading_state(context.assessment, entry.id);
    table.cell();
    ui::text(ui, ui::Type::note, ui.theme().muted, entry.id);
    table.cell();
    {
        ui::Column column(ui, {.width = ui::available_width(ui), .gap = 0});
        ui::text(ui, ui::Type::body, ui.theme().text, question);
        ui::note_text(ui, counting_reading(context, entry));
    }
    table.cell();
    ui::badge(ui, context.t("readings.severity." + std::string(severity_word(entry.severity))),
              severity_tone(entry.severity));
    table.cell();
    if (state && state->changed)
        ui::badge(ui, context.t("readings.changed"), ui::Tone::info);
    else if (state && state->took_part)
        ui::note_text(ui, context.t("readings.met"));
}

void draw_list(ui::Context& ui, PanelContext& context, const std::vector<const Entry*>& entries) {
    if (entries.empty()) {
        ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, context.t("readings.none"));
        return;
    }
    const std::array<ui::TableColumn, 4> columns = {
        ui::TableColumn{.title = "", .width = 84}, ui::TableColumn{.title = context.t("readings.column.question")},
        ui::TableColumn{.title = context.t("readings.severity"), .width = 84},
        ui::TableColumn{.title = context.t("readings.column.here"), .width = 96}};
    ui::ListTable table(ui, "list", {.name = context.t("readings.title"), .columns = columns});
    for (const auto* entry : entries) draw_row(ui, context, table, *entry);
}

/// Clause chips with our summary: the document that the id names, else the one in force.
void draw_clauses(ui::Context& ui, PanelContext& context, const Entry& entry) {
    ui::heading(ui, context.t("basis.clauses"), 4);
    for (const auto& written : entry.clauses) {
        const auto ref = clause_target(context, written);
        draw_clause(ui, context, ref.document, ref.paragraph);
    }
}

void draw_entry(ui::Context& ui, PanelContext& context, const Entry& entry) {
    const auto question = in_language(context, entry.question);
    ui::Card card(ui, "entry", {.name = question, .padding = {16, 16}, .gap = 8});
    {
        ui::Row row(ui, {.height = 24, .gap = 8});
        ui::chip(ui, entry.id, ui::Tone::info);
        ui::note_text(ui, context.t("readings.severity-why." + std::string(severity_word(entry.severity))));
    }
    {
        ui::Scope scope(ui, "question");
        ui::text_wrapped(ui, ui::Type::body_bold, ui.theme().text, question);
    }
    draw_reading_choice(ui, context, entry);
    ui::separator(ui);
    draw_clauses(ui, context, entry);
}

/// The entry that is shown: the selected one when it is listed, else the first.
const Entry* shown_entry(const PanelContext& context, const std::vector<const Entry*>& entries) {
    for (const auto* entry : entries)
        if (entry->id == context.state.panels.readings.selected) return entry;
    return entries.empty() ? nullptr : entries.front();
}

}  // namespace

void draw_readings(ui::Context& ui, PanelContext& context, ui::Rect area) {
    ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, context.t("readings.intro"));
    draw_filters(ui, context);
    const auto entries = listed(context);
    const float top = ui::cursor(ui).y;
    const float list_width = area.w * list_share;
    {
        ui::Region region(ui, "readings-list", {area.x, top, list_width, area.bottom() - top},
                          {.landmark = ui::Landmark::region, .name = context.t("readings.title"), .padding = {24, 4}});
        draw_list(ui, context, entries);
    }
    const auto* entry = shown_entry(context, entries);
    if (!entry) return;
    ui::Region region(ui, "readings-entry", {area.x + list_width, top, area.w - list_width, area.bottom() - top},
                      {.landmark = ui::Landmark::region, .name = entry->id, .padding = {8, 4}});
    ui::Scope scope(ui, entry->id);
    draw_entry(ui, context, *entry);
}

}  // namespace zuji::app
