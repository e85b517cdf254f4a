#pragma once
// The life-cycle stage of every BOM line: its own, else that of the assembly above, else materials.

#include <string_view>
#include <vector>

#include "core/model/project.hpp"

namespace zuji {

class BomStages {
   public:
    explicit BomStages(const std::vector<BomLine>& bom);
    [[nodiscard]] std::string_view of(std::size_t index) const {
        return stages_.empty() ? std::string_view("materials") : stages_[index];
    }

   private:
    std::vector<std::string_view> stages_;  ///< empty while no line has a stage of its own
};

}  // namespace zuji
