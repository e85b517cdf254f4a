#include "core/results/contribution_tree.hpp"

#include <algorithm>

#include "core/results/stages.hpp"

namespace zuji {
namespace {

/// The assembly of every line, by position; its own position where it has none. Lines in pre-order.
std::vector<std::size_t> assemblies_of(const std::vector<BomLine>& bom) {
    std::vector<std::size_t> above(bom.size());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < bom.size(); ++i) {
        while (!open.empty() && bom[open.back()].id != bom[i].parent) open.pop_back();
        above[i] = open.empty() ? i : open.back();
        open.push_back(i);
    }
    return above;
}

struct InStage {
    double kgco2e = 0;
    bool any = false;  ///< the line or one below is counted there; what they emit may cancel out
};

std::vector<InStage> lines_in(std::string_view stage, const Project& project, const Footprint& footprint) {
    const std::size_t count = std::min(project.bom.size(), footprint.bom.size());
    std::vector<InStage> lines(count);
    const BomStages stages(project.bom);
    const std::vector<std::size_t> above = assemblies_of(project.bom);
    for (std::size_t i = 0; i < count; ++i) {
        const BomLineResult& result = footprint.bom[i];
        if (result.state != LineState::counted || stages.of(i) != stage) continue;
        lines[i] = {result.kgco2e, result.kgco2e != 0};
    }
    for (std::size_t i = count; i-- > 0;) {
        if (above[i] == i || !lines[i].any) continue;
        lines[above[i]].kgco2e += lines[i].kgco2e;
        lines[above[i]].any = true;
    }
    return lines;
}

}  // namespace

std::vector<Contribution> contributions_to(std::string_view stage, const Project& project, const Footprint& footprint) {
    std::vector<Contribution> all;
    const std::vector<InStage> lines = lines_in(stage, project, footprint);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].any) all.push_back({false, i, std::size_t{1} + footprint.bom[i].depth, lines[i].kgco2e});
    }
    for (std::size_t i = 0; i < std::min(project.activities.size(), footprint.activities.size()); ++i) {
        const std::string& entered = project.activities[i].stage;
        const std::string_view own = entered.empty() ? std::string_view("unassigned") : std::string_view(entered);
        const ActivityResult& result = footprint.activities[i];
        if (result.state == LineState::counted && own == stage) all.push_back({true, i, 1, result.kgco2e});
    }
    return all;
}

}  // namespace zuji
