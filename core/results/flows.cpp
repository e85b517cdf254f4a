#include "core/results/flows.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "core/base/text.hpp"
#include "core/base/units.hpp"
#include "core/footprint/allocation.hpp"
#include "core/footprint/kernel.hpp"
#include "core/results/material_class.hpp"

namespace zuji {

namespace {

using Suppliers = std::unordered_map<std::string_view, std::string_view>;  ///< by factor id

std::string_view supplier_of(const std::string& entered, const std::string& factor, const Suppliers& by_factor) {
    if (!trim(entered).empty()) return entered;
    const auto found = by_factor.find(factor);
    return found == by_factor.end() ? std::string_view() : found->second;
}

}  // namespace

std::vector<SupplierTotal> totals_by_supplier(const Project& project, const Footprint& footprint) {
    Suppliers by_factor;
    for (const OwnFactor& own : project.own_factors) by_factor.emplace(own.id, own.supplier);
    struct Sum {
        CompensatedSum kgco2e;
        std::size_t lines = 0;
    };
    std::map<std::string, Sum, std::less<>> sums;
    const auto add = [&](std::string_view supplier, double kgco2e) {
        Sum& sum = sums[std::string(trim(supplier))];
        sum.kgco2e.add(kgco2e);
        ++sum.lines;
    };
    for (std::size_t i = 0; i < std::min(project.bom.size(), footprint.bom.size()); ++i) {
        const BomLine& line = project.bom[i];
        if (footprint.bom[i].state == LineState::counted) {
            add(supplier_of(line.supplier, line.factor, by_factor), footprint.bom[i].kgco2e);
        }
    }
    for (std::size_t i = 0; i < std::min(project.activities.size(), footprint.activities.size()); ++i) {
        const ActivityLine& line = project.activities[i];
        if (footprint.activities[i].state == LineState::counted) {
            add(supplier_of(line.supplier, line.factor, by_factor), footprint.activities[i].kgco2e);
        }
    }
    std::vector<SupplierTotal> totals;
    totals.reserve(sums.size());
    for (const auto& [supplier, sum] : sums) totals.push_back({supplier, sum.kgco2e.value(), sum.lines});
    std::stable_sort(totals.begin(), totals.end(), [](const SupplierTotal& a, const SupplierTotal& b) {
        if (a.supplier.empty() != b.supplier.empty()) return b.supplier.empty();
        return a.kgco2e > b.kgco2e;
    });
    return totals;
}

namespace {

constexpr std::size_t source_column = 0;
constexpr std::size_t part_column = 1;
constexpr std::size_t product_column = 2;
constexpr std::string_view other_key = "flow.other";

class Flows {
   public:
    void add(FlowNode source, FlowNode part, double kgco2e) {
        if (!(kgco2e > 0)) return;
        source.column = source_column;
        part.column = part_column;
        links_[{node(std::move(source)), node(std::move(part))}].add(kgco2e);
    }

    FlowDiagram take(std::size_t most) {
        weigh();
        gather(source_column, most);
        gather(part_column, most);
        return arranged();
    }

   private:
    std::size_t node(FlowNode wanted) {
        const std::string id = std::to_string(wanted.column) + wanted.key + '\n' + wanted.name;
        const auto [found, is_new] = ids_.try_emplace(id, nodes_.size());
        if (is_new) nodes_.push_back(std::move(wanted));
        return found->second;
    }

    void weigh() {
        for (FlowNode& each : nodes_) each.kgco2e = 0;
        for (const auto& [ends, sum] : links_) {
            nodes_[ends.first].kgco2e += sum.value();
            nodes_[ends.second].kgco2e += sum.value();
        }
    }

