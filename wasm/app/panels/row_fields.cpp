#include "wasm/app/panels/row_fields.hpp"

#include <array>
#include <utility>
#include <vector>

namespace zuji::app {

namespace {

void store_cell(PanelContext& context, RowOf row, std::string_view column, std::optional<std::string> edited) {
    if (edited) context.actions.set_cell(row.table, row.id, std::string(column), std::move(*edited));
}

}  // namespace

void cell_text(ui::Context& ui, PanelContext& context, RowOf row, const CellSpec& spec, std::string_view value) {
    store_cell(
        context, row, spec.column,
        ui::text_field(
            ui, spec.column,
            {.name = context.t(spec.label_key), .value = value, .disabled = context.read_only, .width = spec.width}));
}

void cell_date(ui::Context& ui, PanelContext& context, RowOf row, const CellSpec& spec, std::string_view value) {
    store_cell(context, row, spec.column,
               date_edit(ui, context, spec.column,
                         {.path = spec.column, .label_key = spec.label_key, .value = value, .width = spec.width}));
}

void cell_number(ui::Context& ui, PanelContext& context, RowOf row, const CellSpec& spec, const Entered& value) {
    const std::string error = value.is_bad() ? context.t("field.bad-number", {value.text()}) : std::string();
    store_cell(context, row, spec.column,
               ui::number_field(ui, spec.column,
                                {.name = context.t(spec.label_key),
                                 .value = value.text(),
                                 .error = error,
                                 .disabled = context.read_only,
                                 .width = spec.width}));
}

void cell_select(ui::Context& ui, PanelContext& context, RowOf row, const CellSpec& spec, std::string_view value,
                 std::string_view label_prefix, std::initializer_list<std::string_view> words) {
    std::vector<ui::Option> options;
    std::optional<std::size_t> chosen;
    for (const auto word : words) {
        if (word == value) chosen = options.size();
        options.push_back({.label = context.t(std::string(label_prefix) + std::string(word))});
    }
    const auto picked = ui::select(ui, spec.column,
                                   {.name = context.t(spec.label_key),
                                    .options = options,
                                    .chosen = chosen,
                                    .placeholder = context.t("field.choose"),
                                    .show_label = true,
                                    .disabled = context.read_only,
                                    .width = spec.width});
    if (picked)
        context.actions.set_cell(row.table, row.id, std::string(spec.column), std::string(words.begin()[*picked]));
}

void cell_answer(ui::Context& ui, PanelContext& context, RowOf row, const CellSpec& spec, Answer value) {
    ui::Row line(ui, {.height = 36, .gap = 12});
    const auto& question = context.t(spec.label_key);
    ui::body(ui, question);
    line.right();
    const std::array<ui::Option, 3> options = {
        ui::Option{.label = context.t("answer.yes")}, ui::Option{.label = context.t("answer.no")},
        ui::Option{.label = context.t("answer.unknown"), .effect = ui::Effect::open}};
    std::optional<std::size_t> chosen;
    if (value != Answer::unanswered) chosen = static_cast<std::size_t>(value) - 1;
    const auto picked = ui::segmented(
        ui, spec.column, {.name = question, .options = options, .chosen = chosen, .disabled = context.read_only});
    if (picked)
        context.actions.set_cell(row.table, row.id, std::string(spec.column),
                                 std::string(answer_word(static_cast<Answer>(*picked + 1))));
}

void cell_flag(ui::Context& ui, PanelContext& context, RowOf row, const CellSpec& spec, bool value) {
    const auto toggled = ui::checkbox(
        ui, spec.column, {.label = context.t(spec.label_key), .checked = value, .disabled = context.read_only});
    if (toggled) context.actions.set_cell(row.table, row.id, std::string(spec.column), *toggled ? "true" : "");
}

void delete_row_button(ui::Context& ui, PanelContext& context, RowOf row, std::string_view name) {
    if (ui::icon_button(ui, "delete", {.icon = ui::Icon::trash, .name = name, .disabled = context.read_only}))
        context.actions.push(DeleteRows{row.table, {row.id}, {}});
}

void add_row_button(ui::Context& ui, PanelContext& context, Table table, std::string_view label,
                    std::string_view row_json) {
    if (ui::button(ui, "add",
                   {.label = label,
                    .size = ui::ButtonSize::small,
                    .icon_left = ui::Icon::plus,
                    .disabled = context.read_only}))
        context.actions.push(InsertRows{.table = table, .rows = {std::string(row_json)}});
}

void answer_line(ui::Context& ui, PanelContext& context, std::string_view path, std::string_view label_key,
                 Answer value) {
    ui::Row line(ui, {.height = 36, .gap = 12});
    ui::body(ui, context.t(label_key));
    line.right();
    answer_input(ui, context, path, context.t(label_key), value);
}

}  // namespace zuji::app
