#pragma once
// A question as it is shown: situation with its facts, what is asked, the ways to answer; after it was checked, what is
// right, why, and which mistakes are usual.

#include <optional>

#include "core/training/question.hpp"
#include "wasm/app/training/training_room.hpp"

namespace zuji::app {

enum class QuestionMode : std::uint8_t {
    practice,  ///< may be checked
    exam,      ///< is only answered
    review,    ///< was checked: with the answer and why
};

struct QuestionSpec {
    const training::Question& question;
    const training::Response& response;
    QuestionMode mode = QuestionMode::practice;
    bool right = false;  ///< in review
};

struct QuestionEvents {
    std::optional<training::Response> response;
    bool check = false;
    bool again = false;
};

/// Title, kind, difficulty and situation.
void draw_situation(ui::Context& ui, TrainingContext& context, const training::Question& question);
/// What is asked and the answer.
[[nodiscard]] QuestionEvents draw_question(ui::Context& ui, TrainingContext& context, const QuestionSpec& spec);

/// The response in words: "a  现场检查 1.5 人日"; "—" when there is none.
std::string response_text(const TrainingContext& context, const training::Question& question,
                          const training::Response& response);

}  // namespace zuji::app
