#include "wasm/ui/text.hpp"

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/layout.hpp"

namespace zuji::ui {

namespace {

void mirror_text(ContextState& s, const Rect& box, std::string_view utf8, Mirrored mirrored) {
    if (mirrored == Mirrored::none || utf8.empty()) return;
    s.mirror.add(0, {.role = mirrored == Mirrored::status ? Role::status : Role::text, .rect = box, .name = utf8});
}

// The whole text in a tooltip while the pointer is over a text that was cut.
void hint_if_cut(ContextState& s, bool cut, const Rect& box, std::string_view utf8) {
    if (!cut || !pointer_in(s, box)) return;
    s.hint_now.id = hash_id(auto_id(s, "cut"), utf8);
    s.hint_now.rect = box;
    s.hint_now.text = utf8;
}

Rect one_line(ContextState& s, Type type, Color color, std::string_view utf8) {
    const TypeSpec spec = type_spec(type);
    const float room = remaining_width(s);
    const float width = text_width(s, type, utf8);
    const Rect box = take(s, ImMin(width, ImMax(room, spec.size)), spec.line);
    if (visible(s, box)) hint_if_cut(s, draw_fitting(s, type, color, box, utf8), box, utf8);
    return box;
}

}  // namespace

float text_width(const Context& ui, Type type, std::string_view utf8) { return text_width(st(ui), type, utf8); }

std::string ellipsis(const Context& ui, Type type, std::string_view utf8, float width) {
    const auto& s = st(ui);
    if (text_width(s, type, utf8) <= width + 0.5F) return std::string(utf8);
    const float dots = text_width(s, type, "…");
    return std::string(utf8.substr(0, fitting_bytes(s, type, utf8, ImMax(0.0F, width - dots)))) + "…";
}

void text(Context& ui, Type type, Color color, std::string_view utf8, Mirrored mirrored) {
    auto& s = st(ui);
    const Rect box = one_line(s, type, color, utf8);
    mirror_text(s, box, utf8, mirrored);
}

void body(Context& ui, std::string_view utf8) { text(ui, Type::body, ui.theme().text, utf8); }
void note_text(Context& ui, std::string_view utf8) { text(ui, Type::note, ui.theme().muted, utf8); }

void heading(Context& ui, std::string_view utf8, int level) {
    auto& s = st(ui);
    const Type type = level <= 1   ? Type::step_title
                      : level == 2 ? Type::lead
                      : level == 3 ? Type::body_bold
                                   : Type::note_bold;
    const Rect box = one_line(s, type, level >= 4 ? s.colors().muted : s.colors().text, utf8);
    s.mirror.add(0, {.role = Role::heading, .rect = box, .name = utf8, .level = level});
}

void text_wrapped(Context& ui, Type type, Color color, std::string_view utf8, Mirrored mirrored) {
    auto& s = st(ui);
    const float line = type_spec(type).line;
    const float width = remaining_width(s);
    const auto lines = break_lines(ui, type, utf8, width);
    const Rect box = take(s, width, line * static_cast<float>(lines.size()));
    float y = box.y;
    for (const LineRange& range : lines) {
        const Rect at{box.x, y, box.w, line};
        if (visible(s, at)) draw_line(s, type, color, at, utf8.substr(range.begin, range.end - range.begin));
        y += line;
    }
    if (mirrored == Mirrored::status) {
        mirror_text(s, box, utf8, mirrored);
    } else if (mirrored == Mirrored::text) {
        s.mirror.add(0, {.role = Role::paragraph, .rect = box, .name = utf8});
    }
}

void rich_text(Context& ui, Type type, Color color, std::initializer_list<Span> spans) {
    auto& s = st(ui);
    // Broken as one text in the regular weight of the bold pieces' room: bold is a little wider, so the width is
    // reduced by what the bold pieces add at most.
    std::string whole;
    for (const Span& span : spans) whole += span.utf8;
    const TypeSpec spec = type_spec(type);
    const Type bold = spec.size < 13 ? Type::note_bold : spec.size > 15 ? Type::lead : Type::body_bold;
    float extra = 0;
    for (const Span& span : spans) {
        if (span.bold) extra += ImMax(0.0F, text_width(s, bold, span.utf8) - text_width(s, type, span.utf8));
    }
    const float width = remaining_width(s);
    const float natural = text_width(s, type, whole) + extra;
    const bool inline_row = natural <= width && s.layouts.back().kind == LayoutKind::row;
    const auto lines = break_lines(ui, type, whole, natural <= width ? width : ImMax(40.0F, width - extra));
    const Rect box = take(s, inline_row ? natural : width, spec.line * static_cast<float>(lines.size()));
    float y = box.y;
    for (const LineRange& range : lines) {
        Rect at{box.x, y, box.w, spec.line};
        std::size_t begin = 0;  // of the span in the whole text
        for (const Span& span : spans) {
            const std::size_t end = begin + span.utf8.size();
            const std::size_t from = ImMax(begin, range.begin);
            const std::size_t to = ImMin(end, range.end);
            if (from < to) {
                const Color c = span.tone == Tone::neutral ? color : tone_color(s.colors(), span.tone);
                at.x += draw_line(s, span.bold ? bold : type, c, at, std::string_view(whole).substr(from, to - from));
            }
            begin = end;
        }
        y += spec.line;
    }
    s.mirror.add(0, {.role = Role::paragraph, .rect = box, .name = whole});
}

void number(Context& ui, std::string_view formatted, float width, Type type) {
    auto& s = st(ui);
    const std::string_view shown = formatted.empty() ? "—" : formatted;
    const Color color = formatted.empty() ? s.colors().muted : s.colors().text;
    const Rect box = take(s, width > 0 ? width : text_width(s, type, shown), type_spec(type).line);
    hint_if_cut(s, draw_fitting(s, type, color, box, shown, Align::right), box, shown);
    mirror_text(s, box, shown, Mirrored::text);
}

void fact(Context& ui, const FactSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const Rect box = take(s, fill, spec.height);
    const Type value_type = spec.note_value ? Type::note : spec.bold_value ? Type::body_bold : Type::body;
    Color value_color = spec.note_value ? t.muted : t.text;
    if (spec.tone != Tone::neutral) value_color = tone_color(t, spec.tone);
    const std::string_view value = spec.value.empty() ? "—" : spec.value;
    Rect right = box;
    if (!spec.unit.empty()) {
        // the unit belongs to the figure: a thin gap, the same baseline
        draw_fitting(s, Type::body, t.text, right, spec.unit, Align::right);
        right.w -= text_width(s, Type::body, spec.unit) + 4;
    }
    const float value_width = ImMin(text_width(s, value_type, value), box.w * 0.7F);
    const Rect value_box{right.right() - value_width, right.y, value_width, right.h};
    const bool value_cut = draw_fitting(s, value_type, value_color, value_box, value, Align::right);
    Rect left{box.x, box.y, right.w - value_width - 8, box.h};
    if (spec.state) {
        draw_state(s, *spec.state, {left.x, left.y + (left.h - 14) / 2, 14, 14});
        left.x += 21;
        left.w -= 21;
    }
    const bool cut = draw_fitting(s, Type::body, spec.text_name ? t.text : t.muted, left, spec.name);
    hint_if_cut(s, cut, left, spec.name);
    hint_if_cut(s, value_cut, value_box, value);
    std::string said(spec.name);
    said += ": ";
    said += value;
    if (!spec.unit.empty()) {
        said += ' ';
        said += spec.unit;
    }
    mirror_text(s, box, said, Mirrored::text);
}

void key_figure(Context& ui, std::string_view figure, std::string_view unit, Tone tone) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const float width = text_width(s, Type::key_figure, figure);
    const float unit_width = unit.empty() ? 0 : 6 + text_width(s, Type::body, unit);
    const Rect box = take(s, ImMin(width + unit_width, remaining_width(s)), type_spec(Type::key_figure).line);
    draw_line(s, Type::key_figure, tone == Tone::neutral ? t.text : tone_color(t, tone), box, figure);
    if (!unit.empty()) {
        // same baseline: both lines are centred, so the unit moves down by the difference of the baselines
        const FontRef big = font_of(s, Type::key_figure);
        const FontRef small = font_of(s, Type::body);
        const float baseline = (big.ascent - big.descent) / 2 - (small.ascent - small.descent) / 2;
        const Rect at{box.x + width + 6, box.y + on_pixel(s, baseline / s.page.scale), unit_width, box.h};
        draw_line(s, Type::body, t.muted, at, unit);
    }
    std::string said(figure);
    if (!unit.empty()) {
        said += ' ';
        said += unit;
    }
    mirror_text(s, box, said, Mirrored::text);
}

void draw_text(Context& ui, Type type, Color color, Rect box, std::string_view utf8, Align align) {
    draw_fitting(st(ui), type, color, box, utf8, align);
}

}  // namespace zuji::ui
