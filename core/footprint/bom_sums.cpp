#include "core/footprint/bom_sums.hpp"

#include <algorithm>

#include "core/model/bom_tree.hpp"

namespace zuji {
namespace {

LineState state_in(const PreparedLine& line, const BomContext& above) {
    if (line.depth >= max_bom_depth) return LineState::too_deep;
    if (above.omitted || line.omitted) return LineState::omitted;
    if (above.covered) return LineState::covered;
    if (line.has_parts && !line.has_factor) {
        return line.quantity_state == LineState::counted ? LineState::parent : line.quantity_state;
    }
    return above.broken == LineState::counted ? line.state : above.broken;
}

/// Emission of one line; what would overflow is no number anybody meant.
void compute_line(const PreparedLine& line, const BomContext& above, BomLineResult& out) {
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

/// CLAUSE R52003/18: a line of a stage outside the boundary is neither counted nor open, nor is there anything to cut
/// off; the same goes for activities.
bool is_left_outside(const BomLineResult& result) {
    return result.state == LineState::counted || result.state == LineState::omitted || is_open(result.state);
}

BomContext below(const PreparedLine& line, const BomContext& above, LineState state, bool gives_mass) {
    BomContext context = above;
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

bool is_below(const std::vector<PreparedLine>& prepared, std::size_t line, std::size_t top) {
    std::uint32_t up = prepared[line].parent;
    while (up != no_line && up > top) up = prepared[up].parent;
    return up == top;
}

/// The mass that a line gives by itself: a leaf's, or that of an assembly which its own factor counts.
bool gives_own_mass(const PreparedLine& line, double mass) {
    return line.has_mass && is_sensible(mass) && (!line.has_parts || line.has_factor);
}

}  // namespace

void LineSums::add(const LineSums& later) {
    total.add(later.total);
    omitted.add(later.omitted);
    mass.add(later.mass);
    counted_mass.add(later.counted_mass);
    omitted_mass.add(later.omitted_mass);
    for (std::size_t i = 0; i < by_origin.size(); ++i) {
        if ((later.origins >> i & 1U) != 0) by_origin[i].add(later.by_origin[i]);
    }
    for (std::size_t i = 0; i < by_stage.size(); ++i) {
        if ((later.stages >> i & 1U) != 0) by_stage[i].add(later.by_stage[i]);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i].add(later.parts[i]);
    origins |= later.origins;
    stages |= later.stages;
    counted_lines += later.counted_lines;
    proxy_lines += later.proxy_lines;
    omitted_lines += later.omitted_lines;
    outside_lines += later.outside_lines;
    open_lines += later.open_lines;
}

void BomSums::link(const std::vector<PreparedLine>& prepared) {
    parents_.clear();
    last_child_.assign(prepared.size(), no_line);
    prev_sibling_.assign(prepared.size(), no_line);
    contexts_.resize(prepared.size());
    in_order_ = true;
    std::uint32_t open = no_line;  // the line before, then the ancestors of it that are still open
    for (std::size_t i = 0; i < prepared.size(); ++i) {
        const std::uint32_t parent = prepared[i].parent;
        if (prepared[i].has_parts) parents_.push_back(static_cast<std::uint32_t>(i));
        while (open != no_line && open != parent) open = prepared[open].parent;
        in_order_ = in_order_ && open == parent;
        open = static_cast<std::uint32_t>(i);
        if (parent == no_line) continue;
        prev_sibling_[i] = last_child_[parent];
        last_child_[parent] = static_cast<std::uint32_t>(i);
    }
    blocks_.resize((prepared.size() + block - 1) / block);
}

inline void BomSums::sum_line(const Work& work, std::size_t i, HotSums& hot, LineSums& sums) {
    const PreparedLine& line = work.prepared[i];
    const BomContext& context = above(line);
    BomLineResult& result = work.out[i];
    compute_line(line, context, result);
    std::uint8_t stage = 0;
    if (work.scope.staged) {
        stage = line.stage < stage_order.size() ? line.stage : context.stage;
        if ((work.scope.outside >> stage & 1U) != 0 && is_left_outside(result)) {
            result.state = LineState::outside;
            result.kgco2e = 0;
            if (!line.has_parts) ++sums.outside_lines;
        }
    }
    const double mass = line.mass_kg * context.multiplicity;
    const bool own_mass = gives_own_mass(line, mass);
    if (own_mass) {
        result.net_mass_kg = mass;
        result.has_mass = true;
    }
    if (own_mass && !context.mass_taken) {
        hot.mass.add(mass);
        if (result.state == LineState::omitted) sums.omitted_mass.add(mass);
        const bool counted =
            result.state == LineState::counted || (result.state == LineState::covered && context.covered_counted);
        if (counted) hot.counted_mass.add(mass);
    }
    if (result.state == LineState::counted) {
        result.subtotal = result.kgco2e;
        hot.total.add(result.kgco2e);
        sums.by_origin[line.origin].add(result.kgco2e);
        sums.origins |= 1U << line.origin;
        if (work.scope.staged) {
            sums.by_stage[stage].add(result.kgco2e);
            sums.stages |= 1U << stage;
        }
        ++hot.counted_lines;
        if (line.origin == static_cast<std::uint8_t>(Origin::proxy)) ++sums.proxy_lines;
    } else if (result.state == LineState::omitted) {
        sums.omitted.add(result.kgco2e);
        if (!line.has_parts) ++sums.omitted_lines;
    } else if (is_open(result.state)) {
        ++sums.open_lines;
    }
    if (line.has_parts) {
        contexts_[i] = below(line, context, result.state, own_mass);
        contexts_[i].stage = stage;
    }
}

void BomSums::sum_block(const Work& work, std::size_t index) {
    const std::size_t end = std::min((index + 1) * block, work.prepared.size());
    LineSums sums;
    HotSums hot;
    for (std::size_t i = index * block; i < end; ++i) sum_line(work, i, hot, sums);
    sums.total = hot.total;
    sums.mass = hot.mass;
    sums.counted_mass = hot.counted_mass;
    sums.counted_lines = hot.counted_lines;
    if (work.scope.with_parts) {
        for (std::size_t i = index * block; i < end; ++i) {
            if (work.out[i].state != LineState::counted) continue;
            const auto parts = work.parts.of(i, work.lines[i]);
            if (!parts) continue;
            for (std::size_t k = 0; k < parts->size(); ++k) sums.parts[k].add(work.out[i].activity * (*parts)[k]);
        }
    }
    blocks_[index] = sums;
}

/// Subtotal, mass and open lines of an assembly, from its own parts, the last one first.
void BomSums::gather(const Work& work, std::uint32_t parent) {
    const PreparedLine& line = work.prepared[parent];
    BomLineResult& result = work.out[parent];
    const double own_mass = line.mass_kg * result.multiplicity;
    const bool keeps_mass = line.has_factor && line.has_mass;
    result.subtotal = result.state == LineState::counted ? result.kgco2e : 0;
    result.open_below = 0;
    result.has_mass = gives_own_mass(line, own_mass);
    result.net_mass_kg = result.has_mass ? own_mass : 0;
    for (std::uint32_t child = last_child_[parent]; child != no_line; child = prev_sibling_[child]) {
        const BomLineResult& part = work.out[child];
        result.subtotal += part.subtotal;
        result.open_below += part.open_below + (is_open(part.state) ? 1U : 0U);
        if (!part.has_mass || keeps_mass) continue;
        result.net_mass_kg += part.net_mass_kg;
        result.has_mass = true;
    }
    // No part has a mass: the assembly's own stands.
    if (result.has_mass || !line.has_mass || !is_sensible(own_mass)) return;
    result.net_mass_kg = own_mass;
    result.has_mass = true;
}

/// Masses of assemblies that stand for those of their parts, which have none.
void BomSums::add_assembly_masses(const Work& work) {
    for (std::size_t k = parents_.size(); k-- > 0;) {
        const std::uint32_t parent = parents_[k];
        const PreparedLine& line = work.prepared[parent];
        const BomLineResult& result = work.out[parent];
        if (!line.has_mass || line.has_factor || !result.has_mass || above(line).mass_taken) continue;
        bool of_parts = false;
        for (std::uint32_t child = last_child_[parent]; child != no_line && !of_parts; child = prev_sibling_[child]) {
            of_parts = work.out[child].has_mass;
        }
        if (of_parts) continue;
        sums_.mass.add(result.net_mass_kg);
        if (result.state == LineState::omitted) sums_.omitted_mass.add(result.net_mass_kg);
    }
}

void BomSums::compute_all(const Work& work) {
    for (std::size_t index = 0; index < blocks_.size(); ++index) sum_block(work, index);
    for (std::size_t k = parents_.size(); k-- > 0;) gather(work, parents_[k]);
}

bool BomSums::compute_changed(const Work& work, std::span<const std::size_t> changed) {
    const std::size_t most_blocks = blocks_.size() / 4;
    std::vector<std::size_t> dirty;         // blocks, rising
    std::vector<std::uint32_t> assemblies;  // to be gathered again
    for (const std::size_t line : changed) {
        for (std::uint32_t up = work.prepared[line].parent; up != no_line; up = work.prepared[up].parent) {
            assemblies.push_back(up);
        }
        if (assemblies.size() > work.prepared.size()) return false;  // many lines far down
        std::size_t end = line;
        do {
            const std::size_t index = end / block;
            if (dirty.empty() || dirty.back() < index) dirty.push_back(index);
            if (dirty.size() > most_blocks) return false;
            end = (index + 1) * block;
        } while (work.prepared[line].has_parts && end < work.prepared.size() && is_below(work.prepared, end, line));
    }
    for (const std::size_t index : dirty) {
        sum_block(work, index);
        const auto first = std::lower_bound(parents_.begin(), parents_.end(), index * block);
        const auto last = std::lower_bound(first, parents_.end(), (index + 1) * block);
        assemblies.insert(assemblies.end(), first, last);
    }
    std::sort(assemblies.rbegin(), assemblies.rend());
    assemblies.erase(std::unique(assemblies.begin(), assemblies.end()), assemblies.end());
    for (const std::uint32_t assembly : assemblies) gather(work, assembly);
    return true;
}

const LineSums& BomSums::compute(const BomArrays& arrays, const std::vector<BomLine>& lines, const BomParts& parts,
                                 BomScope scope, std::optional<std::span<const std::size_t>> changed,
                                 std::vector<BomLineResult>& out) {
    const bool as_before = structure_ == arrays.structure() && scope == scope_ && out.size() == lines.size();
    if (structure_ != arrays.structure()) link(arrays.lines());
    structure_ = arrays.structure();
    scope_ = scope;
    out.resize(lines.size());
    const Work work{arrays.lines(), lines, parts, scope, out};
    if (!changed || !as_before || !in_order_ || !compute_changed(work, *changed)) compute_all(work);
    sums_ = {};
    for (const LineSums& each : blocks_) sums_.add(each);
    add_assembly_masses(work);
    return sums_;
}

}  // namespace zuji
