#include "wasm/ui/detail/draw.hpp"

#include <cmath>

namespace zuji::ui {

ImRect to_px(const ContextState& s, const Rect& r) {
    return {to_px(s, r.x), to_px(s, r.y), to_px(s, r.right()), to_px(s, r.bottom())};
}

void fill_rect(ContextState& s, const Rect& r, Color color, float radius, ImDrawFlags corners) {
    const ImRect box = to_px(s, r);
    if (box.GetWidth() <= 0 || box.GetHeight() <= 0) return;
    s.draw()->AddRectFilled(box.Min, box.Max, packed(color), radius * s.page.scale, corners);
}

void stroke_rect(ContextState& s, const Rect& r, Color color, float radius, float thickness, ImDrawFlags corners) {
    const ImRect box = to_px(s, r);
    const float t = line_px(s, thickness);
    const ImVec2 half{t / 2, t / 2};
    ImDrawList* draw = s.draw();
    if ((packed(color) & IM_COL32_A_MASK) == 0) return;
    draw->PathRect(box.Min + half, box.Max - half, ImMax(0.0F, radius * s.page.scale - t / 2), corners);
    draw->PathStroke(packed(color), ImDrawFlags_Closed, t);
}

namespace {

// Dashes along a straight edge in device pixels.
void dash_edge(ImDrawList* draw, ImVec2 from, ImVec2 to, ImU32 color, float t, float dash, float gap) {
    const ImVec2 way = to - from;
    const float length = std::fabs(way.x) + std::fabs(way.y);
    const ImVec2 unit{way.x / length, way.y / length};
    const float half = t / 2;
    for (float at = 0; at < length; at += dash + gap) {
        const float end = ImMin(at + dash, length);
        const ImVec2 a{snap(from.x + unit.x * at), snap(from.y + unit.y * at)};
        const ImVec2 b{snap(from.x + unit.x * end), snap(from.y + unit.y * end)};
        if (unit.x != 0) {
            draw->AddRectFilled({a.x, from.y - half}, {b.x, from.y + half}, color);
        } else {
            draw->AddRectFilled({from.x - half, a.y}, {from.x + half, b.y}, color);
        }
    }
}

}  // namespace

void dash_rect(ContextState& s, const Rect& r, Color color, float radius, float dash, float gap) {
    const ImRect box = to_px(s, r);
    const float t = line_px(s, 1);
    const float h = t / 2;
    const float rad = radius * s.page.scale;
    const float d = ImMax(1.0F, snap(dash * s.page.scale));
    const float g = ImMax(1.0F, snap(gap * s.page.scale));
    const ImU32 col = packed(color);
    ImDrawList* draw = s.draw();
    const ImVec2 min = box.Min + ImVec2(h, h);
    const ImVec2 max = box.Max - ImVec2(h, h);
    dash_edge(draw, {min.x + rad, min.y}, {max.x - rad, min.y}, col, t, d, g);
    dash_edge(draw, {min.x + rad, max.y}, {max.x - rad, max.y}, col, t, d, g);
    dash_edge(draw, {min.x, min.y + rad}, {min.x, max.y - rad}, col, t, d, g);
    dash_edge(draw, {max.x, min.y + rad}, {max.x, max.y - rad}, col, t, d, g);
    if (rad <= 0) return;
    const float pi = IM_PI;
    const ImVec2 centres[4] = {
        {min.x + rad, min.y + rad}, {max.x - rad, min.y + rad}, {max.x - rad, max.y - rad}, {min.x + rad, max.y - rad}};
    for (int i = 0; i < 4; ++i) {
        const float begin = pi + static_cast<float>(i) * pi / 2;
        // one dash in the middle of the arc keeps the corner readable at every dash length
        const float half = ImMin(pi / 4, d / rad / 2);
        draw->PathArcTo(centres[i], rad, begin + pi / 4 - half, begin + pi / 4 + half);
        draw->PathStroke(col, 0, t);
    }
}

void h_line(ContextState& s, float x, float y, float width, Color color, float thickness) {
    const float top = to_px(s, y);
    s.draw()->AddRectFilled({to_px(s, x), top}, {to_px(s, x + width), top + line_px(s, thickness)}, packed(color));
}

void v_line(ContextState& s, float x, float y, float height, Color color, float thickness) {
    const float left = to_px(s, x);
    s.draw()->AddRectFilled({left, to_px(s, y)}, {left + line_px(s, thickness), to_px(s, y + height)}, packed(color));
}

void focus_ring(ContextState& s, const Rect& r, float radius, float distance) {
    const float out = distance + 2;
    // the ring may leave the clip rectangle of a row or cell by its own width, not more
    ImDrawList* draw = s.draw();
    const ImVec2 min = draw->GetClipRectMin();
    const ImVec2 max = draw->GetClipRectMax();
    const float room = 4 * s.page.scale;
    draw->PushClipRect(min - ImVec2(room, room), max + ImVec2(room, room));
    stroke_rect(s, r.inset(-out), s.colors().accent, radius + out, 2);
    draw->PopClipRect();
}

FontRef font_of(const ContextState& s, Type type) {
    const TypeSpec spec = type_spec(type);
    FontRef f;
    f.font = spec.bold ? s.bold : s.regular;
    f.px = snap(spec.size * s.page.scale);
    const ImFontBaked* baked = f.font->GetFontBaked(f.px);
    // the loader keeps the content area of the system's font in the baked font; see platform/glyphs.cpp
    f.ascent = baked->Ascent;
    f.descent = -baked->Descent;
    return f;
}

unsigned next_code_point(std::string_view utf8, std::size_t& at) {
    unsigned c = 0;
    const char* begin = utf8.data() + at;
    const int used = ImTextCharFromUtf8(&c, begin, utf8.data() + utf8.size());
    at += static_cast<std::size_t>(used > 0 ? used : 1);
    return c;
}

float width_px(const FontRef& f, std::string_view utf8) {
    ImFontBaked* baked = f.font->GetFontBaked(f.px);
    float width = 0;
    for (std::size_t at = 0; at < utf8.size();) width += baked->GetCharAdvance(next_code_point(utf8, at));
    return width;
}

float text_width(const ContextState& s, Type type, std::string_view utf8) {
    return width_px(font_of(s, type), utf8) / s.page.scale;
}

std::size_t fitting_bytes(const ContextState& s, Type type, std::string_view utf8, float width) {
    const FontRef f = font_of(s, type);
    ImFontBaked* baked = f.font->GetFontBaked(f.px);
    const float room = width * s.page.scale + 0.01F;
    float used = 0;
    std::size_t at = 0;
    while (at < utf8.size()) {
        std::size_t next = at;
        used += baked->GetCharAdvance(next_code_point(utf8, next));
        if (used > room) return at;
        at = next;
    }
    return at;
}

float draw_line(ContextState& s, Type type, Color color, const Rect& box, std::string_view utf8) {
    if (utf8.empty()) return 0;
    const FontRef f = font_of(s, type);
    const ImRect r = to_px(s, box);
    const float top = r.Min.y + ImFloor((r.GetHeight() - (f.ascent + f.descent)) / 2);  // as browsers do
    const float origin = top + f.ascent - glyph_top(f.px);
    s.draw()->AddText(f.font, f.px, {r.Min.x, origin}, packed(color), utf8.data(), utf8.data() + utf8.size());
    return width_px(f, utf8) / s.page.scale;
}

bool draw_fitting(ContextState& s, Type type, Color color, const Rect& box, std::string_view utf8, Align align) {
    const float width = text_width(s, type, utf8);
    if (width > box.w + 0.5F) {
        const float dots = text_width(s, type, "…");
        std::string cut(utf8.substr(0, fitting_bytes(s, type, utf8, ImMax(0.0F, box.w - dots))));
        cut += "…";
        draw_line(s, type, color, box, cut);
        return true;
    }
    Rect at = box;
    if (align == Align::right) at.x = box.right() - width;
    if (align == Align::centre) at.x = box.x + (box.w - width) / 2;
    draw_line(s, type, color, at, utf8);
    return false;
}

void push_clip(ContextState& s, const Rect& r) {
    const ImRect box = to_px(s, r);
    ImGui::PushClipRect(box.Min, box.Max, true);
}

void pop_clip(ContextState& /*s*/) { ImGui::PopClipRect(); }

bool visible(const ContextState& s, const Rect& r) {
    return ImGui::GetCurrentWindowRead()->ClipRect.Overlaps(to_px(s, r));
}

}  // namespace zuji::ui
