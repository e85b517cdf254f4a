// Date: typed as YYYY-MM-DD or picked from a month.

#include <array>
#include <charconv>

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/field_parts.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/detail/overlay.hpp"
#include "wasm/ui/field.hpp"
#include "wasm/ui/layout.hpp"
#include "wasm/ui/text.hpp"

namespace zuji::ui {

namespace {

constexpr float day_size = 32;
constexpr float button_room = 30;

std::string filled(std::string_view format, int year, int month) {
    std::string out;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format.substr(i, 3) == "{0}") {
            out += std::to_string(year);
            i += 2;
        } else if (format.substr(i, 3) == "{1}") {
            out += std::to_string(month);
            i += 2;
        } else {
            out += format[i];
        }
    }
    return out;
}

Date first_of_month(Date d) { return d.plus_days(1 - d.day()); }

// Arrow keys in the month; the day they lead to.
std::optional<Date> day_keys(ContextState& s, Id widget, Date day) {
    struct Step {
        Key key;
        int days;
        int months;
    };
    constexpr std::array<Step, 6> steps = {{{Key::left, -1, 0},
                                            {Key::right, 1, 0},
                                            {Key::up, -7, 0},
                                            {Key::down, 7, 0},
                                            {Key::page_up, 0, -1},
                                            {Key::page_down, 0, 1}}};
    std::optional<Date> to;
    for (const Step& step : steps) {
        if (take_key(s, widget, step.key))
            to = step.months != 0 ? day.plus_months(step.months) : day.plus_days(step.days);
    }
    return to;
}

struct MonthPicker {
    Context& ui;
    Id list;
    const DateSpec& spec;
    std::optional<Date> chosen;  // the value, where it is a date
    Date day;                    // with the keyboard focus

    void head() const {
        auto& s = st(ui);
        Row row(ui, {.height = 32});
        heading(ui, filled(spec.month_title_format, day.year(), day.month()), 3);
        row.right();
        OpenPopup* popup = find_popup(s, list);
        if (icon_button(
                ui, "before",
                {.icon = Icon::chevron_left,
                 .name = filled(spec.month_title_format, day.plus_months(-1).year(), day.plus_months(-1).month())})) {
            popup->cursor = as_cursor(day.plus_months(-1));
        }
        if (icon_button(
                ui, "after",
                {.icon = Icon::chevron_right,
                 .name = filled(spec.month_title_format, day.plus_months(1).year(), day.plus_months(1).month())})) {
            popup->cursor = as_cursor(day.plus_months(1));
        }
    }

    std::optional<Date> days() const {
        auto& s = st(ui);
        const auto& t = s.colors();
        std::optional<Date> result;
        const Rect names = take(s, day_size * 7, 24);
        for (std::size_t i = 0; i < 7 && i < spec.weekdays.size(); ++i) {
            const Rect box{names.x + day_size * static_cast<float>(i), names.y, day_size, names.h};
            draw_fitting(s, Type::note, t.muted, box, spec.weekdays[i], Align::centre);
        }
        const Date first = first_of_month(day);
        const Date start = first.plus_days(1 - first.weekday());
        const Rect area = take(s, day_size * 7, day_size * 6);
        for (int i = 0; i < 42; ++i) {
            const Date d = start.plus_days(i);
            if (!d.in_calendar()) continue;
            const Rect box{area.x + day_size * static_cast<float>(i % 7), area.y + day_size * static_cast<float>(i / 7),
                           day_size, day_size};
            const Id id = hash_id(list, std::int64_t{d.days_since_epoch()});
            const bool inside = d.month() == day.month();
            const bool picked = chosen && *chosen == d;
            const Press p = press(s, id, box, {.cursor = Cursor::hand});
            if (p.pressed) result = d;
            const Rect shape = box.inset(1);
            if (picked) {
                fill_rect(s, shape, t.accent, 6);
            } else if (p.hovered) {
                fill_rect(s, shape, t.hover, 6);
            }
            if (d == spec.today && !picked) stroke_rect(s, shape, t.control, 6);
            const Color color = picked ? t.on_accent : inside ? t.text : t.muted;
            draw_fitting(s, picked ? Type::body_bold : Type::body, color, box, std::to_string(d.day()), Align::centre);
            if (p.ring) focus_ring(s, shape, 6, 0);
            const std::string name = d.to_string();
            MirrorNode node{.role = Role::button, .rect = box, .name = name};
            node.flags.focusable = true;
            node.flags.skip_tab = d != day;
            node.flags.pressed = picked ? 1 : 0;
            node.flags.current = d == spec.today;
            s.mirror.add(id, node);
        }
        return result;
    }

