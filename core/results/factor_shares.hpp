#pragma once
// Which factors make the emission of a line: two where recycled material is mixed in, those of the parts where an
// assembly elsewhere is shared.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/footprint/footprint.hpp"
#include "core/footprint/resolver.hpp"
#include "core/model/project.hpp"

namespace zuji {

/// A factor's part of what a line or an assembly emits.
struct FactorShare {
    std::string factor;  ///< empty = what has none of its own
    double share = 0;    ///< of the emission; they add up to 1, one may be negative
    bool proxy = false;  ///< a line says that the factor stands for something else
};
using FactorShares = std::vector<FactorShare>;

/// A share of recycled material with a factor of its own.
[[nodiscard]] inline bool is_blended(const BomLine& line) {
    return !line.factor.empty() && line.recycled_percent.value() != 0;
}
/// The line has the parts of an assembly that stands elsewhere.
[[nodiscard]] inline bool is_shared(const BomLine& line) { return line.factor.empty() && !line.same_as.empty(); }

/// Factors of the counted lines of a bill of materials with what each makes of their emission. Assemblies inside a
/// shared one that are shared too count as one amount without a factor.
class FactorMixes {
   public:
    FactorMixes(const Project& project, const Footprint& footprint, const FactorLibrary& library);

    /// Of a counted line. Empty where only the factor of the line makes it, or nothing of a shared assembly counts.
    [[nodiscard]] FactorShares of(std::size_t index);

   private:
    [[nodiscard]] FactorShares of_material(std::size_t index);
    [[nodiscard]] const FactorShares& of_assembly(const std::string& part_number);
    [[nodiscard]] FactorShares gathered(std::size_t from);
    void find_places();

    const Project& project_;
    const Footprint& footprint_;
    Resolver resolver_;
    bool has_read_ = false;                                     ///< the project into the resolver
    std::unordered_map<std::string_view, std::size_t> places_;  ///< first assembly or part of that number
    std::unordered_map<std::string, FactorShares> assemblies_;
};

}  // namespace zuji
