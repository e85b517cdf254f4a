#include "core/training/exercise.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "core/base/json.hpp"
#include "core/results/simulation.hpp"
#include "core/training/drawing.hpp"
#include "core/training/exercise_templates.hpp"
#include "core/training/paragraphs.hpp"
#include "core/training/text_json.hpp"

namespace zuji::training {
namespace {

using rules::Cursor;

constexpr std::string_view exercise_format = "zuji-training-exercises";
constexpr std::size_t most_computed_options = 5;
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";

std::vector<Generator> all_generators() {
    std::vector<Generator> all;
    for (const auto part :
         {application_generators(), work_generators(), process_generators(), certificate_generators()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

// --- words -----------------------------------------------------------------------------------------------------------

std::vector<AnswerWords> answers_at(const Cursor& entry, std::string_view key) {
    std::vector<AnswerWords> answers;
    if (!entry.has(key)) return answers;
    for (const auto& [name, answer] : entry.at(key).members()) {
        answer.only({"text", "why"});
        answers.push_back({name, text_at(answer.at("text")), text_or_none(answer, "why")});
    }
    return answers;
}

ExerciseTemplate template_at(const Cursor& entry, const Generator& generator) {
    entry.only({"kind", "title", "situation", "ask", "unit", "facts", "options", "mistakes", "explanations"});
    ExerciseTemplate result;
    result.info = {std::string(generator.id), entry.at("kind").text(), std::string(generator.decision), generator.form,
                   text_at(entry.at("title"))};
    const auto& kinds = question_kinds();
    if (std::find(kinds.begin(), kinds.end(), result.info.kind) == kinds.end()) {
        entry.at("kind").refuse("no such kind: " + result.info.kind);
    }
    result.situation = text_at(entry.at("situation"));
    result.ask = text_at(entry.at("ask"));
    result.unit = text_or_none(entry, "unit");
    if (entry.has("facts")) {
        for (const auto& [name, fact] : entry.at("facts").members()) {
            fact.only({"label", "value"});
            result.facts.push_back({name, {text_at(fact.at("label")), text_at(fact.at("value"))}});
        }
    }
    result.options = answers_at(entry, "options");
    result.mistakes = answers_at(entry, "mistakes");
    for (const auto& [name, text] : entry.at("explanations").members())
        result.explanations.emplace(name, text_at(text));
    return result;
}

ExerciseTemplates templates_at(const Cursor& file) {
    ExerciseTemplates templates;
    file.only({"format", "words", "generators"});
    if (file.at("format").text() != exercise_format)
        file.at("format").refuse("expected: " + std::string(exercise_format));
    for (const auto& [name, text] : file.at("words").members()) templates.words.emplace(name, text_at(text));
    const Cursor entries = file.at("generators");
    std::set<std::string> used;
    for (const Generator& generator : all_generators()) {
        const Cursor entry = entries.at(generator.id);
        if (entry.json().is_null()) continue;
        used.emplace(generator.id);
        ExerciseTemplate each = template_at(entry, generator);
        templates.infos.push_back(each.info);
        templates.by_id.emplace(std::string(generator.id), std::move(each));
    }
    for (const auto& [name, entry] : entries.members()) {
        if (!used.contains(name)) entry.refuse("there is no generator " + name);
    }
    return templates;
}

// --- filling in ------------------------------------------------------------------------------------------------------

/// Puts words in the place of {placeholders}. What is not known stays, and check_question finds it.
class Filling {
   public:
    Filling(const ExerciseTemplates& templates, const Draft& draft) : templates_(templates), draft_(draft) {}

    [[nodiscard]] Text operator()(const Text& text) const {
        return {filled(text.zh, &Text::zh), filled(text.en, &Text::en)};
    }

   private:
    [[nodiscard]] std::string filled(const std::string& text, std::string Text::*language) const {
        std::string out;
        std::size_t at = 0;
        for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', at)) {
            const std::size_t close = text.find('}', open);
            if (close == std::string::npos) break;
            out.append(text, at, open - at);
            out += word(text.substr(open + 1, close - open - 1), language);
            at = close + 1;
        }
        return out.append(text, at);
    }
    [[nodiscard]] std::string word(const std::string& name, std::string Text::*language) const {
        if (name.starts_with('@')) return known(name.substr(1), language);
        if (const auto text = draft_.texts.find(name); text != draft_.texts.end()) {
            return filled(text->second.*language, language);
        }
        const auto found = draft_.words.find(name);
        if (found == draft_.words.end()) return "{" + name + "}";
        if (!found->second.starts_with('@')) return found->second;
        return known(found->second.substr(1), language);
    }
    [[nodiscard]] std::string known(const std::string& key, std::string Text::*language) const {
        const auto found = templates_.words.find(key);
        return found == templates_.words.end() ? "{@" + key + "}" : found->second.*language;
    }

    const ExerciseTemplates& templates_;
    const Draft& draft_;
};

const AnswerWords* words_of(const std::vector<AnswerWords>& answers, std::string_view key) {
    const auto found =
        std::find_if(answers.begin(), answers.end(), [&](const AnswerWords& each) { return each.key == key; });
    return found == answers.end() ? nullptr : &*found;
}

bool contains(const std::vector<std::string>& list, std::string_view text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

/// Options are numbered in their order; an answer names them by letter.
void letter(Question& question) {
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        question.options[i].id = std::string(1, letters[i % letters.size()]);
        if (question.options[i].right) question.right.push_back(question.options[i].id);
    }
}

void offer_words(const ExerciseTemplate& words, const Draft& draft, const Filling& fill, Question& question) {
    for (const AnswerWords& answer : words.options) {
        if (!draft.offered.empty() && !contains(draft.offered, answer.key)) continue;
        const bool right = contains(draft.right, answer.key);
        question.options.push_back({"", fill(answer.text), right ? Text{} : fill(answer.why), right});
    }
    for (const auto& [key, text] : draft.computed_options) {
        question.options.push_back({"", text, {}, contains(draft.right, key)});
    }
    letter(question);
}

/// The right answer among wrong ones that differ from it and from each other, in order.
void offer_computed(const ExerciseTemplate& words, const Draft& draft, const Filling& fill, Question& question) {
    const std::string& right = draft.right.front();
    std::vector<std::pair<std::string, Option>> options = {{right, {"", {right, right}, {}, true}}};
    for (const Candidate& candidate : draft.candidates) {
        const bool is_new = std::none_of(options.begin(), options.end(),
                                         [&](const auto& each) { return each.first == candidate.value; });
        if (!is_new || options.size() == most_computed_options) continue;
        const AnswerWords* mistake = words_of(words.mistakes, candidate.mistake);
        options.emplace_back(
            candidate.value,
            Option{"", {candidate.value, candidate.value}, mistake ? fill(mistake->text) : Text{}, false});
    }
    std::sort(options.begin(), options.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [value, option] : options) question.options.push_back(std::move(option));
    letter(question);
}

void offer_typed(const ExerciseTemplate& words, const Draft& draft, const Filling& fill, Question& question) {
    question.right = draft.right;
    std::set<std::string> seen = {draft.right.begin(), draft.right.end()};
    for (const Candidate& candidate : draft.candidates) {
        const AnswerWords* mistake = words_of(words.mistakes, candidate.mistake);
        if (!mistake || !seen.insert(candidate.value).second) continue;
        question.mistakes.push_back({candidate.value, fill(mistake->text), fill(mistake->why)});
    }
}

/// Paragraphs of the decision; those of the other document with its name.
void cite(const Drawing& drawing, const Draft& draft, Question& question) {
    question.paragraphs = draft.paragraphs;
    for (const rules::BasisRef& basis : drawing.last().basis) {
        std::string paragraph = basis.paragraph;
        const bool other = !question.document.empty() && basis.document != question.document;
        if (other || (question.document.empty() && basis.document == second_document)) {
            for (const rules::Edition& edition : drawing.rules().editions()) {
                if (edition.id == basis.document) paragraph = edition.short_id + "/" + paragraph;
            }
        }
        if (!contains(question.paragraphs, paragraph)) question.paragraphs.push_back(std::move(paragraph));
    }
    question.interpretations = drawing.last().interpretations;
}

Text explanation_of(const ExerciseTemplate& words, const Draft& draft) {
    const std::string& key = !draft.explain.empty() || draft.right.empty() ? draft.explain : draft.right.front();
    const auto found = words.explanations.find(key);
    if (found != words.explanations.end()) return found->second;
    const auto other = words.explanations.find("*");
    return other == words.explanations.end() ? Text{} : other->second;
}

Question assemble(const ExerciseTemplates& templates, const ExerciseTemplate& words, const Drawing& drawing,
                  const Draft& draft) {
    const Filling fill(templates, draft);
    Question question;
    question.source = words.info.id;
    question.kind = draft.kind.empty() ? words.info.kind : draft.kind;
    question.decision = words.info.decision;
    question.document = draft.document;
    question.form = words.info.form;
    question.title = words.info.title;
    question.situation = fill(words.situation);
    question.ask = fill(words.ask);
    question.unit = fill(words.unit);
    for (const FactWords& fact : words.facts) {
        if (contains(draft.hidden_facts, fact.key)) continue;
        question.facts.push_back({fill(fact.fact.label), fill(fact.fact.value)});
    }
    question.table = draft.table;
    const bool is_choice =
        words.info.form == QuestionForm::one_choice || words.info.form == QuestionForm::several_choices;
    if (!is_choice)
        offer_typed(words, draft, fill, question);
    else if (!words.options.empty() || !draft.computed_options.empty())
        offer_words(words, draft, fill, question);
    else if (!draft.right.empty())
        offer_computed(words, draft, fill, question);
    question.explanation = fill(explanation_of(words, draft));
    cite(drawing, draft, question);
    return question;
}

}  // namespace

int Drawing::offset(int reach) {
    if (is_hard()) return between(-1, 1);
    const int sign = chance(50) ? 1 : -1;
    return sign * (is_easy() ? between(reach + 1, 3 * reach + 2) : between(1, reach));
}

Date Drawing::plain_day() {
    // One after the other: the order in which arguments are evaluated is not fixed.
    const int year = between(2025, 2028);
    const int month = between(1, 12);
    const int date = between(3, 26);
    return Date::from_civil(year, month, date).value();
}

Date Drawing::day() {
    constexpr std::array<std::array<int, 3>, 6> awkward = {
        {{2028, 2, 29}, {2026, 8, 31}, {2026, 12, 31}, {2027, 2, 28}, {2026, 3, 31}, {2027, 11, 30}}};
    if (is_hard() && chance(60)) {
        const auto& [year, month, date] = of(std::span<const std::array<int, 3>>(awkward));
        return Date::from_civil(year, month, date).value();
    }
    return plain_day();
}

rules::Decision Drawing::ask(std::string_view name, const Json& input) {
    auto decision = rules::decide(rules_, name, input, rules::Reasons::left_out);
    if (decision) {
        last_ = std::move(decision).value();
        return last_;
    }
    if (!error_) error_ = decision.error();
    return {};
}

std::string yes_no(const Json& flag) {
    if (!flag.is_boolean()) return "@unknown";
    return flag.get<bool>() ? "@yes" : "@no";
}

std::string text_of(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    const auto number = decimal_from_number(value);
    return number ? number->to_string() : dump_json(value);
}

Result<ExerciseBook> ExerciseBook::load(std::string_view json) {
    const Result<Json> parsed = parse_json_exact(json);
    if (!parsed) return parsed.error();
    rules::Problems problems;
    ExerciseTemplates templates = templates_at(Cursor(parsed.value(), "$", problems));
    if (problems.any()) {
        Error error = problems.first();
        error.code = "bad-training-file";
        return error;
    }
    ExerciseBook book;
    book.templates_ = std::make_shared<const ExerciseTemplates>(std::move(templates));
    return book;
}

const std::vector<GeneratorInfo>& ExerciseBook::generators() const { return templates_->infos; }

const GeneratorInfo* ExerciseBook::find(std::string_view generator) const {
    const auto found = templates_->by_id.find(generator);
    return found == templates_->by_id.end() ? nullptr : &found->second.info;
}

Result<Question> ExerciseBook::make(const rules::RuleBook& rules, std::string_view generator, std::uint64_t seed,
                                    Difficulty difficulty) const {
    const auto words = templates_->by_id.find(generator);
    if (words == templates_->by_id.end()) return Error{"unknown-generator", "", {std::string(generator)}};
    const auto generators = all_generators();
    const auto found =
        std::find_if(generators.begin(), generators.end(), [&](const Generator& each) { return each.id == generator; });
    const std::string stream = std::string(generator) + "/" + std::string(word_of(difficulty));
    Drawing drawing(rules, stream_of(seed, stream), difficulty);
    Draft draft;
    found->draw(drawing, draft);
    if (drawing.error()) return *drawing.error();
    Question question = assemble(*templates_, words->second, drawing, draft);
    question.difficulty = difficulty;
    question.id = std::string(generator) + "-" + std::string(1, word_of(difficulty)[0]) + std::to_string(seed);
    return question;
}

}  // namespace zuji::training
