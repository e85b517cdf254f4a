#pragma once
// What the search dialog keeps between frames.

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/project.hpp"

namespace zuji::app {

enum class HitKind : std::uint8_t { step, document_item, requirement, bom_row, reading, clause };

struct SearchHit {
    HitKind kind = HitKind::step;
    std::string label;
    std::string remark = {};
    std::string tail = {};
    std::string target = {};    ///< step word, item id, clause of a requirement, id of a reading, clause id
    std::string document = {};  ///< clauses: edition id
    RowId row = 0;
};

struct SearchState {
    std::string query;
    std::vector<SearchHit> hits;  ///< of `query`, found when it was typed
};

}  // namespace zuji::app