    /// Keeps the largest nodes of a column; the others become one.
    void gather(std::size_t column, std::size_t most) {
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (nodes_[i].column == column) members.push_back(i);
        }
        if (members.size() <= most) return;
        std::stable_sort(members.begin(), members.end(),
                         [&](std::size_t a, std::size_t b) { return nodes_[a].kgco2e > nodes_[b].kgco2e; });
        const std::size_t other = node({std::string(other_key), {}, column, 0});
        std::vector<std::size_t> becomes(nodes_.size());
        std::iota(becomes.begin(), becomes.end(), std::size_t{0});
        for (std::size_t i = most - 1; i < members.size(); ++i) becomes[members[i]] = other;
        auto old = std::move(links_);
        links_.clear();
        for (const auto& [ends, sum] : old) links_[{becomes[ends.first], becomes[ends.second]}].add(sum.value());
        weigh();
    }

    FlowDiagram arranged() {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (nodes_[i].kgco2e > 0) order.push_back(i);
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            if (nodes_[a].column != nodes_[b].column) return nodes_[a].column < nodes_[b].column;
            const bool a_other = nodes_[a].key == other_key;
            const bool b_other = nodes_[b].key == other_key;
            if (a_other != b_other) return b_other;
            return nodes_[a].kgco2e > nodes_[b].kgco2e;
        });
        FlowDiagram diagram;
        std::vector<std::size_t> place(nodes_.size(), 0);
        CompensatedSum total;
        for (const std::size_t i : order) {
            place[i] = diagram.nodes.size();
            diagram.nodes.push_back(nodes_[i]);
            if (nodes_[i].column == part_column) total.add(nodes_[i].kgco2e);
        }
        if (diagram.nodes.empty()) return diagram;
        for (const auto& [ends, sum] : links_) {
            diagram.links.push_back({place[ends.first], place[ends.second], sum.value()});
        }
        std::sort(diagram.links.begin(), diagram.links.end(), [](const FlowLink& a, const FlowLink& b) {
            return a.from != b.from ? a.from < b.from : a.to < b.to;
        });
        const std::size_t parts = diagram.nodes.size();
        diagram.nodes.push_back({"flow.product", {}, product_column, total.value()});
        for (std::size_t i = 0; i < parts; ++i) {
            if (diagram.nodes[i].column == part_column) diagram.links.push_back({i, parts, diagram.nodes[i].kgco2e});
        }
        return diagram;
    }

    std::vector<FlowNode> nodes_;
    std::map<std::string, std::size_t> ids_;
    std::map<std::pair<std::size_t, std::size_t>, CompensatedSum> links_;
};

FlowNode source_of(const BomLine& line) {
    MaterialClasses classes = material_classes(line.material);
    if (classes == 0) classes = material_classes(line.name);
    if (classes == 0) return {"material-class.other", {}, 0, 0};
    return {"material-class." + std::string(material_class_word(first_class(classes))), {}, 0, 0};
}

/// The table of step 5 that an activity stands in names its source.
std::string_view source_key(ActivityKind kind) {
    switch (kind) {
        case ActivityKind::energy:
        case ActivityKind::fuel:
            return "bom.table.energy";
        case ActivityKind::transport:
            return "bom.table.transport";
        case ActivityKind::waste:
            return "bom.table.waste";
        case ActivityKind::direct:
        case ActivityKind::mass_balance:
        case ActivityKind::measured:
            return "bom.table.direct";
        case ActivityKind::formula:
            return "bom.table.use";
        case ActivityKind::material:
            break;
    }
    return "bom.table.auxiliary";
}

}  // namespace

FlowDiagram emission_flows(const Project& project, const Footprint& footprint, std::size_t most) {
    Flows flows;
    std::size_t top = 0;
    const std::size_t count = std::min(project.bom.size(), footprint.bom.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (project.bom[i].parent == 0) top = i;
        if (footprint.bom[i].state != LineState::counted) continue;
        flows.add(source_of(project.bom[i]), {"", project.bom[top].name, 0, 0}, footprint.bom[i].kgco2e);
    }
    for (std::size_t i = 0; i < std::min(project.activities.size(), footprint.activities.size()); ++i) {
        const ActivityLine& line = project.activities[i];
        if (footprint.activities[i].state != LineState::counted) continue;
        const std::string stage = line.stage.empty() ? "unassigned" : line.stage;
        flows.add({std::string(source_key(line.kind)), {}, 0, 0}, {"stage." + stage, {}, 0, 0},
                  footprint.activities[i].kgco2e);
    }
    return flows.take(most);
}

