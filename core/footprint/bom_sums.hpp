#pragma once
// Emissions, masses and sums of a bill of materials. Lines are summed in blocks of a fixed size, the blocks in their
// order: an edit costs its block and its assemblies, and gives the same bits as a computation from the start.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/footprint/activities.hpp"
#include "core/footprint/bom_arrays.hpp"
#include "core/footprint/footprint.hpp"

namespace zuji {

/// What a line hands down to its parts.
struct BomContext {
    double multiplicity = 1;
    LineState broken = LineState::counted;  ///< why nothing below can be counted
    bool omitted = false;
    bool covered = false;          ///< an assembly above has a factor of its own …
    bool covered_counted = false;  ///< … and it counts
    bool mass_taken = false;       ///< an assembly above gave its own mass
    std::uint8_t stage = 0;        ///< place in stage_order
};

using PartSums = std::array<CompensatedSum, emission_part_count>;

/// Sums over some lines, in document order.
struct LineSums {
    CompensatedSum total;
    CompensatedSum omitted;
    CompensatedSum mass;
    CompensatedSum counted_mass;
    CompensatedSum omitted_mass;
    std::array<CompensatedSum, origin_count> by_origin;
    std::array<CompensatedSum, stage_order.size()> by_stage;  ///< only where some line has a stage of its own
    PartSums parts;                                           ///< only where some factor has parts
    std::uint32_t origins = 0;                                ///< bits of the origins that occur
    std::uint32_t stages = 0;
    std::uint32_t counted_lines = 0;
    std::uint32_t proxy_lines = 0;
    std::uint32_t omitted_lines = 0;  ///< leaves
    std::uint32_t outside_lines = 0;  ///< leaves
    std::uint32_t open_lines = 0;

    void add(const LineSums& later);
};

/// What the sums depend on besides the lines.
struct BomScope {
    StageSet outside = 0;
    bool staged = false;      ///< some line has a stage of its own
    bool with_parts = false;  ///< some factor has parts
    friend bool operator==(const BomScope&, const BomScope&) = default;
};

class BomSums {
   public:
    /// Computes the lines into `out` and sums them. `changed` names the lines (rising) that are not as they were at the
    /// last call; nullopt computes all. `out` is the result of the last call.
    const LineSums& compute(const BomArrays& arrays, const std::vector<BomLine>& lines, const BomParts& parts,
                            BomScope scope, std::optional<std::span<const std::size_t>> changed,
                            std::vector<BomLineResult>& out);
    /// What a line costs here.
    static constexpr std::size_t bytes_per_line() { return sizeof(BomContext) + 2 * sizeof(std::uint32_t); }

   private:
    static constexpr std::size_t block = 1024;
    /// What nearly every line adds to: apart from arrays with an index that varies, so that it stays in registers.
    struct HotSums {
        CompensatedSum total;
        CompensatedSum mass;
        CompensatedSum counted_mass;
        std::uint32_t counted_lines = 0;
    };
    struct Work {
        const std::vector<PreparedLine>& prepared;
        const std::vector<BomLine>& lines;
        const BomParts& parts;
        BomScope scope;
        std::vector<BomLineResult>& out;
    };
    [[nodiscard]] const BomContext& above(const PreparedLine& line) const {
        return line.parent == no_line ? top_level : contexts_[line.parent];
    }
    void link(const std::vector<PreparedLine>& prepared);
    void sum_block(const Work& work, std::size_t index);
    void sum_line(const Work& work, std::size_t i, HotSums& hot, LineSums& sums);
    void gather(const Work& work, std::uint32_t parent);
    void compute_all(const Work& work);
    /// False where so much is touched that computing all is faster.
    bool compute_changed(const Work& work, std::span<const std::size_t> changed);
    void add_assembly_masses(const Work& work);

    static constexpr BomContext top_level{};
    std::uint64_t structure_ = 0;  ///< of the arrays that the links below belong to
    bool in_order_ = false;        ///< every subtree stands in one piece
    BomScope scope_;
    std::vector<BomContext> contexts_;         ///< of lines with parts
    std::vector<std::uint32_t> parents_;       ///< lines with parts, rising
    std::vector<std::uint32_t> last_child_;    ///< by line; no_line = none
    std::vector<std::uint32_t> prev_sibling_;  ///< by line
    std::vector<LineSums> blocks_;
    LineSums sums_;
};

}  // namespace zuji
