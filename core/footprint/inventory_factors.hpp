#pragma once
// GWP values and emission factors of one inventory.

#include <optional>
#include <string>
#include <unordered_map>

#include "core/data/factor_library.hpp"
#include "core/footprint/inventory_numbers.hpp"

namespace zuji {

/// A factor ready to multiply, or why there is none.
struct InventoryFactor {
    double kgco2e = 0;          ///< per `per`
    const Unit* per = nullptr;  ///< nullptr when there is no such factor
    std::optional<DataQuality> dqr;
    Unresolved problem;
};

class InventoryFactors {
   public:
    InventoryFactors(const FactorLibrary& library, InventoryNumbers& numbers)
        : library_(&library), numbers_(&numbers) {}

    /// "gwp": {"set": "AR5" | "AR6", "own": {gas: value}}.
    void read_gwp(JsonFields& top);
    /// "factors": {name: {"value", "per", "gas", "dqr"}}.
    void read_factors(JsonFields& top);

    [[nodiscard]] std::optional<double> gwp(const std::string& gas) const;
    /// The factor that `fields[key]` names: one of the inventory, else one of the library that may stand in a
    /// footprint.
    InventoryFactor find(JsonFields& fields, std::string_view key);

   private:
    [[nodiscard]] InventoryFactor make(double value, const Unit* per, const std::string& gas) const;

    const FactorLibrary* library_;
    InventoryNumbers* numbers_;
    std::string gwp_set_ = "AR6";
    std::unordered_map<std::string, double> own_gwp_;
    std::unordered_map<std::string, InventoryFactor> factors_;
};

}  // namespace zuji
