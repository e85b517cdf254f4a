#include "core/results/factor_shares.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/footprint/kernel.hpp"
#include "core/model/bom_tree.hpp"

namespace zuji {

FactorMixes::FactorMixes(const Project& project, const Footprint& footprint, const FactorLibrary& library)
    : project_(project), footprint_(footprint), resolver_(library) {}

FactorShares FactorMixes::of(std::size_t index) {
    const BomLine& line = project_.bom[index];
    if (is_blended(line)) return of_material(index);
    return is_shared(line) ? of_assembly(line.same_as) : FactorShares{};
}

FactorShares FactorMixes::of_material(std::size_t index) {
    const BomLine& line = project_.bom[index];
    const bool proxy = line.origin == Origin::proxy;
    const double blended = footprint_.bom[index].factor;
    if (!is_blended(line) || blended == 0) return {{line.factor, 1, proxy}};
    if (!has_read_) resolver_.update(project_);
    has_read_ = true;
    const double primary = resolver_.factor(resolver_.factors().index_of(line.factor)).value;
    const double share = (1 - line.recycled_percent.value() / 100) * primary / blended;
    FactorShares mix = {{line.recycled_factor, 1 - share, proxy}};
    if (share != 0) mix.insert(mix.begin(), {line.factor, share, proxy});
    return mix;
}

const FactorShares& FactorMixes::of_assembly(const std::string& part_number) {
    if (places_.empty()) find_places();
    const auto [known, is_new] = assemblies_.try_emplace(part_number);
    const auto place = places_.find(part_number);
    if (is_new && place != places_.end()) known->second = gathered(place->second);
    return known->second;
}

void FactorMixes::find_places() {
    const auto& bom = project_.bom;
    for (std::size_t i = 0; i < bom.size(); ++i) {
        const bool has_parts = i + 1 < bom.size() && bom[i + 1].parent == bom[i].id;
        if (has_parts || !bom[i].factor.empty()) places_.emplace(bom[i].part_number, i);
    }
}

FactorShares FactorMixes::gathered(std::size_t from) {
    FactorShares mix;
    std::map<std::pair<std::string, bool>, std::size_t> known;
    CompensatedSum whole;
    const std::size_t end = std::min(subtree_end(project_.bom, from), footprint_.bom.size());
    for (std::size_t i = from; i < end; ++i) {
        if (footprint_.bom[i].state != LineState::counted) continue;
        for (const FactorShare& each : of_material(i)) {
            const auto [place, is_new] = known.try_emplace({each.factor, each.proxy}, mix.size());
            if (is_new) mix.push_back({each.factor, 0, each.proxy});
            mix[place->second].share += footprint_.bom[i].kgco2e * each.share;
        }
        whole.add(footprint_.bom[i].kgco2e);
    }
    if (!(whole.value() > 0)) return {};
    for (FactorShare& each : mix) each.share /= whole.value();
    return mix;
}

}  // namespace zuji
