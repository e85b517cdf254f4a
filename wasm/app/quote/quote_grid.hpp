#pragma once
// A grid of rows of the open quotation whose columns are members with a text form: the certification units and the
// products to be divided.

#include <array>
#include <string>
#include <type_traits>
#include <vector>

#include "core/quote/paste.hpp"
#include "wasm/app/quote/quote_room.hpp"

namespace zuji::app {

/// `Column` is an enum whose first `column_count` values are members (core/quote/paste.hpp).
template <class Row, class Column, std::size_t column_count>
class QuoteGridSource : public ui::GridSource {
   public:
    using Rows = std::vector<Row> Quote::*;

    QuoteGridSource(QuoteContext& context, Rows rows, std::string_view list)
        : context_(context), rows_(rows), list_(list) {}

    [[nodiscard]] int row_count() const override { return static_cast<int>((context_.quote.*rows_).size()); }
    [[nodiscard]] ui::GridRow row(int row) const override { return {.number = row + 1}; }
    void toggle(int /*row*/) override {}

    void cell(ui::GridPlace place, ui::GridCell& out) const override {
        text_ = shown(place);
        out.text = text_;
        out.error = !context_.problem(path(place)).empty();
    }

    [[nodiscard]] std::string edit_text(ui::GridPlace place) const override { return shown(place); }

    void commit(ui::GridPlace place, std::string_view text) override {
        if (!is_member(place.column)) return;
        context_.change([rows = rows_, place, value = stored(column_of(place), text)](Quote& quote) {
            auto& all = quote.*rows;
            const auto row = static_cast<std::size_t>(place.row);
            if (row < all.size()) put_text(all[row], column_of(place), value);
        });
    }

    void paste(ui::GridPlace at, const std::vector<std::vector<std::string>>& cells) override {
        CellBlock values = cells;
        for (auto& line : values) {
            for (std::size_t i = 0; i < line.size(); ++i) {
                const int column = at.column + static_cast<int>(i);
                if (is_member(column)) line[i] = stored(static_cast<Column>(column), line[i]);
            }
        }
        context_.actions.at_desk([at, values = std::move(values)](QuoteDesk& desk) {
            desk.paste(grid_of, values, static_cast<std::size_t>(at.row), static_cast<std::size_t>(at.column));
        });
    }

    void clear(ui::GridBlock block) override {
        context_.change([rows = rows_, block](Quote& quote) {
            auto& all = quote.*rows;
            for (int r = block.first.row; r <= block.last.row && static_cast<std::size_t>(r) < all.size(); ++r)
                for (int c = block.first.column; c <= block.last.column; ++c)
                    if (is_member(c)) put_text(all[static_cast<std::size_t>(r)], static_cast<Column>(c), "");
        });
    }

    [[nodiscard]] bool describe_error(ui::GridPlace place, ui::GridCellError& out) const override {
        out.title = context_.problem(path(place));
        return !out.title.empty();
    }

   protected:
    [[nodiscard]] static bool is_member(int column) { return static_cast<std::size_t>(column) < column_count; }
    [[nodiscard]] static Column column_of(ui::GridPlace place) { return static_cast<Column>(place.column); }
    [[nodiscard]] const QuoteContext& context() const { return context_; }
    [[nodiscard]] const Row& item(int row) const { return (context_.quote.*rows_)[static_cast<std::size_t>(row)]; }

    /// What a cell shows and editing starts from.
    [[nodiscard]] virtual std::string shown(ui::GridPlace place) const {
        return is_member(place.column) ? text_of(item(place.row), column_of(place)) : std::string();
    }
    /// The text that is stored for one that was typed, chosen or pasted.
    [[nodiscard]] virtual std::string stored(Column /*column*/, std::string_view text) const {
        return std::string(text);
    }

   private:
    static constexpr QuoteDesk::Grid grid_of =
        std::is_same_v<Row, QuoteUnit> ? QuoteDesk::Grid::units : QuoteDesk::Grid::products;

    [[nodiscard]] std::string path(ui::GridPlace place) const {
        if (!is_member(place.column)) return {};
        return list_ + "[" + std::to_string(place.row) + "]." + std::string(column_word(column_of(place)));
    }

    QuoteContext& context_;
    Rows rows_;
    std::string list_;
    mutable std::string text_;
};

/// Names of the buttons that add a row and delete the selected ones.
struct GridButtons {
    std::string_view add_key;
    std::string_view delete_key;
};

template <class Row>
void grid_buttons(ui::Context& ui, QuoteContext& context, const GridButtons& keys, std::vector<Row> Quote::*rows,
                  ui::GridState& grid) {
    if (ui::button(ui, "add", {.label = context.t(keys.add_key), .icon_left = ui::Icon::plus}))
        context.change([rows](Quote& quote) { (quote.*rows).emplace_back(); });
    const auto block = grid.block();
    const bool chosen = grid.has_active && static_cast<std::size_t>(block.last.row) < (context.quote.*rows).size();
    if (ui::icon_button(ui, "delete",
                        {.icon = ui::Icon::trash, .name = context.t(keys.delete_key), .disabled = !chosen})) {
        context.change([rows, block](Quote& quote) {
            auto& all = quote.*rows;
            if (static_cast<std::size_t>(block.last.row) >= all.size()) return;  // fewer since: their number was typed
            all.erase(all.begin() + block.first.row, all.begin() + block.last.row + 1);
        });
        grid.has_active = false;
    }
}

}  // namespace zuji::app
