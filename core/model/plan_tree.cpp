// Plans of the commands that rearrange the BOM as a whole: MoveRow, ReplaceBom.

#include <algorithm>
#include <numeric>

#include "core/model/bom_tree.hpp"
#include "core/model/json_reader.hpp"
#include "core/model/plan.hpp"
#include "core/model/record_json.hpp"

namespace zuji {
namespace {

/// Where the moved lines go, counted with them in their old place.
Result<std::size_t> destination(const std::vector<BomLine>& bom, RowIndex& index, const MoveRow& command) {
    if (command.after == 0) {
        return command.parent == 0 ? std::size_t{0} : *index.find(bom, command.parent) + 1;
    }
    const auto after = index.find(bom, command.after);
    if (!after || bom[*after].parent != command.parent || command.after == command.row) {
        return unknown_row(Table::bom, command.after);
    }
    return subtree_end(bom, *after);
}

std::string name_of(const BomLine& line) { return line.name.empty() ? "#" + std::to_string(line.id) : line.name; }

/// The way from line `top` down to line `bottom` below it and back: what a move would close into a ring.
std::string ring(const std::vector<BomLine>& bom, RowIndex& index, std::size_t top, std::size_t bottom) {
    std::vector<std::size_t> steps = {top};
    for (std::size_t i = bottom; i != top; i = *index.find(bom, bom[i].parent)) steps.push_back(i);
    steps.push_back(top);
    std::string path;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        if (!path.empty()) path += " → ";
        path += name_of(bom[*step]);
    }
    return path;
}

/// The lines with fresh ids from `next_row` on; lines in pre-order.
void renumber(std::vector<BomLine>& lines, RowId next_row) {
    std::vector<std::pair<RowId, RowId>> open;  // old and new id of the ancestors
    for (BomLine& line : lines) {
        while (!open.empty() && open.back().first != line.parent) open.pop_back();
        line.parent = open.empty() ? 0 : open.back().second;
        open.emplace_back(line.id, next_row);
        line.id = next_row++;
    }
}

}  // namespace

std::size_t level_of(const std::vector<BomLine>& bom, RowIndex& index, RowId row) {
    std::size_t level = 0;
    for (auto at = index.find(bom, row); at; at = index.find(bom, bom[*at].parent)) ++level;
    return level;
}

Result<std::vector<Edit>> plan(const Project& project, RowIndex& index, const MoveRow& command) {
    const auto& bom = project.bom;
    const auto from = index.find(bom, command.row);
    if (!from) return unknown_row(Table::bom, command.row);
    const auto parent = index.find(bom, command.parent);
    if (command.parent != 0 && !parent) return unknown_row(Table::bom, command.parent);
    const std::size_t end = subtree_end(bom, *from);
    if (parent && *parent >= *from && *parent < end) {
        return Error{"bom-cycle", "bom:" + std::to_string(command.row), {ring(bom, index, *from, *parent)}};
    }
    const std::size_t above = parent ? level_of(bom, index, command.parent) : 0;
    if (above + subtree_height(bom, *from) > max_bom_depth) {
        return Error{"bom-too-deep", "bom:" + std::to_string(command.row), {std::to_string(max_bom_depth)}};
    }
    const auto to = destination(bom, index, command);
    if (!to.ok()) return to.error();
    const std::size_t count = end - *from;
    const std::size_t target = to.value() >= end ? to.value() - count : std::min(to.value(), *from);
    std::vector<Edit> edits;
    if (target != *from || bom[*from].parent != command.parent) {
        edits.emplace_back(MoveSpan{*from, count, target, command.parent});
    }
    return edits;
}

Result<std::vector<Edit>> plan(const Project& project, RowIndex&, const ReplaceBom& command) {
    auto arranged = arrange_bom(command.lines);
    if (!arranged.ok()) {
        Error error = arranged.error();
        error.where = join_path("lines", error.where);
        return error;
    }
    auto lines = std::move(arranged).value();
    if (lines.size() > max_next_row - project.next_row) return too_many_rows();
    renumber(lines, project.next_row);
    const RowId next_row = project.next_row + static_cast<RowId>(lines.size());
    std::vector<Edit> edits;
    std::vector<std::size_t> all(project.bom.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    remove_dependents(project, Table::bom, all, edits);
    edits.emplace_back(SwapBom{std::move(lines)});
    edits.emplace_back(SetNextRow{next_row});
    return edits;
}

}  // namespace zuji
