#pragma once
// Icons and states, drawn as vectors on a 16×16 grid with a stroke of 1.5.

#include <cstdint>
#include <string_view>

#include "wasm/ui/geometry.hpp"

namespace zuji::ui {

class Context;

enum class Icon : std::uint8_t {
    none,
    check,
    cross,
    home,
    undo,
    redo,
    search,
    moon,
    sun,
    help,
    chevron_down,
    chevron_up,
    chevron_right,
    chevron_left,
    panel,
    padlock,
    file,
    paper_clip,
    plus,
    minus,
    filter,
    sort_up,
    sort_down,
    columns,
    import_file,
    export_file,
    folder,
    shield,
    document,
    calculator,
    graduation,
    pencil,
    link,
    table,
    clock,
    bolt,
    branch,
    bulb,
    globe,
    more,
    refresh,
    trash,
    copy,
    play,
    calendar,
    eye,
    menu,
    arrow_left,
    arrow_right,
    arrow_up,
    arrow_down,
    mark,         ///< the product's mark, 24×24, has its own colours
    transformer,  ///< pictures for samples, 32×32
    cable,
    motor,
    switchgear,
};

/// State of a condition, a document or a step. Shape, word and colour belong together: show a word beside it.
enum class State : std::uint8_t {
    met,             ///< filled circle, check
    not_met,         ///< filled rounded square, cross
    open,            ///< hollow diamond, question mark
    draft,           ///< hollow circle, right half filled, info colour
    not_applicable,  ///< short thick dash
    in_progress,     ///< step with open points: as draft, in warning colour
    not_started,     ///< hollow circle
    blocked,         ///< padlock
};

/// Place an icon in the current layout, `size` square; `name` empty means decorative.
void icon(Context& ui, Icon icon, Color color, float size = 16, std::string_view name = {});
/// Place a state icon (14 beside notes, 16, 20 beside a lead). `name` is the word for it, for screen readers.
void state_icon(Context& ui, State state, float size = 16, std::string_view name = {});

/// Colour of the word beside a state icon.
[[nodiscard]] Color state_color(const Context& ui, State state);

/// Draw into a rectangle in page coordinates, without taking part in layout.
void draw_icon(Context& ui, Icon icon, Rect box, Color color);
void draw_state(Context& ui, State state, Rect box);

}  // namespace zuji::ui
