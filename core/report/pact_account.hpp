#pragma once
// What a PACT footprint tells of an assessment beside its total: the parts of the emissions up to the factory gate, how
// good the data behind them are, and which factors they rest on.

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/footprint/footprint.hpp"
#include "core/report/tables.hpp"
#include "core/results/quality.hpp"

namespace zuji {

/// Up to the factory gate; what comes later is no part of a PACT footprint.
[[nodiscard]] bool is_gate_stage(std::string_view stage);

struct GateAccount {
    double total = 0;                              ///< kgCO2e per declared unit, up to the gate
    PartTotals parts;                              ///< of it
    std::array<double, dimension_count> rating{};  ///< emission-weighted scores 1 (best) … 5; 0 = nothing counted
    double primary_share = 0;                      ///< 0 to 1: measured data and suppliers' figures
    std::map<std::string, std::string> sources;    ///< factor sets and sources with their versions
    double omitted = 0;                            ///< what the lines that are cut off up to the gate would emit
    std::size_t omitted_lines = 0;                 ///< how many they are
    std::vector<std::string> omit_reasons;         ///< their first few reasons, each once
    double deviation = 0;                          ///< standard deviation of the total, to first order
    double mean = 0;
};

[[nodiscard]] GateAccount gate_account(const ReportFacts& facts);

}  // namespace zuji
