#pragma once
// List table: header 34, rows 38–44 with a line below, no vertical lines. For some hundred rows; the spreadsheet of
// 100,000 rows is in grid.hpp.
//
//   ui::ListTable table(ui, "documents", {.name = tr("…"), .columns = columns});
//   for (const auto& d : documents) {
//       ui::Scope scope(ui, d.id);
//       if (table.row({.selected = d.id == current})) select(d.id);
//       table.cell();  ui::text(…);
//       table.cell();  ui::state_word(…);
//   }

#include <optional>
#include <span>
#include <string_view>

#include "wasm/ui/context.hpp"
#include "wasm/ui/layout.hpp"

namespace zuji::ui {

struct TableColumn {
    std::string_view title = {};
    float width = 0;  ///< fixed; 0: share of what is left by `flex`
    float flex = 1;
    Align align = Align::left;
    bool sortable = false;
};

enum class SortOrder : std::uint8_t { none, up, down };

struct TableSpec {
    std::string_view name = {};
    std::span<const TableColumn> columns;
    bool card = true;  ///< draws its own card around; false inside a card
    std::optional<std::size_t> sorted_by = std::nullopt;
    SortOrder order = SortOrder::none;
    float cell_padding = 12;
};

struct TableRowSpec {
    float height = 38;
    bool selected = false;       ///< `selected` fill and a 3-px accent bar at the left
    bool pressable = true;       ///< hover, and row() returns presses
    bool muted = false;          ///< tells cells to use the muted colour (see muted_row)
    bool group = false;          ///< heading row: no line above, no hover
    Tone tone = Tone::neutral;   ///< tinted row (error: missing)
    std::string_view name = {};  ///< accessible name of the row
};

class [[nodiscard]] ListTable {
   public:
    ListTable(Context& ui, std::string_view id, const TableSpec& spec);
    ~ListTable();
    ListTable(const ListTable&) = delete;
    ListTable& operator=(const ListTable&) = delete;

    /// The column whose header was pressed.
    [[nodiscard]] std::optional<std::size_t> sort_pressed() const { return sort_pressed_; }
    /// Begin a row; true when it was pressed (outside its own buttons) or entered by the keyboard. Put a Scope around.
    [[nodiscard]] bool row(const TableRowSpec& spec = {});
    /// Go to the next cell of the row: a Row layout, vertically centred, aligned as the column, clipped.
    void cell();
    /// Footer row: 38, bg, bold sums. Fill with cell().
    void footer();

   private:
    Context& ui_;
    std::optional<std::size_t> sort_pressed_;
};

}  // namespace zuji::ui
