#include "wasm/ui/paint.hpp"

#include <vector>

#include "wasm/ui/detail/draw.hpp"

namespace zuji::ui {

void Painter::fill(Rect box, Color color, float radius) { fill_rect(st(ui_), box, color, radius); }

void Painter::border(Rect box, Color color, float radius, float thickness) {
    stroke_rect(st(ui_), box, color, radius, thickness);
}

void Painter::dashed_border(Rect box, Color color, float radius, float dash, float gap) {
    dash_rect(st(ui_), box, color, radius, dash, gap);
}

void Painter::line(Vec2 from, Vec2 to, Color color, float thickness) {
    auto& s = st(ui_);
    if (from.y == to.y) {
        h_line(s, ImMin(from.x, to.x), from.y, ImFabs(to.x - from.x), color, thickness);
    } else if (from.x == to.x) {
        v_line(s, from.x, ImMin(from.y, to.y), ImFabs(to.y - from.y), color, thickness);
    } else {
        s.draw()->AddLine(to_px_exact(s, from), to_px_exact(s, to), packed(color), thickness * s.page.scale);
    }
}

void Painter::dashed_line(Vec2 from, Vec2 to, Color color, float thickness, float dash, float gap) {
    const float dx = to.x - from.x;
    const float dy = to.y - from.y;
    const float length = ImSqrt(dx * dx + dy * dy);
    if (length <= 0) return;
    for (float at = 0; at < length; at += dash + gap) {
        const float end = ImMin(at + dash, length);
        line({from.x + dx * at / length, from.y + dy * at / length},
             {from.x + dx * end / length, from.y + dy * end / length}, color, thickness);
    }
}

void Painter::circle(Vec2 centre, float radius, Color color) {
    auto& s = st(ui_);
    s.draw()->AddCircleFilled(to_px_exact(s, centre), radius * s.page.scale, packed(color));
}

void Painter::ring(Vec2 centre, float radius, Color color, float thickness) {
    auto& s = st(ui_);
    s.draw()->AddCircle(to_px_exact(s, centre), radius * s.page.scale, packed(color), 0, thickness * s.page.scale);
}

void Painter::polyline(std::span<const Vec2> points, Color color, float thickness) {
    auto& s = st(ui_);
    for (const Vec2 p : points) s.draw()->PathLineTo(to_px_exact(s, p));
    s.draw()->PathStroke(packed(color), 0, thickness * s.page.scale);
}

void Painter::triangle(Vec2 a, Vec2 b, Vec2 c, Color color) {
    auto& s = st(ui_);
    s.draw()->AddTriangleFilled(to_px_exact(s, a), to_px_exact(s, b), to_px_exact(s, c), packed(color));
}

void Painter::band(Vec2 from_top, float from_height, Vec2 to_top, float to_height, Color color) {
    // A strip of quads: the outline is concave, which the convex fill cannot draw. Edges are softened by hand with a
    // fringe of one device pixel, as Dear ImGui does for its own shapes.
    auto& s = st(ui_);
    const float u = s.page.scale;
    ImDrawList* draw = s.draw();
    const ImVec2 a = to_px_exact(s, from_top);
    const ImVec2 b = to_px_exact(s, to_top);
    const float ha = ImMax(1.0F, from_height * u);
    const float hb = ImMax(1.0F, to_height * u);
    constexpr int steps = 32;
    const ImU32 solid = packed(color);
    const ImU32 clear = solid & ~IM_COL32_A_MASK;
    const ImVec2 uv = draw->_Data->TexUvWhitePixel;
    draw->PrimReserve(steps * 18, (steps + 1) * 4);
    const unsigned base = draw->_VtxCurrentIdx;
    for (int i = 0; i <= steps; ++i) {
        const float t = static_cast<float>(i) / steps;
        const float ease = t * t * (3 - 2 * t);
        const float x = a.x + (b.x - a.x) * t;
        const float top = a.y + (b.y - a.y) * ease;
        const float bottom = top + ha + (hb - ha) * ease;
        draw->PrimWriteVtx({x, top - 0.5F}, uv, clear);
        draw->PrimWriteVtx({x, top + 0.5F}, uv, solid);
        draw->PrimWriteVtx({x, ImMax(top + 0.5F, bottom - 0.5F)}, uv, solid);
        draw->PrimWriteVtx({x, bottom + 0.5F}, uv, clear);
    }
    for (unsigned i = 0; i < steps; ++i) {
        for (unsigned edge = 0; edge < 3; ++edge) {
            const unsigned p = base + i * 4 + edge;
            for (const unsigned corner : {p, p + 4, p + 5, p, p + 5, p + 1})
                draw->PrimWriteIdx(static_cast<ImDrawIdx>(corner));
        }
    }
}

void Painter::text(Type type, Color color, Rect box, std::string_view utf8, Align align) {
    draw_fitting(st(ui_), type, color, box, utf8, align);
}

void Painter::icon(Icon icon, Rect box, Color color) { draw_icon(st(ui_), icon, box, color); }
void Painter::push_clip(Rect box) { ui::push_clip(st(ui_), box); }
void Painter::pop_clip() { ui::pop_clip(st(ui_)); }

}  // namespace zuji::ui
