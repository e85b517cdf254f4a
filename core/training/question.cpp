#include "core/training/question.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/decimal.hpp"
#include "core/base/text.hpp"
#include "core/training/paragraphs.hpp"

namespace zuji::training {
namespace {

constexpr std::array<std::string_view, difficulty_count> difficulty_words = {"easy", "medium", "hard"};
constexpr std::array<std::string_view, 4> form_words = {"one-choice", "several-choices", "number", "paragraph"};

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t comma = text.find(',');
        const std::string part = drop_white_space(text.substr(0, comma));
        if (!part.empty()) parts.push_back(part);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return parts;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : ",") + part;
    return all;
}

bool is_choice(const Question& question) {
    return question.form == QuestionForm::one_choice || question.form == QuestionForm::several_choices;
}

const Option* option_of(const Question& question, std::string_view id) {
    const auto found =
        std::find_if(question.options.begin(), question.options.end(), [&](const Option& o) { return o.id == id; });
    return found == question.options.end() ? nullptr : &*found;
}

std::string normalized_choice(const Question& question, const Response& response) {
    std::vector<std::string> chosen = split_list(response);
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    const bool known =
        std::all_of(chosen.begin(), chosen.end(), [&](const std::string& id) { return option_of(question, id); });
    if (!known || (question.form == QuestionForm::one_choice && chosen.size() > 1)) return {};
    return joined(chosen);
}

std::string normalized_number(const Response& response) {
    std::string text = drop_white_space(fold_width(response));
    constexpr std::string_view minus = "\u2212";
    if (text.starts_with(minus)) text = "-" + text.substr(minus.size());
    if (text.starts_with('+')) text.erase(0, 1);
    if (text.ends_with('%')) text.pop_back();
    const Result<Decimal> value = Decimal::parse(text);
    return value ? value.value().to_string() : std::string();
}

bool is_blank(const Text& text) { return text.zh.empty() && text.en.empty(); }
/// Both languages or neither, and no placeholder left.
bool is_sound(const Text& text) {
    return text.zh.empty() == text.en.empty() && text.zh.find('{') == std::string::npos &&
           text.en.find('{') == std::string::npos;
}
bool is_said(const Text& text) { return !text.zh.empty() && !text.en.empty() && is_sound(text); }

Error wrong(std::string where, std::string what) { return {"bad-question", std::move(where), {std::move(what)}}; }

Status check_words(const Question& question) {
    if (!is_said(question.title)) return wrong("title", "a text in both languages is missing");
    if (!is_said(question.situation)) return wrong("situation", "a text in both languages is missing");
    if (!is_said(question.ask)) return wrong("ask", "a text in both languages is missing");
    if (!is_said(question.explanation)) return wrong("explanation", "a text in both languages is missing");
    if (!is_sound(question.unit)) return wrong("unit", "a text in both languages is missing");
    for (const Fact& fact : question.facts) {
        if (!is_said(fact.label) || !is_said(fact.value)) return wrong("facts", "a text in both languages is missing");
    }
    for (const UsualMistake& mistake : question.mistakes) {
        if (!is_said(mistake.text) || !is_sound(mistake.why)) {
            return wrong("mistakes", "a text in both languages is missing");
        }
    }
    for (const auto& row : question.table.rows) {
        if (row.size() != question.table.columns.size())
            return wrong("table", "a row has not as many cells as columns");
    }
    return Done{};
}

Status check_options(const Question& question) {
    std::set<std::string> ids, zh, en;
    std::vector<std::string> right;
    for (const Option& option : question.options) {
        if (!is_said(option.text) || !is_sound(option.why)) {
            return wrong("options", "a text in both languages is missing");
        }
        if (!ids.insert(option.id).second) return wrong("options", "the id " + option.id + " stands twice");
        if (!zh.insert(option.text.zh).second || !en.insert(option.text.en).second) {
            return wrong("options", "two options say the same: " + option.text.en);
        }
        if (option.right) right.push_back(option.id);
    }
    if (right != question.right) return wrong("right", "it is not what the options say");
    if (question.options.size() < 2) return wrong("options", "at least two are needed");
    if (question.form == QuestionForm::one_choice && right.size() != 1) {
        return wrong("options", "exactly one must be right, not " + std::to_string(right.size()));
    }
    if (question.form == QuestionForm::several_choices && (right.empty() || right.size() == question.options.size())) {
        return wrong("options", "some must be right and some wrong");
    }
    return Done{};
}

