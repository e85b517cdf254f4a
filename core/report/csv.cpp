// CSV sink: what a spreadsheet program opens right, whoever wrote the names in it.

#include <string>

#include "core/io/csv.hpp"
#include "core/report/report.hpp"

namespace zuji {

std::string to_csv(const TableBlock& table) {
    std::string out = "\xEF\xBB\xBF";
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (i > 0) out += ',';
        out += csv_cell(table.header[i]);
    }
    out += "\r\n";
    for (const std::vector<Cell>& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) out += ',';
            out += csv_cell(row[i].text);
        }
        out += "\r\n";
    }
    return out;
}

}  // namespace zuji
