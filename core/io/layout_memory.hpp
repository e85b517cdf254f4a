#pragma once
// Mappings that a user corrected, kept by the layout of the table: the same header next month is understood at once.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/io/bom_import.hpp"

namespace zuji {

/// Names a header by the texts of its cells; white space, width and case do not matter.
std::string layout_fingerprint(const TextTable& table, std::size_t header_row);

/// {"header_row":…,"columns":["name",…],"mass_scale":…, …}; reads back to the same mapping.
std::string write_mapping(const Mapping& mapping);
/// Errors: "bad-json", "wrong-type", "bad-value" (where: member).
Result<Mapping> read_mapping(std::string_view json);

/// Mappings by fingerprint, as one JSON text that the shell keeps on this machine.
class LayoutMemory {
   public:
    /// Anything that cannot be read is forgotten: a memory must never be in the way.
    static LayoutMemory read(std::string_view json);
    [[nodiscard]] std::string write() const;

    /// The mapping of the first row, from the top, whose layout is known.
    [[nodiscard]] std::optional<Mapping> find(const TextTable& table) const;
    /// Keeps the mapping; the oldest is forgotten when there are too many.
    void remember(const TextTable& table, const Mapping& mapping);

   private:
    struct Entry {
        std::string fingerprint;
        Mapping mapping;
    };
    std::vector<Entry> entries_;  ///< oldest first
};

}  // namespace zuji
