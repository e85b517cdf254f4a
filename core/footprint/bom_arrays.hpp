#pragma once
// The bill of materials as flat arrays: what was read of each line, and what the sums need of it.

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/footprint/footprint.hpp"
#include "core/footprint/resolver.hpp"

namespace zuji {

inline constexpr std::uint8_t no_stage = 0xFF;
inline constexpr std::uint32_t no_line = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::size_t origin_count = static_cast<std::size_t>(Origin::computed) + 1;

/// A line as far as sums need it. Amounts are per one of the parent.
struct PreparedLine {
    double gross = 0;   ///< activity in the factor's unit, loss included
    double factor = 0;  ///< kg CO2e per unit
    double mass_kg = 0;
    double quantity = 1;  ///< how many of it one parent has
    std::uint32_t parent = no_line;
    LineState state = LineState::no_factor;         ///< as if it stood alone
    LineState quantity_state = LineState::counted;  ///< why the parts below cannot be counted, if so
    std::uint8_t origin = 0;
    std::uint16_t depth = 0;
    std::uint8_t stage = no_stage;  ///< its own, as a place in stage_order; no_stage = that of the parent
    bool has_parts = false;
    bool has_factor = false;
    bool has_mass = false;
    bool omitted = false;
    bool shared = false;  ///< has the parts of an assembly elsewhere, and no factor of its own
    friend bool operator==(const PreparedLine&, const PreparedLine&) = default;
};

/// Reads lines into arrays and notices which lines say something else than the last time.
class BomArrays {
   public:
    /// Takes over `lines`; with `only`, looks at these lines alone. `everything` forgets what was read before.
    void update(const std::vector<BomLine>& lines, Resolver& resolver, const std::span<const std::size_t>* only,
                bool everything);
    [[nodiscard]] const std::vector<PreparedLine>& lines() const { return prepared_; }
    [[nodiscard]] std::size_t leaf_lines() const { return leaf_lines_; }
    [[nodiscard]] std::size_t max_depth() const { return max_depth_; }
    /// What a line costs here, without the texts that lines share.
    static constexpr std::size_t bytes_per_line() { return sizeof(Seen) + sizeof(PreparedLine); }
    /// Some line has a stage of its own.
    [[nodiscard]] bool any_stage() const { return any_stage_; }
    /// Some line has the parts of an assembly elsewhere: resolve_shared_assemblies comes next.
    [[nodiscard]] bool any_shared() const { return any_shared_; }
    [[nodiscard]] std::vector<PreparedLine>& shared_targets() { return prepared_; }
    /// Lines that say something else than before the last update, rising; nullopt = any of them may.
    [[nodiscard]] std::optional<std::span<const std::size_t>> changed() const {
        return all_changed_ ? std::nullopt : std::optional<std::span<const std::size_t>>(changed_);
    }
    /// Another number whenever parents or positions are not as before.
    [[nodiscard]] std::uint64_t structure() const { return structure_; }
    /// Number of a line's (primary) factor in the resolver; no_name = none.
    [[nodiscard]] std::uint32_t factor(std::size_t i) const { return seen_[i].factor; }
    /// The factor is blended with that of recycled material.
    [[nodiscard]] bool is_blended(std::size_t i) const { return (seen_[i].flags & blended_flag) != 0; }

   private:
    /// What was read of a line: when all of it is the same, so is what was made of it.
    struct Seen {
        RowId id = 0;
        RowId parent = 0;
        std::uint32_t unit = no_name;
        std::uint32_t factor = no_name;
        double quantity = 0;
        double mass_kg = 0;
        double loss_percent = 0;
        std::uint32_t flags = 0;  ///< which numbers are there or bad, mass basis, omitted, origin
    };
    static std::uint32_t flags_of(const BomLine& line);
    [[nodiscard]] bool same(const Seen& seen, const BomLine& line, const Resolver& resolver) const;
    void read(std::size_t i, const BomLine& line, Resolver& resolver);
    static LineState blend(PreparedLine& out, const BomLine& line, std::uint32_t factor, Resolver& resolver);
    void read_structure(const std::vector<BomLine>& lines);
    void look_at(std::size_t i, const BomLine& line, Resolver& resolver);

    std::vector<Seen> seen_;
    std::vector<PreparedLine> prepared_;
    static constexpr std::uint32_t extras_flag = 1U << 16U;   ///< has fields that most lines leave blank
    static constexpr std::uint32_t blended_flag = 1U << 17U;  ///< of primary and recycled material
    bool any_stage_ = false;
    bool any_shared_ = false;
    bool all_changed_ = true;
    bool moved_ = false;
    std::vector<std::size_t> changed_;
    std::uint64_t structure_ = 0;
    std::size_t leaf_lines_ = 0;
    std::size_t max_depth_ = 0;
};

/// The parts of lines' factors: the factor's own, blended as the factor is, or those of a shared assembly.
class BomParts {
   public:
    BomParts(const BomArrays& arrays, Resolver& resolver) : arrays_(&arrays), resolver_(&resolver) {}
    /// Per unit of the line's activity; nullopt where nothing is known of parts.
    [[nodiscard]] std::optional<FactorParts> of(std::size_t i, const BomLine& line) const;
    /// Parts of one of the assembly that line `i` shares.
    void set_shared(std::size_t i, const FactorParts& parts) { shared_[i] = parts; }

   private:
    const BomArrays* arrays_;
    Resolver* resolver_;
    std::unordered_map<std::size_t, FactorParts> shared_;
};

}  // namespace zuji
