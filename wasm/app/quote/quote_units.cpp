// The certification units of a quotation as a grid: typed, or pasted from a spreadsheet.

#include <array>
#include <string>

#include "wasm/app/quote/quote_room.hpp"

namespace zuji::app {

namespace {

enum class UnitColumn : std::uint8_t {
    name,
    bom_items,
    materials,
    sites,
    exemption,
    acceptance,
    inspection,
    verification
};

constexpr std::array<UnitColumn, 8> columns_of_units = {
    UnitColumn::name,      UnitColumn::bom_items,  UnitColumn::materials,  UnitColumn::sites,
    UnitColumn::exemption, UnitColumn::acceptance, UnitColumn::inspection, UnitColumn::verification};

constexpr std::array<std::string_view, 3> concessions = {"", "claimed", "confirmed"};

std::string_view concession_key(std::string_view word) {
    if (word == "claimed") return "quote.concession.claimed";
    return word == "confirmed" ? "quote.concession.confirmed" : "quote.concession.none";
}

class UnitSource final : public ui::GridSource {
   public:
    explicit UnitSource(QuoteContext& context) : context_(context) {}

    [[nodiscard]] int row_count() const override { return static_cast<int>(context_.quote.units.size()); }
    [[nodiscard]] ui::GridRow row(int row) const override { return {.number = row + 1}; }
    void toggle(int /*row*/) override {}

    void cell(ui::GridPlace place, ui::GridCell& out) const override {
        const auto column = column_of(place);
        if (column == UnitColumn::inspection || column == UnitColumn::verification) {
            text_ = days_of(place.row, column);
            out.text = text_;
            out.read_only = true;
            return;
        }
        if (column == UnitColumn::exemption || column == UnitColumn::acceptance) {
            const auto& word = text_of(unit(place.row), column);
            out.text = context_.t(concession_key(word));
            if (word.empty()) out.tone = ui::Tone::muted;
            return;
        }
        out.text = text_of(unit(place.row), column);
        out.error = !context_.problem(path(place)).empty();
    }

    [[nodiscard]] std::string edit_text(ui::GridPlace place) const override {
        const auto column = column_of(place);
        if (column == UnitColumn::inspection || column == UnitColumn::verification) return days_of(place.row, column);
        if (column == UnitColumn::exemption || column == UnitColumn::acceptance)
            return context_.t(concession_key(text_of(unit(place.row), column)));
        return text_of(unit(place.row), column);
    }

    void commit(ui::GridPlace place, std::string_view text) override {
        const auto row = static_cast<std::size_t>(place.row);
        context_.change([row, column = column_of(place), value = stored(column_of(place), text)](Quote& quote) {
            if (row < quote.units.size()) put(quote.units[row], column, value);
        });
    }

    void paste(ui::GridPlace at, const std::vector<std::vector<std::string>>& cells) override {
        std::vector<std::vector<std::string>> values;
        for (const auto& line : cells) {
            auto& row = values.emplace_back();
            for (std::size_t i = 0; i < line.size() && at.column + static_cast<int>(i) < 6; ++i)
                row.push_back(stored(columns_of_units[static_cast<std::size_t>(at.column) + i], line[i]));
        }
        context_.change([at, values = std::move(values)](Quote& quote) {
            for (std::size_t r = 0; r < values.size(); ++r) {
                const std::size_t row = static_cast<std::size_t>(at.row) + r;
                if (row >= quote.units.size()) quote.units.resize(row + 1);
                for (std::size_t c = 0; c < values[r].size(); ++c)
                    put(quote.units[row], columns_of_units[static_cast<std::size_t>(at.column) + c], values[r][c]);
            }
        });
    }

    void clear(ui::GridBlock block) override {
        context_.change([block](Quote& quote) {
            for (int r = block.first.row; r <= block.last.row; ++r)
                for (int c = block.first.column; c <= block.last.column && c < 6; ++c)
                    put(quote.units[static_cast<std::size_t>(r)], columns_of_units[static_cast<std::size_t>(c)], "");
        });
    }

    void choices(ui::GridPlace /*place*/, std::vector<ui::Option>& out) const override {
        for (const auto word : concessions) out.push_back({.label = context_.t(concession_key(word))});
    }

    [[nodiscard]] bool describe_error(ui::GridPlace place, ui::GridCellError& out) const override {
        out.title = context_.problem(path(place));
        return !out.title.empty();
    }

   private:
    [[nodiscard]] static UnitColumn column_of(ui::GridPlace place) {
        return columns_of_units[static_cast<std::size_t>(place.column)];
    }
    [[nodiscard]] const QuoteUnit& unit(int row) const { return context_.quote.units[static_cast<std::size_t>(row)]; }

