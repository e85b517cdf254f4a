#include "wasm/app/panels/supplier_view.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/io/take_footprints.hpp"
#include "wasm/app/panels/factor_view.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

const BomLine* line_of(const PanelContext& context, RowId id) {
    const auto& bom = context.project.bom;
    const auto found = std::find_if(bom.begin(), bom.end(), [id](const BomLine& line) { return line.id == id; });
    return found == bom.end() ? nullptr : &*found;
}

std::size_t usable_count(const SupplierState& state) {
    return static_cast<std::size_t>(std::count_if(state.footprints.begin(), state.footprints.end(),
                                                  [](const SupplierFootprint& each) { return each.usable; }));
}

/// The question about this file is answered: that about the next one, if any.
void go_on(BomState& bom) {
    bom.supplier = {};
    if (bom.suppliers_waiting.empty()) return;
    bom.supplier = std::move(bom.suppliers_waiting.front());
    bom.suppliers_waiting.erase(bom.suppliers_waiting.begin());
}

void take_over(PanelContext& context) {
    auto& state = context.state.panels.bom.supplier;
    auto taken = take_footprints(context.project, state.footprints,
                                 {.line = state.line, .chosen = state.chosen, .all = state.all});
    if (!taken) return;
    if (!taken->line_factor.empty()) context.state.panels.bom.wanted = state.line;
    context.actions.push(std::move(taken->command));
    go_on(context.state.panels.bom);
}

/// Which of several products it is.
void draw_product_choice(ui::Context& ui, PanelContext& context) {
    auto& state = context.state.panels.bom.supplier;
    if (state.footprints.size() < 2) return;
    std::vector<std::string> tails;
    tails.reserve(state.footprints.size());
    std::vector<ui::Option> options;
    for (const auto& each : state.footprints) {
        tails.push_back(each.usable ? each.factor.value.text() + " kgCO₂e/" + std::string(unit_text(each.factor.per))
                                    : context.t("supplier.unusable"));
        options.push_back({.label = each.factor.name, .description = tails.back()});
    }
    const auto name = context.t("supplier.product", {std::to_string(state.footprints.size())});
    const auto picked = ui::select(ui, "product",
                                   {.name = name,
                                    .options = options,
                                    .chosen = state.chosen,
                                    .show_label = true,
                                    .filter = options.size() > 10,
                                    .width = ui::fill});
    if (picked) state.chosen = *picked;
}

void draw_line_choice(ui::Context& ui, PanelContext& context) {
    auto& state = context.state.panels.bom.supplier;
    const auto& bom = context.project.bom;
    if (bom.empty()) return;
    constexpr std::size_t most = 5000;
    std::vector<ui::Option> options = {{.label = context.t("supplier.no-line")}};
    std::vector<RowId> rows = {0};
    std::size_t chosen = 0;
    const auto add = [&](const BomLine& line) {
        if (line.id == state.line) chosen = options.size();
        options.push_back({.label = line.name, .description = line.part_number});
        rows.push_back(line.id);
    };
    for (std::size_t i = 0; i < std::min(bom.size(), most); ++i) add(bom[i]);
    if (const BomLine* line = line_of(context, state.line); line != nullptr && chosen == 0) add(*line);
    const auto picked = ui::select(ui, "line",
                                   {.name = context.t("supplier.line"),
                                    .options = options,
                                    .chosen = chosen,
                                    .show_label = true,
                                    .filter = true,
                                    .width = ui::fill});
    if (picked) state.line = rows[*picked];
}

void draw_parts(ui::Context& ui, const PanelContext& context, const OwnFactor& factor) {
    const std::array<std::pair<const Entered*, const char*>, 4> parts = {
        {{&factor.fossil, "supplier.part.fossil"},
         {&factor.biogenic, "supplier.part.biogenic"},
         {&factor.land_use, "supplier.part.land-use"},
         {&factor.aviation, "supplier.part.aviation"}}};
    std::string text;
    for (const auto& [number, key] : parts) {
        if (number->is_empty()) continue;
        if (!text.empty()) text += context.t("list.separator");
        text += context.t(key, {format_entered(*number)});
    }
    if (!text.empty()) ui::text_wrapped(ui, ui::Type::note, ui.theme().muted, context.t("supplier.parts", {text}));
}

void draw_findings(ui::Context& ui, const PanelContext& context, const SupplierFootprint& footprint) {
    for (std::size_t i = 0; i < footprint.findings.size(); ++i) {
        const auto& finding = footprint.findings[i];
        ui::Scope scope(ui, std::to_string(i));
        const auto text = context.t(footprint.area + "." + finding.code, finding.args);
        (void)ui::note(ui, "finding",
                       {.kind = finding.blocks ? ui::NoteKind::error : ui::NoteKind::advice, .text = text});
    }
}

void draw_footprint(ui::Context& ui, PanelContext& context, const SupplierFootprint& footprint) {
    const BomLine* line = line_of(context, context.state.panels.bom.supplier.line);
    const OwnFactor factor = factor_for(footprint, line);
    ui::heading(ui, factor.name, 3);
    if (footprint.usable)
        ui::text(ui, ui::Type::body_bold, ui.theme().text,
                 factor.value.text() + " kgCO₂e/" + std::string(unit_text(factor.per)));
    draw_parts(ui, context, factor);
    const auto or_dash = [](const std::string& text) { return text.empty() ? std::string("–") : text; };
    ui::text_wrapped(ui, ui::Type::body, ui.theme().muted,
                     context.t("supplier.facts", {factor.source, or_dash(factor.period_from), or_dash(factor.period_to),
                                                  or_dash(factor.region)}));
    if (!factor.quality.empty())
        ui::text_wrapped(ui, ui::Type::body, ui.theme().muted, context.t("supplier.quality", {factor.quality}));
    if (factor.per != footprint.factor.per)
        (void)ui::note(ui, "per-kg",
                       {.kind = ui::NoteKind::advice,
                        .text = context.t("supplier.per-kg", {footprint.mass_kg.text(), factor.value.text(),
                                                              std::string(unit_text(footprint.factor.per))})});
    draw_findings(ui, context, footprint);
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
        if (!ui::popup_open(ui, "supplier")) go_on(context.state.panels.bom);
        return;
    }
    if (const auto& waiting = context.state.panels.bom.suppliers_waiting; !waiting.empty())
        ui::note_text(ui, context.t("supplier.waiting", {std::to_string(waiting.size())}));
    draw_product_choice(ui, context);
    const SupplierFootprint& chosen = state.footprints[std::min(state.chosen, state.footprints.size() - 1)];
    draw_footprint(ui, context, chosen);
    draw_line_choice(ui, context);
    const std::size_t others = usable_count(state) - (chosen.usable ? 1 : 0);
    if (others > 0) {
        const auto label = context.t("supplier.all", {std::to_string(others)});
        if (const auto all = ui::checkbox(ui, "all", {.label = label, .checked = state.all})) state.all = *all;
    }
    ui::Row row(ui, {.height = 32, .gap = 8});
    if (ui::button(ui, "take",
                   {.label = context.t("supplier.take"),
                    .kind = ui::ButtonKind::primary,
                    .disabled = !(chosen.usable || (state.all && others > 0)) || context.read_only}))
        return take_over(context);
    if (ui::button(ui, "cancel", {.label = context.t("supplier.cancel")})) {
        ui::close_popup(ui);
        go_on(context.state.panels.bom);
    }
}

}  // namespace zuji::app
