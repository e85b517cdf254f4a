#pragma once
// The result seen from other sides: by supplier, from materials through parts into the product, and what was cut off.

#include <cstddef>
#include <string>
#include <vector>

#include "core/footprint/footprint.hpp"
#include "core/model/project.hpp"

namespace zuji {

struct SupplierTotal {
    std::string supplier;  ///< empty = lines that name none
    double kgco2e = 0;
    std::size_t lines = 0;
};
/// By falling emission; what names no supplier last. The supplier of a line, else that of its own factor.
[[nodiscard]] std::vector<SupplierTotal> totals_by_supplier(const Project& project, const Footprint& footprint);

/// Node of a flow diagram in one of its columns: material class or kind of activity, part or stage, product.
struct FlowNode {
    std::string key;   ///< i18n key ("material-class.copper", "stage.use"), or empty
    std::string name;  ///< a name that was entered
    std::size_t column = 0;
    double kgco2e = 0;
};
struct FlowLink {
    std::size_t from = 0;
    std::size_t to = 0;
    double kgco2e = 0;
};
struct FlowDiagram {
    std::vector<FlowNode> nodes;
    std::vector<FlowLink> links;
};
/// Counted emissions above zero; small parts are gathered so that at most `most` nodes stand in a column.
[[nodiscard]] FlowDiagram emission_flows(const Project& project, const Footprint& footprint, std::size_t most = 8);

/// CLAUSE R52003/21: a flow that was left out.
struct OmittedLine {
    bool is_activity = false;
    std::size_t index = 0;  ///< into bom or activities
    bool has_mass = false;
    double mass_kg = 0;
    double mass_share = 0;        ///< of the product's mass; 0 where that is not known
    double cumulative_share = 0;  ///< with the heavier ones before it
    double kgco2e = 0;            ///< what it would emit, as far as it can be computed
    bool has_reason = false;
};
/// Why lines are cut off: their own reason, else that of the assembly above them that is cut off. Lines in pre-order.
class OmitReasons {
   public:
    explicit OmitReasons(const std::vector<BomLine>& bom);
    /// Empty where there is none.
    [[nodiscard]] const std::string& of(std::size_t index) const;

   private:
    const std::vector<BomLine>& bom_;
    std::vector<std::size_t> source_;  ///< the line that gives the reason; empty while nothing is cut off
};

/// Leaf lines and activities that are cut off, by falling mass. An activity has a mass where its amount is one.
[[nodiscard]] std::vector<OmittedLine> omitted_lines(const Project& project, const Footprint& footprint);

}  // namespace zuji
