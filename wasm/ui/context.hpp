#pragma once
// The context of the widget layer: one object, owned by the platform, passed to every panel and widget.
//
// A frame is a function of the model: panels describe what is to be seen, widgets return what the user did. Panels
// never store what a widget shows; a widget keeps only what is not part of the model (draft text, scroll, focus).
//
// Within one drawn picture a frame may run up to three times: where a size is known only after its content was laid
// out (right-aligned groups, heights of cards), the layer remembers it and runs the frame again before anything is
// shown. Frames must therefore be cheap and free of side effects apart from commands in answer to what widgets
// return; input is delivered to the first run only.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "wasm/ui/geometry.hpp"
#include "wasm/ui/theme.hpp"

namespace zuji::ui {

using Id = std::uint32_t;

struct ContextState;  // wasm/ui/detail/state.hpp; only widgets look inside

enum class Key : std::uint8_t {
    none,
    enter,
    escape,
    tab,
    space,
    backspace,
    del,
    insert,
    left,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down,
    f1,
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
    f10,
    f11,
    f12,
    a,
    b,
    c,
    d,
    e,
    f,
    g,
    h,
    i,
    j,
    k,
    l,
    m,
    n,
    o,
    p,
    q,
    r,
    s,
    t,
    u,
    v,
    w,
    x,
    y,
    z,
    n0,
    n1,
    n2,
    n3,
    n4,
    n5,
    n6,
    n7,
    n8,
    n9,
    plus,
    minus,
    slash,
    question,
};

struct KeyChord {
    Key key = Key::none;
    bool command = false;  ///< Ctrl, or Cmd on a Mac
    bool shift = false;
    bool alt = false;
    friend bool operator==(const KeyChord&, const KeyChord&) = default;
};

class Context {
   public:
    Context();
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    [[nodiscard]] const Theme& theme() const;
    void set_theme(ThemeMode mode);
    /// BCP 47 tag of the language of the page ("zh-CN", "en"); goes to the mirror and to glyph fallback.
    void set_language(std::string_view tag);

    /// Device pixels per logical pixel.
    [[nodiscard]] float scale() const;
    /// Size of the page in logical pixels.
    [[nodiscard]] Vec2 viewport() const;
    /// Milliseconds since the page was loaded.
    [[nodiscard]] double now_ms() const;
    /// True while a file is dragged over the page.
    [[nodiscard]] bool file_hovering() const;
    /// True when the system asks for less motion.
    [[nodiscard]] bool reduced_motion() const;

    /// Draw again at once, or no later than after so many milliseconds.
    void request_frame();
    void request_frame_after(double ms);

    /// True once when the chord was pressed and nothing focused has used it. Announce every chord each frame:
    /// the platform keeps the browser from acting on announced chords (Ctrl+S, Ctrl+K, …).
    [[nodiscard]] bool shortcut(KeyChord chord);

    /// Move the keyboard focus to a widget by its id path relative to the current scope; shows the focus ring.
    void focus(std::string_view id);
    /// Same, by the value of id().
    void focus(Id id);
    /// True while the widget (or something in it) has the keyboard focus.
    [[nodiscard]] bool focused(std::string_view id) const;
    /// True while something inside the current scope has the keyboard focus.
    [[nodiscard]] bool focus_within() const;
    /// The widget that has the focus, 0 if none.
    [[nodiscard]] Id focused_id() const;

    /// Hash of a name within the current scope. Names are stable keys, not visible text.
    [[nodiscard]] Id id(std::string_view name) const;

    /// Say something to screen readers (polite live region), e.g. "已保存".
    void announce(std::string_view text);
    /// Put text on the clipboard; allowed only in answer to a click or key in the same frame.
    void copy_to_clipboard(std::string_view text);
    /// Title of the document (browser tab).
    void set_title(std::string_view text);

    [[nodiscard]] ContextState& state() { return *state_; }
    [[nodiscard]] const ContextState& state() const { return *state_; }

   private:
    std::unique_ptr<ContextState> state_;
};

/// Names widgets of a repeated or nested part: `Scope s(ui, "unit", index);`
class [[nodiscard]] Scope {
   public:
    Scope(Context& ui, std::string_view name);
    Scope(Context& ui, std::string_view name, std::int64_t index);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Context& ui_;
};

}  // namespace zuji::ui
