#pragma once
// Popups and what else floats above the page.

#include <string_view>

#include "wasm/ui/detail/state.hpp"

namespace zuji::ui {

/// Tooltip of the item that was hovered long enough; the last thing drawn in a pass.
void draw_hint(ContextState& s);
/// Popups whose widget was not drawn any more are closed.
void drop_closed_popups(ContextState& s);

[[nodiscard]] OpenPopup* find_popup(ContextState& s, Id id);
void open_popup(ContextState& s, Id id, const Rect& anchor);
/// Close a popup and those above it; the focus goes back to where it was.
void close_popups_from(ContextState& s, Id id);

struct FloatSpec {
    Role role = Role::dialog;
    std::string_view name;
    float width = 240;
    float height = 0;  ///< 0: its content
    Vec2 padding = {};
    float gap = 0;
    bool keep_focus = false;  ///< the focus stays at the widget that opened it (select)
    bool below = true;        ///< below or above the anchor; false: at `at`
    Vec2 at = {};
    bool dim = false;  ///< darken the page
};
/// Begin the window of an open popup: false when it is closed. Layout is a Column.
[[nodiscard]] bool begin_float(Context& ui, Id id, const FloatSpec& spec);
void end_float(Context& ui);

}  // namespace zuji::ui
