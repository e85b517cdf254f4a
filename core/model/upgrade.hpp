#pragma once
// The upgrade chain: a file of any released schema version becomes one of the current version, step by step.

#include <nlohmann/json_fwd.hpp>
#include <span>

#include "core/base/result.hpp"

namespace zuji {

/// One step of the chain: changes a document of version `from` into one of version `from + 1`.
struct Upgrade {
    int from;
    Status (*run)(nlohmann::ordered_json& document);
};

/// The released steps, one for every version before the current one. Empty while version 1 is the only one.
[[nodiscard]] std::span<const Upgrade> project_upgrades();

/// Runs the steps that lead from version `from` to version `to` and sets "schema_version" after each.
/// Error "no-upgrade" (args: version) when a step is missing; an error of a step is passed on.
Status upgrade_document(nlohmann::ordered_json& document, int from, int to, std::span<const Upgrade> steps);

}  // namespace zuji
