#pragma once
// The footprint of a project: activity × factor, line by line, in one fixed order with compensated sums.
// CLAUSE R52003/16-25: functional or declared unit, stages, cut-off, emission-factor method, result unit.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/data/factor_library.hpp"
#include "core/footprint/kernel.hpp"
#include "core/model/project.hpp"

namespace zuji {

/// Why a line is not counted; `counted` means it is.
enum class LineState : std::uint8_t {
    counted,
    parent,   ///< an assembly: its parts are counted
    omitted,  ///< cut off (paragraph 21), itself or with its assembly
    no_factor,
    unknown_factor,  ///< neither an own factor nor one of the library
    no_amount,       ///< neither a quantity in the factor's dimension nor a mass
    bad_number,      ///< a number that cannot be read, here or in the quantity of an assembly above
    unknown_unit,
    unit_mismatch,      ///< the quantity's unit measures something else than the factor's
    loss_out_of_range,  ///< below 0 or not below 100 %
    negative_amount,
    factor_unfit,  ///< not for a footprint (grid CO2, GWP, fuel property …), or an own factor without value or unit
    no_distance,
    unknown_gas,
    covered,             ///< counted in the factor of an assembly above
    outside,             ///< in a stage outside the system boundary: not counted, and nothing is to be done
    share_out_of_range,  ///< recycled, recovered or allocated share below 0 or above 100 %
    no_recycled_factor,  ///< a recycled share without a factor of its own
    double_gwp,          ///< a factor of a gas that has its GWP in it already
    no_allocation,       ///< shared by an allocation that is not there, or says too little
    no_output,           ///< allocated to an output of zero
    balance_open,        ///< more carbon out than in
    no_parameter,        ///< a name of the formula without a number
    formula_error,       ///< the formula cannot be read or has no finite value
    cycle,               ///< the parts of an assembly that contains the line itself
    no_assembly,         ///< the parts of an assembly that is not there
    too_deep             ///< below level max_bom_depth
};
inline constexpr std::size_t line_state_count = static_cast<std::size_t>(LineState::too_deep) + 1;
/// Stable word of a state ("no-factor", "covered", …), i18n "line.<word>".
std::string_view line_state_word(LineState state);
/// Something is to be done: neither counted, nor an assembly, nor omitted, nor covered.
constexpr bool is_open(LineState state) {
    return state != LineState::counted && state != LineState::parent && state != LineState::omitted &&
           state != LineState::covered && state != LineState::outside;
}

struct BomLineResult {
    LineState state = LineState::no_factor;
    double multiplicity = 1;  ///< product of the ancestors' quantities: how many parents per declared unit
    double net_mass_kg = 0;   ///< per declared unit; parents: sum of children, their own mass where no child has one or
                              ///< where they are counted by their own factor; 0 when unknown
    double activity = 0;      ///< gross activity data per declared unit, in the factor's unit
    double factor = 0;        ///< kgCO2e per factor unit
    double kgco2e = 0;        ///< own emission; of an omitted line what it would be, which no sum contains; else 0
    double subtotal = 0;      ///< counted emission of the line and its descendants
    std::uint32_t open_below = 0;  ///< lines below that are not counted and not omitted
    bool has_mass = false;
    std::uint16_t depth = 0;
};

struct ActivityResult {
    LineState state = LineState::no_factor;
    double activity = 0;
    double factor = 0;
    double kgco2e = 0;  ///< of an omitted line what it would be, which no sum contains
};

struct StageTotal {
    std::string stage;  ///< in life-cycle order; "unassigned" for activities without one; i18n "stage.<word>"
    double kgco2e = 0;
};

/// The parts of the total, where factors have them or a line says what it is; `unsplit` is the rest.
struct PartTotals {
    double fossil = 0;
    double biogenic = 0;
    double land_use = 0;
    double aviation = 0;
    double unsplit = 0;
};

struct Contributor {
    bool is_activity = false;
    std::size_t index = 0;  ///< into bom or activities
    double kgco2e = 0;
};

struct Footprint {
    double total = 0;                        ///< kgCO2e per declared unit
    bool complete = false;                   ///< something is counted and no line is open
    std::vector<StageTotal> by_stage;        ///< stages with counted lines; BOM lines are "materials"
    std::vector<BomLineResult> bom;          ///< one a BOM line, same order
    std::vector<ActivityResult> activities;  ///< one an activity line, same order
    std::size_t leaf_lines = 0;              ///< material lines (leaves) = x of paragraphs 54 and 69
    std::size_t open_lines = 0;              ///< neither counted nor omitted, BOM and activities
    std::size_t counted_lines = 0;           ///< BOM and activities
    std::size_t omitted_lines = 0;           ///< BOM leaves and activities
    std::size_t proxy_lines = 0;             ///< counted with a proxy factor
    std::size_t max_depth = 0;               ///< 0 for a flat list
    double net_mass_kg = 0;                  ///< sum of leaf masses per declared unit
    double covered_mass_kg = 0;              ///< of it: counted lines, also inside assemblies with their own factor
    double omitted_mass_kg = 0;
    double omitted_kgco2e = 0;      ///< what the omitted lines would emit, as far as it can be computed
    std::size_t outside_lines = 0;  ///< BOM leaves and activities in stages outside the boundary
    PartTotals parts;
    std::map<std::size_t, std::string> cycle_paths;  ///< of lines in state `cycle`, by position: "A → B → A"
    std::map<int, double> by_origin;                 ///< emission by Origin of the line (int of the enum)
    std::uint64_t stamp = 0;                         ///< of the computation; for the engine that made it
};

/// Computes. Never fails: what cannot be computed is a LineState on its line, left out of sums, and makes it
/// incomplete. The result depends on the project alone, bit for bit: the engine only remembers what it has read of each
/// line (numbers, resolved unit and factor) and the sums of blocks of lines, so that a line whose texts are the same
/// costs no string work the next time, and an edit no more than its block and the assemblies above it.
///
/// A BOM line counts: multiplicity × (quantity in the factor's unit, else mass where the factor is per mass) ÷ (1 −
/// loss) × factor × GWP of the factor's gas. A missing quantity counts as 1 for the parts below and for a mass of one
/// each. An assembly with a factor of its own is counted by it, and its parts are `covered`.
class FootprintEngine {
   public:
    explicit FootprintEngine(const FactorLibrary& library);
    FootprintEngine(FootprintEngine&&) noexcept = default;
    FootprintEngine& operator=(FootprintEngine&&) noexcept = default;
    FootprintEngine(const FootprintEngine&) = delete;
    FootprintEngine& operator=(const FootprintEngine&) = delete;
    ~FootprintEngine() = default;

    /// Recomputes everything from the project.
    const Footprint& compute(const Project& project);
    /// The same where the caller knows that since the last call nothing but the contents of these BOM lines (indices)
    /// may have changed: the others are not looked at again.
    const Footprint& compute(const Project& project, std::span<const std::size_t> changed_bom_lines);
    /// Lets the next computation sum every line anew; it gives the same bits. For measurements and tests.
    void forget_sums();
    [[nodiscard]] const Footprint& result() const noexcept { return result_; }
    /// Exchanges the last result with `other`, so that a caller who keeps results need not copy a hundred thousand
    /// rows: swap the kept one back in before the next computation, and out again after it.
    void swap_result(Footprint& other) noexcept { std::swap(result_, other); }
    /// Lines by falling emission, at most `limit`.
    [[nodiscard]] std::vector<Contributor> top(std::size_t limit) const;

   private:
    struct Cache;
    const Footprint& run(const Project& project, const std::span<const std::size_t>* changed);

    std::shared_ptr<Cache> cache_;
    Footprint result_;
};

}  // namespace zuji
