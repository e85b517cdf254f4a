// Question card: state, question, clause and reason at the left, the answer at the right, follow-up fields below.

#include "wasm/ui/card.hpp"
#include "wasm/ui/chip.hpp"
#include "wasm/ui/detail/card_parts.hpp"
#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/layout.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

namespace {

constexpr float text_left = 28;  // icon 16 and a gap of 12
constexpr float pad = 16;

}  // namespace

QuestionCard::QuestionCard(Context& ui, std::string_view id, const QuestionSpec& spec) : ui_(ui) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const Id widget = ui.id(id);
    const Id was_current = hash_id(widget, "current");
    const bool current = ui.focused(id) || s.focus.id == widget;
    const bool before = remembered(s, was_current) > 0;
    if (current != before) s.sizes[was_current] = current ? 1.0F : 0.0F;
    became_current_ = current && !before;

    // A click anywhere in the card makes it the current one; its own widgets lie on top.
    const float known = remembered(s, hash_id(widget, "card"), 64);
    const Vec2 at = next_place(s, remaining_width(s), known);
    const Rect whole{at.x, at.y, remaining_width(s), known};
    s.mirror.excuse(widget);
    const Press p = press(s, widget, whole, {.overlap = true});
    IM_UNUSED(p);
    std::string name(spec.question);
    if (!spec.state_name.empty()) (name += ", ") += spec.state_name;
    open_card(ui, widget, {.name = name, .padding = {pad, 9}, .gap = 0, .accent = current});

    const float room = remaining_width(s);
    const float answer = remembered(s, hash_id(widget, "answer"));
    const float words = ImMax(120.0F, room - text_left - (answer > 0 ? answer + 16 : 0));
    const auto lines = break_lines(ui, Type::body_bold, spec.question, words);
    const float question_height = 21 * static_cast<float>(lines.size());
    const float clause_width = spec.clause.empty() ? 0 : text_width(s, Type::note, spec.clause) + 12 + 8;
    const float why_height =
        spec.why.empty() ? 20 : ImMax(20.0F, wrapped_height(ui, Type::note, spec.why, words - clause_width));
    const bool second = !spec.clause.empty() || !spec.why.empty();
    const float height = ImMax(44.0F, question_height + (second ? 2 + why_height : 0));
    const Rect head = take(s, fill, height);
    const float block = question_height + (second ? 2 + why_height : 0);
    float y = head.y + on_pixel(s, (height - block) / 2);
    draw_state(s, spec.state, {head.x, y + 3, 16, 16});
    const float left = head.x + text_left;
    for (const LineRange& line : lines) {
        draw_line(s, Type::body_bold, t.text, {left, y, words, 21},
                  spec.question.substr(line.begin, line.end - line.begin));
        y += 21;
    }
    s.mirror.add(
        0, {.role = Role::heading, .rect = {left, head.y, words, question_height}, .name = spec.question, .level = 3});
    y += 2;
    if (!spec.clause.empty()) {
        open_detached_row(s, {left, y, clause_width, 20}, 0, Align::left);
        clause_pressed_ = clause_chip(ui, "clause", spec.clause);
        close_layout(s);
    }
    if (!spec.why.empty()) {
        const Rect why{left + clause_width, y, words - clause_width, why_height};
        float line_y = y + 1;
        for (const LineRange& line : break_lines(ui, Type::note, spec.why, why.w)) {
            draw_line(s, Type::note, t.muted, {why.x, line_y, why.w, 18},
                      spec.why.substr(line.begin, line.end - line.begin));
            line_y += 18;
        }
        s.mirror.add(0, {.role = Role::paragraph, .rect = why, .name = spec.why});
    }
    s.questions.push_back({{head.x, head.y, head.w, height}, false, false});
}

void QuestionCard::answer() {
    auto& s = st(ui_);
    auto& frame = s.questions.back();
    frame.answer_open = true;
    open_detached_row(s, frame.head, 8, Align::right);
}

void QuestionCard::follow_up() {
    auto& s = st(ui_);
    auto& frame = s.questions.back();
    if (frame.answer_open) {
        const float width = s.layouts.back().used_width;
        close_layout(s);
        frame.answer_open = false;
        remember(s, hash_id(s.scope(), "answer"), width);
    }
    frame.follow_open = true;
    space(ui_, 10);
    const Rect line = take(s, fill, 1);
    h_line(s, line.x + text_left, line.y, line.w - text_left, s.colors().line);
    space(ui_, 8);
    const Vec2 at = next_place(s, 0, 0);
    open_detached_column(s, {at.x + text_left, at.y, remaining_width(s) - text_left, 0}, 8);
}

QuestionCard::~QuestionCard() {
    auto& s = st(ui_);
    const QuestionFrame frame = s.questions.back();
    if (frame.answer_open) {
        const float width = s.layouts.back().used_width;
        close_layout(s);
        remember(s, hash_id(s.scope(), "answer"), width);
    }
    if (frame.follow_open) take(s, fill, close_layout(s).y);
    s.questions.pop_back();
    close_card(ui_);
}

}  // namespace zuji::ui