namespace {

/// Kilograms that an activity carries or takes, per declared unit; nullopt where its amount is no mass.
std::optional<double> mass_of(const Project& project, const ActivityLine& line) {
    const auto kilogram = find_unit("kg");
    const auto unit = find_unit(line.unit);
    const bool carries = line.kind == ActivityKind::waste || line.kind == ActivityKind::material;
    if (!carries || !kilogram.ok() || !unit.ok() || !line.amount.has_value()) return std::nullopt;
    const auto factor = conversion(unit.value(), kilogram.value());
    if (!factor.ok()) return std::nullopt;
    double mass = line.amount.value() * factor.value();
    if (line.allocation != 0) {
        const Allocation* allocation = find_allocation(project, line.allocation);
        if (allocation == nullptr) return std::nullopt;
        const AllocationResult shared = compute_allocation(*allocation, project);
        if (shared.state != LineState::counted) return std::nullopt;
        mass *= shared.per_unit;
    }
    return mass;
}

}  // namespace

OmitReasons::OmitReasons(const std::vector<BomLine>& bom) : bom_(bom) {
    if (std::none_of(bom.begin(), bom.end(), [](const BomLine& line) { return line.omitted; })) return;
    source_.resize(bom.size());
    std::vector<std::size_t> above;  // the assemblies that the line stands in
    for (std::size_t i = 0; i < bom.size(); ++i) {
        while (!above.empty() && bom[above.back()].id != bom[i].parent) above.pop_back();
        const bool own = above.empty() || (bom[i].omitted && !trim(bom[i].omit_reason).empty());
        source_[i] = own ? i : source_[above.back()];
        above.push_back(i);
    }
}

const std::string& OmitReasons::of(std::size_t index) const {
    static const std::string none;
    const std::size_t from = source_.empty() ? index : source_[index];
    return bom_[from].omitted ? bom_[from].omit_reason : none;
}

std::vector<OmittedLine> omitted_lines(const Project& project, const Footprint& footprint) {
    std::vector<OmittedLine> lines;
    const Entered& product = project.product.mass_kg;
    const bool known = product.has_value() && product.value() > 0;
    const auto add = [&](OmittedLine line, const std::string& reason) {
        if (known && line.has_mass) line.mass_share = line.mass_kg / product.value();
        line.has_reason = !trim(reason).empty();
        lines.push_back(line);
    };
    const OmitReasons reasons(project.bom);
    const std::size_t count = std::min(project.bom.size(), footprint.bom.size());
    for (std::size_t i = 0; i < count; ++i) {
        const BomLineResult& result = footprint.bom[i];
        const bool has_parts = i + 1 < count && project.bom[i + 1].parent == project.bom[i].id;
        if (result.state != LineState::omitted || has_parts) continue;
        add({false, i, result.has_mass, result.net_mass_kg, 0, 0, result.kgco2e, false}, reasons.of(i));
    }
    for (std::size_t i = 0; i < std::min(project.activities.size(), footprint.activities.size()); ++i) {
        const ActivityLine& line = project.activities[i];
        const ActivityResult& result = footprint.activities[i];
        if (result.state != LineState::omitted) continue;
        const std::optional<double> mass = mass_of(project, line);
        add({true, i, mass.has_value(), mass.value_or(0), 0, 0, result.kgco2e, false}, line.omit_reason);
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const OmittedLine& a, const OmittedLine& b) { return a.mass_kg > b.mass_kg; });
    CompensatedSum sum;
    for (OmittedLine& line : lines) {
        sum.add(line.mass_share);
        line.cumulative_share = sum.value();
    }
    return lines;
}

}  // namespace zuji
