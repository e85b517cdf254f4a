#include "core/training/case_file.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "core/base/json.hpp"
#include "core/training/solve.hpp"
#include "core/training/text_json.hpp"

namespace zuji::training {
namespace {

using rules::Cursor;

constexpr std::array<std::string_view, 4> forms = {"one-choice", "several-choices", "number", "paragraph"};
constexpr int case_schema_version = 1;
constexpr int most_digits = 6;
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";

/// What a question takes from its case unless it says otherwise.
struct Frame {
    std::string id;
    Question base;
};

/// The answer that a source gives, or null with the problem said.
Json computed(const Solver& solver, const Cursor& source) {
    const std::string name = source.at("decision").text();
    const Cursor input = source.at("input");
    const std::string path = source.at("at").text();
    if (name.empty() || path.empty()) return nullptr;
    const Result<Json> answer = solve(solver, name, input.json());
    if (!answer) {
        const Error& error = answer.error();
        source.refuse(name + " refuses the input: " + (error.where.empty() ? "" : error.where + ": ") +
                      error_message(error));
        return nullptr;
    }
    const Json* value = member_at(answer.value(), path);
    if (value) return *value;
    source.refuse("the answer of " + name + " has no " + path);
    return nullptr;
}

bool same_value(const Json& a, const Json& b) {
    if (is_any_number(a) && is_any_number(b)) return decimal_from_number(a) == decimal_from_number(b);
    return a == b;
}

Option read_option(const Cursor& entry, std::size_t index) {
    entry.only({"text", "why", "value", "holds"});
    if (index >= letters.size()) entry.refuse("there are more options than letters");
    return {std::string(1, letters[index % letters.size()]), text_at(entry.at("text")), text_or_none(entry, "why"),
            false};
}

/// Whether what the option claims is so.
bool holds(const Solver& solver, const Cursor& claim) {
    claim.only({"decision", "input", "at", "is"});
    return same_value(computed(solver, claim), claim.at("is").json());
}

/// A choice without a decision behind it names its options.
void mark_named(Question& question, const Cursor& answer) {
    answer.only({"options"});
    for (const std::string& id : answer.texts("options")) {
        const auto option = std::find_if(question.options.begin(), question.options.end(),
                                         [&](const Option& each) { return each.id == id; });
        if (option == question.options.end())
            answer.refuse("there is no option " + id);
        else
            option->right = true;
    }
}

void mark_computed(const Solver& solver, Question& question, const Cursor& answer, const std::vector<Cursor>& entries) {
    answer.only({"decision", "input", "at"});
    question.decision = answer.at("decision").text();
    const Json value = computed(solver, answer);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Cursor offered = entries[i].at("value");
        question.options[i].right =
            value.is_array() && question.form == QuestionForm::several_choices
                ? std::any_of(value.begin(), value.end(), [&](const Json& v) { return same_value(v, offered.json()); })
                : same_value(value, offered.json());
    }
}

void mark_claimed(const Solver& solver, Question& question, const std::vector<Cursor>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!entries[i].has("holds")) {
            entries[i].refuse("\"holds\" is missing: without an \"answer\" every option says what must hold");
            continue;
        }
        const Cursor claim = entries[i].at("holds");
        question.options[i].right = holds(solver, claim);
        if (question.decision.empty()) question.decision = claim.at("decision").text();
    }
}

void read_choice(const Solver& solver, const Cursor& entry, Question& question) {
    const std::vector<Cursor> entries = entry.at("options").items();
    for (std::size_t i = 0; i < entries.size(); ++i) question.options.push_back(read_option(entries[i], i));
    if (!entry.has("answer"))
        mark_claimed(solver, question, entries);
    else if (entry.at("answer").has("options"))
        mark_named(question, entry.at("answer"));
    else
        mark_computed(solver, question, entry.at("answer"), entries);
    for (Option& option : question.options) {
        if (!option.right) continue;
        option.why = {};
        question.right.push_back(option.id);
    }
}

void read_number(const Solver& solver, const Cursor& answer, Question& question) {
    if (answer.has("number")) {
        answer.only({"number"});
        question.right.push_back(answer.at("number").decimal().to_string());
        return;
    }
    answer.only({"decision", "input", "at", "digits"});
    question.decision = answer.at("decision").text();
    const Json value = computed(solver, answer);
    const Result<Decimal> number = decimal_from_json(value, answer.where());
    if (!number) {
        if (!value.is_null()) answer.refuse("the answer is no number: " + dump_json(value));
        return;
    }
    if (!answer.has("digits")) {
        question.right.push_back(number.value().to_string());
        return;
    }
    const Cursor digits = answer.at("digits");
    const std::int64_t wanted = digits.integer();
    if (wanted < 0 || wanted > most_digits) {
        digits.refuse("a number from 0 to " + std::to_string(most_digits) + " is expected");
        return;
    }
    question.right.push_back(round_gbt8170(number.value(), static_cast<int>(wanted)));
}

void read_paragraph(const Cursor& answer, Question& question) {
    answer.only({"paragraph"});
    question.right.push_back(answer.at("paragraph").text());
    question.exact_paragraph = true;
}

void read_mistakes(const Cursor& entry, Question& question) {
    if (!entry.has("mistakes")) return;
    for (const Cursor& mistake : entry.at("mistakes").items()) {
        mistake.only({"value", "text", "why"});
        question.mistakes.push_back(
            {mistake.text_or("value", ""), text_at(mistake.at("text")), text_or_none(mistake, "why")});
    }
}

