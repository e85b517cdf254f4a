// Regions: parts of the page with their own scrolling, and the columns of dashboards.

#include "wasm/ui/detail/region.hpp"
#include "wasm/ui/detail/draw.hpp"
#include "wasm/ui/detail/interact.hpp"
#include "wasm/ui/layout.hpp"

namespace zuji::ui {

namespace {

constexpr float thumb_rest = 6;
constexpr float thumb_hover = 12;
constexpr float thumb_min = 32;
constexpr float edge = 2;

Role landmark_role(Landmark landmark) {
    switch (landmark) {
        case Landmark::banner:
            return Role::banner;
        case Landmark::navigation:
            return Role::navigation;
        case Landmark::main:
            return Role::main;
        case Landmark::complementary:
            return Role::complementary;
        case Landmark::content_info:
            return Role::content_info;
        case Landmark::none:
        case Landmark::region:
            break;
    }
    return Role::region;
}

void draw_border(ContextState& s, const Rect& area, Border border) {
    const float t = line_px(s, 1) / s.page.scale;
    const Color color = s.colors().line;
    switch (border) {
        case Border::none:
            break;
        case Border::top:
            h_line(s, area.x, area.y, area.w, color);
            break;
        case Border::bottom:
            h_line(s, area.x, area.bottom() - t, area.w, color);
            break;
        case Border::left:
            v_line(s, area.x, area.y, area.h, color);
            break;
        case Border::right:
            v_line(s, area.right() - t, area.y, area.h, color);
            break;
    }
}

void end_track(ContextState& s, ColumnsFrame& frame) {
    frame.height = ImMax(frame.height, close_layout(s).y - frame.overshoot);
    frame.overshoot = 0;
    frame.open = false;
}

}  // namespace

bool scroll_bar(ContextState& s, Id id, const Rect& track, float content, float view, float& position) {
    if (content <= view + 0.5F || track.h <= thumb_min) return false;
    const float before = position;
    const float length = ImMax(thumb_min, track.h * view / content);
    const float travel = track.h - length;
    const float most = content - view;
    const Rect reach{track.right() - thumb_hover - 2 * edge, track.y, thumb_hover + 2 * edge, track.h};
    s.mirror.excuse(id);
    const Press p = press(s, id, reach, {.focusable = false, .on_down = true});
    float top = track.y + travel * (position / most);
    const float at = pointer(s).y;
    if (p.down) {
        s.drag = id;
        const bool on_thumb = at >= top && at < top + length;
        s.drag_offset = on_thumb ? at - top : length / 2;
    }
    if (s.drag == id) {
        if (p.held) {
            position = ImClamp((at - s.drag_offset - track.y) / travel * most, 0.0F, most);
            top = track.y + travel * (position / most);
        } else {
            s.drag = 0;
        }
    }
    const float width = p.hovered || p.held ? thumb_hover : thumb_rest;
    const Rect thumb{track.right() - edge - width, top + edge, width, length - 2 * edge};
    fill_rect(s, thumb, p.held ? s.colors().input : s.colors().control, width / 2);
    return position != before;
}

float wheel_for(ContextState& s, const Rect& area) {
    if (s.wheel.y == 0 || !s.reachable() || !area.contains(s.page.wheel_at)) return 0;
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.HoveredWindow != g.CurrentWindow && !s.page.touch) return 0;
    return s.wheel.y;
}

void reveal(ContextState& s, const Rect& box) {
    if (s.regions.empty()) return;
    const RegionFrame& region = s.regions.back();
    auto& scroll = s.scrolls[region.id];
    constexpr float margin = 16;
    float y = scroll.y;
    if (box.bottom() + margin > region.area.bottom()) y += box.bottom() + margin - region.area.bottom();
    if (box.y - margin < region.area.y + (y - scroll.y)) y += box.y - margin - (region.area.y + (y - scroll.y));
    y = ImClamp(y, 0.0F, ImMax(0.0F, scroll.content - region.area.h));
    if (ImFabs(y - scroll.y) > 0.5F) {
        scroll.y = y;
        s.relayout = true;
    }
}

void open_region(Context& ui, Id id, const Rect& area, const RegionSpec& spec) {
    auto& s = st(ui);
    s.scopes.push_back({id, 0});
    RegionFrame frame{id, area, spec.padding, spec.border, spec.scroll, spec.landmark != Landmark::none, false};
    if (spec.card_background) fill_rect(s, area, s.colors().card);
    draw_border(s, area, spec.border);
    if (frame.landmark) {
        s.mirror.open(id, {.role = landmark_role(spec.landmark), .rect = area, .name = spec.name});
    }
    push_clip(s, area);
    auto& scroll = s.scrolls[id];
    scroll.view = area;
    s.regions.push_back(frame);
    Rect inside = area;
    if (spec.border == Border::left) inside.x += 1;
    if (spec.border == Border::left || spec.border == Border::right) inside.w -= 1;
    if (spec.border == Border::top) inside.y += 1;
    const float offset = spec.scroll ? on_pixel(s, scroll.y) : 0;
    open_detached_column(
        s, {inside.x + spec.padding.x, inside.y + spec.padding.y - offset, inside.w - 2 * spec.padding.x, 0}, 0);
}

