#include "core/io/bom_difference.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/base/text.hpp"
#include "core/model/words.hpp"

namespace zuji {
namespace {

using Index = std::unordered_map<RowId, std::size_t>;

Index index_of(const std::vector<BomLine>& lines) {
    Index index;
    index.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) index.emplace(lines[i].id, i);
    return index;
}

std::string part_key(const BomLine& line) {
    if (!line.part_number.empty()) return "#" + comparison_key(line.part_number);
    return comparison_key(line.name) + '\x1f' + comparison_key(line.material);
}

/// What a line is found by again: the path of keys from the top, and which of several equal siblings it is.
std::vector<std::string> path_keys(const std::vector<BomLine>& lines) {
    const Index index = index_of(lines);
    std::vector<std::string> keys(lines.size());
    std::unordered_map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto parent = index.find(lines[i].parent);
        std::string key = parent == index.end() ? std::string() : keys[parent->second];
        key += '\x1e';
        key += part_key(lines[i]);
        const std::size_t number = ++seen[key];
        if (number > 1) key += '\x1d' + std::to_string(number);
        keys[i] = std::move(key);
    }
    return keys;
}

constexpr std::size_t none = ~std::size_t{0};

/// Lines of two editions that are the same line.
class Pairs {
   public:
    Pairs(const std::vector<BomLine>& before, const std::vector<BomLine>& after)
        : before_(before), after_(after), old_of_(after.size(), none), new_of_(before.size(), none) {}

    void find() {
        by_key(path_keys(before_), path_keys(after_));
        by_key(keys(before_, part_number), keys(after_, part_number));
        by_name();
    }
    [[nodiscard]] std::size_t old_of(std::size_t after) const { return old_of_[after]; }
    [[nodiscard]] bool is_removed(std::size_t before) const { return new_of_[before] == none; }

   private:
    static std::string part_number(const BomLine& line) {
        return line.part_number.empty() ? std::string() : comparison_key(line.part_number);
    }
    static std::vector<std::string> keys(const std::vector<BomLine>& lines, std::string (*key)(const BomLine&)) {
        std::vector<std::string> all;
        all.reserve(lines.size());
        for (const BomLine& line : lines) all.push_back(key(line));
        return all;
    }
    void pair(std::size_t before, std::size_t after) {
        old_of_[after] = before;
        new_of_[before] = after;
    }
    /// Lines that are still single, in order, by equal keys; an empty key pairs nothing.
    void by_key(const std::vector<std::string>& before, const std::vector<std::string>& after) {
        std::unordered_map<std::string_view, std::vector<std::size_t>> waiting;
        for (std::size_t i = before.size(); i-- > 0;) {
            if (new_of_[i] == none && !before[i].empty()) waiting[before[i]].push_back(i);
        }
        for (std::size_t i = 0; i < after.size(); ++i) {
            if (old_of_[i] != none) continue;
            const auto found = waiting.find(after[i]);
            if (found == waiting.end() || found->second.empty()) continue;
            pair(found->second.back(), i);
            found->second.pop_back();
        }
    }
    /// The same name under the same assembly: its part number or material was changed.
    void by_name() {
        const Index old_index = index_of(before_);
        const Index new_index = index_of(after_);
        std::vector<std::string> before(before_.size());
        std::vector<std::string> after(after_.size());
        for (std::size_t i = 0; i < before_.size(); ++i) {
            const auto parent = old_index.find(before_[i].parent);
            const std::size_t place = parent == old_index.end() ? none : new_of_[parent->second];
            if (parent == old_index.end() || place != none)
                before[i] = std::to_string(place) + '/' + comparison_key(before_[i].name);
        }
        for (std::size_t i = 0; i < after_.size(); ++i) {
            const auto parent = new_index.find(after_[i].parent);
            after[i] = std::to_string(parent == new_index.end() ? none : parent->second) + '/' +
                       comparison_key(after_[i].name);
        }
        by_key(before, after);
    }

    const std::vector<BomLine>& before_;
    const std::vector<BomLine>& after_;
    std::vector<std::size_t> old_of_;
    std::vector<std::size_t> new_of_;
};

bool equal_numbers(const Entered& a, const Entered& b) {
    if (a == b) return true;
    const auto x = a.exact();
    const auto y = b.exact();
    return x && y && *x == *y;
}

/// What the columns of a file can say.
class Told {
   public:
    explicit Told(const Mapping& mapping) : mapping_(mapping) {}
    [[nodiscard]] bool has(Column column) const {
        return std::find(mapping_.columns.begin(), mapping_.columns.end(), column) != mapping_.columns.end();
    }
    [[nodiscard]] bool has_mass() const { return has(Column::mass_each) || has(Column::mass_total); }

   private:
    const Mapping& mapping_;
};

