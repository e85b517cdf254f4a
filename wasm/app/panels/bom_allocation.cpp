// CLAUSE R52003/23: a plant's energy, waste and emissions shared between its products, up to the plant's total.

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/footprint/allocation.hpp"
#include "core/model/words.hpp"
#include "wasm/app/panels/bom_more.hpp"
#include "wasm/app/panels/bom_rows.hpp"
#include "wasm/app/panels/bom_source.hpp"
#include "wasm/app/panels/format.hpp"

namespace zuji::app {

namespace {

void set_allocation(PanelContext& context, RowId line, RowId allocation) {
    context.actions.set_cell(Table::activities, line, "allocation", std::to_string(allocation));
}

void new_allocation(PanelContext& context, RowId line) {
    const RowId id = context.project.next_row;
    const nlohmann::ordered_json row = {{"id", id}, {"basis", "pieces"}};
    Batch batch{"command.new-allocation", {}};
    batch.commands.emplace_back(InsertRows{.table = Table::allocations, .rows = {row.dump()}});
    batch.commands.emplace_back(SetCell{Table::activities, line, "allocation", std::to_string(id)});
    context.actions.push(std::move(batch));
}

std::string allocation_name(const PanelContext& context, const Allocation& allocation, std::size_t number) {
    return allocation.name.empty() ? context.t("bom.allocation.number", {std::to_string(number + 1)}) : allocation.name;
}

void draw_choice(ui::Context& ui, PanelContext& context, const ActivityLine& line) {
    const auto& all = context.project.allocations;
    std::vector<std::string> labels = {context.t("bom.allocation.none")};
    for (std::size_t i = 0; i < all.size(); ++i) labels.push_back(allocation_name(context, all[i], i));
    labels.push_back(context.t("bom.allocation.new"));
    std::vector<ui::Option> options;
    std::optional<std::size_t> chosen = line.allocation == 0 ? std::optional<std::size_t>(0) : std::nullopt;
    for (std::size_t i = 0; i < labels.size(); ++i) options.push_back({.label = labels[i]});
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].id == line.allocation) chosen = i + 1;
    const auto picked = ui::select(ui, "allocation",
                                   {.name = context.t("bom.allocation"),
                                    .options = options,
                                    .chosen = chosen,
                                    .show_label = true,
                                    .disabled = context.read_only,
                                    .width = ui::fill});
    if (!picked) return;
    if (*picked == labels.size() - 1) return new_allocation(context, line.id);
    set_allocation(context, line.id, *picked == 0 ? 0 : all[*picked - 1].id);
}

void allocation_text(ui::Context& ui, PanelContext& context, const Allocation& row, std::string_view column,
                     std::string_view label_key, std::string_view value) {
    const auto text = ui::text_field(
        ui, column, {.name = context.t(label_key), .value = value, .disabled = context.read_only, .width = ui::fill});
    if (text) context.actions.set_cell(Table::allocations, row.id, std::string(column), *text);
}

void draw_basis(ui::Context& ui, PanelContext& context, const Allocation& row) {
    std::array<std::string, choices::allocation_basis.size()> labels;
    std::array<ui::Option, labels.size()> options;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        labels[i] = context.t("bom.allocation.basis." + std::string(choices::allocation_basis[i]));
        options[i] = {.label = labels[i]};
        if (choices::allocation_basis[i] == row.basis) chosen = i;
    }
    const auto picked = ui::select(ui, "basis",
                                   {.name = context.t("bom.allocation.basis"),
                                    .options = options,
                                    .chosen = chosen,
                                    .placeholder = context.t("field.choose"),
                                    .show_label = true,
                                    .disabled = context.read_only,
                                    .width = ui::fill});
    if (picked)
        context.actions.set_cell(Table::allocations, row.id, "basis", std::string(choices::allocation_basis[*picked]));
}

