#include "wasm/app/panels/bom_csv.hpp"

#include <string>
#include <vector>

#include "core/report/tables.hpp"
#include "wasm/app/host.hpp"
#include "wasm/app/panels/bom_rows.hpp"
#include "wasm/app/panels/bom_source.hpp"
#include "wasm/app/panels/factor_view.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

std::vector<Cell> cells_of(std::vector<std::string> texts) {
    std::vector<Cell> cells;
    cells.reserve(texts.size());
    for (auto& text : texts) cells.push_back({.text = std::move(text), .tone = Tone::normal, .link = {}});
    return cells;
}

void set_header(TableBlock& table, const PanelContext& context, const std::vector<std::string_view>& keys) {
    for (const auto key : keys) table.header.push_back(context.t(key));
    table.align.assign(keys.size(), Align::left);
}

std::string emission_text(LineState state, double kgco2e) {
    return state == LineState::counted ? exact_text(kgco2e) : std::string();
}

TableBlock activity_table(const PanelContext& context, BomTable shown) {
    TableBlock table;
    set_header(table, context,
               {"csv.name", "csv.stage", "csv.gas", "csv.amount", "csv.unit", "csv.distance", "csv.distance-unit",
                "csv.factor", "csv.factor-value", "csv.factor-per", "csv.origin", "csv.emission", "csv.state",
                "csv.source", "csv.note"});
    const auto& results = context.assessment.footprint.activities;
    for (std::size_t i = 0; i < context.project.activities.size() && i < results.size(); ++i) {
        const auto& line = context.project.activities[i];
        const auto& result = results[i];
        if (table_of(line.kind) != shown) continue;
        const auto factor = factor_of(context, line.factor);
        table.rows.push_back(cells_of(
            {line.name, stage_name(context, line.stage), line.gas, line.amount.text(), line.unit, line.distance.text(),
             line.distance_unit, line.factor,
             result.state == LineState::counted ? exact_text(result.factor) : std::string(),
             std::string(factor_per(factor)), line.factor.empty() ? std::string() : origin_name(context, line.origin),
             emission_text(result.state, result.kgco2e), line_state_text(context, result.state), line.source,
             line.omitted ? line.omit_reason : line.note}));
    }
    return table;
}

}  // namespace

std::string csv_file_name(const PanelContext& context, std::string_view what) {
    std::string name = context.project.title.empty() ? context.t("app.name") : context.project.title;
    for (char& c : name)
        if (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < ' ')
            c = '-';
    return name + "-" + std::string(what) + ".csv";
}

void export_bom(PanelContext& context) {
    const auto shown = context.state.panels.bom.table;
    const bool materials = shown == BomTable::materials;
    auto csv =
        to_csv(materials ? bom_table({context.project, context.assessment, context.knowledge}, Say(context.words))
                         : activity_table(context, shown));
    auto name = csv_file_name(context, context.t(materials ? "csv.file.bom" : "csv.file.activities"));
    context.actions.ask(
        [csv = std::move(csv), name = std::move(name)](Host& host) { host.save_file(name, "text/csv", csv); });
}

}  // namespace zuji::app
