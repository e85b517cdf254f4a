#include "wasm/ui/field.hpp"

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/field_parts.hpp"
#include "wasm/ui/layout.hpp"

namespace zuji::ui {

namespace {

constexpr float padding = 10;
constexpr float radius = 6;
constexpr float label_height = 20;

}  // namespace

float draw_paragraph(Context& ui, Type type, Color color, const Rect& box, std::string_view utf8) {
    if (utf8.empty()) return box.y;
    auto& s = st(ui);
    const float line = type_spec(type).line;
    float y = box.y;
    for (const LineRange& range : break_lines(ui, type, utf8, box.w)) {
        draw_line(s, type, color, {box.x, y, box.w, line}, utf8.substr(range.begin, range.end - range.begin));
        y += line;
    }
    return y;
}

float draw_error_text(Context& ui, const Rect& box, std::string_view utf8) {
    auto& s = st(ui);
    draw_state(s, State::not_met, {box.x, box.y + 2, 14, 14});
    return draw_paragraph(ui, Type::note, s.colors().error, {box.x + 18, box.y, box.w - 18, 0}, utf8);
}

FieldBox take_field(Context& ui, float width, float height, const FieldWords& words) {
    auto& s = st(ui);
    const float w = width < 0 ? remaining_width(s) : width;
    const bool label = words.show_label && !words.name.empty();
    const float top = label ? label_height : 0;
    // the error may need more room than the field has; it takes the width of two narrow fields at most
    const float words_width = ImMax(w, ImMin(remaining_width(s), 240.0F));
    float below = 0;
    if (!words.error.empty()) {
        below = 4 + wrapped_height(ui, Type::note, words.error, words_width - 18);
    } else if (!words.description.empty()) {
        below = 4 + wrapped_height(ui, Type::note, words.description, words_width);
    }
    FieldBox field;
    field.whole = take(s, below > 0 ? words_width : w, top + height + below);
    field.input = {field.whole.x, field.whole.y + top, w, height};
    const auto& t = s.colors();
    if (label) {
        const Rect at{field.whole.x, field.whole.y - 1, field.whole.w, 18};
        const float used = ImMin(text_width(s, Type::note, words.name), at.w);
        draw_fitting(s, Type::note, t.muted, at, words.name);
        if (words.required) draw_line(s, Type::note_bold, t.error, {at.x + used + 3, at.y, 8, at.h}, "*");
    }
    const Rect below_box{field.whole.x, field.input.bottom() + 4, words_width, 0};
    if (!words.error.empty()) {
        draw_error_text(ui, below_box, words.error);
    } else {
        draw_paragraph(ui, Type::note, t.muted, below_box, words.description);
    }
    return field;
}

void draw_field_frame(ContextState& s, const Rect& input, const FrameLook& look) {
    const auto& t = s.colors();
    fill_rect(s, input, look.disabled ? t.line_soft : t.card, radius);
    if (look.focused) {
        stroke_rect(s, input, look.error ? t.error : t.accent, radius, 2);
    } else if (look.error) {
        stroke_rect(s, input, t.error, radius, 2);
    } else {
        stroke_rect(s, input, look.disabled ? t.line : look.hovered ? t.text : t.input, radius);
    }
}

namespace {

struct FieldLook {
    Role role = Role::textbox;
    Icon icon = Icon::none;
    std::string_view hint = {};  // at the right while not editing
    bool numeric = false;
    float right_room = 0;  // for a button of the caller
};

struct FieldOutcome {
    EditResult edit;
    Rect input;
};

float lines_needed(Context& ui, const TextSpec& spec, std::string_view shown, float width) {
    if (spec.lines <= 1) return 1;
    const auto used = break_lines(ui, Type::body, shown, width).size();
    return static_cast<float>(ImClamp(static_cast<int>(used), spec.lines, ImMax(12, spec.lines)));
}

FieldOutcome draw_field(Context& ui, std::string_view id, const TextSpec& spec, const FieldLook& look) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const Id widget = ui.id(id);
    const bool multi = spec.lines > 1;
    const bool was_editing = s.edit.id == widget;
    const std::string_view model = spec.value;
    const float width = spec.width < 0 ? remaining_width(s) : spec.width;
    const float left = padding + (look.icon == Icon::none ? 0 : 22);
    const float unit_width = spec.unit.empty() ? 0 : text_width(s, Type::note, spec.unit) + 6;
    const float right = padding + unit_width + look.right_room;
    const float lines =
        lines_needed(ui, spec, was_editing ? std::string_view(s.edit.text) : model, width - left - right);
    const float height = multi ? lines * 21 + 12 : size::control;
    const FieldBox field =
        take_field(ui, width, height, {spec.name, spec.description, spec.error, spec.show_label, spec.required});
    const Rect input = field.input;
    const Press p = press(s, widget, {input.x, input.y, input.w - look.right_room, input.h},
                          {.disabled = spec.disabled, .on_down = true, .cursor = Cursor::text});
    EditView view{
        {input.x + left, multi ? input.y + 6 : input.y + 2, input.w - left - right, multi ? lines * 21 : input.h - 4},
        Type::body,
        spec.align,
        multi,
        look.role != Role::search_box};
    FieldOutcome out{run_edit(ui, widget, model, p, view), input};
    if (out.edit.editing) s.edit.live = spec.live || look.role == Role::search_box;

