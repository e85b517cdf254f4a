#pragma once
// Text. All strings are UTF-8 and already translated. What is shown is mirrored for screen readers: headings and
// paragraphs as such, unless the call says it is decoration.

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/ui/context.hpp"
#include "wasm/ui/icons.hpp"

namespace zuji::ui {

/// How a text takes part in the mirror.
enum class Mirrored : std::uint8_t { text, status, none };

/// One line in the layout. Longer than the room: cut with "…", whole in a tooltip.
void text(Context& ui, Type type, Color color, std::string_view utf8, Mirrored mirrored = Mirrored::text);
/// Body text in the text colour, note in muted.
void body(Context& ui, std::string_view utf8);
void note_text(Context& ui, std::string_view utf8);
/// Heading of level 1 (step title), 2 (lead), 3 (body bold) or 4 (section label of the pane: note bold, muted).
void heading(Context& ui, std::string_view utf8, int level);

/// Paragraph broken to the width of the column, by the rules for Chinese and Latin text.
void text_wrapped(Context& ui, Type type, Color color, std::string_view utf8, Mirrored mirrored = Mirrored::text);

/// A piece of a paragraph with its own weight or colour.
struct Span {
    std::string_view utf8;
    bool bold = false;
    Tone tone = Tone::neutral;  ///< neutral: the colour of the paragraph
};
/// Paragraph of pieces, broken as text_wrapped.
void rich_text(Context& ui, Type type, Color color, std::initializer_list<Span> spans);

/// A figure right-aligned in `width` (0: as wide as it is). Empty text shows "—".
void number(Context& ui, std::string_view formatted, float width = 0, Type type = Type::body);

/// Name at the left in muted, value at the right, e.g. the live results. `row` height 24 or so.
struct FactSpec {
    std::string_view name = {};
    std::string_view value = {};
    std::string_view unit = {};  ///< after the value, muted
    Tone tone = Tone::neutral;   ///< colour of the value
    bool bold_value = false;
    bool note_value = false;                    ///< value in note size, muted (trace, checks)
    bool text_name = false;                     ///< name in text colour instead of muted
    std::optional<State> state = std::nullopt;  ///< icon before the name
    float height = 24;
};
void fact(Context& ui, const FactSpec& spec);

/// Key figure with unit beside it on the same baseline.
void key_figure(Context& ui, std::string_view figure, std::string_view unit, Tone tone = Tone::neutral);

[[nodiscard]] float text_width(const Context& ui, Type type, std::string_view utf8);
/// The text, or its beginning and "…", so that it is no wider than `width`.
[[nodiscard]] std::string ellipsis(const Context& ui, Type type, std::string_view utf8, float width);
/// Byte ranges of the lines when broken to `width`.
struct LineRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};
[[nodiscard]] std::vector<LineRange> break_lines(const Context& ui, Type type, std::string_view utf8, float width);
[[nodiscard]] float wrapped_height(const Context& ui, Type type, std::string_view utf8, float width);

/// Draw one line into a box (page coordinates) without taking part in layout or mirror; vertically centred, cut with
/// "…" if too long.
void draw_text(Context& ui, Type type, Color color, Rect box, std::string_view utf8, Align align = Align::left);

}  // namespace zuji::ui
