#include "core/assess/contributors.hpp"

#include <algorithm>
#include <cmath>

namespace zuji {

std::vector<Contributor> top_contributors(const Footprint& footprint, std::size_t limit) {
    std::vector<Contributor> all;
    for (std::size_t i = 0; i < footprint.bom.size(); ++i) {
        if (footprint.bom[i].state == LineState::counted) all.push_back({false, i, footprint.bom[i].kgco2e});
    }
    for (std::size_t i = 0; i < footprint.activities.size(); ++i) {
        if (footprint.activities[i].state == LineState::counted)
            all.push_back({true, i, footprint.activities[i].kgco2e});
    }
    const auto heavier = [](const Contributor& a, const Contributor& b) {
        const double x = std::abs(a.kgco2e);
        const double y = std::abs(b.kgco2e);
        if (x != y) return x > y;
        if (a.is_activity != b.is_activity) return b.is_activity;
        return a.index < b.index;
    };
    const std::size_t count = std::min(limit, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(), heavier);
    all.resize(count);
    return all;
}

}  // namespace zuji
