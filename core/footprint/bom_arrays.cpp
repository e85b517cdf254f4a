#include "core/footprint/bom_arrays.hpp"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "core/footprint/activities.hpp"

namespace zuji {
namespace {

constexpr std::uint32_t flags_origin_shift = 8;

/// Net mass in kg per one of the parent: a quantity that is a mass, else the entered mass.
void read_mass(PreparedLine& out, const BomLine& line, double kilograms_of_unit) {
    out.has_mass = true;
    if (line.quantity.has_value() && kilograms_of_unit > 0) {
        out.mass_kg = line.quantity.value() * kilograms_of_unit;
    } else if (line.mass_kg.has_value()) {
        out.mass_kg = line.mass_basis == MassBasis::each ? line.mass_kg.value() * out.quantity : line.mass_kg.value();
    } else {
        out.has_mass = false;
        out.mass_kg = 0;
    }
    if (!is_sensible(out.mass_kg)) {
        out.has_mass = false;
        out.mass_kg = 0;
    }
}

/// Equality of short texts, eight bytes at a time: where memcmp is a loop over bytes, it would be most of the work.
bool same_text(const std::string& a, const std::string& b) {
    const std::size_t size = a.size();
    if (size != b.size()) return false;
    const char* p = a.data();
    const char* q = b.data();
    const auto differ = [&](std::size_t at, auto word) {
        auto other = word;
        std::memcpy(&word, p + at, sizeof word);
        std::memcpy(&other, q + at, sizeof other);
        return word != other;
    };
    if (size < sizeof(std::uint64_t)) {
        for (std::size_t i = 0; i < size; ++i) {
            if (p[i] != q[i]) return false;
        }
        return true;
    }
    for (std::size_t i = 0; i + sizeof(std::uint64_t) <= size; i += sizeof(std::uint64_t)) {
        if (differ(i, std::uint64_t{})) return false;
    }
    return !differ(size - sizeof(std::uint64_t), std::uint64_t{});
}

/// Fields that most lines leave blank; a line that has one is read again every time.
bool has_extras(const BomLine& line) {
    return !line.recovered_percent.is_empty() || !line.recycled_percent.is_empty() || !line.recycled_factor.empty() ||
           !line.same_as.empty() || !line.stage.empty();
}

LineState state_of_share(const Entered& percent) {
    if (percent.is_bad()) return LineState::bad_number;
    constexpr double all = 100;
    return percent.value() < 0 || percent.value() > all ? LineState::share_out_of_range : LineState::counted;
}

LineState state_of_numbers(const BomLine& line) {
    if (line.quantity.is_bad() || line.mass_kg.is_bad() || line.loss_percent.is_bad()) return LineState::bad_number;
    if (line.quantity.value() < 0 || line.mass_kg.value() < 0) return LineState::negative_amount;
    const double loss = line.loss_percent.value();
    if (loss < 0 || loss >= 100) return LineState::loss_out_of_range;
    const LineState recovered = state_of_share(line.recovered_percent);
    return recovered == LineState::counted ? state_of_share(line.recycled_percent) : recovered;
}

}  // namespace

std::uint32_t BomArrays::flags_of(const BomLine& line) {
    const auto bits = [](const Entered& e) { return (e.has_value() ? 1U : 0U) | (e.is_bad() ? 2U : 0U); };
    return bits(line.quantity) | bits(line.mass_kg) << 2U | bits(line.loss_percent) << 4U |
           (line.mass_basis == MassBasis::each ? 64U : 0U) | (line.omitted ? 128U : 0U) |
           (has_extras(line) ? extras_flag : 0U) | (line.recycled_percent.value() != 0 ? blended_flag : 0U) |
           static_cast<std::uint32_t>(line.origin) << flags_origin_shift;
}

bool BomArrays::same(const Seen& seen, const BomLine& line, const Resolver& resolver) const {
    return (seen.flags & extras_flag) == 0 && seen.quantity == line.quantity.value() &&
           seen.mass_kg == line.mass_kg.value() && seen.loss_percent == line.loss_percent.value() &&
           seen.flags == flags_of(line) && same_text(resolver.units().text(seen.unit), line.unit) &&
           same_text(resolver.factors().text(seen.factor), line.factor);
}

void BomArrays::update(const std::vector<BomLine>& lines, Resolver& resolver, const std::span<const std::size_t>* only,
                       bool everything) {
    const bool resized = lines.size() != seen_.size();
    if (any_shared_) only = nullptr;                 // what is shared depends on lines elsewhere
    if (everything || resized || only == nullptr) {  // every line is looked at, and says again what it has
        any_stage_ = false;
        any_shared_ = false;
    }
    changed_.clear();
    all_changed_ = everything || resized;
    if (all_changed_) {
        seen_.assign(lines.size(), {});
        prepared_.assign(lines.size(), {});
        for (std::size_t i = 0; i < lines.size(); ++i) read(i, lines[i], resolver);
        read_structure(lines);
        return;
    }
    moved_ = false;
    if (only != nullptr) {
        for (const std::size_t i : *only) {
            if (i < lines.size()) look_at(i, lines[i], resolver);
        }
        std::sort(changed_.begin(), changed_.end());
        changed_.erase(std::unique(changed_.begin(), changed_.end()), changed_.end());
    } else {
        for (std::size_t i = 0; i < lines.size(); ++i) look_at(i, lines[i], resolver);
    }
    if (moved_) read_structure(lines);
}

void BomArrays::look_at(std::size_t i, const BomLine& line, Resolver& resolver) {
    Seen& seen = seen_[i];
    moved_ = moved_ || seen.id != line.id || seen.parent != line.parent;
    if (!same(seen, line, resolver)) {
        const PreparedLine before = prepared_[i];
        read(i, line, resolver);
        // Two factors may have the same value and other parts.
        if (resolver.any_parts() || !(before == prepared_[i])) changed_.push_back(i);
    }
    seen.id = line.id;
    seen.parent = line.parent;
}

/// The factor of a material with a recycled share, in place of the primary one.
LineState BomArrays::blend(PreparedLine& out, const BomLine& line, std::uint32_t factor, Resolver& resolver) {
    const double share = line.recycled_percent.value() / 100;
    if (share == 0) return LineState::counted;
    if (line.recycled_factor.empty()) return LineState::no_recycled_factor;
    const std::uint32_t recycled_name = resolver.factors().index_of(line.recycled_factor);
    const ResolvedFactor recycled = resolver.factor(recycled_name);
    if (recycled.state != LineState::counted) return recycled.state;
    const auto units = resolver.between(factor, recycled_name);
    if (!units) return LineState::unit_mismatch;
    out.factor = blended_factor(out.factor, share, recycled.value * *units);
    return LineState::counted;
}

void BomArrays::read(std::size_t i, const BomLine& line, Resolver& resolver) {
    Seen& seen = seen_[i];
    seen = {line.id,
            line.parent,
            resolver.units().index_of(line.unit),
            resolver.factors().index_of(line.factor),
            line.quantity.value(),
            line.mass_kg.value(),
            line.loss_percent.value(),
            flags_of(line)};
    PreparedLine& out = prepared_[i];
    out.origin = static_cast<std::uint8_t>(std::min(static_cast<std::size_t>(line.origin), origin_count - 1));
    out.omitted = line.omitted;
    out.has_factor = !line.factor.empty();
    out.quantity = line.quantity.has_value() ? line.quantity.value() : 1;
    out.quantity_state = line.quantity.is_bad()      ? LineState::bad_number
                         : line.quantity.value() < 0 ? LineState::negative_amount
                                                     : LineState::counted;
    read_mass(out, line, resolver.kilograms(seen.unit));
    out.stage = line.stage.empty() ? no_stage : static_cast<std::uint8_t>(stage_index(line.stage));
    out.shared = !line.same_as.empty() && line.factor.empty();
    any_stage_ = any_stage_ || out.stage != no_stage;
    any_shared_ = any_shared_ || out.shared;
    const ResolvedFactor factor = resolver.factor(seen.factor);
    out.factor = factor.value;
    out.gross = 0;
    out.state = state_of_numbers(line);
    if (out.shared) return;
    if (out.state == LineState::counted) out.state = factor.state;
    if (out.state == LineState::counted) out.state = blend(out, line, seen.factor, resolver);
    if (out.state != LineState::counted) return;
    const ResolvedUnit& unit = resolver.unit(seen.unit, seen.factor);
    double net = 0;
    if (line.quantity.has_value() && unit.state == LineState::counted) {
        net = line.quantity.value() * unit.conversion;
    } else if (factor.per_mass && out.has_mass) {
        net = out.mass_kg * factor.per_kg;
    } else if (line.quantity.has_value() && !(factor.per_mass && unit.state == LineState::unit_mismatch)) {
        out.state = unit.state;
    } else {
        out.state = LineState::no_amount;
    }
    out.gross = fresh_amount(net, line.loss_percent.value() / 100, line.recovered_percent.value() / 100);
}

void BomArrays::read_structure(const std::vector<BomLine>& lines) {
    ++structure_;
    std::unordered_map<RowId, std::uint32_t> index_of;
    std::vector<std::uint32_t> dense;
    RowId largest = 0;
    for (const BomLine& line : lines) largest = std::max(largest, line.id);
    const bool is_dense = largest <= 8 * lines.size() + 1024;
    if (is_dense) dense.assign(std::size_t{largest} + 1, no_line);
    leaf_lines_ = lines.size();
    max_depth_ = 0;
    for (PreparedLine& line : prepared_) line.has_parts = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const RowId wanted = lines[i].parent;
        std::uint32_t parent = no_line;
        // Only a line above can be a parent: a project never has it otherwise, and nothing may run in circles here.
        if (wanted != 0 && is_dense) {
            if (wanted < dense.size()) parent = dense[wanted];
        } else if (wanted != 0) {
            const auto found = index_of.find(wanted);
            if (found != index_of.end()) parent = found->second;
        }
        PreparedLine& line = prepared_[i];
        line.parent = parent;
        line.depth = 0;
        if (parent != no_line) {
            PreparedLine& above = prepared_[parent];
            if (!above.has_parts) --leaf_lines_;
            above.has_parts = true;
            constexpr int deepest = std::numeric_limits<std::uint16_t>::max();
            line.depth = static_cast<std::uint16_t>(std::min(above.depth + 1, deepest));
            max_depth_ = std::max<std::size_t>(max_depth_, line.depth);
        }
        const auto index = static_cast<std::uint32_t>(i);
        if (is_dense) {
            dense[lines[i].id] = index;
        } else {
            index_of[lines[i].id] = index;
        }
    }
}

std::optional<FactorParts> BomParts::of(std::size_t i, const BomLine& line) const {
    const std::uint32_t name = arrays_->factor(i);
    if (name == no_name) {
        const auto shared = shared_.find(i);
        return shared == shared_.end() ? std::nullopt : std::optional(shared->second);
    }
    const ResolvedFactor primary = resolver_->factor(name);  // a copy: the next look-up may move the table
    if (!arrays_->is_blended(i)) return primary.has_parts ? std::optional(primary.parts) : std::nullopt;
    const std::uint32_t recycled_name = resolver_->factors().index_of(line.recycled_factor);
    const ResolvedFactor& recycled = resolver_->factor(recycled_name);
    if (!primary.has_parts && !recycled.has_parts) return std::nullopt;
    const FactorParts of_recycled = recycled.parts;
    const double units = resolver_->between(name, recycled_name).value_or(0);
    const double share = line.recycled_percent.value() / 100;
    FactorParts parts{};
    for (std::size_t k = 0; k < parts.size(); ++k) {
        parts[k] = blended_factor(primary.parts[k], share, of_recycled[k] * units);
    }
    return parts;
}

}  // namespace zuji
