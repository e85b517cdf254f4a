#pragma once
// Where right answers come from: a decision, a footprint, or the effect of an error on a footprint.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/training/case_file.hpp"

namespace zuji::training {

/// Asks a decision of the contract (its result shape without the trace), or
/// * "footprint": `input` is an inventory (.github/INVENTORY.md); the answer is its result;
/// * "effect": `input` {"declared", "corrected": numbers or inventories, "misleads": bool?}; the answer is that of
///   `finding-class` for the larger of the two percentages, with values "declared", "corrected", "ofDeclared",
///   "ofCorrected" (percent, two digits, as text).
/// Errors: those of what is asked, "unknown-decision", "incomplete-footprint", "division-by-zero".
[[nodiscard]] Result<Json> solve(const Solver& solver, std::string_view name, const Json& input);

/// The member that a path such as "/values/units/0/siteInspection/1" leads to; nullptr when there is none.
[[nodiscard]] const Json* member_at(const Json& value, std::string_view path);

/// numerator ÷ denominator with `digits` digits after the point, cut off (not rounded), so that a limit is reached
/// only when the quotient reaches it. `denominator` must not be zero.
[[nodiscard]] Decimal quotient_cut(const Decimal& numerator, const Decimal& denominator, int digits);

/// How far a corrected result lies from the declared one.
struct Effect {
    Decimal declared, corrected;
    Decimal of_declared, of_corrected;  ///< percent, twelve digits, cut off
    Decimal larger;                     ///< the one with the larger magnitude (AMB-64)
};
/// Error "division-by-zero" when one of them is 0.
[[nodiscard]] Result<Effect> effect_of(const Decimal& declared, const Decimal& corrected);

}  // namespace zuji::training
