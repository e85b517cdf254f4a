#include "core/model/upgrade.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

namespace zuji {

std::span<const Upgrade> project_upgrades() { return {}; }

Status upgrade_document(nlohmann::ordered_json& document, int from, int to, std::span<const Upgrade> steps) {
    for (int version = from; version < to; ++version) {
        const auto step = std::find_if(steps.begin(), steps.end(), [&](const Upgrade& s) { return s.from == version; });
        if (step == steps.end()) return Error{"no-upgrade", "schema_version", {std::to_string(version)}};
        if (Status done = step->run(document); !done.ok()) return done;
        document["schema_version"] = version + 1;
    }
    return Done{};
}

}  // namespace zuji
