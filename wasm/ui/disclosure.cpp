// A row that opens and closes what stands below it: state, number, name, progress, and why it cannot be opened.

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/layout.hpp"
#include "wasm/ui/navigation.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

namespace {

constexpr float row_height = 44;
constexpr float pad = 16;
constexpr float bar_width = 96;
constexpr float radius = 8;

/// Draws from the right edge inwards; returns where the name must end.
float draw_tail(ContextState& s, const DisclosureSpec& spec, const Rect& box) {
    const auto& t = s.colors();
    float right = box.right() - pad;
    if (!spec.disabled) {
        draw_icon(s, spec.expanded ? Icon::chevron_down : Icon::chevron_right, {right - 14, box.y + 15, 14, 14},
                  t.muted);
        right -= 14 + 12;
    }
    if (!spec.disabled && spec.fraction >= 0) {
        const Rect track{right - bar_width, on_pixel(s, box.y + box.h / 2 - 2), bar_width, 4};
        fill_rect(s, track, t.line_soft, 2);
        const float share = ImClamp(spec.fraction, 0.0F, 1.0F);
        if (share > 0) fill_rect(s, {track.x, track.y, track.w * share, track.h}, t.accent, 2);
        right -= bar_width + 12;
    }
    if (!spec.remark.empty()) {
        const float width = ImMin(text_width(s, Type::note, spec.remark), (right - box.x) * 0.6F);
        draw_fitting(s, Type::note, t.muted, {right - width, box.y, width, box.h}, spec.remark, Align::right);
        right -= width + 12;
    }
    return right;
}

std::string spoken(const DisclosureSpec& spec) {
    std::string name(spec.number);
    if (!name.empty()) name += ' ';
    name += spec.name;
    if (!spec.state_name.empty()) (name += ", ") += spec.state_name;
    if (!spec.remark.empty()) (name += ", ") += spec.remark;
    return name;
}

}  // namespace

bool disclosure(Context& ui, std::string_view id, const DisclosureSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const Rect box = take(s, fill, row_height);
    const Id widget = ui.id(id);
    const Press p = press(s, widget, box, {.disabled = spec.disabled, .cursor = Cursor::hand});
    fill_rect(s, box, p.held ? t.line_soft : p.hovered && !spec.disabled ? t.hover : t.card, radius);
    stroke_rect(s, box, t.line, radius);
    float x = box.x + pad;
    draw_state(s, spec.state, {x, box.y + 14, 16, 16});
    x += 16 + 8;
    const Type type = spec.expanded ? Type::body_bold : Type::body;
    if (!spec.number.empty()) {
        draw_fitting(s, type, t.muted, {x, box.y, 20, box.h}, spec.number, Align::right);
        x += 20 + 10;
    }
    const float right = draw_tail(s, spec, box);
    const bool cut = draw_fitting(s, type, spec.disabled ? t.muted : t.text, {x, box.y, right - x, box.h}, spec.name);
    offer_hint(s, widget, box, p, cut ? spec.name : std::string_view());
    if (p.ring) focus_ring(s, box, radius, 0);
    const std::string name = spoken(spec);
    MirrorNode node{.role = Role::button, .rect = box, .name = name, .key = id};
    node.flags.focusable = !spec.disabled;
    node.flags.disabled = spec.disabled;
    if (!spec.disabled) node.flags.expanded = spec.expanded ? 1 : 0;
    s.mirror.add(widget, node);
    if (p.pressed) acted(s);
    return p.pressed;
}

}  // namespace zuji::ui
