#pragma once
// The five typical risks of paragraph 42, looked for in a project, each with what was found.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/factor_library.hpp"
#include "core/footprint/footprint.hpp"
#include "core/model/project.hpp"

namespace zuji {

enum class RiskKind : std::uint8_t { missing_material, wrong_material, net_for_gross, allocation, factor };
inline constexpr std::size_t risk_count = 5;
/// "missing-material" …, i18n "risk.<word>".
std::string_view risk_word(RiskKind kind);
/// Condition of paragraph 42: "42-b1" … "42-b5".
std::string_view risk_clause(RiskKind kind);

/// A fact that speaks for a risk; i18n "risk.evidence.<key>".
struct RiskEvidence {
    std::string key;
    std::vector<std::string> args;
    std::string field;  ///< "bom:17", "activities:3", "product.mass_kg"
    double share = 0;   ///< of the footprint that it touches; 0 = not known
};

struct Risk {
    RiskKind kind = RiskKind::missing_material;
    bool checked = false;                ///< there was something to look at
    std::size_t count = 0;               ///< pieces of evidence, also those that are not listed
    std::vector<RiskEvidence> evidence;  ///< the weightiest first, at most ten

    [[nodiscard]] bool found() const noexcept { return count > 0; }
};
using Risks = std::array<Risk, risk_count>;

[[nodiscard]] Risks find_risks(const Project& project, const Footprint& footprint, const FactorLibrary& library);

}  // namespace zuji
