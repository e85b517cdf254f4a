#pragma once
// The one text field that is being edited. The browser's own input element edits (input methods, undo, selection by
// keyboard, clipboard, autocorrect of soft keyboards); here are its text and selection, to be drawn.

#include <string>
#include <string_view>

#include "wasm/ui/context.hpp"

namespace zuji::ui {

struct Edit {
    Id id = 0;
    std::string text;
    std::string original;  ///< value when editing began or was committed last
    int begin = 0;         ///< selection in bytes, anchor and caret
    int end = 0;
    int composing_begin = -1;
    int composing_end = -1;
    bool dirty = false;  ///< text differs from the original because the user typed
    bool push = false;   ///< tell the host about text and selection
    bool dragging = false;
    bool live = false;    ///< every change counts at once (search): Escape may close what is around
    double since_ms = 0;  ///< of the last change: the caret is solid shortly after
    float scroll = 0;     ///< logical pixels by which a single line is moved to the left

    [[nodiscard]] bool composing() const { return composing_begin >= 0 && composing_end > composing_begin; }
    [[nodiscard]] int low() const { return begin < end ? begin : end; }
    [[nodiscard]] int high() const { return begin < end ? end : begin; }
};

/// Offsets in UTF-16 units, as the browser counts, and in bytes.
[[nodiscard]] int utf16_from_bytes(std::string_view text, int bytes);
[[nodiscard]] int bytes_from_utf16(std::string_view text, int units);
/// The word, or run of Chinese characters, around a byte offset.
void word_at(std::string_view text, int offset, int& begin, int& end);

}  // namespace zuji::ui
