#pragma once
// Spreadsheet grid for many rows (100,000 and more): only what can be seen costs anything. Tree, frozen header and
// first columns, editing, block selection, copy and paste, sort marks, resizable columns.
//
// The rows belong to the caller, who answers questions (GridSource) and gets orders; the grid owns no data. What the
// user sees of it (active cell, scroll, widths) is in a GridState that the caller keeps.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/ui/choice.hpp"
#include "wasm/ui/context.hpp"
#include "wasm/ui/table.hpp"

namespace zuji::ui {

enum class GridEditor : std::uint8_t { none, text, number, choice };

struct GridColumn {
    std::string_view key = {};  ///< stable, for widths and tests
    std::string_view title = {};
    std::string_view title_right = {};  ///< second title at the right (unit of a column with a badge)
    float width = 100;
    float min_width = 40;
    Align align = Align::left;
    GridEditor editor = GridEditor::none;
    bool tree = false;    ///< indentation and chevrons here
    bool frozen = false;  ///< stays while scrolling sideways; only leading columns
    bool sortable = false;
    bool stretch = false;       ///< takes what is left of the width (one column)
    bool vertical_line = true;  ///< 1-px line at its right edge
};

struct GridRow {
    int level = 0;
    bool parent = false;  ///< has children: chevron, bold name, muted sums, group_row fill
    bool expanded = false;
    int number = 0;  ///< in the column of row numbers; 0: counted from the first visible row
};

/// What a cell shows. The views must live until the next call to the source.
struct GridCell {
    std::string_view text = {};
    Tone tone = Tone::neutral;
    bool bold = false;
    bool note = false;            ///< note size
    std::string_view badge = {};  ///< before the text, at the left
    Tone badge_tone = Tone::neutral;
    float bar = -1;          ///< 0–1: bar 52×8 at the left
    bool read_only = false;  ///< although the column has an editor
    bool error = false;      ///< error_tint, error border; `describe_error` tells more
};

struct GridCellError {
    std::string title;  ///< what was not understood, the input quoted
    std::string help;   ///< how to write it
    std::string fix;    ///< label of the fix, may be empty
    std::string keep;   ///< label of "keep as it is"
};

struct GridPlace {
    int row = 0;
    int column = 0;
    friend bool operator==(const GridPlace&, const GridPlace&) = default;
};
/// Inclusive block.
struct GridBlock {
    GridPlace first;
    GridPlace last;
};

/// Answers and takes orders for one grid. Rows are the visible rows of the tree, counted from 0.
class GridSource {
   public:
    virtual ~GridSource() = default;
    [[nodiscard]] virtual int row_count() const = 0;
    [[nodiscard]] virtual GridRow row(int row) const = 0;
    virtual void cell(GridPlace place, GridCell& out) const = 0;
    /// Text that editing starts from (and that is copied): full precision, no thousands separators.
    [[nodiscard]] virtual std::string edit_text(GridPlace place) const = 0;
    /// The user has entered a text; keep it, understood or not.
    virtual void commit(GridPlace place, std::string_view text) = 0;
    /// Open or close a parent row.
    virtual void toggle(int row) = 0;
    /// Text for the clipboard; the default joins edit_text by tab and newline.
    [[nodiscard]] virtual std::string copy(GridBlock block) const;
    /// Rows of cells from the clipboard, to be put from `at`; may add rows.
    virtual void paste(GridPlace at, const std::vector<std::vector<std::string>>& cells) = 0;
    /// Delete was pressed on a block.
    virtual void clear(GridBlock block) = 0;
    /// Options of a choice column.
    virtual void choices(GridPlace place, std::vector<Option>& out) const;
    /// More about a cell with error; false: no bubble.
    [[nodiscard]] virtual bool describe_error(GridPlace place, GridCellError& out) const;
    virtual void fix_error(GridPlace place);
    /// Columns whose header was pressed, for sorting.
    virtual void sort(int column);
};

/// Kept by the caller, one per grid.
struct GridState {
    GridPlace active;
    GridPlace anchor;           ///< other corner of the block selection
    std::vector<float> widths;  ///< logical; filled from the columns on first use, kept by the caller
    float scroll_x = 0;
    double scroll_y = 0;
    bool has_active = false;
    bool editing = false;
    bool bubble_closed = false;  ///< "keep as it is" was pressed for the active cell

    [[nodiscard]] GridBlock block() const;
    /// Go to a cell and make it visible in the next frame.
    void go_to(GridPlace place);

    // of the grid itself
    bool reveal = false;
    bool by_typing = false;   ///< editing began by typing: arrow keys end it
    bool tab_leaves = false;  ///< after Escape, Tab goes on to the next widget
    bool dragging = false;
    int resizing = -1;  ///< column whose edge is dragged
    float resize_from = 0;
};

struct GridSpec {
    std::string_view name = {};  ///< accessible name
    std::span<const GridColumn> columns;
    float height = 0;      ///< 0: to the lower edge of the region
    bool compact = false;  ///< rows 28 instead of 30
    bool row_numbers = true;
    bool takes_files = false;  ///< files may be dropped on a row: the one below the pointer is marked and told
    std::optional<std::size_t> sorted_by = std::nullopt;
    SortOrder order = SortOrder::none;
    std::string_view expand_name = {};  ///< accessible names of the chevrons
    std::string_view collapse_name = {};
    std::string_view empty = {};  ///< sentence when there are no rows
};

struct GridEvents {
    bool active_changed = false;  ///< show the basis of the active row
    bool opened = false;          ///< Enter or double click on a cell that cannot be edited
    bool widths_changed = false;
    std::optional<int> file_row = std::nullopt;  ///< a file hovers over this row
};
GridEvents grid(Context& ui, std::string_view id, const GridSpec& spec, GridState& state, GridSource& source);

/// Footer of a grid: 40 high, card, `control` line above. Opens a Row.
class [[nodiscard]] GridFooter {
   public:
    explicit GridFooter(Context& ui);
    ~GridFooter();
    GridFooter(const GridFooter&) = delete;
    GridFooter& operator=(const GridFooter&) = delete;

    /// What follows is moved to the right end.
    void right();

   private:
    Context& ui_;
};

/// Split a block of text from a spreadsheet (tabs, quoted cells with newlines, CRLF).
[[nodiscard]] std::vector<std::vector<std::string>> parse_tsv(std::string_view text);
/// One cell for a block of text: quoted where it holds tab, newline or quote.
void append_tsv_cell(std::string& out, std::string_view cell);

}  // namespace zuji::ui