    [[nodiscard]] static const std::string& text_of(const QuoteUnit& unit, UnitColumn column) {
        switch (column) {
            case UnitColumn::bom_items:
                return unit.bom_items.text();
            case UnitColumn::materials:
                return unit.main_materials.text();
            case UnitColumn::sites:
                return unit.sites.text();
            case UnitColumn::exemption:
                return unit.exemption;
            case UnitColumn::acceptance:
                return unit.acceptance;
            default:
                return unit.name;
        }
    }

    static void put(QuoteUnit& unit, UnitColumn column, const std::string& value) {
        switch (column) {
            case UnitColumn::bom_items:
                unit.bom_items = Entered(value);
                break;
            case UnitColumn::materials:
                unit.main_materials = Entered(value);
                break;
            case UnitColumn::sites:
                unit.sites = Entered(value);
                break;
            case UnitColumn::exemption:
                unit.exemption = value;
                break;
            case UnitColumn::acceptance:
                unit.acceptance = value;
                break;
            case UnitColumn::name:
                unit.name = value;
                break;
            case UnitColumn::inspection:
            case UnitColumn::verification:
                break;
        }
    }

    /// The stored word for a label that was chosen or pasted; anything else is text as it is.
    [[nodiscard]] std::string stored(UnitColumn column, std::string_view text) const {
        if (column != UnitColumn::exemption && column != UnitColumn::acceptance) return std::string(text);
        for (const auto word : concessions)
            if (text == context_.t(concession_key(word)) || text == word) return std::string(word);
        return {};
    }

    [[nodiscard]] static std::string path(ui::GridPlace place) {
        constexpr std::array<std::string_view, 8> names = {
            "name", "bom_items", "main_materials", "sites", "exemption", "acceptance", "", ""};
        return "units[" + std::to_string(place.row) + "]." + std::string(names[static_cast<std::size_t>(place.column)]);
    }

    [[nodiscard]] std::string days_of(int row, UnitColumn column) const {
        const auto* result = context_.desk.result();
        if (!result) return {};
        const auto activity =
            column == UnitColumn::inspection ? QuoteActivity::site_inspection : QuoteActivity::site_verification;
        for (const auto& line : result->lines)
            if (line.activity == activity && line.unit == static_cast<std::size_t>(row))
                return quote_days_text(line.days);
        return {};
    }

    QuoteContext& context_;
    mutable std::string text_;
};

}  // namespace

void draw_quote_units(ui::Context& ui, QuoteContext& context) {
    ui::Card card(ui, "units", {.name = context.t("quote.units"), .padding = {16, 12}, .gap = 8});
    {
        ui::Row row(ui, {.height = 32, .gap = 8});
        ui::heading(ui, context.t("quote.units"), 3);
        ui::note_text(ui, context.t("quote.units-remark"));
        row.right();
        if (ui::button(ui, "add", {.label = context.t("quote.add-unit"), .icon_left = ui::Icon::plus}))
            context.change([](Quote& quote) { quote.units.emplace_back(); });
        auto& grid = context.state.quote.units;
        const bool chosen = grid.has_active && static_cast<std::size_t>(grid.active.row) < context.quote.units.size();
        if (ui::icon_button(ui, "delete",
                            {.icon = ui::Icon::trash, .name = context.t("quote.delete-unit"), .disabled = !chosen})) {
            context.change(
                [row_index = grid.active.row](Quote& quote) { quote.units.erase(quote.units.begin() + row_index); });
            grid.has_active = false;
        }
    }
    const auto number = [&](std::string_view key, const char* title, float width, ui::GridEditor editor) {
        return ui::GridColumn{
            .key = key, .title = context.t(title), .width = width, .align = ui::Align::right, .editor = editor};
    };
    const auto choice = [&](std::string_view key, const char* title) {
        return ui::GridColumn{.key = key, .title = context.t(title), .width = 128, .editor = ui::GridEditor::choice};
    };
    const std::array<ui::GridColumn, 8> columns = {
        ui::GridColumn{.key = "name",
                       .title = context.t("quote.unit-name"),
                       .width = 160,
                       .editor = ui::GridEditor::text,
                       .stretch = true},
        number("bom_items", "quote.unit-bom", 96, ui::GridEditor::number),
        number("main_materials", "quote.unit-materials", 104, ui::GridEditor::number),
        number("sites", "quote.unit-sites", 72, ui::GridEditor::number),
        choice("exemption", "quote.unit-exemption"),
        choice("acceptance", "quote.unit-acceptance"),
        number("inspection", "quote.unit-inspection", 88, ui::GridEditor::none),
        number("verification", "quote.unit-verification", 88, ui::GridEditor::none)};
    UnitSource source(context);
    constexpr std::size_t most_rows = 10;
    constexpr float row_height = 30;
    const float rows = static_cast<float>(std::min(context.quote.units.size(), most_rows));
    (void)ui::grid(ui, "grid",
                   {.name = context.t("quote.units"),
                    .columns = columns,
                    .height = 40 + row_height * std::max(rows, 2.0F),
                    .empty = context.t("quote.units-empty")},
                   context.state.quote.units, source);
}

}  // namespace zuji::app
