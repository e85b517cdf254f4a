#pragma once
// Drawing in logical coordinates onto the picture of the current window; edges are rounded to device pixels once.

#include <string_view>

#include "wasm/ui/detail/state.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

[[nodiscard]] inline ImU32 packed(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }
[[nodiscard]] inline float snap(float device_px) { return ImFloor(device_px + 0.5F); }

/// Device pixels of a logical coordinate, rounded.
[[nodiscard]] inline float to_px(const ContextState& s, float logical) { return snap(logical * s.page.scale); }
/// Device thickness of a line: at least one pixel.
[[nodiscard]] inline float line_px(const ContextState& s, float logical) {
    return ImMax(1.0F, snap(logical * s.page.scale));
}
[[nodiscard]] ImRect to_px(const ContextState& s, const Rect& r);
[[nodiscard]] inline ImVec2 to_px_exact(const ContextState& s, Vec2 p) {
    return {p.x * s.page.scale, p.y * s.page.scale};
}
/// Logical coordinate that lies on a device pixel.
[[nodiscard]] inline float on_pixel(const ContextState& s, float logical) { return to_px(s, logical) / s.page.scale; }

void fill_rect(ContextState& s, const Rect& r, Color color, float radius = 0, ImDrawFlags corners = 0);
/// A border inside the rectangle.
void stroke_rect(ContextState& s, const Rect& r, Color color, float radius = 0, float thickness = 1,
                 ImDrawFlags corners = 0);
void dash_rect(ContextState& s, const Rect& r, Color color, float radius, float dash, float gap);
/// Crisp lines that begin at (x, y) and go right or down; the thickness grows right or down too.
void h_line(ContextState& s, float x, float y, float width, Color color, float thickness = 1);
void v_line(ContextState& s, float x, float y, float height, Color color, float thickness = 1);
/// The keyboard focus ring, `distance` outside the box.
void focus_ring(ContextState& s, const Rect& r, float radius, float distance = 1);

struct FontRef {
    ImFont* font = nullptr;
    float px = 0;      ///< size in device pixels
    float ascent = 0;  ///< of the content area, device pixels, rounded as browsers do
    float descent = 0;
};
/// Glyphs are placed below this distance above the baseline, so that clipping by whole lines never cuts ink.
[[nodiscard]] inline float glyph_top(float px) { return snap(px * 0.88F); }
[[nodiscard]] FontRef font_of(const ContextState& s, Type type);
[[nodiscard]] float width_px(const FontRef& f, std::string_view utf8);
[[nodiscard]] float text_width(const ContextState& s, Type type, std::string_view utf8);

/// One line, as it is; `box` is used for the vertical middle and the left edge. Returns its width.
float draw_line(ContextState& s, Type type, Color color, const Rect& box, std::string_view utf8);
/// One line, cut with "…" to the box; true when it was cut.
bool draw_fitting(ContextState& s, Type type, Color color, const Rect& box, std::string_view utf8,
                  Align align = Align::left);
/// Largest number of bytes whose width stays below `width` (logical), at a character's edge.
[[nodiscard]] std::size_t fitting_bytes(const ContextState& s, Type type, std::string_view utf8, float width);
/// Next code point; `at` moves behind it. Malformed bytes come as U+FFFD.
[[nodiscard]] unsigned next_code_point(std::string_view utf8, std::size_t& at);

void draw_icon(ContextState& s, Icon icon, const Rect& box, Color color);
void draw_state(ContextState& s, State state, const Rect& box);

void push_clip(ContextState& s, const Rect& r);
void pop_clip(ContextState& s);
/// Whether anything of the rectangle can be seen.
[[nodiscard]] bool visible(const ContextState& s, const Rect& r);

}  // namespace zuji::ui
