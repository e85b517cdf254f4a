// What the columns of the file mean: guessed, with examples, to be corrected.

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/base/text.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/import_view.hpp"

namespace zuji::app {

namespace {

struct MassUnit {
    std::string_view symbol;
    double kilograms;
};
constexpr std::array<MassUnit, 4> mass_units = {{{"kg", 1}, {"g", 0.001}, {"t", 1000}, {"mg", 0.000001}}};

/// "A" … "Z", "AA" …, as spreadsheets name columns.
std::string column_letters(std::size_t column) {
    constexpr std::size_t letters = 26;
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / letters)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % letters));
    return name;
}

std::string header_text(const PanelContext& context, const ImportDraft& draft, std::size_t column) {
    const auto& cells = draft.table.cells;
    if (!draft.mapping.has_header) return context.t("import-view.column", {column_letters(column)});
    if (draft.mapping.header_row < cells.size()) {
        const auto& row = cells[draft.mapping.header_row];
        if (column < row.size() && !trim(row[column]).empty()) return std::string(trim(row[column]));
    }
    return context.t("import-view.column-untitled");
}

/// The first values of a column.
std::string examples(const ImportDraft& draft, std::size_t column) {
    constexpr std::size_t shown = 3;
    constexpr std::size_t searched = 60;
    constexpr std::size_t longest = 40;
    std::string all;
    std::size_t count = 0;
    const auto& cells = draft.table.cells;
    const std::size_t first = first_data_row(draft.mapping);
    const auto end = std::min(cells.size(), first + searched);
    for (std::size_t row = first; row < end && count < shown; ++row) {
        if (column >= cells[row].size()) continue;
        auto text = trim(cells[row][column]);
        if (text.empty()) continue;
        if (count++ > 0) all += " · ";
        if (text.size() > longest) {
            auto cut = longest;
            while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
            all += std::string(text.substr(0, cut)) + "…";
        } else {
            all += text;
        }
    }
    return all;
}

void change(PanelContext& context, Mapping mapping) {
    auto& import = context.state.panels.bom.import;
    import.draft.header_found = true;
    import.draft.remembered = false;
    use_mapping(import.draft, std::move(mapping), context.project.bom);
    import.listed = false;
    import.grid = {};
    import.changes_grid = {};
}

bool has(const Mapping& mapping, Column column) {
    return std::find(mapping.columns.begin(), mapping.columns.end(), column) != mapping.columns.end();
}

void draw_header_row(ui::Context& ui, PanelContext& context) {
    auto& import = context.state.panels.bom.import;
    const auto& mapping = import.draft.mapping;
    const auto now = mapping.has_header ? std::to_string(mapping.header_row + 1) : std::string("0");
    const auto typed = ui::number_field(ui, "header-row",
                                        {.name = context.t("import-view.header-row"),
                                         .value = now,
                                         .description = context.t("import-view.header-row-help"),
                                         .width = 140});
    if (!typed || *typed == now) return;
    std::size_t row = 0;
    const auto [end, problem] = std::from_chars(typed->data(), typed->data() + typed->size(), row);
    if (problem != std::errc() || end != typed->data() + typed->size()) return;
    if (row > import.draft.table.cells.size()) return;
    if (row == 0)
        use_no_header(import.draft, context.project.bom);
    else
        use_header_row(import.draft, row - 1, context.project.bom);
    import.listed = false;
    import.grid = {};
    import.changes_grid = {};
}

std::optional<double> draw_mass_unit(ui::Context& ui, std::string_view id, const std::string& name, double now) {
    std::array<ui::Option, mass_units.size()> options{};
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < mass_units.size(); ++i) {
        options.at(i).label = mass_units.at(i).symbol;
        if (mass_units.at(i).kilograms == now) chosen = i;
    }
    const auto picked =
        ui::select(ui, id, {.name = name, .options = options, .chosen = chosen, .show_label = true, .width = 140});
    if (!picked || picked == chosen) return std::nullopt;
    return mass_units.at(*picked).kilograms;
}

/// Whether the only column of masses is of one piece or of the whole line; asked for where the header does not say it.
std::optional<Mapping> draw_mass_basis(ui::Context& ui, const PanelContext& context, const Mapping& now) {
    const auto& cells = context.state.panels.bom.import.draft.table.cells;
    const Column present = has(now, Column::mass_each) ? Column::mass_each : Column::mass_total;
    const std::array<ui::Option, 2> options = {ui::Option{.label = context.t("import.column.mass-total")},
                                               ui::Option{.label = context.t("import.column.mass-each")}};
    std::optional<std::size_t> chosen;
    if (!now.mass_basis_open) chosen = present == Column::mass_each ? 1U : 0U;
    const auto picked =
        ui::select(ui, "mass-basis",
                   {.name = context.t("import-view.mass-basis"),
                    .options = options,
                    .chosen = chosen,
                    .placeholder = context.t("import-view.mass-basis-choose"),
                    .show_label = true,
                    .width = 240,
                    .error = now.mass_basis_open ? std::string_view(context.t("import-view.mass-basis-open"))
                                                 : std::string_view()});
    if (!picked || picked == chosen) return std::nullopt;
    const auto place = std::find(now.columns.begin(), now.columns.end(), present) - now.columns.begin();
    const Column meaning = *picked == 1 ? Column::mass_each : Column::mass_total;
    return with_meaning(cells, now, static_cast<std::size_t>(place), meaning);
}

