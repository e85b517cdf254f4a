#pragma once
// The GWP values a project works with: a published set, the choice between conflicting figures, the user's own values.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/data/factor_library.hpp"
#include "core/model/project.hpp"

namespace zuji {

/// CLAUSE R52003/25: gases count by their GWP over 100 years. Set "own": the user's values, for other gases AR6.
class GwpChoice {
   public:
    explicit GwpChoice(const FactorLibrary& library) : library_(&library) {}
    /// Takes over what a project says; true when something is different from the last time.
    bool update(const Project& project);
    /// kg CO2e per kg of `gas`; nullopt when nothing is known.
    [[nodiscard]] std::optional<double> of(std::string_view gas) const;

   private:
    const FactorLibrary* library_;
    std::string set_;
    std::string sf6_;
    std::vector<OwnGwp> own_rows_;
    std::unordered_map<std::string, double> own_;  ///< by gas_key
};

/// The published set behind the project's choice: "AR5" or "AR6".
std::string_view published_gwp_set(const Project& project);

/// The choice as it is printed: "AR6", "AR6 (SF6 24300)", "SF6 22000, CH4-fossil 29; AR6".
std::string gwp_text(const FactorLibrary& library, const Project& project);

/// A figure for SF6 with its source, for the choice between those that disagree.
struct GwpFigure {
    std::string choice;  ///< value of Project::sf6_gwp
    double value = 0;
    const Factor* factor = nullptr;  ///< name, source and licence
};
/// The figures of the project's published set; one where nothing disagrees.
std::vector<GwpFigure> sf6_figures(const FactorLibrary& library, const Project& project);

}  // namespace zuji
