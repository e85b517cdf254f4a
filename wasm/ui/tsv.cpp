// Blocks of cells as text, as spreadsheets put them on the clipboard.

#include "wasm/ui/grid.hpp"

namespace zuji::ui {

void append_tsv_cell(std::string& out, std::string_view cell) {
    if (cell.find_first_of("\t\n\r\"") == std::string_view::npos) {
        out += cell;
        return;
    }
    out += '"';
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

std::vector<std::vector<std::string>> parse_tsv(std::string_view text) {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string cell;
    bool quoted = false;
    bool cell_began = false;
    const auto end_cell = [&] {
        row.push_back(std::move(cell));
        cell.clear();
        cell_began = false;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"') {
                cell += c;
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                cell += '"';
                ++i;
            } else {
                quoted = false;
            }
        } else if (c == '"' && !cell_began) {
            quoted = true;
            cell_began = true;
        } else if (c == '\t') {
            end_cell();
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
            end_cell();
            rows.push_back(std::move(row));
            row.clear();
        } else {
            cell += c;
            cell_began = true;
        }
    }
    // a newline at the very end closes the last row, it does not begin another
    if (!cell.empty() || cell_began || !row.empty()) {
        end_cell();
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace zuji::ui
