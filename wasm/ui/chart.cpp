#include "wasm/ui/chart.hpp"

#include <string>

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/layout.hpp"

namespace zuji::ui {

namespace {

constexpr float between_parts = 2;

void mirror_parts(ContextState& s, std::string_view name, const Rect& box, std::span<const ChartPart> parts,
                  std::span<const std::string_view> sums) {
    const bool shares = !parts.empty() && !parts.front().share_text.empty();
    s.mirror.open(0, {.role = Role::table, .rect = box, .name = name, .row_count = static_cast<int>(parts.size())});
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const ChartPart& part = parts[i];
        const int row = static_cast<int>(i) + 1;
        s.mirror.open(0, {.role = Role::row, .rect = box, .row = row});
        s.mirror.add(0, {.role = Role::row_header, .rect = box, .name = part.label, .column = 1});
        s.mirror.add(0, {.role = Role::cell, .rect = box, .name = part.amount_text, .column = 2});
        if (shares) s.mirror.add(0, {.role = Role::cell, .rect = box, .name = part.share_text, .column = 3});
        if (i < sums.size())
            s.mirror.add(0, {.role = Role::cell, .rect = box, .name = sums[i], .column = shares ? 4 : 3});
        s.mirror.close();
    }
    s.mirror.close();
}

void hint_part(ContextState& s, const Rect& box, const ChartPart& part, Id id) {
    if (!pointer_in(s, box)) return;
    s.hint_now.id = id;
    s.hint_now.rect = box;
    s.hint_now.text = std::string(part.label) + "  " + std::string(part.amount_text);
    if (!part.share_text.empty()) (s.hint_now.text += "  ") += part.share_text;
}

double sum_of(std::span<const ChartPart> parts) {
    double sum = 0;
    for (const ChartPart& part : parts) sum += part.amount > 0 ? part.amount : 0;
    return sum;
}

// The row behind a bar, where it can be pressed.
bool pareto_row(Context& ui, Id id, const Rect& line, const ParetoSpec& spec, std::size_t index) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const Rect row{line.x - 8, line.y + 1, line.w + 16, line.h - 2};
    if (spec.selected == index) fill_rect(s, row, t.accent_tint, 4);
    if (index >= spec.pressable) return false;
    const Press p = press(s, id, line, {.cursor = Cursor::hand});
    if (p.hovered && spec.selected != index) fill_rect(s, row, t.hover, 4);
    if (p.ring) focus_ring(s, row, 4, 0);
    MirrorNode node{.role = Role::button, .rect = line, .name = spec.bars[index].label};
    node.flags.focusable = true;
    node.flags.pressed = spec.selected == index ? 1 : 0;
    s.mirror.add(id, node);
    return p.pressed;
}

void legend(ContextState& s, std::span<const ChartPart> parts) {
    const auto& t = s.colors();
    const float width = remaining_width(s);
    float item = 96;
    for (const ChartPart& part : parts) {
        const float figures =
            text_width(s, Type::note, part.amount_text) + 8 + text_width(s, Type::note, part.share_text);
        item = ImMax(item, 16 + ImMax(text_width(s, Type::note, part.label), figures) + 20);
    }
    const auto per_line = static_cast<std::size_t>(ImMax(1.0F, ImFloor((width + 20) / item)));
    const std::size_t lines = (parts.size() + per_line - 1) / per_line;
    const Rect box = take(s, width, 38 * static_cast<float>(lines));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const ChartPart& part = parts[i];
        const float x = on_pixel(s, box.x + item * static_cast<float>(i % per_line));
        const float y = box.y + 38 * static_cast<float>(i / per_line);
        fill_rect(s, {x, y + 4, 10, 10}, part.color, 2);
        draw_line(s, Type::note, t.muted, {x + 16, y, item, 18}, part.label);
        const float used = draw_line(s, Type::note, t.text, {x + 16, y + 18, item, 18}, part.amount_text);
        draw_line(s, Type::note, t.muted, {x + 16 + used + 8, y + 18, item, 18}, part.share_text);
    }
}

}  // namespace

void stacked_bar(Context& ui, std::string_view name, std::span<const ChartPart> parts, float height, bool with_legend) {
    auto& s = st(ui);
    Column column(ui, {.gap = 8});
    const Rect box = take(s, fill, height);
    const double sum = sum_of(parts);
    const Id id = auto_id(s, "stacked");
    float x = box.x;
    const float room = box.w - between_parts * static_cast<float>(parts.empty() ? 0 : parts.size() - 1);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const ChartPart& part = parts[i];
        const float width = sum > 0 ? room * static_cast<float>(ImMax(0.0, part.amount) / sum) : 0;
        const Rect segment{x, box.y, ImMax(width, 1.0F), box.h};
        fill_rect(s, segment, part.color, 2);
        const std::string_view label = part.share_text.empty() ? part.amount_text : part.share_text;
        if (text_width(s, Type::note_bold, label) + 12 <= width) {
            const bool wide = width > 120;
            draw_fitting(s, Type::note_bold, part.label_color, segment.inset(wide ? 10 : 4, 0), label,
                         wide ? Align::left : Align::centre);
        }
        hint_part(s, segment, part, hash_id(id, static_cast<std::int64_t>(i)));
        x += width + between_parts;
    }
    mirror_parts(s, name, box, parts, {});
    if (with_legend) legend(s, parts);
}

