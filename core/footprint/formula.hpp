#pragma once
// Formulas of use-phase templates: a small expression language without side effects, loops or state.
//
//   expression = numbers, names, + - * / ^ (whole exponents from -16 to 16), ( ), min(a, b), max(a, b), sqrt(a)
//
// Only operations that IEEE 754 rounds exactly, so that every platform gives the same bits.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace zuji {

/// The number behind a name; nullopt when there is none.
using FormulaNames = std::function<std::optional<double>(std::string_view name)>;

/// Value of `formula`. Errors: "formula-error" (args: position from 1, what stands there), "no-parameter" (args: the
/// name), "formula-not-finite".
Result<double> evaluate_formula(std::string_view formula, const FormulaNames& names);

/// Names that `formula` uses, each once, in order of appearance; functions are none.
std::vector<std::string> names_in_formula(std::string_view formula);

}  // namespace zuji
