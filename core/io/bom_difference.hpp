#pragma once
// A newer edition of a bill of materials beside the one that is there: what is added, removed, changed; and what
// somebody has entered by hand goes over.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/bom_import.hpp"

namespace zuji {

enum class LineFate : std::uint8_t { same, changed, added, removed };
/// "same", "changed", "added", "removed", i18n "import.line.<word>".
std::string_view line_fate_word(LineFate fate);

/// One value of a line, before and after.
struct FieldChange {
    std::string_view field;  ///< member of BomLine ("quantity", "parent" …), i18n "import.field.<field>"
    std::string before;
    std::string after;
};

struct LineDifference {
    LineFate fate = LineFate::same;
    RowId before = 0;  ///< id in the old list; 0 when added
    RowId after = 0;   ///< id in the new list; 0 when removed
    std::string name;
    std::vector<FieldChange> changes;
};

struct BomDifference {
    std::vector<LineDifference>
        lines;  ///< every line of both lists once: the new ones in their order, then the removed
    std::size_t same = 0, changed = 0, added = 0, removed = 0;
};

/// Pairs the lines of two editions: by their path of part numbers (names where there are none), then by part number
/// alone, then by name under the same assembly. A paired line of `after` takes over every field whose column `mapping`
/// does not have, the origin with the factor it belongs to. Where there is a column, its empty cells clear what was
/// there, and `changes` says so. Numbers of equal value keep the spelling they had.
BomDifference merge_boms(const std::vector<BomLine>& before, std::vector<BomLine>& after, const Mapping& mapping);

}  // namespace zuji
