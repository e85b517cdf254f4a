#pragma once
// What a generator draws: facts for a decision, the decision's answer, and how it is offered. Its words come from the
// template of the same id.

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/calendar.hpp"
#include "core/base/date.hpp"
#include "core/rules/decide.hpp"
#include "core/rules/sweep/random_input.hpp"
#include "core/training/question.hpp"

namespace zuji::training {

using Json = nlohmann::ordered_json;

/// An answer that is computed (a date, a number) and the mistake of the template that leads to it.
struct Candidate {
    std::string value;
    std::string mistake;
};

/// Facts, answer and placeholders of one exercise.
struct Draft {
    std::string document;                                   ///< edition id; empty = both
    std::map<std::string, std::string, std::less<>> words;  ///< placeholder → text, or "@key" of the templates' words
    std::map<std::string, Text, std::less<>> texts;         ///< placeholder → text in both languages
    std::vector<std::string> hidden_facts;
    std::vector<std::string> right;                              ///< keys of options; one computed answer
    std::vector<std::string> offered;                            ///< keys of options; empty = all of the template
    std::vector<Candidate> candidates;                           ///< wrong computed answers
    std::vector<std::pair<std::string, Text>> computed_options;  ///< options with words of their own: key, text
    std::string explain;  ///< which explanation; empty = that of the first right answer
    std::string kind;     ///< of the clause, where the template's does not fit
    FactTable table;
    std::vector<std::string> paragraphs;  ///< beside the basis of the decision

    void say(std::string_view name, std::string text) { words.insert_or_assign(std::string(name), std::move(text)); }
    void hide(std::string_view fact) { hidden_facts.emplace_back(fact); }
};

/// The dice of one exercise, and the decisions to ask.
class Drawing {
   public:
    Drawing(const rules::RuleBook& rules, std::uint64_t stream, Difficulty difficulty)
        : rules_(rules), random_(stream), difficulty_(difficulty) {}

    [[nodiscard]] const rules::RuleBook& rules() const { return rules_; }
    [[nodiscard]] bool is_easy() const { return difficulty_ == Difficulty::easy; }
    [[nodiscard]] bool is_hard() const { return difficulty_ == Difficulty::hard; }

    /// low … high, both included.
    int between(int low, int high) {
        return low + static_cast<int>(random_.below(static_cast<std::size_t>(high - low) + 1));
    }
    bool chance(int percent) { return between(1, 100) <= percent; }
    template <class T>
    const T& of(std::span<const T> list) {
        return list[random_.below(list.size())];
    }
    std::string word(std::initializer_list<std::string_view> list) {
        return std::string(list.begin()[random_.below(list.size())]);
    }
    /// How far from a limit: 0 or 1 to either side when hard, up to `reach` when medium, beyond it when easy.
    int offset(int reach);
    /// A day between 2025 and 2028; a month end or leap day now and then when it is hard.
    Date day();
    /// A day of the months that pass without trouble.
    Date plain_day();

    /// The answer; the last one's paragraphs and readings go into the question. An input that is refused is a mistake
    /// of the generator: the answer is then empty and `error()` says why.
    rules::Decision ask(std::string_view name, const Json& input);
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }
    [[nodiscard]] const rules::Decision& last() const { return last_; }

   private:
    const rules::RuleBook& rules_;
    rules::Random random_;
    Difficulty difficulty_;
    rules::Decision last_;
    std::optional<Error> error_;
};

/// A generator: its template has the same id.
struct Generator {
    std::string_view id;
    std::string_view decision;
    QuestionForm form = QuestionForm::one_choice;
    void (*draw)(Drawing& drawing, Draft& draft) = nullptr;
};

[[nodiscard]] std::span<const Generator> application_generators();
[[nodiscard]] std::span<const Generator> work_generators();
[[nodiscard]] std::span<const Generator> process_generators();
[[nodiscard]] std::span<const Generator> certificate_generators();

inline constexpr std::string_view first_document = "CGC-R52003:2025";
inline constexpr std::string_view second_document = "CGC-R52006:2026";

/// "@yes", "@no", "@unknown".
[[nodiscard]] std::string yes_no(const Json& flag);
/// A member of the values as plain text: 13.5 → "13.5", "x" → "x".
[[nodiscard]] std::string text_of(const Json& value);

}  // namespace zuji::training
