#pragma once
// Form fields bound to a path of the project: they show the value, push the change, and take the focus when an open
// point sends the user there.

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

struct InputSpec {
    std::string_view path;       ///< SetField path, also the widget's id
    std::string_view label_key;  ///< i18n key of the name
    std::string_view value = {};
    std::string_view description_key = {};
    std::string error = {};  ///< already translated; empty: fine
    std::string_view unit = {};
    float width = 280;
    int lines = 1;
    bool required = false;
    bool show_label = true;
    std::string name = {};  ///< already translated, instead of the label key
    std::string placeholder = {};
};

/// A text of the project.
void text_input(ui::Context& ui, PanelContext& context, const InputSpec& spec);
/// A number kept as typed; an unreadable one shows its error and the probable fix.
void number_input(ui::Context& ui, PanelContext& context, const InputSpec& spec, const Entered& value);
/// A date kept as typed; an impossible one shows its error.
void date_input(ui::Context& ui, PanelContext& context, const InputSpec& spec);
/// The field of a date typed anywhere: what was typed, with its error. Returns the new text.
std::optional<std::string> date_edit(ui::Context& ui, PanelContext& context, std::string_view id,
                                     const InputSpec& spec);

/// The same where no project is open.
struct DateInput {
    std::string_view label_key;
    std::string_view value;
    std::string_view today = {};  ///< YYYY-MM-DD
    std::string error = {};
    bool disabled = false;
    float width = 136;
    bool show_label = true;
    std::string_view description = {};
    bool required = false;
};
std::optional<std::string> date_edit(ui::Context& ui, const Catalog& words, std::string_view id,
                                     const DateInput& input);

/// One answer word of the project file with its label and what it does to the question.
struct AnswerOption {
    std::string_view word;  ///< "yes", "no", "unknown", "obtained" …
    std::string_view label_key;
    ui::Effect effect = ui::Effect::neutral;
};

/// Segmented choice over words. `current` is the word now; empty = nothing chosen.
void word_input(ui::Context& ui, PanelContext& context, std::string_view path, std::string_view name,
                std::string_view current, std::initializer_list<AnswerOption> options);

/// Yes / no / don't know, with what yes and no do to the question.
void answer_input(ui::Context& ui, PanelContext& context, std::string_view path, std::string_view name, Answer current,
                  ui::Effect yes = ui::Effect::neutral, ui::Effect no = ui::Effect::neutral,
                  std::string_view yes_key = "answer.yes", std::string_view no_key = "answer.no");

/// Drop-down over words ("transformer" …), labels from `<prefix><word>`.
void select_input(ui::Context& ui, PanelContext& context, const InputSpec& spec, std::string_view label_prefix,
                  std::initializer_list<std::string_view> words);

/// "yes", "no", "unknown" or "".
std::string_view answer_word(Answer answer);

/// "R52003 ¶27 条件7" for a clause of a document, in the language of the page.
std::string clause_label(const PanelContext& context, std::string_view document, std::string_view paragraph);
/// Without the document: "¶27 条件7".
std::string paragraph_label(const Catalog& words, std::string_view paragraph);
/// The document in force for the project, or the first edition while the scope is open.
std::string_view document_of(const PanelContext& context);

/// The sentence of an open point in the language of the page.
std::string open_point_text(const PanelContext& context, const OpenPoint& point);
/// Words of the rule data in the language of the page.
const std::string& rule_words(const PanelContext& context, const rules::Text& text);

/// Group heading above cards, with a remark at the right.
void group_heading(ui::Context& ui, std::string_view title, std::string_view remark = {});

}  // namespace zuji::app
