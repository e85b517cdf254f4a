#include "core/footprint/allocation.hpp"

#include <algorithm>

#include "core/base/units.hpp"

namespace zuji {
namespace {

constexpr double rounding_slack = 1e-9;  ///< shares that are meant to make a whole may be off by their last digit

/// Why a number of the allocation cannot be used; `counted` when it can.
LineState state_of(const Entered& number) {
    if (number.is_bad()) return LineState::bad_number;
    if (!number.has_value()) return LineState::no_allocation;
    return number.value() < 0 ? LineState::negative_amount : LineState::counted;
}

/// Output of the period in declared units.
LineState read_output(const Allocation& allocation, const Product& product, double& units) {
    if (const LineState state = state_of(allocation.output); state != LineState::counted) return state;
    units = allocation.output.value();
    if (!allocation.output_unit.empty()) {
        const auto made = find_unit(allocation.output_unit);
        const auto declared = find_unit(product.declared_unit);
        if (!made.ok() || !declared.ok()) return LineState::unknown_unit;
        const auto factor = conversion(made.value(), declared.value());
        if (!factor.ok()) return LineState::unit_mismatch;
        units *= factor.value();
        if (product.declared_amount.has_value() && product.declared_amount.value() > 0) {
            units /= product.declared_amount.value();
        }
    }
    return units > 0 ? LineState::counted : LineState::no_output;
}

/// Sum of what the other products take, in the unit of the allocation.
LineState read_others(const Allocation& allocation, const Project& project, double& sum) {
    for (const LineDetail& detail : project.details) {
        if (detail.owner != allocation.id || detail.role != "product" || detail.amount.is_empty()) continue;
        if (const LineState state = state_of(detail.amount); state != LineState::counted) return state;
        sum += detail.amount.value();
    }
    return LineState::counted;
}

LineState read_shares(const Allocation& allocation, const Project& project, AllocationResult& out) {
    const bool given = allocation.basis == "share";
    if (allocation.basis.empty()) return LineState::no_allocation;
    const Entered& own = given ? allocation.share_percent : allocation.own;
    if (const LineState state = state_of(own); state != LineState::counted) return state;
    double others = 0;
    if (const LineState state = read_others(allocation, project, others); state != LineState::counted) return state;
    double total = given ? 100 : own.value() + others;
    if (!given && !allocation.total.is_empty()) {
        if (const LineState state = state_of(allocation.total); state != LineState::counted) return state;
        total = allocation.total.value();
    }
    if (total <= 0) return LineState::no_output;
    out.share = own.value() / total;
    out.other_share = others / total;
    const double left = 1 - out.share - out.other_share;
    out.left_share = left > -rounding_slack && left < rounding_slack ? 0 : left;
    return out.left_share < 0 ? LineState::share_out_of_range : LineState::counted;
}

}  // namespace

AllocationResult compute_allocation(const Allocation& allocation, const Project& project) {
    AllocationResult out;
    out.state = read_shares(allocation, project, out);
    if (out.state == LineState::counted) out.state = read_output(allocation, project.product, out.output_units);
    if (out.state == LineState::counted) out.per_unit = out.share / out.output_units;
    return out;
}

const Allocation* find_allocation(const Project& project, RowId id) {
    const auto found = std::find_if(project.allocations.begin(), project.allocations.end(),
                                    [id](const Allocation& a) { return a.id == id; });
    return found == project.allocations.end() ? nullptr : &*found;
}

}  // namespace zuji