Status check_answer(const rules::RuleBook& rules, const Question& question) {
    if (is_choice(question)) return check_options(question);
    if (!question.options.empty()) return wrong("options", "this form has none");
    if (question.right.size() != 1) return wrong("right", "exactly one answer is needed");
    const std::string& right = question.right.front();
    if (question.form == QuestionForm::number && normalized_number(right).empty()) {
        return wrong("right", "no number: " + right);
    }
    if (question.form == QuestionForm::paragraph && !find_clause(rules, question.document, right)) {
        return wrong("right", "no such paragraph: " + right);
    }
    for (const UsualMistake& mistake : question.mistakes) {
        if (!mistake.value.empty() && is_right(question, mistake.value)) {
            return wrong("mistakes", "this is the right answer: " + mistake.value);
        }
    }
    return Done{};
}

}  // namespace

std::string_view word_of(Difficulty difficulty) { return difficulty_words[static_cast<std::size_t>(difficulty)]; }
std::string_view word_of(QuestionForm form) { return form_words[static_cast<std::size_t>(form)]; }

const std::vector<std::string>& question_kinds() {
    static const std::vector<std::string> kinds = {"scope",
                                                   "definition",
                                                   "method",
                                                   "people",
                                                   "unit-division",
                                                   "functional-unit",
                                                   "data-quality",
                                                   "cut-off",
                                                   "eligibility",
                                                   "application-doc",
                                                   "review",
                                                   "timeline",
                                                   "exemption",
                                                   "planning",
                                                   "acceptance-of-verification",
                                                   "strategy",
                                                   "risk",
                                                   "evidence",
                                                   "doc-review",
                                                   "man-day",
                                                   "site-inspection",
                                                   "factory-assurance",
                                                   "verification",
                                                   "nonconformity",
                                                   "report",
                                                   "conclusion",
                                                   "decision",
                                                   "post-issue",
                                                   "surveillance",
                                                   "recertification",
                                                   "certificate-content",
                                                   "validity",
                                                   "change",
                                                   "suspension",
                                                   "restoration",
                                                   "revocation",
                                                   "cancellation",
                                                   "label",
                                                   "fee",
                                                   "reporting",
                                                   "liability"};
    return kinds;
}

std::string normalized(const Question& question, const Response& response) {
    if (is_choice(question)) return normalized_choice(question, response);
    if (question.form == QuestionForm::number) return normalized_number(response);
    return plain_paragraph_number(response);
}

bool is_readable(const Question& question, const Response& response) {
    return trim(response).empty() || !normalized(question, response).empty();
}

bool is_right(const Question& question, const Response& response) {
    const std::string given = normalized(question, response);
    if (given.empty()) return false;
    const std::string expected = normalized(question, joined(question.right));
    if (given == expected) return true;
    return question.form == QuestionForm::paragraph && !question.exact_paragraph && given == parent_of(expected);
}

Response right_response(const Question& question) { return joined(question.right); }

Text why_wrong(const Question& question, const Response& response) {
    const std::string given = normalized(question, response);
    if (given.empty()) return {};
    if (is_choice(question)) {
        for (const std::string& id : split_list(given)) {
            const Option* option = option_of(question, id);
            if (option && !option->right && !is_blank(option->why)) return option->why;
        }
        return {};
    }
    for (const UsualMistake& mistake : question.mistakes) {
        if (!mistake.value.empty() && normalized(question, mistake.value) == given) {
            return is_blank(mistake.why) ? mistake.text : mistake.why;
        }
    }
    return {};
}

Status check_question(const rules::RuleBook& rules, const Question& question) {
    const auto& kinds = question_kinds();
    if (std::find(kinds.begin(), kinds.end(), question.kind) == kinds.end()) {
        return wrong("kind", "no such kind: " + question.kind);
    }
    if (const Status words = check_words(question); !words) return words;
    if (const Status answer = check_answer(rules, question); !answer) return answer;
    if (question.paragraphs.empty()) return wrong("paragraphs", "none is cited");
    for (const std::string& paragraph : question.paragraphs) {
        if (!find_clause(rules, question.document, paragraph)) {
            return wrong("paragraphs", "no such paragraph: " + paragraph);
        }
    }
    for (const std::string& reading : question.interpretations) {
        if (!rules.interpretation(reading)) return wrong("interpretations", "no such open reading: " + reading);
    }
    return Done{};
}

}  // namespace zuji::training
