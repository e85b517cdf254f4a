#pragma once
// Everything of assets/training, loaded and checked: cases, words of exercises, errors to seed, blueprints of papers.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/training/blueprint.hpp"
#include "core/training/case_file.hpp"
#include "core/training/error_seeding.hpp"
#include "core/training/exercise.hpp"

namespace zuji::training {

class Library {
   public:
    /// `files`: path below assets/training → text ("cases/process.json", "exercises.json", "errors.json",
    /// "blueprints.json"). `where` of an error is "file: JSON path". The rules must outlive the library.
    static Result<Library> load(const Solver& solver, const std::map<std::string, std::string>& files);

    /// Every case, in the order of the files' names.
    [[nodiscard]] const std::vector<Case>& cases() const;
    /// nullptr when there is none.
    [[nodiscard]] const Case* find_case(std::string_view id) const;
    [[nodiscard]] const ExerciseBook& exercises() const;
    [[nodiscard]] const ErrorBook& errors() const;
    [[nodiscard]] const std::vector<Blueprint>& blueprints() const;
    [[nodiscard]] const rules::RuleBook& rules() const;

   private:
    struct Data;
    std::shared_ptr<const Data> data_;
};

}  // namespace zuji::training