void draw_units(ui::Context& ui, PanelContext& context) {
    const auto& now = context.state.panels.bom.import.draft.mapping;
    std::optional<Mapping> changed;
    const bool each = has(now, Column::mass_each);
    const bool total = has(now, Column::mass_total);
    const double each_scale = now.mass_each_scale > 0 ? now.mass_each_scale : now.mass_scale;
    if (total || each) {
        const auto picked = draw_mass_unit(ui, "mass-unit", context.t("import-view.mass-unit"), now.mass_scale);
        if (picked) {
            changed = now;
            changed->mass_scale = *picked;
            if (!total) changed->mass_each_scale = 0;
        }
    }
    if (total != each && has(now, Column::quantity)) {
        if (auto picked = draw_mass_basis(ui, context, changed.value_or(now))) changed = std::move(picked);
    }
    if (total && each) {
        const auto picked = draw_mass_unit(ui, "mass-each-unit", context.t("import-view.mass-each-unit"), each_scale);
        if (picked) {
            changed = changed.value_or(now);
            changed->mass_each_scale = *picked;
        }
    }
    if (has(now, Column::loss)) {
        const std::array<ui::Option, 2> options = {ui::Option{.label = context.t("import-view.loss-percent")},
                                                   ui::Option{.label = context.t("import-view.loss-fraction")}};
        const std::size_t chosen = now.loss_is_fraction ? 1 : 0;
        const auto picked = ui::select(ui, "loss",
                                       {.name = context.t("import-view.loss"),
                                        .options = options,
                                        .chosen = chosen,
                                        .show_label = true,
                                        .width = 240});
        if (picked && *picked != chosen) {
            changed = changed.value_or(now);
            changed->loss_is_fraction = *picked == 1;
        }
    }
    if (has(now, Column::quantity)) {
        auto typed =
            ui::text_field(ui, "quantity-unit",
                           {.name = context.t("import-view.quantity-unit"), .value = now.quantity_unit, .width = 180});
        if (typed && *typed != now.quantity_unit) {
            changed = changed.value_or(now);
            changed->quantity_unit = std::move(*typed);
        }
    }
    if (changed) change(context, *std::move(changed));
}

void draw_meaning(ui::Context& ui, PanelContext& context, std::size_t column, const std::string& title) {
    const auto& draft = context.state.panels.bom.import.draft;
    const auto& now = draft.mapping;
    std::array<std::string, column_count> labels;
    std::array<ui::Option, column_count> options{};
    for (std::size_t i = 0; i < column_count; ++i) {
        labels.at(i) = context.t("import.column." + std::string(column_word(static_cast<Column>(i))));
        options.at(i).label = labels.at(i);
    }
    const auto chosen = static_cast<std::size_t>(now.columns[column]);
    const auto picked = ui::select(
        ui, "meaning",
        {.name = now.has_header ? context.t("import-view.column-name", {column_letters(column), title}) : title,
         .options = options,
         .chosen = chosen,
         .width = 200});
    if (!picked || *picked == chosen) return;
    change(context, with_meaning(draft.table.cells, now, column, static_cast<Column>(*picked)));
}

void draw_table(ui::Context& ui, PanelContext& context) {
    const auto& draft = context.state.panels.bom.import.draft;
    const std::array<ui::TableColumn, 3> columns = {
        ui::TableColumn{.title = context.t("import-view.column-file"), .flex = 1.2F},
        ui::TableColumn{.title = context.t("import-view.column-meaning"), .width = 224},
        ui::TableColumn{.title = context.t("import-view.column-examples"), .flex = 2}};
    ui::ListTable table(ui, "columns", {.name = context.t("import-view.view-columns"), .columns = columns});
    const auto count = draft.mapping.columns.size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto title = header_text(context, draft, i);
        const auto values = examples(draft, i);
        if (values.empty() && draft.mapping.columns[i] == Column::ignore) continue;
        ui::Scope scope(ui, std::to_string(i));
        (void)table.row({.height = 44, .pressable = false, .name = title});
        table.cell();
        if (draft.mapping.has_header) ui::text(ui, ui::Type::body, ui.theme().muted, column_letters(i));
        ui::text(ui, ui::Type::body, ui.theme().text, title);
        table.cell();
        draw_meaning(ui, context, i, title);
        table.cell();
        ui::text(ui, ui::Type::body, ui.theme().muted, values);
    }
}

}  // namespace

void draw_import_columns(ui::Context& ui, PanelContext& context, ui::Rect area) {
    auto& import = context.state.panels.bom.import;
    ui::Region body(ui, "mapping", area, {.name = {}, .padding = {24, 16}});
    ui::Column column(ui, {.gap = 12});
    if (!import.draft.header_found)
        (void)ui::note(ui, "no-header",
                       {.kind = ui::NoteKind::error, .text = context.t("import-view.no-header-found")});
    {
        ui::Row row(ui, {.gap = 16, .wrap = true, .top = true});
        draw_header_row(ui, context);
        draw_units(ui, context);
        if (import.draft.remembered &&
            ui::button(ui, "guess", {.label = context.t("import-view.guess-again"), .kind = ui::ButtonKind::quiet})) {
            guess_again(import.draft, context.project.bom);
            import.listed = false;
        }
    }
    draw_table(ui, context);
}

}  // namespace zuji::app
