// The certification units of a quotation as a grid: typed, or pasted from a spreadsheet.

#include <algorithm>
#include <array>
#include <string>

#include "core/quote/quote_json.hpp"
#include "core/quote/quote_words.hpp"
#include "wasm/app/quote/quote_grid.hpp"

namespace zuji::app {

namespace {

/// Behind the members: what the decision gives for the unit.
constexpr int inspection_column = unit_column_count;
constexpr int shown_columns = unit_column_count + 2;
constexpr std::array<std::string_view, 3> concessions = {"", "claimed", "confirmed"};

std::string concession_key(std::string_view word) {
    return "quote.concession." + (word.empty() ? std::string("none") : std::string(word));
}

bool is_concession(UnitColumn column) { return column == UnitColumn::exemption || column == UnitColumn::acceptance; }

class UnitSource final : public QuoteGridSource<QuoteUnit, UnitColumn, unit_column_count> {
   public:
    explicit UnitSource(QuoteContext& context) : QuoteGridSource(context, &Quote::units, "units") {}

    void cell(ui::GridPlace place, ui::GridCell& out) const override {
        QuoteGridSource::cell(place, out);
        if (!is_member(place.column)) {
            out.read_only = true;
        } else if (is_concession(column_of(place)) && text_of(item(place.row), column_of(place)).empty()) {
            out.tone = ui::Tone::muted;
        }
    }

    void choices(ui::GridPlace /*place*/, std::vector<ui::Option>& out) const override {
        for (const auto word : concessions) out.push_back({.label = context().t(concession_key(word))});
    }

   protected:
    [[nodiscard]] std::string shown(ui::GridPlace place) const override {
        if (!is_member(place.column)) return days_of(place);
        const std::string& text = text_of(item(place.row), column_of(place));
        return is_concession(column_of(place)) ? context().t(concession_key(text)) : text;
    }

    /// The word for a label that was chosen or copied from this grid; anything else as it is.
    [[nodiscard]] std::string stored(UnitColumn column, std::string_view text) const override {
        if (is_concession(column))
            for (const auto word : concessions)
                if (text == context().t(concession_key(word))) return std::string(word);
        return std::string(text);
    }

   private:
    [[nodiscard]] std::string days_of(ui::GridPlace place) const {
        const auto* result = context().desk.result();
        if (!result) return {};
        const std::size_t units = context().quote.units.size();
        const std::size_t line =
            1 + static_cast<std::size_t>(place.row) + (place.column == inspection_column ? 0 : units);
        return line < result->lines.size() ? days_text(result->lines[line].days) : std::string();
    }
};

/// How many units there are, said in one go on the phone. Fewer: the last ones go, and undo brings them back.
void draw_count(ui::Context& ui, QuoteContext& context) {
    const std::string count = std::to_string(context.quote.units.size());
    auto edited = ui::number_field(
        ui, "count", {.name = context.t("quote.unit-count"), .value = count, .show_label = false, .width = 64});
    if (!edited) return;
    const auto wanted = Entered(*edited).exact();
    const auto number = wanted ? wanted->to_int64() : std::nullopt;
    if (!number || *number < 1 || *number > static_cast<std::int64_t>(max_quote_rows)) {
        const std::string allowed = "1 … " + std::to_string(max_quote_rows);
        context.actions.at_desk([typed = *edited, allowed](QuoteDesk& desk) {
            desk.tell({"out-of-range", "", {typed, allowed}});
        });
        return;
    }
    context.change([number = static_cast<std::size_t>(*number)](Quote& quote) { quote.units.resize(number); });
}

}  // namespace

void draw_quote_units(ui::Context& ui, QuoteContext& context) {
    ui::Card card(ui, "units", {.name = context.t("quote.units"), .padding = {16, 12}, .gap = 8});
    auto& state = context.state.quote.units;
    {
        ui::Row row(ui, {.height = 32, .gap = 8});
        ui::heading(ui, context.t("quote.units"), 3);
        draw_count(ui, context);
        ui::note_text(ui, context.t("quote.units-remark"));
        row.right();
        if (ui::button(ui, "divide", {.label = context.t("quote.divide"), .kind = ui::ButtonKind::quiet}))
            context.state.quote.tab = QuoteTab::division;
        grid_buttons(ui, context, {"quote.add-unit", "quote.delete-unit"}, &Quote::units, state);
    }
    const auto number = [&](std::string_view key, const char* title, float width, ui::GridEditor editor) {
        return ui::GridColumn{
            .key = key, .title = context.t(title), .width = width, .align = ui::Align::right, .editor = editor};
    };
    const auto choice = [&](std::string_view key, const char* title) {
        return ui::GridColumn{.key = key, .title = context.t(title), .width = 106, .editor = ui::GridEditor::choice};
    };
    const std::array<ui::GridColumn, shown_columns> columns = {
        ui::GridColumn{.key = "name",
                       .title = context.t("quote.unit-name"),
                       .width = 150,
                       .editor = ui::GridEditor::text,
                       .stretch = true},
        number("bom_items", "quote.unit-bom", 84, ui::GridEditor::number),
        number("main_materials", "quote.unit-materials", 84, ui::GridEditor::number),
        number("sites", "quote.unit-sites", 56, ui::GridEditor::number),
        choice("exemption", "quote.unit-exemption"),
        choice("acceptance", "quote.unit-acceptance"),
        ui::GridColumn{.key = "note", .title = context.t("quote.notes"), .width = 64, .editor = ui::GridEditor::text},
        number("inspection", "quote.unit-inspection", 80, ui::GridEditor::none),
        number("verification", "quote.unit-verification", 88, ui::GridEditor::none)};
    UnitSource source(context);
    constexpr std::size_t most_rows = 10;
    constexpr float row_height = 30;
    const float rows = static_cast<float>(std::min(context.quote.units.size(), most_rows));
    if (context.state.quote.focus_units) {
        context.state.quote.focus_units = false;
        if (!state.has_active) state.go_to({0, 0});
        ui.focus("grid");
    }
    (void)ui::grid(ui, "grid",
                   {.name = context.t("quote.units"),
                    .columns = columns,
                    .height = 40 + row_height * std::max(rows, 2.0F),
                    .empty = context.t("quote.units-empty")},
                   state, source);
    if (const auto& problem = context.first_problem("units["); !problem.empty())
        ui::text_wrapped(ui, ui::Type::note, ui.theme().error, problem, ui::Mirrored::status);
}

}  // namespace zuji::app
