#pragma once
// Energy, waste and emissions of a site or line shared between its products.
// CLAUSE R52003/23: a basis with a reason, and what all products take together is no more than the plant has.

#include "core/footprint/footprint.hpp"
#include "core/model/project.hpp"

namespace zuji {

struct AllocationResult {
    LineState state = LineState::counted;
    double share = 0;         ///< of the plant's total that this product takes, 0 to 1
    double output_units = 0;  ///< declared units made in the period
    double per_unit = 0;      ///< share ÷ output_units: what one declared unit takes of the total
    double other_share = 0;   ///< of the products listed besides
    double left_share = 0;    ///< 1 − share − other_share: what no product has taken yet
};

/// States other than `counted`: bad_number, negative_amount, no_allocation (a number is missing), share_out_of_range
/// (the products take more than there is), no_output, unknown_unit, unit_mismatch (output and declared unit).
AllocationResult compute_allocation(const Allocation& allocation, const Project& project);

/// The allocation of a line; nullptr when the project has none of that id.
const Allocation* find_allocation(const Project& project, RowId id);

}  // namespace zuji
