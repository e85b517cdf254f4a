#include "core/footprint/shared_assemblies.hpp"

#include <string_view>
#include <unordered_map>

#include "core/footprint/kernel.hpp"

namespace zuji {
namespace {

/// An assembly that is referred to, with the lines [from, end) below and including it.
struct Target {
    std::size_t from = 0;
    std::size_t end = 0;
    std::vector<std::size_t> users;  ///< lines that have its parts
    std::vector<std::size_t> needs;  ///< targets of the shared lines inside it
    std::size_t open_needs = 0;
    bool done = false;
};

constexpr std::size_t no_target = static_cast<std::size_t>(-1);

struct One {
    double kgco2e = 0;
    FactorParts parts{};
    double mass_kg = 0;
    bool has_mass = false;
};

class SharedAssemblies {
   public:
    SharedAssemblies(const std::vector<BomLine>& lines, std::vector<PreparedLine>& prepared, BomParts& parts)
        : lines_(&lines), prepared_(&prepared), parts_(&parts) {}

    void resolve(std::map<std::size_t, std::string>& cycle_paths) {
        find_targets();
        find_needs();
        compute_in_order();
        for (const Target& target : targets_) {
            if (target.done) continue;
            for (const std::size_t user : target.users) {
                (*prepared_)[user].state = LineState::cycle;
                cycle_paths[user] = path_around(target);
            }
        }
    }

   private:
    static bool is_shared(const PreparedLine& line) { return line.shared && !line.has_parts; }

    std::size_t subtree_end(std::size_t from) const {
        const auto& all = *prepared_;
        std::size_t end = from + 1;
        while (end < all.size() && all[end].parent != no_line && all[end].parent >= from) ++end;
        return end;
    }

    void find_targets() {
        std::unordered_map<std::string_view, std::size_t> wanted;  // part number → target; the first assembly stands
        std::vector<std::size_t> users;
        for (std::size_t i = 0; i < lines_->size(); ++i) {
            if (!is_shared((*prepared_)[i])) continue;
            users.push_back(i);
            wanted.emplace((*lines_)[i].same_as, no_target);
        }
        for (std::size_t i = 0; i < lines_->size(); ++i) {
            const auto found = wanted.find((*lines_)[i].part_number);
            if (found == wanted.end() || found->second != no_target) continue;
            const PreparedLine& line = (*prepared_)[i];
            if (!line.has_parts && !line.has_factor) continue;
            found->second = targets_.size();
            targets_.push_back({i, subtree_end(i), {}, {}, 0, false});
        }
        target_of_.assign(lines_->size(), no_target);
        for (const std::size_t user : users) {
            const std::size_t target = wanted.at((*lines_)[user].same_as);
            if (target == no_target) {
                (*prepared_)[user].state = LineState::no_assembly;
                continue;
            }
            target_of_[user] = target;
            targets_[target].users.push_back(user);
        }
    }

    void find_needs() {
        for (Target& target : targets_) {
            for (std::size_t i = target.from; i < target.end; ++i) {
                if (target_of_[i] < targets_.size()) target.needs.push_back(target_of_[i]);
            }
            target.open_needs = target.needs.size();
        }
    }

    /// Targets without shared lines inside first, then those that only need these, and so on.
    void compute_in_order() {
        std::vector<std::vector<std::size_t>> needed_by(targets_.size());
        std::vector<std::size_t> ready;
        for (std::size_t t = 0; t < targets_.size(); ++t) {
            for (const std::size_t need : targets_[t].needs) needed_by[need].push_back(t);
            if (targets_[t].open_needs == 0) ready.push_back(t);
        }
        for (std::size_t next = 0; next < ready.size(); ++next) {
            Target& target = targets_[ready[next]];
            target.done = true;
            const One one = one_of(target);
            for (const std::size_t user : target.users) give(one, user);
            for (const std::size_t above : needed_by[ready[next]]) {
                if (--targets_[above].open_needs == 0) ready.push_back(above);
            }
        }
    }

