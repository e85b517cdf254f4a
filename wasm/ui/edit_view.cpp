// Drawing of a text that is being edited: selection, text under composition, caret.

#include <cmath>

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/edit_layout.hpp"
#include "wasm/ui/detail/field_parts.hpp"

namespace zuji::ui {

namespace {

constexpr double blink_ms = 530;
constexpr double blink_for_ms = 10'000;  ///< then the caret stays, so that an untouched page draws nothing

std::string_view piece(const ContextState& s, std::size_t from, std::size_t to) {
    return std::string_view(s.edit.text).substr(from, to - from);
}

bool caret_shown(ContextState& s) {
    if (!s.page.has_focus) return false;
    const double since = s.page.now_ms - s.edit.since_ms;
    if (since > blink_for_ms) return true;
    const double phase = std::fmod(since, 2 * blink_ms);
    wake_in(s, phase < blink_ms ? blink_ms - phase : 2 * blink_ms - phase);
    return phase < blink_ms;
}

// A single line is moved so that the caret can be seen.
void follow_caret(ContextState& s, const EditView& view) {
    const float width = text_width(s, view.type, s.edit.text);
    const float caret = text_width(s, view.type, piece(s, 0, static_cast<std::size_t>(s.edit.end)));
    float& scroll = s.edit.scroll;
    constexpr float margin = 2;
    if (caret - scroll > view.text.w - margin) scroll = caret - view.text.w + margin;
    if (caret - scroll < 0) scroll = caret;
    scroll = ImClamp(scroll, 0.0F, ImMax(0.0F, width - view.text.w + margin));
}

}  // namespace

EditLayout::EditLayout(Context& ui, const EditView& view) : s_(st(ui)), view_(view) {
    line_height_ = type_spec(view.type).line;
    if (view.multi_line) {
        lines_ = break_lines(ui, view.type, s_.edit.text, view.text.w);
    } else {
        lines_.push_back({0, s_.edit.text.size()});
    }
}

Rect EditLayout::line_box(std::size_t line) const {
    const float top = view_.multi_line ? view_.text.y : view_.text.y + (view_.text.h - line_height_) / 2;
    return {view_.text.x, top + static_cast<float>(line) * line_height_, view_.text.w, line_height_};
}

float EditLayout::origin_x(std::size_t line) const {
    if (view_.multi_line) return view_.text.x;
    const float width = text_width(s_, view_.type, piece(s_, lines_[line].begin, lines_[line].end));
    if (view_.align == Align::right && width <= view_.text.w) return view_.text.right() - width;
    return view_.text.x - s_.edit.scroll;
}

float EditLayout::x_of(std::size_t line, int offset) const {
    const auto at = ImClamp(static_cast<std::size_t>(ImMax(offset, 0)), lines_[line].begin, lines_[line].end);
    return origin_x(line) + text_width(s_, view_.type, piece(s_, lines_[line].begin, at));
}

std::size_t EditLayout::line_of(int offset) const {
    std::size_t line = 0;
    while (line + 1 < lines_.size() && lines_[line + 1].begin <= static_cast<std::size_t>(ImMax(offset, 0))) ++line;
    return line;
}

Vec2 EditLayout::caret(int offset) const {
    const std::size_t line = line_of(offset);
    return {x_of(line, offset), line_box(line).y};
}

int EditLayout::offset_at(Vec2 point) const {
    const float row = (point.y - line_box(0).y) / line_height_;
    const auto last = static_cast<float>(lines_.size() - 1);
    const auto line = static_cast<std::size_t>(ImClamp(std::floor(row), 0.0F, last));
    const LineRange range = lines_[line];
    float x = origin_x(line);
    std::size_t at = range.begin;
    while (at < range.end) {
        std::size_t next = at;
        static_cast<void>(next_code_point(s_.edit.text, next));
        const float width = text_width(s_, view_.type, piece(s_, at, next));
        if (point.x < x + width / 2) break;
        x += width;
        at = next;
    }
    return static_cast<int>(at);
}

void draw_edit(Context& ui, const EditView& view) {
    auto& s = st(ui);
    const auto& t = s.colors();
    if (!view.multi_line) follow_caret(s, view);
    const EditLayout layout(ui, view);
    push_clip(s, {view.text.x - 1, view.text.y, view.text.w + 2, view.text.h});
    const auto mark = [&](std::size_t line, int from, int to, const auto& draw) {
        const LineRange range = layout.lines()[line];
        const int low = ImMax(from, static_cast<int>(range.begin));
        const int high = ImMin(to, static_cast<int>(range.end));
        if (low >= high) return;
        const Rect box = layout.line_box(line);
        const float x = layout.x_of(line, low);
        draw(Rect{x, box.y, layout.x_of(line, high) - x, box.h});
    };
    for (std::size_t line = 0; line < layout.lines().size(); ++line) {
        const LineRange range = layout.lines()[line];
        mark(line, s.edit.low(), s.edit.high(), [&](const Rect& r) { fill_rect(s, r, fade(t.accent, 0.28F)); });
        Rect box = layout.line_box(line);
        box.x = layout.x_of(line, static_cast<int>(range.begin));
        draw_line(s, view.type, t.text, box, piece(s, range.begin, range.end));
        mark(line, s.edit.composing_begin, s.edit.composing_end,
             [&](const Rect& r) { h_line(s, r.x, r.bottom() - 2, r.w, t.text); });
    }
    if (caret_shown(s)) {
        const Vec2 at = layout.caret(s.edit.end);
        v_line(s, at.x, at.y + 1, layout.line_height() - 2, t.text);
    }
    pop_clip(s);
}

}  // namespace zuji::ui
