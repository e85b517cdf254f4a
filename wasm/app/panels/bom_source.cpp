#include "wasm/app/panels/bom_source.hpp"

#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "wasm/app/panels/bom_rows.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

std::string exact_text(double value) {
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return {buffer, end};
}

const std::string& line_state_text(const PanelContext& context, LineState state) {
    return context.t("line." + std::string(line_state_word(state)));
}

void LineSource::commit(ui::GridPlace place, std::string_view text) {
    if (context_.read_only || !editable(place)) return;
    const auto column = columns_[place.column];
    auto value = stored(column, text);
    if (value == stored(column, edit_text(place))) return;
    context_.actions.set_cell(table(), id_of(place.row), std::string(member_of(column)), std::move(value));
}

void LineSource::clear(ui::GridBlock block) {
    if (context_.read_only) return;
    SetCells cleared;
    for (int row = block.first.row; row <= block.last.row; ++row)
        for (int column = block.first.column; column <= block.last.column; ++column) {
            const ui::GridPlace place{row, column};
            if (!editable(place) || edit_text(place).empty()) continue;
            cleared.cells.push_back({table(), id_of(row), std::string(member_of(columns_[column])), {}});
        }
    if (!cleared.cells.empty()) context_.actions.push(std::move(cleared));
}

void LineSource::paste(ui::GridPlace at, const std::vector<std::vector<std::string>>& cells) {
    if (context_.read_only || cells.empty() || paste_table(cells)) return;
    SetCells changed;
    std::vector<NewRow> added;
    for (std::size_t r = 0; r < cells.size(); ++r) {
        const int row = at.row + static_cast<int>(r);
        NewRow fresh;
        for (std::size_t c = 0; c < cells[r].size(); ++c) {
            const int column = at.column + static_cast<int>(c);
            if (column >= static_cast<int>(columns_.size())) break;
            const auto member = member_of(columns_[column]);
            if (member.empty()) continue;
            auto value = stored(columns_[column], cells[r][c]);
            if (row >= row_count())
                fresh.emplace_back(member, std::move(value));
            else if (editable({row, column}))
                changed.cells.push_back({table(), id_of(row), std::string(member), std::move(value)});
        }
        if (row >= row_count()) added.push_back(std::move(fresh));
    }
    Batch batch{"command.paste", {}};
    if (!changed.cells.empty()) batch.commands.emplace_back(std::move(changed));
    if (!added.empty()) add_rows(added, batch.commands);
    if (!batch.commands.empty()) context_.actions.push(std::move(batch));
}

bool LineSource::describe_error(ui::GridPlace place, ui::GridCellError& out) const {
    const auto* number = number_at(place);
    if (number && number->is_bad()) {
        const auto fix = suggest_number(number->text());
        out.title = context_.t("bom.error.unreadable", {number->text()});
        out.help = fix ? context_.t("bom.error.number-guess", {*fix}) : context_.t("bom.error.number");
        if (fix && !context_.read_only) out.fix = context_.t("bom.error.fix", {*fix});
        out.keep = context_.t("bom.error.keep");
        return true;
    }
    const auto state = blame(place);
    if (state == LineState::counted) return false;
    out.title = line_state_text(context_, state);
    switch (state) {
        case LineState::unknown_unit:
            out.help = context_.t("bom.help.unknown-unit");
            break;
        case LineState::unit_mismatch:
            out.help = context_.t("bom.help.unit-mismatch");
            break;
        case LineState::loss_out_of_range:
            out.help = context_.t("bom.help.loss");
            break;
        case LineState::negative_amount:
            out.help = context_.t("bom.help.negative");
            break;
        case LineState::unknown_gas:
            out.help = context_.t("bom.help.gas");
            break;
        default:
            out.help = context_.t("bom.help.factor");
            break;
    }
    out.keep = context_.t("bom.error.keep");
    return true;
}

void LineSource::fix_error(ui::GridPlace place) {
    const auto* number = number_at(place);
    if (!number) return;
    if (const auto fix = suggest_number(number->text())) commit(place, *fix);
}

}  // namespace zuji::app
