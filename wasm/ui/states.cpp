// State icons: shape and colour say the same thing, a word stands beside them.

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/icons.hpp"

namespace zuji::ui {

namespace {

struct Canvas {
    ImDrawList* draw;
    ImVec2 origin;
    float unit;  // device pixels per unit of the 16×16 grid

    [[nodiscard]] ImVec2 at(float x, float y) const { return {origin.x + x * unit, origin.y + y * unit}; }
};

void met(const Canvas& c, ImU32 color, ImU32 cut) {
    c.draw->AddCircleFilled(c.at(8, 8), 7 * c.unit, color, 0);
    const ImVec2 points[3] = {c.at(4.6F, 8.3F), c.at(7, 10.7F), c.at(11.4F, 5.8F)};
    c.draw->AddPolyline(points, 3, cut, 0, 1.7F * c.unit);
}

void not_met(const Canvas& c, ImU32 color, ImU32 cut) {
    c.draw->AddRectFilled(c.at(2, 2), c.at(14, 14), color, 2.5F * c.unit);
    c.draw->AddLine(c.at(5.6F, 5.6F), c.at(10.4F, 10.4F), cut, 1.6F * c.unit);
    c.draw->AddLine(c.at(10.4F, 5.6F), c.at(5.6F, 10.4F), cut, 1.6F * c.unit);
}

void open(const Canvas& c, ImU32 color) {
    const ImVec2 diamond[4] = {c.at(8, 1.4F), c.at(14.6F, 8), c.at(8, 14.6F), c.at(1.4F, 8)};
    c.draw->AddPolyline(diamond, 4, color, ImDrawFlags_Closed, 1.5F * c.unit);
    ImDrawList* d = c.draw;
    d->PathLineTo(c.at(6.5F, 6.7F));
    d->PathBezierCubicCurveTo(c.at(6.6F, 5.1F), c.at(9.5F, 5.1F), c.at(9.5F, 6.8F), 8);
    d->PathBezierCubicCurveTo(c.at(9.5F, 7.8F), c.at(8, 7.8F), c.at(8, 9.1F), 8);
    d->PathStroke(color, 0, 1.3F * c.unit);
    d->AddCircleFilled(c.at(8, 10.9F), 0.8F * c.unit, color, 8);
}

void half(const Canvas& c, ImU32 color) {
    c.draw->AddCircle(c.at(8, 8), 6.25F * c.unit, color, 0, 1.5F * c.unit);
    c.draw->PathArcTo(c.at(8, 8), 4.5F * c.unit, -IM_PI / 2, IM_PI / 2, 16);
    c.draw->PathFillConvex(color);
}

void padlock(const Canvas& c, ImU32 color) {
    c.draw->PathRect(c.at(3.25F, 7), c.at(12.75F, 13.5F), 1.25F * c.unit);
    c.draw->PathStroke(color, ImDrawFlags_Closed, 1.5F * c.unit);
    c.draw->PathLineTo(c.at(5.25F, 7));
    c.draw->PathArcTo(c.at(8, 5), 2.75F * c.unit, IM_PI, 2 * IM_PI, 12);
    c.draw->PathLineTo(c.at(10.75F, 7));
    c.draw->PathStroke(color, 0, 1.5F * c.unit);
}

Color color_of(const Theme& t, State state) {
    switch (state) {
        case State::met:
            return t.accent;
        case State::not_met:
            return t.error;
        case State::open:
        case State::in_progress:
            return t.warning;
        case State::draft:
            return t.info;
        case State::not_applicable:
        case State::blocked:
            return t.muted;
        case State::not_started:
            return t.input;
    }
    return t.muted;
}

}  // namespace

void draw_state(ContextState& s, State state, const Rect& box) {
    if (!visible(s, box)) return;
    const auto& t = s.colors();
    const ImRect px = to_px(s, box);
    const Canvas c{s.draw(), px.Min, px.GetWidth() / 16};
    const ImU32 color = packed(color_of(t, state));
    const ImU32 cut = packed(t.card);
    switch (state) {
        case State::met:
            met(c, color, cut);
            break;
        case State::not_met:
            not_met(c, color, cut);
            break;
        case State::open:
            open(c, color);
            break;
        case State::draft:
        case State::in_progress:
            half(c, color);
            break;
        case State::not_applicable:
            c.draw->AddRectFilled(c.at(3, 7), c.at(13, 9), color, c.unit);
            break;
        case State::not_started:
            c.draw->AddCircle(c.at(8, 8), 6.25F * c.unit, color, 0, 1.5F * c.unit);
            break;
        case State::blocked:
            padlock(c, color);
            break;
    }
}

void state_icon(Context& ui, State state, float size, std::string_view name) {
    auto& s = st(ui);
    const Rect box = take(s, size, size);
    draw_state(s, state, box);
    if (!name.empty()) s.mirror.add(0, {.role = Role::image, .rect = box, .name = name});
}

Color state_color(const Context& ui, State state) {
    // words beside a ring of "not started" are muted: the ring's colour is too light for text
    return state == State::not_started ? ui.theme().muted : color_of(ui.theme(), state);
}

void draw_state(Context& ui, State state, Rect box) { draw_state(st(ui), state, box); }

}  // namespace zuji::ui
