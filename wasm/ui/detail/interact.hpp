#pragma once
// What all interactive widgets share: pointer, keyboard, assistive technology, focus.

#include "wasm/ui/detail/state.hpp"

namespace zuji::ui {

struct PressSpec {
    bool disabled = false;
    bool focusable = true;
    bool overlap = false;  ///< other widgets lie on top (rows with buttons)
    bool on_down = false;  ///< react to the press already (grid cells, text fields)
    Cursor cursor = Cursor::normal;
};

struct Press {
    bool hovered = false;
    bool held = false;
    bool down = false;     ///< the pointer went down on it in this pass
    bool pressed = false;  ///< activated
    bool focused = false;
    bool ring = false;  ///< focused, and the ring is to be drawn
};

/// Register an item: hit testing by ImGui, focus, activation by key or assistive technology. The caller adds the node
/// to the mirror with the same id.
Press press(ContextState& s, Id id, const Rect& box, const PressSpec& spec = {});

/// Focus by pointer or program. `visible` draws the ring.
void set_focus(ContextState& s, Id id, bool visible);

/// Register a tooltip for an item that is hovered or has the visible focus.
void offer_hint(ContextState& s, Id id, const Rect& box, const Press& p, std::string_view text);

[[nodiscard]] Vec2 pointer(const ContextState& s);
[[nodiscard]] bool pointer_in(const ContextState& s, const Rect& box);

}  // namespace zuji::ui
