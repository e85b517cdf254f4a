#pragma once
// What the widgets that choose one of several have in common.

#include <optional>
#include <span>

#include "wasm/ui/choice.hpp"
#include "wasm/ui/detail/state.hpp"

namespace zuji::ui {

/// Arrow keys in a group whose item `focused` has the focus (ids: hash of the group and the index): the option to
/// choose now.
std::optional<std::size_t> group_keys(ContextState& s, Id widget, std::span<const Option> options, std::size_t focused);

/// One row of a select list, a menu or a finder.
struct ListRow {
    std::string_view label;
    std::string_view remark = {};
    std::string_view tail = {};
    Icon icon = Icon::none;
    std::optional<State> state = std::nullopt;
    bool chosen = false;
    bool disabled = false;
    bool danger = false;
    bool line_above = false;
};
struct ListCursor {
    std::size_t row = 0;  ///< highlighted
    bool moved = false;   ///< by a key in this pass: scroll to it
};
[[nodiscard]] float list_row_height(const ListRow& row);
[[nodiscard]] float list_rows_width(const ContextState& s, std::span<const ListRow> rows);
/// Up and down, while the widget `focused` has the focus.
void list_keys(ContextState& s, Id focused, std::span<const ListRow> rows, ListCursor& cursor);
/// Draw the rows into the current column. The highlighted row follows the pointer. Returns the row that was pressed;
/// the ids of the rows are hashes of `list` and their index.
std::optional<std::size_t> list_rows(Context& ui, Id list, Role item_role, std::span<const ListRow> rows,
                                     ListCursor& cursor);

}  // namespace zuji::ui
