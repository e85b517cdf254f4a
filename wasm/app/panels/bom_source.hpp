#pragma once
// The rows of step 5 as the grid asks for them. One object per frame, holding references only; a cell is made when the
// grid draws it.

#include <string>
#include <string_view>
#include <vector>

#include "wasm/app/app_state.hpp"
#include "wasm/app/panels/bom_columns.hpp"
#include "wasm/ui/ui.hpp"

namespace zuji::app {

/// What material lines and activities have in common: editing, pasting, clearing and explaining errors.
class LineSource : public ui::GridSource {
   public:
    LineSource(PanelContext& context, const ColumnSet& columns) : context_(context), columns_(columns) {}

    void commit(ui::GridPlace place, std::string_view text) override;
    void paste(ui::GridPlace at, const std::vector<std::vector<std::string>>& cells) override;
    void clear(ui::GridBlock block) override;
    [[nodiscard]] bool describe_error(ui::GridPlace place, ui::GridCellError& out) const override;
    void fix_error(ui::GridPlace place) override;

   protected:
    [[nodiscard]] virtual Table table() const = 0;
    [[nodiscard]] virtual RowId id_of(int row) const = 0;
    /// Whether a column takes text in this row.
    [[nodiscard]] virtual bool editable(ui::GridPlace place) const = 0;
    /// The number behind a cell, nullptr when it holds none.
    [[nodiscard]] virtual const Entered* number_at(ui::GridPlace place) const = 0;
    /// Why the row is not counted, where this cell is to blame; `counted` when it is not.
    [[nodiscard]] virtual LineState blame(ui::GridPlace place) const = 0;
    /// What is stored for a text that was entered or pasted (choices: the word for its label).
    [[nodiscard]] virtual std::string stored(BomColumn column, std::string_view text) const {
        (void)column;
        return std::string(text);
    }
    /// Adds rows below the last one; each is a list of (member, value).
    using NewRow = std::vector<std::pair<std::string_view, std::string>>;
    virtual void add_rows(const std::vector<NewRow>& rows, std::vector<Command>& commands) const = 0;
    /// A whole table with a header was pasted; true when it was taken care of.
    virtual bool paste_table(const std::vector<std::vector<std::string>>& cells) {
        (void)cells;
        return false;
    }

    PanelContext& context_;
    const ColumnSet& columns_;
    mutable std::string text_;  ///< of the cell asked for last
    mutable std::string badge_;
};

/// Lines of the bill of materials, as listed in BomState::rows.
class MaterialSource final : public LineSource {
   public:
    using LineSource::LineSource;

    [[nodiscard]] int row_count() const override;
    [[nodiscard]] ui::GridRow row(int row) const override;
    void cell(ui::GridPlace place, ui::GridCell& out) const override;
    [[nodiscard]] std::string edit_text(ui::GridPlace place) const override;
    void toggle(int row) override;

   protected:
    [[nodiscard]] Table table() const override { return Table::bom; }
    [[nodiscard]] RowId id_of(int row) const override;
    [[nodiscard]] bool editable(ui::GridPlace place) const override;
    [[nodiscard]] const Entered* number_at(ui::GridPlace place) const override;
    [[nodiscard]] LineState blame(ui::GridPlace place) const override;
    void add_rows(const std::vector<NewRow>& rows, std::vector<Command>& commands) const override;
    bool paste_table(const std::vector<std::vector<std::string>>& cells) override;

   private:
    [[nodiscard]] std::size_t position(int row) const;
    [[nodiscard]] const BomLine& line(int row) const;
    [[nodiscard]] const BomLineResult& result(int row) const;
    void number_cell(const Entered& entered, ui::GridCell& out) const;
    void mass_cell(int row, ui::GridCell& out) const;
    void factor_cell(int row, ui::GridCell& out) const;
    void emission_cell(int row, ui::GridCell& out) const;
    void share_cell(int row, ui::GridCell& out) const;
};

/// Lines of one kind of activity, as listed in BomState::activities.
class ActivitySource final : public LineSource {
   public:
    using LineSource::LineSource;

    [[nodiscard]] int row_count() const override;
    [[nodiscard]] ui::GridRow row(int row) const override;
    void cell(ui::GridPlace place, ui::GridCell& out) const override;
    [[nodiscard]] std::string edit_text(ui::GridPlace place) const override;
    void toggle(int row) override;
    void choices(ui::GridPlace place, std::vector<ui::Option>& out) const override;

   protected:
    [[nodiscard]] Table table() const override { return Table::activities; }
    [[nodiscard]] RowId id_of(int row) const override;
    [[nodiscard]] bool editable(ui::GridPlace place) const override;
    [[nodiscard]] const Entered* number_at(ui::GridPlace place) const override;
    [[nodiscard]] LineState blame(ui::GridPlace place) const override;
    [[nodiscard]] std::string stored(BomColumn column, std::string_view text) const override;
    void add_rows(const std::vector<NewRow>& rows, std::vector<Command>& commands) const override;

   private:
    [[nodiscard]] std::size_t position(int row) const;
    [[nodiscard]] const ActivityLine& line(int row) const;
    [[nodiscard]] const ActivityResult& result(int row) const;
    void factor_cell(int row, ui::GridCell& out) const;
    void emission_cell(int row, ui::GridCell& out) const;
};

/// Shortest text that reads back to the same number, for the clipboard.
std::string exact_text(double value);
/// Sentence for a state that keeps a line from being counted: "没有因子" …
const std::string& line_state_text(const PanelContext& context, LineState state);

}  // namespace zuji::app
