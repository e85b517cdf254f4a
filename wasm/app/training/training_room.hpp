#pragma once
// The door for inspectors, verifiers and reviewers: lessons, cases, exercises, projects with errors, exams.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/training/desk.hpp"
#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

/// What the pane at the right explains.
struct TrainingBasis {
    std::string title;  ///< already translated
    std::vector<std::string> cites;
    std::vector<std::string> readings;
    std::string hidden;  ///< why nothing may be shown now (an exam, a question not answered yet); empty = show
};

struct TrainingContext {
    const training::Desk& desk;
    /// Of no project: clauses and reasons are shown with the same parts as in the steps of a project.
    PanelContext& page;
    TrainingBasis basis = {};  ///< filled by the room while it is drawn
    bool pane_open = true;     ///< there is room beside the page for what belongs to a row

    [[nodiscard]] const std::string& t(std::string_view key) const { return page.words.text(key); }
    [[nodiscard]] std::string t(std::string_view key, const std::vector<std::string>& args) const {
        return page.words.format(key, args);
    }
    /// In the language of the page.
    [[nodiscard]] const std::string& say(const training::Text& text) const {
        return page.words.language() == "zh" ? text.zh : text.en;
    }
    [[nodiscard]] TrainingState& state() const { return page.state.training; }
    [[nodiscard]] const rules::RuleBook& rules() const { return *page.knowledge.rules; }
    /// Change what lies on the desk after the frame.
    void act(std::function<void(training::Desk&)> work) const { page.actions.in_training(std::move(work)); }
    void go(training::Room room, std::string item = {}) const {
        act([room, item = std::move(item)](training::Desk& open) { open.enter({room, item}); });
    }
};

void draw_training_room(ui::Context& ui, TrainingContext& context);

/// The search box of the bar, and the dialog that it and Ctrl+K open.
void draw_training_search(ui::Context& ui, TrainingContext& context);

// ---- its rooms ----
void draw_training_home(ui::Context& ui, TrainingContext& context);
void draw_process_lesson(ui::Context& ui, TrainingContext& context);
void draw_roles_lesson(ui::Context& ui, TrainingContext& context);
void draw_glossary(ui::Context& ui, TrainingContext& context);
void draw_readings_lesson(ui::Context& ui, TrainingContext& context);
void draw_practice(ui::Context& ui, TrainingContext& context);
void draw_cases(ui::Context& ui, TrainingContext& context);
void draw_hunts(ui::Context& ui, TrainingContext& context);
void draw_exam(ui::Context& ui, TrainingContext& context);
void draw_instructor(ui::Context& ui, TrainingContext& context);

// ---- parts they share ----
/// Chips of paragraphs; a press shows the paragraph in the pane.
void draw_cites(ui::Context& ui, TrainingContext& context, const std::vector<std::string>& cites);
/// Title of the room, a sentence about it, and the choice of the document at the right where `with_document`.
enum class DocumentChoice : std::uint8_t { shown, left_out };
void draw_room_head(ui::Context& ui, TrainingContext& context, std::string_view title, std::string_view remark,
                    DocumentChoice choice = DocumentChoice::left_out);
/// "R52003 ¶27 条件7", or "¶27 条件7" where the document is the one of the lessons.
std::string cite_label(const TrainingContext& context, std::string_view cite);
/// The field of a seed: a number or words, and below it the number that words give. Returns the new text.
[[nodiscard]] std::optional<std::string> draw_seed(ui::Context& ui, TrainingContext& context, std::string_view typed,
                                                   std::string_view why);
/// "man-days" → "人日".
const std::string& kind_name(const TrainingContext& context, std::string_view kind);

}  // namespace zuji::app