    // The popup keeps one number between frames: the day, counted from 0001-01-01.
    static constexpr int epoch_offset = 719162;
    static std::size_t as_cursor(Date d) { return static_cast<std::size_t>(d.days_since_epoch() + epoch_offset); }
    static Date from_cursor(std::size_t c) { return Date::from_days(static_cast<int>(c) - epoch_offset); }
};

}  // namespace

std::optional<std::string> date_field(Context& ui, std::string_view id, const DateSpec& spec) {
    auto& s = st(ui);
    const auto& t = s.colors();
    const Id widget = ui.id(id);
    auto typed = text_field_beside(ui, id,
                                   {.name = spec.name,
                                    .value = spec.value,
                                    .show_label = spec.show_label,
                                    .placeholder = "YYYY-MM-DD",
                                    .description = spec.description,
                                    .error = spec.error,
                                    .disabled = spec.disabled,
                                    .required = spec.required,
                                    .width = spec.width},
                                   button_room);
    const Rect input = s.last_item;
    Scope scope(ui, id);
    const Id list = hash_id(widget, "month");
    // the button lies inside the field, at its right
    const Rect box{input.right() - 30, input.y + 2, 28, 28};
    const Id open_id = hash_id(widget, "open");
    const Press p = press(s, open_id, box, {.disabled = spec.disabled, .cursor = Cursor::hand});
    const bool open = find_popup(s, list) != nullptr;
    if (p.hovered) fill_rect(s, box.inset(2), t.hover, 4);
    Color color = p.hovered || open ? t.text : t.muted;
    if (spec.disabled) color = fade(color, 0.45F);
    draw_icon(s, Icon::chevron_down, {box.x + 6, box.y + 6, 16, 16}, color);
    if (p.ring) focus_ring(s, box.inset(2), 4, 0);
    MirrorNode node{.role = Role::button, .rect = box, .name = spec.open_name};
    node.flags.focusable = !spec.disabled;
    node.flags.disabled = spec.disabled;
    node.flags.popup = true;
    node.flags.expanded = open ? 1 : 0;
    s.mirror.add(open_id, node);
    s.last_item = input;
    s.last_item_id = widget;

    const auto value = Date::parse(spec.value);
    const bool by_key = s.focus.id == widget && take_chord(s, widget, {.key = Key::down, .alt = true});
    if ((p.pressed || by_key) && !open) {
        open_popup(s, list, input);
        find_popup(s, list)->cursor = MonthPicker::as_cursor(value.ok() ? value.value() : spec.today);
    }
    if (find_popup(s, list) == nullptr) return typed;
    find_popup(s, list)->anchor = input;
    if (!begin_float(ui, list,
                     {.role = Role::dialog,
                      .name = spec.open_name.empty() ? spec.name : spec.open_name,
                      .width = day_size * 7 + 24,
                      .padding = {12, 8},
                      .gap = 4})) {
        return typed;
    }
    MonthPicker picker{ui, list, spec, value.ok() ? std::optional<Date>(value.value()) : std::nullopt,
                       MonthPicker::from_cursor(find_popup(s, list)->cursor)};
    const auto day_id = [&](Date d) { return hash_id(list, std::int64_t{d.days_since_epoch()}); };
    if (s.focus.id == list) set_focus(s, day_id(picker.day), s.focus.visible);
    if (const auto moved = day_keys(s, day_id(picker.day), picker.day); moved && moved->in_calendar()) {
        picker.day = *moved;
        find_popup(s, list)->cursor = MonthPicker::as_cursor(*moved);
        set_focus(s, day_id(*moved), true);
    }
    picker.head();
    const auto picked = picker.days();
    end_float(ui);
    s.last_item = input;
    if (!picked) return typed;
    close_popups_from(s, list);
    return picked->to_string();
}

}  // namespace zuji::ui
