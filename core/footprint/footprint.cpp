#include "core/footprint/footprint.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/footprint/activities.hpp"
#include "core/footprint/bom_arrays.hpp"
#include "core/footprint/resolver.hpp"
#include "core/footprint/shared_assemblies.hpp"
#include "core/model/bom_tree.hpp"

namespace zuji {
namespace {

/// What a line hands down to its parts.
struct Context {
    double multiplicity = 1;
    LineState broken = LineState::counted;  ///< why nothing below can be counted
    bool omitted = false;
    bool covered = false;          ///< an assembly above has a factor of its own …
    bool covered_counted = false;  ///< … and it counts
    bool mass_taken = false;       ///< an assembly above gave its own mass
    std::uint8_t stage = 0;        ///< place in stage_order
};

struct Sums {
    CompensatedSum total;
    CompensatedSum omitted;
    CompensatedSum mass;
    CompensatedSum counted_mass;
    CompensatedSum omitted_mass;
    std::array<CompensatedSum, origin_count> by_origin;
    std::array<bool, origin_count> has_origin{};
    std::array<CompensatedSum, stage_order.size()> by_stage;  ///< BOM lines, where some have stages of their own
    std::array<bool, stage_order.size()> has_stage{};
};

LineState state_in(const PreparedLine& line, const Context& above) {
    if (line.depth >= max_bom_depth) return LineState::too_deep;
    if (above.omitted || line.omitted) return LineState::omitted;
    if (above.covered) return LineState::covered;
    if (line.has_parts && !line.has_factor) {
        return line.quantity_state == LineState::counted ? LineState::parent : line.quantity_state;
    }
    return above.broken == LineState::counted ? line.state : above.broken;
}

/// Emission of one line; what would overflow is no number anybody meant.
void compute_line(const PreparedLine& line, const Context& above, BomLineResult& out) {
    out = {};
    out.state = state_in(line, above);
    out.multiplicity = above.multiplicity;
    out.depth = line.depth;
    out.factor = line.factor;
    const bool computable = line.state == LineState::counted && above.broken == LineState::counted && !above.covered &&
                            !(line.has_parts && !line.has_factor) && out.state != LineState::too_deep;
    if (!computable) return;
    out.activity = line.gross * above.multiplicity;
    out.kgco2e = emission(out.activity, line.factor);
    if (is_sensible(out.activity) && is_sensible(out.kgco2e)) return;
    out.activity = 0;
    out.kgco2e = 0;
    if (out.state == LineState::counted) out.state = LineState::bad_number;
}

/// CLAUSE R52003/18: a line of a stage outside the boundary is neither counted nor open.
void leave_outside(const PreparedLine& line, BomLineResult& result, Footprint& out) {
    if (result.state != LineState::counted && !is_open(result.state)) return;
    result.state = LineState::outside;
    result.kgco2e = 0;
    if (!line.has_parts) ++out.outside_lines;
}

Context below(const PreparedLine& line, const Context& above, LineState state, bool gives_mass) {
    Context context = above;
    context.multiplicity = above.multiplicity * line.quantity;
    if (above.broken == LineState::counted) context.broken = line.quantity_state;
    context.omitted = above.omitted || line.omitted;
    if (line.has_factor && !above.covered) {
        context.covered = true;
        context.covered_counted = state == LineState::counted;
    }
    context.mass_taken = above.mass_taken || gives_mass;
    return context;
}

}  // namespace

struct FootprintEngine::Cache {
    explicit Cache(const FactorLibrary& library) : resolver(library) {}
    Resolver resolver;
    BomArrays bom;
    std::vector<Context> contexts;  ///< of lines with parts; scratch
};

namespace {

/// Lines in document order: emissions, masses, sums.
void compute_bom(const BomArrays& arrays, StageSet outside, std::vector<Context>& contexts, Footprint& out,
                 Sums& sums) {
    const std::vector<PreparedLine>& lines = arrays.lines();
    const Context top;
    const bool staged = arrays.any_stage();
    out.bom.resize(lines.size());
    contexts.resize(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const PreparedLine& line = lines[i];
        const Context& above = line.parent == no_line ? top : contexts[line.parent];
        BomLineResult& result = out.bom[i];
        compute_line(line, above, result);
        std::uint8_t stage = 0;
        if (staged) {
            stage = line.stage < stage_order.size() ? line.stage : above.stage;
            if ((outside >> stage & 1U) != 0) leave_outside(line, result, out);
        }
        const double mass = line.mass_kg * above.multiplicity;
        const bool own_mass = line.has_mass && is_sensible(mass) && (!line.has_parts || line.has_factor);
        if (own_mass) {
            result.net_mass_kg = mass;
            result.has_mass = true;
        }
        if (own_mass && !above.mass_taken) {
            sums.mass.add(mass);
            if (result.state == LineState::omitted) sums.omitted_mass.add(mass);
            const bool counted =
                result.state == LineState::counted || (result.state == LineState::covered && above.covered_counted);
            if (counted) sums.counted_mass.add(mass);
        }
        if (result.state == LineState::counted) {
            result.subtotal = result.kgco2e;
            sums.total.add(result.kgco2e);
            sums.by_origin[line.origin].add(result.kgco2e);
            sums.has_origin[line.origin] = true;
            if (staged) {
                sums.by_stage[stage].add(result.kgco2e);
                sums.has_stage[stage] = true;
            }
            ++out.counted_lines;
            if (line.origin == static_cast<std::uint8_t>(Origin::proxy)) ++out.proxy_lines;
        } else if (result.state == LineState::omitted) {
            sums.omitted.add(result.kgco2e);
            if (!line.has_parts) ++out.omitted_lines;
        } else if (is_open(result.state)) {
            ++out.open_lines;
        }
        if (line.has_parts) {
            contexts[i] = below(line, above, result.state, own_mass);
            contexts[i].stage = stage;
        }
    }
}

/// Subtotals, masses and open lines of assemblies, from the last line up.
void sum_assemblies(const std::vector<PreparedLine>& lines, const std::vector<Context>& contexts, Footprint& out,
                    Sums& sums) {
    const Context top;
    for (std::size_t i = lines.size(); i-- > 0;) {
        const PreparedLine& line = lines[i];
        BomLineResult& result = out.bom[i];
        if (line.has_parts && !result.has_mass && line.has_mass) {  // no part has a mass: the assembly's own stands
            const Context& above = line.parent == no_line ? top : contexts[line.parent];
            const double mass = line.mass_kg * above.multiplicity;
            result.has_mass = is_sensible(mass);
            result.net_mass_kg = result.has_mass ? mass : 0;
            if (result.has_mass && !above.mass_taken) {
                sums.mass.add(result.net_mass_kg);
                if (result.state == LineState::omitted) sums.omitted_mass.add(result.net_mass_kg);
            }
        }
        if (line.parent == no_line) continue;
        BomLineResult& parent = out.bom[line.parent];
        parent.subtotal += result.subtotal;
        parent.open_below += result.open_below + (is_open(result.state) ? 1U : 0U);
        const PreparedLine& above = lines[line.parent];
        if (result.has_mass && !(above.has_factor && above.has_mass)) {
            parent.net_mass_kg += result.net_mass_kg;
            parent.has_mass = true;
        }
    }
}

using PartSums = std::array<CompensatedSum, emission_part_count>;

void add_parts(double activity, const FactorParts& parts, PartSums& sums) {
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i].add(activity * parts[i]);
}

void add_bom_parts(const std::vector<BomLine>& lines, const BomParts& parts, const Footprint& out, PartSums& sums) {
    for (std::size_t i = 0; i < out.bom.size(); ++i) {
        if (out.bom[i].state != LineState::counted) continue;
        if (const auto own = parts.of(i, lines[i])) add_parts(out.bom[i].activity, *own, sums);
    }
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

}  // namespace

FootprintEngine::FootprintEngine(const FactorLibrary& library) : cache_(std::make_shared<Cache>(library)) {}

const Footprint& FootprintEngine::compute(const Project& project) { return run(project, nullptr); }

const Footprint& FootprintEngine::compute(const Project& project, std::span<const std::size_t> changed_bom_lines) {
    return run(project, &changed_bom_lines);
}

const Footprint& FootprintEngine::run(const Project& project, const std::span<const std::size_t>* changed) {
    Cache& cache = *cache_;
    const bool factors_changed = cache.resolver.update(project);
    cache.bom.update(project.bom, cache.resolver, changed, factors_changed);
    std::vector<BomLineResult> reused = std::move(result_.bom);
    result_ = {};
    result_.bom = std::move(reused);
    result_.leaf_lines = cache.bom.leaf_lines();
    result_.max_depth = cache.bom.max_depth();
    Sums sums;
    BomParts bom_parts(cache.bom, cache.resolver);
    if (cache.bom.any_shared()) {
        resolve_shared_assemblies(project.bom, cache.bom.shared_targets(), bom_parts, result_.cycle_paths);
    }
    const ActivityContext context(project, cache.resolver);
    compute_bom(cache.bom, stages_outside(project.product), cache.contexts, result_, sums);
    sum_assemblies(cache.bom.lines(), cache.contexts, result_, sums);
    StageSums stages;
    if (cache.bom.any_stage()) {
        stages.materials = sums.by_stage[0];
        stages.has_materials = sums.has_stage[0];
        for (std::size_t i = 1; i < stage_order.size(); ++i) {
            if (sums.has_stage[i]) stages.others[std::string(stage_order[i])] = sums.by_stage[i];
        }
    } else {
        stages.materials = sums.total;
        stages.has_materials = result_.counted_lines > 0;
    }
    PartSums parts;
    if (cache.resolver.any_parts()) add_bom_parts(project.bom, bom_parts, result_, parts);
    for (const ActivityLine& line : project.activities) {
        const ActivityResult& result = result_.activities.emplace_back(compute_activity(line, context));
        if (result.state == LineState::omitted) {
            sums.omitted.add(result.kgco2e);
            ++result_.omitted_lines;
            continue;
        }
        if (result.state != LineState::counted) {
            ++(result.state == LineState::outside ? result_.outside_lines : result_.open_lines);
            continue;
        }
        stages.add(line.stage, result.kgco2e);
        add_activity_parts(line, result, cache.resolver, parts);
        sums.total.add(result.kgco2e);
        const auto origin = std::min(static_cast<std::size_t>(line.origin), origin_count - 1);
        sums.by_origin[origin].add(result.kgco2e);
        sums.has_origin[origin] = true;
        ++result_.counted_lines;
        if (line.origin == Origin::proxy) ++result_.proxy_lines;
    }
    result_.total = sums.total.value();
    result_.by_stage = stages.in_order();
    result_.parts = {parts[0].value(), parts[1].value(), parts[2].value(), parts[3].value(), 0};
    result_.parts.unsplit = unsplit_rest(result_.total, result_.parts);
    result_.omitted_kgco2e = sums.omitted.value();
    result_.net_mass_kg = sums.mass.value();
    result_.covered_mass_kg = sums.counted_mass.value();
    result_.omitted_mass_kg = sums.omitted_mass.value();
    for (std::size_t origin = 0; origin < origin_count; ++origin) {
        if (sums.has_origin[origin]) result_.by_origin[static_cast<int>(origin)] = sums.by_origin[origin].value();
    }
    result_.complete = result_.open_lines == 0 && result_.counted_lines > 0;
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
