#pragma once
// A question of the training: what is asked, the answers offered, the one that is right and why. A value; where it
// comes from (an authored case, a generated exercise) makes no difference to whoever shows or marks it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/rules/rule_book.hpp"

namespace zuji::training {

using rules::Text;  ///< zh, en

enum class Difficulty : std::uint8_t { easy, medium, hard };
inline constexpr std::size_t difficulty_count = 3;
/// "easy", "medium", "hard"; i18n "training.difficulty.<word>".
[[nodiscard]] std::string_view word_of(Difficulty difficulty);

enum class QuestionForm : std::uint8_t {
    one_choice,       ///< exactly one option is right
    several_choices,  ///< every right option and no other must be chosen
    number,           ///< a decimal number, see `unit`
    paragraph         ///< the number of a paragraph ("54", "A2-11.1"), see `exact_paragraph`
};
/// "one-choice", "several-choices", "number", "paragraph"; i18n "training.form.<word>".
[[nodiscard]] std::string_view word_of(QuestionForm form);

struct Option {
    std::string id;  ///< "a", "b" …: what an answer names
    Text text;
    Text why;  ///< why it is wrong; may be empty, and is for a right one
    bool right = false;
};

/// An answer that people often give and that is wrong. Options say it of themselves (`Option::why`).
struct UsualMistake {
    std::string value;  ///< the number or paragraph that this mistake leads to; empty = only told
    Text text;
    Text why;  ///< may be empty
};

/// A fact beside the situation: "application date", "2026-03-10".
struct Fact {
    Text label;
    Text value;
};

/// A table of the situation (quantities, factors).
struct FactTable {
    std::vector<Text> columns;
    std::vector<std::vector<Text>> rows;  ///< as many cells as columns
    [[nodiscard]] bool empty() const { return columns.empty(); }
};

struct Question {
    std::string id;        ///< unique within its source: "T05.a", "man-days.band-42"
    std::string source;    ///< id of the case ("T05") or of the generator ("man-days.band"): the card of the progress
    std::string kind;      ///< kind of clause, see `question_kinds()`
    std::string decision;  ///< decision that gives the answer ("man-days"); empty = none exists
    std::string document;  ///< "CGC-R52003:2025", "CGC-R52006:2026"; empty = both
    Difficulty difficulty = Difficulty::medium;
    QuestionForm form = QuestionForm::one_choice;
    Text title;
    Text situation;
    std::vector<Fact> facts;
    FactTable table;
    Text ask;
    Text unit;  ///< of a number: "person-days"; may be empty
    std::vector<Option> options;
    std::vector<std::string> right;  ///< ids of the right options in order; one number; or one paragraph
    bool exact_paragraph = false;    ///< a sub-clause is asked for: its whole paragraph is no answer ("42" for "42-b1")
    Text explanation;
    std::vector<std::string> paragraphs;  ///< cited; ids of the clause registry, "R52006/96-i" names the document
    std::vector<UsualMistake> mistakes;
    std::vector<std::string> interpretations;  ///< open readings it rests on ("AMB-45")
};

/// Every kind of clause that questions are about ("scope" … "liability"), in the order of the process; i18n
/// "training.kind.<kind>".
[[nodiscard]] const std::vector<std::string>& question_kinds();

/// What a trainee answered, as text that is kept in files: the ids of the chosen options in order with commas between
/// ("b", "a,c"), a number or a paragraph as typed. Empty = not answered.
using Response = std::string;

/// `response` in the form in which it is compared: options sorted, numbers without trailing zeros, paragraphs without
/// "¶", "第…条", "R52003/" and blanks, width folded. Empty when it cannot be an answer to this question
/// (`is_readable`).
[[nodiscard]] std::string normalized(const Question& question, const Response& response);
/// False for a response that is not empty and yet no number, no option of the question and so on.
[[nodiscard]] bool is_readable(const Question& question, const Response& response);
[[nodiscard]] bool is_right(const Question& question, const Response& response);
/// The response that is right.
[[nodiscard]] Response right_response(const Question& question);
/// Why this wrong response is wrong, from its options or the usual mistakes; empty texts when nothing is known.
[[nodiscard]] Text why_wrong(const Question& question, const Response& response);

/// What every question must be: a kind that is known, both languages everywhere, exactly one right answer (one right
/// option; at least one of several and not all; one number; one paragraph that exists), options with different ids and
/// different texts, at least one paragraph, paragraphs and readings that exist. Error "bad-question" (args: what is
/// wrong), `where` the member.
[[nodiscard]] Status check_question(const rules::RuleBook& rules, const Question& question);

}  // namespace zuji::training
