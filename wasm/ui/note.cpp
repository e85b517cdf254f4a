#include "wasm/ui/note.hpp"

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/field_parts.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/layout.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

namespace {

struct NoteLook {
    Color color;
    Color tint;
    Icon icon = Icon::none;
    std::optional<State> state = std::nullopt;
};

NoteLook look_of(const Theme& t, NoteKind kind) {
    switch (kind) {
        case NoteKind::open_reading:
            return {t.info, t.info_tint, Icon::branch};
        case NoteKind::advice:
            return {t.warning, t.warning_tint, Icon::bulb};
        case NoteKind::error:
            return {t.error, t.error_tint, Icon::none, State::not_met};
        case NoteKind::success:
            return {t.accent, t.accent_tint, Icon::none, State::met};
    }
    return {t.info, t.info_tint, Icon::branch};
}

}  // namespace

bool note(Context& ui, std::string_view id, const NoteSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const NoteLook look = look_of(t, spec.kind);
    const Id widget = ui.id(id);
    Scope scope(ui, id);
    const float width = remaining_width(s);
    const float known = remembered(s, widget, 41);
    const Vec2 at = next_place(s, width, known);
    const Rect box{at.x, at.y, width, known};
    fill_rect(s, box, look.tint, 6);
    s.mirror.open(widget, {.role = Role::group, .rect = box, .name = spec.title, .key = id});
    open_detached_column(s, box.inset(12, 10), 0);
    {
        const bool titled = !spec.title.empty();
        Row row(ui, {.height = titled ? 21.0F : 0.0F, .gap = 7, .top = !titled});
        const Rect icon = take(s, 16, titled ? 16.0F : 21.0F).inset(0, titled ? 0.0F : 2.5F);
        if (look.state) draw_state(s, *look.state, icon);
        draw_icon(s, look.icon, icon, look.color);
        if (titled) {
            text(ui, Type::body_bold, look.color, spec.title);
        } else if (!spec.text.empty()) {
            Column words(ui, {.gap = 0});
            text_wrapped(ui, Type::body, t.text, spec.text);
        }
        if (!spec.reference.empty()) {
            row.right();
            text(ui, Type::note, look.color, spec.reference);
        }
    }
    if (!spec.text.empty() && !spec.title.empty()) text_wrapped(ui, Type::body, t.text, spec.text);
    bool pressed = false;
    if (!spec.action.empty()) {
        pressed = link(ui, "action", {.label = spec.action, .icon_right = Icon::chevron_right});
    }
    const float height = close_layout(s).y + 20;
    s.mirror.close();
    remember(s, widget, height);
    take(s, width, known);
    return pressed;
}

bool empty_state(Context& ui, std::string_view id, const EmptySpec& spec) {
    auto& s = st(ui);
    bool pressed = false;
    Column column(ui, {.gap = 12});
    space(ui, 32);
    {
        Row row(ui, {.align = Align::centre});
        text(ui, Type::body, s.colors().muted, spec.sentence);
    }
    if (!spec.action.empty()) {
        Row row(ui, {.align = Align::centre});
        pressed = button(ui, id, {.label = spec.action, .icon_left = spec.action_icon});
    }
    space(ui, 32);
    return pressed;
}

bool drop_zone(Context& ui, std::string_view id, const DropZoneSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const Rect box = take(s, fill, spec.height);
    if (spec.hovering) {
        fill_rect(s, box, t.accent_tint, 8);
        stroke_rect(s, box, t.accent, 8, 2);
    } else {
        dash_rect(s, box, t.input, 8, 4, 3);
    }
    Scope scope(ui, id);
    s.mirror.open(hash_id(s.scope(), "zone"), {.role = Role::group, .rect = box, .name = spec.title, .key = id});
    bool pressed = false;
    open_detached_row(s, box.inset(16, 8), 12, Align::left);
    icon(ui, Icon::import_file, spec.hovering ? t.accent : t.muted, box.h > 56 ? 20.0F : 16.0F);
    const float action = spec.action.empty() ? 0 : text_width(s, Type::body, spec.action) + 60;
    {
        Column words(ui, {.width = ImMax(80.0F, remaining_width(s) - action), .gap = 0});
        text(ui, Type::body_bold, t.text, spec.title);
        if (!spec.remark.empty()) text(ui, Type::note, t.muted, spec.remark);
    }
    if (!spec.action.empty()) {
        row_to_right(s);
        pressed = button(ui, "choose", {.label = spec.action, .icon_left = Icon::folder});
    }
    close_layout(s);
    s.mirror.close();
    s.last_item = box;
    return pressed;
}

namespace {

void draw_bar(ContextState& s, const Rect& box, float fraction, Tone tone) {
    const auto& t = s.colors();
    fill_rect(s, box, t.line_soft, box.h / 2);
    const float part = ImClamp(fraction, 0.0F, 1.0F) * box.w;
    if (part > 0) fill_rect(s, {box.x, box.y, ImMax(part, box.h), box.h}, tone_color(t, tone), box.h / 2);
}

std::string percent_of(float fraction) {
    return std::to_string(static_cast<int>(ImClamp(fraction, 0.0F, 1.0F) * 100 + 0.5F));
}

}  // namespace

void small_bar(Context& ui, std::string_view name, float fraction, float width, Tone tone) {
    auto& s = st(ui);
    const Rect box = take(s, width > 0 ? width : fill, 4);
    draw_bar(s, box, fraction, tone);
    s.mirror.add(0, {.role = Role::progress, .rect = box, .name = name, .value = percent_of(fraction)});
}

bool progress(Context& ui, std::string_view id, const ProgressSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    bool cancelled = false;
    Scope scope(ui, id);
    Column column(ui, {.gap = 6});
    {
        Row row(ui, {.height = 24});
        text(ui, Type::body, t.text, spec.name, Mirrored::status);
        row.right();
        if (!spec.percent.empty()) text(ui, Type::note, t.muted, spec.percent, Mirrored::none);
        if (!spec.cancel.empty()) cancelled = button(ui, "cancel", {.label = spec.cancel, .size = ButtonSize::small});
    }
    const Rect box = take(s, fill, 4);
    if (spec.fraction >= 0) {
        draw_bar(s, box, spec.fraction, Tone::accent);
    } else {
        // unknown: a third of the bar wanders; stands still where less motion is asked for
        fill_rect(s, box, t.line_soft, 2);
        const double phase =
            s.page.reduced_motion ? 0.5 : s.page.now_ms / 1600 - static_cast<int>(s.page.now_ms / 1600);
        const float part = box.w / 3;
        const float x = box.x + (box.w - part) * static_cast<float>(phase < 0.5 ? phase * 2 : 2 - phase * 2);
        fill_rect(s, {x, box.y, part, 4}, t.accent, 2);
        if (!s.page.reduced_motion) wake_in(s, 33);
    }
    s.mirror.add(hash_id(s.scope(), "bar"), {.role = Role::progress,
                                             .rect = box,
                                             .name = spec.name,
                                             .value = spec.fraction < 0 ? std::string() : percent_of(spec.fraction)});
    return cancelled;
}

}  // namespace zuji::ui