void override_with(const Cursor& entry, Question& question) {
    if (entry.has("difficulty")) question.difficulty = difficulty_at(entry, "difficulty");
    if (entry.has("explanation")) question.explanation = text_at(entry.at("explanation"));
    if (entry.has("paragraphs")) question.paragraphs = entry.texts("paragraphs");
    if (entry.has("interpretations")) question.interpretations = entry.texts("interpretations");
}

Question read_question(const Solver& solver, const Cursor& entry, const Frame& frame) {
    entry.only({"id", "kind", "form", "ask", "unit", "options", "answer", "mistakes", "difficulty", "explanation",
                "paragraphs", "interpretations"});
    Question question = frame.base;
    question.id = frame.id + "." + entry.at("id").text();
    question.kind = entry.at("kind").text();
    question.form = static_cast<QuestionForm>(word_at(entry, "form", forms));
    question.ask = text_at(entry.at("ask"));
    question.unit = text_or_none(entry, "unit");
    override_with(entry, question);
    if (question.form == QuestionForm::number)
        read_number(solver, entry.at("answer"), question);
    else if (question.form == QuestionForm::paragraph)
        read_paragraph(entry.at("answer"), question);
    else
        read_choice(solver, entry, question);
    read_mistakes(entry, question);
    if (entry.problems().any_inside(entry.where())) return question;
    if (const Status sound = check_question(*solver.rules, question); !sound) {
        entry.at(sound.error().where == "right" ? "form" : "ask")
            .refuse(sound.error().where + ": " + sound.error().args.front());
    }
    return question;
}

FactTable read_table(const Cursor& entry) {
    FactTable table;
    if (!entry.has("table")) return table;
    const Cursor at = entry.at("table");
    at.only({"columns", "rows"});
    for (const Cursor& column : at.at("columns").items()) table.columns.push_back(text_at(column));
    for (const Cursor& row : at.at("rows").items()) {
        std::vector<Text>& cells = table.rows.emplace_back();
        for (const Cursor& cell : row.items()) cells.push_back(text_at(cell));
    }
    return table;
}

std::string read_document(const Solver& solver, const Cursor& entry) {
    const std::string document = entry.text_or("document", "");
    const auto& editions = solver.rules->editions();
    const bool known = document.empty() || std::any_of(editions.begin(), editions.end(),
                                                       [&](const rules::Edition& e) { return e.id == document; });
    if (!known) entry.at("document").refuse("there is no document " + document);
    return document;
}

Case read_case(const Solver& solver, const Cursor& entry) {
    entry.only({"id", "title", "document", "difficulty", "situation", "facts", "table", "explanation", "paragraphs",
                "interpretations", "mistakes", "questions"});
    Case result;
    Frame frame;
    result.id = frame.id = entry.at("id").text();
    result.title = text_at(entry.at("title"));
    result.document = read_document(solver, entry);
    result.difficulty = difficulty_at(entry, "difficulty");
    frame.base.source = result.id;
    frame.base.document = result.document;
    frame.base.difficulty = result.difficulty;
    frame.base.title = result.title;
    frame.base.situation = text_at(entry.at("situation"));
    frame.base.facts = facts_at(entry, "facts");
    frame.base.table = read_table(entry);
    frame.base.explanation = text_or_none(entry, "explanation");
    frame.base.paragraphs = entry.texts("paragraphs");
    frame.base.interpretations = entry.texts("interpretations");
    std::set<std::string> ids;
    for (const Cursor& each : entry.at("questions").items()) {
        Question question = read_question(solver, each, frame);
        if (!ids.insert(question.id).second) each.at("id").refuse("the id stands twice");
        if (std::find(result.kinds.begin(), result.kinds.end(), question.kind) == result.kinds.end()) {
            result.kinds.push_back(question.kind);
        }
        result.questions.push_back(std::move(question));
    }
    if (entry.has("mistakes") && !result.questions.empty()) read_mistakes(entry, result.questions.back());
    if (result.questions.empty()) entry.at("questions").refuse("a case needs a question");
    return result;
}

/// Words of the rule loader are about packs.
std::vector<Error> of_cases(const rules::Problems& problems) {
    std::vector<Error> all = problems.all();
    for (Error& error : all) {
        error.code = "bad-training-file";
        if (error.where.starts_with("$.")) error.where.erase(0, 2);
    }
    return all;
}

bool check_head(const Cursor& file) {
    file.only({"format", "schema_version", "cases"});
    if (file.at("format").text() != case_format) file.at("format").refuse("expected: " + std::string(case_format));
    if (file.at("schema_version").integer() != case_schema_version) {
        file.at("schema_version").refuse("this program reads version " + std::to_string(case_schema_version));
    }
    return !file.problems().any();
}

}  // namespace

std::vector<Case> read_cases(const Solver& solver, std::string_view json, std::vector<Error>& problems) {
    const Result<Json> parsed = parse_json_exact(json);
    if (!parsed) {
        problems.push_back(parsed.error());
        return {};
    }
    rules::Problems found;
    const Cursor file(parsed.value(), "$", found);
    std::vector<Case> cases;
    if (check_head(file)) {
        std::set<std::string> ids;
        for (const Cursor& entry : file.at("cases").items()) {
            Case each = read_case(solver, entry);
            if (!ids.insert(each.id).second) entry.at("id").refuse("the id stands twice");
            if (!found.any_inside(entry.where())) cases.push_back(std::move(each));
        }
    }
    const std::vector<Error> all = of_cases(found);
    problems.insert(problems.end(), all.begin(), all.end());
    return cases;
}

Result<std::vector<Case>> read_cases(const Solver& solver, std::string_view json) {
    std::vector<Error> problems;
    std::vector<Case> cases = read_cases(solver, json, problems);
    if (!problems.empty()) return problems.front();
    return cases;
}

}  // namespace zuji::training
