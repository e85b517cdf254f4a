#include "wasm/app/panels/bom_more.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/footprint/activities.hpp"
#include "wasm/app/panels/bom_edit.hpp"
#include "wasm/app/panels/bom_rows.hpp"
#include "wasm/app/panels/factor_view.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

constexpr std::size_t offered_factors = 8;

/// What the lines of the BOM may have for a stage: none of their own, or one of the life cycle.
void draw_stage(ui::Context& ui, PanelContext& context, const BomLine& line) {
    std::vector<std::string> labels = {context.t("bom.more.stage-inherited")};
    for (const auto stage : stage_order) labels.push_back(stage_name(context, stage));
    std::vector<ui::Option> options;
    options.reserve(labels.size());
    for (const auto& label : labels) options.push_back({.label = label});
    const auto index = line.stage.empty() ? 0 : stage_index(line.stage) + 1;
    const auto picked = ui::select(ui, "stage",
                                   {.name = context.t("bom.column.stage"),
                                    .options = options,
                                    .chosen = index < options.size() ? std::optional(index) : std::nullopt,
                                    .show_label = true,
                                    .disabled = context.read_only,
                                    .width = ui::fill});
    if (picked)
        context.actions.set_cell(Table::bom, line.id, "stage",
                                 *picked == 0 ? std::string() : std::string(stage_order[*picked - 1]));
}

/// Factors that may stand for the recycled share: own ones, then what the library suggests for "recycled" material.
const std::vector<std::string>& recycled_candidates(PanelContext& context, const BomLine& line) {
    auto& offers = context.state.panels.bom.recycled;
    const std::string key = line.name + '\n' + line.material + '\n' + line.recycled_factor;
    if (offers.revision == context.revision && offers.key == key) return offers.ids;
    auto& ids = offers.ids;
    ids.clear();
    offers.revision = context.revision;
    offers.key = key;
    const auto add = [&](std::string_view id) {
        if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.emplace_back(id);
    };
    add(line.recycled_factor);
    for (const auto& own : context.project.own_factors) add(own.id);
    const auto& library = *context.knowledge.factors;
    for (const auto words : {"再生", "recycled"}) {
        for (const auto& hit : library.search(std::string(words) + " " + line.name, "kg", offered_factors))
            add(library.factors()[hit.index].id);
    }
    for (const auto& hit : library.suggest(line.name, line.material, offered_factors))
        add(library.factors()[hit.index].id);
    return ids;
}

void draw_recycled(ui::Context& ui, PanelContext& context, const BomLine& line) {
    cell_number(ui, context, Table::bom, line.id,
                {"recycled_percent", "bom.more.recycled", &line.recycled_percent, "%", "bom.more.recycled-help"});
    if (line.recycled_percent.is_empty() && line.recycled_factor.empty()) return;
    const auto& ids = recycled_candidates(context, line);
    std::vector<std::string> remarks;
    std::vector<ui::Option> options;
    remarks.reserve(ids.size());
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto factor = factor_of(context, ids[i]);
        remarks.push_back(factor ? factor_value(factor) + " " + factor_unit(factor) : ids[i]);
        options.push_back(
            {.label = factor ? factor_name(context, factor) : std::string_view(ids[i]), .description = remarks.back()});
        if (ids[i] == line.recycled_factor) chosen = i;
    }
    const auto picked = ui::select(ui, "recycled_factor",
                                   {.name = context.t("bom.more.recycled-factor"),
                                    .options = options,
                                    .chosen = chosen,
                                    .placeholder = context.t("field.choose"),
                                    .show_label = true,
                                    .filter = true,
                                    .disabled = context.read_only,
                                    .width = ui::fill});
    if (picked) context.actions.set_cell(Table::bom, line.id, "recycled_factor", ids[*picked]);
}

