#pragma once
// The view state of every panel, one named struct each. Lives as long as the project is open.

#include <string>
#include <vector>

#include "core/io/bom_import.hpp"
#include "core/model/project.hpp"

namespace zuji::app {

struct ImportState {
    bool open = false;
    std::string file_name;
    std::string encoding;
    BomImport result;
    bool only_trouble = false;   ///< report shows only rows that were not simply taken
};

enum class BomTable { materials, energy, transport, waste };

struct BomState {
    BomTable table = BomTable::materials;
    RowId selected = 0;
    std::string filter;
    std::vector<RowId> collapsed;     ///< sorted
    ImportState import;
    std::string factor_search;        ///< words typed into the factor search of the pane
};

struct Annex1State {
    std::string selected;             ///< item id
    int filter = 0;                   ///< 0 = all, else DocumentState + 1
};

enum class FootprintView { charts, table };

struct FootprintState {
    FootprintView view = FootprintView::charts;
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
