#pragma once
// Everything the layer remembers between frames, in one object.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wasm/ui/detail/edit.hpp"
#include "wasm/ui/detail/imgui.hpp"
#include "wasm/ui/detail/layout_stack.hpp"
#include "wasm/ui/detail/mirror.hpp"
#include "wasm/ui/driver.hpp"
#include "wasm/ui/popup.hpp"

namespace zuji::ui {

struct ScopeFrame {
    Id id = 0;
    std::uint32_t counter = 0;  ///< names layouts and texts without a name
};

/// Scrolling of a region, kept between frames.
struct ScrollState {
    float y = 0;
    float content = 0;  ///< height of the content in the last pass
    Rect view;
    std::uint32_t picture = 0;
};

struct RegionFrame {
    Id id = 0;
    Rect area;
    Vec2 padding;
    Border border = Border::none;
    bool scroll = true;
    bool landmark = false;
    bool window = false;  ///< the region is a popup with a window of its own
};

struct Focus {
    Id id = 0;
    bool visible = false;    ///< draw the ring
    bool ask = false;        ///< tell the host
    bool reveal = false;     ///< scroll to it
    bool seen = false;       ///< drawn in this pass
    int missing = 0;         ///< pictures without the widget
    std::vector<Id> scopes;  ///< around the focused widget, in the last pass
};

struct OpenPopup {
    Id id = 0;
    Id return_focus = 0;
    bool just_opened = true;
    bool seen = false;
    bool dialog = false;
    Rect anchor;
    std::string query;          ///< filter of a select
    std::size_t cursor = 0;     ///< highlighted option
    bool cursor_moved = false;  ///< scroll to it
};

struct Hint {  ///< tooltip
    Id id = 0;
    double since_ms = 0;
    Rect rect;
    std::string text;
};

struct CardFrame {
    Id id = 0;
    Rect box;  ///< x, y, width; height is known at the end
    Vec2 padding;
    bool accent = false;
    bool grouped = false;
};

struct ColumnsFrame {
    Id id = 0;
    float gap = 0;
    float top = 0;
    std::vector<Rect> tracks;
    std::size_t next = 0;
    float height = 0;  ///< highest so far
    float remembered = 0;
    float overshoot = 0;  ///< height that a card has only because the others are higher
    bool open = false;
};

struct TableFrame {
    Id id = 0;
    Rect area;
    std::vector<Rect> tracks;  ///< x and width of the columns
    std::vector<Align> aligns;
    float padding = 12;
    float y = 0;
    std::size_t cell = 0;
    int row = 0;
    Rect row_rect;
    bool row_open = false;
    bool cell_open = false;
    bool card = true;
    bool first_row = true;
    int clip = 0;
};

/// A key that a widget (or, with id 0, the application) uses.
struct Claim {
    Id id = 0;
    KeyChord key;
};

/// A text that was entered in a field which lost the focus before it was drawn again.
struct LeftText {
    Id id = 0;
    std::string text;
    std::uint32_t picture = 0;
};

/// An item that the core of Dear ImGui has seen.
struct ReportedItem {
    Id id = 0;
    ImRect box;
};

struct QuestionFrame {
    Rect head;  ///< where the answer goes
    bool answer_open = false;
    bool follow_open = false;
};

struct ContextState {
    HostLink* host = nullptr;
    const Theme* theme = nullptr;
    std::string language = "zh-CN";
    std::string title;
    Page page;
    ImFont* regular = nullptr;
    ImFont* bold = nullptr;
    int pass = 0;
    std::uint32_t picture = 0;
    bool relayout = false;
    double wake_in_ms = -1;
    Cursor cursor = Cursor::normal;
    bool theme_changed = false;

    std::vector<ScopeFrame> scopes;
    std::vector<LayoutFrame> layouts;
    std::vector<RegionFrame> regions;
    std::vector<CardFrame> cards;
    std::vector<ColumnsFrame> columns;
    std::vector<TableFrame> tables;
    std::vector<QuestionFrame> questions;
    Rect last_item;
    Id last_item_id = 0;

    std::unordered_map<Id, float> sizes;  ///< remembered from pass to pass
    std::unordered_map<Id, ScrollState> scrolls;

    Mirror mirror;
    std::vector<Event> events;  ///< seen by the first pass only
    std::vector<Event> incoming;
    std::vector<Claim> claims;  ///< keys used by the page, of the last pass
    std::vector<Claim> claims_now;
    Vec2 wheel;
    Focus focus;
    Edit edit;
    std::vector<LeftText> left;
    Id reset_agent = 0;  ///< input element of a grid that is to be emptied
    std::vector<OpenPopup> popups;
    int layer = 0;    ///< of what is being drawn: 0 the page, 1… popups
    int covered = 0;  ///< popups open when the pass began: a click that closes one ends there
    Hint hint;
    Hint hint_now;
    std::string clipboard;
    bool clipboard_set = false;
    std::vector<ReportedItem> reported_items;  ///< by the core, for the safety net
    Id drag = 0;
    float drag_offset = 0;
    double mirror_held_since = -1;

    [[nodiscard]] Id scope() const { return scopes.empty() ? 0 : scopes.back().id; }
    [[nodiscard]] ImDrawList* draw() const { return ImGui::GetWindowDrawList(); }
    [[nodiscard]] const Theme& colors() const { return *theme; }
    /// Whether what is drawn now may be used with the pointer.
    [[nodiscard]] bool reachable() const { return layer >= static_cast<int>(popups.size()) && layer >= covered; }
};

inline ContextState& st(Context& ui) { return ui.state(); }
inline const ContextState& st(const Context& ui) { return ui.state(); }

[[nodiscard]] Id hash_id(Id seed, std::string_view name);
[[nodiscard]] Id hash_id(Id seed, std::int64_t index);
[[nodiscard]] Id auto_id(ContextState& s, std::string_view kind);

/// A size found out in an earlier pass. `remember` asks for another pass when it has changed.
[[nodiscard]] float remembered(const ContextState& s, Id id, float otherwise = 0);
void remember(ContextState& s, Id id, float value);

void wake_in(ContextState& s, double ms);

/// The first event of that kind for the widget that has not been used; it is used then. Empty: there is none.
[[nodiscard]] std::optional<Event> take_event(ContextState& s, EventKind kind, Id id);
/// Whether the key was pressed while the widget had the focus. Ask in every pass while the widget has the focus: it
/// tells the platform that the key is used here.
[[nodiscard]] bool take_key(ContextState& s, Id id, Key key);
[[nodiscard]] bool take_chord(ContextState& s, Id id, KeyChord chord);
/// A key for the popup on top, whatever in it has the focus.
[[nodiscard]] bool take_popup_key(ContextState& s, Key key);

/// Something was done: the picture is to be made anew before it is shown.
inline void acted(ContextState& s) { s.relayout = true; }

}  // namespace zuji::ui
