#include "tests/unit/training/training_fixture.hpp"

#include <catch2/catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/base/json.hpp"
#include "tests/support/source_dir.hpp"
#include "tests/unit/data/library_fixture.hpp"
#include "tests/unit/rules/rule_files.hpp"

namespace zuji::test {

std::map<std::string, std::string> training_files() {
    const std::filesystem::path root = source_dir() / "assets" / "training";
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (!entry.is_regular_file()) continue;
        const std::string name = entry.path().lexically_relative(root).generic_string();
        files[name] = rules::test::read_file("assets/training/" + name);
    }
    REQUIRE(!files.empty());
    return files;
}

const training::Solver& solver() {
    static const training::Solver both = {&rules::test::rule_book(), &shipped_library()};
    return both;
}

const training::ExerciseBook& exercise_book() {
    static const training::ExerciseBook book = [] {
        auto loaded = training::ExerciseBook::load(training_files().at("exercises.json"));
        if (!loaded) FAIL(loaded.error().where << " " << loaded.error().args.front());
        return std::move(loaded).value();
    }();
    return book;
}

const training::Library& training_library() {
    static const training::Library library = [] {
        auto loaded = training::Library::load(solver(), training_files());
        if (!loaded) FAIL(loaded.error().where << ": " << error_message(loaded.error()));
        return std::move(loaded).value();
    }();
    return library;
}

}  // namespace zuji::test
