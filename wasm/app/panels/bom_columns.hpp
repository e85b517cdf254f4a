#pragma once
// Columns of the tables of step 5.

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "wasm/app/app_state.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

enum class BomColumn {
    name,
    part_number,
    material,
    supplier,
    quantity,
    unit,
    mass,
    loss,
    factor,
    emission,
    share,
    // activities
    stage,
    gas,
    amount,
    distance,
    distance_unit,
    source,
};

/// The columns that are shown, with their looks. Titles point into the catalog, so nothing is copied.
class ColumnSet {
   public:
    static ColumnSet of_materials(const PanelContext& context);
    static ColumnSet of_activities(const PanelContext& context);

    [[nodiscard]] std::span<const ui::GridColumn> looks() const { return {looks_.data(), count_}; }
    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] BomColumn operator[](int index) const { return kinds_[static_cast<std::size_t>(index)]; }

   private:
    static constexpr std::size_t most = 12;
    void add(BomColumn kind, const ui::GridColumn& look);
    std::array<BomColumn, most> kinds_{};
    std::array<ui::GridColumn, most> looks_{};
    std::size_t count_ = 0;
};

/// Member of BomLine or ActivityLine behind a column, as commands name it; empty for what is computed or chosen
/// elsewhere.
std::string_view member_of(BomColumn column);

}  // namespace zuji::app