void draw_other_products(ui::Context& ui, PanelContext& context, const Allocation& row) {
    for (const auto& detail : context.project.details) {
        if (detail.owner != row.id || detail.role != "product") continue;
        ui::Scope scope(ui, "product", detail.id);
        const auto name = ui::text_field(ui, "name",
                                         {.name = context.t("bom.allocation.other"),
                                          .value = detail.name,
                                          .disabled = context.read_only,
                                          .width = ui::fill});
        if (name) context.actions.set_cell(Table::details, detail.id, "name", *name);
        cell_number(ui, context, Table::details, detail.id,
                    {"amount", "bom.allocation.other-amount", &detail.amount,
                     row.basis == "share" ? std::string_view("%") : std::string_view(row.unit)});
        if (ui::button(ui, "remove",
                       {.label = context.t("bom.detail.remove"),
                        .kind = ui::ButtonKind::quiet,
                        .size = ui::ButtonSize::small,
                        .disabled = context.read_only}))
            context.actions.push(DeleteRows{.table = Table::details, .rows = {detail.id}});
    }
    if (ui::button(ui, "add-product",
                   {.label = context.t("bom.allocation.add-other"),
                    .kind = ui::ButtonKind::quiet,
                    .size = ui::ButtonSize::small,
                    .icon_left = ui::Icon::plus,
                    .disabled = context.read_only})) {
        const nlohmann::ordered_json detail = {{"owner", row.id}, {"role", "product"}};
        context.actions.push(InsertRows{.table = Table::details, .rows = {detail.dump()}});
    }
}

std::string with_share(double share, const ActivityLine& line) {
    auto text = format_percent(share);
    if (line.amount.has_value()) text += "  " + format_amount(share * line.amount.value()) + " " + line.unit;
    return text;
}

/// What is covered of the meter's total, and what is left.
void draw_reconciliation(ui::Context& ui, PanelContext& context, const Allocation& row, const ActivityLine& line) {
    const auto shares = compute_allocation(row, context.project);
    if (shares.state != LineState::counted) {
        ui::text_wrapped(ui, ui::Type::note, ui.theme().error, line_state_text(context, shares.state));
        if (shares.state != LineState::share_out_of_range) return;
    }
    ui::fact(ui, {.name = context.t("bom.allocation.this"), .value = with_share(shares.share, line), .unit = {}});
    ui::fact(ui,
             {.name = context.t("bom.allocation.others"), .value = with_share(shares.other_share, line), .unit = {}});
    ui::fact(ui, {.name = context.t("bom.allocation.left"),
                  .value = with_share(shares.left_share, line),
                  .unit = {},
                  .tone = shares.left_share < 0 ? ui::Tone::error : ui::Tone::neutral,
                  .bold_value = true});
    if (shares.state == LineState::counted && line.amount.has_value())
        ui::fact(ui, {.name = context.t("bom.allocation.per-unit"),
                      .value = format_amount(shares.per_unit * line.amount.value()) + " " + line.unit,
                      .unit = {}});
}

void draw_fields(ui::Context& ui, PanelContext& context, const Allocation& row, const ActivityLine& line) {
    ui::Scope scope(ui, "allocation-fields", row.id);
    allocation_text(ui, context, row, "name", "bom.allocation.name", row.name);
    draw_basis(ui, context, row);
    if (row.basis == "share") {
        cell_number(ui, context, Table::allocations, row.id,
                    {"share_percent", "bom.allocation.share", &row.share_percent, "%"});
    } else {
        cell_number(ui, context, Table::allocations, row.id, {"own", "bom.allocation.own", &row.own, row.unit});
        cell_number(ui, context, Table::allocations, row.id,
                    {"total", "bom.allocation.total", &row.total, row.unit, "bom.allocation.total-help"});
        allocation_text(ui, context, row, "unit", "bom.column.unit", row.unit);
    }
    cell_number(ui, context, Table::allocations, row.id,
                {"output", "bom.allocation.output", &row.output, row.output_unit, "bom.allocation.output-help"});
    allocation_text(ui, context, row, "output_unit", "bom.allocation.output-unit", row.output_unit);
    draw_other_products(ui, context, row);
    allocation_text(ui, context, row, "reason", "bom.allocation.reason", row.reason);
    draw_reconciliation(ui, context, row, line);
}

}  // namespace

void draw_activity_allocation(ui::Context& ui, PanelContext& context, std::size_t position) {
    const auto& line = context.project.activities[position];
    ui::Scope scope(ui, "allocating");
    draw_choice(ui, context, line);
    if (const auto* row = find_allocation(context.project, line.allocation)) draw_fields(ui, context, *row, line);
}

}  // namespace zuji::app
