// Items of the rail, and rows of a trace.

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/layout.hpp"
#include "wasm/ui/navigation.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

namespace {

constexpr float trace_row = 26;
constexpr float trace_indent = 18;

void draw_rail_icon(ContextState& s, const RailItemSpec& spec, const Rect& box) {
    const auto& t = s.colors();
    if (spec.icon != Icon::none) {
        draw_icon(s, spec.icon, box, spec.current ? t.accent : t.muted);
    } else {
        draw_state(s, spec.state, box);
    }
}

std::string spoken(const RailItemSpec& spec) {
    std::string name;
    if (!spec.number.empty()) (name += spec.number) += ' ';
    name += spec.name;
    if (!spec.state_name.empty()) (name += ", ") += spec.state_name;
    if (!spec.count_name.empty()) (name += ", ") += spec.count_name;
    if (!spec.remark.empty()) (name += ", ") += spec.remark;
    return name;
}

}  // namespace

bool rail_item(Context& ui, std::string_view id, const RailItemSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const Rect box = take(s, fill, 36);
    const Id widget = ui.id(id);
    const Press p = press(s, widget, box, {.cursor = Cursor::hand});
    if (spec.current) {
        fill_rect(s, box, t.accent_tint, 6);
        // the bar stands at the edge of the rail, 8 px to the left of the item
        fill_rect(s, {box.x - 8, box.y + 8, 3, box.h - 16}, t.accent, 1.5F, ImDrawFlags_RoundCornersRight);
    } else if (p.hovered) {
        fill_rect(s, box, p.held ? t.line_soft : t.hover, 6);
    }
    float x = box.x + (spec.narrow ? 2 : 8);
    draw_rail_icon(s, spec, {x, box.y + 10, 16, 16});
    x += 16 + (spec.narrow ? 2 : 7);
    const Color number = spec.current ? t.accent : t.muted;
    if (!spec.number.empty()) {
        draw_fitting(s, spec.current ? Type::body_bold : Type::body, number, {x, box.y, 17, box.h}, spec.number,
                     Align::right);
        x += 17 + 7;
    }
    if (!spec.narrow) {
        float right = box.right() - 8;
        if (!spec.count.empty()) {
            const float width = ImMax(20.0F, ImCeil(text_width(s, Type::note_bold, spec.count)) + 12);
            const Rect pill{right - width, box.y + 9, width, 18};
            fill_rect(s, pill, t.warning_tint, 9);
            draw_fitting(s, Type::note_bold, t.warning, pill, spec.count, Align::centre);
            right -= width + 6;
        } else if (!spec.remark.empty()) {
            draw_fitting(s, Type::note, t.muted, {x, box.y, right - x, box.h}, spec.remark, Align::right);
            right -= text_width(s, Type::note, spec.remark) + 6;
        }
        const bool cut = draw_fitting(s, spec.current ? Type::body_bold : Type::body, t.text,
                                      {x, box.y, right - x, box.h}, spec.name);
        offer_hint(s, widget, box, p, cut ? spec.name : std::string_view());
    } else {
        offer_hint(s, widget, box, p, spec.name);
    }
    if (p.ring) focus_ring(s, box, 6, 0);
    const std::string name = spoken(spec);
    MirrorNode node{.role = Role::link, .rect = box, .name = name, .key = id};
    node.flags.focusable = true;
    node.flags.current = spec.current;
    s.mirror.add(widget, node);
    if (p.pressed) acted(s);
    return p.pressed;
}

std::optional<std::size_t> trace_tree(Context& ui, std::string_view id, std::string_view name,
                                      std::span<const TraceRow> rows) {
    auto& s = st(ui);
    const auto& t = s.colors();
    std::optional<std::size_t> result;
    const Id widget = ui.id(id);
    const Rect all = take(s, fill, trace_row * static_cast<float>(rows.size()));
    s.mirror.open(widget, {.role = Role::tree, .rect = all, .name = name, .key = id});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const TraceRow& row = rows[i];
        const Rect box{all.x, all.y + trace_row * static_cast<float>(i), all.w, trace_row};
        float x = box.x + trace_indent * static_cast<float>(row.level);
        if (row.level > 0) {
            // elbow: from the middle of the row above, down and to the right; reaches up to its last sibling
            std::size_t above = i;
            while (above > 0 && rows[above - 1].level > row.level) --above;
            const bool under_parent = above == 0 || rows[above - 1].level < row.level;
            const float line_x = on_pixel(s, x - trace_indent + 7);
            const float from = all.y + trace_row * static_cast<float>(above) - (under_parent ? 4 : trace_row / 2);
            const float to = on_pixel(s, box.y + trace_row / 2);
            v_line(s, line_x, from, to - from, t.control);
            h_line(s, line_x, to, 9, t.control);
            x += 3;
        }
        const Id item = hash_id(widget, static_cast<std::int64_t>(i));
        Press p;
        if (row.pressable) {
            p = press(s, item, box, {.cursor = Cursor::hand});
            if (p.pressed) result = i;
            if (p.hovered) fill_rect(s, {x - 2, box.y + 1, box.right() - x + 2, box.h - 2}, t.hover, 4);
        }
        if (row.state) {
            draw_state(s, *row.state, {on_pixel(s, x), box.y + 6, 14, 14});
            x += 20;
        }
        const float value = row.value.empty() ? 0 : ImMin(text_width(s, Type::note, row.value), box.w * 0.55F);
        if (value > 0)
            draw_fitting(s, Type::note, t.muted, {box.right() - value, box.y, value, box.h}, row.value, Align::right);
        const Rect label{x, box.y, box.right() - x - (value > 0 ? value + 8 : 0), box.h};
        const bool cut = draw_fitting(s, Type::body, t.text, label, row.label);
        if (cut && pointer_in(s, label)) {
            s.hint_now.id = hash_id(item, "cut");
            s.hint_now.rect = label;
            s.hint_now.text = row.label;
        }
        if (p.ring) focus_ring(s, box, 4, 0);
        MirrorNode node{.role = Role::tree_item,
                        .rect = box,
                        .name = row.label,
                        .value = row.value,
                        .description = row.state_name,
                        .level = row.level + 1};
        node.flags.focusable = row.pressable;
        s.mirror.add(item, node);
    }
    s.mirror.close();
    if (result) acted(s);
    return result;
}

}  // namespace zuji::ui
