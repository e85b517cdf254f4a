#include "core/footprint/footprint.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/footprint/activities.hpp"
#include "core/footprint/bom_arrays.hpp"
#include "core/footprint/bom_sums.hpp"
#include "core/footprint/resolver.hpp"
#include "core/footprint/shared_assemblies.hpp"

namespace zuji {
namespace {

void add_parts(double activity, const FactorParts& parts, PartSums& sums) {
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i].add(activity * parts[i]);
}

/// What the line itself says comes first, then what its gas or fuel is by nature, then its factor.
void add_activity_parts(const ActivityLine& line, const ActivityResult& result, Resolver& resolver, PartSums& sums) {
    if (const auto part = part_of_activity(line)) {
        sums[static_cast<std::size_t>(*part)].add(result.kgco2e);
    } else if (!line.factor.empty()) {
        const ResolvedFactor& factor = resolver.factor(resolver.factors().index_of(line.factor));
        if (factor.has_parts) add_parts(result.activity, factor.parts, sums);
    }
}

/// What has no parts; the last digits of sums that cancel are nothing.
double unsplit_rest(double total, const PartTotals& parts) {
    constexpr double noise = 1e-12;
    const double rest = total - (parts.fossil + parts.biogenic + parts.land_use + parts.aviation);
    return rest < noise * total && rest > -noise * total ? 0 : rest;
}

/// Emissions by stage of the bill of materials.
StageSums stages_of(const LineSums& sums, bool staged) {
    StageSums stages;
    stages.materials = staged ? sums.by_stage[0] : sums.total;
    stages.has_materials = staged ? (sums.stages & 1U) != 0 : sums.counted_lines > 0;
    for (std::size_t i = 1; i < stage_order.size() && staged; ++i) {
        if ((sums.stages >> i & 1U) != 0) stages.others[std::string(stage_order[i])] = sums.by_stage[i];
    }
    return stages;
}

void write_sums(const LineSums& sums, const StageSums& stages, Footprint& out) {
    out.total = sums.total.value();
    out.by_stage = stages.in_order();
    out.parts = {sums.parts[0].value(), sums.parts[1].value(), sums.parts[2].value(), sums.parts[3].value(), 0};
    out.parts.unsplit = unsplit_rest(out.total, out.parts);
    out.omitted_kgco2e = sums.omitted.value();
    out.net_mass_kg = sums.mass.value();
    out.covered_mass_kg = sums.counted_mass.value();
    out.omitted_mass_kg = sums.omitted_mass.value();
    for (std::size_t origin = 0; origin < origin_count; ++origin) {
        if ((sums.origins >> origin & 1U) != 0)
            out.by_origin[static_cast<int>(origin)] = sums.by_origin[origin].value();
    }
    out.counted_lines = sums.counted_lines;
    out.proxy_lines = sums.proxy_lines;
    out.omitted_lines = sums.omitted_lines;
    out.outside_lines = sums.outside_lines;
    out.open_lines = sums.open_lines;
    out.complete = out.open_lines == 0 && out.counted_lines > 0;
}

}  // namespace

struct FootprintEngine::Cache {
    explicit Cache(const FactorLibrary& library) : resolver(library) {}
    Resolver resolver;
    BomArrays bom;
    BomSums sums;
    std::uint64_t stamp = 0;  ///< of the result that the sums belong to
    bool forgotten = false;
};

FootprintEngine::FootprintEngine(const FactorLibrary& library) : cache_(std::make_shared<Cache>(library)) {}

const Footprint& FootprintEngine::compute(const Project& project) { return run(project, nullptr); }

const Footprint& FootprintEngine::compute(const Project& project, std::span<const std::size_t> changed_bom_lines) {
    return run(project, &changed_bom_lines);
}

void FootprintEngine::forget_sums() { cache_->forgotten = true; }

