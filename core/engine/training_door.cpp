#include "core/engine/training_door.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json.hpp"
#include "core/training/paper.hpp"
#include "core/training/question_json.hpp"
#include "core/training/seed.hpp"

namespace zuji {
namespace {

using training::Library;

Engine::Reply answered(const Json& json) { return {true, dump_json(json)}; }

Result<std::map<std::string, std::string>> texts_of(std::string_view json) {
    const Result<Json> parsed = parse_json_exact(json);
    if (!parsed) return parsed.error();
    if (!parsed.value().is_object()) return Error{"wrong-type", "", {"object"}};
    std::map<std::string, std::string> texts;
    for (const auto& [name, text] : parsed.value().items()) {
        if (!text.is_string()) return Error{"wrong-type", name, {"text"}};
        texts.emplace(name, text.get<std::string>());
    }
    return texts;
}

training::Solver solver_of(const Engine& engine) { return {engine.knowledge().rules, engine.knowledge().factors}; }

Result<Library> library_of(const Engine& engine, std::string_view files_json) {
    const auto files = texts_of(files_json);
    if (!files) return files.error();
    return Library::load(solver_of(engine), files.value());
}

/// Loads the library and calls `work` with it.
template <class Work>
Engine::Reply with_library(const Engine& engine, std::string_view files_json, Work&& work) {
    const Result<Library> library = library_of(engine, files_json);
    if (!library) return engine.error_of(library.error());
    return work(library.value());
}

Json tallies_json(const std::vector<training::Tally>& tallies) {
    Json list = Json::array();
    for (const training::Tally& tally : tallies) {
        list.push_back(
            {{"kind", tally.word}, {"right", tally.right}, {"asked", tally.asked}, {"percent", tally.percent()}});
    }
    return list;
}

Json row_json(const training::ClassRow& row) {
    Json json = {
        {"file", row.file}, {"name", row.name}, {"date", row.date}, {"blueprint", row.blueprint}, {"seed", row.seed}};
    if (!row.problem.code.empty()) {
        json["error"] = to_json(row.problem)["error"];
        return json;
    }
    json["elapsed_seconds"] = row.elapsed_seconds;
    json["right"] = row.result.right;
    json["asked"] = row.result.asked;
    json["percent"] = row.result.percent();
    json["passed"] = row.result.passed;
    json["gaps"] = row.result.gaps;
    json["code"] = row.result.code;
    json["codeFits"] = row.code_fits;
    return json;
}

}  // namespace

Engine::Reply check_training_cases(const Engine& engine, std::string_view cases_json) {
    std::vector<Error> problems;
    const auto cases = training::read_cases(solver_of(engine), cases_json, problems);
    if (!problems.empty()) {
        Json errors = Json::array();
        for (const Error& problem : problems) errors.push_back(to_json(problem)["error"]);
        return {false, dump_json({{"errors", errors}})};
    }
    std::size_t questions = 0;
    std::size_t decided = 0;
    Json kinds = Json::object();
    for (const training::Case& each : cases) {
        for (const training::Question& question : each.questions) {
            questions += 1;
            decided += question.decision.empty() ? 0 : 1;
            kinds[question.kind] = kinds.value(question.kind, 0) + 1;
        }
    }
    return answered({{"cases", cases.size()}, {"questions", questions}, {"decided", decided}, {"kinds", kinds}});
}

Engine::Reply make_training_paper(const Engine& engine, std::string_view files_json, const PaperWish& wish) {
    return with_library(engine, files_json, [&](const Library& library) -> Engine::Reply {
        const auto seed = training::seed_of(wish.seed);
        if (!seed) {
            return engine.error_of({"out-of-range", "seed", {std::string(wish.seed), "0 … 2^53 − 1, or words"}});
        }
        const auto paper = training::make_paper(library, wish.blueprint, *seed, wish.title);
        if (!paper) return engine.error_of(paper.error());
        return {true, training::write_paper(paper.value())};
    });
}

Engine::Reply training_questions(const Engine& engine, std::string_view files_json, std::string_view paper_json) {
    return with_library(engine, files_json, [&](const Library& library) {
        const auto paper = training::read_paper(library, paper_json);
        if (!paper) return engine.error_of(paper.error());
        Json questions = Json::array();
        for (const training::Question& question : paper.value().questions)
            questions.push_back(training::to_json(question));
        return answered({{"title", paper.value().title},
                         {"seed", paper.value().seed},
                         {"blueprint", paper.value().blueprint.id},
                         {"minutes", paper.value().blueprint.minutes},
                         {"sum", paper.value().sum},
                         {"questions", questions}});
    });
}

Engine::Reply mark_training_paper(const Engine& engine, std::string_view files_json, std::string_view paper_json,
                                  std::string_view answers_json) {
    return with_library(engine, files_json, [&](const Library& library) -> Engine::Reply {
        const auto paper = training::read_paper(library, paper_json);
        if (!paper) return engine.error_of(paper.error());
        const auto answers = training::read_answers(answers_json);
        if (!answers) return engine.error_of(answers.error());
        for (const auto& answer : answers.value().responses) {
            const std::string& id = answer.first;
            const std::string& response = answer.second;
            const auto& questions = paper.value().questions;
            const auto question =
                std::find_if(questions.begin(), questions.end(), [&](const auto& q) { return q.id == id; });
            if (question == questions.end()) return engine.error_of({"unknown-key", "responses." + id, {id}});
            if (training::is_readable(*question, response)) continue;
            return engine.error_of(
                {"bad-training-file", "responses." + id, {"\"" + response + "\" is no answer to it"}});
        }
        return {true, training::write_result(paper.value(), answers.value())};
    });
}

Engine::Reply training_class(const Engine& engine, std::string_view files_json, std::string_view results_json) {
    return with_library(engine, files_json, [&](const Library& library) {
        const auto results = texts_of(results_json);
        if (!results) return engine.error_of(results.error());
        std::vector<training::ClassRow> rows;
        for (const auto& [name, text] : results.value()) rows.push_back(training::read_result(library, name, text));
        Json list = Json::array();
        for (const training::ClassRow& row : rows) list.push_back(row_json(row));
        return answered({{"rows", list},
                         {"kinds", tallies_json(training::class_tallies(rows))},
                         {"csv", {{"zh", training::class_csv(rows, "zh")}, {"en", training::class_csv(rows, "en")}}}});
    });
}

}  // namespace zuji
