#pragma once
// The side of the widget layer that the platform (or a test without a browser) drives: events go in, a picture and
// the changes of the mirror come out.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/ui/context.hpp"

namespace zuji::ui {

/// What the layer asks of its surroundings. The platform answers with the browser; tests with a recording.
class HostLink {
   public:
    virtual ~HostLink() = default;
    /// Changes of the mirror, see detail/mirror.hpp for the format.
    virtual void mirror(std::string_view patch) = 0;
    /// Move the keyboard focus to the node of a widget (0: to none).
    virtual void focus(Id id) = 0;
    /// Set text and selection (UTF-16 offsets) of the node of a text field.
    virtual void edit(Id id, std::string_view text, int begin, int end) = 0;
    virtual void clipboard(std::string_view text) = 0;
    virtual void announce(std::string_view text) = 0;
    virtual void title(std::string_view text) = 0;
    virtual void language(std::string_view tag) = 0;
};

enum class EventKind : std::uint8_t {
    click,  ///< Enter, Space or assistive technology on a node
    focus,  ///< the browser moved the focus to a node (0: to none)
    key,
    text,  ///< the text or selection of a field changed
    copy,
    cut,
    paste,
};

/// Something that happened to a node of the mirror, or to the page (id 0).
struct Event {
    EventKind kind = EventKind::click;
    Id id = 0;
    bool visible = false;  ///< focus: came from the keyboard or assistive technology
    KeyChord key = {};
    std::string text = {};
    int begin = 0;  ///< selection, in bytes
    int end = 0;
    int composing_begin = -1;  ///< text being composed by an input method, in bytes; -1: none
    int composing_end = -1;
};

/// What the pointer of the system should look like.
enum class Cursor : std::uint8_t { normal, hand, text, resize_column, wait, not_allowed };

/// Measures of the page for one picture.
struct Page {
    double now_ms = 0;
    float scale = 1;
    Vec2 size;  ///< logical pixels
    bool file_hovering = false;
    bool reduced_motion = false;
    bool has_focus = true;  ///< of the window
    bool touch = false;     ///< the last pointer was a finger
    Vec2 wheel = {};        ///< logical pixels to scroll by since the last picture, down and right positive
    Vec2 wheel_at = {};     ///< where
};

/// What the platform needs to know after a picture.
struct PictureResult {
    double wake_in_ms = -1;  ///< draw again no later than after this time; 0: at once; below 0: no need
    Cursor cursor = Cursor::normal;
    bool theme_changed = false;  ///< the picture is not to be shown: forget all glyphs and make it again
};

void set_host(Context& ui, HostLink* host);
/// Take note of an event; it is seen by the next picture.
void post(Context& ui, Event event);
/// Whether a key on the node `id` is used by the page, so that the browser must not act on it.
[[nodiscard]] bool wants_key(const Context& ui, Id id, KeyChord key);

/// Content of a picture: a plain function pointer with its data, called up to three times.
struct Content {
    void (*draw)(void* data, Context& ui) = nullptr;
    void* data = nullptr;
};
/// Run the frame until its layout is settled. ImGui's input must have been fed; afterwards ImGui::GetDrawData() is
/// the picture and the host has got the changes of the mirror.
PictureResult make_picture(Context& ui, const Page& page, Content content);

/// Interactive items that were drawn without a node in the mirror, as text for a message; empty when all is well.
[[nodiscard]] std::vector<std::string> unannotated(const Context& ui);

}  // namespace zuji::ui