const Footprint& FootprintEngine::run(const Project& project, const std::span<const std::size_t>* changed) {
    Cache& cache = *cache_;
    const bool factors_changed = cache.resolver.update(project);
    cache.bom.update(project.bom, cache.resolver, changed, factors_changed);
    const bool sums_stand = result_.stamp == cache.stamp && !cache.forgotten && !cache.bom.any_shared();
    std::vector<BomLineResult> reused = std::move(result_.bom);
    result_ = {};
    result_.bom = std::move(reused);
    result_.leaf_lines = cache.bom.leaf_lines();
    result_.max_depth = cache.bom.max_depth();
    BomParts bom_parts(cache.bom, cache.resolver);
    if (cache.bom.any_shared()) {
        resolve_shared_assemblies(project.bom, cache.bom.shared_targets(), bom_parts, result_.cycle_paths);
    }
    const BomScope scope{stages_outside(project.product), cache.bom.any_stage(), cache.resolver.any_parts()};
    LineSums sums = cache.sums.compute(cache.bom, project.bom, bom_parts, scope,
                                       sums_stand ? cache.bom.changed() : std::nullopt, result_.bom);
    StageSums stages = stages_of(sums, scope.staged);
    const ActivityContext context(project, cache.resolver);
    for (const ActivityLine& line : project.activities) {
        const ActivityResult& result = result_.activities.emplace_back(compute_activity(line, context));
        if (result.state == LineState::omitted) {
            sums.omitted.add(result.kgco2e);
            ++sums.omitted_lines;
            continue;
        }
        if (result.state != LineState::counted) {
            ++(result.state == LineState::outside ? sums.outside_lines : sums.open_lines);
            continue;
        }
        stages.add(line.stage, result.kgco2e);
        add_activity_parts(line, result, cache.resolver, sums.parts);
        sums.total.add(result.kgco2e);
        const auto origin = std::min(static_cast<std::size_t>(line.origin), origin_count - 1);
        sums.by_origin[origin].add(result.kgco2e);
        sums.origins |= 1U << origin;
        ++sums.counted_lines;
        if (line.origin == Origin::proxy) ++sums.proxy_lines;
    }
    write_sums(sums, stages, result_);
    cache.forgotten = false;
    result_.stamp = ++cache.stamp;
    return result_;
}

std::vector<Contributor> FootprintEngine::top(std::size_t limit) const {
    std::vector<Contributor> all;
    for (std::size_t i = 0; i < result_.bom.size(); ++i) {
        if (result_.bom[i].state == LineState::counted) all.push_back({false, i, result_.bom[i].kgco2e});
    }
    for (std::size_t i = 0; i < result_.activities.size(); ++i) {
        if (result_.activities[i].state == LineState::counted) all.push_back({true, i, result_.activities[i].kgco2e});
    }
    const std::size_t kept = std::min(limit, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(),
                      [](const Contributor& a, const Contributor& b) {
                          return std::tuple(-a.kgco2e, a.is_activity, a.index) <
                                 std::tuple(-b.kgco2e, b.is_activity, b.index);
                      });
    all.resize(kept);
    return all;
}

std::string_view line_state_word(LineState state) {
    constexpr std::array<std::string_view, line_state_count> words = {"counted",
                                                                      "parent",
                                                                      "omitted",
                                                                      "no-factor",
                                                                      "unknown-factor",
                                                                      "no-amount",
                                                                      "bad-number",
                                                                      "unknown-unit",
                                                                      "unit-mismatch",
                                                                      "loss-out-of-range",
                                                                      "negative-amount",
                                                                      "factor-unfit",
                                                                      "no-distance",
                                                                      "unknown-gas",
                                                                      "covered",
                                                                      "outside",
                                                                      "share-out-of-range",
                                                                      "no-recycled-factor",
                                                                      "double-gwp",
                                                                      "no-allocation",
                                                                      "no-output",
                                                                      "balance-open",
                                                                      "no-parameter",
                                                                      "formula-error",
                                                                      "cycle",
                                                                      "no-assembly",
                                                                      "too-deep"};
    return words.at(static_cast<std::size_t>(state));
}

}  // namespace zuji
