#pragma once
// Drawing for charts and pictures: logical page coordinates, edges rounded to device pixels.

#include <span>
#include <string_view>

#include "wasm/ui/context.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

class Painter {
   public:
    explicit Painter(Context& ui) : ui_(ui) {}

    void fill(Rect box, Color color, float radius = 0);
    void border(Rect box, Color color, float radius = 0, float thickness = 1);
    void dashed_border(Rect box, Color color, float radius = 0, float dash = 4, float gap = 3);
    /// Horizontal or vertical lines stay crisp; others are antialiased.
    void line(Vec2 from, Vec2 to, Color color, float thickness = 1);
    void dashed_line(Vec2 from, Vec2 to, Color color, float thickness = 1, float dash = 4, float gap = 3);
    void circle(Vec2 centre, float radius, Color color);
    void ring(Vec2 centre, float radius, Color color, float thickness);
    void polyline(std::span<const Vec2> points, Color color, float thickness);
    void triangle(Vec2 a, Vec2 b, Vec2 c, Color color);
    /// Band between two vertical edges with cubic borders (Sankey); thinner than 1 px is drawn 1 px.
    void band(Vec2 from_top, float from_height, Vec2 to_top, float to_height, Color color);
    void text(Type type, Color color, Rect box, std::string_view utf8, Align align = Align::left);
    void icon(Icon icon, Rect box, Color color);

    /// Clip to a box until pop_clip().
    void push_clip(Rect box);
    void pop_clip();

   private:
    Context& ui_;
};

}  // namespace zuji::ui
