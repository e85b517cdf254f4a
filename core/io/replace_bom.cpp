#include "core/io/replace_bom.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/model/bom_tree.hpp"
#include "core/model/field_access.hpp"

namespace zuji {
namespace {

std::string key_of(RowId id) { return "bom." + std::to_string(id); }

/// Key of a line before → key of the line in its place. ReplaceBom numbers the lines from `next_row` on, in pre-order.
using Successors = std::unordered_map<std::string, std::string>;

Successors successors_of(const std::vector<BomLine>& lines, RowId next_row, const BomDifference& difference) {
    std::unordered_map<RowId, RowId> given;
    given.reserve(lines.size());
    for (const BomLine& line : lines) given.emplace(line.id, next_row++);
    Successors successors;
    for (const LineDifference& line : difference.lines) {
        if (line.before == 0 || line.after == 0) continue;
        const auto found = given.find(line.after);
        if (found != given.end()) successors.emplace(key_of(line.before), key_of(found->second));
    }
    return successors;
}

void keep_quality(const DataQuality& quality, const std::string& key, std::vector<Command>& commands) {
    for_each_field<DataQuality>([&](const auto& each) {
        std::string text = to_text(quality.*(each.member));
        if (text.empty()) return;
        commands.emplace_back(SetField{"quality." + key + '.' + std::string(each.name), std::move(text)});
    });
}

}  // namespace

Batch replace_bom(const Project& project, std::vector<BomLine> lines, const BomDifference& difference) {
    Batch batch{"command.import-bom", {}};
    std::vector<Command> kept;
    // Lines that cannot be arranged are refused by ReplaceBom, which says why.
    if (auto arranged = arrange_bom(lines); arranged.ok() && !(project.quality.empty() && project.measures.empty())) {
        lines = std::move(arranged).value();
        const Successors successors = successors_of(lines, project.next_row, difference);
        for (const auto& [key, quality] : project.quality) {
            const auto found = successors.find(key);
            if (found != successors.end()) keep_quality(quality, found->second, kept);
        }
        for (const Measure& measure : project.measures) {
            const auto found = successors.find(measure.target);
            if (found != successors.end())
                kept.emplace_back(SetCell{Table::measures, measure.id, "target", found->second});
        }
    }
    batch.commands.emplace_back(ReplaceBom{std::move(lines)});
    for (Command& command : kept) batch.commands.push_back(std::move(command));
    return batch;
}

}  // namespace zuji
