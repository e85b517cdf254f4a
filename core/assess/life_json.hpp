#pragma once
// Schedule and life of the certificate as JSON, for the command line and tests.

#include <nlohmann/json.hpp>

#include "core/assess/life.hpp"
#include "core/assess/schedule.hpp"

namespace zuji {

[[nodiscard]] nlohmann::ordered_json schedule_json(const Schedule& schedule);
[[nodiscard]] nlohmann::ordered_json life_json(const Life& life);

}  // namespace zuji
