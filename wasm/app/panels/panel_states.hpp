#pragma once
// The view state of every panel, one named struct each. Lives as long as the project is open.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/report/report.hpp"
#include "wasm/app/panels/bom_state.hpp"
#include "wasm/app/panels/footprint_state.hpp"
#include "wasm/app/simulation_run.hpp"

namespace zuji::app {

struct Annex1State {
    std::string selected;  ///< item id
    int filter = 0;        ///< 0 = all, else DocumentState + 1
};

struct Annex2State {
    std::optional<std::size_t> chapter;  ///< the one that is open
    bool chosen = false;                 ///< the user has opened or closed one: no more opening by itself
    bool open_only = false;
};

struct ManDaysState {
    std::size_t selected_unit = 0;
    std::size_t tab = 0;  ///< 0 = person-days, 1 = schedule
};

struct CertificateState {
    std::size_t tab = 0;
};

enum class QualityView { rating, values, risks, balances };

struct QualityState {
    QualityView view = QualityView::rating;
    std::string selected;  ///< key of a value (of line 12: bom.12); empty = the one that weighs most
    std::vector<LineQuality> lines;
    std::uint64_t revision = no_revision;
};

/// A table kept from frame to frame.
struct KeptTable {
    std::uint64_t revision = no_revision;
    std::string language;
    TableBlock table;
};

struct ExportState {
    std::size_t report = 0;  ///< which report is written
};

enum class ReadingFilter { project, changed, all };

struct ReadingsState {
    bool register_shown = false;  ///< the export step shows the register instead of the package
    ReadingFilter filter = ReadingFilter::project;
    int severity = 0;             ///< 0 = any, else Severity + 1
    std::string query;            ///< what the register is searched for
    std::string selected;         ///< entry of the register
    bool bring_selected = false;  ///< scroll the list to it once
    std::string open;             ///< entry whose choice is open in the pane
    bool bring_open = false;      ///< scroll the pane to it once
};

struct PanelStates {
    BomState bom;
    Annex1State annex1;
    Annex2State annex2;
    FootprintState footprint;
    QualityState quality;
    SimulationRun simulation;
    std::map<std::string, KeptTable> kept_tables;
    std::set<ui::Id> charts_as_tables;  ///< charts that the user reads as tables
    ManDaysState man_days;
    CertificateState certificate;
    ExportState exported;
    ReadingsState readings;
};

}  // namespace zuji::app
