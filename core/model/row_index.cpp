#include "core/model/row_index.hpp"

#include <algorithm>

namespace zuji {

void RowIndex::rebuild(const std::vector<BomLine>& lines) {
    RowId largest = 0;
    for (const BomLine& line : lines) largest = std::max(largest, line.id);
    // A file may bring ids that are far apart; the dense table must not grow with them.
    is_dense_ = largest <= 8 * lines.size() + 1024;
    position_by_id_.clear();
    sorted_ids_.clear();
    std::uint32_t position = 0;
    if (is_dense_) {
        position_by_id_.resize(std::size_t{largest} + 1, 0);
        for (const BomLine& line : lines) position_by_id_[line.id] = ++position;
    } else {
        sorted_ids_.reserve(lines.size());
        for (const BomLine& line : lines) sorted_ids_.emplace_back(line.id, position++);
        std::sort(sorted_ids_.begin(), sorted_ids_.end());
    }
    is_valid_ = true;
}

std::optional<std::size_t> RowIndex::find(const std::vector<BomLine>& lines, RowId id) {
    if (id == 0) return std::nullopt;
    if (!is_valid_) rebuild(lines);
    if (is_dense_) {
        if (id >= position_by_id_.size() || position_by_id_[id] == 0) return std::nullopt;
        return position_by_id_[id] - 1;
    }
    const auto at = std::lower_bound(sorted_ids_.begin(), sorted_ids_.end(), std::pair<RowId, std::uint32_t>(id, 0));
    if (at == sorted_ids_.end() || at->first != id) return std::nullopt;
    return at->second;
}

}  // namespace zuji
