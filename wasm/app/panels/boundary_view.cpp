#include "wasm/app/panels/boundary_view.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/footprint/activities.hpp"
#include "core/report/chart_svg.hpp"
#include "wasm/app/panels/chart_head.hpp"
#include "wasm/app/panels/form.hpp"
#include "wasm/app/panels/format.hpp"
#include "wasm/app/panels/result_view.hpp"

namespace zuji::app {

namespace {

constexpr float box_height = 64;
constexpr float box_gap = 14;
constexpr std::size_t boxes_in_row = 4;

std::vector<StageBox> stage_boxes(const PanelContext& context) {
    const StageSet outside = stages_outside(context.project.product);
    std::vector<StageBox> boxes;
    for (std::size_t i = 0; i < stage_order.size(); ++i) {
        StageBox box{stage_name(context, stage_order[i]), {}, (outside >> i & 1U) == 0};
        for (const auto& stage : context.assessment.footprint.by_stage)
            if (stage.stage == stage_order[i]) box.amount = format_amount(stage.kgco2e) + " kgCO₂e";
        if (box.amount.empty()) box.amount = context.t(box.inside ? "boundary.nothing" : "boundary.outside");
        boxes.push_back(std::move(box));
    }
    return boxes;
}

void draw_box(ui::Context& ui, ui::Painter& painter, const StageBox& box, ui::Rect area) {
    const auto& theme = ui.theme();
    painter.fill(area, box.inside ? theme.accent_tint : theme.card, 6);
    if (box.inside)
        painter.border(area, theme.accent, 6);
    else
        painter.dashed_border(area, theme.input, 6);
    const ui::Rect top{area.x + 8, area.y + 10, area.w - 16, 20};
    const ui::Rect below{area.x + 8, area.y + 34, area.w - 16, 18};
    painter.text(ui::Type::body_bold, box.inside ? theme.text : theme.muted, top,
                 ui::ellipsis(ui, ui::Type::body_bold, box.name, top.w), ui::Align::centre);
    painter.text(ui::Type::note, theme.muted, below, ui::ellipsis(ui, ui::Type::note, box.amount, below.w),
                 ui::Align::centre);
}

void draw_arrow(ui::Context& ui, ui::Painter& painter, float from, float to, float y) {
    constexpr float head = 4;
    const auto color = ui.theme().muted;
    painter.line({from + 2, y}, {to - head - 1, y}, color);
    painter.triangle({to - head - 1, y - head}, {to - 1, y}, {to - head - 1, y + head}, color);
}

/// Two rows of boxes: up to the gate, and beyond it.
void draw_diagram(ui::Context& ui, const PanelContext& context, const std::vector<StageBox>& boxes) {
    const float width = ui::available_width(ui);
    constexpr float row_pitch = box_height + 26;
    const ui::Rect area = ui::place(ui, ui::fill, 2 * row_pitch);
    const float box_width = (width - box_gap * (boxes_in_row - 1)) / boxes_in_row;
    ui::Painter painter(ui);
    for (std::size_t row = 0; row < 2; ++row) {
        const float y = area.y + static_cast<float>(row) * row_pitch;
        painter.text(ui::Type::note, ui.theme().muted, {area.x, y, width, 18},
                     context.t(row == 0 ? "boundary.to-gate" : "boundary.beyond-gate"));
        for (std::size_t i = 0; i < boxes_in_row; ++i) {
            const float x = area.x + static_cast<float>(i) * (box_width + box_gap);
            draw_box(ui, painter, boxes[row * boxes_in_row + i], {x, y + 20, box_width, box_height});
            if (i > 0) draw_arrow(ui, painter, x - box_gap, x, y + 20 + box_height / 2);
        }
    }
    std::vector<std::string_view> cells;
    for (const auto& box : boxes) {
        cells.emplace_back(box.name);
        cells.emplace_back(box.amount);
    }
    std::vector<std::string_view> table = {context.t("bom.column.stage"), "kgCO2e"};
    table.insert(table.end(), cells.begin(), cells.end());
    ui::mirror_table(ui, context.t("boundary.title"), area, table, 2);
}

}  // namespace

void draw_boundary_dialog(ui::Context& ui, PanelContext& context) {
    ui::Dialog dialog(ui, boundary_dialog,
                      {.title = context.t("boundary.title"), .close_name = context.t("dialog.close"), .width = 680});
    if (!dialog) return;
    const auto boxes = stage_boxes(context);
    const auto inside = std::count_if(boxes.begin(), boxes.end(), [](const StageBox& box) { return box.inside; });
    const bool grave = inside == static_cast<std::ptrdiff_t>(boxes.size());
    const bool gate = inside == static_cast<std::ptrdiff_t>(boxes_in_row);
    const auto& title = context.t(grave  ? "boundary.cradle-to-grave"
                                  : gate ? "boundary.cradle-to-gate"
                                         : "boundary.partly");
    const ChartSpec chart{
        .title = title,
        .table = [&](Digits digits) { return stage_table(facts_of(context), Say(context.words), digits); },
        .svg =
            [&] {
                return boundary_svg(title, boxes, boxes_in_row,
                                    {context.t("boundary.to-gate"), context.t("boundary.beyond-gate")});
            },
        .key = "boundary"};
    if (!chart_head(ui, context, chart)) draw_diagram(ui, context, boxes);
    const auto& product = context.project.product;
    struct Question {
        std::string_view path;
        std::string_view key;
        Answer answer;
    };
    const std::array<Question, 3> questions = {
        {{"product.distribution_inside", "boundary.distribution", product.distribution_inside},
         {"product.use_inside", "boundary.use", product.use_inside},
         {"product.end_of_life_inside", "boundary.end-of-life", product.end_of_life_inside}}};
    for (const auto& question : questions) {
        ui::Row row(ui, {.height = 32, .gap = 12});
        ui::text(ui, ui::Type::body, ui.theme().text, context.t(question.key));
        row.right();
        answer_input(ui, context, question.path, context.t(question.key), question.answer);
    }
    if (context.assessment.footprint.outside_lines > 0)
        ui::note_text(ui, context.t("boundary.left-out", {std::to_string(context.assessment.footprint.outside_lines)}));
}

}  // namespace zuji::app
