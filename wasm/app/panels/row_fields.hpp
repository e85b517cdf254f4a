#pragma once
// Fields of a row of a table: they show the cell and push the change.

#include <initializer_list>
#include <string>
#include <string_view>

#include "wasm/app/panels/form.hpp"

namespace zuji::app {

/// Which row of which table the fields belong to.
struct RowOf {
    Table table = Table::stops;
    RowId id = 0;
};

/// The field of one column.
struct CellSpec {
    std::string_view column;
    std::string_view label_key;
    float width = 160;
};

void cell_text(ui::Context& ui, PanelContext& context, RowOf row, const CellSpec& spec, std::string_view value);
void cell_date(ui::Context& ui, PanelContext& context, RowOf row, const CellSpec& spec, std::string_view value);
void cell_number(ui::Context& ui, PanelContext& context, RowOf row, const CellSpec& spec, const Entered& value);
void cell_select(ui::Context& ui, PanelContext& context, RowOf row, const CellSpec& spec, std::string_view value,
                 std::string_view label_prefix, std::initializer_list<std::string_view> words);
/// A question on a line of its own with yes, no and don't know at the right.
void cell_answer(ui::Context& ui, PanelContext& context, RowOf row, const CellSpec& spec, Answer value);
void cell_flag(ui::Context& ui, PanelContext& context, RowOf row, const CellSpec& spec, bool value);
void delete_row_button(ui::Context& ui, PanelContext& context, RowOf row, std::string_view name);
void add_row_button(ui::Context& ui, PanelContext& context, Table table, std::string_view label,
                    std::string_view row_json = "{}");

/// A question about a field of the project with its answer at the right.
void answer_line(ui::Context& ui, PanelContext& context, std::string_view path, std::string_view label_key,
                 Answer value);

}  // namespace zuji::app
