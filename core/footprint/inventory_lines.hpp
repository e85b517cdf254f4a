#pragma once
// The kinds of lines of the inventory contract.

#include <unordered_map>

#include "core/footprint/inventory_factors.hpp"

namespace zuji {

/// Reads lines; processes must be known with their outputs.
class InventoryLineReader {
   public:
    InventoryLineReader(InventoryNumbers& numbers, InventoryFactors& factors,
                        const std::vector<InventoryProcess>& processes);
    InventoryLine read(JsonFields& fields);
    /// Index of a process by name; nullopt when there is none.
    [[nodiscard]] std::optional<std::size_t> process(const std::string& name) const;

   private:
    void read_kind(JsonFields& fields, const std::string& kind, InventoryLine& line);
    void read_flow(JsonFields& fields, InventoryLine& line);
    void read_process(JsonFields& fields, InventoryLine& line);
    void read_transport(JsonFields& fields, InventoryLine& line);
    void read_allocated(JsonFields& fields, InventoryLine& line);
    void read_direct(JsonFields& fields, InventoryLine& line);
    void read_mass_balance(JsonFields& fields, InventoryLine& line);
    void read_measured(JsonFields& fields, InventoryLine& line);
    double flow_amount(JsonFields& fields, const InventoryFactor& factor);

    InventoryNumbers* numbers_;
    InventoryFactors* factors_;
    const std::vector<InventoryProcess>* processes_;
    std::unordered_map<std::string, std::size_t> index_of_;
};

}  // namespace zuji
