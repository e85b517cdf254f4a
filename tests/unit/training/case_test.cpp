// The authored cases: all of them sound, their answers those of the decisions.

#include <catch2/catch_amalgamated.hpp>
#include <set>

#include "core/base/json.hpp"
#include "core/training/case_file.hpp"
#include "tests/unit/training/training_fixture.hpp"

using namespace zuji;
using namespace zuji::training;

namespace {

std::vector<Error> problems_of(const std::string& json) {
    std::vector<Error> problems;
    static_cast<void>(read_cases(test::solver(), json, problems));
    return problems;
}

/// A file with one case whose question is `question`.
std::string file_with(const std::string& question) {
    return R"({"format": "zuji-training-cases", "schema_version": 1, "cases": [{"id": "X1",
      "title": {"zh": "题", "en": "Title"}, "difficulty": "easy", "situation": {"zh": "情景", "en": "Situation"},
      "explanation": {"zh": "说明", "en": "Explanation"}, "paragraphs": ["54"], "questions": [)" +
           question + "]}]}";
}

const std::string good_question = R"({"id": "a", "kind": "scope", "form": "one-choice",
   "ask": {"zh": "问", "en": "Ask"},
   "options": [{"text": {"zh": "在", "en": "in"}, "value": "in-scope"},
               {"text": {"zh": "不在", "en": "out"}, "value": "out-of-scope"}],
   "answer": {"decision": "scope", "input": {"field": "PV16", "pilotProduct": false, "pilotRegion": false},
              "at": "/outcome"}})";

