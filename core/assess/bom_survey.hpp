#pragma once
// One look at a bill of materials and the activities for what is missing: counts and the first rows of each trouble,
// never a list as long as the bill.

#include <array>
#include <cstddef>
#include <vector>

#include "core/footprint/footprint.hpp"
#include "core/model/project.hpp"

namespace zuji {

/// How many rows have a trouble, and the first of them.
struct Rows {
    static constexpr std::size_t shown = 5;
    std::size_t count = 0;
    std::array<std::size_t, shown> first{};  ///< indexes into the table; min(count, shown) of them hold

    void add(std::size_t index) {
        if (count < shown) first[count] = index;
        ++count;
    }
};

struct BomSurvey {
    std::array<Rows, line_state_count> by_state{};
    Rows no_name;          ///< material lines without a name
    Rows no_material;      ///< material lines without material (risk of paragraph 42)
    Rows no_mass;          ///< counted material lines without mass
    Rows no_origin;        ///< counted lines that do not say where the value comes from
    Rows no_reason;        ///< cut-off lines without a reason (paragraph 21)
    Rows omitted_no_mass;  ///< cut-off lines whose mass is not known

    [[nodiscard]] const Rows& of(LineState state) const { return by_state[static_cast<std::size_t>(state)]; }
};
/// Whether a line has no parts. Lines stand in document order, a parent right before its first child.
[[nodiscard]] inline bool is_material_line(const std::vector<BomLine>& bom, std::size_t index) {
    return index + 1 >= bom.size() || bom[index + 1].parent != bom[index].id;
}
[[nodiscard]] BomSurvey survey_bom(const Project& project, const Footprint& footprint);

/// Up to the gate: the energy and waste balances, and the waste that a cut-off is measured against, are those of making
/// the product (AMB-21), not of what becomes of it later.
[[nodiscard]] bool is_before_the_gate(const ActivityLine& line);

struct ActivitySurvey {
    std::array<Rows, line_state_count> by_state{};
    Rows no_origin;
    Rows no_source;
    Rows no_stage;
    Rows no_reason;          ///< cut off without a reason (paragraph 21)
    std::size_t energy = 0;  ///< before the gate
    std::size_t waste = 0;   ///< before the gate
    std::size_t manufacturing = 0;
    std::size_t distribution = 0;
    std::size_t use = 0;
    std::size_t end_of_life = 0;
    std::size_t sourced_use = 0;  ///< of them with a source
    std::size_t sourced_end_of_life = 0;

    [[nodiscard]] const Rows& of(LineState state) const { return by_state[static_cast<std::size_t>(state)]; }
};
[[nodiscard]] ActivitySurvey survey_activities(const Project& project, const Footprint& footprint);

}  // namespace zuji
