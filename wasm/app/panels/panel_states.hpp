#pragma once
// The view state of every panel, one named struct each. Lives as long as the project is open.

#include <cstddef>
#include <string>

#include "wasm/app/panels/bom_state.hpp"
#include "wasm/app/panels/footprint_state.hpp"

namespace zuji::app {

struct Annex1State {
    std::string selected;  ///< item id
    int filter = 0;        ///< 0 = all, else DocumentState + 1
};

struct ManDaysState {
    std::size_t selected_unit = 0;
};

struct PanelStates {
    BomState bom;
    Annex1State annex1;
    FootprintState footprint;
    ManDaysState man_days;
};

}  // namespace zuji::app
