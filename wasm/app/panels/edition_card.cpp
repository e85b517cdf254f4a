#include "wasm/app/panels/edition_card.hpp"

#include <array>
#include <string>

#include "wasm/app/host.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

std::string title_of(const PanelContext& context, const EditionEntry& entry) {
    if (entry.key.empty()) return context.t("rule-edition.own");
    return context.t("rule-edition.title",
                     {std::string(in_page_language(context, entry.title.zh, entry.title.en)), entry.id, entry.version});
}

/// Revision dates of the program's documents, or of the loaded edition.
std::string dates_of(const PanelContext& context, const EditionEntry& entry) {
    if (!entry.withdrawn.empty()) return context.t("rule-edition.withdrawn-from", {entry.revised, entry.withdrawn});
    return entry.key.empty() ? context.t("rule-edition.own-remark")
                             : context.t("rule-edition.revised", {entry.revised});
}

void draw_entry(ui::Context& ui, PanelContext& context, const EditionEntry& entry) {
    ui::Scope scope(ui, entry.key.empty() ? "own" : std::string_view(entry.key));
    ui::separator(ui);
    const std::string title = title_of(context, entry);
    ui::Row row(ui, {.height = 48, .gap = 12});
    {
        ui::Column column(ui, {.gap = 0});
        ui::body(ui, title);
        ui::note_text(ui, dates_of(context, entry));
    }
    row.right();
    if (entry.key == context.state.editions.current && !context.state.editions.missing) {
        ui::chip(ui, context.t("rule-edition.in-use"), ui::Tone::accent);
        return;
    }
    const std::string name = context.t("rule-edition.use-named", {title});
    if (ui::button(ui, "use", {.label = context.t("rule-edition.use"), .disabled = context.read_only, .name = name})) {
        context.actions.offer_edition(entry.key);
    }
}

/// "@fact.met" is a word of the catalogue, anything else stands for itself.
std::string word(const PanelContext& context, const std::string& text) {
    if (text.empty()) return std::string(no_value);
    if (!text.starts_with("@")) return text;
    const std::string key = text.substr(1);
    return context.words.has(key) ? context.t(key) : key.substr(key.find('.') + 1);
}

void draw_differences(ui::Context& ui, PanelContext& context, const EditionOffer& offer) {
    const std::array<ui::TableColumn, 3> columns = {
        ui::TableColumn{.title = context.t("rule-edition.column.what"), .flex = 2},
        ui::TableColumn{.title = context.t("rule-edition.column.before")},
        ui::TableColumn{.title = context.t("rule-edition.column.after")}};
    ui::ListTable table(ui, "differences",
                        {.name = context.t("rule-edition.differences"), .columns = columns, .card = false});
    std::size_t index = 0;
    for (const Difference& difference : offer.differences) {
        ui::Scope scope(ui, "difference", static_cast<std::int64_t>(index++));
        const std::string before = word(context, difference.before);
        const std::string after = word(context, difference.after);
        const std::string what = context.t(difference.key);
        const std::string name = context.t("rule-edition.difference", {what, before, after});
        (void)table.row({.pressable = false, .name = name});
        table.cell();
        ui::body(ui, what);
        table.cell();
        ui::note_text(ui, before);
        table.cell();
        ui::text(ui, ui::Type::body_bold, ui.theme().text, after);
    }
}

void draw_offer(ui::Context& ui, PanelContext& context, const EditionOffer& offer) {
    for (const EditionEntry& entry : context.state.editions.stored) {
        if (entry.key != offer.key) continue;
        ui::heading(ui, context.t("rule-edition.offer", {title_of(context, entry)}), 3);
    }
    if (offer.differences.empty()) {
        ui::note_text(ui, context.t("rule-edition.no-difference"));
    } else {
        ui::note_text(ui, context.t("rule-edition.offer-remark", {std::to_string(offer.differences.size())}));
        draw_differences(ui, context, offer);
    }
    ui::Row row(ui, {.height = 40, .gap = 8});
    row.right();
    if (ui::button(ui, "decline", {.label = context.t("rule-edition.decline")})) context.actions.decline_edition();
    if (ui::button(ui, "accept",
                   {.label = context.t("rule-edition.accept"),
                    .kind = ui::ButtonKind::primary,
                    .disabled = context.read_only})) {
        context.actions.accept_edition();
    }
}

void draw_warnings(ui::Context& ui, PanelContext& context) {
    const auto& editions = context.state.editions;
    if (editions.missing) {
        const auto& named = context.project.edition;
        const std::string text = context.t("rule-edition.missing", {named.id, named.version, named.revised});
        (void)ui::note(ui, "missing",
                       {.kind = ui::NoteKind::error, .title = context.t("rule-edition.missing-title"), .text = text});
    }
    if (editions.withdrawn) {
        (void)ui::note(ui, "withdrawn",
                       {.kind = ui::NoteKind::error,
                        .title = context.t("rule-edition.withdrawn-title"),
                        .reference = "AMB-04",
                        .text = context.t("rule-edition.withdrawn")});
    }
}

}  // namespace

void draw_edition_card(ui::Context& ui, PanelContext& context) {
    ui::Card card(ui, "edition", {.name = context.t("rule-edition.card"), .padding = {20, 16}, .gap = 8});
    {
        ui::Row row(ui, {.height = 32, .gap = 8});
        ui::heading(ui, context.t("rule-edition.card"), 2);
        row.right();
        if (ui::button(ui, "load", {.label = context.t("rule-edition.load"), .icon_left = ui::Icon::plus})) {
            context.actions.ask([](Host& host) { host.pick_file("any"); });
        }
    }
    ui::note_text(ui, context.t("rule-edition.why"));
    draw_warnings(ui, context);
    for (const EditionEntry& entry : context.state.editions.stored) draw_entry(ui, context, entry);
    if (context.state.editions.offer) {
        ui::separator(ui);
        draw_offer(ui, context, *context.state.editions.offer);
    }
}

}  // namespace zuji::app
