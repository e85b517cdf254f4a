#include "core/footprint/inventory_numbers.hpp"

#include <nlohmann/json.hpp>

#include "core/footprint/kernel.hpp"

namespace zuji {

double InventoryNumbers::finite(JsonFields& fields, std::string_view key, double number) {
    if (is_sensible(number)) return number;
    fields.fail(key, "out-of-range", {std::string(key), "|x| <= 1e290"});
    return 0;
}

double InventoryNumbers::amount_in(JsonFields& fields, std::string_view amount_key, std::string_view unit_key,
                                   const Unit& to) {
    const Decimal amount = fields.decimal(amount_key);
    const Unit* from = fields.unit(unit_key, units_);
    if (failed() || from == nullptr) return 0;
    if (!UnitCache::same_kind(*from, to)) {
        fields.fail(unit_key, "unit-mismatch", {from->symbol, to.symbol});
        return 0;
    }
    return finite(fields, amount_key, UnitCache::convert(amount, *from, to));
}

double InventoryNumbers::amount_from_zero(JsonFields& fields, std::string_view amount_key, std::string_view unit_key,
                                          const Unit& to) {
    const double amount = amount_in(fields, amount_key, unit_key, to);
    if (amount < 0) fields.fail(amount_key, "out-of-range", {fields.decimal(amount_key).to_string(), ">= 0"});
    return amount;
}

double InventoryNumbers::share(JsonFields& fields, std::string_view key) {
    const Decimal value = fields.decimal(key);
    if (value < Decimal(0) || value > Decimal(1)) fields.fail(key, "out-of-range", {value.to_string(), "0 to 1"});
    return value.to_double();
}

double InventoryNumbers::emission_in_kg(JsonFields& fields) {
    const Decimal value = fields.decimal("value");
    const std::string unit = fields.text("unit");
    if (unit == "kgCO2e") return finite(fields, "value", value.to_double());
    if (unit == "tCO2e") return finite(fields, "value", (value * Decimal(1000)).to_double());
    if (unit == "gCO2e") return finite(fields, "value", (value * Decimal::parse("0.001").value()).to_double());
    fields.fail("unit", "unknown-unit", {unit});
    return 0;
}

std::optional<DataQuality> InventoryNumbers::data_quality(JsonFields& fields) {
    const Json* list = fields.optional("dqr");
    if (list == nullptr) return std::nullopt;
    DataQuality scores{};
    if (!list->is_array() || list->size() != scores.size()) {
        fields.fail("dqr", "wrong-type", {"array of 3"});
        return std::nullopt;
    }
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const std::string where = fields.path_of("dqr") + "[" + std::to_string(i) + "]";
        const auto score = decimal_from_json((*list)[i], where);
        if (!score.ok()) {
            errors_->set(score.error().code, where, score.error().args);
        } else if (score.value() < Decimal(1) || score.value() > Decimal(5)) {
            errors_->set("out-of-range", where, {score.value().to_string(), "1 to 5"});
        } else {
            scores[i] = score.value().to_double();
        }
    }
    return scores;
}

}  // namespace zuji
