#pragma once
// Where each row stands: RowId → position, in constant time for the ids a project gives out itself.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/model/project.hpp"

namespace zuji {

/// Index of a BOM. Value edits leave it valid; after rows were inserted, deleted or moved call `forget()`, and the next
/// look-up rebuilds it once.
class RowIndex {
   public:
    /// Position of row `id` in `lines`; nullopt when there is none.
    [[nodiscard]] std::optional<std::size_t> find(const std::vector<BomLine>& lines, RowId id);
    void forget() noexcept { is_valid_ = false; }

   private:
    void rebuild(const std::vector<BomLine>& lines);

    bool is_valid_ = false;
    bool is_dense_ = true;
    std::vector<std::uint32_t> position_by_id_;                ///< dense: position + 1, 0 = no such row
    std::vector<std::pair<RowId, std::uint32_t>> sorted_ids_;  ///< ids far apart: sorted by id
};

}  // namespace zuji