std::optional<std::size_t> pareto(Context& ui, std::string_view id_name, const ParetoSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    std::optional<std::size_t> result;
    const float head = 22;
    const Rect box = take(s, fill, head + spec.pitch * static_cast<float>(spec.bars.size()) + 4);
    const Id id = ui.id(id_name);
    float names = 40;
    float values = 20;
    double most = 0;
    for (const ChartPart& bar : spec.bars) {
        names = ImMax(names, text_width(s, Type::note, bar.label));
        values = ImMax(values, text_width(s, Type::note, bar.amount_text));
        most = ImMax(most, bar.amount);
    }
    names = ImMin(names, box.w * 0.3F);
    const float sums = spec.running_sums.empty() ? 0 : 58.0F;
    const float left = on_pixel(s, box.x + names + 8);
    const float right = box.right() - sums;
    const float room = ImMax(20.0F, right - left - values - 20);
    draw_line(s, Type::note, t.muted, {left, box.y, room, 18}, spec.amount_title);
    if (sums > 0) {
        draw_fitting(s, Type::note, t.muted, {right, box.y, sums, 18}, spec.sum_title, Align::right);
        v_line(s, right, box.y + head, box.h - head, t.line);
    }
    for (std::size_t i = 0; i < spec.bars.size(); ++i) {
        const ChartPart& bar = spec.bars[i];
        const Rect line{box.x, box.y + head + spec.pitch * static_cast<float>(i), box.w, spec.pitch};
        const float width = most > 0 ? room * static_cast<float>(ImMax(0.0, bar.amount) / most) : 0;
        if (pareto_row(ui, hash_id(id, static_cast<std::int64_t>(i)), line, spec, i)) result = i;
        const Rect shape{left, on_pixel(s, line.y + (line.h - 18) / 2), ImMax(width, 1.0F), 18};
        draw_fitting(s, Type::note, t.text, {box.x, line.y, names, line.h}, bar.label, Align::right);
        fill_rect(s, shape, bar.color, 2);
        draw_line(s, Type::note, t.text, {shape.right() + 6, line.y, values, line.h}, bar.amount_text);
        if (i < spec.running_sums.size()) {
            const bool marked = spec.mark_after == i;
            const bool beyond = spec.mark_after && i > *spec.mark_after;
            draw_fitting(s, marked ? Type::note_bold : Type::note, beyond ? t.muted : t.text,
                         {right, line.y, sums, line.h}, spec.running_sums[i], Align::right);
        }
        if (spec.mark_after == i)
            Painter(ui).dashed_line({left, line.bottom()}, {box.right(), line.bottom()}, t.accent);
        hint_part(s, line, bar, hash_id(hash_id(id, "hint"), static_cast<std::int64_t>(i)));
    }
    mirror_parts(s, spec.name, box, spec.bars, spec.running_sums);
    if (result) acted(s);
    return result;
}

void gauge(Context& ui, std::string_view name, std::string_view value_text, double fraction, double limit_fraction) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const Rect box = take(s, fill, 18);
    const Rect track{box.x, box.y + 5, box.w, 8};
    fill_rect(s, track, t.line_soft, 2);
    const float part = static_cast<float>(ImClamp(fraction, 0.0, 1.0)) * box.w;
    if (part > 0)
        fill_rect(s, {track.x, track.y, ImMax(1.0F, part), 8}, fraction > limit_fraction ? t.error : t.accent, 2);
    if (limit_fraction > 0 && limit_fraction <= 1) {
        v_line(s, box.x + static_cast<float>(limit_fraction) * box.w - 1, box.y, 18, t.error, 2);
    }
    s.mirror.add(0, {.role = Role::image, .rect = box, .name = name, .description = value_text});
}

void interval(Context& ui, std::string_view name, float low, float value, float high, Color color) {
    auto& s = st(ui);
    const Rect box = take(s, fill, 14);
    const float middle = on_pixel(s, box.y + 6);
    const auto x = [&](float fraction) { return on_pixel(s, box.x + fraction * box.w); };
    h_line(s, box.x, middle, box.w, s.colors().line, 2);
    h_line(s, x(low), middle, x(high) - x(low), color, 2);
    v_line(s, x(low), box.y + 1, 12, color, 2);
    v_line(s, x(high) - 2, box.y + 1, 12, color, 2);
    const ImVec2 centre = to_px_exact(s, {x(value), middle + 1});
    s.draw()->AddCircleFilled(centre, 5 * s.page.scale, packed(color));
    s.mirror.add(0, {.role = Role::image, .rect = box, .name = name});
}

void mirror_table(Context& ui, std::string_view name, Rect box, std::span<const std::string_view> cells,
                  std::size_t columns) {
    auto& s = st(ui);
    if (columns == 0) return;
    s.mirror.open(0, {.role = Role::table,
                      .rect = box,
                      .name = name,
                      .row_count = static_cast<int>(cells.size() / columns),
                      .column_count = static_cast<int>(columns)});
    for (std::size_t first = 0; first + columns <= cells.size(); first += columns) {
        s.mirror.open(0, {.role = Role::row, .rect = box, .row = static_cast<int>(first / columns) + 1});
        for (std::size_t i = 0; i < columns; ++i) {
            const Role role = first == 0 ? Role::column_header : i == 0 ? Role::row_header : Role::cell;
            s.mirror.add(0, {.role = role, .rect = box, .name = cells[first + i], .column = static_cast<int>(i) + 1});
        }
        s.mirror.close();
    }
    s.mirror.close();
}

}  // namespace zuji::ui
