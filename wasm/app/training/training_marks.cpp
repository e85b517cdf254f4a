// The mark at a place of the project with errors, and what the marks were worth.

#include <array>
#include <string>

#include "core/base/text.hpp"
#include "core/training/paragraphs.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/training/training_hunt_parts.hpp"

namespace zuji::app {

using training::FindingClass;
using training::HuntWork;
using training::MarkVerdict;

namespace {

constexpr std::array<FindingClass, training::finding_class_count> classes = {
    FindingClass::major, FindingClass::minor, FindingClass::observation, FindingClass::unclassed};

const std::string& class_name(const TrainingContext& context, FindingClass finding_class) {
    return context.t("training.class." + std::string(training::word_of(finding_class)));
}

/// What the paragraph that is typed says; empty when there is none of that number.
std::string paragraph_gist(const TrainingContext& context, std::string_view typed) {
    const std::string number = training::plain_paragraph_number(typed);
    if (number.empty()) return {};
    const auto slash = typed.rfind('/');
    const std::string document =
        slash == std::string_view::npos ? std::string() : std::string(trim(typed.substr(0, slash))) + "/";
    const auto target = training::citation_of(context.rules(), context.desk.document(), document + number);
    const auto* clause = context.rules().clause(target.document, target.paragraph);
    return clause ? context.say(clause->heading) + "  " + context.say(clause->gist) : std::string();
}

ui::State verdict_state(MarkVerdict verdict) {
    switch (verdict) {
        case MarkVerdict::found:
            return ui::State::met;
        case MarkVerdict::wrong_paragraph:
        case MarkVerdict::misclassified:
            return ui::State::in_progress;
        case MarkVerdict::false_finding:
            return ui::State::not_met;
        case MarkVerdict::repeated:
            break;
    }
    return ui::State::not_applicable;
}

std::string name_of_place(const TrainingContext& context, const HuntWork& work, const std::string& id) {
    const auto* row = work.dossier.row(id);
    return row ? place_name(context, row->place) : id;
}

void draw_finding(ui::Context& ui, TrainingContext& context, const training::Finding& finding) {
    ui::text_wrapped(ui, ui::Type::body, ui.theme().text, context.say(finding.explanation));
    ui::Row row(ui, {.height = 24, .gap = 8, .wrap = true});
    if (ui::clause_chip(ui, "paragraph", cite_label(context, finding.paragraph)))
        context.state().cite = finding.paragraph;
    ui::chip(ui, class_name(context, finding.finding_class));
    if (!finding.effect_percent.empty()) ui::note_text(ui, context.t("training.effect", {finding.effect_percent}));
}

void draw_mark_result(ui::Context& ui, TrainingContext& context, const HuntWork& work, std::size_t index) {
    const auto& mark = work.marks[index];
    const auto& result = work.score.marks[index];
    ui::Scope scope(ui, "mark", static_cast<std::int64_t>(index));
    ui::separator(ui);
    {
        ui::Row row(ui, {.height = 24, .gap = 8});
        ui::state_word(ui, verdict_state(result.verdict),
                       context.t("training.verdict." + std::string(training::word_of(result.verdict))));
        ui::text(ui, ui::Type::body_bold, ui.theme().text, name_of_place(context, work, mark.place));
        row.right();
        ui::note_text(ui, "¶" + mark.paragraph + " · " + class_name(context, mark.finding_class));
    }
    if (result.verdict == MarkVerdict::false_finding || result.finding >= work.hunt.findings.size()) return;
    const auto& finding = work.hunt.findings[result.finding];
    ui::text_wrapped(ui, ui::Type::body, ui.theme().text, context.say(finding.title));
    draw_finding(ui, context, finding);
}

void draw_missed(ui::Context& ui, TrainingContext& context, const HuntWork& work) {
    for (const auto index : work.score.missed) {
        const auto& finding = work.hunt.findings[index];
        ui::Scope scope(ui, "missed", static_cast<std::int64_t>(index));
        ui::separator(ui);
        {
            ui::Row row(ui, {.height = 24, .gap = 8});
            ui::state_word(ui, ui::State::not_met, context.t("training.missed"));
            ui::text(ui, ui::Type::body_bold, ui.theme().text, name_of_place(context, work, finding.place));
        }
        ui::text_wrapped(ui, ui::Type::body, ui.theme().text, context.say(finding.title));
        draw_finding(ui, context, finding);
    }
}

/// What stands in the row, in full: the table cuts long texts.
void draw_place_facts(ui::Context& ui, TrainingContext& context, const HuntWork& work,
                      const training::DossierRow& row) {
    const auto* table = work.dossier.table(row.place.area);
    if (!table) return;
    std::string text;
    for (std::size_t i = 0; i < table->columns.size() && i < row.cells.size(); ++i) {
        if (row.cells[i].empty()) continue;
        text += (text.empty() ? "" : "; ") + context.t("training.column." + table->columns[i].name) + ": " +
                dossier_cell_text(context, table->columns[i], row.cells[i]);
    }
    if (!text.empty()) ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, text);
}

void draw_class_choice(ui::Context& ui, TrainingContext& context) {
    auto& view = context.state();
    std::vector<ui::Option> options;
    options.reserve(classes.size());
    for (const auto each : classes) options.push_back({.label = class_name(context, each)});
    const auto chosen = view.mark_class < classes.size() ? std::optional(view.mark_class) : std::nullopt;
    const auto picked =
        ui::radio_list(ui, "class", {.name = context.t("training.mark-class"), .options = options, .chosen = chosen});
    if (picked) view.mark_class = *picked;
}

}  // namespace

