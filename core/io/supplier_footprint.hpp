#pragma once
// Footprints of products that others hand over, as factors of the project: PACT JSON (versions 2 and 3) here, openLCA
// packages in openlca.hpp.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/io/pact_check.hpp"
#include "core/model/project.hpp"

namespace zuji {

struct SupplierFootprint {
    OwnFactor factor;  ///< without id; value per one unit, biogenic uptake left out
    std::string product;
    std::string description;
    std::string area = "pact";          ///< i18n "<area>.<code>" of its findings: "pact", "openlca"
    Entered mass_kg;                    ///< of one unit of the factor, where it is no unit of mass and is given
    bool usable = false;                ///< value and unit are understood
    std::vector<PactFinding> findings;  ///< what is wrong (it blocks) or worth knowing
};

/// True when the JSON text looks like PACT rather than a project: footprints, an empty list of them, or the answer of a
/// supplier's system that there is an error. No full check.
[[nodiscard]] bool looks_like_pact(std::string_view json);

/// One footprint, {"data": footprint}, {"data": [footprints]}, an event with {"data": {"pfs": […]}} or an array of
/// them. A footprint with members that are missing or malformed is listed and not usable; sums that do not add up and
/// other members only warn. Errors: of parse_json_exact; "pact-error-response" (args: code, message), "pact-empty",
/// "not-pact".
Result<std::vector<SupplierFootprint>> read_supplier_footprints(std::string_view json);

/// The same factor per kilogram; nullopt without a mass.
[[nodiscard]] std::optional<OwnFactor> per_kilogram(const SupplierFootprint& footprint);

/// `value` for `amount` units → for one; as it is when the amount is one or none, nothing when it cannot be said.
[[nodiscard]] Entered for_one(const Entered& value, double amount);

}  // namespace zuji