/// Assemblies with a part number, other than the line and what it stands in.
std::vector<std::string> shareable_assemblies(const PanelContext& context, std::size_t position) {
    std::vector<std::string> numbers;
    const auto& bom = context.project.bom;
    for (std::size_t i = 0; i < bom.size(); ++i) {
        const bool assembly = has_children(context.assessment.footprint, i);
        if (i == position || !assembly || bom[i].part_number.empty()) continue;
        if (std::find(numbers.begin(), numbers.end(), bom[i].part_number) == numbers.end())
            numbers.push_back(bom[i].part_number);
    }
    return numbers;
}

void draw_shared(ui::Context& ui, PanelContext& context, std::size_t position) {
    const auto& line = context.project.bom[position];
    if (has_children(context.assessment.footprint, position)) return;
    auto numbers = shareable_assemblies(context, position);
    if (numbers.empty() && line.same_as.empty()) return;
    if (!line.same_as.empty() && std::find(numbers.begin(), numbers.end(), line.same_as) == numbers.end())
        numbers.push_back(line.same_as);
    std::vector<ui::Option> options = {{.label = context.t("bom.more.own-parts")}};
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        options.push_back({.label = numbers[i]});
        if (numbers[i] == line.same_as) chosen = i + 1;
    }
    const auto& cycles = context.assessment.footprint.cycle_paths;
    const auto cycle = cycles.find(position);
    const auto error = cycle == cycles.end() ? std::string() : context.t("bom.more.cycle", {cycle->second});
    const auto picked = ui::select(ui, "same_as",
                                   {.name = context.t("bom.more.same-as"),
                                    .options = options,
                                    .chosen = chosen,
                                    .show_label = true,
                                    .filter = options.size() > offered_factors,
                                    .disabled = context.read_only,
                                    .width = ui::fill,
                                    .description = context.t("bom.more.same-as-help"),
                                    .error = error});
    if (picked)
        context.actions.set_cell(Table::bom, line.id, "same_as", *picked == 0 ? std::string() : numbers[*picked - 1]);
}

bool has_more(const BomLine& line) {
    return !line.recycled_percent.is_empty() || !line.recovered_percent.is_empty() || !line.same_as.empty() ||
           !line.stage.empty();
}

}  // namespace

void cell_number(ui::Context& ui, PanelContext& context, Table table, RowId row, const CellNumber& spec) {
    std::string error;
    if (spec.value->is_bad()) {
        const auto fix = suggest_number(spec.value->text());
        error = fix ? context.t("field.bad-number-fix", {spec.value->text(), *fix})
                    : context.t("field.bad-number", {spec.value->text()});
    }
    const auto number = ui::number_field(
        ui, spec.column,
        {.name = context.t(spec.label_key),
         .value = spec.value->text(),
         .description =
             spec.description_key.empty() ? std::string_view() : std::string_view(context.t(spec.description_key)),
         .error = error,
         .unit = spec.unit,
         .disabled = context.read_only,
         .width = ui::fill});
    if (number) context.actions.set_cell(table, row, std::string(spec.column), *number);
}

void draw_material_more(ui::Context& ui, PanelContext& context, std::size_t position) {
    auto& state = context.state.panels.bom;
    const auto& line = context.project.bom[position];
    const bool open = state.show_more || has_more(line);
    if (!open) {
        if (ui::button(ui, "more",
                       {.label = context.t("bom.more"),
                        .kind = ui::ButtonKind::quiet,
                        .size = ui::ButtonSize::small,
                        .icon_left = ui::Icon::plus,
                        .expanded = false}))
            state.show_more = true;
        return;
    }
    ui::Scope scope(ui, "more-fields");
    ui::heading(ui, context.t("bom.more"), 4);
    draw_stage(ui, context, line);
    if (!has_children(context.assessment.footprint, position)) {
        cell_number(
            ui, context, Table::bom, line.id,
            {"recovered_percent", "bom.more.recovered", &line.recovered_percent, "%", "bom.more.recovered-help"});
        draw_recycled(ui, context, line);
    }
    draw_shared(ui, context, position);
}

}  // namespace zuji::app
