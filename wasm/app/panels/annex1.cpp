// Step 4: the documents of Annex 1 with their state, what the tool drafts, attached files and what to do next.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "wasm/app/basis_pane.hpp"
#include "wasm/app/basis_trace.hpp"
#include "wasm/app/host.hpp"
#include "wasm/app/panels/attachments.hpp"
#include "wasm/app/panels/document_words.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/panels.hpp"

namespace zuji::app {

namespace {

constexpr std::array<DocumentState, 5> states = {DocumentState::satisfied, DocumentState::draft, DocumentState::missing,
                                                 DocumentState::ask, DocumentState::not_applicable};

std::size_t count_of(const DocumentCounts& counts, DocumentState state) {
    switch (state) {
        case DocumentState::satisfied:
            return counts.satisfied;
        case DocumentState::draft:
            return counts.draft;
        case DocumentState::missing:
            return counts.missing;
        case DocumentState::ask:
            return counts.ask;
        case DocumentState::not_applicable:
            break;
    }
    return counts.not_applicable;
}

void draw_filter(ui::Context& ui, PanelContext& context) {
    auto& filter = context.state.panels.annex1.filter;
    const auto& counts = context.assessment.counts;
    std::vector<std::string> numbers = {std::to_string(context.assessment.annex1.size())};
    for (const auto state : states) numbers.push_back(std::to_string(count_of(counts, state)));
    std::vector<ui::Option> options = {{.label = context.t("annex1.all"), .count = numbers[0]}};
    for (std::size_t i = 0; i < states.size(); ++i)
        options.push_back({.label = context.t(document_state_key(states[i])),
                           .state = document_icon(states[i]),
                           .count = numbers[i + 1]});
    const auto picked = ui::segmented(
        ui, "filter",
        {.name = context.t("annex1.filter"), .options = options, .chosen = static_cast<std::size_t>(filter)});
    if (picked) filter = static_cast<int>(*picked);
}

bool shown(const PanelContext& context, const DocumentStatus& status) {
    const int filter = context.state.panels.annex1.filter;
    return filter == 0 || states[static_cast<std::size_t>(filter - 1)] == status.state;
}

const DocumentItem* item_of(const PanelContext& context, const std::string& id) {
    const auto found = context.project.documents.find(id);
    return found == context.project.documents.end() ? nullptr : &found->second;
}

void draw_draft_cell(ui::Context& ui, const PanelContext& context, const DocumentStatus& status) {
    if (!status.tool_drafts || status.state == DocumentState::not_applicable) return ui::note_text(ui, "—");
    ui::chip(ui, context.t(status.draft_complete ? "annex1.draft-complete" : "annex1.draft-partial"), ui::Tone::neutral,
             ui::Icon::bolt);
}

void draw_file_cell(ui::Context& ui, PanelContext& context, const DocumentStatus& status, const std::string& name) {
    const auto* item = item_of(context, status.item);
    if (item && !item->attachments.empty()) {
        const auto& first = item->attachments.front();
        const auto label = item->attachments.size() == 1
                               ? first.name
                               : first.name + " +" + std::to_string(item->attachments.size() - 1);
        ui::chip(ui, label, ui::Tone::neutral, ui::Icon::paper_clip);
        return;
    }
    if (!status.needs_file || status.state == DocumentState::not_applicable) return ui::note_text(ui, "—");
    if (ui::button(ui, "add",
                   {.label = context.t("annex1.add-file"),
                    .size = ui::ButtonSize::small,
                    .icon_left = ui::Icon::plus,
                    .disabled = context.read_only,
                    .name = context.t("annex1.add-file-named", {name})}))
        context.actions.ask([item_id = status.item](Host& host) { host.pick_file("attachment:" + item_id); });
}

void draw_row(ui::Context& ui, PanelContext& context, ui::ListTable& table, const DocumentStatus& status) {
    ui::Scope scope(ui, status.item);
    const auto& name = context.t("annex1.item." + status.item);
    auto& selected = context.state.panels.annex1.selected;
    const bool muted = status.state == DocumentState::not_applicable;
    const auto color = muted ? ui.theme().muted : ui.theme().text;
    if (table.row({.selected = selected == status.item, .muted = muted, .name = name})) selected = status.item;
    table.cell();
    ui::text(ui, ui::Type::body, ui.theme().muted, document_number(status.item));
    table.cell();
    ui::text(ui, selected == status.item ? ui::Type::body_bold : ui::Type::body, color, name);
    table.cell();
    ui::state_word(ui, document_icon(status.state), context.t(document_state_key(status.state)));
    table.cell();
    draw_draft_cell(ui, context, status);
    table.cell();
    draw_file_cell(ui, context, status, name);
    table.cell();
    ui::text(ui, ui::Type::note, color, context.t("annex1.next." + status.next_key, status.next_args));
}

void draw_table(ui::Context& ui, PanelContext& context) {
    const std::array<ui::TableColumn, 6> columns = {
        ui::TableColumn{.title = context.t("annex1.column.number"), .width = 48, .align = ui::Align::right},
        ui::TableColumn{.title = context.t("annex1.column.name"), .flex = 3},
        ui::TableColumn{.title = context.t("annex1.column.state"), .width = 136},
        ui::TableColumn{.title = context.t("annex1.column.draft"), .width = 148},
        ui::TableColumn{.title = context.t("annex1.column.file"), .width = 128},
        ui::TableColumn{.title = context.t("annex1.column.next"), .flex = 3}};
    ui::ListTable table(ui, "documents", {.name = context.t("step.annex1"), .columns = columns});
    for (const auto& status : context.assessment.annex1)
        if (shown(context, status)) draw_row(ui, context, table, status);
}

void take_focus(PanelContext& context) {
    constexpr std::string_view prefix = "documents.";
    auto& field = context.state.focus_field;
    if (!field.starts_with(prefix)) return;
    const auto rest = field.substr(prefix.size());
    context.state.panels.annex1.selected = rest.substr(0, rest.find('.'));
    context.state.panels.annex1.filter = 0;
    field.clear();
}

// ---- pane --------------------------------------------------------------------------------------------------------

void draw_item_fields(ui::Context& ui, PanelContext& context, const DocumentStatus& status) {
    const auto* item = item_of(context, status.item);
    const std::string path = "documents." + status.item + ".";
    if (status.need == rules::NodeOutcome::not_met)
        text_input(ui, context,
                   {.path = path + "not_applicable_reason",
                    .label_key = "annex1.reason",
                    .value = item ? std::string_view(item->not_applicable_reason) : std::string_view(),
                    .description_key = "annex1.reason-help",
                    .width = ui::fill,
                    .lines = 2});
    if (status.tool_drafts && status.state != DocumentState::not_applicable) {
        const auto& question = context.t("annex1.approved");
        ui::text_wrapped(ui, ui::Type::body, ui.theme().text, question);
        answer_input(ui, context, path + "approved", question, item ? item->approved : Answer::unanswered,
                     ui::Effect::satisfies, ui::Effect::open);
    }
    text_input(ui, context,
               {.path = path + "note",
                .label_key = "annex1.note",
                .value = item ? std::string_view(item->note) : std::string_view(),
                .width = ui::fill,
                .lines = 2});
}

void measure_field(ui::Context& ui, PanelContext& context, const Measure& measure, std::string_view column,
                   std::string_view value) {
    auto edited = ui::text_field(ui, column,
                                 {.name = context.t("measure." + std::string(column)),
                                  .value = value,
                                  .disabled = context.read_only,
                                  .width = ui::fill});
    if (edited) context.actions.set_cell(Table::measures, measure.id, std::string(column), std::move(*edited));
}

void draw_measures(ui::Context& ui, PanelContext& context) {
    ui::heading(ui, context.t("measure.heading"), 4);
    for (const auto& measure : context.project.measures) {
        ui::Scope scope(ui, "measure", measure.id);
        measure_field(ui, context, measure, "title", measure.title);
        measure_field(ui, context, measure, "owner", measure.owner);
        measure_field(ui, context, measure, "due", measure.due);
        measure_field(ui, context, measure, "effect", measure.effect);
        if (ui::button(ui, "delete",
                       {.label = context.t("menu.delete"),
                        .size = ui::ButtonSize::small,
                        .icon_left = ui::Icon::trash,
                        .disabled = context.read_only,
                        .name = context.t("measure.delete", {measure.title})}))
            context.actions.push(DeleteRows{Table::measures, {measure.id}});
        ui::separator(ui);
    }
    if (ui::button(ui, "add-measure",
                   {.label = context.t("measure.add"),
                    .size = ui::ButtonSize::small,
                    .icon_left = ui::Icon::plus,
                    .disabled = context.read_only}))
        context.actions.push(InsertRows{.table = Table::measures, .rows = {"{}"}});
}

/// Texts that an item's draft needs beyond the model: organisation (12), balances (13) and so on.
void draw_draft_texts(ui::Context& ui, PanelContext& context, const DocumentStatus& status) {
    for (const auto& field : draft_text_fields(status.item)) {
        const auto found = context.project.texts.find(std::string(field));
        text_input(
            ui, context,
            {.path = "texts." + std::string(field),
             .label_key = "text." + std::string(field),
             .value = found == context.project.texts.end() ? std::string_view() : std::string_view(found->second),
             .width = ui::fill,
             .lines = 4});
    }
    if (status.item == "A1-17") draw_measures(ui, context);
}

/// Why the document is needed or not: the item's part of the decision, and the readings it rests on.
void draw_item_reasons(ui::Context& ui, PanelContext& context, const DocumentStatus& status) {
    const auto* decision = decision_named(context.assessment, "documents");
    if (!decision) return;
    const auto* node = node_with_key(decision->trace, "application-documents." + status.item);
    if (node) draw_reasons(ui, context, *node, decision->name);
}

}  // namespace

void draw_annex1(ui::Context& ui, PanelContext& context, ui::Rect area) {
    take_focus(context);
    const auto& title = context.t("step.annex1");
    const auto& counts = context.assessment.counts;
    ui::Region region(ui, "annex1", area, {.landmark = ui::Landmark::main, .name = title, .padding = {24, 16}});
    ui::Column column(ui, {.gap = 12});
    {
        ui::Row row(ui, {.height = 32, .gap = 12});
        ui::heading(ui, title, 1);
        ui::text(ui, ui::Type::body, ui.theme().muted,
                 context.t("annex1.summary",
                           {std::to_string(context.assessment.annex1.size()), std::to_string(counts.satisfied),
                            std::to_string(counts.missing + counts.ask + counts.draft)}));
    }
    draw_filter(ui, context);
    draw_table(ui, context);
}

bool draw_annex1_pane(ui::Context& ui, PanelContext& context) {
    const auto& selected = context.state.panels.annex1.selected;
    const auto found = std::find_if(context.assessment.annex1.begin(), context.assessment.annex1.end(),
                                    [&](const DocumentStatus& status) { return status.item == selected; });
    if (found == context.assessment.annex1.end()) return false;
    ui::Scope scope(ui, found->item);
    ui::text_wrapped(ui, ui::Type::body_bold, ui.theme().text,
                     document_number(found->item) + " " + context.t("annex1.item." + found->item));
    ui::state_word(ui, document_icon(found->state), context.t(document_state_key(found->state)));
    ui::text_wrapped(ui, ui::Type::body, ui.theme().muted,
                     context.t("annex1.next." + found->next_key, found->next_args));
    if (found->state != DocumentState::not_applicable) draw_attachments(ui, context, found->item);
    draw_item_fields(ui, context, *found);
    draw_draft_texts(ui, context, *found);
    ui::separator(ui);
    ui::heading(ui, context.t("basis.clauses"), 4);
    draw_clause(ui, context, document_of(context), found->item.substr(0, found->item.find("-licences")));
    draw_item_reasons(ui, context, *found);
    return true;
}

}  // namespace zuji::app
