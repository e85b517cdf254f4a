#pragma once
// Colour tokens, type roles and the few sizes that several components share.

#include <array>
#include <cstdint>

#include "wasm/ui/geometry.hpp"

namespace zuji::ui {

enum class ThemeMode : std::uint8_t { light, dark };

/// All colours of the product. Text colours reach 4.5:1 on card, bg, line_soft, selected and their own tint; `input`
/// reaches 3:1 on card and bg (tests/unit/ui checks the table).
struct Theme {
    ThemeMode mode = ThemeMode::light;
    Color bg;         ///< page, table header, footer rows
    Color card;       ///< cards, rail, top bar, pane, inputs
    Color line;       ///< card border, separators, row lines
    Color line_soft;  ///< vertical grid lines, bar track, neutral chip
    Color control;    ///< border of buttons and segmented controls, scrollbar thumb
    Color input;      ///< border of inputs, dashed drop zones, ring of "not started", axis
    Color hover;      ///< hovered row, item or quiet button
    Color group_row;  ///< parent rows of the grid
    Color text;
    Color muted;        ///< notes, units, headers, not applicable
    Color accent;       ///< primary button, met, focus, selection bar
    Color on_accent;    ///< text on accent
    Color accent_tint;  ///< selected row, current step, chosen answer
    Color info;         ///< draft, clause chip, link
    Color info_tint;
    Color warning;  ///< open, proxy, count
    Color warning_tint;
    Color error;  ///< not met, missing, wrong input
    Color error_tint;

    /// Chart colours 1–7; the meaning of each is fixed (ChartColor).
    std::array<Color, 7> chart;
    /// Colour of a label drawn on the chart colour of the same index.
    std::array<Color, 7> on_chart;
    Color chart_flow;  ///< sub-flows of a Sankey
};

/// What each chart colour means everywhere in the product.
enum class ChartColor : std::uint8_t {
    raw_material = 0,
    use = 1,
    production = 2,
    distribution = 3,
    raw_transport = 4,
    end_of_life = 5,
    rest = 6,
};

[[nodiscard]] const Theme& light_theme();
[[nodiscard]] const Theme& dark_theme();
[[nodiscard]] const Theme& theme_of(ThemeMode mode);

[[nodiscard]] inline Color chart_color(const Theme& t, ChartColor c) { return t.chart[static_cast<std::size_t>(c)]; }
[[nodiscard]] inline Color on_chart_color(const Theme& t, ChartColor c) {
    return t.on_chart[static_cast<std::size_t>(c)];
}

/// Meaning of a coloured thing, where it is not a state: chips, badges, notes, choices, figures.
enum class Tone : std::uint8_t { neutral, accent, info, warning, error, muted };

[[nodiscard]] Color tone_color(const Theme& t, Tone tone);  ///< text or icon colour
[[nodiscard]] Color tone_tint(const Theme& t, Tone tone);   ///< its background

/// Size, line height and weight of text.
enum class Type : std::uint8_t { key_figure, step_title, lead, body, body_bold, grid, grid_bold, note, note_bold };

struct TypeSpec {
    float size = 14;
    float line = 21;
    bool bold = false;
};
[[nodiscard]] TypeSpec type_spec(Type type);

/// Relative contrast of two opaque colours as WCAG defines it (1–21).
[[nodiscard]] double contrast(Color a, Color b);

namespace size {
inline constexpr float top_bar = 48;
inline constexpr float rail = 240;
inline constexpr float rail_narrow = 56;
inline constexpr float pane = 320;
inline constexpr float pane_narrow = 48;
inline constexpr float column = 880;       ///< text column of forms
inline constexpr float control = 32;       ///< buttons, inputs
inline constexpr float card_gap = 12;      ///< between cards of a dashboard
inline constexpr float list_gap = 6;       ///< between question cards
inline constexpr float rail_break = 1180;  ///< under this page width the rail shrinks
inline constexpr float pane_break = 1280;  ///< under this page width the pane starts collapsed
}  // namespace size

}  // namespace zuji::ui