/// What a column of the file says is taken, also that there is nothing any more; what it cannot say stays.
void take_over(const BomLine& old, BomLine& line, const Told& told) {
    const auto keep = [&](Column column, auto BomLine::*member) {
        if (!told.has(column)) line.*member = old.*member;
    };
    const auto keep_number = [&](Column column, Entered BomLine::*member) {
        if (!told.has(column) || equal_numbers(line.*member, old.*member)) line.*member = old.*member;
    };
    keep(Column::factor, &BomLine::factor);
    if (line.factor == old.factor) keep(Column::origin, &BomLine::origin);
    keep(Column::source, &BomLine::source);
    keep(Column::omitted, &BomLine::omitted);
    if (line.omitted) keep(Column::omit_reason, &BomLine::omit_reason);
    keep(Column::stage, &BomLine::stage);
    keep(Column::same_as, &BomLine::same_as);
    keep_number(Column::recovered, &BomLine::recovered_percent);
    keep_number(Column::recycled, &BomLine::recycled_percent);
    keep(Column::recycled_factor, &BomLine::recycled_factor);
    keep(Column::note, &BomLine::note);
    keep(Column::supplier, &BomLine::supplier);
    keep_number(Column::loss, &BomLine::loss_percent);
    keep(Column::material, &BomLine::material);
    keep(Column::part_number, &BomLine::part_number);
    keep_number(Column::quantity, &BomLine::quantity);
    if (line.unit.empty()) keep(Column::unit, &BomLine::unit);  // the quantity may say it, too
    const bool same_mass = line.mass_basis == old.mass_basis && equal_numbers(line.mass_kg, old.mass_kg);
    if (!told.has_mass() || same_mass) {
        line.mass_kg = old.mass_kg;
        line.mass_basis = old.mass_basis;
    }
}

std::string name_of(const std::vector<BomLine>& lines, const Index& index, RowId id) {
    const auto found = index.find(id);
    return found == index.end() ? std::string() : lines[found->second].name;
}

std::string mass_text(const BomLine& line) {
    if (line.mass_kg.is_empty()) return {};
    return line.mass_kg.text() + (line.mass_basis == MassBasis::each ? " kg ×1" : " kg");
}

std::vector<FieldChange> changes_of(const BomLine& old, const BomLine& line) {
    std::vector<FieldChange> changes;
    const auto compare = [&](std::string_view field, const std::string& before, const std::string& after) {
        if (before != after) changes.push_back({field, before, after});
    };
    compare("name", old.name, line.name);
    compare("part_number", old.part_number, line.part_number);
    compare("material", old.material, line.material);
    compare("quantity", old.quantity.text(), line.quantity.text());
    compare("unit", old.unit, line.unit);
    compare("mass_kg", mass_text(old), mass_text(line));
    compare("loss_percent", old.loss_percent.text(), line.loss_percent.text());
    compare("supplier", old.supplier, line.supplier);
    compare("note", old.note, line.note);
    compare("factor", old.factor, line.factor);
    compare("origin", std::string(word_of(old.origin)), std::string(word_of(line.origin)));
    compare("source", old.source, line.source);
    compare("omitted", old.omitted ? "✓" : "", line.omitted ? "✓" : "");
    compare("omit_reason", old.omit_reason, line.omit_reason);
    compare("stage", old.stage, line.stage);
    compare("same_as", old.same_as, line.same_as);
    compare("recovered_percent", old.recovered_percent.text(), line.recovered_percent.text());
    compare("recycled_percent", old.recycled_percent.text(), line.recycled_percent.text());
    compare("recycled_factor", old.recycled_factor, line.recycled_factor);
    return changes;
}

}  // namespace

std::string_view line_fate_word(LineFate fate) {
    constexpr std::array<std::string_view, 4> words = {"same", "changed", "added", "removed"};
    return words.at(static_cast<std::size_t>(fate));
}

BomDifference merge_boms(const std::vector<BomLine>& before, std::vector<BomLine>& after, const Mapping& mapping) {
    Pairs pairs(before, after);
    pairs.find();
    const Told told(mapping);
    const Index old_index = index_of(before);
    const Index new_index = index_of(after);
    BomDifference difference;
    difference.lines.reserve(after.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        BomLine& line = after[i];
        LineDifference entry{LineFate::added, 0, line.id, line.name, {}};
        if (const std::size_t at = pairs.old_of(i); at != none) {
            const BomLine& old = before[at];
            take_over(old, line, told);
            entry.before = old.id;
            entry.changes = changes_of(old, line);
            std::string above = name_of(before, old_index, old.parent);
            std::string now = name_of(after, new_index, line.parent);
            if (above != now) entry.changes.push_back({"parent", std::move(above), std::move(now)});
            entry.fate = entry.changes.empty() ? LineFate::same : LineFate::changed;
        }
        ++(entry.fate == LineFate::added     ? difference.added
           : entry.fate == LineFate::changed ? difference.changed
                                             : difference.same);
        difference.lines.push_back(std::move(entry));
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!pairs.is_removed(i)) continue;
        ++difference.removed;
        difference.lines.push_back({LineFate::removed, before[i].id, 0, before[i].name, {}});
    }
    return difference;
}

}  // namespace zuji
