#include "wasm/app/panels/supplier_view.hpp"

#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/model/fields.hpp"
#include "wasm/app/panels/factor_view.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

/// "own-1", "own-2" …: the first number above all that are in use.
unsigned next_number(const Project& project) {
    constexpr std::string_view prefix = "own-";
    unsigned highest = 0;
    for (const auto& factor : project.own_factors) {
        if (!factor.id.starts_with(prefix)) continue;
        unsigned number = 0;
        const auto* begin = factor.id.data() + prefix.size();
        if (std::from_chars(begin, factor.id.data() + factor.id.size(), number).ec == std::errc())
            highest = std::max(highest, number);
    }
    return highest + 1;
}

std::string row_of(const OwnFactor& factor) {
    nlohmann::ordered_json row = nlohmann::ordered_json::object();
    const auto put = [&](const char* name, const std::string& text) {
        if (!text.empty()) row[name] = text;
    };
    put("id", factor.id);
    put("name", factor.name);
    put("value", factor.value.text());
    put("per", factor.per);
    put("gas", factor.gas);
    put("region", factor.region);
    put("year", factor.year);
    put("source", factor.source);
    put("boundary", factor.boundary);
    row["origin"] = word_of(factor.origin);
    put("supplier", factor.supplier);
    put("period_from", factor.period_from);
    put("period_to", factor.period_to);
    put("quality", factor.quality);
    put("reference", factor.reference);
    return row.dump();
}

/// All usable footprints become factors; the first is given to the chosen line.
void take_over(PanelContext& context) {
    auto& state = context.state.panels.bom.supplier;
    Batch batch{"command.supplier-footprint", {}};
    InsertRows insert{.table = Table::own_factors};
    unsigned number = next_number(context.project);
    std::string first;
    for (auto& footprint : state.footprints) {
        if (!footprint.usable) continue;
        footprint.factor.id = "own-" + std::to_string(number++);
        if (first.empty()) first = footprint.factor.id;
        insert.rows.push_back(row_of(footprint.factor));
    }
    batch.commands.emplace_back(std::move(insert));
    if (state.line != 0) {
        SetCells cells;
        cells.cells.push_back({Table::bom, state.line, "factor", first});
        cells.cells.push_back({Table::bom, state.line, "origin", "supplier"});
        batch.commands.emplace_back(std::move(cells));
        context.state.panels.bom.wanted = state.line;
    }
    context.actions.push(std::move(batch));
    state = {};
}

void draw_line_choice(ui::Context& ui, PanelContext& context) {
    auto& state = context.state.panels.bom.supplier;
    const auto& bom = context.project.bom;
    constexpr std::size_t most = 5000;
    std::vector<ui::Option> options = {{.label = context.t("supplier.no-line")}};
    std::vector<RowId> rows = {0};
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < std::min(bom.size(), most); ++i) {
        if (bom[i].id == state.line) chosen = options.size();
        options.push_back({.label = bom[i].name, .description = bom[i].part_number});
        rows.push_back(bom[i].id);
    }
    const auto picked = ui::select(ui, "line",
                                   {.name = context.t("supplier.line"),
                                    .options = options,
                                    .chosen = chosen,
                                    .show_label = true,
                                    .filter = true,
                                    .width = 320});
    if (picked) state.line = rows[*picked];
}

void draw_footprint(ui::Context& ui, PanelContext& context, const SupplierFootprint& footprint) {
    const auto& factor = footprint.factor;
    ui::heading(ui, factor.name, 3);
    if (footprint.usable)
        ui::text(ui, ui::Type::body_bold, ui.theme().text, factor.value.text() + " kgCO₂e/" + unit_text(factor.per));
    ui::text(ui, ui::Type::body, ui.theme().muted,
             context.t("supplier.facts", {factor.source, factor.period_from, factor.period_to,
                                          factor.region.empty() ? "–" : factor.region}));
    if (!factor.quality.empty())
        ui::text(ui, ui::Type::body, ui.theme().muted, context.t("supplier.quality", {factor.quality}));
    for (std::size_t i = 0; i < footprint.findings.size(); ++i) {
        const auto& finding = footprint.findings[i];
        ui::Scope scope(ui, std::to_string(i));
        const auto text = context.t("pact." + finding.code, finding.args);
        (void)ui::note(ui, "finding",
                       {.kind = footprint.usable ? ui::NoteKind::advice : ui::NoteKind::error, .text = text});
    }
}

}  // namespace

void draw_supplier_footprints(ui::Context& ui, PanelContext& context) {
    auto& state = context.state.panels.bom.supplier;
    if (state.footprints.empty()) return;
    if (!state.opened) {
        ui::open_popup(ui, "supplier");
        state.opened = true;
    }
    ui::Dialog dialog(ui, "supplier",
                      {.title = context.t("supplier.title"), .close_name = context.t("supplier.cancel"), .width = 560});
    if (!dialog) {
        if (!ui::popup_open(ui, "supplier")) state = {};
        return;
    }
    constexpr std::size_t shown = 3;
    std::size_t usable = 0;
    for (std::size_t i = 0; i < state.footprints.size(); ++i) {
        if (state.footprints[i].usable) ++usable;
        if (i >= shown) continue;
        ui::Scope scope(ui, "footprint" + std::to_string(i));
        draw_footprint(ui, context, state.footprints[i]);
    }
    if (state.footprints.size() > shown)
        ui::text(ui, ui::Type::body, ui.theme().muted,
                 context.t("supplier.more", {std::to_string(state.footprints.size() - shown)}));
    if (!context.project.bom.empty()) draw_line_choice(ui, context);
    ui::Row row(ui, {.height = 32, .gap = 8});
    if (ui::button(ui, "take",
                   {.label = context.t("supplier.take"),
                    .kind = ui::ButtonKind::primary,
                    .disabled = usable == 0 || context.read_only}))
        return take_over(context);
    if (ui::button(ui, "cancel", {.label = context.t("supplier.cancel")})) {
        state = {};
        ui::close_popup(ui);
    }
}

}  // namespace zuji::app
