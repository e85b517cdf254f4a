#pragma once
// Things that float above the page: tooltips, popups below a widget, dialogs, error bubbles.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "wasm/ui/context.hpp"

namespace zuji::ui {

/// Tooltip for the widget placed last; shown after 500 ms, at most 280 wide.
void tooltip(Context& ui, std::string_view text);

/// Open or close a popup or dialog of that id in the current scope.
void open_popup(Context& ui, std::string_view id);
void close_popup(Context& ui);
[[nodiscard]] bool popup_open(const Context& ui, std::string_view id);

/// Floating card below the widget placed last (or above, where there is no room). Closes on Escape or a click outside.
///   if (ui::Popup popup(ui, "columns", {.name = …}); popup) { … }
struct PopupSpec {
    std::string_view name = {};
    float width = 240;
    Vec2 padding = {12, 12};
    float gap = 4;
};
class [[nodiscard]] Popup {
   public:
    Popup(Context& ui, std::string_view id, const PopupSpec& spec);
    ~Popup();
    Popup(const Popup&) = delete;
    Popup& operator=(const Popup&) = delete;
    explicit operator bool() const { return open_; }

   private:
    Context& ui_;
    bool open_ = false;
};

/// Dialog in the middle of the page, which is dimmed; Escape and a click outside close it. The focus stays inside and
/// goes back where it was.
struct DialogSpec {
    std::string_view title = {};       ///< shown as the head, also the accessible name
    std::string_view close_name = {};  ///< accessible name of the cross
    float width = 480;
    bool no_head = false;  ///< command palette
    float top = 0;         ///< distance from the top edge; 0: centred
};
class [[nodiscard]] Dialog {
   public:
    Dialog(Context& ui, std::string_view id, const DialogSpec& spec);
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;
    explicit operator bool() const { return open_; }

   private:
    Context& ui_;
    bool open_ = false;
};

/// Error bubble at a field (page coordinates): what was not understood, how to write it, the fix, "keep as it is".
struct BubbleSpec {
    Rect target;
    std::string_view title = {};
    std::string_view help = {};
    std::string_view fix = {};   ///< label of the fix; empty: none
    std::string_view keep = {};  ///< label of "keep as it is, deal with it later"
};
enum class BubbleAction : std::uint8_t { none, fix, keep };
[[nodiscard]] BubbleAction error_bubble(Context& ui, std::string_view id, const BubbleSpec& spec);

/// Search field with a list of results below it (command palette, factor search): arrows move, Enter chooses.
struct FinderResult {
    std::string_view label = {};
    std::string_view remark = {};  ///< second line, note, muted
    std::string_view tail = {};    ///< at the right, note, muted
};
struct FinderSpec {
    std::string_view name = {};
    std::string_view query = {};
    std::string_view placeholder = {};
    std::span<const FinderResult> results;
    std::string_view empty = {};  ///< sentence when nothing was found
    float list_height = 360;
};
struct FinderEvents {
    std::optional<std::string> query;  ///< changed text
    std::optional<std::size_t> chosen;
};
[[nodiscard]] FinderEvents finder(Context& ui, std::string_view id, const FinderSpec& spec);

}  // namespace zuji::ui
