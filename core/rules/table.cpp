#include "core/rules/table.hpp"

namespace zuji::rules {

std::size_t first_row(const Table& table, const Facts& facts) {
    std::size_t i = 0;
    while (i < table.rows.size() && !holds(table.rows[i].when, facts)) ++i;
    return i;
}

}  // namespace zuji::rules
