#include "core/results/stages.hpp"

#include <algorithm>
#include <unordered_map>

namespace zuji {

BomStages::BomStages(const std::vector<BomLine>& bom) {
    const bool any = std::any_of(bom.begin(), bom.end(), [](const BomLine& line) { return !line.stage.empty(); });
    if (!any) return;
    std::unordered_map<RowId, std::string_view> by_id;
    stages_.reserve(bom.size());
    for (const BomLine& line : bom) {
        const auto above = by_id.find(line.parent);
        const std::string_view inherited = above == by_id.end() ? std::string_view("materials") : above->second;
        stages_.push_back(line.stage.empty() ? inherited : std::string_view(line.stage));
        by_id[line.id] = stages_.back();
    }
}

}  // namespace zuji
