#include "core/footprint/process_system.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "core/base/graph.hpp"
#include "core/footprint/kernel.hpp"

namespace zuji {
namespace {

constexpr std::size_t largest_loop = 1000;
/// A pivot this much smaller than the largest entry is a rounded zero: inputs are decimals of a few digits.
constexpr double singular_below = 1e-12;
/// Negative runs this much smaller than the flows they come from are rounded zeros too.
constexpr double rounding_of_zero = 1e-12;

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

using Matrix = std::vector<std::vector<double>>;

/// Solves in place: `rows` is square with the right-hand sides appended. False when singular.
bool eliminate(Matrix& rows) {
    const std::size_t n = rows.size();
    double largest = 0;
    for (const auto& row : rows) {
        for (std::size_t k = 0; k < n; ++k) largest = std::max(largest, std::fabs(row[k]));
    }
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t pivot = k;
        for (std::size_t i = k + 1; i < n; ++i) {
            if (std::fabs(rows[i][k]) > std::fabs(rows[pivot][k])) pivot = i;
        }
        if (std::fabs(rows[pivot][k]) <= singular_below * largest) return false;
        std::swap(rows[k], rows[pivot]);
        for (std::size_t i = 0; i < n; ++i) {
            const double factor = i == k ? 0 : rows[i][k] / rows[k][k];
            if (factor == 0) continue;
            for (std::size_t j = k; j < rows[i].size(); ++j) rows[i][j] -= factor * rows[k][j];
        }
    }
    for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t j = n; j < rows[k].size(); ++j) rows[k][j] /= rows[k][k];
    }
    return true;
}

}  // namespace

ProcessSystem::ProcessSystem(const Inventory& inventory) : inventory_(&inventory) {
    std::vector<std::size_t> place(inventory.processes.size(), none);
    for (const InventoryProcess& process : inventory.processes) {
        std::vector<Need>& needs = needs_.emplace_back();
        std::vector<std::size_t>& edges = edges_.emplace_back();
        std::vector<CompensatedSum> runs;
        for (const InventoryLine& line : process.lines) {
            if (!line.process || line.omitted) continue;
            if (place[*line.process] == none) {
                place[*line.process] = needs.size();
                needs.push_back({*line.process, 0, 0});
                runs.emplace_back();
            }
            runs[place[*line.process]].add(line.runs);
            needs[place[*line.process]].magnitude += std::fabs(line.runs);
        }
        for (std::size_t i = 0; i < needs.size(); ++i) {
            needs[i].runs = runs[i].value();
            edges.push_back(needs[i].process);
            place[needs[i].process] = none;
        }
    }
}

/// One minus the needs, transposed: row p is the balance of product p over the processes of the loop.
std::vector<std::vector<double>> ProcessSystem::matrix_of(const Loop& loop) const {
    Matrix rows(loop.size(), std::vector<double>(loop.size(), 0));
    for (std::size_t column = 0; column < loop.size(); ++column) {
        rows[column][column] += 1;
        for (const Need& need : needs_[loop[column]]) {
            const auto place = std::lower_bound(loop.begin(), loop.end(), need.process);
            if (place == loop.end() || *place != need.process) continue;
            rows[static_cast<std::size_t>(place - loop.begin())][column] -= need.runs;
        }
    }
    return rows;
}

std::string ProcessSystem::path_around(const Loop& loop) const {
    std::string path;
    for (const std::size_t process : way_around(edges_, loop)) path += (path.empty() ? "" : " → ") + name(process);
    return path;
}

Status ProcessSystem::solve_loop(const Loop& loop, Scaling& scaling) const {
    if (loop.size() > largest_loop) {
        return Error{"loop-too-large", "processes", {std::to_string(loop.size()), std::to_string(largest_loop)}};
    }
    Matrix rows = matrix_of(loop);
    bool credits = false;
    for (std::size_t i = 0; i < loop.size(); ++i) {
        for (std::size_t j = 0; j < loop.size(); ++j) credits = credits || (i != j && rows[i][j] > 0);
    }
    // The second right-hand side asks the loop for one of each product: without credits, a loop that cannot make more
    // than it needs answers with a negative number, whatever the demand.
    for (std::size_t i = 0; i < loop.size(); ++i) {
        rows[i].push_back(scaling.runs[loop[i]]);
        rows[i].push_back(1);
    }
    const std::string where = "processes." + name(loop.front());
    if (!eliminate(rows)) return Error{"singular-system", where, {path_around(loop)}};
    for (std::size_t i = 0; i < loop.size(); ++i) {
        const double runs = rows[i][loop.size()];
        if (!is_sensible(runs)) return Error{"out-of-range", where, {name(loop[i]), "|x| <= 1e290"}};
        if (!credits && rows[i][loop.size() + 1] <= 0) {
            return Error{"negative-scaling", "processes." + name(loop[i]), {name(loop[i]), path_around(loop)}};
        }
        scaling.runs[loop[i]] = runs;
    }
    return Done{};
}

Result<Scaling> ProcessSystem::solve(std::size_t process, double runs) const {
    Scaling scaling{std::vector<double>(needs_.size(), 0), std::vector<bool>(needs_.size(), false)};
    std::vector<CompensatedSum> demand(needs_.size());
    std::vector<double> flow(needs_.size(), 0);  ///< sum of magnitudes
    demand[process].add(runs);
    flow[process] = std::fabs(runs);
    const std::size_t starts[] = {process};
    for (const Loop& loop : strong_components(edges_, starts)) {
        double scale = 0;
        for (const std::size_t p : loop) {
            scaling.runs[p] = demand[p].value();
            scaling.reached[p] = true;
            scale = std::max(scale, flow[p]);
        }
        const bool is_loop = has_loop(edges_, loop);
        if (is_loop) {
            if (const Status solved = solve_loop(loop, scaling); !solved.ok()) return solved.error();
        }
        for (const std::size_t p : loop) scale = std::max(scale, std::fabs(scaling.runs[p]));
        for (const std::size_t p : loop) {
            double& found = scaling.runs[p];
            if (!is_sensible(found)) return Error{"out-of-range", "processes." + name(p), {name(p), "|x| <= 1e290"}};
            if (found < -rounding_of_zero * scale) {
                return Error{
                    "negative-scaling", "processes." + name(p), {name(p), is_loop ? path_around(loop) : name(p)}};
            }
            found = std::max(found, 0.0);
            for (const Need& need : needs_[p]) {
                if (std::binary_search(loop.begin(), loop.end(), need.process)) continue;
                demand[need.process].add(found * need.runs);
                flow[need.process] += found * need.magnitude;
            }
        }
    }
    return scaling;
}

}  // namespace zuji
