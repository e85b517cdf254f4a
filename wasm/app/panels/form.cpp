#include "wasm/app/panels/form.hpp"

#include <array>
#include <vector>

#include "core/base/date.hpp"
#include "core/rules/rule_book.hpp"

namespace zuji::app {

namespace {

/// An open point may have sent the user to this field: give it the focus once and bring it into view.
void take_focus(ui::Context& ui, PanelContext& context, std::string_view path) {
    if (context.state.focus_field != path) return;
    ui.focus(path);
    ui::scroll_here(ui);
    context.state.focus_field.clear();
}

void store(PanelContext& context, std::string_view path, std::optional<std::string> edited) {
    if (edited) context.actions.set(std::string(path), std::move(*edited));
}

std::string number_error(const PanelContext& context, const Entered& value) {
    if (!value.is_bad()) return {};
    const auto fix = suggest_number(value.text());
    return fix ? context.t("field.bad-number-fix", {value.text(), *fix})
               : context.t("field.bad-number", {value.text()});
}

std::string text_or_empty(const PanelContext& context, std::string_view key) {
    return key.empty() ? std::string() : context.t(key);
}

}  // namespace

void text_input(ui::Context& ui, PanelContext& context, const InputSpec& spec) {
    take_focus(ui, context, spec.path);
    store(context, spec.path,
          ui::text_field(ui, spec.path,
                         {.name = spec.name.empty() ? std::string_view(context.t(spec.label_key)) : spec.name,
                          .value = spec.value,
                          .show_label = spec.show_label,
                          .placeholder = spec.placeholder,
                          .description = text_or_empty(context, spec.description_key),
                          .error = spec.error,
                          .unit = spec.unit,
                          .disabled = context.read_only,
                          .required = spec.required,
                          .width = spec.width,
                          .lines = spec.lines}));
}

void number_input(ui::Context& ui, PanelContext& context, const InputSpec& spec, const Entered& value) {
    take_focus(ui, context, spec.path);
    const auto error = number_error(context, value);
    store(context, spec.path,
          ui::number_field(ui, spec.path,
                           {.name = context.t(spec.label_key),
                            .value = value.text(),
                            .show_label = spec.show_label,
                            .description = text_or_empty(context, spec.description_key),
                            .error = error,
                            .unit = spec.unit,
                            .disabled = context.read_only,
                            .required = spec.required,
                            .width = spec.width}));
}

std::optional<std::string> date_edit(ui::Context& ui, const Catalog& words, std::string_view id,
                                     const DateInput& input) {
    const std::array<std::string_view, 7> weekdays = {
        words.text("weekday.1"), words.text("weekday.2"), words.text("weekday.3"), words.text("weekday.4"),
        words.text("weekday.5"), words.text("weekday.6"), words.text("weekday.7")};
    const auto today = Date::parse(input.today);
    std::string error = input.error;
    if (error.empty() && !input.value.empty() && !Date::parse(input.value).ok())
        error = words.format("field.bad-date", {std::string(input.value)});
    return ui::date_field(ui, id,
                          {.name = words.text(input.label_key),
                           .value = input.value,
                           .show_label = input.show_label,
                           .description = input.description,
                           .error = error,
                           .disabled = input.disabled,
                           .required = input.required,
                           .width = input.width,
                           .today = today.ok() ? today.value() : Date(),
                           .weekdays = weekdays,
                           .month_title_format = words.text("calendar.month-title"),
                           .open_name = words.text("calendar.open")});
}

std::optional<std::string> date_edit(ui::Context& ui, PanelContext& context, std::string_view id,
                                     const InputSpec& spec) {
    return date_edit(ui, context.words, id,
                     {.label_key = spec.label_key,
                      .value = spec.value,
                      .today = context.state.today,
                      .error = spec.error,
                      .disabled = context.read_only,
                      .width = spec.width,
                      .show_label = spec.show_label,
                      .description = text_or_empty(context, spec.description_key),
                      .required = spec.required});
}

void date_input(ui::Context& ui, PanelContext& context, const InputSpec& spec) {
    take_focus(ui, context, spec.path);
    store(context, spec.path, date_edit(ui, context, spec.path, spec));
}

void word_input(ui::Context& ui, PanelContext& context, std::string_view path, std::string_view name,
                std::string_view current, std::initializer_list<AnswerOption> options) {
    std::vector<ui::Option> shown;
    std::optional<std::size_t> chosen;
    for (const auto& option : options) {
        if (option.word == current && !current.empty()) chosen = shown.size();
        shown.push_back({.label = context.t(option.label_key), .effect = option.effect});
    }
    take_focus(ui, context, path);
    const auto picked =
        ui::segmented(ui, path, {.name = name, .options = shown, .chosen = chosen, .disabled = context.read_only});
    if (picked) context.actions.set(std::string(path), std::string(options.begin()[*picked].word));
}

std::string_view answer_word(Answer answer) {
    switch (answer) {
        case Answer::yes:
            return "yes";
        case Answer::no:
            return "no";
        case Answer::unknown:
            return "unknown";
        case Answer::unanswered:
            break;
    }
    return "";
}

void answer_input(ui::Context& ui, PanelContext& context, std::string_view path, std::string_view name, Answer current,
                  ui::Effect yes, ui::Effect no, std::string_view yes_key, std::string_view no_key) {
    word_input(ui, context, path, name, answer_word(current),
               {{"yes", yes_key, yes}, {"no", no_key, no}, {"unknown", "answer.unknown", ui::Effect::open}});
}

void select_input(ui::Context& ui, PanelContext& context, const InputSpec& spec, std::string_view label_prefix,
                  std::initializer_list<std::string_view> words) {
    std::vector<std::string> labels;
    std::vector<ui::Option> options;
    std::optional<std::size_t> chosen;
    labels.reserve(words.size());
    for (const auto word : words) {
        if (word == spec.value) chosen = labels.size();
        labels.push_back(context.t(std::string(label_prefix) + std::string(word)));
    }
    for (const auto& label : labels) options.push_back({.label = label});
    take_focus(ui, context, spec.path);
    const auto picked = ui::select(ui, spec.path,
                                   {.name = context.t(spec.label_key),
                                    .options = options,
                                    .chosen = chosen,
                                    .placeholder = context.t("field.choose"),
                                    .show_label = true,
                                    .disabled = context.read_only,
                                    .width = spec.width,
                                    .description = text_or_empty(context, spec.description_key),
                                    .error = spec.error});
    if (picked) context.actions.set(std::string(spec.path), std::string(words.begin()[*picked]));
}

namespace {

/// Unnumbered parts of a clause: the words after a list, a second paragraph.
std::string annex2_label(const Catalog& words, std::string_view clause) {
    const std::string number(clause.substr(0, clause.find('-')));
    if (clause.ends_with("-tail")) return words.format("clause.annex2-tail", {number});
    if (clause.ends_with("-p2")) return words.format("clause.annex2-second", {number});
    return words.format("clause.annex2", {std::string(clause)});
}

}  // namespace

std::string paragraph_label(const Catalog& words, std::string_view paragraph) {
    if (paragraph.starts_with("A1-")) {
        auto item = paragraph.substr(3);
        item = item.substr(0, item.find('-'));
        return words.format("clause.annex1", {std::string(item)});
    }
    if (paragraph.starts_with("A2-")) return annex2_label(words, paragraph.substr(3));
    const auto dash = paragraph.find("-b");
    if (dash == std::string_view::npos) return words.format("clause.paragraph", {std::string(paragraph)});
    return words.format("clause.condition",
                        {std::string(paragraph.substr(0, dash)), std::string(paragraph.substr(dash + 2))});
}

std::string clause_label(const PanelContext& context, std::string_view document, std::string_view paragraph) {
    std::string label;
    for (const auto& edition : context.knowledge.rules->editions())
        if (edition.id == document) label = edition.short_id + " ";
    return label + paragraph_label(context.words, paragraph);
}

std::string_view document_of(const PanelContext& context) {
    if (!context.assessment.document.empty()) return context.assessment.document;
    const auto& editions = context.knowledge.rules->editions();
    return editions.empty() ? std::string_view() : std::string_view(editions.front().id);
}

const std::string& rule_words(const PanelContext& context, const rules::Text& text) {
    return context.words.language() == "zh" ? text.zh : text.en;
}

std::string open_point_text(const PanelContext& context, const OpenPoint& point) {
    return context.t("open." + point.key, point.arguments(rule_words(context, point.about)));
}

void group_heading(ui::Context& ui, std::string_view title, std::string_view remark) {
    ui::Row row(ui, {.height = 28, .gap = 8});
    ui::heading(ui, title, 4);
    if (remark.empty()) return;
    row.right();
    ui::note_text(ui, remark);
}

}  // namespace zuji::app
