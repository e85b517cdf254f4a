#pragma once
// Points, rectangles and colours. Everything panels see is in logical pixels: the layer multiplies by the scale of
// the screen and rounds once when it draws, so that lines stay crisp.

#include <cstdint>

namespace zuji::ui {

struct Vec2 {
    float x = 0;
    float y = 0;
    friend bool operator==(const Vec2&, const Vec2&) = default;
};

struct Rect {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;

    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] Vec2 centre() const { return {x + w / 2, y + h / 2}; }
    [[nodiscard]] bool contains(Vec2 p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    [[nodiscard]] Rect inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
    [[nodiscard]] Rect inset(float sides, float ends) const {
        return {x + sides, y + ends, w - 2 * sides, h - 2 * ends};
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};

/// Straight (not premultiplied) colour.
struct Color {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;
    friend bool operator==(const Color&, const Color&) = default;
};

/// 0xRRGGBB as an opaque colour.
[[nodiscard]] constexpr Color rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex),
            255};
}

/// 0–255, rounded.
[[nodiscard]] constexpr std::uint8_t channel_of(float value) {
    return static_cast<std::uint8_t>(value + 0.5F);  // NOLINT(bugprone-incorrect-roundings): constexpr, never negative
}

/// The colour with its opacity multiplied by `opacity` (0–1).
[[nodiscard]] constexpr Color fade(Color c, float opacity) {
    return {c.r, c.g, c.b, channel_of(static_cast<float>(c.a) * opacity)};
}

/// `amount` (0–1) of the way from one colour to the other.
[[nodiscard]] constexpr Color mix(Color from, Color to, float amount) {
    const auto channel = [amount](std::uint8_t a, std::uint8_t b) {
        return channel_of(static_cast<float>(a) + (static_cast<float>(b) - static_cast<float>(a)) * amount);
    };
    return {channel(from.r, to.r), channel(from.g, to.g), channel(from.b, to.b), channel(from.a, to.a)};
}

enum class Align : std::uint8_t { left, centre, right };

}  // namespace zuji::ui
