#pragma once
// Rail, trees and menus.

#include <optional>
#include <span>
#include <string_view>

#include "wasm/ui/choice.hpp"
#include "wasm/ui/context.hpp"
#include "wasm/ui/icons.hpp"

namespace zuji::ui {

struct RailItemSpec {
    State state = State::not_started;
    std::string_view state_name = {};
    std::string_view number = {};  ///< "1"–"10"; empty for parts without number
    std::string_view name = {};
    std::string_view count = {};  ///< open points, in a pill
    std::string_view count_name = {};
    std::string_view remark = {};  ///< muted at the right instead of the pill ("12 / 40")
    Icon icon = Icon::none;        ///< instead of the state
    bool current = false;
    bool narrow = false;  ///< icon and number only, name in the tooltip
};
[[nodiscard]] bool rail_item(Context& ui, std::string_view id, const RailItemSpec& spec);

/// A row of a list of parts that opens in place.
struct DisclosureSpec {
    State state = State::not_started;
    std::string_view state_name = {};
    std::string_view number = {};
    std::string_view name = {};
    std::string_view remark = {};  ///< muted at the right: "7 / 11", or why it cannot be opened
    float fraction = -1;           ///< progress bar, 0–1; below 0: none
    bool expanded = false;
    bool disabled = false;  ///< greyed: there is nothing to open
};
/// True when it was pressed: open or close what stands below.
[[nodiscard]] bool disclosure(Context& ui, std::string_view id, const DisclosureSpec& spec);

/// Row of a trace: what was compared, with its value at the right. Rows are given in pre-order.
struct TraceRow {
    int level = 0;
    std::string_view label = {};
    std::string_view value = {};
    std::optional<State> state = std::nullopt;  ///< only where the node decides
    std::string_view state_name = {};
    bool pressable = false;
};
/// The whole tree; returns the row that was pressed.
[[nodiscard]] std::optional<std::size_t> trace_tree(Context& ui, std::string_view id, std::string_view name,
                                                    std::span<const TraceRow> rows);

struct MenuItem {
    std::string_view label = {};
    Icon icon = Icon::none;
    std::string_view shortcut = {};
    std::string_view description = {};
    bool disabled = false;
    bool danger = false;
    bool line_above = false;
};
/// A button that opens a menu below itself; returns the chosen item.
struct MenuButtonSpec {
    std::string_view label = {};  ///< empty: icon button
    std::string_view name = {};   ///< accessible name
    Icon icon = Icon::more;
    std::span<const MenuItem> items;
    bool small = false;
    bool quiet = true;
};
[[nodiscard]] std::optional<std::size_t> menu_button(Context& ui, std::string_view id, const MenuButtonSpec& spec);

}  // namespace zuji::ui
