// Any bytes through the whole import: no crash, every row accounted for, a tree that a project takes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/io/bom_import.hpp"
#include "core/model/bom_tree.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto table = zuji::read_csv(bytes);
    if (!table.ok()) return 0;
    for (const auto& row : table.value()) {
        for (const auto& cell : row) {
            const auto back = zuji::read_csv(zuji::csv_cell(cell) + ",x");
            if (cell.find_first_of(";\t") == std::string::npos && !back.ok()) std::abort();
        }
    }
    const auto mapping = zuji::guess_mapping(table.value());
    if (!mapping.ok()) return 0;
    const zuji::BomImport imported = zuji::import_bom(table.value(), mapping.value());
    if (imported.report.size() != table.value().size()) std::abort();
    if (imported.taken + imported.warned + imported.refused + imported.skipped != imported.report.size()) std::abort();
    if (!zuji::arrange_bom(imported.lines).ok()) std::abort();
    return 0;
}
