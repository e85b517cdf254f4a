#include "core/io/import_draft.hpp"

#include <algorithm>
#include <utility>

namespace zuji {
namespace {

std::size_t width_of(const TextTable& table) {
    std::size_t width = 0;
    for (const auto& row : table) width = std::max(width, row.size());
    return width;
}

void compute(ImportDraft& draft, const std::vector<BomLine>& present) {
    draft.result = import_bom(draft.table.cells, draft.mapping, draft.table.notes);
    draft.difference = merge_boms(present, draft.result.lines, draft.mapping);
}

}  // namespace

void use_mapping(ImportDraft& draft, Mapping mapping, const std::vector<BomLine>& present) {
    draft.mapping = std::move(mapping);
    draft.mapping.columns.resize(std::max(draft.mapping.columns.size(), width_of(draft.table.cells)), Column::ignore);
    const std::size_t rows = draft.table.cells.size();
    draft.mapping.header_row = std::min(draft.mapping.header_row, rows == 0 ? 0 : rows - 1);
    compute(draft, present);
}

Mapping with_meaning(const TextTable& table, Mapping mapping, std::size_t column, Column meaning) {
    if (column >= mapping.columns.size()) return mapping;
    const bool joins = meaning == Column::material || meaning == Column::note;
    if (!joins) std::replace(mapping.columns.begin(), mapping.columns.end(), meaning, Column::ignore);
    const auto is_mass = [](Column each) { return each == Column::mass_each || each == Column::mass_total; };
    const bool was_mass = is_mass(mapping.columns[column]);
    if (is_mass(meaning) || was_mass) mapping.mass_basis_open = false;
    mapping.columns[column] = meaning;
    // Masses of one piece or of the line: their unit is the same, and may have been set by hand.
    if (!(was_mass && is_mass(meaning))) recognise_units(table, column, mapping);
    return mapping;
}

void guess_again(ImportDraft& draft, const std::vector<BomLine>& present) {
    auto guessed = guess_mapping(draft.table.cells);
    draft.remembered = false;
    draft.header_found = guessed.ok();
    use_mapping(draft, guessed.ok() ? std::move(guessed).value() : Mapping{}, present);
}

void use_header_row(ImportDraft& draft, std::size_t row, const std::vector<BomLine>& present) {
    if (row >= draft.table.cells.size()) return;
    // Recognised as if the table began there.
    const auto from = draft.table.cells.begin() + static_cast<std::ptrdiff_t>(row);
    constexpr std::ptrdiff_t sampled = 500;
    const auto rows = std::min(sampled, draft.table.cells.end() - from);
    const TextTable rest(from, from + rows);
    const auto guessed = guess_mapping(rest);
    const bool same = guessed.ok() && guessed.value().header_row == 0;
    Mapping mapping = same ? guessed.value() : draft.mapping;
    mapping.header_row = row;
    mapping.has_header = true;
    draft.header_found = true;
    draft.remembered = false;
    use_mapping(draft, std::move(mapping), present);
}

void use_no_header(ImportDraft& draft, const std::vector<BomLine>& present) {
    Mapping mapping = draft.mapping;
    mapping.header_row = 0;
    mapping.has_header = false;
    draft.header_found = true;
    draft.remembered = false;
    use_mapping(draft, std::move(mapping), present);
}

ImportDraft start_import(SheetTable table, const LayoutMemory& memory, const std::vector<BomLine>& present) {
    ImportDraft draft;
    draft.table = std::move(table);
    if (auto known = memory.find(draft.table.cells)) {
        draft.header_found = true;
        draft.remembered = true;
        use_mapping(draft, *std::move(known), present);
    } else {
        guess_again(draft, present);
    }
    return draft;
}

}  // namespace zuji
