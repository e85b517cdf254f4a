#include "core/training/library.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/training/training_file.hpp"

namespace zuji::training {
namespace {

constexpr std::string_view blueprint_format = "zuji-training-blueprints";
constexpr std::string_view case_folder = "cases/";

Error in_file(const Error& error, const std::string& file) {
    Error placed = error;
    placed.where = error.where.empty() ? file : file + ": " + error.where;
    return placed;
}

Result<std::string_view> file_of(const std::map<std::string, std::string>& files, const std::string& name) {
    const auto found = files.find(name);
    if (found == files.end()) return Error{"missing-asset", "training/" + name, {"training/" + name}};
    return std::string_view(found->second);
}

Result<std::vector<Blueprint>> read_blueprints(std::string_view json) {
    std::vector<Blueprint> blueprints;
    const Status read = read_training_file(json, blueprint_format, [&](const rules::Cursor& file) {
        file.only({"format", "schema_version", "blueprints"});
        for (const rules::Cursor& entry : file.at("blueprints").items()) blueprints.push_back(blueprint_at(entry));
    });
    if (!read) return read.error();
    return blueprints;
}

}  // namespace

struct Library::Data {
    const rules::RuleBook* rules = nullptr;
    std::vector<Case> cases;
    ExerciseBook exercises;
    ErrorBook errors;
    std::vector<Blueprint> blueprints;
};

Result<Library> Library::load(const Solver& solver, const std::map<std::string, std::string>& files) {
    auto data = std::make_shared<Data>();
    data->rules = solver.rules;
    std::set<std::string> ids;
    for (const auto& [name, text] : files) {
        if (!name.starts_with(case_folder)) continue;
        Result<std::vector<Case>> cases = read_cases(solver, text);
        if (!cases) return in_file(cases.error(), name);
        for (Case& each : cases.value()) {
            if (!ids.insert(each.id).second)
                return Error{"bad-training-file", name, {"the id stands twice: " + each.id}};
            data->cases.push_back(std::move(each));
        }
    }
    const Result<std::string_view> exercises = file_of(files, "exercises.json");
    if (!exercises) return exercises.error();
    Result<ExerciseBook> book = ExerciseBook::load(exercises.value());
    if (!book) return in_file(book.error(), "exercises.json");
    data->exercises = std::move(book).value();
    const Result<std::string_view> errors = file_of(files, "errors.json");
    if (!errors) return errors.error();
    Result<ErrorBook> error_book = ErrorBook::load(errors.value());
    if (!error_book) return in_file(error_book.error(), "errors.json");
    data->errors = std::move(error_book).value();
    const Result<std::string_view> blueprints = file_of(files, "blueprints.json");
    if (!blueprints) return blueprints.error();
    Result<std::vector<Blueprint>> papers = read_blueprints(blueprints.value());
    if (!papers) return in_file(papers.error(), "blueprints.json");
    data->blueprints = std::move(papers).value();
    Library library;
    library.data_ = std::move(data);
    return library;
}

const std::vector<Case>& Library::cases() const { return data_->cases; }

const Case* Library::find_case(std::string_view id) const {
    const auto found =
        std::find_if(data_->cases.begin(), data_->cases.end(), [&](const Case& c) { return c.id == id; });
    return found == data_->cases.end() ? nullptr : &*found;
}

const ExerciseBook& Library::exercises() const { return data_->exercises; }
const ErrorBook& Library::errors() const { return data_->errors; }
const std::vector<Blueprint>& Library::blueprints() const { return data_->blueprints; }
const rules::RuleBook& Library::rules() const { return *data_->rules; }

}  // namespace zuji::training
