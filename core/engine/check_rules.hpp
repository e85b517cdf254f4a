#pragma once
// Rules are tried before they are used: the loader, then random questions to every decision.

#include <cstdint>
#include <nlohmann/json_fwd.hpp>

#include "core/engine/engine.hpp"

namespace zuji {

using Json = nlohmann::ordered_json;

/// Loads a set of rule files and asks it; what Engine::check_rules answers.
Engine::Reply check_rule_files(const rules::PackFiles& files);

/// What Engine::sweep answers.
Json sweep_json(const rules::RuleBook& rules, std::uint64_t inputs);

}  // namespace zuji