    /// What one of the assembly emits and weighs.
    One one_of(const Target& target) const {
        const auto& all = *prepared_;
        std::vector<One> sums(target.end - target.from);
        for (std::size_t i = target.end; i-- > target.from;) {
            const PreparedLine& line = all[i];
            One& own = sums[i - target.from];
            const bool whole = !line.has_parts || line.has_factor;
            if (whole) {
                own.kgco2e = line.state == LineState::counted ? emission(line.gross, line.factor) : 0;
                own.parts = parts_in(i);
            } else {
                own.kgco2e *= line.quantity;
                scale(own.parts, line.quantity);
            }
            if (line.has_mass && (whole || !own.has_mass)) {
                own.mass_kg = line.mass_kg;
                own.has_mass = true;
            } else {
                own.mass_kg *= line.quantity;
            }
            if (i == target.from) break;
            One& above = sums[line.parent - target.from];
            above.mass_kg += own.mass_kg;
            above.has_mass = above.has_mass || own.has_mass;
            if (line.omitted) continue;
            above.kgco2e += own.kgco2e;
            for (std::size_t k = 0; k < own.parts.size(); ++k) above.parts[k] += own.parts[k];
        }
        One one = sums.front();
        const double quantity = all[target.from].quantity;
        if (quantity == 0) return {};
        one.kgco2e /= quantity;
        one.mass_kg /= quantity;
        scale(one.parts, 1 / quantity);
        return one;
    }

    static void scale(FactorParts& parts, double by) {
        for (double& part : parts) part *= by;
    }

    /// Parts of the emission of a line that counts by a factor.
    FactorParts parts_in(std::size_t i) const {
        const PreparedLine& line = (*prepared_)[i];
        FactorParts parts = parts_->of(i, (*lines_)[i]).value_or(FactorParts{});
        scale(parts, line.state == LineState::counted ? line.gross : 0);
        return parts;
    }

    void give(const One& one, std::size_t user) {
        parts_->set_shared(user, one.parts);
        PreparedLine& line = (*prepared_)[user];
        line.gross = line.quantity;
        line.factor = one.kgco2e;
        line.origin = static_cast<std::uint8_t>(Origin::computed);
        if (line.has_mass || !one.has_mass) return;
        line.mass_kg = one.mass_kg * line.quantity;
        line.has_mass = true;
    }

    /// "A → B → A": along targets that could not be computed, until one comes again.
    std::string path_around(const Target& start) const {
        std::string path = name_of(start);
        std::vector<bool> passed(targets_.size(), false);
        const Target* at = &start;
        constexpr std::size_t longest_path = 12;
        for (std::size_t step = 0; step < targets_.size(); ++step) {
            if (step == longest_path) return path + " → …";
            const Target* next = nullptr;
            for (const std::size_t need : at->needs) {
                if (!targets_[need].done) next = &targets_[need];
            }
            if (next == nullptr) break;
            path += " → " + name_of(*next);
            const auto index = static_cast<std::size_t>(next - targets_.data());
            if (next == &start || passed[index]) break;
            passed[index] = true;
            at = next;
        }
        return path;
    }

    const std::string& name_of(const Target& target) const {
        const BomLine& line = (*lines_)[target.from];
        return line.part_number.empty() ? line.name : line.part_number;
    }

    const std::vector<BomLine>* lines_;
    std::vector<PreparedLine>* prepared_;
    BomParts* parts_;
    std::vector<Target> targets_;
    std::vector<std::size_t> target_of_;  ///< by line; no_target = none
};

}  // namespace

void resolve_shared_assemblies(const std::vector<BomLine>& lines, std::vector<PreparedLine>& prepared, BomParts& parts,
                               std::map<std::size_t, std::string>& cycle_paths) {
    SharedAssemblies(lines, prepared, parts).resolve(cycle_paths);
}

}  // namespace zuji
