// Breaking text into lines. Dear ImGui breaks at blanks only; Chinese breaks between any two characters, except that
// closing punctuation must not begin a line and opening punctuation must not end one.

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

namespace {

enum class Kind : std::uint8_t { word, blank, newline, wide, closing, opening };

bool is_in(unsigned c, std::u32string_view set) {
    return set.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

constexpr std::u32string_view closing_marks = U"，。、；：？！）】》〉」』”’…—～·％‰℃,.;:?!)]}%";
constexpr std::u32string_view opening_marks = U"（【《〈「『“‘([{￥";

bool is_wide(unsigned c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

Kind kind_of(unsigned c) {
    if (c == '\n') return Kind::newline;
    if (c == ' ' || c == '\t' || c == 0x3000) return Kind::blank;
    if (is_in(c, closing_marks)) return Kind::closing;
    if (is_in(c, opening_marks)) return Kind::opening;
    return is_wide(c) ? Kind::wide : Kind::word;
}

// Whether a line may end between two characters that stand next to each other.
bool may_break(Kind before, Kind after, unsigned before_char, unsigned after_char) {
    if (after == Kind::closing || after == Kind::blank) return false;
    if (before == Kind::opening) return false;
    if (before == Kind::blank) return true;
    // full-width punctuation ends a piece; that of Latin text ("3.5", "a,b", "https://…") does not
    if (before == Kind::closing) return before_char >= 0x80 || after == Kind::wide;
    if (before == Kind::wide || after == Kind::wide) return true;
    if (after == Kind::opening) return after_char >= 0x80;
    return false;
}

}  // namespace

std::vector<LineRange> break_lines(const Context& ui, Type type, std::string_view utf8, float width) {
    std::vector<LineRange> lines;
    const auto& s = st(ui);
    const FontRef f = font_of(s, type);
    ImFontBaked* baked = f.font->GetFontBaked(f.px);
    const float room = width * s.page.scale + 0.01F;

    LineRange line;
    std::size_t last_break = 0;  // where the line may end
    bool has_break = false;
    float used = 0;
    float used_at_break = 0;  // width up to last_break
    Kind before = Kind::newline;
    unsigned before_char = '\n';
    const auto end_line = [&](std::size_t end, std::size_t next) {
        std::size_t trimmed = end;
        while (trimmed > line.begin && utf8[trimmed - 1] == ' ') --trimmed;
        lines.push_back({line.begin, trimmed});
        line.begin = next;
        has_break = false;
    };
    for (std::size_t at = 0; at < utf8.size();) {
        std::size_t next = at;
        const unsigned c = next_code_point(utf8, next);
        const Kind kind = kind_of(c);
        if (kind == Kind::newline) {
            end_line(at, next);
            used = 0;
            before = kind;
            at = next;
            continue;
        }
        if (at > line.begin && before != Kind::newline && may_break(before, kind, before_char, c)) {
            last_break = at;
            has_break = true;
            used_at_break = used;
        }
        const float advance = baked->GetCharAdvance(c);
        if (used + advance > room && kind != Kind::blank && at > line.begin) {
            if (has_break) {
                end_line(last_break, last_break);
                used -= used_at_break;
            } else {
                end_line(at, at);
                used = 0;
            }
        }
        used += advance;
        before = kind;
        before_char = c;
        at = next;
    }
    end_line(utf8.size(), utf8.size());
    return lines;
}

float wrapped_height(const Context& ui, Type type, std::string_view utf8, float width) {
    return static_cast<float>(break_lines(ui, type, utf8, width).size()) * type_spec(type).line;
}

}  // namespace zuji::ui
