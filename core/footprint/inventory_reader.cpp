#include "core/footprint/inventory_reader.hpp"

#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>

#include "core/footprint/inventory_lines.hpp"

namespace zuji {
namespace {

class InventoryReader {
   public:
    InventoryReader(const Json& root, const FactorLibrary& library)
        : top_(root, "", errors_), factors_(library, numbers_) {}

    Result<Inventory> read() {
        top_.allow({"declaredUnit", "gwp", "factors", "processes", "demand"});
        read_declared_unit();
        factors_.read_gwp(top_);
        factors_.read_factors(top_);
        read_outputs();
        if (errors_.has_error()) return errors_.error();
        InventoryLineReader lines(numbers_, factors_, inventory_.processes);
        read_lines(lines);
        read_demand(lines);
        if (errors_.has_error()) return errors_.error();
        return std::move(inventory_);
    }

   private:
    void read_declared_unit() {
        if (top_.optional("declaredUnit") == nullptr) return;
        JsonFields unit = top_.object("declaredUnit");
        unit.allow({"amount", "unit"});
        const Decimal amount = unit.decimal("amount");
        if (amount <= Decimal(0)) unit.fail("amount", "out-of-range", {amount.to_string(), "> 0"});
        unit.unit("unit", numbers_.units());
    }

    void read_outputs() {
        JsonFields all = top_.object("processes");
        for (const auto& [name, value] : all.json().items()) {
            JsonFields fields = all.object(name);
            fields.allow({"output", "lines"});
            JsonFields output = fields.object("output");
            output.allow({"amount", "unit"});
            const Decimal amount = output.decimal("amount");
            const Unit* unit = output.unit("unit", numbers_.units());
            if (amount <= Decimal(0)) output.fail("amount", "out-of-range", {amount.to_string(), "> 0"});
            if (errors_.has_error()) return;
            InventoryProcess& process = inventory_.processes.emplace_back();
            process.name = name;
            process.unit = *unit;
            process.output = numbers_.finite(output, "amount", amount.to_double());
        }
    }

    void read_lines(InventoryLineReader& reader) {
        JsonFields all = top_.object("processes");
        for (InventoryProcess& process : inventory_.processes) {
            JsonFields fields = all.object(process.name);
            const Json* lines = fields.required("lines");
            if (lines == nullptr) return;
            if (!lines->is_array()) return fields.fail("lines", "wrong-type", {"array"});
            std::unordered_set<std::string> ids;
            for (std::size_t i = 0; i < lines->size(); ++i) {
                JsonFields line((*lines)[i], fields.path_of("lines") + "[" + std::to_string(i) + "]", errors_);
                process.lines.push_back(reader.read(line));
                const std::string& id = process.lines.back().id;
                if (!ids.insert(id).second) line.fail("id", "duplicate-id", {id});
                if (errors_.has_error()) return;
            }
        }
    }

    void read_demand(const InventoryLineReader& lines) {
        if (errors_.has_error()) return;
        JsonFields fields = top_.object("demand");
        fields.allow({"process", "amount", "unit"});
        const std::string name = fields.text("process");
        if (errors_.has_error()) return;
        const auto index = lines.process(name);
        if (!index) return fields.fail("process", "unknown-process", {name});
        const InventoryProcess& process = inventory_.processes[*index];
        inventory_.demanded = *index;
        const double amount = numbers_.amount_from_zero(fields, "amount", "unit", process.unit);
        inventory_.demand = numbers_.finite(fields, "amount", amount / process.output);
        if (errors_.has_error()) return;
        const Json& given = *fields.optional("amount");
        inventory_.demand_amount = given.is_string() ? given.get<std::string>() : fields.decimal("amount").to_string();
        inventory_.demand_unit = fields.text("unit");
    }

    FirstError errors_;
    JsonFields top_;
    InventoryNumbers numbers_{errors_};
    InventoryFactors factors_;
    Inventory inventory_;
};

}  // namespace

Result<Inventory> read_inventory(std::string_view json, const FactorLibrary& library) {
    const auto parsed = parse_json_exact(json);
    if (!parsed.ok()) return parsed.error();
    return InventoryReader(parsed.value(), library).read();
}

}  // namespace zuji
