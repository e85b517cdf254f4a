#include "wasm/ui/chip.hpp"

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/layout.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

namespace {

constexpr float radius = 4;
constexpr float icon_size = 14;
constexpr float icon_gap = 4;

struct ChipLook {
    float height = 20;
    float padding = 6;
    Color text;
    Color tint;
    Icon icon = Icon::none;
    std::optional<State> state = std::nullopt;
    bool cross = false;
};

float chip_width(const ContextState& s, std::string_view label, const ChipLook& look) {
    float width = 2 * look.padding + text_width(s, Type::note, label);
    if (look.icon != Icon::none || look.state) width += icon_size + icon_gap;
    if (look.cross) width += icon_size + icon_gap;
    return ImCeil(width);
}

void draw_chip(ContextState& s, const Rect& box, std::string_view label, const ChipLook& look) {
    fill_rect(s, box, look.tint, radius);
    float x = box.x + look.padding;
    const Rect icon{x, box.y + (box.h - icon_size) / 2, icon_size, icon_size};
    if (look.state) {
        draw_state(s, *look.state, icon);
    } else if (look.icon != Icon::none) {
        draw_icon(s, look.icon, icon, look.text);
    }
    if (look.icon != Icon::none || look.state) x += icon_size + icon_gap;
    const float right = look.padding + (look.cross ? icon_size + icon_gap : 0);
    draw_fitting(s, Type::note, look.text, {x, box.y, box.right() - right - x + 0.5F, box.h}, label);
}

Color chip_text(const Theme& t, Tone tone) {
    return tone == Tone::neutral || tone == Tone::muted ? t.muted : tone_color(t, tone);
}

bool pressable_chip(Context& ui, std::string_view id, std::string_view label, const ChipLook& look) {
    auto& s = st(ui);
    const Rect box = take(s, fitting_width(s, chip_width(s, label, look)), look.height);
    const Id widget = ui.id(id);
    const Press p = press(s, widget, box, {.cursor = Cursor::hand});
    ChipLook shown = look;
    if (p.hovered) shown.tint = mix(look.tint, look.text, 0.12F);
    draw_chip(s, box, label, shown);
    if (p.ring) focus_ring(s, box, radius);
    MirrorNode node{.role = Role::button, .rect = box, .name = label, .key = id};
    node.flags.focusable = true;
    s.mirror.add(widget, node);
    if (p.pressed) acted(s);
    return p.pressed;
}

}  // namespace

void chip(Context& ui, std::string_view label, Tone tone, Icon icon) {
    auto& s = st(ui);
    const ChipLook look{.text = chip_text(s.colors(), tone), .tint = tone_tint(s.colors(), tone), .icon = icon};
    const Rect box = take(s, fitting_width(s, chip_width(s, label, look)), look.height);
    draw_chip(s, box, label, look);
    s.mirror.add(0, {.role = Role::text, .rect = box, .name = label});
}

void state_chip(Context& ui, State state, std::string_view label) {
    auto& s = st(ui);
    const auto& t = s.colors();
    Tone tone = Tone::neutral;
    if (state == State::met) tone = Tone::accent;
    if (state == State::not_met) tone = Tone::error;
    if (state == State::open || state == State::in_progress) tone = Tone::warning;
    if (state == State::draft) tone = Tone::info;
    const ChipLook look{.text = chip_text(t, tone), .tint = tone_tint(t, tone), .state = state};
    const Rect box = take(s, chip_width(s, label, look), look.height);
    draw_chip(s, box, label, look);
    s.mirror.add(0, {.role = Role::text, .rect = box, .name = label});
}

bool clause_chip(Context& ui, std::string_view id, std::string_view label) {
    const auto& t = ui.theme();
    return pressable_chip(ui, id, label, {.text = t.info, .tint = t.info_tint});
}

bool chip_button(Context& ui, std::string_view id, std::string_view label, Icon icon) {
    const auto& t = ui.theme();
    return pressable_chip(ui, id, label, {.text = t.muted, .tint = t.line_soft, .icon = icon});
}

bool removable_chip(Context& ui, std::string_view id, std::string_view label, std::string_view remove_name, Tone tone) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const ChipLook look{.height = 24, .text = chip_text(t, tone), .tint = tone_tint(t, tone), .cross = true};
    const Rect box = take(s, fitting_width(s, chip_width(s, label, look)), look.height);
    draw_chip(s, box, label, look);
    s.mirror.add(0, {.role = Role::text, .rect = box, .name = label});
    const Rect cross{box.right() - 24, box.y, 24, 24};
    const Id widget = ui.id(id);
    const Press p = press(s, widget, cross, {.cursor = Cursor::hand});
    if (p.hovered) fill_rect(s, cross.inset(4), mix(look.tint, look.text, 0.2F), 3);
    draw_icon(s, Icon::cross, {cross.x + 6, cross.y + 6, 12, 12}, look.text);
    if (p.ring) focus_ring(s, cross.inset(3), 3, 0);
    offer_hint(s, widget, cross, p, remove_name);
    MirrorNode node{.role = Role::button, .rect = cross, .name = remove_name, .key = id};
    node.flags.focusable = true;
    s.mirror.add(widget, node);
    s.last_item = box;
    if (p.pressed) acted(s);
    return p.pressed;
}

void count_pill(Context& ui, std::string_view count, std::string_view name, Tone tone) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const Rect box = take(s, ImMax(20.0F, ImCeil(text_width(s, Type::note_bold, count)) + 12), 18);
    fill_rect(s, box, tone_tint(t, tone), 9);
    draw_fitting(s, Type::note_bold, chip_text(t, tone), box, count, Align::centre);
    s.mirror.add(0, {.role = Role::text, .rect = box, .name = name.empty() ? count : name});
}

float badge_width(const Context& ui, std::string_view word) { return ImCeil(text_width(ui, Type::note, word)) + 10; }

void badge(Context& ui, std::string_view word, Tone tone) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const Rect box = take(s, badge_width(ui, word), 18);
    fill_rect(s, box, tone_tint(t, tone), radius);
    draw_fitting(s, Type::note, chip_text(t, tone), box, word, Align::centre);
    s.mirror.add(0, {.role = Role::text, .rect = box, .name = word});
}

void state_word(Context& ui, State state, std::string_view word, bool small) {
    auto& s = st(ui);
    const float icon = small ? 14.0F : 16.0F;
    const Type type = small ? Type::note : Type::body;
    const float room = ImMax(icon, remaining_width(s));
    const Rect box = take(s, ImMin(icon + 7 + text_width(s, type, word), room), type_spec(type).line);
    draw_state(s, state, {box.x, box.y + (box.h - icon) / 2, icon, icon});
    draw_fitting(s, type, state_color(ui, state), {box.x + icon + 7, box.y, box.w - icon - 7 + 0.5F, box.h}, word);
    s.mirror.add(0, {.role = Role::text, .rect = box, .name = word});
}

}  // namespace zuji::ui
