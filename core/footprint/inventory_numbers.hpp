#pragma once
// Numbers with units in the inventory contract.

#include <string_view>

#include "core/footprint/inventory_model.hpp"
#include "core/footprint/json_fields.hpp"

namespace zuji {

/// Reads amounts and shares of inventory objects; reports what is wrong to the FirstError of the fields.
class InventoryNumbers {
   public:
    explicit InventoryNumbers(FirstError& errors) : errors_(&errors) {}

    [[nodiscard]] UnitCache& units() { return units_; }
    [[nodiscard]] bool failed() const { return errors_->has_error(); }
    /// One of the library's own units by its symbol.
    const Unit& known(const char* symbol) { return *units_.find(symbol); }

    /// The number, refused beyond 1e290.
    double finite(JsonFields& fields, std::string_view key, double number);
    double number(JsonFields& fields, std::string_view key) {
        return finite(fields, key, fields.decimal(key).to_double());
    }
    /// `amount_key` in the unit `to`; a unit of another dimension is "unit-mismatch" at `unit_key`.
    double amount_in(JsonFields& fields, std::string_view amount_key, std::string_view unit_key, const Unit& to);
    /// The same, refused below zero.
    double amount_from_zero(JsonFields& fields, std::string_view amount_key, std::string_view unit_key, const Unit& to);
    /// 0 to 1.
    double share(JsonFields& fields, std::string_view key);
    /// {"value", "unit": "tCO2e" | "kgCO2e" | "gCO2e"} in kg.
    double emission_in_kg(JsonFields& fields);
    /// "dqr": [technology, geography, time], each 1 to 5; nullopt when absent.
    std::optional<DataQuality> data_quality(JsonFields& fields);

   private:
    FirstError* errors_;
    UnitCache units_;
};

}  // namespace zuji
