#include "wasm/ui/button.hpp"

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/layout.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

namespace {

struct Measures {
    float height;
    float padding;
    float radius;
    float icon;
    Type type;
};

Measures measures_of(const ButtonSpec& spec) {
    const bool bold = spec.kind == ButtonKind::primary;
    switch (spec.size) {
        case ButtonSize::small:
            return {24, 8, 5, 14, bold ? Type::note_bold : Type::note};
        case ButtonSize::big:
            return {44, 20, 8, 20, Type::lead};
        case ButtonSize::normal:
            break;
    }
    return {32, spec.kind == ButtonKind::quiet ? 8.0F : 12.0F, 6, 16, bold ? Type::body_bold : Type::body};
}

constexpr float icon_gap = 6;
constexpr float disabled_opacity = 0.45F;

struct Look {
    Color fill;
    Color border;
    Color text;
    bool has_border = false;
};

Look look_of(const Theme& t, ButtonKind kind, const Press& p, bool disabled) {
    const float strength = p.held && p.hovered ? 0.14F : p.hovered ? 0.08F : 0;
    const Color quiet = p.held && p.hovered ? t.line_soft : p.hovered ? t.hover : Color{0, 0, 0, 0};
    Look look;
    switch (kind) {
        case ButtonKind::primary:
            look = {mix(t.accent, t.text, strength), {}, t.on_accent};
            if (disabled) look.fill = fade(look.fill, disabled_opacity);
            return look;
        case ButtonKind::quiet:
            look = {quiet, {}, t.text};
            break;
        case ButtonKind::secondary:
            look = {quiet.a ? quiet : t.card, t.control, t.text, true};
            break;
        case ButtonKind::danger:
            look = {quiet.a ? quiet : t.card, t.error, t.error, true};
            break;
    }
    if (disabled) {
        look.text = fade(look.text, disabled_opacity);
        look.border = fade(look.border, disabled_opacity);
    }
    return look;
}

}  // namespace

bool button(Context& ui, std::string_view id, const ButtonSpec& spec) {
    auto& s = st(ui);
    const Measures m = measures_of(spec);
    const float label = text_width(s, m.type, spec.label);
    const float left_icon = spec.icon_left == Icon::none ? 0 : m.icon + (spec.label.empty() ? 0 : icon_gap);
    const float right_icon = spec.icon_right == Icon::none ? 0 : m.icon + icon_gap;
    const float content = left_icon + label + right_icon;
    const float border = spec.kind == ButtonKind::quiet ? 0 : 1;
    const float natural = ImCeil(content + 2 * m.padding + 2 * border);
    const Rect box = take(s, spec.width == 0 ? natural : spec.width, m.height);
    const Id widget = ui.id(id);
    const Press p = press(s, widget, box, {.disabled = spec.disabled, .cursor = Cursor::hand});

    const Look look = look_of(s.colors(), spec.kind, p, spec.disabled);
    if (look.fill.a) fill_rect(s, box, look.fill, m.radius);
    if (look.has_border) stroke_rect(s, box, look.border, m.radius);
    const float room = box.w - 2 * m.padding - 2 * border;
    float x = box.x + m.padding + border + ImMax(0.0F, (room - content) / 2);
    const auto icon_box = [&](float at) { return Rect{on_pixel(s, at), box.y + (box.h - m.icon) / 2, m.icon, m.icon}; };
    if (spec.icon_left != Icon::none) draw_icon(s, spec.icon_left, icon_box(x), look.text);
    x += left_icon;
    const bool cut = draw_fitting(s, m.type, look.text,
                                  {x, box.y, ImMin(label, room - left_icon - right_icon) + 0.5F, box.h}, spec.label);
    if (spec.icon_right != Icon::none) draw_icon(s, spec.icon_right, icon_box(x + label + icon_gap), look.text);
    if (p.ring) focus_ring(s, box, m.radius, spec.kind == ButtonKind::primary ? 2.0F : 1.0F);
    offer_hint(s, widget, box, p, cut && spec.description.empty() ? spec.label : spec.description);

    MirrorNode node{.role = Role::button,
                    .rect = box,
                    .name = spec.name.empty() ? spec.label : spec.name,
                    .description = spec.description,
                    .key = id};
    node.flags.focusable = !spec.disabled;
    node.flags.disabled = spec.disabled;
    node.flags.popup = spec.menu;
    if (spec.menu || spec.expanded) node.flags.expanded = spec.expanded ? 1 : 0;
    s.mirror.add(widget, node);
    if (p.pressed) acted(s);
    return p.pressed;
}

bool icon_button(Context& ui, std::string_view id, const IconButtonSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const Rect box = take(s, spec.size, spec.size);
    const Id widget = ui.id(id);
    const Press p = press(s, widget, box, {.disabled = spec.disabled, .cursor = Cursor::hand});
    const bool held = p.held && p.hovered;
    if (p.hovered || spec.pressed) fill_rect(s, box, held || spec.pressed ? t.line_soft : t.hover, 6);
    Color color = p.hovered || spec.pressed ? t.text : t.muted;
    if (spec.disabled) color = fade(color, disabled_opacity);
    const Rect at{box.x + (box.w - 16) / 2, box.y + (box.h - 16) / 2, 16, 16};
    draw_icon(s, spec.icon, at, color);
    if (p.ring) focus_ring(s, box, 6, 0);
    offer_hint(s, widget, box, p, spec.name);

    MirrorNode node{.role = Role::button, .rect = box, .name = spec.name, .key = id};
    node.flags.focusable = !spec.disabled;
    node.flags.disabled = spec.disabled;
    if (spec.toggle) node.flags.pressed = spec.pressed ? 1 : 0;
    s.mirror.add(widget, node);
    if (p.pressed) acted(s);
    return p.pressed;
}

bool link(Context& ui, std::string_view id, const LinkSpec& spec) {
    auto& s = st(ui);
    const TypeSpec type = type_spec(spec.type);
    const float icon_size = type.size < 14 ? 14 : 16;
    const float label = text_width(s, spec.type, spec.label);
    const float left = spec.icon_left == Icon::none ? 0 : icon_size + 4;
    const float right = spec.icon_right == Icon::none ? 0 : icon_size + 4;
    const float height = ImMax(24.0F, type.line);  // a target that a finger can hit
    const Rect box = take(s, ImMin(label + left + right, remaining_width(s)), height);
    const Id widget = ui.id(id);
    const Press p = press(s, widget, box, {.cursor = Cursor::hand});
    const Color color = s.colors().info;
    const auto icon_box = [&](float x) {
        return Rect{on_pixel(s, x), box.y + (box.h - icon_size) / 2, icon_size, icon_size};
    };
    draw_icon(s, spec.icon_left, icon_box(box.x), color);
    const float shown = ImMin(label, box.w - left - right);
    draw_fitting(s, spec.type, color, {box.x + left, box.y, box.w - left - right + 0.5F, box.h}, spec.label);
    draw_icon(s, spec.icon_right, icon_box(box.x + left + shown + 4), color);
    if (p.hovered) h_line(s, box.x + left, box.y + box.h / 2 + type.line / 2 - 2, shown, color);
    if (p.ring) focus_ring(s, box, 4, 0);
    MirrorNode node{.role = Role::link, .rect = box, .name = spec.name.empty() ? spec.label : spec.name, .key = id};
    node.flags.focusable = true;
    s.mirror.add(widget, node);
    if (p.pressed) acted(s);
    return p.pressed;
}

}  // namespace zuji::ui
