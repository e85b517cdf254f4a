#include "wasm/ui/theme.hpp"

#include <cmath>

namespace zuji::ui {

namespace {

constexpr Theme make_light() {
    Theme t;
    t.mode = ThemeMode::light;
    t.bg = rgb(0xF6F7F9);
    t.card = rgb(0xFFFFFF);
    t.line = rgb(0xE3E6EB);
    t.line_soft = rgb(0xEEF1F4);
    t.control = rgb(0xB9C1CB);
    t.input = rgb(0x848E9B);
    t.hover = rgb(0xF1F4F6);
    t.group_row = rgb(0xFAFBFC);
    t.text = rgb(0x1A2129);
    t.muted = rgb(0x5C6773);
    t.accent = rgb(0x0B7A5B);
    t.on_accent = rgb(0xFFFFFF);
    t.accent_tint = rgb(0xE6F3EE);
    t.info = rgb(0x2563C9);
    t.info_tint = rgb(0xE9F0FB);
    t.warning = rgb(0xA64B06);
    t.warning_tint = rgb(0xFCF2E4);
    t.error = rgb(0xB42318);
    t.error_tint = rgb(0xFCECEA);
    t.chart = {rgb(0x203563), rgb(0x32816E), rgb(0xC78726), rgb(0x923AB3), rgb(0x059FD9), rgb(0x73001A), rgb(0x4E5662)};
    const Color white = rgb(0xFFFFFF);
    const Color ink = rgb(0x1A2129);
    t.on_chart = {white, white, ink, white, ink, white, white};
    t.chart_flow = rgb(0x8C98A6);
    return t;
}

constexpr Theme make_dark() {
    Theme t;
    t.mode = ThemeMode::dark;
    t.bg = rgb(0x12161B);
    t.card = rgb(0x1A2027);
    t.line = rgb(0x2B343E);
    t.line_soft = rgb(0x242C35);
    t.control = rgb(0x4A5663);
    t.input = rgb(0x6F7C8A);
    t.hover = rgb(0x212932);
    t.group_row = rgb(0x1D242C);
    t.text = rgb(0xE7ECF1);
    t.muted = rgb(0x9AA7B4);
    t.accent = rgb(0x3CCB9B);
    t.on_accent = rgb(0x0B1F18);
    t.accent_tint = rgb(0x16302A);
    t.info = rgb(0x7DB0FF);
    t.info_tint = rgb(0x1B2A42);
    t.warning = rgb(0xF2B05E);
    t.warning_tint = rgb(0x352917);
    t.error = rgb(0xFF9389);
    t.error_tint = rgb(0x3B2220);
    t.chart = {rgb(0x3984EB), rgb(0x3AD49D), rgb(0xF3A91C), rgb(0xBAA4F3), rgb(0xB4E8F9), rgb(0xC34019), rgb(0x6A737C)};
    const Color white = rgb(0xFFFFFF);
    const Color ink = rgb(0x12161B);
    t.on_chart = {ink, ink, ink, ink, ink, white, white};
    t.chart_flow = rgb(0x8C98A6);
    return t;
}

constexpr Theme light = make_light();
constexpr Theme dark = make_dark();

double linear(std::uint8_t channel) {
    const double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double luminance(Color c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

}  // namespace

const Theme& light_theme() { return light; }
const Theme& dark_theme() { return dark; }
const Theme& theme_of(ThemeMode mode) { return mode == ThemeMode::dark ? dark : light; }

Color tone_color(const Theme& t, Tone tone) {
    switch (tone) {
        case Tone::neutral:
            return t.text;
        case Tone::accent:
            return t.accent;
        case Tone::info:
            return t.info;
        case Tone::warning:
            return t.warning;
        case Tone::error:
            return t.error;
        case Tone::muted:
            return t.muted;
    }
    return t.text;
}

Color tone_tint(const Theme& t, Tone tone) {
    switch (tone) {
        case Tone::accent:
            return t.accent_tint;
        case Tone::info:
            return t.info_tint;
        case Tone::warning:
            return t.warning_tint;
        case Tone::error:
            return t.error_tint;
        case Tone::neutral:
        case Tone::muted:
            return t.line_soft;
    }
    return t.line_soft;
}

TypeSpec type_spec(Type type) {
    switch (type) {
        case Type::key_figure:
            return {28, 40, true};
        case Type::step_title:
            return {20, 30, true};
        case Type::lead:
            return {16, 24, true};
        case Type::body:
            return {14, 21, false};
        case Type::body_bold:
            return {14, 21, true};
        case Type::grid:
            return {14, 20, false};
        case Type::grid_bold:
            return {14, 20, true};
        case Type::note:
            return {12, 18, false};
        case Type::note_bold:
            return {12, 18, true};
    }
    return {};
}

double contrast(Color a, Color b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::fmax(la, lb) + 0.05) / (std::fmin(la, lb) + 0.05);
}

}  // namespace zuji::ui