    draw_field_frame(s, input, {p.hovered, p.focused, spec.disabled, !spec.error.empty()});
    if (look.icon != Icon::none)
        draw_icon(s, look.icon, {input.x + padding, input.y + (input.h - 16) / 2, 16, 16}, t.muted);
    const bool editing = out.edit.editing;
    const std::string_view shown = editing ? std::string_view(s.edit.text) : model;
    const Color color = spec.disabled ? fade(t.text, 0.45F) : t.text;
    if (editing) {
        draw_edit(ui, view);
    } else if (multi) {
        push_clip(s, view.text);
        draw_paragraph(ui, Type::body, color, view.text, shown);
        pop_clip(s);
    } else {
        const bool cut = draw_fitting(s, Type::body, color, view.text, shown, spec.align);
        offer_hint(s, widget, input, p, cut ? shown : std::string_view());
    }
    if (shown.empty() && !spec.placeholder.empty()) {
        const Rect at = multi ? Rect{view.text.x, view.text.y, view.text.w, 21} : view.text;
        draw_fitting(s, Type::body, t.muted, at, spec.placeholder, spec.align);
    }
    if (!spec.unit.empty()) {
        draw_fitting(s, Type::note, t.muted, {input.x, input.y, input.w - padding - look.right_room, input.h},
                     spec.unit, Align::right);
    }
    MirrorNode node{.role = look.role,
                    .rect = input,
                    .name = spec.name,
                    .value = shown,
                    .description = spec.description.empty() ? spec.unit : spec.description,
                    .error = spec.error,
                    .key = id};
    node.flags.focusable = !spec.disabled;
    node.flags.disabled = spec.disabled;
    node.flags.invalid = !spec.error.empty();
    node.flags.required = spec.required;
    node.flags.multi_line = multi;
    node.flags.numeric = look.numeric;
    node.flags.align_right = spec.align == Align::right;
    s.mirror.add(widget, node);
    s.last_item = input;
    return out;
}

}  // namespace

std::optional<std::string> text_field(Context& ui, std::string_view id, const TextSpec& spec) {
    FieldOutcome out = draw_field(ui, id, spec, {});
    if (spec.live && out.edit.changed && !st(ui).edit.composing()) return st(ui).edit.text;
    return std::move(out.edit.committed);
}

std::optional<std::string> text_field_beside(Context& ui, std::string_view id, const TextSpec& spec, float right_room) {
    return std::move(draw_field(ui, id, spec, {.right_room = right_room}).edit.committed);
}

std::optional<std::string> number_field(Context& ui, std::string_view id, const NumberSpec& spec) {
    const TextSpec text{.name = spec.name,
                        .value = spec.value,
                        .show_label = spec.show_label,
                        .placeholder = spec.placeholder,
                        .description = spec.description,
                        .error = spec.error,
                        .unit = spec.unit,
                        .disabled = spec.disabled,
                        .required = spec.required,
                        .width = spec.width,
                        .align = Align::right};
    return std::move(draw_field(ui, id, text, {.numeric = true}).edit.committed);
}

std::optional<std::string> search_field(Context& ui, std::string_view id, const SearchSpec& spec) {
    auto& s = st(ui);
    const TextSpec text{.name = spec.name,
                        .value = spec.value,
                        .show_label = false,
                        .placeholder = spec.placeholder,
                        .width = spec.width};
    const float hint = spec.hint.empty() ? 0 : text_width(s, Type::note, spec.hint) + 12;
    const FieldOutcome out =
        draw_field(ui, id, text, {.role = Role::search_box, .icon = Icon::search, .right_room = hint});
    if (hint > 0) {
        const Rect key{out.input.right() - hint - 6, out.input.y + 7, hint, 18};
        stroke_rect(s, key, s.colors().line, 4);
        draw_fitting(s, Type::note, s.colors().muted, key, spec.hint, Align::centre);
    }
    if (out.edit.changed && !s.edit.composing()) return s.edit.text;
    const Id widget = ui.id(id);
    if (out.edit.editing && !spec.value.empty() && !s.edit.dirty && take_key(s, widget, Key::escape)) {
        s.edit.text.clear();
        s.edit.original.clear();
        s.edit.begin = s.edit.end = 0;
        s.edit.push = true;
        return std::string();
    }
    return std::nullopt;
}

std::string_view draft_of(const Context& ui, std::string_view id) {
    const auto& s = st(ui);
    return s.edit.id != 0 && s.edit.id == ui.id(id) ? std::string_view(s.edit.text) : std::string_view();
}

}  // namespace zuji::ui
