#pragma once
// Names to numbers, once: unit spellings and factor ids of a project, interned.

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/units.hpp"
#include "core/footprint/footprint.hpp"
#include "core/footprint/gwp_choice.hpp"

namespace zuji {

inline constexpr std::uint32_t no_name = 0;  ///< index of the empty text

/// Texts as small numbers; index 0 is the empty text.
class NameTable {
   public:
    NameTable() { index_of({}); }
    std::uint32_t index_of(std::string_view text);
    [[nodiscard]] const std::string& text(std::uint32_t index) const { return *by_index_[index]; }
    [[nodiscard]] std::size_t size() const { return by_index_.size(); }

   private:
    std::deque<std::string> texts_;  ///< a deque, because the others point into it
    std::vector<const std::string*> by_index_;
    std::unordered_map<std::string_view, std::uint32_t> index_;
};

/// Fossil, biogenic, land use, aviation (EmissionPart), kg CO2e per unit.
using FactorParts = std::array<double, emission_part_count>;

/// What a factor id stands for in this project.
struct ResolvedFactor {
    LineState state = LineState::no_factor;  ///< counted when it can be used
    double value = 0;                        ///< kg CO2e per unit
    std::optional<Unit> per;
    double per_kg = 0;  ///< units in one kilogram when `per_mass`
    bool per_mass = false;
    bool has_parts = false;
    FactorParts parts{};  ///< of `value`
};

/// How many of a factor's units one entered unit is.
struct ResolvedUnit {
    LineState state = LineState::unknown_unit;  ///< counted when convertible
    double conversion = 0;
};

class Resolver {
   public:
    explicit Resolver(const FactorLibrary& library) : library_(&library), gwp_(library) {}

    /// Takes over what factors depend on. True when something changed, and every factor must be resolved anew.
    bool update(const Project& project);

    NameTable& units() { return unit_names_; }
    NameTable& factors() { return factor_names_; }
    [[nodiscard]] const NameTable& units() const { return unit_names_; }
    [[nodiscard]] const NameTable& factors() const { return factor_names_; }
    const ResolvedFactor& factor(std::uint32_t factor_name);
    const ResolvedUnit& unit(std::uint32_t unit_name, std::uint32_t factor_name);
    /// The unit itself; nullptr when it is not known.
    const Unit* known_unit(std::uint32_t unit_name);
    /// Kilograms in one entered unit; 0 when it is no unit of mass.
    double kilograms(std::uint32_t unit_name) { return entered_unit(unit_name).kilograms; }
    [[nodiscard]] std::optional<double> gwp(std::string_view gas) const { return gwp_.of(gas); }
    /// Some factor in use has parts.
    [[nodiscard]] bool any_parts() const { return any_parts_; }
    /// How many units of factor `to` one unit of factor `from` is, where both can be used.
    [[nodiscard]] std::optional<double> between(std::uint32_t from, std::uint32_t to);

   private:
    [[nodiscard]] ResolvedFactor resolve(const std::string& id) const;
    [[nodiscard]] ResolvedFactor resolve_own(const OwnFactor& factor) const;

    const FactorLibrary* library_;
    NameTable unit_names_;
    NameTable factor_names_;
    std::vector<OwnFactor> own_factors_;
    GwpChoice gwp_;
    bool any_parts_ = false;
    std::vector<std::optional<ResolvedFactor>> factors_;
    struct EnteredUnit {
        std::optional<Unit> unit;
        double kilograms = 0;
    };
    const EnteredUnit& entered_unit(std::uint32_t unit_name);
    std::vector<std::optional<EnteredUnit>> units_;
    std::unordered_map<std::uint64_t, ResolvedUnit> conversions_;
};

}  // namespace zuji
