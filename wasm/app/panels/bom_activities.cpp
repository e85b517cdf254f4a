// Cells of energy, transport, waste and direct emissions.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/model/words.hpp"
#include "wasm/app/panels/bom_rows.hpp"
#include "wasm/app/panels/bom_source.hpp"
#include "wasm/app/panels/factor_view.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

std::size_t ActivitySource::position(int row) const {
    return context_.state.panels.bom.activities.visible[static_cast<std::size_t>(row)];
}

const ActivityLine& ActivitySource::line(int row) const { return context_.project.activities[position(row)]; }
const ActivityResult& ActivitySource::result(int row) const {
    return context_.assessment.footprint.activities[position(row)];
}
RowId ActivitySource::id_of(int row) const { return line(row).id; }

int ActivitySource::row_count() const { return static_cast<int>(context_.state.panels.bom.activities.visible.size()); }

ui::GridRow ActivitySource::row(int row) const { return {.number = static_cast<int>(position(row)) + 1}; }

void ActivitySource::toggle(int row) { (void)row; }

bool ActivitySource::editable(ui::GridPlace place) const { return !member_of(columns_[place.column]).empty(); }

const Entered* ActivitySource::number_at(ui::GridPlace place) const {
    const auto& item = line(place.row);
    switch (columns_[place.column]) {
        case BomColumn::amount:
            return &item.amount;
        case BomColumn::distance:
            return &item.distance;
        default:
            return nullptr;
    }
}

LineState ActivitySource::blame(ui::GridPlace place) const {
    const auto state = result(place.row).state;
    const auto column = columns_[place.column];
    const auto* number = number_at(place);
    switch (state) {
        case LineState::unknown_unit:
            return column == BomColumn::unit || column == BomColumn::distance_unit ? state : LineState::counted;
        case LineState::unknown_gas:
            return column == BomColumn::gas ? state : LineState::counted;
        case LineState::unit_mismatch:
        case LineState::unknown_factor:
        case LineState::factor_unfit:
            return column == BomColumn::factor ? state : LineState::counted;
        case LineState::negative_amount:
            return number && number->has_value() && number->value() < 0 ? state : LineState::counted;
        default:
            return LineState::counted;
    }
}

void ActivitySource::factor_cell(int row, ui::GridCell& out) const {
    const auto& item = line(row);
    const auto factor = factor_of(context_, item.factor);
    if (!factor && item.factor.empty() && result(row).state == LineState::counted) {
        out.text = no_value;  // counted without one: fuel, carbon balance, readings, formula, gas
        return;
    }
    if (!factor) {
        out.badge = context_.t(item.omitted ? "origin.omitted" : "origin.missing");
        out.badge_tone = item.omitted ? ui::Tone::muted : ui::Tone::error;
        out.text = item.factor.empty() ? no_value : std::string_view(item.factor);
        return;
    }
    out.badge = origin_name(context_, item.origin);
    out.badge_tone = origin_tone(item.origin);
    text_ = factor_value(factor);
    // Transport is always per t·km, which the header says; else the unit only where it is not the line's own.
    const auto per = factor_per(factor);
    if (item.kind != ActivityKind::transport && per != item.unit) text_ += " /" + unit_text(per);
    out.text = text_;
}

void ActivitySource::emission_cell(int row, ui::GridCell& out) const {
    const auto& sum = result(row);
    if (sum.state == LineState::counted) {
        text_ = format_amount(sum.kgco2e);
        out.text = text_;
        return;
    }
    const bool open = is_open(sum.state);
    out.text = context_.t(open ? "bom.not-counted" : sum.state == LineState::omitted ? "bom.omitted" : "bom.outside");
    out.tone = open ? ui::Tone::error : ui::Tone::muted;
}

void ActivitySource::cell(ui::GridPlace place, ui::GridCell& out) const {
    const auto& item = line(place.row);
    switch (columns_[place.column]) {
        case BomColumn::name:
            out.text = item.name;
            break;
        case BomColumn::unit:
            out.text = item.unit;
            break;
        case BomColumn::distance_unit:
            out.text = item.distance_unit;
            break;
        case BomColumn::source:
            out.text = item.source;
            break;
        case BomColumn::gas:
            out.text = item.gas;
            break;
        case BomColumn::stage:
            text_ = stage_name(context_, item.stage);
            out.text = text_;
            if (item.stage.empty()) out.tone = ui::Tone::warning;
            break;
        case BomColumn::amount:
        case BomColumn::distance: {
            const auto* number = number_at(place);
            text_ = format_entered(*number);
            const bool computed = number->is_empty() && columns_[place.column] == BomColumn::amount;
            if (computed && result(place.row).state == LineState::counted) {
                // worked out by a formula or a balance, not always in the unit that the line says
                const auto unit = activity_unit(context_, item);
                text_ = format_amount(result(place.row).activity);
                if (unit != item.unit) text_ += " " + unit_text(unit);
                out.tone = ui::Tone::muted;
            }
            out.text = text_;
            out.error = number->is_bad();
            break;
        }
        case BomColumn::factor:
            factor_cell(place.row, out);
            break;
        case BomColumn::emission:
            emission_cell(place.row, out);
            break;
        default:
            break;
    }
    out.read_only = context_.read_only || !editable(place);
    out.error = out.error || blame(place) != LineState::counted;
}

std::string ActivitySource::edit_text(ui::GridPlace place) const {
    const auto& item = line(place.row);
    const auto& sum = result(place.row);
    if (const auto* number = number_at(place)) return number->text();
    switch (columns_[place.column]) {
        case BomColumn::name:
            return item.name;
        case BomColumn::unit:
            return item.unit;
        case BomColumn::distance_unit:
            return item.distance_unit;
        case BomColumn::source:
            return item.source;
        case BomColumn::gas:
            return item.gas;
        case BomColumn::stage:
            return item.stage.empty() ? std::string() : stage_name(context_, item.stage);
        case BomColumn::factor:
            return sum.state == LineState::counted ? exact_text(sum.factor) : std::string();
        case BomColumn::emission:
            return sum.state == LineState::counted ? exact_text(sum.kgco2e) : std::string();
        default:
            return {};
    }
}

void ActivitySource::choices(ui::GridPlace place, std::vector<ui::Option>& out) const {
    const auto column = columns_[place.column];
    if (column == BomColumn::stage)
        for (const auto stage : choices::stage) out.push_back({.label = context_.t("stage." + std::string(stage))});
    if (column == BomColumn::gas)
        for (const auto& gas : context_.state.panels.bom.gases) out.push_back({.label = gas});
}

std::string ActivitySource::stored(BomColumn column, std::string_view text) const {
    if (column != BomColumn::stage) return std::string(text);
    for (const auto stage : choices::stage)
        if (text == stage || text == context_.t("stage." + std::string(stage))) return std::string(stage);
    return {};
}

void ActivitySource::add_rows(const std::vector<NewRow>& rows, std::vector<Command>& commands) const {
    InsertRows insert{.table = Table::activities};
    for (const auto& row : rows) {
        nlohmann::ordered_json json = {{"kind", word_of(activity_kind(context_.state.panels.bom.table))}};
        for (const auto& [member, value] : row)
            if (!value.empty()) json[std::string(member)] = value;
        insert.rows.push_back(json.dump());
    }
    commands.emplace_back(std::move(insert));
}

}  // namespace zuji::app
