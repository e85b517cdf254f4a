#pragma once
// One inventory of the contract, read and checked: every line reduced to its emission per run of its process.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/units.hpp"

namespace zuji {

using DataQuality = std::array<double, 3>;  ///< technology, geography, time; 1 to 5

/// Why a line cannot be computed; the words of the contract's `unresolved`.
struct Unresolved {
    std::string why;      ///< "no factor", "factor unfit", "unknown gas"; empty = computed
    std::string key;      ///< "factor" or "gas" where a name is at fault …
    std::string subject;  ///< … and that name
};

struct InventoryLine {
    std::string id;
    std::string stage;
    bool omitted = false;
    std::string reason;  ///< of the omission
    bool primary = false;
    std::optional<DataQuality> dqr;  ///< of the line, else of its factor
    std::optional<double> kgco2e;    ///< per run of the process; nullopt for process lines and unresolved ones
    Unresolved problem;
    std::optional<std::size_t> process;  ///< process lines: which one is needed …
    double runs = 0;                     ///< … and how many of its outputs per run of this process
};

struct InventoryProcess {
    std::string name;
    double output = 1;  ///< amount of one run, in `unit`
    Unit unit;
    std::vector<InventoryLine> lines;
};

struct Inventory {
    std::vector<InventoryProcess> processes;  ///< in document order
    std::size_t demanded = 0;
    double demand = 0;          ///< runs of the demanded process
    std::string demand_amount;  ///< as given
    std::string demand_unit;
};

}  // namespace zuji
