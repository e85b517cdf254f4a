#pragma once
// Buttons and links. All return true in the frame in which they were activated (mouse, touch, Enter, Space, screen
// reader).

#include <string_view>

#include "wasm/ui/context.hpp"
#include "wasm/ui/icons.hpp"

namespace zuji::ui {

enum class ButtonKind : std::uint8_t { secondary, primary, quiet, danger };
enum class ButtonSize : std::uint8_t { normal, small, big };

struct ButtonSpec {
    std::string_view label = {};
    ButtonKind kind = ButtonKind::secondary;  ///< one primary button per view
    ButtonSize size = ButtonSize::normal;
    Icon icon_left = Icon::none;
    Icon icon_right = Icon::none;
    bool disabled = false;
    float width = 0;             ///< 0: as wide as the label; `fill`
    std::string_view name = {};  ///< accessible name where it must say more than the label ("打开 变压器样例")
    std::string_view description = {};  ///< tooltip and accessible description
    bool menu = false;                  ///< opens a menu (announced as such)
    bool expanded = false;              ///< for menus and disclosure buttons
};
[[nodiscard]] bool button(Context& ui, std::string_view id, const ButtonSpec& spec);

struct IconButtonSpec {
    Icon icon = Icon::none;
    std::string_view name = {};  ///< accessible name and tooltip
    bool disabled = false;
    float size = 32;       ///< 24 at charts and in rows
    bool pressed = false;  ///< for toggles
    bool toggle = false;   ///< announced as a toggle button
};
[[nodiscard]] bool icon_button(Context& ui, std::string_view id, const IconButtonSpec& spec);

struct LinkSpec {
    std::string_view label = {};
    Icon icon_left = Icon::none;
    Icon icon_right = Icon::none;
    Type type = Type::note;
    std::string_view name = {};  ///< accessible name, if not the label
};
[[nodiscard]] bool link(Context& ui, std::string_view id, const LinkSpec& spec);

}  // namespace zuji::ui
