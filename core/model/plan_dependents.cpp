// What goes with a deleted row, so that nothing is left that belongs to no line.

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "core/model/plan.hpp"

namespace zuji {
namespace {

using Ids = std::unordered_set<RowId>;

template <class Row>
Ids ids_at(const std::vector<Row>& rows, const std::vector<std::size_t>& positions) {
    Ids ids;
    for (const std::size_t position : positions) ids.insert(rows[position].id);
    return ids;
}

/// Row ids are unique in their table only: the role tells whether the owner is an allocation or an activity.
bool belongs_to_allocation(const LineDetail& detail) { return detail.role == "product"; }

void remove_details(const Project& project, const Ids& activities, const Ids& allocations, std::vector<Edit>& edits) {
    RemoveRows removed{Table::details, {}};
    for (std::size_t i = 0; i < project.details.size(); ++i) {
        const LineDetail& detail = project.details[i];
        const Ids& owners = belongs_to_allocation(detail) ? allocations : activities;
        if (owners.count(detail.owner) != 0) removed.positions.push_back(i);
    }
    if (!removed.positions.empty()) edits.emplace_back(std::move(removed));
}

void remove_quality(const Project& project, const std::string& key, std::vector<Edit>& edits) {
    if (project.quality.count(key) != 0) edits.emplace_back(EntryEdit<DataQuality>{key, std::nullopt});
}

/// Allocations that only lines in `gone` use.
Ids orphaned_allocations(const Project& project, const Ids& gone, std::vector<Edit>& edits) {
    Ids orphans;
    for (const ActivityLine& line : project.activities) {
        if (line.allocation != 0 && gone.count(line.id) != 0) orphans.insert(line.allocation);
    }
    for (const ActivityLine& line : project.activities) {
        if (gone.count(line.id) == 0) orphans.erase(line.allocation);
    }
    RemoveRows removed{Table::allocations, {}};
    for (std::size_t i = 0; i < project.allocations.size(); ++i) {
        if (orphans.count(project.allocations[i].id) != 0) removed.positions.push_back(i);
    }
    if (!removed.positions.empty()) edits.emplace_back(std::move(removed));
    return orphans;
}

}  // namespace

void remove_dependents(const Project& project, Table table, const std::vector<std::size_t>& positions,
                       std::vector<Edit>& edits) {
    if (table == Table::bom) {
        if (project.quality.empty()) return;
        for (const std::size_t position : positions) {
            remove_quality(project, "bom." + std::to_string(project.bom[position].id), edits);
        }
    } else if (table == Table::activities) {
        const Ids gone = ids_at(project.activities, positions);
        const Ids allocations = orphaned_allocations(project, gone, edits);
        remove_details(project, gone, allocations, edits);
        for (const std::size_t position : positions) {
            remove_quality(project, "activity." + std::to_string(project.activities[position].id), edits);
        }
    } else if (table == Table::allocations) {
        remove_details(project, {}, ids_at(project.allocations, positions), edits);
    } else if (table == Table::own_factors) {
        for (const std::size_t position : positions) {
            remove_quality(project, "factor." + project.own_factors[position].id, edits);
        }
    }
}

}  // namespace zuji
