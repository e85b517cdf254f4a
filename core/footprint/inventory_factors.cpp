#include "core/footprint/inventory_factors.hpp"

#include <nlohmann/json.hpp>

namespace zuji {

void InventoryFactors::read_gwp(JsonFields& top) {
    if (top.optional("gwp") == nullptr) return;
    JsonFields gwp = top.object("gwp");
    gwp.allow({"set", "own"});
    if (gwp.optional("set") != nullptr) gwp_set_ = gwp.text("set");
    if (gwp_set_ != "AR5" && gwp_set_ != "AR6") gwp.fail("set", "out-of-range", {gwp_set_, "AR5, AR6"});
    if (gwp.optional("own") == nullptr) return;
    JsonFields own = gwp.object("own");
    for (const auto& [gas, value] : own.json().items()) {
        const Decimal number = own.decimal(gas);
        if (number < Decimal(0)) own.fail(gas, "out-of-range", {number.to_string(), ">= 0"});
        // CLAUSE R52003/24-b1, reading AMB-23: what is CO2e already is never multiplied again.
        const std::string key = gas_key(gas);
        if ((key == "co2e" || key == "co2") && number != Decimal(1)) {
            own.fail(gas, "out-of-range", {number.to_string(), "1"});
        }
        own_gwp_[key] = numbers_->finite(own, gas, number.to_double());
    }
}

std::optional<double> InventoryFactors::gwp(const std::string& gas) const {
    const auto own = own_gwp_.find(gas_key(gas));
    return own != own_gwp_.end() ? std::optional(own->second) : library_->gwp(gwp_set_, gas);
}

InventoryFactor InventoryFactors::make(double value, const Unit* per, const std::string& gas) const {
    InventoryFactor factor;
    factor.per = per;
    if (const auto potential = gwp(gas)) {
        factor.kgco2e = value * *potential;
    } else {
        factor.problem = {"unknown gas", "gas", gas};
    }
    return factor;
}

void InventoryFactors::read_factors(JsonFields& top) {
    if (top.optional("factors") == nullptr) return;
    JsonFields all = top.object("factors");
    for (const auto& [name, value] : all.json().items()) {
        JsonFields fields = all.object(name);
        fields.allow({"value", "per", "gas", "dqr"});
        const double number = numbers_->number(fields, "value");
        const Unit* per = fields.unit("per", numbers_->units());
        const std::string gas = fields.optional("gas") == nullptr ? "CO2e" : fields.text("gas");
        const auto scores = numbers_->data_quality(fields);
        if (numbers_->failed()) return;
        InventoryFactor factor = make(number, per, gas);
        factor.dqr = scores;
        factors_.emplace(name, factor);
    }
}

InventoryFactor InventoryFactors::find(JsonFields& fields, std::string_view key) {
    InventoryFactor missing;
    missing.problem.why = "no factor";
    if (fields.optional(key) == nullptr) return missing;
    const std::string name = fields.text(key);
    const auto own = factors_.find(name);
    if (own != factors_.end()) return own->second;
    const Factor* published = library_->find(name);
    missing.problem = {published == nullptr ? "no factor" : "factor unfit", "factor", name};
    if (published == nullptr || !published->usable) return missing;
    return factors_.emplace(name, make(published->value, numbers_->units().find(published->per), published->gas))
        .first->second;
}

}  // namespace zuji
