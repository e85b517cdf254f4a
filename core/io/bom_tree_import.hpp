#pragma once
// The tree of an imported bill of materials.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/graph.hpp"
#include "core/io/bom_rows.hpp"

namespace zuji {

/// Puts rows into a tree and appends them as lines with ids and parents, a parent before its parts. Parts of a refused
/// row are refused too ("parent-refused").
class BomTreeImport {
   public:
    /// Takes the lines out of `rows`.
    BomTreeImport(std::vector<BomRow>& rows, ImportReport& report, std::vector<BomLine>& lines);

    /// Levels of the rows; nullopt for a cell that is none. As outlines, "1.2.3" is two below "1".
    void by_level(const std::vector<std::optional<LevelText>>& levels, bool outline);
    void by_indent();
    void by_parent_part();
    void flat();
    /// Warns of parts (not assemblies) that have neither quantity nor mass. `column`: where the quantity stands,
    /// one-based.
    void warn_of_missing_amounts(std::size_t column);

   private:
    void warn(std::size_t row, std::string code, std::vector<std::string> args);
    void refuse(std::size_t row, std::string code, std::vector<std::string> args);
    /// The new line's id; 0 when it would be too deep, and the row is refused.
    RowId append(std::size_t row, RowId parent);
    [[nodiscard]] std::string label(std::size_t row) const;
    void warn_of_duplicate(std::size_t row, RowId parent);
    /// Depths from 0; -1 where none could be read.
    void by_depth(const std::vector<int>& depths, const std::vector<std::string_view>& texts);

    void number_parts();
    void refuse_cycles();
    [[nodiscard]] std::vector<std::size_t> top_rows();
    [[nodiscard]] bool pairs_stand_once() const;
    void expand_pairs(const std::vector<std::size_t>& tops);
    void hang_on_nearest(const std::vector<std::size_t>& tops);
    void append_trees(const std::vector<std::size_t>& tops, const std::vector<std::vector<std::size_t>>& parts,
                      const std::vector<std::size_t>& key);

    std::vector<BomRow>& rows_;
    ImportReport& report_;
    std::vector<BomLine>& lines_;
    std::vector<bool> refused_;  ///< by row, grows
    std::vector<bool> placed_;   ///< by row
    std::vector<std::uint16_t> level_of_line_;
    std::vector<std::size_t> row_of_line_;
    bool rows_are_reused_ = false;                          ///< an assembly stands more than once: copy its rows
    std::unordered_map<std::uint64_t, std::size_t> seen_;   ///< hash of parent and part number → line index
    std::unordered_map<std::string, std::size_t> node_of_;  ///< comparison key of a part → node
    std::vector<std::string> node_text_;                    ///< as written
    std::vector<std::size_t> part_node_;                    ///< by row
    std::vector<std::size_t> parent_node_;                  ///< by row; no_node at the top
    std::vector<bool> defined_;                             ///< by node: some row is that part
};

}  // namespace zuji
