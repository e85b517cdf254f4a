#pragma once
// The product's footprint as a PACT v3 ProductFootprint, cradle to gate.

#include <optional>
#include <string_view>
#include <vector>

#include "core/io/pact_check.hpp"
#include "core/report/tables.hpp"

namespace zuji {

struct PactExport {
    Json footprint;                     ///< null while something is missing
    std::vector<PactFinding> findings;  ///< what is missing or wrong, and what is worth knowing
};

/// `created` is the moment of the export, "2026-11-23T08:00:00Z"; the id is made from the contents, so that another
/// footprint has another one.
[[nodiscard]] PactExport make_pact(const ReportFacts& facts, const Say& say, std::string_view created);

/// Ids of the free texts (Project::texts) that only this export asks for.
namespace pact_field {
inline constexpr std::string_view fossil_carbon_kg = "pact_fossil_carbon_kg";  ///< kg C in the product
inline constexpr std::string_view biogenic_carbon_kg = "pact_biogenic_carbon_kg";
inline constexpr std::string_view packaging_biogenic_carbon_kg = "pact_packaging_biogenic_carbon_kg";
inline constexpr std::string_view country = "pact_country";  ///< place of production: "CN", "CN-GD"
}  // namespace pact_field

}  // namespace zuji
