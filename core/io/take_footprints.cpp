#include "core/io/take_footprints.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "core/base/units.hpp"
#include "core/model/record_json.hpp"
#include "core/model/words.hpp"

namespace zuji {
namespace {

/// "own-1", "own-2" …: the first number above all that are in use.
unsigned next_number(const Project& project) {
    constexpr std::string_view prefix = "own-";
    unsigned highest = 0;
    for (const OwnFactor& factor : project.own_factors) {
        if (!factor.id.starts_with(prefix)) continue;
        unsigned number = 0;
        const char* begin = factor.id.data() + prefix.size();
        if (std::from_chars(begin, factor.id.data() + factor.id.size(), number).ec == std::errc())
            highest = std::max(highest, number);
    }
    return highest + 1;
}

bool measures_the_same(const std::string& one, const std::string& other) {
    const auto a = find_unit(one);
    const auto b = find_unit(other);
    return a.ok() && b.ok() && conversion(a.value(), b.value()).ok();
}

const BomLine* line_of(const Project& project, RowId id) {
    const auto found =
        std::find_if(project.bom.begin(), project.bom.end(), [id](const BomLine& line) { return line.id == id; });
    return id == 0 || found == project.bom.end() ? nullptr : &*found;
}

}  // namespace

OwnFactor factor_for(const SupplierFootprint& footprint, const BomLine* line) {
    const bool by_mass = line != nullptr && !line->mass_kg.is_empty() &&
                         !measures_the_same(footprint.factor.per, "kg") &&
                         !measures_the_same(line->unit, footprint.factor.per);
    if (!by_mass) return footprint.factor;
    auto per_mass = per_kilogram(footprint);
    return per_mass ? std::move(*per_mass) : footprint.factor;
}

std::optional<TakenFootprints> take_footprints(const Project& project, const std::vector<SupplierFootprint>& footprints,
                                               const FootprintPlace& place) {
    TakenFootprints out{{"command.supplier-footprint", {}}, {}, {}};
    const BomLine* line = line_of(project, place.line);
    std::vector<OwnFactor> factors;
    unsigned number = next_number(project);
    for (std::size_t i = 0; i < footprints.size(); ++i) {
        if (!footprints[i].usable || (i != place.chosen && !place.all)) continue;
        factors.push_back(i == place.chosen ? factor_for(footprints[i], line) : footprints[i].factor);
        factors.back().id = "own-" + std::to_string(number++);
        out.ids.push_back(factors.back().id);
        if (i == place.chosen && line != nullptr) out.line_factor = factors.back().id;
    }
    if (factors.empty()) return std::nullopt;
    out.command.commands.emplace_back(rows_of_factors(factors));
    if (!out.line_factor.empty()) {
        SetCells cells;
        cells.cells.push_back({Table::bom, line->id, "factor", out.line_factor});
        cells.cells.push_back(
            {Table::bom, line->id, "origin", std::string(word_of(footprints[place.chosen].factor.origin))});
        out.command.commands.emplace_back(std::move(cells));
    }
    return out;
}

InsertRows rows_of_factors(const std::vector<OwnFactor>& factors) {
    InsertRows rows{.table = Table::own_factors};
    for (const OwnFactor& factor : factors) {
        JsonWriter out(JsonWriter::Layout::compact);
        write_value(out, factor);
        rows.rows.push_back(std::move(out).take());
    }
    return rows;
}

}  // namespace zuji
