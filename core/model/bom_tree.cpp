#include "core/model/bom_tree.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "core/model/record_json.hpp"
#include "core/model/row_index.hpp"

namespace zuji {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

std::string where(std::size_t position, std::string_view column) {
    return "[" + std::to_string(position) + "]." + std::string(column);
}

std::string label(const BomLine& line) {
    if (!line.name.empty()) return line.name;
    if (!line.part_number.empty()) return line.part_number;
    return "#" + std::to_string(line.id);
}

/// Whether the lines are in pre-order already, found in one pass with the stack of open ancestors.
/// An unknown parent or a cycle makes it false, and the slow way says which.
bool is_arranged(const std::vector<BomLine>& lines) {
    std::vector<RowId> open;
    for (const BomLine& line : lines) {
        while (!open.empty() && open.back() != line.parent) open.pop_back();
        if (open.empty() && line.parent != 0) return false;
        open.push_back(line.id);
    }
    return true;
}

std::optional<Error> check_ids(const std::vector<BomLine>& lines) {
    std::vector<std::pair<RowId, std::size_t>> ids;
    ids.reserve(lines.size());
    bool is_rising = true;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].id == 0 || lines[i].id >= max_next_row) {
            return Error{"bad-value", where(i, "id"), {std::to_string(lines[i].id), "1 …"}};
        }
        is_rising = is_rising && (ids.empty() || ids.back().first < lines[i].id);
        ids.emplace_back(lines[i].id, i);
    }
    if (is_rising) return std::nullopt;
    std::sort(ids.begin(), ids.end());
    const auto twin = std::adjacent_find(ids.begin(), ids.end(), [](auto a, auto b) { return a.first == b.first; });
    if (twin == ids.end()) return std::nullopt;
    return Error{"duplicate-id", where(std::next(twin)->second, "id"), {std::to_string(twin->first)}};
}

/// Children of every line as linked lists in document order; the roots hang below the extra node `lines.size()`.
struct Children {
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> next;
};

Result<Children> link_children(const std::vector<BomLine>& lines) {
    RowIndex index;
    Children children;
    children.first.assign(lines.size() + 1, none);
    children.next.assign(lines.size(), none);
    for (std::size_t i = lines.size(); i-- > 0;) {
        std::size_t parent = lines.size();
        if (lines[i].parent != 0) {
            const auto found = index.find(lines, lines[i].parent);
            if (!found) return Error{"unknown-parent", where(i, "parent"), {std::to_string(lines[i].parent)}};
            parent = *found;
        }
        children.next[i] = children.first[parent];
        children.first[parent] = static_cast<std::uint32_t>(i);
    }
    return children;
}

/// The cycle that the ancestors of `start` run into, as "a → b → a"; a long one shows its two ends.
Error cycle_error(const std::vector<BomLine>& lines, std::size_t start) {
    constexpr std::size_t shown = 6;
    RowIndex index;
    const auto parent_of = [&](std::size_t i) { return index.find(lines, lines[i].parent).value_or(i); };
    std::vector<bool> is_seen(lines.size(), false);
    std::size_t at = start;
    while (!is_seen[at]) {
        is_seen[at] = true;
        at = parent_of(at);
    }
    std::vector<std::size_t> cycle = {at};
    for (std::size_t i = parent_of(at); i != at; i = parent_of(i)) cycle.push_back(i);
    cycle.push_back(at);
    std::reverse(cycle.begin(), cycle.end());  // from parent to child
    std::string path;
    for (std::size_t i = 0; i < cycle.size(); ++i) {
        if (i >= shown && i + shown < cycle.size()) {
            if (i == shown) path += " → …";
            continue;
        }
        if (i > 0) path += " → ";
        path += label(lines[cycle[i]]);
    }
    return {"bom-cycle", where(at, "parent"), {path}};
}

/// Positions in pre-order. A line that is never reached hangs below a cycle.
Result<std::vector<std::uint32_t>> pre_order(const std::vector<BomLine>& lines, const Children& children) {
    std::vector<std::uint32_t> order;
    order.reserve(lines.size());
    std::vector<std::uint32_t> open;  // the next sibling to visit on each level
    std::uint32_t next = children.first[lines.size()];
    while (next != none || !open.empty()) {
        if (next == none) {
            next = open.back();
            open.pop_back();
            continue;
        }
        order.push_back(next);
        open.push_back(children.next[next]);
        next = children.first[next];
    }
    if (order.size() == lines.size()) return order;
    std::vector<bool> is_reached(lines.size(), false);
    for (const std::uint32_t i : order) is_reached[i] = true;
    const auto lost = std::find(is_reached.begin(), is_reached.end(), false);
    return cycle_error(lines, static_cast<std::size_t>(lost - is_reached.begin()));
}

}  // namespace

Result<std::vector<BomLine>> arrange_bom(std::vector<BomLine> lines) {
    if (auto problem = check_ids(lines)) return *std::move(problem);
    if (is_arranged(lines)) return {std::move(lines)};
    const auto children = link_children(lines);
    if (!children.ok()) return children.error();
    const auto order = pre_order(lines, children.value());
    if (!order.ok()) return order.error();
    std::vector<BomLine> arranged;
    arranged.reserve(lines.size());
    for (const std::uint32_t i : order.value()) arranged.push_back(std::move(lines[i]));
    return arranged;
}

std::size_t subtree_end(const std::vector<BomLine>& lines, std::size_t position) {
    std::vector<RowId> open = {lines[position].id};
    std::size_t i = position + 1;
    for (; i < lines.size(); ++i) {
        while (!open.empty() && open.back() != lines[i].parent) open.pop_back();
        if (open.empty()) break;
        open.push_back(lines[i].id);
    }
    return i;
}

std::size_t subtree_height(const std::vector<BomLine>& lines, std::size_t position) {
    std::vector<RowId> open = {lines[position].id};
    std::size_t height = 1;
    for (std::size_t i = position + 1; i < lines.size(); ++i) {
        while (!open.empty() && open.back() != lines[i].parent) open.pop_back();
        if (open.empty()) break;
        open.push_back(lines[i].id);
        height = std::max(height, open.size());
    }
    return height;
}

}  // namespace zuji
