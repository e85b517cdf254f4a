#include "core/io/bom_tree_import.hpp"

#include <algorithm>
#include <limits>

#include "core/base/text.hpp"
#include "core/model/bom_tree.hpp"

namespace zuji {
namespace {

constexpr std::size_t most_lines = 1'000'000;
constexpr std::size_t no_node = std::numeric_limits<std::size_t>::max();

int depth_of(const LevelText& level, bool outline) {
    return outline && !level.dotted ? static_cast<int>(level.outline.size()) - 1 : level.outline.front();
}

}  // namespace

BomTreeImport::BomTreeImport(std::vector<BomRow>& rows, ImportReport& report, std::vector<BomLine>& lines)
    : rows_(rows), report_(report), lines_(lines), placed_(rows.size(), false) {
    refused_.reserve(rows.size());
    for (const BomRow& row : rows) refused_.push_back(row.refused);
    lines_.reserve(rows.size());
}

void BomTreeImport::warn(std::size_t row, std::string code, std::vector<std::string> args) {
    report_.set(rows_[row].table_row, RowFate::warned, std::move(code), std::move(args));
}

void BomTreeImport::refuse(std::size_t row, std::string code, std::vector<std::string> args) {
    refused_[row] = true;
    report_.set(rows_[row].table_row, RowFate::refused, std::move(code), std::move(args));
}

RowId BomTreeImport::append(std::size_t row, RowId parent) {
    const std::size_t level = parent == 0 ? 1 : level_of_line_[parent - 1] + 1U;
    if (level > max_bom_depth) {
        if (!placed_[row]) refuse(row, "too-deep", {std::to_string(max_bom_depth)});
        return 0;
    }
    if (!placed_[row]) warn_of_duplicate(row, parent);
    placed_[row] = true;
    BomLine& line =
        rows_are_reused_ ? lines_.emplace_back(rows_[row].line) : lines_.emplace_back(std::move(rows_[row].line));
    level_of_line_.push_back(static_cast<std::uint16_t>(level));
    row_of_line_.push_back(row);
    line.id = static_cast<RowId>(lines_.size());
    line.parent = parent;
    return line.id;
}

/// The same part number twice in one assembly may be meant, and is said.
void BomTreeImport::warn_of_duplicate(std::size_t row, RowId parent) {
    const std::string& part = rows_[row].line.part_number;
    if (part.empty()) return;
    const std::uint64_t key = std::hash<std::string>{}(part)*31 + parent;
    const auto [before, is_new] = seen_.emplace(key, lines_.size());
    if (is_new || before->second >= lines_.size()) return;
    const BomLine& other = lines_[before->second];
    if (other.parent == parent && other.part_number == part) warn(row, "duplicate-row", {part});
}

void BomTreeImport::warn_of_missing_amounts(std::size_t column) {
    std::vector<bool> has_parts(lines_.size() + 1, false);
    for (const BomLine& line : lines_) has_parts[line.parent] = true;
    for (const BomLine& line : lines_) {
        if (has_parts[line.id] || !line.quantity.is_empty() || !line.mass_kg.is_empty()) continue;
        report_.set(rows_[row_of_line_[line.id - 1]].table_row, RowFate::warned, "no-amount", {}, column);
    }
}

void BomTreeImport::flat() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!refused_[i]) append(i, 0);
    }
}

void BomTreeImport::by_level(const std::vector<std::optional<LevelText>>& levels, bool outline) {
    int base = std::numeric_limits<int>::max();
    for (const auto& level : levels) {
        if (level) base = std::min(base, depth_of(*level, outline));
    }
    std::vector<int> depths;
    std::vector<std::string_view> texts;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        depths.push_back(levels[i] ? depth_of(*levels[i], outline) - base : -1);
        texts.push_back(rows_[i].level_text.empty() ? rows_[i].number_text : rows_[i].level_text);
    }
    by_depth(depths, texts);
}

void BomTreeImport::by_indent() {
    std::vector<std::size_t> open;  ///< indents of the assemblies around a row
    std::vector<int> depths;
    for (const BomRow& row : rows_) {
        while (!open.empty() && open.back() >= row.indent) open.pop_back();
        depths.push_back(static_cast<int>(open.size()));
        open.push_back(row.indent);
    }
    by_depth(depths, std::vector<std::string_view>(rows_.size()));
}

/// How a refused row is called to its parts.
std::string BomTreeImport::label(std::size_t row) const {
    const BomLine& line = rows_[row].line;
    if (!line.name.empty()) return line.name;
    return line.part_number.empty() ? std::to_string(rows_[row].table_row + 1) : line.part_number;
}

void BomTreeImport::by_depth(const std::vector<int>& depths, const std::vector<std::string_view>& texts) {
    struct Open {
        int depth;
        RowId id;  ///< 0 when refused
        std::size_t row;
    };
    std::vector<Open> open;
    int before = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        int depth = depths[i];
        if (depth < 0) {
            depth = before;
            if (!refused_[i]) warn(i, "bad-level", {std::string(texts[i])});
        }
        before = depth;
        while (!open.empty() && open.back().depth >= depth) open.pop_back();
        const int expected = open.empty() ? 0 : open.back().depth + 1;
        if (depth > expected && !refused_[i]) warn(i, "level-jump", {std::string(texts[i])});
        if (!open.empty() && open.back().id == 0 && !refused_[i]) refuse(i, "parent-refused", {label(open.back().row)});
        const RowId parent = open.empty() ? 0 : open.back().id;
        open.push_back({depth, refused_[i] ? 0 : append(i, parent), i});
    }
}

