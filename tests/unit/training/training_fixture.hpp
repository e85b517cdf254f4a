#pragma once
// The rules, factors and training files of this checkout.

#include <map>
#include <string>

#include "core/training/library.hpp"

namespace zuji::test {

/// Path below assets/training → text.
std::map<std::string, std::string> training_files();
/// What answers are computed with.
const training::Solver& solver();
/// The exercises of assets/training.
const training::ExerciseBook& exercise_book();
/// Everything of assets/training.
const training::Library& training_library();

}  // namespace zuji::test
