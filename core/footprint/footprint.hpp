#pragma once
// The footprint of a project: activity × factor, line by line, in one fixed order with compensated sums.
// CLAUSE R52003/16-25: functional or declared unit, stages, cut-off, emission-factor method, result unit.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/data/factor_library.hpp"
#include "core/model/project.hpp"

namespace zuji {

/// Neumaier's compensated sum: order is the caller's, result the same bits everywhere.
class CompensatedSum {
   public:
    void add(double x) noexcept;
    [[nodiscard]] double value() const noexcept { return sum_ + compensation_; }

   private:
    double sum_ = 0;
    double compensation_ = 0;
};

/// Why a line is not counted (i18n key "line.<word>"); `counted` means it is.
enum class LineState : std::uint8_t {
    counted, parent, omitted, no_factor, unknown_factor, no_amount, bad_number, unknown_unit, unit_mismatch,
    loss_out_of_range, negative_amount, factor_unfit, no_distance, unknown_gas
};

struct BomLineResult {
    LineState state = LineState::no_factor;
    double multiplicity = 1;   ///< product of the ancestors' quantities: how many parents per declared unit
    double net_mass_kg = 0;    ///< per declared unit (parents: sum of children); 0 when unknown
    double activity = 0;       ///< gross activity data per declared unit, in the factor's unit
    double factor = 0;         ///< kgCO2e per factor unit
    double kgco2e = 0;         ///< own emission (0 unless counted)
    double subtotal = 0;       ///< own + descendants
    std::uint32_t open_below = 0;  ///< lines below that are not counted and not omitted
    bool has_mass = false;
    std::uint8_t depth = 0;
};

struct ActivityResult {
    LineState state = LineState::no_factor;
    double activity = 0;
    double factor = 0;
    double kgco2e = 0;
};

struct StageTotal {
    std::string stage;   ///< in life-cycle order
    double kgco2e = 0;
};

struct Contributor {
    bool is_activity = false;
    std::size_t index = 0;    ///< into bom or activities
    double kgco2e = 0;
};

struct Footprint {
    double total = 0;                       ///< kgCO2e per declared unit
    bool complete = false;                  ///< no open line
    std::vector<StageTotal> by_stage;
    std::vector<BomLineResult> bom;         ///< one a BOM line, same order
    std::vector<ActivityResult> activities; ///< one an activity line, same order
    std::size_t leaf_lines = 0;             ///< material lines (leaves) = x of paragraphs 54 and 69
    std::size_t open_lines = 0;             ///< neither counted nor omitted, BOM and activities
    std::size_t proxy_lines = 0;
    std::size_t max_depth = 0;
    double net_mass_kg = 0;                 ///< sum of leaf masses per declared unit
    double covered_mass_kg = 0;             ///< of it: counted lines
    double omitted_mass_kg = 0;
    std::map<int, double> by_origin;        ///< emission by Origin of the line (int of the enum)
};

/// Compute. Pure; never fails: what cannot be computed is a LineState on its line, left out of sums, and makes it incomplete.
/// 100,000 lines aim: ≤ 5 ms (native and wasm), so factor ids are resolved through a cache that callers keep between calls.
class FootprintEngine {
   public:
    explicit FootprintEngine(const FactorLibrary& library);
    /// Recomputes everything from the project.
    const Footprint& compute(const Project& project);
    [[nodiscard]] const Footprint& result() const noexcept { return result_; }
    /// Lines by falling emission, at most `limit`.
    [[nodiscard]] std::vector<Contributor> top(std::size_t limit) const;

   private:
    struct Cache;
    const FactorLibrary* library_;
    std::shared_ptr<Cache> cache_;
    Footprint result_;
};

}  // namespace zuji
