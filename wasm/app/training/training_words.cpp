// Words that are mixed up, side by side; and the passages of the documents that can be read in more than one way.

#include <array>
#include <string>

#include "core/base/text.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/reading_view.hpp"
#include "wasm/app/training/training_room.hpp"

namespace zuji::app {

namespace {

bool mentions(const training::Text& text, const std::string& folded) {
    return comparison_key(text.zh).find(folded) != std::string::npos ||
           comparison_key(text.en).find(folded) != std::string::npos;
}

bool mentions(const training::GlossaryEntry& entry, const std::string& folded) {
    if (folded.empty() || mentions(entry.title, folded) || mentions(entry.why, folded)) return true;
    for (const auto& term : entry.terms)
        if (mentions(term.term, folded) || mentions(term.meaning, folded)) return true;
    return false;
}

void draw_entry(ui::Context& ui, TrainingContext& context, const training::GlossaryEntry& entry) {
    ui::Scope scope(ui, entry.id);
    ui::Card card(ui, "entry", {.name = context.say(entry.title), .padding = {20, 14}, .gap = 8});
    ui::heading(ui, context.say(entry.title), 2);
    ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, context.say(entry.why));
    constexpr ui::Track equal{.flex = 1};
    const auto draw_term = [&](const training::GlossaryTerm& term) {
        ui::Scope term_scope(ui, term.term.en);
        ui::Column column(ui, {.gap = 4});
        ui::text_wrapped(ui, ui::Type::body_bold, ui.theme().text, context.say(term.term));
        ui::text_wrapped(ui, ui::Type::body, ui.theme().text, context.say(term.meaning));
        draw_cites(ui, context, term.cite);
    };
    if (entry.terms.size() == 2) {
        ui::Columns columns(ui, "terms", {equal, equal}, 24);
        for (const auto& term : entry.terms) {
            columns.next();
            draw_term(term);
        }
    } else {
        ui::Columns columns(ui, "terms", {equal, equal, equal}, 24);
        for (const auto& term : entry.terms) {
            columns.next();
            draw_term(term);
        }
    }
}

// ---- open readings ------------------------------------------------------------------------------------------------

using Entry = rules::Interpretation;

std::vector<const Entry*> listed(const TrainingContext& context) {
    const auto& view = context.state();
    const auto query = comparison_key(view.reading_query);
    std::vector<const Entry*> entries;
    for (const auto& entry : context.rules().interpretations()) {
        if (view.reading_severity > 0 && static_cast<int>(entry.severity) + 1 != view.reading_severity) continue;
        const bool found = query.empty() || mentions(entry.question, query) || mentions(entry.why, query) ||
                           comparison_key(entry.id).find(query) != std::string::npos;
        if (found) entries.push_back(&entry);
    }
    return entries;
}

void draw_filters(ui::Context& ui, TrainingContext& context) {
    auto& view = context.state();
    ui::Row row(ui, {.height = 32, .gap = 8, .wrap = true});
    const std::array<ui::Option, 4> severities = {ui::Option{.label = context.t("readings.severity.any")},
                                                  ui::Option{.label = context.t("readings.severity.high")},
                                                  ui::Option{.label = context.t("readings.severity.medium")},
                                                  ui::Option{.label = context.t("readings.severity.low")}};
    if (const auto picked = ui::segmented(ui, "severity",
                                          {.name = context.t("readings.severity"),
                                           .options = severities,
                                           .chosen = static_cast<std::size_t>(view.reading_severity)}))
        view.reading_severity = static_cast<int>(*picked);
    if (auto query = ui::search_field(ui, "query",
                                      {.name = context.t("readings.search"),
                                       .value = view.reading_query,
                                       .placeholder = context.t("readings.search")}))
        view.reading_query = std::move(*query);
}

void draw_reading(ui::Context& ui, TrainingContext& context, const Entry& entry) {
    ui::Card card(ui, "reading", {.name = context.say(entry.question), .padding = {20, 16}, .gap = 8});
    {
        ui::Row row(ui, {.height = 24, .gap = 8});
        ui::chip(ui, entry.id, ui::Tone::info);
        ui::badge(ui, context.t("readings.severity." + std::string(severity_word(entry.severity))),
                  severity_tone(entry.severity));
    }
    ui::text_wrapped(ui, ui::Type::body_bold, ui.theme().text, context.say(entry.question));
    for (const auto& reading : entry.readings) {
        ui::Scope scope(ui, reading.id);
        ui::Row row(ui, {.gap = 8, .top = true});
        const bool chosen = reading.id == entry.chosen;
        ui::icon(ui, chosen ? ui::Icon::check : ui::Icon::minus, chosen ? ui.theme().accent : ui.theme().muted, 16);
        ui::Column column(ui, {.width = ui::available_width(ui), .gap = 0});
        ui::text_wrapped(ui, ui::Type::body, chosen ? ui.theme().text : ui.theme().muted, context.say(reading.text));
        if (chosen) ui::note_text(ui, context.t("training.tool-reads"));
    }
    ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("reading.why", {context.say(entry.why)}));
    draw_cites(ui, context, entry.clauses);
    context.basis.title = context.say(entry.question);
    context.basis.cites = entry.clauses;
}

}  // namespace

void draw_glossary(ui::Context& ui, TrainingContext& context) {
    draw_room_head(ui, context, context.t("training.room.glossary"), context.t("training.glossary-remark"));
    auto& query = context.state().glossary_query;
    if (auto typed = ui::search_field(ui, "query",
                                      {.name = context.t("training.glossary-search"),
                                       .value = query,
                                       .placeholder = context.t("training.glossary-search"),
                                       .width = 320}))
        query = std::move(*typed);
    const auto folded = comparison_key(query);
    bool any = false;
    for (const auto& entry : context.desk.lessons().glossary) {
        if (!mentions(entry, folded)) continue;
        any = true;
        draw_entry(ui, context, entry);
    }
    if (!any) ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, context.t("readings.none"));
}

void draw_readings_lesson(ui::Context& ui, TrainingContext& context) {
    draw_room_head(ui, context, context.t("training.room.readings"), context.t("training.readings-remark"));
    draw_filters(ui, context);
    const auto entries = listed(context);
    const auto& item = context.desk.spot().item;
    const Entry* shown = context.rules().interpretation(item);
    if (!shown && !entries.empty()) shown = entries.front();
    if (shown) draw_reading(ui, context, *shown);
    if (entries.empty()) {
        ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, context.t("readings.none"));
        return;
    }
    const std::array<ui::TableColumn, 3> columns = {
        ui::TableColumn{.title = "", .width = 84}, ui::TableColumn{.title = context.t("readings.column.question")},
        ui::TableColumn{.title = context.t("readings.severity"), .width = 96}};
    ui::ListTable table(ui, "list", {.name = context.t("readings.title"), .columns = columns});
    for (const auto* entry : entries) {
        ui::Scope scope(ui, entry->id);
        const auto& question = context.say(entry->question);
        const std::string name = entry->id + " " + question;
        if (table.row({.selected = entry == shown, .name = name})) context.go(training::Room::readings, entry->id);
        table.cell();
        ui::text(ui, ui::Type::note, ui.theme().muted, entry->id);
        table.cell();
        ui::text(ui, ui::Type::body, ui.theme().text, question);
        table.cell();
        ui::badge(ui, context.t("readings.severity." + std::string(severity_word(entry->severity))),
                  severity_tone(entry->severity));
    }
}

}  // namespace zuji::app
