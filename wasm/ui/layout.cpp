#include "wasm/ui/layout.hpp"

#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/layout_stack.hpp"
#include "wasm/ui/detail/state.hpp"

namespace zuji::ui {

namespace {

// The layout in which things are put when none is open (never while a pass runs).
LayoutFrame& top(ContextState& s) {
    IM_ASSERT(!s.layouts.empty());
    return s.layouts.back();
}
const LayoutFrame& top(const ContextState& s) {
    IM_ASSERT(!s.layouts.empty());
    return s.layouts.back();
}

float row_room(const LayoutFrame& f) {
    // what is aligned at the right or in the middle grows to the left: all the room counts
    if (f.in_right)
        return ImMax(0.0F, f.area.right() - f.left_end - f.gap - (f.x - f.right_start) - (f.first ? 0 : f.gap));
    if (f.align != Align::left) return ImMax(0.0F, f.area.w - f.used_width - (f.first ? 0 : f.gap));
    const float lead = f.first || f.x <= f.area.x ? 0 : f.gap;
    float right = f.area.right();
    if (f.right_width > 0) right -= f.right_width + f.gap;
    return ImMax(0.0F, right - f.x - lead);
}

// A widget that is as high as the row or higher stands at its top.
float row_offset(const ContextState& s, const LayoutFrame& f, float height) {
    constexpr float label = 20;  // above the input of a field
    if (f.fields) return height > size::control ? 0 : label + on_pixel(s, (size::control - height) / 2);
    const float room = f.wrap ? f.tallest : f.height;
    if (f.top || height >= room) return 0;
    return on_pixel(s, (room - height) / 2);
}

bool must_wrap(const LayoutFrame& f, float width) {
    return f.wrap && !f.first && f.x > f.area.x && f.x + f.gap + width > f.area.right() + 0.5F;
}

}  // namespace

Vec2 next_place(const ContextState& s, float width, float height) {
    const LayoutFrame& f = top(s);
    if (f.kind == LayoutKind::column) return {f.area.x, f.y + (f.first ? 0 : f.gap)};
    if (must_wrap(f, width)) return {f.area.x + f.shift, f.y + f.line + f.gap + row_offset(s, f, height)};
    const bool at_start = f.x <= f.area.x + f.shift;
    return {f.x + (f.first || at_start ? 0 : f.gap), f.y + row_offset(s, f, height)};
}

float remaining_width(const ContextState& s) {
    const LayoutFrame& f = top(s);
    return f.kind == LayoutKind::column ? f.area.w : row_room(f);
}

float fitting_width(const ContextState& s, float wanted) {
    const LayoutFrame& f = top(s);
    const bool wraps = f.kind == LayoutKind::row && f.wrap && f.align == Align::left && !f.in_right;
    return ImMin(wanted, wraps ? f.area.w : remaining_width(s));
}

Rect take(ContextState& s, float width, float height) {
    const float w = width < 0 ? remaining_width(s) : width;
    const Vec2 at = next_place(s, w, height);
    LayoutFrame& f = top(s);
    const Rect box{at.x, at.y, w, height};
    if (f.kind == LayoutKind::column) {
        f.y = box.bottom();
    } else {
        if (must_wrap(f, w)) {
            f.y += f.line + f.gap;
            f.line = 0;
        }
        f.x = box.right();
        f.line = ImMax(f.line, f.wrap ? ImMax(f.tallest, height) : f.fields ? box.bottom() - f.y : height);
        f.tallest_now = ImMax(f.tallest_now, height);
    }
    f.used_width = ImMax(f.used_width, box.right() - f.area.x - f.shift);
    f.first = false;
    s.last_item = box;
    s.last_item_id = 0;
    return box;
}

void open_column(ContextState& s, const ColumnSpec& spec) {
    LayoutFrame f;
    f.id = auto_id(s, "column");
    const LayoutFrame& parent = top(s);
    float width = spec.width > 0 ? spec.width : remaining_width(s);
    if (spec.max_width > 0) width = ImMin(width, spec.max_width);
    const float known = remembered(s, f.id);
    const Vec2 at = next_place(s, width, known);
    f.area = {at.x, at.y, width, 0};
    if (spec.centred && parent.kind == LayoutKind::column) f.area.x += on_pixel(s, (parent.area.w - width) / 2);
    f.gap = spec.gap;
    f.y = at.y;
    s.layouts.push_back(f);
}

void open_row(ContextState& s, const RowSpec& spec) {
    LayoutFrame f;
    f.kind = LayoutKind::row;
    f.id = auto_id(s, "row");
    float width = remaining_width(s);
    if (spec.max_width > 0) width = ImMin(width, spec.max_width);
    const bool inner = top(s).kind == LayoutKind::row;
    f.fixed_height = spec.height > 0 && !spec.wrap;  // of one that wraps, the height is that of each line
    f.height = f.fixed_height ? spec.height : remembered(s, f.id);
    const Vec2 at = next_place(s, inner ? 0 : width, f.height);
    f.area = {at.x, at.y, width, f.height};
    f.gap = spec.gap;
    f.wrap = spec.wrap;
    f.top = spec.top;
    f.fields = spec.fields;
    // What stands in the middle of its line needs to know how high the line becomes; what stands at its top does not.
    if (f.wrap) f.tallest = f.top ? spec.height : ImMax(spec.height, remembered(s, hash_id(f.id, "tallest")));
    f.align = spec.align;
    f.right_width = remembered(s, hash_id(f.id, "right"));
    if (spec.align != Align::left) {
        const float used = remembered(s, hash_id(f.id, "used"));
        f.shift = ImMax(0.0F, width - used);
        if (spec.align == Align::centre) f.shift = on_pixel(s, f.shift / 2);
    }
    f.x = f.area.x + f.shift;
    f.y = at.y;
    s.layouts.push_back(f);
}

void row_to_right(ContextState& s) {
    LayoutFrame& f = top(s);
    IM_ASSERT(f.kind == LayoutKind::row && !f.in_right);
    f.in_right = true;
    f.left_end = f.x;
    f.right_start = ImMax(f.x, f.area.right() - f.right_width);
    f.x = f.right_start;
    f.first = true;
}

void open_detached_column(ContextState& s, Rect area, float gap) {
    LayoutFrame f;
    f.id = auto_id(s, "area");
    f.area = area;
    f.gap = gap;
    f.y = area.y;
    f.attached = false;
    s.layouts.push_back(f);
}

void open_detached_row(ContextState& s, Rect area, float gap, Align align) {
    LayoutFrame f;
    f.kind = LayoutKind::row;
    f.id = auto_id(s, "area");
    f.area = area;
    f.gap = gap;
    f.height = area.h;
    f.fixed_height = true;
    f.attached = false;
    f.align = align;
    f.right_width = remembered(s, hash_id(f.id, "right"));
    if (align != Align::left) {
        f.shift = ImMax(0.0F, area.w - remembered(s, hash_id(f.id, "used")));
        if (align == Align::centre) f.shift = on_pixel(s, f.shift / 2);
    }
    f.x = area.x + f.shift;
    f.y = area.y;
    s.layouts.push_back(f);
}

Vec2 close_layout(ContextState& s) {
    const LayoutFrame f = top(s);
    s.layouts.pop_back();
    Vec2 size;
    if (f.kind == LayoutKind::column) {
        size = {f.area.w, f.y - f.area.y};
        if (f.attached) remember(s, f.id, size.y);
    } else {
        const float content = f.y - f.area.y + f.line;
        if (!f.fixed_height) remember(s, f.id, content);
        if (f.in_right) remember(s, hash_id(f.id, "right"), f.x - f.right_start);
        if (f.wrap) remember(s, hash_id(f.id, "tallest"), f.tallest_now);
        if (f.align != Align::left) remember(s, hash_id(f.id, "used"), f.used_width);
        const bool inside_row = f.attached && !s.layouts.empty() && top(s).kind == LayoutKind::row;
        size = {inside_row && !f.in_right ? f.used_width : f.area.w, f.fixed_height ? f.height : content};
    }
    if (!f.attached || s.layouts.empty()) return size;
    // What was put inside counts as one widget of the layout below.
    LayoutFrame& parent = top(s);
    if (parent.kind == LayoutKind::column) {
        parent.y = f.area.y + size.y;
        parent.used_width = ImMax(parent.used_width, size.x);
    } else {
        if (must_wrap(parent, size.x)) {
            parent.y += parent.line + parent.gap;
            parent.line = 0;
        }
        parent.x = f.area.x + size.x;
        parent.line = ImMax(parent.line, parent.fields ? f.area.y + size.y - parent.y : size.y);
        parent.used_width = ImMax(parent.used_width, parent.x - parent.area.x - parent.shift);
    }
    parent.first = false;
    s.last_item = {f.area.x, f.area.y, size.x, size.y};
    s.last_item_id = 0;
    return size;
}

Column::Column(Context& ui, ColumnSpec spec) : ui_(ui) { open_column(st(ui), spec); }
Column::~Column() { close_layout(st(ui_)); }
Row::Row(Context& ui, RowSpec spec) : ui_(ui) { open_row(st(ui), spec); }
Row::~Row() { close_layout(st(ui_)); }
void Row::right() { row_to_right(st(ui_)); }

Rect place(Context& ui, float width, float height) { return take(st(ui), width, height); }

void space(Context& ui, float amount) {
    LayoutFrame& f = top(st(ui));
    if (f.kind == LayoutKind::column) {
        f.y += amount;
    } else {
        f.x += amount;
    }
}

void separator(Context& ui) {
    auto& s = st(ui);
    if (top(s).kind == LayoutKind::row) {
        const Rect box = take(s, 1, 20);
        v_line(s, box.x, box.y, box.h, s.colors().line);
    } else {
        const Rect box = take(s, fill, 1);
        h_line(s, box.x, box.y, box.w, s.colors().line);
    }
}

float available_width(const Context& ui) { return remaining_width(st(ui)); }

float available_height(const Context& ui) {
    const auto& s = st(ui);
    const float bottom =
        s.regions.empty() ? s.page.size.y : s.regions.back().area.bottom() - s.regions.back().padding.y;
    return ImMax(0.0F, bottom - next_place(s, 0, 0).y);
}

Vec2 cursor(const Context& ui) { return next_place(st(ui), 0, 0); }

ShellAreas shell_areas(const Context& ui, bool with_rail, PaneState pane) {
    const Vec2 page = ui.viewport();
    ShellAreas a;
    a.narrow_rail = page.x < size::rail_break;
    a.narrow_pane = pane == PaneState::collapsed;
    a.top_bar = {0, 0, page.x, size::top_bar};
    const float below = ImMax(0.0F, page.y - size::top_bar);
    const float rail = !with_rail ? 0 : a.narrow_rail ? size::rail_narrow : size::rail;
    const float side = pane == PaneState::hidden ? 0 : a.narrow_pane ? size::pane_narrow : size::pane;
    a.rail = {0, size::top_bar, rail, below};
    a.pane = {page.x - side, size::top_bar, side, below};
    a.centre = {rail, size::top_bar, ImMax(0.0F, page.x - rail - side), below};
    return a;
}

}  // namespace zuji::ui