void BomTreeImport::by_parent_part() {
    number_parts();
    refuse_cycles();
    const std::vector<std::size_t> tops = top_rows();
    if (pairs_stand_once()) {
        expand_pairs(tops);
    } else {
        hang_on_nearest(tops);
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (placed_[i] || refused_[i]) continue;
        const bool full = lines_.size() >= most_lines;
        refuse(i, full ? "too-many-lines" : "parent-refused",
               {full ? std::to_string(most_lines) : rows_[i].parent_part_text});
    }
}

void BomTreeImport::number_parts() {
    const auto node = [&](const std::string& text) {
        const auto [found, is_new] = node_of_.emplace(comparison_key(text), node_text_.size());
        if (is_new) node_text_.push_back(text);
        return found->second;
    };
    for (const BomRow& row : rows_) {
        part_node_.push_back(node(row.line.part_number.empty() ? row.line.name : row.line.part_number));
        parent_node_.push_back(row.parent_part_text.empty() ? no_node : node(row.parent_part_text));
    }
    defined_.assign(node_text_.size(), false);
    for (const std::size_t part : part_node_) defined_[part] = true;
}

void BomTreeImport::refuse_cycles() {
    Edges edges(node_text_.size());
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (refused_[i] || parent_node_[i] == no_node) continue;
        edges[parent_node_[i]].push_back(part_node_[i]);
        starts.push_back(parent_node_[i]);
    }
    std::vector<std::string> path_of(node_text_.size());  ///< of nodes on a loop
    std::vector<std::size_t> loop_of(node_text_.size(), no_node);
    for (const auto& component : strong_components(edges, starts)) {
        if (!has_loop(edges, component)) continue;
        std::string path;
        for (const std::size_t node : way_around(edges, component)) {
            path += (path.empty() ? "" : " → ") + node_text_[node];
        }
        for (const std::size_t node : component) {
            loop_of[node] = component.front();
            path_of[node] = path;
        }
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (refused_[i] || parent_node_[i] == no_node) continue;
        const std::size_t loop = loop_of[part_node_[i]];
        if (loop != no_node && loop == loop_of[parent_node_[i]]) refuse(i, "cycle", {path_of[part_node_[i]]});
    }
}

/// Rows without a parent, or with one that no row is: the first such parent is taken for the product itself.
std::vector<std::size_t> BomTreeImport::top_rows() {
    std::vector<std::size_t> tops;
    std::size_t product = no_node;
    bool first = true;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (refused_[i]) continue;
        const std::size_t parent = parent_node_[i];
        const bool unknown = parent != no_node && !defined_[parent];
        if (first && unknown) product = parent;
        first = false;
        if (unknown && parent != product) warn(i, "unknown-parent", {rows_[i].parent_part_text});
        if (unknown || parent == no_node) tops.push_back(i);
    }
    return tops;
}

bool BomTreeImport::pairs_stand_once() const {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!refused_[i]) pairs.emplace_back(parent_node_[i], part_node_[i]);
    }
    std::sort(pairs.begin(), pairs.end());
    return std::adjacent_find(pairs.begin(), pairs.end()) == pairs.end();
}

/// A list of pairs: the parts of an assembly stand once and belong to each of its uses.
void BomTreeImport::expand_pairs(const std::vector<std::size_t>& tops) {
    std::vector<std::vector<std::size_t>> parts(node_text_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!refused_[i] && parent_node_[i] != no_node) parts[parent_node_[i]].push_back(i);
    }
    std::vector<bool> used(node_text_.size(), false);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (refused_[i] || parts[part_node_[i]].empty()) continue;
        if (used[part_node_[i]]) warn(i, "repeated-assembly", {node_text_[part_node_[i]]});
        rows_are_reused_ = rows_are_reused_ || used[part_node_[i]];
        used[part_node_[i]] = true;
    }
    append_trees(tops, parts, part_node_);
}

/// A list that repeats the parts of each use: a part belongs to the nearest use of its assembly above it, else below.
void BomTreeImport::hang_on_nearest(const std::vector<std::size_t>& tops) {
    std::vector<std::vector<std::size_t>> uses(node_text_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!refused_[i]) uses[part_node_[i]].push_back(i);
    }
    std::vector<std::vector<std::size_t>> parts(rows_.size());
    std::vector<std::size_t> self(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        self[i] = i;
        if (refused_[i] || parent_node_[i] == no_node || uses[parent_node_[i]].empty()) continue;
        const std::vector<std::size_t>& candidates = uses[parent_node_[i]];
        const auto next = std::upper_bound(candidates.begin(), candidates.end(), i);
        parts[next == candidates.begin() ? *next : *(next - 1)].push_back(i);
    }
    append_trees(tops, parts, self);
}

/// Depth first; `key[row]` says where the parts of a row stand in `parts`.
void BomTreeImport::append_trees(const std::vector<std::size_t>& tops,
                                 const std::vector<std::vector<std::size_t>>& parts,
                                 const std::vector<std::size_t>& key) {
    struct Waiting {
        std::size_t row;
        RowId parent;
    };
    std::vector<Waiting> waiting;
    for (auto top = tops.rbegin(); top != tops.rend(); ++top) waiting.push_back({*top, 0});
    while (!waiting.empty() && lines_.size() < most_lines) {
        const Waiting next = waiting.back();
        waiting.pop_back();
        const RowId id = append(next.row, next.parent);
        if (id == 0) continue;
        const std::vector<std::size_t>& below = parts[key[next.row]];
        for (auto part = below.rbegin(); part != below.rend(); ++part) waiting.push_back({*part, id});
    }
}

}  // namespace zuji
