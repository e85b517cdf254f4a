#pragma once
// View state of step 5: which table, what is selected, what is folded, and lists of visible rows that are kept from
// frame to frame.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/data/factor_library.hpp"
#include "core/io/supplier_footprint.hpp"
#include "core/model/command.hpp"
#include "core/model/project.hpp"
#include "wasm/app/panels/import_state.hpp"
#include "wasm/ui/grid.hpp"

namespace zuji::app {

/// Footprints of suppliers that wait to be given to a line.
struct SupplierState {
    std::vector<SupplierFootprint> footprints;
    RowId line = 0;          ///< 0: none
    std::size_t chosen = 0;  ///< the footprint for the line
    bool all = false;        ///< the others become factors, too
    bool opened = false;
};

enum class BomTable { materials, auxiliary, energy, transport, waste, direct, use };
enum class BomFilter { all, open, errors, missing, proxies, omitted };

/// No revision of a document: a cache that holds nothing.
inline constexpr std::uint64_t no_revision = ~std::uint64_t{0};

/// Visible rows of the bill of materials. Rebuilt when the document, the words searched for, the filter or the folded
/// rows change; between, a frame only looks up the rows it draws.
struct BomRows {
    std::uint64_t revision = no_revision;
    std::string words;
    BomFilter filter = BomFilter::all;
    std::uint32_t folding = 0;           ///< BomState::folding
    std::vector<std::uint32_t> visible;  ///< positions in project.bom
    // of the revision
    std::uint64_t counted_revision = no_revision;
    std::size_t errors = 0;  ///< lines with something that is not understood
    std::size_t missing_factors = 0;
    std::size_t missing_amounts = 0;
    double total_kgco2e = 0;  ///< of all material lines
    // text to search in, folded as comparison_key
    std::uint64_t text_revision = no_revision;
    std::string text;
    std::vector<std::uint32_t> text_ends;  ///< end of each line's part
};

/// Rows of one table of activities: positions in project.activities.
struct ActivityRows {
    std::uint64_t revision = no_revision;
    BomTable table = BomTable::materials;
    std::string words;
    std::vector<std::uint32_t> visible;
};

/// Factors offered for the selected row, kept while row and words stay the same.
struct FactorOffers {
    std::string key;
    std::vector<FactorHit> hits;
};

/// Factors offered for the recycled share of the selected row, kept while row and document stay the same.
struct RecycledOffers {
    std::uint64_t revision = no_revision;
    std::string key;
    std::vector<std::string> ids;
};

/// A factor being entered by hand, until it is taken over.
struct OwnFactorDraft {
    bool open = false;
    RowId row = 0;  ///< the line it is for
    OwnFactor factor;
};

/// "Match factors" over a long list goes on over several frames.
struct FactorMatching {
    bool running = false;
    std::uint64_t revision = no_revision;
    std::size_t next = 0;  ///< position in project.bom
    std::size_t matched = 0;
    std::size_t proxies = 0;
    std::size_t left_open = 0;
    SetCells cells;
};

/// Where the last match ended, said once in a note above the grid.
struct MatchingResult {
    bool show = false;
    std::size_t matched = 0;
    std::size_t proxies = 0;
    std::size_t left_open = 0;
};

/// What came of a factor set that was read, said in a note above the grid.
struct FactorImportNote {
    bool show = false;
    std::size_t refused = 0;
    std::string text;
};

/// Where the selected material line stands.
struct SelectedLine {
    std::uint64_t revision = no_revision;
    RowId row = 0;
    std::optional<std::size_t> position;
    std::optional<std::size_t> above;  ///< its parent
};

struct BomState {
    BomTable table = BomTable::materials;
    BomFilter filter = BomFilter::all;
    std::string words;   ///< searched for in the list
    RowId selected = 0;  ///< line of the bill of materials
    SelectedLine selected_line;
    RowId selected_activity = 0;
    std::vector<RowId> collapsed;  ///< sorted
    std::uint32_t folding = 0;     ///< grows with every change of `collapsed`
    RowId wanted = 0;              ///< row to go to as soon as it exists
    int wanted_frames = 0;         ///< looked for in so many frames; given up when it does not come
    RowId wanted_activity = 0;
    RowId drop_line = 0;      ///< a file hovers over this line: dropped, it is for it
    std::string drop_name;    ///< its name
    bool narrow = false;      ///< little room: narrow columns, icons without words
    bool focus_grid = false;  ///< the grid wants the keyboard focus once
    bool show_part_number = false;
    bool show_material = false;
    bool show_supplier = false;
    bool show_more = false;  ///< the pane shows fields that few lines need
    ui::GridState grid;
    ui::GridState activity_grid;
    BomRows rows;
    ActivityRows activities;
    std::vector<std::string> gases;  ///< known to the chosen GWP set, for direct emissions
    std::string gases_of;            ///< that set
    ImportState import;
    SupplierState supplier;
    std::vector<SupplierState> suppliers_waiting;  ///< of further files, asked about one after the other
    std::string factor_words;                      ///< words typed into the factor search
    FactorOffers offers;
    RecycledOffers recycled;
    OwnFactorDraft own_factor;
    bool more_of_factor = false;  ///< the fields of an own factor that few need are open
    FactorMatching matching;
    MatchingResult matching_result;
    FactorImportNote factor_import;
};

}  // namespace zuji::app