void close_region(Context& ui) {
    auto& s = st(ui);
    const RegionFrame frame = s.regions.back();
    const Vec2 used = close_layout(s);
    auto& scroll = s.scrolls[frame.id];
    if (frame.scroll) {
        scroll.content = used.y + 2 * frame.padding.y;
        const float most = ImMax(0.0F, scroll.content - frame.area.h);
        float y = ImMin(scroll.y, most);
        if (const float delta = wheel_for(s, frame.area); delta != 0 && most > 0) {
            const float moved = ImClamp(y + delta, 0.0F, most);
            if (moved != y) s.wheel.y = 0;
            y = moved;
        }
        if (frame.landmark && s.popups.empty()) y = ImClamp(y + page_keys(s, frame), 0.0F, most);
        scroll_bar(s, hash_id(frame.id, "scrollbar"), frame.area, scroll.content, frame.area.h, y);
        if (y != scroll.y) {
            scroll.y = y;
            s.relayout = true;
        }
    }
    pop_clip(s);
    if (frame.landmark) s.mirror.close();
    s.regions.pop_back();
    s.scopes.pop_back();
}

float page_keys(ContextState& s, const RegionFrame& frame) {
    // Page keys that no widget has used scroll the region that holds the focus, or the main one.
    const auto& around = s.focus.scopes;
    const bool inside = std::find(around.begin(), around.end(), frame.id) != around.end();
    const bool nowhere = s.focus.id == 0 && frame.area.w >= s.page.size.x / 2;
    if (!inside && !nowhere) return 0;
    for (auto it = s.events.begin(); it != s.events.end(); ++it) {
        if (it->kind != EventKind::key || it->key.command || it->key.alt || it->key.shift) continue;
        float by = 0;
        if (it->key.key == Key::page_down) by = frame.area.h * 0.9F;
        if (it->key.key == Key::page_up) by = -frame.area.h * 0.9F;
        if (it->key.key == Key::home && s.edit.id == 0) by = -1e6F;
        if (it->key.key == Key::end && s.edit.id == 0) by = 1e6F;
        if (it->key.key == Key::down && nowhere) by = 40;
        if (it->key.key == Key::up && nowhere) by = -40;
        if (by == 0) continue;
        s.events.erase(it);
        return by;
    }
    return 0;
}

Region::Region(Context& ui, std::string_view id, Rect area, RegionSpec spec) : ui_(ui) {
    open_region(ui, hash_id(st(ui).scope(), id), area, spec);
}
Region::~Region() { close_region(ui_); }

void scroll_here(Context& ui) { reveal(st(ui), st(ui).last_item); }

Columns::Columns(Context& ui, std::string_view id, std::initializer_list<Track> tracks, float gap) : ui_(ui) {
    auto& s = st(ui);
    ColumnsFrame frame;
    frame.id = hash_id(s.scope(), id);
    frame.gap = gap;
    frame.remembered = remembered(s, frame.id);
    const float width = remaining_width(s);
    const Vec2 at = next_place(s, width, frame.remembered);
    frame.top = at.y;
    float fixed = gap * static_cast<float>(tracks.size() - 1);
    float flex = 0;
    for (const Track& t : tracks) (t.width > 0 ? fixed : flex) += t.width > 0 ? t.width : t.flex;
    const float share = flex > 0 ? ImMax(0.0F, width - fixed) / flex : 0;
    float x = at.x;
    for (const Track& t : tracks) {
        const float w = t.width > 0 ? t.width : share * t.flex;
        const float left = on_pixel(s, x);
        frame.tracks.push_back({left, at.y, on_pixel(s, x + w) - left, 0});
        x += w + gap;
    }
    s.columns.push_back(std::move(frame));
}

void Columns::next() {
    auto& s = st(ui_);
    auto& frame = s.columns.back();
    if (frame.open) end_track(s, frame);
    IM_ASSERT(frame.next < frame.tracks.size());
    const Rect track = frame.tracks[frame.next++];
    frame.open = true;
    open_detached_column(s, track, frame.gap);
}

Columns::~Columns() {
    auto& s = st(ui_);
    if (s.columns.back().open) end_track(s, s.columns.back());
    const ColumnsFrame frame = std::move(s.columns.back());
    s.columns.pop_back();
    remember(s, frame.id, frame.height);
    take(s, fill, frame.height);
}

}  // namespace zuji::ui
