#pragma once
// Energy, transport, waste and emissions of a project, and the sums by life-cycle stage.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/footprint/footprint.hpp"
#include "core/footprint/resolver.hpp"

namespace zuji {

/// Life-cycle stages in their order; index 0 is "materials".
inline constexpr std::array<std::string_view, 8> stage_order = {
    "materials", "inbound", "manufacturing", "packaging", "distribution", "installation", "use", "end-of-life"};

/// The stages as bits by their place in stage_order.
using StageSet = std::uint32_t;
/// CLAUSE R52003/18: delivery with storage, use with installation, and the end of life are inside only where the
/// boundary has them; a question that is not answered leaves them inside.
StageSet stages_outside(const Product& product);
/// Place in stage_order; its size for "" and unknown words.
std::size_t stage_index(std::string_view stage);

/// What the lines of a project share.
class ActivityContext {
   public:
    ActivityContext(const Project& project, Resolver& resolver);

    [[nodiscard]] Resolver& resolver() const { return *resolver_; }
    [[nodiscard]] const Project& project() const { return *project_; }
    /// Rows of `details` that belong to a line, in their order.
    [[nodiscard]] const std::vector<const LineDetail*>& details(RowId owner) const;
    [[nodiscard]] bool outside(const std::string& stage) const;

   private:
    const Project* project_;
    Resolver* resolver_;
    StageSet outside_;
    std::unordered_map<RowId, std::vector<const LineDetail*>> details_;
};

/// One activity line per declared unit.
///  energy, waste, material  amount × factor
///  transport                mass × distance × factor, or an amount that is t·km already
///  direct                   mass × GWP of its gas
///  fuel                     amount × lower heating value × carbon content × oxidation × 44/12
///  mass balance             (carbon in + opening stock − closing stock − carbon out) × 44/12
///  measured                 sum of the readings × GWP of the gas
///  formula                  value of the formula in the line's unit × factor, or × GWP where it is a mass of a gas
/// With an allocation the amount is that of the plant, and one declared unit takes its share.
ActivityResult compute_activity(const ActivityLine& line, const ActivityContext& context);

/// The one part of the total that the emission of a line is: what the line says, else what its gas or fuel is by
/// nature; nullopt where its factor has to say it.
std::optional<EmissionPart> part_of_activity(const ActivityLine& line);

/// Emissions by stage; BOM lines without a stage stand in "materials".
struct StageSums {
    CompensatedSum materials;
    bool has_materials = false;
    std::map<std::string, CompensatedSum> others;  ///< by stage; "materials" is above

    void add(const std::string& stage, double kgco2e);
    /// Life-cycle order, unknown stages by name after the known ones, "unassigned" last.
    [[nodiscard]] std::vector<StageTotal> in_order() const;
};

}  // namespace zuji
