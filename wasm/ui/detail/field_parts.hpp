#pragma once
// Parts that fields share: label above, words below, frame, and the drawing of text being edited.

#include <string_view>

#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/detail/state.hpp"
#include "wasm/ui/field.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

/// Draw a paragraph from the top of `box`, broken to its width; returns the y below it. Not mirrored.
float draw_paragraph(Context& ui, Type type, Color color, const Rect& box, std::string_view utf8);
/// Error words with the icon before them; returns the y below.
float draw_error_text(Context& ui, const Rect& box, std::string_view utf8);

/// Places of a field with its label and words, taken from the layout as one box.
struct FieldBox {
    Rect whole;
    Rect input;
};
struct FieldWords {
    std::string_view name;
    std::string_view description;
    std::string_view error;
    bool show_label = true;
    bool required = false;
};
FieldBox take_field(Context& ui, float width, float height, const FieldWords& words);

struct FrameLook {
    bool hovered = false;
    bool focused = false;
    bool disabled = false;
    bool error = false;
};
void draw_field_frame(ContextState& s, const Rect& input, const FrameLook& look);

/// How the text of a field is laid out.
struct EditView {
    Rect text;  ///< inside the frame
    Type type = Type::body;
    Align align = Align::left;
    bool multi_line = false;
    bool enter_commits = true;  ///< false: Enter belongs to the list below (search)
};

/// Begin, go on with, or end editing of the field `id`: takes its events and keys. Returns the committed text.
struct EditResult {
    std::optional<std::string> committed;
    bool changed = false;  ///< the draft changed in this pass
    bool enter = false;    ///< Enter ended it
    bool escape = false;
    bool editing = false;
};
EditResult run_edit(Context& ui, Id id, std::string_view value, const Press& p, const EditView& view);
/// A text field that leaves `right_room` inside its frame to a button of the caller.
std::optional<std::string> text_field_beside(Context& ui, std::string_view id, const TextSpec& spec, float right_room);

/// Put the caret where the pointer is (a click), or select the word (double click) or all (triple).
void place_caret(Context& ui, const EditView& view);
/// Draw the text being edited with selection, composition and caret.
void draw_edit(Context& ui, const EditView& view);

}  // namespace zuji::ui
