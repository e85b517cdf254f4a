// Cells of the bill of materials.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "wasm/app/panels/bom_rows.hpp"
#include "wasm/app/panels/bom_source.hpp"
#include "wasm/app/panels/factor_view.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/import_view.hpp"

namespace zuji::app {

std::size_t MaterialSource::position(int row) const {
    return context_.state.panels.bom.rows.visible[static_cast<std::size_t>(row)];
}

const BomLine& MaterialSource::line(int row) const { return context_.project.bom[position(row)]; }
const BomLineResult& MaterialSource::result(int row) const { return context_.assessment.footprint.bom[position(row)]; }
RowId MaterialSource::id_of(int row) const { return line(row).id; }

int MaterialSource::row_count() const { return static_cast<int>(context_.state.panels.bom.rows.visible.size()); }

ui::GridRow MaterialSource::row(int row) const {
    const auto at = position(row);
    const auto& state = context_.state.panels.bom;
    const bool parent = has_children(context_.assessment.footprint, at);
    const bool searching = !state.rows.words.empty() || state.rows.filter != BomFilter::all;
    return {.level = context_.assessment.footprint.bom[at].depth,
            .parent = parent,
            .expanded = parent && (searching || !is_folded(state, context_.project.bom[at].id)),
            .number = static_cast<int>(at) + 1};
}

void MaterialSource::toggle(int row) { toggle_fold(context_.state.panels.bom, line(row).id); }

bool MaterialSource::editable(ui::GridPlace place) const {
    const auto column = columns_[place.column];
    if (member_of(column).empty()) return false;
    const bool summed = column == BomColumn::mass || column == BomColumn::loss;
    return !summed || result(place.row).state != LineState::parent;
}

const Entered* MaterialSource::number_at(ui::GridPlace place) const {
    const auto& item = line(place.row);
    switch (columns_[place.column]) {
        case BomColumn::quantity:
            return &item.quantity;
        case BomColumn::mass:
            return &item.mass_kg;
        case BomColumn::loss:
            return &item.loss_percent;
        default:
            return nullptr;
    }
}

LineState MaterialSource::blame(ui::GridPlace place) const {
    const auto state = result(place.row).state;
    const auto column = columns_[place.column];
    const auto* number = number_at(place);
    switch (state) {
        case LineState::unknown_unit:
            return column == BomColumn::unit ? state : LineState::counted;
        case LineState::unit_mismatch:
        case LineState::unknown_factor:
        case LineState::factor_unfit:
            return column == BomColumn::factor ? state : LineState::counted;
        case LineState::loss_out_of_range:
            return column == BomColumn::loss ? state : LineState::counted;
        case LineState::negative_amount:
            return number && column != BomColumn::loss && number->has_value() && number->value() < 0
                       ? state
                       : LineState::counted;
        default:
            return LineState::counted;
    }
}

void MaterialSource::number_cell(const Entered& entered, ui::GridCell& out) const {
    text_ = format_entered(entered);
    out.text = text_;
    out.error = entered.is_bad();
}

void MaterialSource::mass_cell(int row, ui::GridCell& out) const {
    const auto& item = line(row);
    const auto& sum = result(row);
    const bool parent = sum.state == LineState::parent;
    if (!parent && !item.mass_kg.is_empty()) {
        number_cell(item.mass_kg, out);
        if (item.mass_basis == MassBasis::each && !out.error) {
            text_ += context_.t("bom.mass-each");
            out.text = text_;
        }
        return;
    }
    if (!sum.has_mass && sum.net_mass_kg == 0) return;
    text_ = format_mass(sum.net_mass_kg);
    out.text = text_;
    out.tone = ui::Tone::muted;
}

void MaterialSource::factor_cell(int row, ui::GridCell& out) const {
    const auto& item = line(row);
    const auto& sum = result(row);
    if (sum.state == LineState::parent) {
        if (sum.open_below == 0) return;
        text_ = context_.t("bom.open-below", {std::to_string(sum.open_below)});
        out.text = text_;
        out.tone = ui::Tone::error;
        out.note = true;
        return;
    }
    if (sum.state == LineState::covered && item.factor.empty()) return;
    // the parts of an assembly that stands elsewhere: their factors are there
    if (sum.state == LineState::counted && item.factor.empty()) return;
    const auto factor = factor_of(context_, item.factor);
    if (!factor) {
        out.badge = context_.t(item.omitted ? "origin.omitted" : "origin.missing");
        out.badge_tone = item.omitted ? ui::Tone::muted : ui::Tone::error;
        out.text = item.factor.empty() ? no_value : std::string_view(item.factor);
        return;
    }
    out.badge = origin_name(context_, item.origin);
    out.badge_tone = origin_tone(item.origin);
    text_ = sum.state == LineState::counted ? format_factor(sum.factor) : factor_value(factor);
    const auto per = factor_per(factor);
    if (per != "kg") text_ += " /" + unit_text(per);
    out.text = text_;
}

void MaterialSource::emission_cell(int row, ui::GridCell& out) const {
    const auto& sum = result(row);
    switch (sum.state) {
        case LineState::counted:
        case LineState::parent:
            if (sum.state == LineState::parent && sum.subtotal == 0) return;
            text_ = format_amount(sum.subtotal);
            out.text = text_;
            return;
        case LineState::omitted:
            out.text = context_.t("bom.omitted");
            out.tone = ui::Tone::muted;
            return;
        case LineState::covered:
            out.text = context_.t("bom.covered");
            out.tone = ui::Tone::muted;
            return;
        case LineState::outside:
            out.text = context_.t("bom.outside");
            out.tone = ui::Tone::muted;
            return;
        default:
            out.text = context_.t("bom.not-counted");
            out.tone = ui::Tone::error;
    }
}

void MaterialSource::share_cell(int row, ui::GridCell& out) const {
    const auto total = context_.state.panels.bom.rows.total_kgco2e;
    const auto& sum = result(row);
    const bool shown = (sum.state == LineState::counted || sum.state == LineState::parent) && total > 0;
    const auto& widths = context_.state.panels.bom.grid.widths;
    constexpr float room_for_bar = 112;  // a narrow page shows the figure alone
    if (!widths.empty() && widths.back() >= room_for_bar)
        out.bar = shown ? std::clamp(static_cast<float>(sum.subtotal / total), 0.0F, 1.0F) : 0;
    out.note = true;
    out.text = no_value;
    if (!shown || (sum.subtotal == 0 && sum.open_below > 0)) return;
    text_ = format_percent(sum.subtotal / total);
    out.text = text_;
}

void MaterialSource::cell(ui::GridPlace place, ui::GridCell& out) const {
    const auto& item = line(place.row);
    switch (columns_[place.column]) {
        case BomColumn::name:
            out.text = item.name;
            break;
        case BomColumn::part_number:
            out.text = item.part_number;
            break;
        case BomColumn::material:
            out.text = item.material;
            break;
        case BomColumn::supplier:
            out.text = item.supplier;
            break;
        case BomColumn::unit:
            out.text = item.unit;
            break;
        case BomColumn::quantity:
            number_cell(item.quantity, out);
            break;
        case BomColumn::loss:
            if (result(place.row).state != LineState::parent) number_cell(item.loss_percent, out);
            break;
        case BomColumn::mass:
            mass_cell(place.row, out);
            break;
        case BomColumn::factor:
            factor_cell(place.row, out);
            break;
        case BomColumn::emission:
            emission_cell(place.row, out);
            break;
        case BomColumn::share:
            share_cell(place.row, out);
            break;
        default:
            break;
    }
    out.read_only = context_.read_only || !editable(place);
    out.error = out.error || blame(place) != LineState::counted;
}

std::string MaterialSource::edit_text(ui::GridPlace place) const {
    const auto& item = line(place.row);
    const auto& sum = result(place.row);
    if (const auto* number = number_at(place)) {
        if (columns_[place.column] == BomColumn::mass && sum.state == LineState::parent)
            return exact_text(sum.net_mass_kg);
        return number->text();
    }
    switch (columns_[place.column]) {
        case BomColumn::name:
            return item.name;
        case BomColumn::part_number:
            return item.part_number;
        case BomColumn::material:
            return item.material;
        case BomColumn::supplier:
            return item.supplier;
        case BomColumn::unit:
            return item.unit;
        case BomColumn::factor:
            return sum.state == LineState::counted ? exact_text(sum.factor) : std::string();
        case BomColumn::emission:
            return is_open(sum.state) ? std::string() : exact_text(sum.subtotal);
        default:
            return {};
    }
}

void MaterialSource::add_rows(const std::vector<NewRow>& rows, std::vector<Command>& commands) const {
    InsertRows insert{.table = Table::bom};
    if (row_count() > 0) {
        const auto& last = line(row_count() - 1);
        insert.parent = last.parent;
        insert.after = last.id;
    }
    for (const auto& row : rows) {
        nlohmann::ordered_json json = nlohmann::ordered_json::object();
        for (const auto& [member, value] : row)
            if (!value.empty()) json[std::string(member)] = value;
        insert.rows.push_back(json.dump());
    }
    commands.emplace_back(std::move(insert));
}

bool MaterialSource::paste_table(const std::vector<std::vector<std::string>>& cells) {
    const auto mapping = guess_mapping(cells);
    if (!mapping.ok()) return false;
    // Into a table that has lines, cells are pasted; a block that begins with a header is a newer list.
    constexpr std::size_t header_and_lines = 3;
    if (!context_.project.bom.empty() && (mapping.value().header_row != 0 || cells.size() < header_and_lines))
        return false;
    open_import(context_.state, &context_.project, {.file_name = context_.t("import-view.clipboard")}, {cells, {}});
    return true;
}

}  // namespace zuji::app