void draw_mark_editor(ui::Context& ui, TrainingContext& context, const HuntWork& work) {
    auto& view = context.state();
    const auto* row = view.place.empty() ? nullptr : work.dossier.row(view.place);
    if (!row || work.finished) return;
    ui::Scope scope(ui, view.place);
    const std::string name = place_name(context, row->place);
    ui::Card card(ui, "mark", {.name = context.t("training.mark"), .padding = {16, 12}, .gap = 8, .accent = true});
    ui::text_wrapped(ui, ui::Type::body_bold, ui.theme().text, context.t("training.mark-at", {name}));
    draw_place_facts(ui, context, work, *row);
    const std::string gist = paragraph_gist(context, view.mark_paragraph);
    const bool unreadable =
        !trim(view.mark_paragraph).empty() && training::plain_paragraph_number(view.mark_paragraph).empty();
    if (auto typed = ui::text_field(ui, "paragraph",
                                    {.name = context.t("training.mark-paragraph"),
                                     .value = view.mark_paragraph,
                                     .placeholder = "42-b1, A2-10.2 …",
                                     .error = unreadable ? context.t("training.no-paragraph") : std::string_view(),
                                     .width = ui::fill,
                                     .live = true}))
        view.mark_paragraph = std::move(*typed);
    draw_class_choice(ui, context);
    if (!gist.empty()) ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, gist, ui::Mirrored::status);
    if (auto typed = ui::text_field(
            ui, "note", {.name = context.t("training.mark-note"), .value = view.mark_note, .width = ui::fill}))
        view.mark_note = std::move(*typed);
    ui::Row buttons(ui, {.height = 32, .gap = 8, .wrap = true});
    const bool complete = !unreadable && !trim(view.mark_paragraph).empty() && view.mark_class < classes.size();
    if (ui::button(ui, "save",
                   {.label = context.t("training.mark-save"), .icon_left = ui::Icon::pencil, .disabled = !complete})) {
        context.act([mark = training::Mark{view.place, view.mark_paragraph, classes[view.mark_class], view.mark_note}](
                        training::Desk& desk) { desk.mark(mark); });
        view.place.clear();
    } else if (context.desk.mark_at(view.place) &&
               ui::button(ui, "remove", {.label = context.t("training.mark-remove"), .icon_left = ui::Icon::trash})) {
        context.act([place = view.place](training::Desk& desk) { desk.unmark(place); });
        view.place.clear();
    } else if (ui::button(ui, "cancel", {.label = context.t("training.cancel"), .kind = ui::ButtonKind::quiet})) {
        view.place.clear();
    }
}

void draw_hunt_score(ui::Context& ui, TrainingContext& context, const HuntWork& work) {
    const auto& score = work.score;
    ui::Card card(ui, "score", {.name = context.t("training.score"), .padding = {20, 16}, .gap = 8});
    const std::string points = std::to_string(score.points) + " / " + std::to_string(score.possible);
    {
        ui::Row row(ui, {.height = 40, .gap = 16});
        const std::string percent = std::to_string(score.percent()) + " %";
        ui::key_figure(ui, points, percent, ui::Tone::accent);
        const auto count = [&](const char* key, std::size_t value) {
            const std::string text = context.t(key, {std::to_string(value)});
            ui::chip(ui, text);
        };
        row.right();
        count("training.score.found", score.found);
        count("training.score.wrong-paragraph", score.wrong_paragraph);
        count("training.score.misclassified", score.misclassified);
        count("training.score.missed", score.missed.size());
        count("training.score.false", score.false_findings);
    }
    ui::note_text(ui, context.t("training.score-rule"));
    for (std::size_t i = 0; i < work.marks.size() && i < score.marks.size(); ++i)
        draw_mark_result(ui, context, work, i);
    draw_missed(ui, context, work);
}

}  // namespace zuji::app
