#pragma once
// How often each process runs: the linear system of an inventory, loops included.

#include <cstddef>
#include <vector>

#include "core/base/graph.hpp"
#include "core/base/result.hpp"
#include "core/footprint/inventory_model.hpp"

namespace zuji {

struct Scaling {
    std::vector<double> runs;   ///< per process; 0 where the demand does not reach
    std::vector<bool> reached;  ///< the demand comes by, be it with an amount of zero
};

/// The system  runs[p] = demand[p] + Σ runs[q] × what one run of q needs of p,  solved along the order of supply; loops
/// by Gaussian elimination with partial pivoting on their own equations. Omitted lines need nothing.
class ProcessSystem {
   public:
    explicit ProcessSystem(const Inventory& inventory);

    /// Errors: "singular-system" (a loop that needs exactly what it makes; args: the loop), "negative-scaling" (where:
    /// the process; args: its name, and the loop if it needs more than it makes), "loop-too-large" (args: processes in
    /// the loop, limit), "out-of-range" for numbers beyond 1e290.
    [[nodiscard]] Result<Scaling> solve(std::size_t process, double runs) const;

   private:
    struct Need {
        std::size_t process;
        double runs;       ///< sum over the lines
        double magnitude;  ///< sum of their absolute values: what a rounded zero is small against
    };
    using Loop = std::vector<std::size_t>;  ///< processes that need each other; one alone where there is no loop

    [[nodiscard]] Status solve_loop(const Loop& loop, Scaling& scaling) const;
    [[nodiscard]] std::vector<std::vector<double>> matrix_of(const Loop& loop) const;
    /// "a → b → a"
    [[nodiscard]] std::string path_around(const Loop& loop) const;
    [[nodiscard]] const std::string& name(std::size_t process) const { return inventory_->processes[process].name; }

    const Inventory* inventory_;
    std::vector<std::vector<Need>> needs_;  ///< of each process, summed by the process needed, in document order
    Edges edges_;                           ///< the same without amounts
};

}  // namespace zuji