std::string changed(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

bool says(const std::vector<Error>& problems, const std::string& where, const std::string& what) {
    for (const Error& error : problems) {
        const std::string said = error.args.empty() ? "" : error.args.front();
        UNSCOPED_INFO(error.where << ": " << said);
        if (error.where.find(where) != std::string::npos && said.find(what) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("the case files have no problem", "[training][cases]") {
    std::size_t files = 0;
    for (const auto& [name, text] : test::training_files()) {
        if (!name.starts_with("cases/")) continue;
        ++files;
        for (const Error& error : problems_of(text)) {
            FAIL_CHECK(name << ": " << error.where << ": " << (error.args.empty() ? error.code : error.args.front()));
        }
    }
    CHECK(files >= 3);
}

TEST_CASE("there are forty cases, most of them answered by a decision", "[training][cases]") {
    const auto& cases = test::training_library().cases();
    CHECK(cases.size() == 40);
    std::size_t questions = 0, decided = 0;
    std::set<std::string> kinds;
    for (const Case& each : cases) {
        for (const Question& question : each.questions) {
            INFO(question.id);
            CHECK(check_question(*test::solver().rules, question).ok());
            CHECK(is_right(question, right_response(question)));
            CHECK_FALSE(is_right(question, ""));
            // What the question names itself is not its answer.
            if (question.form == QuestionForm::paragraph) CHECK_FALSE(is_right(question, "42"));
            questions += 1;
            decided += question.decision.empty() ? 0 : 1;
            kinds.insert(question.kind);
        }
    }
    CHECK(questions >= 80);
    CHECK(decided * 2 > questions);
    // Every kind of the coverage table of the scenarios.
    CHECK(kinds.size() == question_kinds().size());
}

TEST_CASE("answers of the cases are what was worked out by hand", "[training][cases]") {
    // Question → the options (or number) that the scenarios name; written down apart from the case files.
    const std::map<std::string, std::string> expected = {
        {"T01.a", "b"},      {"T01.b", "c"},   {"T02.a", "a"},      {"T02.b", "b"},     {"T03.a", "b"},
        {"T03.b", "c"},      {"T04.a", "b"},   {"T05.a", "6"},      {"T07.b", "c"},     {"T08.a", "a"},
        {"T08.b", "4"},      {"T09.a", "b"},   {"T09.b", "a,c"},    {"T10.a", "b"},     {"T10.b", "470"},
        {"T11.a", "b"},      {"T12.a", "b"},   {"T13.a", "c,d,e"},  {"T14.a", "c"},     {"T15.a", "c"},
        {"T17.a", "c"},      {"T17.b", "c"},   {"T18.a", "b"},      {"T19.a", "42-b1"}, {"T19.b", "4168.5"},
        {"T19.c", "a"},      {"T20.b", "203"}, {"T20.c", "a"},      {"T21.b", "34987"}, {"T21.c", "b"},
        {"T22.b", "2534.2"}, {"T22.c", "a"},   {"T23.b", "471.00"}, {"T23.c", "a"},     {"T25.a", "b"},
        {"T27.a", "52.5"},   {"T27.b", "16"},  {"T28.a", "c"},      {"T29.a", "a,b"},   {"T29.b", "b"},
        {"T30.a", "a,c"},    {"T31.b", "b"},   {"T32.a", "b"},      {"T32.b", "d"},     {"T33.a", "d"},
        {"T33.b", "a"},      {"T33.c", "c"},   {"T34.a", "c"},      {"T34.b", "b"},     {"T35.a", "a"},
        {"T35.b", "b"},      {"T35.c", "d"},   {"T36.a", "a,b"},    {"T36.b", "a"},     {"T36.c", "a"},
        {"T37.a", "a"},      {"T37.b", "b"},   {"T37.c", "c"},      {"T37.d", "b"},     {"T37.e", "b"},
        {"T38.a", "c,d"},    {"T38.b", "b"}};
    std::size_t found = 0;
    for (const Case& each : test::training_library().cases()) {
        for (const Question& question : each.questions) {
            const auto answer = expected.find(question.id);
            if (answer == expected.end()) continue;
            ++found;
            INFO(question.id << " is " << right_response(question));
            CHECK(is_right(question, answer->second));
        }
    }
    CHECK(found == expected.size());
}

TEST_CASE("what is wrong with a case file is said with its place", "[training][cases]") {
    CHECK(problems_of(file_with(good_question)).empty());
    CHECK(says(problems_of(file_with(changed(good_question, "\"zh\": \"问\", ", ""))), "cases[0].questions[0].ask",
               "zh"));
    CHECK(says(problems_of(file_with(changed(good_question, "PV16", "PVXX"))), "questions[0].answer", "refuses"));
    CHECK(says(problems_of(file_with(changed(good_question, "\"/outcome\"", "\"/verdict\""))), "questions[0].answer",
               "/verdict"));
    CHECK(says(problems_of(file_with(changed(good_question, "out-of-scope", "elsewhere"))), "questions[0].ask",
               "exactly one"));
    CHECK(says(problems_of(file_with(changed(good_question, "\"kind\": \"scope\"", "\"kind\": \"weather\""))),
               "questions[0].ask", "weather"));
    CHECK(says(problems_of(changed(file_with(good_question), "[\"54\"]", "[\"540\"]")), "questions[0].ask", "540"));
    CHECK(says(problems_of(file_with(changed(good_question, "\"form\"", "\"shape\": 1, \"form\""))), "questions[0]",
               "shape"));
    CHECK(says(problems_of(file_with(good_question + "," + good_question)), "questions[1].id", "twice"));
    CHECK(says(problems_of(changed(file_with(good_question), "zuji-training-cases", "zuji-quote")), "format",
               "expected"));
    const std::string number = R"({"id": "a", "kind": "man-day", "form": "number", "ask": {"zh": "问", "en": "Ask"},
       "answer": {"decision": "man-days", "input": {"units": [{"bomItems": 60}]}, "at": "/values/total/1", "digits": 1}})";
    CHECK(problems_of(file_with(number)).empty());
    for (const char* digits : {"\"digits\": -3", "\"digits\": 7", "\"digits\": 4294967296"}) {
        CHECK(says(problems_of(file_with(changed(number, "\"digits\": 1", digits))), "questions[0].answer.digits",
                   "0 to 6"));
    }
    const auto malformed = problems_of("{\"format\": ");
    REQUIRE(malformed.size() == 1);
    CHECK(malformed.front().code == "bad-json");
}

TEST_CASE("responses are compared as they are meant", "[training][question]") {
    Question question;
    question.form = QuestionForm::paragraph;
    question.right = {"A2-10.2"};
    CHECK(is_right(question, " ¶ A2-10.2 "));
    CHECK(is_right(question, "第ａ2－10.2条"));
    CHECK_FALSE(is_right(question, "A2-10"));
    question.right = {"42-b1"};
    CHECK(is_right(question, "42"));
    CHECK(is_right(question, "R52003/42-b1"));
    CHECK_FALSE(is_right(question, "42-b2"));
    question.exact_paragraph = true;
    CHECK(is_right(question, "R52003/42-b1"));
    CHECK_FALSE(is_right(question, "42"));
    CHECK_FALSE(is_readable(question, "which one?"));
    question.form = QuestionForm::number;
    question.right = {"52.5"};
    CHECK(is_right(question, "52.50"));
    CHECK(is_right(question, "５２.５"));
    CHECK_FALSE(is_right(question, "52,5"));
    CHECK_FALSE(is_readable(question, "fifty"));
    question.form = QuestionForm::several_choices;
    question.options = {{"a", {}, {}, true}, {"b", {}, {}, false}, {"c", {}, {}, true}};
    question.right = {"a", "c"};
    CHECK(is_right(question, "c, a"));
    CHECK_FALSE(is_right(question, "a"));
    CHECK_FALSE(is_right(question, "a,b,c"));
    CHECK_FALSE(is_readable(question, "x"));
}
